/**
 * Every setting, once. The manifest's configuration, the reader of settings and the manual are made from this table.
 */
import type { Genre, Severity } from './model';

export type RuleLevel = Severity | 'off';

export interface SettingRow<T> {
  readonly type: 'boolean' | 'integer' | 'string' | 'array' | 'object';
  readonly default: T;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly items?: object;
  readonly additionalProperties?: object;
  readonly scope: 'window' | 'resource' | 'machine-overridable';
  readonly zh: string;
  readonly en: string;
}

const row = <T>(r: SettingRow<T>): SettingRow<T> => r;

export const GENRES = [
  'report',
  'speech',
  'feature',
  'study',
  'statutory',
  'other',
] as const satisfies readonly Genre[];
export const LEVELS = ['error', 'warning', 'info', 'hint', 'off'] as const satisfies readonly RuleLevel[];

export const SETTINGS = {
  enable: row<boolean>({
    type: 'boolean',
    default: true,
    scope: 'resource',
    zh: '是否检查。',
    en: 'Whether drafts are checked.',
  }),
  genre: row<'auto' | Genre>({
    type: 'string',
    default: 'auto',
    enum: ['auto', ...GENRES],
    scope: 'resource',
    zh: '文种；`auto` 由文稿自行判断。',
    en: 'Genre of the draft; `auto` tells it from the text.',
  }),
  date: row<string>({
    type: 'string',
    default: '',
    scope: 'resource',
    zh: '成文日期（如 `2021-02-04`）；留空则取文中日期行。',
    en: 'Date of the document (`2021-02-04`); empty takes the date line of the text.',
  }),
  rules: row<Record<string, RuleLevel>>({
    type: 'object',
    default: {},
    additionalProperties: { type: 'string', enum: [...LEVELS] },
    scope: 'resource',
    zh: '按规则（`arithmetic/sum`）或规则组（`arithmetic`）设定级别；`off` 关闭。',
    en: 'Level of a rule (`arithmetic/sum`) or a group (`arithmetic`); `off` turns it off.',
  }),
  codeLens: row<boolean>({
    type: 'boolean',
    default: false,
    scope: 'resource',
    zh: '在标题上方显示该部分的数据、提法、引述和问题各有多少。',
    en: 'Shows above each heading how many figures, slogans, statements and findings its section has.',
  }),
  maxCharacters: row<number>({
    type: 'integer',
    default: 4_000_000,
    minimum: 1000,
    scope: 'resource',
    zh: '文稿超过此字数时不检查，并给出提示。',
    en: 'Drafts with more characters are not checked, and say so.',
  }),
  minimumHanShare: row<number>({
    type: 'integer',
    default: 20,
    minimum: 0,
    scope: 'resource',
    zh: '汉字占比（%）低于此数的文件不作为中文文稿检查；0 为一律检查。',
    en: 'Files with a smaller share of Han characters (in %) are not taken for Chinese prose; 0 checks all.',
  }),
  alwaysCheck: row<readonly string[]>({
    type: 'array',
    default: [],
    items: { type: 'string' },
    scope: 'resource',
    zh: '不论汉字占比一律检查的文件，用通配式写，如 `**/数据表/*.md`。',
    en: 'Globs of files that are checked whatever their share of Han characters, such as `**/tables/*.md`.',
  }),
} as const;

export type Settings = {
  readonly [K in keyof typeof SETTINGS]: (typeof SETTINGS)[K] extends SettingRow<infer T> ? T : never;
};

export const DEFAULT_SETTINGS: Settings = Object.fromEntries(
  Object.entries(SETTINGS).map(([key, r]) => [key, r.default]),
) as unknown as Settings;

/** The level that holds for a rule: its own entry, else its group's, else the rule's own. */
export function levelOf(id: string, own: Severity, rules: Settings['rules']): RuleLevel {
  return rules[id] ?? rules[id.slice(0, id.indexOf('/'))] ?? own;
}
