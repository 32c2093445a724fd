/**
 * Takes one draft from its file to its answer: finds its settings, reads, decodes and analyses it, and makes the form
 * that is printed. The answer is plain data, so that a thread can give it and a cache can keep it.
 */
import { DocumentAnalyzer } from '../../core/analyzer';
import { allowed, deskDraft, groupIn, together } from '../../core/desk/beside';
import { claimsOf } from '../../core/desk/claims';
import type { Ledger } from '../../core/desk/ledger';
import { ownPlace } from '../../core/desk/place';
import { factsOf } from '../../core/features/facts';
import { reviewSheet } from '../../core/features/review/sheet';
import type { Wanted } from '../../core/findings/fixing';
import { fixAll, keepsWords, safeFixes } from '../../core/findings/fixing';
import type { Analysis, Edit, Format, Site } from '../../core/model';
import { site } from '../../core/model';
import type { Segmenter } from '../../core/segmenter';
import type { Settings } from '../../core/settings';
import { DEFAULT_SETTINGS } from '../../core/settings';
import { isChineseProse } from '../../core/text/han';
import type { LedgerFile } from '../project/ledger';
import { LedgerFiles } from '../project/ledger';
import { UnreadableText } from '../files/encoding';
import { FileProblem } from '../files/problem';
import { rewrite } from '../files/rewrite';
import { fileOf } from '../formats/report';
import type { FileSettings, FromEditor } from '../project/config';
import { ConfigFiles } from '../project/config';
import { LexiconFiles, lexiconProblem } from '../project/lexicon';
import { blockingSegmenter, MISSING_SEGMENTER } from '../segmenter/segmenter';
import type { Answers, Ask, Outcome, Remark } from './answer';
import type { AnswerCache } from './cache';
import { unifiedDiff } from './diff';
import type { Draft } from './files';
import { draftOf, formatOf, oldWordDraft, readDraft } from './files';
import type { CopyTarget } from './word-copies';
import { changeDraft } from './word-copies';
import type { Analyze, ReadDocument } from './word-draft';
import { analyzeSections, eachSection, placed, placedSheet } from './word-draft';

/** How drafts are read, besides their own settings. */
export interface DraftOptions {
  readonly config?: string | undefined;
  /** The settings and folders of the editor that has started the run, where one has. */
  readonly editor?: FromEditor | undefined;
  /** A baseline in place of the one that the settings name; empty for none. */
  readonly baseline?: string | undefined;
  readonly cache?: AnswerCache | null;
  /** Makes the safe fixes, in the file or (`dry`) only in memory. The answer is about the fixed text. */
  readonly fix?: 'write' | 'dry' | undefined;
  /** Where the fixes of a Word file are written as tracked changes; beside it where absent. */
  readonly copies?: CopyTarget | undefined;
  /** Makes the fixes that change words as well. */
  readonly words?: boolean;
  /** The draft is one of several that are compared once all are read. */
  readonly desk?: boolean;
}

/** Adds the places in the Word file to an answer that has places. */
function inWord<T extends Answers[Ask]>(answer: T, word: ReadDocument): T {
  if ('letStand' in answer) return { ...answer, ...placedSheet(answer, word) };
  return 'text' in answer ? { ...answer, ...placed(answer, word) } : answer;
}

const ANSWER: { readonly [A in Ask]: (path: string, analysis: Analysis) => Answers[A] } = {
  check: fileOf,
  facts: factsOf,
  review: reviewSheet,
};

const NO_EDITOR: FromEditor = { settings: DEFAULT_SETTINGS, folders: [] };

/**
 * Reads drafts one after another for one question. Settings, lexicons and ledgers are read once. A draft that cannot be
 * read is reported in the remarks of its outcome; nothing is thrown.
 */
export class DraftReader<A extends Ask> {
  private readonly configs: ConfigFiles;
  private readonly lexicons: LexiconFiles;
  private readonly ledgers = new LedgerFiles();
  private readonly starting: Settings;
  private remarks: Remark[] = [];
  private readonly segmenter: Segmenter = blockingSegmenter(() => this.tell(MISSING_SEGMENTER));

  /**
   * For `facts` every draft is read; for other questions those that are not Chinese prose are left out, as in the
   * editor.
   */
  constructor(
    private readonly ask: A,
    private readonly options: DraftOptions = {},
  ) {
    const { settings, folders } = options.editor ?? NO_EDITOR;
    const roots = (): readonly string[] => folders;
    this.configs = new ConfigFiles(options.config, options.baseline, roots);
    this.lexicons = new LexiconFiles(roots);
    this.starting = settings;
  }

  /** Reads a draft. `bytes` is null for a file on disk. Never throws. */
  read(path: string, bytes: Uint8Array | null): Outcome<A> {
    return this.outcome(path, (settings) => this.load(path, bytes, settings));
  }

  /** The same also for Word's old format, whose reader is asynchronous. */
  async readAny(path: string, bytes: Uint8Array | null): Promise<Outcome<A>> {
    try {
      await this.loadLedger(path);
      const old = await oldWordDraft(path, bytes);
      return old ? this.outcome(path, () => old) : this.read(path, bytes);
    } catch (error) {
      if (!(error instanceof FileProblem)) throw error;
      return this.outcome(path, () => this.fail(error.message));
    }
  }

  /** Reads a draft whose text is given. */
  readText(path: string, text: string): Outcome<A> {
    return this.outcome(path, () => ({ path, text }));
  }

  private outcome(path: string, load: (settings: Settings) => Draft | null): Outcome<A> {
    this.remarks = [];
    let answer: Answers[A] | null;
    try {
      answer = this.answer(path, load);
    } catch (error) {
      // A mistake of ours in one draft is reported, and the others go on.
      answer = this.fail(`${path}：内部错误，这篇未检查：${error instanceof Error ? error.message : String(error)}`);
    }
    return { path, answer, remarks: this.remarks };
  }

  private answer(path: string, load: (settings: Settings) => Draft | null): Answers[A] | null {
    const held = this.configs.settingsFor(path, this.starting);
    const { settings, ignored, configPath, errors, note } = held;
    if (note !== null) this.tell(note);
    // A mistake in the project file would silently change what is checked: nothing under it is checked.
    for (const error of errors) this.fail(error);
    if (errors.length || !settings.enable) return null;
    if (ignored) return this.tell(`${path}：已按 ${configPath} 的 ignore 跳过`);
    const draft = load(settings);
    if (!draft) return null;
    if (draft.remark) this.tell(`${path}：${draft.remark}`);
    if (draft.text.trim() === '') this.tell(`${path}：文稿是空的`);
    else if (this.ask !== 'facts' && !isChineseProse(draft.text, settings)) {
      return this.tell(`${path}：汉字不足 ${settings.minimumHanShare}%，不作为中文文稿检查（设置 minimumHanShare）`);
    }
    const answer = this.analysed(draft, formatOf(path), settings, this.ledgerFor(path, held));
    return draft.word ? inWord(answer, draft.word) : answer;
  }

  /** Loads a ledger before its drafts are read, since reading workbooks is asynchronous. */
  private async loadLedger(path: string): Promise<void> {
    const held = this.configs.settingsFor(path, this.starting);
    if (!held.settings.ledger || held.ignored || held.errors.length) return;
    try {
      const ledger = this.configs.ledgerOf(path, held);
      if (ledger) await this.ledgers.load(ledger, held.settings);
    } catch {
      // The mistake is reported when the draft is read.
    }
  }

  private ledgerFor(path: string, held: FileSettings): LedgerFile | null {
    if (!held.settings.ledger) return null;
    try {
      const name = this.configs.ledgerOf(path, held);
      const file = name === null ? null : this.ledgers.loaded(name, held.settings);
      for (const problem of file?.problems ?? []) this.fail(problem);
      return file;
    } catch (error) {
      this.fail((error as Error).message);
      return null;
    }
  }

  private analysed(draft: Draft, format: Format, settings: Settings, ledger: LedgerFile | null): Answers[A] {
    const { path, text } = draft;
    const { lexicon, path: lexiconPath, source, errors, note } = this.lexicons.lexiconFor(path);
    if (note !== null) this.tell(note);
    // A bad row only adds nothing; the other rows are used.
    for (const error of errors) this.fail(lexiconProblem(lexiconPath!, error));
    const { cache } = this.options;
    const sections = draft.word?.sections.map(({ start }) => start);
    const desk = [this.options.desk === true, ledger?.content];
    const key = cache?.keyOf([this.ask, format, settings, source, sections, desk], text) ?? '';
    const kept = cache?.get(this.ask, key);
    if (kept) return { ...kept, path, ...('text' in kept && { text }) };
    const analyzer = new DocumentAnalyzer(this.segmenter);
    const analyze: Analyze = (words, headings) => analyzer.analyze(words, { format, settings, lexicon, headings });
    const plain = draft.word ? analyzeSections(draft.word, analyze) : analyze(text);
    const analysis = ledger?.ledger ? besideLedger(plain, ledger.ledger, settings) : plain;
    const before = this.remarks.length;
    for (const { code, message } of analysis.notices) {
      if (code === 'too-large') this.fail(`${path}：${message}`);
      else this.tell(`${path}：${message}`);
    }
    if (this.options.fix) return this.fixed(draft, analysis, analyze);
    const answer = this.laid(ANSWER[this.ask](path, analysis), analysis, settings, ledger?.ledger ?? null);
    // An answer with remarks is not kept, since the remarks would be lost.
    if (this.remarks.length === before) cache?.put(key, 'text' in answer ? { ...answer, text: '' } : answer);
    return answer;
  }

  /** Adds the draft's claims to the answer, where it is to be compared with others. */
  private laid(answer: Answers[A], analysis: Analysis, settings: Settings, ledger: Ledger | null): Answers[A] {
    if (!this.options.desk || !('findings' in answer)) return answer;
    const { path } = answer;
    const { scope } = groupIn(settings);
    const own = ownPlace(analysis, scope);
    const made = claimsOf(analysis, scope, own);
    const claims = ledger?.settled(made, own) ?? made;
    const { version } = deskDraft(path, path, analysis, claims, groupIn(settings));
    return { ...answer, text: analysis.text, desk: { claims, version, format: analysis.format } };
  }

  private fixed(draft: Draft, before: Analysis, analyze: (text: string) => Analysis): Answers[A] {
    const { path, text, bytes } = draft;
    if (draft.word) return this.fixedInWord(draft, draft.word, before, analyze);
    const fixed = fixAll(before, analyze, this.options.words ? () => true : undefined);
    const { length } = safeFixes(fixed.analysis.findings);
    if (this.options.fix === 'write' && fixed.count && bytes) {
      try {
        rewrite(path, bytes, text, fixed.text);
        const more = length ? `，另有${length}处要改字，可用 --fix=wording` : '';
        this.tell(`${path}：改好${fixed.count}处${more}`);
      } catch (error) {
        if (!(error instanceof FileProblem)) throw error;
        this.fail(error.message);
        return ANSWER[this.ask](path, before);
      }
    }
    return { ...ANSWER[this.ask](path, fixed.analysis), diff: unifiedDiff(path, text, fixed.edits) };
  }

  /** The findings that are left after the changes, at their places in the text as it was read. */
  private fixedInWord(
    { path, text, bytes }: Draft,
    word: ReadDocument,
    before: Analysis,
    analyze: Analyze,
  ): Answers[A] {
    const wanted: Wanted = this.options.words ? () => true : keepsWords;
    const taken = new Set<string>();
    const edits: Edit<Site>[] = [];
    for (const { start, analysis } of eachSection(word, analyze)) {
      const fixed = fixAll(analysis, analyze, wanted);
      if (!fixed.count) continue;
      const fixes = safeFixes(analysis.findings.filter((f) => wanted(f, analysis.text)));
      for (const { rule, at } of fixes) taken.add(`${rule} ${start + at.start}`);
      edits.push(...fixed.edits.map((e) => ({ ...e, at: site(e.at.start + start, e.at.end + start) })));
    }
    if (!edits.length) return { ...ANSWER[this.ask](path, before), diff: '' };
    const findings = before.findings.filter(({ rule, at }) => !taken.has(`${rule} ${at.start}`));
    try {
      const changes = edits.map(({ at, newText }) => ({ start: at.start, end: at.end, newText }));
      if (this.options.fix === 'write' && bytes)
        this.tell(changeDraft(path, bytes, word, changes, this.options.copies));
    } catch (error) {
      if (!(error instanceof FileProblem)) throw error;
      this.fail(error.message);
      return ANSWER[this.ask](path, before);
    }
    return { ...ANSWER[this.ask](path, { ...before, findings }), diff: unifiedDiff(path, text, edits) };
  }

  private load(path: string, bytes: Uint8Array | null, settings: Settings): Draft | null {
    try {
      return bytes ? draftOf(path, bytes) : readDraft(path, settings.maxCharacters);
    } catch (error) {
      if (error instanceof FileProblem) this.fail(error.message);
      else if (error instanceof UnreadableText) this.fail(`${path}：${error.message}`);
      else throw error;
      return null;
    }
  }

  private fail(message: string): null {
    this.remarks.push({ message, fails: true });
    return null;
  }

  private tell(message: string): null {
    this.remarks.push({ message, fails: false });
    return null;
  }
}

function besideLedger(analysis: Analysis, ledger: Ledger, settings: Settings): Analysis {
  const { scope } = groupIn(settings);
  const own = ownPlace(analysis, scope);
  const claims = claimsOf(analysis, scope, own);
  const findings = together(analysis.findings, allowed(ledger.findings(claims, own), analysis, settings));
  const approved = ledger.approved(claims, own);
  return { ...analysis, findings, ...(approved && { approved }) };
}
