/** The drafts that an agent names: texts, or files of one folder with their settings. */
import { resolve } from 'node:path';
import { DocumentAnalyzer } from '../../core/analyzer';
import type { Settings } from '../../core/settings';
import type { DraftSource, ReadDraft } from '../../core/tools/answer';
import { formatIn, UNNAMED } from '../../core/tools/answer';
import { ToolProblem } from '../../core/tools/schema';
import { formatOf, oldWordDraft, readDraft } from '../drafts/files';
import type { Draft } from '../drafts/files';
import type { Analyze } from '../drafts/word-draft';
import { analyzeSections } from '../drafts/word-draft';
import { UnreadableText } from '../files/encoding';
import { isReallyWithin } from '../files/nearest';
import { FileProblem } from '../files/problem';
import { ConfigFiles, fromEditor } from '../project/config';
import { LexiconFiles, lexiconProblem } from '../project/lexicon';
import { blockingSegmenter, MISSING_SEGMENTER } from '../segmenter/segmenter';

/** Gives the tools their drafts and pages. */
export class NamedDrafts {
  private readonly configs: ConfigFiles;
  private readonly lexicons: LexiconFiles;
  private readonly starting = fromEditor(process.env).settings;
  private readonly segmenter = blockingSegmenter(() => console.error(MISSING_SEGMENTER));

  /** No file outside of `folder` is read, and no project file above it. */
  constructor(private readonly folder: string) {
    this.configs = new ConfigFiles(undefined, undefined, () => [folder]);
    this.lexicons = new LexiconFiles(() => [folder]);
  }

  async read({ text, path, genre }: DraftSource): Promise<ReadDraft> {
    // A draft that is only text counts as one in the folder, whose project file applies to it.
    const place = resolve(this.folder, path ?? UNNAMED);
    if (path !== undefined && !isReallyWithin(place, this.folder)) {
      throw new ToolProblem(
        `${path} 不在 ${this.folder} 之内，不读取：请用 text 给出正文，或在文稿所在目录启动 wenheng mcp`,
      );
    }
    this.refresh();
    const { settings, errors } = this.configs.settingsFor(place, this.starting);
    if (errors.length) throw new ToolProblem(errors.join('；'));
    const draft = text === undefined ? await this.load(place, path!, settings) : { path: '', text };
    const remarks = draft.remark === undefined ? [] : [draft.remark];
    const { lexicon, path: lexiconPath, errors: rows } = this.lexicons.lexiconFor(place);
    for (const row of rows) remarks.push(lexiconProblem(lexiconPath!, row));
    const format = path === undefined ? formatIn(draft.text) : formatOf(path);
    const held = genre === undefined ? settings : { ...settings, genre };
    const analyzer = new DocumentAnalyzer(this.segmenter);
    const analyze: Analyze = (words, headings) =>
      analyzer.analyze(words, { format, settings: held, lexicon, headings });
    const analysis = draft.word ? analyzeSections(draft.word, analyze) : analyze(draft.text);
    for (const { message } of analysis.notices) remarks.push(message);
    return { path: path ?? '', analysis, remarks };
  }

  /** Project files may have been written since the last call. */
  private refresh(): void {
    for (const files of [this.configs, this.lexicons]) if (files.hasChanged()) files.forget();
  }

  private async load(place: string, path: string, { maxCharacters }: Settings): Promise<Draft> {
    try {
      return (await oldWordDraft(place, null)) ?? readDraft(place, maxCharacters);
    } catch (error) {
      if (error instanceof FileProblem) throw new ToolProblem(error.message);
      if (error instanceof UnreadableText) throw new ToolProblem(`${path}：${error.message}`);
      throw error;
    }
  }
}
