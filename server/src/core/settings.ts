/**
 * Every setting, once. The manifest's configuration, the reader of settings and the manual are made from this table.
 */
import type { Genre, Severity } from './model';

/** The level that a user may give to a rule. */
export type RuleLevel = Severity | 'off';

/** Findings to let stand: those of a rule or group, at certain words. */
export interface IgnoredFinding {
  readonly rule: string;
  /** Words that stand around the finding, or in it. */
  readonly words: string;
  readonly reason?: string;
  /** Globs of the drafts, relative to the folder of the project file; all where absent. */
  readonly files?: string | readonly string[];
  /** The words on both sides, in a line of a baseline. Such an entry lets one finding stand. */
  readonly before?: string;
  readonly after?: string;
}

/** The classes that a unit of the user's own may have. */
export const OWN_UNIT_CLASSES = ['count', 'measure', 'money', 'duration'] as const;

/** A unit that the user adds. */
export interface OwnUnit {
  readonly words: string;
  /** `count` where absent. */
  readonly class?: (typeof OWN_UNIT_CLASSES)[number];
  /** The unit in which it is counted; itself where absent. */
  readonly base?: string;
}

/** Drafts that must agree with each other. */
export interface DraftGroup {
  /** Globs, relative to the folder of the project file. */
  readonly files: string | readonly string[];
  /** The place that they are about (霁川县), where their text does not name it; that of their titles where absent. */
  readonly scope?: string;
}

/** One setting: its JSON type, default and limits, where it may be set, and its description in both languages. */
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

/** The values of the setting `genre` besides `auto`. */
export const GENRES = [
  'report',
  'speech',
  'feature',
  'study',
  'statutory',
  'other',
] as const satisfies readonly Genre[];
/** The values of a rule's level. */
export const LEVELS = ['error', 'warning', 'info', 'hint', 'off'] as const satisfies readonly RuleLevel[];

/** The table of settings. The key is the name in the project file and, after `wenheng.`, in the editor. */
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
  inlayHints: row<boolean>({
    type: 'boolean',
    default: false,
    scope: 'resource',
    zh: '在核对无误的数据后面显示算式，在“去年”一类词后面显示年份。',
    en: 'Shows the working behind a figure that was checked, and the year behind words such as 去年.',
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
  ignoreFindings: row<readonly IgnoredFinding[]>({
    type: 'array',
    default: [],
    items: {
      type: 'object',
      required: ['rule', 'words'],
      properties: {
        rule: { type: 'string', minLength: 1 },
        words: { type: 'string', minLength: 1 },
        reason: { type: 'string' },
        files: { type: ['string', 'array'], items: { type: 'string' } },
      },
      additionalProperties: false,
    },
    scope: 'resource',
    zh: '看过、不必再提的问题：`rule` 规则或规则组，`words` 所在的词句，`reason` 原因，`files` 限于哪些文稿。',
    en: 'Findings to let stand: `rule` (or group), `words` around it, `reason`, and `files` that it is limited to.',
  }),
  units: row<readonly OwnUnit[]>({
    type: 'array',
    default: [],
    items: {
      type: 'object',
      required: ['words'],
      properties: {
        words: { type: 'string', minLength: 1 },
        class: { type: 'string', enum: [...OWN_UNIT_CLASSES], default: 'count' },
        base: { type: 'string' },
      },
      additionalProperties: false,
    },
    scope: 'resource',
    zh: '本单位自用的计量单位、量词：`words` 写法，`class` 类别（`count` 个数、`measure` 度量、`money` 金额、`duration` 时间），`base` 折合的单位。',
    en: 'Units and classifiers of your own: `words`, `class` (`count`, `measure`, `money`, `duration`) and the `base` unit.',
  }),
  indicators: row<readonly string[]>({
    type: 'array',
    default: [],
    items: { type: 'string', minLength: 2 },
    scope: 'resource',
    zh: '本单位自用的指标名称，如 `亩均税收贡献`；数据前有它，就按它读。',
    en: 'Names of indicators of your own; a figure behind one is read as of it.',
  }),
  baseline: row<string>({
    type: 'string',
    default: '',
    scope: 'resource',
    zh: '旧稿基线文件，由 `wenheng check --update-baseline` 写出；其中记下的问题不再提示。',
    en: 'Baseline of old documents as `wenheng check --update-baseline` writes it; findings in it are not shown.',
  }),
  groups: row<readonly DraftGroup[]>({
    type: 'array',
    default: [],
    items: {
      type: 'object',
      required: ['files'],
      properties: {
        files: { type: ['string', 'array'], items: { type: 'string' } },
        scope: { type: 'string', minLength: 2 },
      },
      additionalProperties: false,
    },
    scope: 'resource',
    zh: '应当相互一致的文稿：`files` 哪些文稿，`scope` 文中没写明时，“全县”指哪里（如 `霁川县`）。列入的只在组内比较。',
    en: 'Drafts that must agree: their globs (`files`), and the place that they are about (`scope`) where they do not say it.',
  }),
  ledger: row<string>({
    type: 'string',
    default: '',
    scope: 'resource',
    zh: '核定数据的台账（`.xlsx`、`.csv` 或 Markdown 表格），相对于项目文件；文稿中与它不符的数会标出来。',
    en: 'Table of approved figures (`.xlsx`, `.csv` or a Markdown table), relative to the project file.',
  }),
} as const;

/** The values of all settings. */
export type Settings = {
  readonly [K in keyof typeof SETTINGS]: (typeof SETTINGS)[K] extends SettingRow<infer T> ? T : never;
};

/** The value of each setting where nobody has set it. */
export const DEFAULT_SETTINGS: Settings = Object.fromEntries(
  Object.entries(SETTINGS).map(([key, r]) => [key, r.default]),
) as unknown as Settings;

/**
 * Levels that a genre changes. Speeches and features tell and quote, so that the rules of written style weigh less
 * there. A statutory document is bound by GB/T 9704 and by the units of measurement that the law names.
 */
export const GENRE_LEVELS: Readonly<Partial<Record<Genre, Readonly<Record<string, RuleLevel>>>>> = {
  speech: {
    'structure/heading': 'info',
    'punctuation/exclamation': 'hint',
    'wording/pleonasm': 'hint',
    'number/date-day': 'hint',
    'number/two': 'hint',
    'number/tenths': 'hint',
  },
  feature: {
    'structure/heading': 'info',
    'structure/numbering': 'info',
    'count/mixed': 'hint',
    'punctuation/exclamation': 'hint',
    'wording/pleonasm': 'hint',
    'number/date-day': 'hint',
    'number/two': 'hint',
    'number/tenths': 'hint',
  },
  statutory: { 'number/date-form': 'warning', 'number/date-day': 'warning', 'wording/unit': 'warning' },
};

/** The level that holds for a rule: its own entry, else its group's, else the genre's, else the rule's own. */
export function levelOf(id: string, own: Severity, rules: Settings['rules'], genre?: Genre): RuleLevel {
  const byGenre = genre && GENRE_LEVELS[genre]?.[id];
  return rules[id] ?? rules[id.slice(0, id.indexOf('/'))] ?? byGenre ?? own;
}
