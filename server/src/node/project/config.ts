/**
 * The project file on disk. Editor, task and command line all use this, so that a draft has the same settings in each.
 */
import { existsSync } from 'node:fs';
import { delimiter, dirname, join, relative, resolve } from 'node:path';
import type { ParseError } from 'jsonc-parser';
import type { ConfigProblem, PartialSettings, ProjectConfig } from '../../core/config';
import { editorSettings, EMPTY_CONFIG, mergeSettings, readConfig } from '../../core/config';
import type { Settings } from '../../core/settings';
import { DEFAULT_SETTINGS } from '../../core/settings';
import { jsonc } from '../apart';
import { decode } from '../files/encoding';
import type { Matches } from '../files/glob';
import { isGlob, LONGEST_GLOB, matcherOf, placeGlobs } from '../files/glob';
import { lineCounter } from '../../core/text/lines';
import { isReallyWithin, isWithin, NearestFile, stampOf } from '../files/nearest';
import { reason } from '../files/problem';
import { OddFile, PROJECT_FILE, readRegular } from '../files/regular';
import type { Baseline } from './baseline';
import { nameIn, readBaseline } from './baseline';

/** The name of a project file. */
export const CONFIG_NAME = 'wenheng.config.json';

/** Settings from one source. */
export interface SettingsLayer {
  /** `FILE`, or `FILE overrides[0]`. */
  readonly from: string;
  readonly settings: PartialSettings;
}

/** The settings of a draft, and where they come from. */
export interface FileSettings {
  readonly settings: Settings;
  /** Whether the project file excludes the draft. */
  readonly ignored: boolean;
  /** The project file that applies; null where there is none. */
  readonly configPath: string | null;
  /** What the project file sets, in layers. */
  readonly layers: readonly SettingsLayer[];
  /** Mistakes in the project file, one line each: `file:line:column: message`. */
  readonly errors: readonly string[];
  /** One line where the project file is not where one would look for it; else null. */
  readonly note: string | null;
}

/** A mistake in a project file; line and column count from 1. */
export interface ConfigFault {
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly message: string;
  /** The file takes effect all the same. */
  readonly isMild?: boolean;
}

/** The project files read so far. Call {@link forget} when one of them may have changed. */
export class ConfigFiles {
  private readonly files = new Map<string, LoadedConfig>();
  private readonly places: NearestFile;
  private readonly baselines = new Map<string, Baseline | string>();
  private readonly matchers = new Map<string, Matches>();
  private readonly stamps = new Map<string, string>();

  /**
   * `fixed` is a project file for every draft in place of the nearest one; `baseline` one in place of that of the
   * settings, empty for none. `roots` gives the folders above which no project file is looked for.
   */
  constructor(
    private readonly fixed?: string,
    private readonly baseline?: string,
    roots: () => readonly string[] = () => [],
  ) {
    this.places = new NearestFile(CONFIG_NAME, roots);
  }

  /**
   * The settings of the draft at `path`, which need not exist: `base` (those of the editor, or the defaults), then the
   * nearest project file upwards, then those of its overrides that match.
   */
  settingsFor(path: string, base: Settings = DEFAULT_SETTINGS): FileSettings {
    const draft = resolve(path);
    const held = this.withKnown(draft, this.withGroups(draft, this.heldBy(draft, base)));
    if (!this.isAlwaysChecked(nameFrom(folderOf(held.configPath, draft), draft), draft, held.settings)) return held;
    return { ...held, settings: { ...held.settings, minimumHanShare: 0 } };
  }

  /** The baseline for a draft; null where the settings name none. Throws where it cannot be used. */
  baselineOf(path: string, { settings, configPath, layers }: Omit<FileSettings, 'errors'>): string | null {
    if (this.baseline !== undefined) return this.baseline || null;
    if (!settings.baseline) return null;
    const folder = folderOf(configPath, path);
    const baseline = resolve(folder, settings.baseline);
    const from = layers.findLast((layer) => layer.settings.baseline !== undefined)?.from;
    // A project must not reach files outside of its folder.
    if (from !== undefined && !isReallyWithin(baseline, folder)) {
      throw new Error(
        `${from}：baseline“${settings.baseline}”在项目之外，未采用；请放在 ${folder} 之内，或用 --baseline`,
      );
    }
    return baseline;
  }

  /** The path of the ledger for a draft; null where the settings name none. Throws where it cannot be used. */
  ledgerOf(path: string, { settings, configPath, layers }: Omit<FileSettings, 'errors'>): string | null {
    if (!settings.ledger) return null;
    const folder = folderOf(configPath, path);
    const ledger = resolve(folder, settings.ledger);
    const from = layers.findLast((layer) => layer.settings.ledger !== undefined)?.from;
    // A project must not reach files outside of its folder.
    if (from !== undefined && !isReallyWithin(ledger, folder)) {
      throw new Error(`${from}：ledger“${settings.ledger}”在项目之外，未采用；请放在 ${folder} 之内`);
    }
    return ledger;
  }

  /** The mistakes in a project file; the same list until it is forgotten. */
  faultsIn(configPath: string): readonly ConfigFault[] {
    return this.load(configPath).faults;
  }

  /**
   * Patterns of project files that name a place that does not exist, such as a misspelt folder. Patterns of special
   * characters, such as `*.bak.md`, may be meant for later files. Only project files whose folder was searched as a
   * whole count.
   */
  withoutDraft(folders: readonly string[], drafts: readonly string[]): ReadonlyMap<string, readonly ConfigFault[]> {
    const held = new Map<string, string[]>();
    for (const draft of drafts) {
      const { path } = this.fixed === undefined ? this.places.from(dirname(resolve(draft))) : { path: this.fixed };
      if (path === null || !this.load(path).patterns.length) continue;
      const own = held.get(path);
      if (own) own.push(draft);
      else held.set(path, [draft]);
    }
    const out = new Map<string, readonly ConfigFault[]>();
    for (const [path, own] of held) {
      const folder = folderOf(path, '');
      if (!folders.some((searched) => isWithin(folder, resolve(searched)))) continue;
      const names = own.map((draft) => nameFrom(folder, draft));
      const faults = this.load(path).patterns.flatMap(({ pattern, ...place }): ConfigFault[] => {
        const first = plainStart(pattern);
        if (first === null || existsSync(join(folder, first))) return [];
        const matches = matcherOf(placeGlobs(pattern.replace(/^!/, '')));
        return names.some(matches) ? [] : [{ ...place, message: `“${pattern}”没有匹配到任何文稿`, isMild: true }];
      });
      out.set(path, faults);
    }
    return out;
  }

  forget(): void {
    this.files.clear();
    this.places.forget();
    this.baselines.clear();
    this.matchers.clear();
    this.stamps.clear();
  }

  /** Whether a project file or baseline was written, made or deleted since it was read. */
  hasChanged(): boolean {
    const isOther = [...this.stamps].some(([path, stamp]) => stampOf(path) !== stamp);
    return this.places.hasChanged() || isOther;
  }

  /** Keeps only the groups that contain the draft. */
  private withGroups(draft: string, held: FileSettings): FileSettings {
    const { groups } = held.settings;
    if (!groups.length) return held;
    const name = nameFrom(folderOf(held.configPath, draft), draft);
    const own = groups.filter(({ files }) => this.matcher([files].flat())(name));
    return own.length === groups.length ? held : { ...held, settings: { ...held.settings, groups: own } };
  }

  /** Keeps only the ignored findings of this draft, and adds those of the baseline. */
  private withKnown(draft: string, held: FileSettings): FileSettings {
    const name = nameFrom(folderOf(held.configPath, draft), draft);
    const own = held.settings.ignoreFindings.filter(
      ({ files }) => files === undefined || this.matcher([files].flat())(name),
    );
    let path: string | null;
    try {
      path = this.baselineOf(draft, held);
    } catch (error) {
      return { ...held, errors: [...held.errors, (error as Error).message] };
    }
    const baseline = path ? this.loadBaseline(path) : {};
    if (typeof baseline === 'string') return { ...held, errors: [...held.errors, baseline] };
    const known = (path && baseline[nameIn(path, draft)]) || [];
    if (own.length === held.settings.ignoreFindings.length && !known.length) return held;
    return { ...held, settings: { ...held.settings, ignoreFindings: [...own, ...known] } };
  }

  private loadBaseline(path: string): Baseline | string {
    let loaded = this.baselines.get(path);
    if (loaded === undefined) {
      try {
        loaded = readBaseline(path);
      } catch (error) {
        loaded = (error as Error).message;
      }
      this.baselines.set(path, loaded);
      this.stamps.set(path, stampOf(path));
    }
    return loaded;
  }

  private heldBy(draft: string, base: Settings): FileSettings {
    const { path: configPath, note } =
      this.fixed === undefined ? this.places.from(dirname(draft)) : { path: this.fixed, note: null };
    if (configPath === null) return { settings: base, ignored: false, configPath, layers: [], errors: [], note };
    const { config, faults, overrides, ignored } = this.load(configPath);
    const errors = faults.map(({ line, column, message }) =>
      line ? `${configPath}:${line}:${column}: ${message}` : `${configPath}：${message}`,
    );
    const name = nameFrom(folderOf(configPath, draft), draft);
    const own = overrides
      .map((o, i) => ({ ...o, from: `${configPath} overrides[${i}]` }))
      .filter((o) => o.matches(name));
    const layers = [
      { from: configPath, settings: config.settings },
      ...own.map(({ from, settings }) => ({ from, settings })),
    ];
    const settings = mergeSettings(base, ...layers.map((layer) => layer.settings));
    return { settings, ignored: ignored(name), configPath, layers, errors, note };
  }

  /**
   * `alwaysCheck` may come from the editor, where it is relative to no folder: a name matches in any folder, and what
   * begins with a slash is a path, or relative to the project's folder.
   */
  private isAlwaysChecked(name: string, draft: string, { alwaysCheck }: Settings): boolean {
    const patterns = alwaysCheck.filter((pattern) => typeof pattern === 'string' && pattern !== '');
    if (!patterns.length) return false;
    return this.matcher(patterns)(name) || this.matcher(patterns, placesOf)(draft.replaceAll('\\', '/'));
  }

  /** Kept because every draft asks for each entry of `ignoreFindings`. */
  private matcher(patterns: readonly string[], globsOf = placeGlobs): Matches {
    const key = [globsOf.name, ...patterns].join('\n');
    let matches = this.matchers.get(key);
    if (!matches) this.matchers.set(key, (matches = matcherOf(patterns.flatMap(globsOf))));
    return matches;
  }

  private load(path: string): LoadedConfig {
    let loaded = this.files.get(path);
    if (!loaded) this.files.set(path, (loaded = load(path)));
    return loaded;
  }
}

/** The settings of one draft, read anew. */
export function settingsFor(path: string, base: Settings = DEFAULT_SETTINGS): FileSettings {
  return new ConfigFiles().settingsFor(path, base);
}

/** What an editor passes to a task that it starts. */
export interface FromEditor {
  readonly settings: Settings;
  /** The folders that are open in it. */
  readonly folders: readonly string[];
}

/** Reads it from the environment of a run; defaults and no folder where no editor has started the run. */
export const fromEditor = (env: Readonly<Record<string, string | undefined>>): FromEditor => ({
  settings: startingSettings(env['WENHENG_SETTINGS']),
  folders: (env['WENHENG_FOLDERS'] ?? '').split(delimiter).filter(Boolean),
});

function startingSettings(json: string | undefined): Settings {
  try {
    return mergeSettings(DEFAULT_SETTINGS, editorSettings(JSON.parse(json ?? 'null')));
  } catch {
    return DEFAULT_SETTINGS;
  }
}

/** The folder to which paths in settings are relative: that of the project file, else that of the draft. */
const folderOf = (configPath: string | null, draft: string): string => dirname(resolve(configPath ?? draft));

const nameFrom = (folder: string, draft: string): string => relative(folder, resolve(draft)).replaceAll('\\', '/');

/** The globs for whole paths of a pattern that is relative to no folder. */
function placesOf(pattern: string): string[] {
  const takesOut = pattern.startsWith('!') ? '!' : '';
  const globs = placeGlobs(pattern).map((glob) => glob.slice(takesOut.length));
  const isPath = /^(?:[\\/]|[A-Za-z]:)/.test(pattern.slice(takesOut.length));
  return globs.map((glob) => {
    if (isPath) return `${takesOut}${glob.replace(/^(?![A-Za-z]:)/, '/')}`;
    return `${takesOut}${glob.startsWith('**/') ? glob : `**/${glob}`}`;
  });
}

/** The folder or file with which a pattern begins; null where it begins with a special character. */
function plainStart(pattern: string): string | null {
  const parts = pattern
    .replace(/^!/, '')
    .replaceAll('\\', '/')
    .replace(/^(?:\.?\/)+/, '')
    .split('/');
  return parts[0] && !isGlob(parts[0]) ? parts[0] : null;
}

/** A pattern for names of drafts, with its place in the project file. */
type PlacedPattern = Omit<ConfigFault, 'message'> & { readonly pattern: string };

interface LoadedConfig {
  readonly config: ProjectConfig;
  readonly patterns: readonly PlacedPattern[];
  readonly faults: readonly ConfigFault[];
  readonly overrides: readonly { matches: Matches; settings: PartialSettings }[];
  readonly ignored: Matches;
}

function load(path: string): LoadedConfig {
  const { config, faults, patterns } = parseConfig(path);
  const overrides = config.overrides.map((o) => ({ matches: matcher(o.files), settings: o.settings }));
  return { config, faults, patterns, overrides, ignored: matcher(config.ignore) };
}

const matcher = (patterns: readonly string[]): Matches => matcherOf(patterns.flatMap(placeGlobs));

interface ParsedConfig {
  readonly config: ProjectConfig;
  readonly faults: readonly ConfigFault[];
  readonly patterns: readonly PlacedPattern[];
}

function parseConfig(path: string): ParsedConfig {
  let text: string;
  try {
    text = decode(readRegular(path, PROJECT_FILE)).text;
  } catch (error) {
    const message = error instanceof OddFile ? error.message : reason(error);
    return { config: EMPTY_CONFIG, patterns: [], faults: [{ line: 0, column: 0, length: 0, message }] };
  }
  const { findNodeAtLocation, parse, parseTree, printParseErrorCode } = jsonc();
  const place = lineCounter(text);
  const deep = tooDeepAt(text);
  if (deep !== null) {
    const message = `括号套得太深，最多 ${DEEPEST_NESTING} 层`;
    return { config: EMPTY_CONFIG, patterns: [], faults: [{ ...place(deep), length: 1, message }] };
  }
  const faults: ParseError[] = [];
  const value: unknown = parse(text, faults, { allowTrailingComma: true });
  const fault = faults[0];
  if (fault) {
    const message = `不是合格的 JSON：${SYNTAX[printParseErrorCode(fault.error)] ?? '写法有误'}`;
    return { config: EMPTY_CONFIG, patterns: [], faults: [{ ...place(fault.offset), length: fault.length, message }] };
  }
  const { config, problems } = readConfig(value);
  const globs: [keys: ConfigProblem['path'], list: readonly string[]][] = [
    [['ignore'], config.ignore],
    ...config.overrides.map((o, i): [ConfigProblem['path'], readonly string[]] => [['overrides', i, 'files'], o.files]),
  ];
  for (const [keys, list] of globs) {
    if (!list.some((glob) => glob.length > LONGEST_GLOB)) continue;
    problems.push({ path: keys, message: `文件匹配式最长 ${LONGEST_GLOB} 字` });
  }
  const tree = parseTree(text, [], { allowTrailingComma: true });
  const faultOf = ({ path: keys, message }: ConfigProblem): ConfigFault => {
    const node = tree && findNodeAtLocation(tree, [...keys]);
    // A problem is shown at the key, where there is one.
    const told = node?.parent?.type === 'property' ? node.parent.children![0]! : node;
    return { ...place(told?.offset ?? 0), length: told?.length ?? 1, message };
  };
  const patterns = [['alwaysCheck'], ['ignore'], ...config.overrides.map((_, i) => ['overrides', i, 'files'])].flatMap(
    (keys): PlacedPattern[] => {
      const node = tree && findNodeAtLocation(tree, keys);
      return [node, ...(node?.children ?? [])].flatMap((n) =>
        n?.type === 'string' ? [{ ...place(n.offset), length: n.length, pattern: n.value as string }] : [],
      );
    },
  );
  return { config, faults: problems.map(faultOf), patterns };
}

/** The deepest nesting of brackets; a sound project file has five levels. */
const DEEPEST_NESTING = 32;

/** Offset where brackets are nested too deeply for the recursive parser; null where they are not. */
function tooDeepAt(text: string): number | null {
  const scanner = jsonc().createScanner(text, true);
  let depth = 0;
  for (let token: number = scanner.scan(); token !== END; token = scanner.scan()) {
    if (token === OPEN_BRACE || token === OPEN_BRACKET) depth++;
    else if (token === CLOSE_BRACE || token === CLOSE_BRACKET) depth--;
    if (depth > DEEPEST_NESTING) return scanner.getTokenOffset();
  }
  return null;
}

/** The scanner's kinds of tokens; a single file cannot import their `const enum`. */
const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET, END] = [1, 2, 3, 4, 17];

/** The edit that appends an entry to a list of the project file; `text` is null where there is no file yet. */
export function appending(
  text: string | null,
  key: string,
  entry: object,
): { offset: number; length: number; content: string }[] {
  if (!text?.trim()) {
    return [{ offset: 0, length: text?.length ?? 0, content: `${JSON.stringify({ [key]: [entry] }, null, 2)}\n` }];
  }
  const { modify, parse } = jsonc();
  const formattingOptions = { insertSpaces: true, tabSize: 2, eol: text.includes('\r\n') ? '\r\n' : '\n' };
  const list: unknown = (parse(text, [], { allowTrailingComma: true }) as Record<string, unknown> | undefined)?.[key];
  return Array.isArray(list)
    ? modify(text, [key, list.length], entry, { formattingOptions, isArrayInsertion: true })
    : modify(text, [key], [entry], { formattingOptions });
}

/**
 * The edit that switches a rule off in the project file, for all drafts or those of a glob; `text` as for {@link
 * appending}.
 */
export function switchingOff(
  text: string | null,
  rule: string,
  files: string | null,
): { offset: number; length: number; content: string }[] {
  const entry = { files, rules: { [rule]: 'off' } };
  if (!text?.trim()) {
    const content = files === null ? { rules: entry.rules } : { overrides: [entry] };
    return [{ offset: 0, length: text?.length ?? 0, content: `${JSON.stringify(content, null, 2)}\n` }];
  }
  const { modify, parse } = jsonc();
  const formattingOptions = { insertSpaces: true, tabSize: 2, eol: text.includes('\r\n') ? '\r\n' : '\n' };
  if (files === null) return modify(text, ['rules', rule], 'off', { formattingOptions });
  const config = parse(text, [], { allowTrailingComma: true }) as { overrides?: unknown } | undefined;
  const overrides: unknown[] = Array.isArray(config?.overrides) ? config.overrides : [];
  // The last override wins, so that only it may take in the rule.
  const last = overrides.length - 1;
  if ((overrides[last] as { files?: unknown } | undefined)?.files === files) {
    return modify(text, ['overrides', last, 'rules', rule], 'off', { formattingOptions });
  }
  return appending(text, 'overrides', entry);
}

const SYNTAX: Record<string, string> = {
  InvalidSymbol: '有不认识的词，字符串要加英文双引号',
  InvalidNumberFormat: '数字写法有误',
  PropertyNameExpected: '这里应是加英文双引号的设置项名',
  ValueExpected: '这里缺一个值',
  ColonExpected: '设置项名后缺英文冒号',
  CommaExpected: '两项之间缺英文逗号',
  CloseBraceExpected: '缺右花括号 }',
  CloseBracketExpected: '缺右方括号 ]',
  EndOfFileExpected: '右花括号之后还有内容',
  UnexpectedEndOfComment: '注释没有结束',
  UnexpectedEndOfString: '字符串缺右引号',
};
