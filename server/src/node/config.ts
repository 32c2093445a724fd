/**
 * The project file on disk. The editor's server, the task and the command line all ask here, so that a draft has the
 * same settings in each of them.
 */
import { readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { ParseError } from 'jsonc-parser';
import { findNodeAtLocation, parse, parseTree, printParseErrorCode } from 'jsonc-parser';
import picomatch from 'picomatch';
import type { ConfigProblem, PartialSettings, ProjectConfig } from '../core/config';
import { editorSettings, EMPTY_CONFIG, mergeSettings, readConfig } from '../core/config';
import type { Settings } from '../core/settings';
import { DEFAULT_SETTINGS } from '../core/settings';
import { decode } from './encoding';
import { reason } from './files';
import { lineCounter } from './lines';

export const CONFIG_NAME = 'wenheng.config.json';

export interface FileSettings {
  readonly settings: Settings;
  /** The project file leaves the draft out. */
  readonly ignored: boolean;
  /** The project file that holds; null where there is none. */
  readonly configPath: string | null;
  /** Mistakes in the project file, one line each: `file:line:column: message`. */
  readonly errors: readonly string[];
}

/** Project files as read so far; {@link forget} when one of them may have changed. */
export class ConfigFiles {
  private readonly files = new Map<string, LoadedConfig>();
  private readonly places = new Map<string, string | null>();

  /** `fixed` is a project file to use for every draft instead of the nearest one. */
  constructor(private readonly fixed?: string) {}

  /**
   * The settings of the draft at `path` (it need not exist): `base`, the editor's or the defaults, then the nearest
   * project file upwards, then those of its overrides that match.
   */
  settingsFor(path: string, base: Settings = DEFAULT_SETTINGS): FileSettings {
    const draft = resolve(path);
    const held = this.heldBy(draft, base);
    if (!isAlwaysChecked(draft, held.settings)) return held;
    return { ...held, settings: { ...held.settings, minimumHanShare: 0 } };
  }

  forget(): void {
    this.files.clear();
    this.places.clear();
  }

  private heldBy(draft: string, base: Settings): FileSettings {
    const configPath = this.fixed ?? this.nearest(dirname(draft));
    if (configPath === null) return { settings: base, ignored: false, configPath, errors: [] };
    const { config, errors, overrides, ignored } = this.load(configPath);
    const name = relative(dirname(resolve(configPath)), draft).replaceAll('\\', '/');
    const layers = overrides.filter((o) => o.matches(name)).map((o) => o.settings);
    return { settings: mergeSettings(base, config.settings, ...layers), ignored: ignored(name), configPath, errors };
  }

  private nearest(folder: string): string | null {
    const known = this.places.get(folder);
    if (known !== undefined) return known;
    const here = join(folder, CONFIG_NAME);
    const above = dirname(folder);
    const isHere = statSync(here, { throwIfNoEntry: false })?.isFile() === true;
    const found = isHere ? here : above === folder ? null : this.nearest(above);
    this.places.set(folder, found);
    return found;
  }

  private load(path: string): LoadedConfig {
    let loaded = this.files.get(path);
    if (!loaded) this.files.set(path, (loaded = load(path)));
    return loaded;
  }
}

/** The settings of one draft, read afresh. */
export function settingsFor(path: string, base: Settings = DEFAULT_SETTINGS): FileSettings {
  return new ConfigFiles().settingsFor(path, base);
}

/** The settings that an editor hands to a task that it starts: JSON in `WENHENG_SETTINGS`, else the defaults. */
export function startingSettings(json = process.env['WENHENG_SETTINGS']): Settings {
  try {
    return mergeSettings(DEFAULT_SETTINGS, editorSettings(JSON.parse(json ?? 'null')));
  } catch {
    return DEFAULT_SETTINGS;
  }
}

/** `alwaysCheck` has no folder that it is relative to: it may come from the editor. */
function isAlwaysChecked(draft: string, { alwaysCheck }: Settings): boolean {
  const globs = alwaysCheck.filter((glob) => typeof glob === 'string' && glob !== '');
  const patterns = globs.map((glob) => (/^(\/|\*\*\/|[A-Za-z]:)/.test(glob) ? glob : `**/${glob}`));
  return matcher(patterns)(draft.replaceAll('\\', '/'));
}

interface LoadedConfig {
  readonly config: ProjectConfig;
  readonly errors: readonly string[];
  readonly overrides: readonly { matches: (name: string) => boolean; settings: PartialSettings }[];
  readonly ignored: (name: string) => boolean;
}

function load(path: string): LoadedConfig {
  const { config, errors } = parseConfig(path);
  const overrides = config.overrides.map((o) => ({ matches: matcher(o.files), settings: o.settings }));
  return { config, errors, overrides, ignored: matcher(config.ignore) };
}

/** A glob without a slash is a name in any folder; one that ends in a slash is everything in the folder. */
function matcher(globs: readonly string[]): (name: string) => boolean {
  const whole = globs.map((g) => g.replace(/^\.\//, '').replace(/\/$/, '/**'));
  const patterns = whole.map((g) => (g.includes('/') ? g : `**/${g}`));
  if (!patterns.length) return () => false;
  const matches = picomatch(patterns, { dot: true });
  return (name) => matches(name);
}

function parseConfig(path: string): { config: ProjectConfig; errors: string[] } {
  let text: string;
  try {
    text = decode(readFileSync(path)).text;
  } catch (error) {
    return { config: EMPTY_CONFIG, errors: [`${path}：${reason(error)}`] };
  }
  const place = lineCounter(text);
  const say = (offset: number, message: string): string => {
    const { line, column } = place(offset);
    return `${path}:${line}:${column}: ${message}`;
  };
  const faults: ParseError[] = [];
  const value: unknown = parse(text, faults, { allowTrailingComma: true });
  const fault = faults[0];
  if (fault) {
    const what = SYNTAX[printParseErrorCode(fault.error)] ?? '写法有误';
    return { config: EMPTY_CONFIG, errors: [say(fault.offset, `不是合格的 JSON：${what}`)] };
  }
  const { config, problems } = readConfig(value);
  const tree = parseTree(text, [], { allowTrailingComma: true });
  const offsetOf = ({ path: keys }: ConfigProblem): number => {
    const node = tree && findNodeAtLocation(tree, [...keys]);
    // The problem is told at the key, where there is one.
    return (node?.parent?.type === 'property' ? node.parent.offset : node?.offset) ?? 0;
  };
  return { config, errors: problems.map((p) => say(offsetOf(p), p.message)) };
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
