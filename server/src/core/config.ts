/**
 * What a project file (`wenheng.config.json`) may contain, checked against the table of settings. This is pure: the
 * caller finds, reads and parses the file. Each mistake in the parsed value becomes one line that says how to mend it.
 */
import { RULES } from './rules/index';
import type { DraftGroup, IgnoredFinding, OwnUnit, RuleLevel, SettingRow, Settings } from './settings';
import { LEVELS, OWN_UNIT_CLASSES, SETTINGS } from './settings';

/** Settings of which some may be absent. */
export type PartialSettings = { readonly [K in keyof Settings]?: Settings[K] };

/** Settings for some of the drafts. */
export interface Override {
  /** Globs, relative to the folder of the project file. */
  readonly files: readonly string[];
  readonly settings: PartialSettings;
}

/** The checked contents of a project file. */
export interface ProjectConfig {
  readonly settings: PartialSettings;
  readonly overrides: readonly Override[];
  /** Globs of drafts that are never checked, relative to the folder of the project file. */
  readonly ignore: readonly string[];
}

/** A mistake, with the path of keys and indexes that leads to it. */
export interface ConfigProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** The project file of a folder that has none. */
export const EMPTY_CONFIG: ProjectConfig = { settings: {}, overrides: [], ignore: [] };

/** Reads the value of a project file. Mistakes are left out and reported; the rest takes effect. Never throws. */
export function readConfig(value: unknown): { config: ProjectConfig; problems: ConfigProblem[] } {
  const problems: ConfigProblem[] = [];
  if (!isObject(value)) return { config: EMPTY_CONFIG, problems: [{ path: [], message: '配置应是一个对象 { … }' }] };
  const own = ['overrides', 'ignore', '$schema'];
  const settings = readSettings(value, [], own, problems);
  const ignore = value['ignore'] === undefined ? [] : globs(value['ignore'], ['ignore'], problems);
  return { config: { settings, overrides: readOverrides(value['overrides'], problems), ignore }, problems };
}

/**
 * The settings in an editor's own section, which may hold other keys and unset values; malformed values are left out.
 */
export function editorSettings(value: unknown): PartialSettings {
  return isObject(value) ? readSettings(value, [], [], []) : {};
}

/**
 * Merges settings key by key, later layers over earlier ones. Levels are merged rule by rule; ignored findings are
 * concatenated.
 */
export function mergeSettings(base: Settings, ...layers: readonly PartialSettings[]): Settings {
  return layers.reduce<Settings>(
    (settings, layer) => ({
      ...settings,
      ...layer,
      rules: { ...settings.rules, ...layer.rules },
      ignoreFindings: [...settings.ignoreFindings, ...(layer.ignoreFindings ?? [])],
    }),
    base,
  );
}

/** The known name that a mistyped one most likely means; null where none is close. */
export function nearest(name: string, known: Iterable<string>): string | null {
  let best: string | null = null;
  let least = Math.max(2, Math.floor(name.length / 3)) + 1;
  for (const candidate of known) {
    const far = distance(name.toLowerCase(), candidate.toLowerCase(), least);
    if (far < least) [best, least] = [candidate, far];
  }
  return best;
}

/** `未知的X“abd”，是否想写“abc”？` */
export function unknownName(what: string, name: string, known: Iterable<string>): string {
  const near = nearest(name, known);
  return `未知的${what}“${name}”${near === null ? '' : `，是否想写“${near}”？`}`;
}

type Path = readonly (string | number)[];

function readOverrides(value: unknown, problems: ConfigProblem[]): Override[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    problems.push({
      path: ['overrides'],
      message: 'overrides 应是数组，如 [{ "files": "讲话/**", "genre": "speech" }]',
    });
    return [];
  }
  return value.flatMap((entry: unknown, i) => {
    const path = ['overrides', i];
    if (!isObject(entry) || entry['files'] === undefined) {
      problems.push({
        path,
        message: 'overrides 的每一项应是带 files 的对象，如 { "files": "讲话/**", "genre": "speech" }',
      });
      return [];
    }
    return [
      {
        files: globs(entry['files'], [...path, 'files'], problems),
        settings: readSettings(entry, path, ['files'], problems),
      },
    ];
  });
}

function readSettings(
  value: Record<string, unknown>,
  path: Path,
  own: readonly string[],
  problems: ConfigProblem[],
): PartialSettings {
  const settings: Record<string, unknown> = {};
  for (const [key, entry] of Object.entries(value)) {
    if (own.includes(key)) continue;
    const row = (SETTINGS as Record<string, SettingRow<unknown>>)[key];
    if (!row) {
      problems.push({ path: [...path, key], message: unknownName('设置项', key, [...Object.keys(SETTINGS), ...own]) });
    } else if (key === 'rules') {
      settings[key] = readRules(entry, [...path, key], problems);
    } else if (key === 'units') {
      settings[key] = readUnits(entry, [...path, key], problems);
    } else if (key === 'ignoreFindings') {
      settings[key] = readIgnored(entry, [...path, key], problems);
    } else if (key === 'groups') {
      settings[key] = readGroups(entry, [...path, key], problems);
    } else {
      const fault = faultOf(entry, row);
      if (fault) problems.push({ path: [...path, key], message: `${key} ${fault}` });
      else settings[key] = entry;
    }
  }
  return settings;
}

function readRules(value: unknown, path: Path, problems: ConfigProblem[]): Record<string, RuleLevel> {
  const rules: Record<string, RuleLevel> = {};
  if (!isObject(value)) {
    problems.push({ path, message: 'rules 应是对象，如 { "arithmetic/sum": "warning" }' });
    return rules;
  }
  const known = groupsAndRules();
  for (const [id, level] of Object.entries(value)) {
    if (!known.has(id)) problems.push({ path: [...path, id], message: unknownName('规则', id, known) });
    else if (!LEVELS.includes(level as RuleLevel)) {
      problems.push({ path: [...path, id], message: `${id} 的级别应为 ${LEVELS.join('、')} 之一` });
    } else rules[id] = level as RuleLevel;
  }
  return rules;
}

function groupsAndRules(): ReadonlySet<string> {
  return new Set(RULES.flatMap((r) => [r.id, r.id.slice(0, r.id.indexOf('/'))]));
}

function readUnits(value: unknown, path: Path, problems: ConfigProblem[]): OwnUnit[] {
  const shape = '应是数组，每项如 { "words": "网格", "class": "count" }';
  if (!Array.isArray(value)) {
    problems.push({ path, message: `units ${shape}` });
    return [];
  }
  return value.flatMap((entry: unknown, i) => {
    const { words, base, class: kind } = (isObject(entry) ? entry : {}) as Partial<Record<string, unknown>>;
    const isKind = kind === undefined || (OWN_UNIT_CLASSES as readonly unknown[]).includes(kind);
    if (typeof words === 'string' && words !== '' && isKind && (base === undefined || typeof base === 'string')) {
      return [entry as OwnUnit];
    }
    const message = isKind ? `units ${shape}` : `class 应为 ${OWN_UNIT_CLASSES.join('、')} 之一`;
    problems.push({ path: [...path, i], message });
    return [];
  });
}

function readIgnored(value: unknown, path: Path, problems: ConfigProblem[]): IgnoredFinding[] {
  const shape = '应是数组，每项如 { "rule": "arithmetic/rate", "words": "整改完成率", "reason": "口径不同" }';
  if (!Array.isArray(value)) {
    problems.push({ path, message: `ignoreFindings ${shape}` });
    return [];
  }
  const known = groupsAndRules();
  return value.flatMap((entry: unknown, i) => {
    const at = [...path, i];
    const { rule, words, reason, files } = (isObject(entry) ? entry : {}) as Partial<Record<string, unknown>>;
    const isText = (v: unknown): v is string => typeof v === 'string' && v !== '';
    if (!isText(rule) || !isText(words) || (reason !== undefined && typeof reason !== 'string')) {
      problems.push({ path: at, message: `ignoreFindings ${shape}` });
      return [];
    }
    if (!known.has(rule)) {
      problems.push({ path: [...at, 'rule'], message: unknownName('规则', rule, known) });
      return [];
    }
    const within = files === undefined ? {} : { files: globs(files, [...at, 'files'], problems) };
    return [{ rule, words, ...(reason !== undefined && { reason: reason }), ...within }];
  });
}

function readGroups(value: unknown, path: Path, problems: ConfigProblem[]): DraftGroup[] {
  const shape = '应是数组，每项如 { "files": "两会材料/**", "scope": "霁川县" }';
  if (!Array.isArray(value)) {
    problems.push({ path, message: `groups ${shape}` });
    return [];
  }
  return value.flatMap((entry: unknown, i) => {
    const at = [...path, i];
    const { files, scope, ...others } = (isObject(entry) ? entry : {}) as Partial<Record<string, unknown>>;
    const [other] = Object.keys(others);
    if (files === undefined || (scope !== undefined && (typeof scope !== 'string' || scope.length < 2)) || other) {
      problems.push({ path: other ? [...at, other] : at, message: `groups ${shape}` });
      return [];
    }
    const list = globs(files, [...at, 'files'], problems);
    return list.length ? [{ files: list, ...(typeof scope === 'string' && { scope }) }] : [];
  });
}

function globs(value: unknown, path: Path, problems: ConfigProblem[]): string[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  if (list.every((g) => typeof g === 'string' && g !== '')) return list as string[];
  problems.push({ path, message: `${path.at(-1)} 应是文件匹配式或其数组，如 "草稿/**/*.md"` });
  return [];
}

/** What is wrong with a value, as the end of a sentence; null where nothing is. */
function faultOf(value: unknown, row: SettingRow<unknown>): string | null {
  if (row.enum) return row.enum.includes(value as string) ? null : `应为 ${row.enum.join('、')} 之一`;
  switch (row.type) {
    case 'boolean':
      return typeof value === 'boolean' ? null : '应为 true 或 false';
    case 'integer':
      if (!Number.isInteger(value)) return '应为整数';
      return row.minimum !== undefined && (value as number) < row.minimum ? `不应小于 ${row.minimum}` : null;
    case 'string':
      return typeof value === 'string' ? null : '应为字符串';
    case 'array':
      return Array.isArray(value) && value.every((v) => typeof v === 'string' && v !== '') ? null : '应为字符串数组';
    case 'object':
      return isObject(value) ? null : '应为对象';
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Edits between two names (insert, delete, replace, swap), given up at `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const aslant = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, aslant);
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? limit) + 1);
      next.push(cost);
    }
    [before, row] = [row, next];
  }
  return row[b.length] ?? 0;
}
