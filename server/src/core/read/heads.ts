/** What the head of a column or the name of a row says of its numbers: what they are, their unit and their period. */
import type { Modality } from '../model';
import type { Rational } from '../num/rational';
import { ONE, tenTo } from '../num/rational';
import type { UnitClass } from './units';
import { compoundAt, unitAt } from './units';
import { group } from '../match';
import type { OwnUnits } from './units';

/** A unit as a head has it, with the magnitude before it: 万元 is 元 by 10⁴. */
export interface TableUnit {
  readonly words: string;
  readonly base: string;
  readonly class: UnitClass | 'unknown';
  readonly magnitude: Rational;
}

/**
 * What the numbers of a line are: `level` what there is, `change` by how much per cent it changed, `difference` by how
 * much, `points` the same of a rate, `either` one of these, `ratio` a rate or completion, `share` of a total, `mean` a
 * price or so much a head, `rank` a place, `score` a mark, `ordinal` the number of a line, `note` no number of use.
 */
export type LineKind =
  'level' | 'change' | 'difference' | 'points' | 'either' | 'ratio' | 'share' | 'mean' | 'rank' | 'ordinal' | 'note';

export interface Head {
  /** As printed, blanks left out. */
  readonly label: string;
  /** Without unit, period, numbering and 其中. */
  readonly name: string;
  readonly unit: TableUnit | null;
  readonly period: string;
  readonly kind: LineKind;
  readonly among: boolean;
  /** Whether it names a sum: by 合计 and the like, or by words that may (全市, 总量). */
  readonly total: 'whole' | 'part' | 'maybe' | null;
  /** 0 for none, 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）. */
  readonly level: number;
  readonly against: string;
  readonly falling: boolean;
  readonly modality: Modality;
}

const MAGNITUDES: Record<string, number> = { 万亿: 12, 亿: 8, 千万: 7, 百万: 6, 十万: 5, 万: 4, 千: 3, 百: 2 };

/** The unit that the words are, from the first to the last; null where they are none. */
export function unitOf(units: OwnUnits | null, words: string): TableUnit | null {
  const plain = words.replace(/^(?:单位[:：]?|±|\+-|\+\/-|计)/, '').trim();
  if (plain === '' || plain.length > 8) return null;
  const whole = wholeUnit(units, plain);
  if (whole) return { words: plain, ...whole, magnitude: ONE };
  const magnitude = /^(?:万亿|千万|百万|十万|亿|万|千|百)/.exec(plain)?.[0];
  const rest = magnitude && wholeUnit(units, plain.slice(magnitude.length));
  if (magnitude && rest) return { words: plain, ...rest, magnitude: tenTo(MAGNITUDES[magnitude] ?? 0) };
  if (/^[+±]?%$/.test(plain)) return { words: '%', base: '%', class: 'percent', magnitude: ONE };
  return null;
}

function wholeUnit(units: OwnUnits | null, words: string): Pick<TableUnit, 'base' | 'class'> | null {
  const unit = unitAt(units, words, 0);
  if (!unit) return null;
  if (unit.words.length === words.length) return { base: unit.base, class: unit.class };
  const per = compoundAt(units, words, unit.words.length);
  const done = per && unit.words.length + per.words.length === words.length;
  return done ? { base: unit.base + per.base, class: 'measure' } : null;
}

export const PERCENT: TableUnit = { words: '%', base: '%', class: 'percent', magnitude: ONE };

const MONTHS = '\\d{1,2}月?(?:份)?[-—–~至]{1,2}(?:\\d{1,2}|本)月(?:份)?';
const SUB = `上半年|下半年|前?[一二三四]季度|前[一二三]个?季度|${MONTHS}|\\d{1,2}月(?:份|末|底)?|[底末初]`;
/** A period at the start of a head, or all that a cell says. */
const PERIOD = new RegExp(
  `^(?:(?:(?:19|20)\\d\\d年?度?|本年|今年|上年|去年|前年|当年|全年|年内)(?:同期|同月)?(?:${SUB})?(?:累计)?(?:同期)?|${SUB}|本[月季期]|当[月季期]|上[月季期]|同期|累计|期[初末]|年[初末])`,
);
const ANYWHERE = new RegExp(`(?:19|20)\\d\\d年度?(?:${SUB})?`);

/** The period that a title names (2023年1—8月全县财政收支情况表); empty where there is none. */
export const periodIn = (title: string): string => ANYWHERE.exec(title)?.[0] ?? '';

const TOTAL_WHOLE = /^(?:总?合计|总计|共计|总和|总数|合计数|总合计|全部合计|[全总].{0,4}合计)$/;
const TOTAL_PART = /(?:小计|合计|总计)$/;
const TOTAL_MAYBE = /^全[市县区省镇乡州盟旗国校局院系统街道]+(?:总计|平均)?$|总[量额数值人]|^总|^全年$|总量$/;
const NUMBERINGS: readonly (readonly [number, RegExp])[] = [
  [1, /^[一二三四五六七八九十]{1,3}[、.．]\s*/],
  [2, /^（[一二三四五六七八九十]{1,3}）\s*/],
  [3, /^\d{1,2}[、.．](?!\d)\s*/],
  [4, /^（\d{1,2}）\s*|^[①②③④⑤⑥⑦⑧⑨⑩]\s*/],
];
const AMONG = /^(?:#|[—-]{0,2}\s*其中[:：，、]?)\s*/;

export function headOf(words: string): Head {
  let rest = words.replace(/\s+/g, '').replace(/[*＊]{1,3}$/, '');
  const label = rest;
  const [level, mark] = NUMBERINGS.find(([, shape]) => shape.test(rest)) ?? [0, null];
  if (mark) rest = rest.replace(mark, '');
  const among = AMONG.test(rest);
  if (among) rest = rest.replace(AMONG, '');
  let unit: TableUnit | null = null;
  const bracket = /[（([]([^（）()[\]]{1,10})[）)\]]$/.exec(rest);
  if (bracket) {
    const inside =
      group(bracket, 1).split(/[、，,/]/).length > 1
        ? (unitOf(null, group(bracket, 1)) ?? null)
        : unitOf(null, group(bracket, 1));
    if (inside) {
      unit = inside;
      rest = rest.slice(0, bracket.index);
    }
  }
  const percent = /[±（(]?[%‰][）)]?$/.exec(rest);
  if (!unit && percent) {
    unit = PERCENT;
    if (rest.length > percent[0].length) rest = rest.slice(0, percent.index);
  }
  const bare = unit ? null : unitOf(null, rest);
  // 万元 alone is a unit; 人 and 项目 may be what is counted.
  if (bare && (bare.class !== 'count' || bare.magnitude !== ONE)) unit = bare;
  const period = bare ? '' : (PERIOD.exec(rest)?.[0] ?? '');
  const name = (bare ? '' : rest.slice(period.length)).replace(/^[的、，:：]|[:：]$/g, '');
  const kind = kindOf(unit ? rest + (unit.class === 'percent' ? '%' : '') : rest, unit);
  return {
    label,
    name,
    unit,
    period,
    kind,
    among,
    total: totalOf(rest.replace(/[（(][^（()）]{0,12}[）)]/g, '')),
    level,
    against: /同比|环比|[比较](?:上年同期|去年同期|上年|去年|上月|年初|同期|上期|\d{4}年)/.exec(label)?.[0] ?? '',
    falling: /降幅|下降(?!.*上升)|减少/.test(label) && !/增减|升降|增长|上升|增加/.test(label),
    modality:
      /计划|目标|任务|年初预算|调整预算|预算数/.test(label) && kind === 'level' && !/完成|执行|实际/.test(label)
        ? 'target'
        : /预计|预测/.test(label)
          ? 'forecast'
          : 'achieved',
  };
}

function totalOf(words: string): Head['total'] {
  const name = words.replace(/[:：]$/, '');
  if (TOTAL_WHOLE.test(name)) return 'whole';
  if (TOTAL_PART.test(name)) return 'part';
  return TOTAL_MAYBE.test(name) ? 'maybe' : null;
}

const CHANGE = /增长|增幅|增速|增减|升降|涨幅|涨跌|降幅|±|同比|环比|[比较](?:上年|去年|上月|上期|年初|同期|\d{4}年)/;
const DIFFERENCE = /增减[额数量]|增加[额数量]|增长[额量]|净增|增量|差额|差值|变动额/;
const COMPLETION =
  /完成.{0,8}(?:率|比例|进度)|进度|完成(?:全年|年度|年|的)?(?:计划|预算|任务|目标)|[占为].{0,8}(?:预算|计划|任务|目标)/;
const SHARE = /占比|比重|构成|份额|占.{0,10}(?:比例?|%)|^比例$/;
const MEAN =
  /人均|户均|亩均|村均|[次笔件套台床]均|平均|均[价值]|单[价产]|亩产|价格|每(?:人|户|亩|个|吨|公里)|标准$|密度|强度|指数|系数|(?<!占|百分|同|环)比$/;

function kindOf(label: string, unit: TableUnit | null): LineKind {
  const percent = unit?.class === 'percent';
  if (/^(?:序号|编号|代码|行次|栏次|项次|No\.?|#)$/i.test(label)) return 'ordinal';
  if (/排名|位次|名次|排位|排序|名第/.test(label)) return 'rank';
  if (/^(?:备注|说明|联系|责任|电话|负责人|牵头|配合|时限|完成时[间限])/.test(label)) return 'note';
  if (unit?.class === 'points' || /百分点/.test(label)) return 'points';
  if (COMPLETION.test(label) && (percent || (!unit && /率|比例|进度|[占为]/.test(label)))) return 'ratio';
  if (SHARE.test(label) && (percent || !unit)) return 'share';
  if (CHANGE.test(label) || DIFFERENCE.test(label)) {
    if (percent || /[增降涨][幅速]|率$/.test(label)) return 'change';
    if (unit || DIFFERENCE.test(label)) return 'difference';
    return 'either';
  }
  if (unit?.base.includes('/') || MEAN.test(label)) return 'mean';
  if (percent || /率$|率[（(]/.test(label)) return 'ratio';
  return 'level';
}

/** Names of columns that say which value of the row's indicator stands there, and not of what. */
const GENERIC =
  /^(?:[本当上][年月期季]?|今年|去年|同期|累计|数[值量据]|绝对[额值数量]|总[量额数]|实[绩际]|(?:实际)?完成(?:[数额值量]|情况)?|实际(?:数|执行数?)?|执行数?|(?:年初|调整|年度)?(?:预算|计划|目标|任务)[数值额]?|决算数?|指标值?|合计|总计|小计|共计|金额|情况|值|全年|[期年][末初]数?|增减[额量]?|增加额|差额|)$/;
export const isGeneric = ({ name }: Head): boolean => GENERIC.test(name);
