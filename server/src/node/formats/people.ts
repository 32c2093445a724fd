/**
 * Figures for people who read a table in Chinese: names and values in words, the place by line and heading, and what
 * the arithmetic says about each figure.
 */
import type { FactsDocument, FactsFigure } from '../../core/features/facts';

/** A column of a sheet. */
export interface PeopleColumn {
  readonly zh: string;
  readonly isNumber: boolean;
  /** The width in characters. */
  readonly width: number;
}

/** A sheet of a workbook. */
export interface Sheet {
  readonly name: string;
  readonly columns: readonly PeopleColumn[];
  readonly rows: readonly (readonly string[])[];
}

interface Made extends PeopleColumn {
  readonly cell: (figure: FactsFigure, document: FactsDocument) => string;
}

const FIGURE_KIND_NAMES: Readonly<Record<string, string>> = {
  amount: '数量',
  percent: '百分数',
  points: '百分点',
  multiple: '倍数',
  rank: '位次',
  date: '日期',
  duration: '时长',
};
const BOUND: Readonly<Record<string, string>> = { exact: '', about: '约', over: '多于', under: '少于' };
const CHANGE: Readonly<Record<string, string>> = { rise: '增', fall: '减' };
const VERDICT_SIGN = { true: '✓', false: '✗', null: '○' } as const;

const column = (zh: string, width: number, cell: Made['cell'], isNumber = false): Made => ({
  zh,
  width,
  isNumber,
  cell,
});

const WHERE: readonly Made[] = [
  column('文件', 24, (_, d) => d.path),
  column('行', 6, (f) => (f.line === undefined ? '' : String(f.line)), true),
  column('列', 6, (f) => (f.column === undefined ? '' : String(f.column)), true),
  column('所在标题', 28, headingOf),
];

const FIGURES: readonly Made[] = [
  ...WHERE,
  column('指标', 28, (f) => f.indicator),
  column('时期', 16, (f) => f.period),
  column('原文', 20, (f) => f.text),
  column('类别', 8, (f) => FIGURE_KIND_NAMES[f.kind] ?? f.kind),
  column('界限', 8, (f) => BOUND[f.bound] ?? f.bound),
  column('数值', 18, (f) => f.value, true),
  column('单位', 8, (f) => f.unit),
  column('增减', 6, (f) => (f.change ? CHANGE[f.change]! : '')),
  column('比较基准', 14, (f) => f.against),
  column('验算', 6, (f, d) =>
    checksOf(f, d)
      .map(({ holds }) => VERDICT_SIGN[`${holds}`])
      .join(''),
  ),
  column('算式', 40, (f, d) =>
    checksOf(f, d)
      .map(({ claim, working }) => working || claim)
      .join('；'),
  ),
];
const TIME_COLUMNS: readonly Made[] = [
  ...WHERE,
  column('原文', 24, (f) => f.text),
  column('类别', 8, (f) => FIGURE_KIND_NAMES[f.kind] ?? f.kind),
  column('公历', 24, (f) => (f.kind === 'date' ? f.value : f.resolved)),
];
const OUTLINE: readonly PeopleColumn[] = [
  { zh: '文件', width: 24, isNumber: false },
  { zh: '层级', width: 6, isNumber: true },
  { zh: '标题', width: 60, isNumber: false },
];

const isTime = ({ kind }: FactsFigure): boolean => kind === 'date' || kind === 'duration';

/** The sheets of a workbook: figures, then dates and durations, then the outline. */
export function sheetsOf(documents: readonly FactsDocument[]): Sheet[] {
  const rows = (columns: readonly Made[], wanted: (f: FactsFigure) => boolean): string[][] =>
    documents.flatMap((d) => d.figures.filter(wanted).map((f) => columns.map((c) => c.cell(f, d))));
  return [
    { name: '数据', columns: FIGURES, rows: rows(FIGURES, (f) => !isTime(f)) },
    { name: '日期和时长', columns: TIME_COLUMNS, rows: rows(TIME_COLUMNS, isTime) },
    {
      name: '提纲',
      columns: OUTLINE,
      rows: documents.flatMap((d) => d.outline.map((h) => [d.path, String(h.level), h.text.replace(/\s+/g, ' ')])),
    },
  ];
}

/** The heading above a figure. */
function headingOf({ start }: FactsFigure, { outline }: FactsDocument): string {
  const above = outline.filter((h) => h.start <= start).at(-1);
  return above ? above.text.replace(/\s+/g, ' ') : '';
}

/** The relations that claim the figure, which is the last that a claim names. */
function checksOf(figure: FactsFigure, { figures, relations }: FactsDocument): FactsDocument['relations'] {
  const index = figures.indexOf(figure);
  return relations.filter(({ kind, figures: named }) => kind !== 'implied-base' && named.at(-1) === index);
}
