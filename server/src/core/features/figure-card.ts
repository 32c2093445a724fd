/** The card of a figure: its value, what it can stand for, what it measures, and the arithmetic it takes part in. */
import type { Analysis, Bound, Figure, FigureKind, Relation, Site } from '../model';
import type { Rational } from '../num/rational';
import { abs, compare, div, floor, integer, ONE, round, tenTo, toDecimal } from '../num/rational';
import type { Card } from './card';
import { asMarkdown, thingAt } from './card';
import { baseOf } from './base';

const KIND: Record<FigureKind, string> = {
  amount: '数量',
  percent: '百分数',
  points: '百分点',
  multiple: '倍数',
  rank: '位次',
  date: '日期',
  duration: '时长',
};

const BOUND: Record<Bound, string> = { exact: '', about: '约数', over: '多于所写之数', under: '少于所写之数' };

const MODALITY = { achieved: '', target: '目标', forecast: '预计' } as const;

export function figureCard(analysis: Analysis, offset: number): Card | null {
  const figure = thingAt(analysis.facts.figures, (f) => f.at, offset);
  return figure && { at: figure.at, lines: cardOf(figure, analysis) };
}

function cardOf(figure: Figure<Site>, analysis: Analysis): string[] {
  const { indicator, period, scope, modality } = figure;
  const lines = [`**${asMarkdown(indicator || KIND[figure.kind])}** ${asMarkdown(figure.text)}`, ''];
  const row = (label: string, words: string): void => {
    if (words) lines.push(`- ${label}：${words}`);
  };
  row('数值', valueWords(figure));
  row('可指', rangeWords(figure));
  row('时期', asMarkdown(period));
  row('范围', asMarkdown(scope));
  row('变化', changeWords(figure));
  row('性质', MODALITY[modality]);
  row('基数', baseOf(figure, analysis) ?? '');
  const relations = analysis.facts.relations.filter((r) => r.kind !== 'implied-base' && r.figures.includes(figure));
  if (relations.length) lines.push('', ...relations.map((relation) => `- ${relationWords(relation)}`));
  return lines;
}

/** `257,000,000,000元（2570亿元）`; a date or a plain number is said once. */
function valueWords({ kind, number, value, unit, text }: Figure<Site>): string {
  if (number === null) return kind === 'date' ? asMarkdown(value) : '';
  const words = `${grouped(number)}${unit}`;
  return asMarkdown(words === text ? '' : kind === 'amount' ? `${text}＝${words}` : words);
}

/** The values behind the print in the print's own magnitude: `2569.5亿元至2570.5亿元`. */
function rangeWords(figure: Figure<Site>): string {
  const { interval, number, bound, boundWords } = figure;
  if (!interval || !number) return '';
  const { low, high, lowOpen, highOpen } = interval;
  const why = bound === 'exact' ? '按末位四舍五入' : boundWords ? `“${boundWords}”` : BOUND[bound];
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

function relationWords({ holds, claim, working }: Relation<Site>): string {
  const mark = holds === null ? '?' : holds ? '✓' : '✗';
  return asMarkdown(working && working !== claim ? `${mark} ${claim}：${working}` : `${mark} ${claim}`);
}

const MAGNITUDES: readonly (readonly [number, string])[] = [
  [12, '万亿'],
  [8, '亿'],
  [4, '万'],
];

/** `x` in the magnitude in which the figure is written, with its unit. */
function inMagnitude(x: Rational, { magnitude, unit }: Figure<Site>): string {
  for (const [power, word] of MAGNITUDES) {
    if (compare(magnitude, tenTo(power)) >= 0) return `${toDecimal(div(x, tenTo(power)))}${word}${unit}`;
  }
  return `${toDecimal(x)}${unit}`;
}

/** An amount as a reader says it, at most `places` places: `135.9亿元`. */
export function inWords(x: Rational, unit: string, places: number): string {
  for (const [power, word] of MAGNITUDES) {
    if (compare(abs(x), tenTo(power)) >= 0) return `${toDecimal(round(div(x, tenTo(power)), places))}${word}${unit}`;
  }
  return `${toDecimal(round(x, compare(abs(x), ONE) < 0 ? 3 : places))}${unit}`;
}

/** Decimal digits with the thousands of the whole part grouped. */
export function grouped(x: Rational): string {
  const [whole, fraction] = toDecimal(x).split('.');
  const negative = whole!.startsWith('-');
  const digits = floor(abs(integer(BigInt(whole!)))).toString();
  const groups = digits.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return `${negative ? '-' : ''}${groups}${fraction ? `.${fraction}` : ''}`;
}
