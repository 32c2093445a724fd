/**
 * The review sheet (核对表) as it stands on paper, before any file format: parts with tables, in words for people. All
 * formats are made from these pages, so that none lacks what another has.
 */
import type { Coverage } from '../../../core/features/coverage';
import { STATE_SIGNS } from '../../../core/features/coverage';
import type { Largest } from '../../../core/features/review/largest';
import type { FigureSection } from '../../../core/features/review/rows';
import type { Place, ReviewSheet, SheetFinding, SheetLetStand, SheetRow } from '../../../core/features/review/sheet';
import type { Severity } from '../../../core/model';
import { SEVERITIES } from '../../../core/model';
import { groupThousands } from '../../../core/num/rational';
import { LONE_SURROGATE } from '../../formats/xml';
import { visible } from '../../terminal/visible';

/** The heading of a review sheet. */
export const NAME = '数据核对表';
/** The lines for signatures. */
export const SIGNATURES = ['填表人', '核对人', '审核人', '日期'];

/** The pages for one draft. */
export interface Pages {
  readonly path: string;
  /** The title of the draft; its path where it has none. */
  readonly title: string;
  /** One line with the numbers of figures in each state and of findings. */
  readonly summary: string;
  readonly parts: readonly Part[];
}

/** A part of the sheet. */
export interface Part {
  readonly heading: string;
  /** A sentence that stands in place of a table. */
  readonly note: string;
  readonly table: Table | null;
  readonly picture: Picture | null;
}

/** A table of a part. */
export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Index of the column with the sign that the tone of a row refers to. */
  readonly sign: number;
}

/** A column of a table. */
export interface Column {
  readonly zh: string;
  /** Its share of the line, in characters. */
  readonly width: number;
  readonly align: 'left' | 'center' | 'right';
  /** It is filled in by hand. */
  readonly isBlank: boolean;
}

/** A row of a table. */
export interface Row {
  /** A `group` is a head over the rows of a section: one cell over the whole line. */
  readonly kind: 'row' | 'group';
  /** How the row is coloured. */
  readonly tone: 'wrong' | 'checked' | 'plain';
  readonly cells: readonly string[];
}

/** A picture of a part, which each format draws in its own way. */
export type Picture =
  | { readonly kind: 'sections'; readonly bars: readonly SectionBar[] }
  | { readonly kind: 'largest'; readonly largest: Largest };

/** The figures of a section, as a bar. */
export interface SectionBar {
  readonly title: string;
  readonly figures: Coverage;
}

/** Lays out a review sheet. */
export function pagesOf(sheet: ReviewSheet): Pages {
  const { path, title, figures, findings, letStand, characters } = sheet;
  const all = figures.checked + figures.wrong + figures.open;
  const states = `✓ 已核 ${figures.checked}，✗ 不符 ${figures.wrong}，○ 无从核对 ${figures.open}`;
  const marked = letStand.length ? `，不再提示 ${letStand.length} 处` : '';
  const parts = [
    overview(sheet),
    findingsPart(findings),
    ...(letStand.length ? [letStandPart(letStand)] : []),
    ...(sheet.largest ? [largestPart(sheet.largest)] : []),
    figuresPart(sheet),
  ];
  return {
    path: visible(path),
    title: visible(title || path),
    summary: `全文 ${characters} 字，数据 ${all} 个：${states}；问题 ${findings.length} 处${marked}`,
    parts: parts.map((part, i) => ({ ...seen(part), heading: `${'一二三四五'[i]}、${part.heading}` })),
  };
}

/** Shows characters that hide or change the direction of writing by their numbers, and replaces lone surrogates. */
function seen(part: Part): Part {
  const { table } = part;
  const shown = (cell: string): string => cell.replace(LONE_SURROGATE, '\uFFFD').split('\n').map(visible).join('\n');
  return table
    ? { ...part, table: { ...table, rows: table.rows.map((r) => ({ ...r, cells: r.cells.map(shown) })) } }
    : part;
}

const column = (zh: string, width: number, align: Column['align'] = 'left', isBlank = false): Column => ({
  zh,
  width,
  align,
  isBlank,
});

/** Columns to be filled in by whoever is responsible for a figure. */
const BY_HAND = [
  column('责任单位', 10, 'center', true),
  column('核对人', 7, 'center', true),
  column('签字', 7, 'center', true),
];

const blanks = BY_HAND.map(() => '');
const row = (cells: readonly string[], tone: Row['tone'] = 'plain'): Row => ({ kind: 'row', tone, cells });

function overview(sheet: ReviewSheet): Part {
  const bars = barsOf(sheet);
  const columns = [
    column('部分', 30),
    column('数据', 6, 'right'),
    column('✓ 已核', 7, 'right'),
    column('✗ 不符', 7, 'right'),
    column('○ 无从核对', 9, 'right'),
    column('已核比例', 20),
  ];
  const rows = [...bars, { title: '全文', figures: sheet.figures }].map(({ title, figures }) => {
    const all = sumOf(figures);
    const cells = [title, all, figures.checked, figures.wrong, figures.open, `${shareOf(figures)} ${squares(figures)}`];
    return row(cells.map(String), figures.wrong ? 'wrong' : 'plain');
  });
  return {
    heading: '总况',
    note: '',
    table: { columns, rows, sign: 3 },
    picture: bars.length > 1 ? { kind: 'sections', bars } : null,
  };
}

/** The sections of the first level that occurs; what stands above the first of them is a section of its own. */
function barsOf({ sections, figures }: ReviewSheet): SectionBar[] {
  const bars: SectionBar[] = [];
  const rest = { ...figures };
  for (const { title, parent, figures: own } of sections) {
    if (parent !== null || !sumOf(own)) continue;
    bars.push({ title, figures: own });
    rest.checked -= own.checked;
    rest.wrong -= own.wrong;
    rest.open -= own.open;
  }
  return sumOf(rest) && bars.length ? [{ title: '（标题之前）', figures: rest }, ...bars] : bars;
}

/** The number of figures in any state. */
export const sumOf = ({ checked, wrong, open }: Coverage): number => checked + wrong + open;

/** The checked share of the figures in whole percent; a dash where there are none. */
export const shareOf = (figures: Coverage): string =>
  sumOf(figures) ? `${Math.round((100 * figures.checked) / sumOf(figures))}%` : '—';

/** A share as ten squares, for formats without pictures; at least one square for a share above zero. */
function squares(figures: Coverage): string {
  const all = sumOf(figures);
  if (!all) return '';
  const full = figures.checked ? Math.max(1, Math.round((10 * figures.checked) / all)) : 0;
  return '■'.repeat(full) + '□'.repeat(10 - full);
}

function largestPart(largest: Largest): Part {
  const columns = [
    column('指标', 26),
    column('时期', 14),
    column('本期', 14, 'right'),
    column('上年', 14, 'right'),
    column('上年数的来历', 26),
  ];
  const rows = largest.indicators.map(({ indicator, period, text, before, why }) => {
    const how = before ? (before.how === 'stated' ? '文中载明' : '按文中增速推算') : `不推算：${why}`;
    const value = before ? `${before.how === 'implied' ? '约' : ''}${before.words}` : '—';
    return row([indicator, period, text, value, how]);
  });
  return {
    heading: '主要指标与上年对照',
    note: '',
    table: { columns, rows, sign: 0 },
    picture: { kind: 'largest', largest },
  };
}

const SEVERITY_NAMES: Readonly<Record<Severity, string>> = {
  error: '错误',
  warning: '警告',
  info: '信息',
  hint: '提示',
};

function findingsPart(findings: readonly SheetFinding[]): Part {
  const columns = [
    column('序', 4, 'center'),
    column('级别', 5, 'center'),
    column('位置', 11),
    column('原文', 15),
    column('问题与理由', 32),
    column('建议', 14),
    ...BY_HAND,
  ];
  const sorted = [...findings].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  const rows = sorted.map((f, i) => {
    const cells = [
      `${i + 1}`,
      SEVERITY_NAMES[f.severity],
      placeWords(f),
      f.words,
      reasonOf(f),
      f.suggestion,
      ...blanks,
    ];
    return row(cells, f.severity === 'error' ? 'wrong' : 'plain');
  });
  return {
    heading: `问题（${findings.length} 处）`,
    note: findings.length ? '' : '没有发现问题。',
    table: findings.length ? { columns, rows, sign: 1 } : null,
    picture: null,
  };
}

/** The message, with the name of the rule in front unless the message begins with it. */
const reasonOf = ({ title, message }: SheetFinding): string =>
  /[\u4e00-\u9fff]/.test(message) ? message : `${title}：${message}`;

const WRITTEN: Readonly<Record<SheetLetStand['by'], string>> = {
  comment: '文中注释',
  project: '项目文件',
  baseline: '旧稿基线',
};

function letStandPart(letStand: readonly SheetLetStand[]): Part {
  const columns = [
    column('序', 4, 'center'),
    column('位置', 11),
    column('原文', 15),
    column('问题与理由', 30),
    column('不再提示的原因', 20),
    column('写在', 9, 'center'),
    ...BY_HAND,
  ];
  const rows = letStand.map((f, i) =>
    row([`${i + 1}`, placeWords(f), f.words, reasonOf(f), f.reason || '（未写原因）', WRITTEN[f.by], ...blanks]),
  );
  return {
    heading: `不再提示的问题（${letStand.length} 处）`,
    note: '',
    table: { columns, rows, sign: 0 },
    picture: null,
  };
}

function figuresPart({ rows, sections }: ReviewSheet): Part {
  const columns = [
    column('序', 4, 'center'),
    column('核', 4, 'center'),
    column('数据', 13),
    column('指标', 18),
    column('时期', 14),
    column('范围', 8),
    column('验算', 29),
    column('位置', 11),
    ...BY_HAND,
  ];
  const out: Row[] = [];
  let section: number | null = null;
  rows.forEach((figure, i) => {
    if (figure.section !== null && figure.section !== section) {
      section = figure.section;
      out.push({ kind: 'group', tone: 'plain', cells: [groupTitle(sections, section)] });
    }
    out.push(figureCells(figure, i + 1));
  });
  return {
    heading: `数据（${rows.length} 个）`,
    note: rows.length ? '' : '没有读到数据。',
    table: rows.length ? { columns, rows: out, sign: 1 } : null,
    picture: null,
  };
}

function figureCells(figure: SheetRow, number: number): Row {
  const { state, text, indicator, scope } = figure;
  const cells = [`${number}`, STATE_SIGNS[state], text, indicator, periodWords(figure), scope, reckoning(figure)];
  return {
    kind: 'row',
    tone: state === 'open' ? 'plain' : state,
    cells: [...cells.map(oneLine), placeWords(figure), ...blanks],
  };
}

/** The lines that say what a figure is checked by. A remark stands in place of the working that it contains. */
function reckoning({ workings, remarks }: Pick<SheetRow, 'workings' | 'remarks'>): string {
  const lines = [
    ...remarks.map(({ message }) => message),
    ...workings.flatMap(({ holds, words, told }) => (told ? [] : `${VERDICT_SIGNS[`${holds}`]} ${words}`)),
  ];
  return [...new Set(lines)].join('\n');
}

const VERDICT_SIGNS = { true: '✓', false: '✗', null: '？' } as const;

/** `上半年（2023年）`: as written, with the year where the words do not contain it. */
function periodWords({ period, resolved }: Pick<SheetRow, 'period' | 'resolved'>): string {
  const year = /^\d{4}/.exec(resolved)?.[0];
  if (!year || period.includes(year)) return period;
  return period ? `${period}（${year}年）` : `${year}年`;
}

function groupTitle(sections: readonly FigureSection[], index: number): string {
  const titles: string[] = [];
  for (let i: number | null = index; i !== null; i = sections[i]!.parent) titles.unshift(sections[i]!.title);
  return titles.join(' › ');
}

const placeWords = ({ place, line, column: at }: Place): string => place ?? `${line}行${at}列`;

const oneLine = (words: string): string => words.replace(/[^\S\n]+/g, ' ').trim();

/** An amount in the magnitude that people use. */
export function inMagnitude(value: string, unit: string): string {
  const number = Number(value);
  const [size, word] = MAGNITUDES.find(([least]) => number >= least) ?? [1, ''];
  const [whole, fraction] = String(Number((number / size).toPrecision(4))).split('.');
  return `${groupThousands(whole!)}${fraction ? `.${fraction}` : ''}${word}${unit}`;
}

const MAGNITUDES: readonly (readonly [number, string])[] = [
  [1e12, '万亿'],
  [1e8, '亿'],
  [1e4, '万'],
];
