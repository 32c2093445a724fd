/** The card of a figure: its value, what it can stand for, what it measures, and the arithmetic it takes part in. */
import type { Analysis, Bound, Figure, FigureKind, Relation, Site } from '../model';
import type { Rational } from '../num/rational';
import { compare, integer, power, toDecimal } from '../num/rational';
import { foldWidth } from '../text/fold';
import { grouped, inMagnitude } from './amounts';
import { baseOf } from './base';
import type { Card } from './card';
import { asMarkdown, linkTo } from './card';
import { figureAt, relationsOf } from './figures';
import { saidOf } from './said';

const FIGURE_KIND_NAMES: Record<FigureKind, string> = {
  amount: '数量',
  percent: '百分数',
  points: '百分点',
  multiple: '倍数',
  ratio: '比例',
  rank: '位次',
  date: '日期',
  duration: '时长',
};

const BOUND: Record<Bound, string> = { exact: '', about: '约数', over: '多于所写之数', under: '少于所写之数' };

const MODALITY = { achieved: '', target: '目标', forecast: '预计' } as const;

/** The hover card of the figure at a document offset (UTF-16); null where there is none. */
export function figureCard(analysis: Analysis, offset: number): Card | null {
  const figure = figureAt(analysis, offset);
  return figure && { at: figure.at, lines: cardOf(figure, analysis) };
}

function cardOf(figure: Figure<Site>, analysis: Analysis): string[] {
  const { kind, indicator, period, scope, modality } = figure;
  const lines = [`**${asMarkdown(indicator || FIGURE_KIND_NAMES[kind])}** ${asMarkdown(figure.text)}`, ''];
  const row = (label: string, words: string): void => {
    if (words) lines.push(`- ${label}：${words}`);
  };
  row('数值', valueWords(figure));
  row('可代表', rangeWords(figure));
  // A date or a length of time is itself a period.
  row('时期', kind === 'date' || kind === 'duration' ? '' : periodWords(period, saidOf(analysis)(figure).resolved));
  row('范围', asMarkdown(scope));
  row('变化', changeWords(figure));
  row('性质', MODALITY[modality]);
  row('基数', asMarkdown(baseOf(figure, analysis) ?? ''));
  const relations = relationsOf(figure, analysis);
  if (relations.length && lines.at(-1) !== '') lines.push('');
  lines.push(...new Set(relations.map((relation) => `- ${relationLine(relation, figure)}`)));
  return lines;
}

/** `2570亿元＝257,000,000,000元`; empty where the text already has the plain number. */
function valueWords({ kind, number, value, unit, text }: Figure<Site>): string {
  const written = foldWidth(text).replace(/[多余几来近,\s]/g, '');
  if (kind === 'date') return asMarkdown(dateWords(value) === written ? '' : dateWords(value));
  // Chinese readers need no explanation of a length of time or a rank in Chinese numerals.
  if (number === null || kind === 'duration' || kind === 'rank' || kind === 'ratio') return '';
  if (unit === '番') return asMarkdown(`${text}＝原来的${grouped(power(integer(2), Number(number.n)))}倍`);
  return written === `${toDecimal(number)}${unit}` ? '' : asMarkdown(`${written}＝${grouped(number)}${unit}`);
}

/** `去年（2019年）`: as written, with the calendar time; that alone where only the title or a heading gives it. */
function periodWords(period: string, resolved: string): string {
  const told = dateWords(resolved);
  if (!period || !told) return asMarkdown(period || told);
  return asMarkdown(told !== foldWidth(period) ? `${period}（${told}）` : period);
}

/** `--01/--06` is 1月至6月, `2021-02-04` is 2021年2月4日. A year that is not written is not added. */
function dateWords(value: string): string {
  const said = (iso: string): string => {
    const [, year, month, day] = /^(\d{4}|-)?(?:-(\d\d))?(?:-(\d\d))?$/.exec(iso) ?? [];
    const words = [year && year !== '-' && `${year}年`, month && `${+month}月`, day && `${+day}日`];
    return words.filter(Boolean).join('') || iso;
  };
  return value.split('/').map(said).join('至');
}

/** The interval in the magnitude of the printed figure: `2569.5亿元至2570.5亿元`. */
function rangeWords(figure: Figure<Site>): string {
  const { interval, number, bound, boundWords } = figure;
  if (!interval || !number) return '';
  const { low, high, lowOpen, highOpen } = interval;
  const why = bound === 'exact' ? '末位四舍五入' : boundWords ? `“${boundWords}”` : BOUND[bound];
  if (low && high && compare(low, high) === 0) return '';
  const said = (x: Rational): string => asMarkdown(inMagnitude(x, figure));
  if (low && high) return `${said(low)}至${said(high)}（${asMarkdown(why)}）`;
  if (low) return `${lowOpen ? '大于' : '不小于'}${said(low)}（${asMarkdown(why)}）`;
  if (high) return `${highOpen ? '小于' : '不大于'}${said(high)}（${asMarkdown(why)}）`;
  return `${said(number)}上下，界限不明（${asMarkdown(why)}）`;
}

function changeWords({ change, verb, against }: Figure<Site>): string {
  if (!change) return asMarkdown(against);
  const direction = change === 'rise' ? '上升' : '下降';
  const basis = against ? `，${against}` : '';
  return asMarkdown(`${direction}${verb && verb !== direction ? `（“${verb}”）` : ''}${basis}`);
}

/** The words of a relation, linked to the figure that stands farthest away, which is the one out of view. */
function relationLine(relation: Relation<Site>, { at }: Figure<Site>): string {
  const words = relationWords(relation);
  const others = relation.figures.filter((f) => f.at.start !== at.start).map((f) => f.at);
  others.sort((a, b) => Math.abs(b.start - at.start) - Math.abs(a.start - at.start));
  const [nearest] = others;
  return nearest ? linkTo(words, nearest) : words;
}

function relationWords({ holds, claim, working }: Relation<Site>): string {
  const mark = holds === null ? '?' : holds ? '✓' : '✗';
  return asMarkdown(working && bare(working) !== bare(claim) ? `${mark} ${claim}：${working}` : `${mark} ${claim}`);
}

/** Only the arithmetic, for comparison: `1001条 + 33条 = 1034条` and `1001+33=1034` are the same. */
const bare = (words: string): string => words.replace(/[^\d.,%=<>≤≥+\-×÷/]/g, '').replaceAll('/', '÷');
