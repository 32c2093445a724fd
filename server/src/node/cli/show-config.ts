/** `wenheng config --print FILE`: the settings that hold for a draft, and where each of them comes from. */
import { DocumentAnalyzer } from '../../core/analyzer';
import type { DocumentContext } from '../../core/model';
import { RULES } from '../../core/rules/index';
import type { RuleLevel, Settings } from '../../core/settings';
import { GENRE_LEVELS, levelOf, SETTINGS } from '../../core/settings';
import { formatOf, readDraft } from '../drafts/files';
import { FileProblem } from '../files/problem';
import type { FileSettings } from '../project/config';
import { ConfigFiles, fromEditor } from '../project/config';
import { LexiconFiles } from '../project/lexicon';
import type { Io } from '../terminal/io';
import { UsageError } from '../terminal/usage';
import { visible, visibleJson } from '../terminal/visible';
import { readOptions } from './options';

/** Returns the exit status: 2 where a project file has mistakes. Throws a `UsageError` where no file is named. */
export function showConfig(args: readonly string[], io: Io): 0 | 2 {
  const { values, positionals } = readOptions(args, { print: { type: 'boolean' } });
  const [path] = positionals;
  if (!values.print || path === undefined) throw new UsageError('用法：wenheng config --print 文件');
  const editor = fromEditor(io.env);
  const roots = (): readonly string[] => editor.folders;
  const held = new ConfigFiles(undefined, undefined, roots).settingsFor(path, editor.settings);
  const { settings, ignored, configPath, errors, note } = held;
  for (const line of [...errors, ...(note === null ? [] : [note])]) io.tell(visible(line));
  const document = contextOf(path, settings);
  const shown = {
    path,
    config: configPath,
    lexicon: new LexiconFiles(roots).lexiconFor(path).path,
    ignored,
    settings,
    sources: sourcesOf(held),
    document,
    levels: document && levelsOf(settings, document, held),
  };
  io.print(`${visibleJson(shown, 2)}\n`);
  return errors.length ? 2 : 0;
}

/** Genre and date by the text itself; null where there is no such file. */
function contextOf(path: string, settings: Settings): DocumentContext | null {
  try {
    const { text } = readDraft(path, settings.maxCharacters);
    return new DocumentAnalyzer().analyze(text, { format: formatOf(path), settings }).context;
  } catch (error) {
    if (error instanceof FileProblem) return null;
    throw error;
  }
}

/** Where each setting that is not a default was set last. */
function sourcesOf({ settings, layers }: FileSettings): Record<string, string> {
  const sources: Record<string, string> = {};
  for (const [key, { default: own }] of Object.entries(SETTINGS)) {
    const from = layers.findLast((layer) => key in layer.settings)?.from;
    if (from) sources[key] = from;
    else if (JSON.stringify(settings[key as keyof Settings]) !== JSON.stringify(own)) sources[key] = EDITOR;
    else sources[key] = '默认';
  }
  return sources;
}

const EDITOR = '编辑器设置';

/** Rules whose level differs from their own: the level, and what sets it. */
function levelsOf(
  { rules }: Settings,
  { genre }: DocumentContext,
  { layers }: FileSettings,
): Record<string, { level: RuleLevel; from: string }> {
  const levels: Record<string, { level: RuleLevel; from: string }> = {};
  for (const { id, severity, genres } of RULES) {
    const group = id.slice(0, id.indexOf('/'));
    if (genres && !genres.includes(genre)) {
      levels[id] = { level: 'off', from: `文种 ${genre}：只用于 ${genres.join('、')}` };
      continue;
    }
    const level = levelOf(id, severity, rules, genre);
    const set = [id, group].find((name) => rules[name] !== undefined);
    const from = set && layers.findLast(({ settings }) => settings.rules?.[set] !== undefined)?.from;
    if (set) levels[id] = { level, from: `${from ?? EDITOR} rules["${set}"]` };
    else if (GENRE_LEVELS[genre]?.[id]) levels[id] = { level, from: `文种 ${genre}` };
  }
  return levels;
}
