/**
 * Reads what the head of a column or the name of a row says of its numbers: what they are, their unit and their period.
 */
import type { Pattern } from '../grammar/lexemes';
import { closing, everyForm, form, opening, whole, words } from '../grammar/lexemes';
import { ON_THE_PERIOD } from '../grammar/vocabulary/changes';
import { COLON_AT_END } from '../grammar/vocabulary/marks';
import { PLANS } from '../grammar/vocabulary/plans';
import type { Modality } from '../model';
import type { Rational } from '../num/rational';
import { ONE, tenTo } from '../num/rational';
import type { UnitClass } from './units';
import { compoundAt, unitAt } from './units';
import { group } from '../match';
import type { OwnUnits } from './units';

/** A unit as the head has it, with the magnitude before it: 万元 is 元 with 10⁴. */
export interface TableUnit {
  readonly words: string;
  readonly base: string;
  readonly class: UnitClass | 'unknown';
  readonly magnitude: Rational;
}

/**
 * What the numbers of a line are. `level` is a quantity, `change` its change in per cent, `difference` its change in
 * its own unit, `points` the change of a rate, and `either` one of these. `ratio` is a rate or how much is completed,
 * `share` a share of a total, `mean` a price or an amount a head, `rank` a place in an order. `ordinal` numbers the
 * lines, and `note` is no number that can be used.
 */
export type LineKind =
  'level' | 'change' | 'difference' | 'points' | 'either' | 'ratio' | 'share' | 'mean' | 'rank' | 'ordinal' | 'note';

/** What the head of a column or the name of a row says of the numbers of its line. */
export interface LineHead {
  /** The words as printed, without blanks. */
  readonly label: string;
  /** The words without unit, period, numbering and 其中. */
  readonly name: string;
  readonly unit: TableUnit | null;
  readonly period: string;
  readonly kind: LineKind;
  readonly among: boolean;
  /** Whether it names a sum: by 合计 and words like it, or by words that may name one (全市, 总量). */
  readonly total: 'whole' | 'part' | 'maybe' | null;
  /** The depth of the numbering: 0 for none, 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）. */
  readonly level: number;
  readonly against: string;
  readonly falling: boolean;
  readonly modality: Modality;
}

const POWERS_OF_TEN: Record<string, number> = { 万亿: 12, 亿: 8, 千万: 7, 百万: 6, 十万: 5, 万: 4, 千: 3, 百: 2 };

const UNIT_LABEL = opening('单位[:：]? ± +- +/- 计');
const MAGNITUDE_FIRST = opening('万亿 千万 百万 十万 亿 万 千 百');
const ONLY_PERCENT = whole('[+±]?%');

/** The unit of a column of percentages. */
export const PERCENT_UNIT: TableUnit = { words: '%', base: '%', class: 'percent', magnitude: ONE };

const MONTHS_IN_HEAD = '\\d{1,2}月?(?:份)?[-—–~至]{1,2}(?:\\d{1,2}|本)月(?:份)?';
const PART_OF_YEAR_NAME = form`上半年|下半年|前?[一二三四]季度|前[一二三]个?季度|${MONTHS_IN_HEAD}|\d{1,2}月[份末底]?|[底末初]`;
const YEAR_NAMES = form`(?:19|20)\d\d年?度?|${words('本年 今年 上年 去年 前年 当年 全年 年内')}`;
const OTHER_PERIODS = words('[本当上][月季期] 同期 累计 期[初末] 年[初末]');
/** A period at the start of a head, or as all that a cell says. */
const PERIOD_FIRST = form`^(?:${YEAR_NAMES}(?:同期|同月)?${PART_OF_YEAR_NAME}?(?:累计)?(?:同期)?|${PART_OF_YEAR_NAME}|${OTHER_PERIODS})`;
const YEAR_ANYWHERE = form`(?:19|20)\d\d年度?${PART_OF_YEAR_NAME}?`;

const TOTAL_WHOLE = form`^(?:${words('总?合计 总计 共计 总和 总数 合计数 全部合计')}|[全总].{0,4}合计)$`;
const TOTAL_PART = closing('小计 合计 总计');
const WHOLE_PLACE_NAME = form`^全[市县区省镇乡州盟旗国校局院系统街道]+(?:总计|平均)?$`;
const TOTAL_MAYBE = form`${WHOLE_PLACE_NAME}|^总|${words('总[量额数值人]')}|^全年$`;
const NUMBERINGS: readonly (readonly [number, Pattern])[] = [
  [1, form`^[一二三四五六七八九十]{1,3}[、.．]\s*`],
  [2, form`^（[一二三四五六七八九十]{1,3}）\s*`],
  [3, form`^\d{1,2}[、.．](?!\d)\s*`],
  [4, form`^（\d{1,2}）\s*|^[①②③④⑤⑥⑦⑧⑨⑩]\s*`],
];
const AMONG_MARKER = form`^(?:#|[—-]{0,2}\s*其中[:：，、]?)\s*`;
const EVERY_BLANK = everyForm`\s`;
const FOOTNOTE_STARS = form`[*＊]{1,3}$`;
const UNIT_BRACKET_AT_END = form`[（([]([^（）()[\]]{1,10})[）)\]]$`;
const PERCENT_AT_END = form`[±（(]?[%‰][）)]?$`;
const EVERY_BRACKET = everyForm`[（(][^（()）]{0,12}[）)]`;
const MARKS_AROUND = everyForm`^[的、，:：]|[:：]$`;
const UNIT_SEPARATOR = form`[、，,/]`;

/** The time with which a change compares: 比上年同期, 较2023年. */
const COMPARISON_TIME = form`[比较](?:${words('上年同期 去年同期 上年 去年 上月 年初 同期 上期')}|\d{4}年)`;
const COMPARISON_BASE = form`${ON_THE_PERIOD}|${COMPARISON_TIME}`;
/** Names of a fall. They count only where no rise is named as well. */
const FALL_NAMES = form`降幅|下降(?!.*上升)|减少`;
const RISE_NAMES = words('增减 升降 增长 上升 增加');
const PLAN_COLUMN_WORDS = words('计划 目标 任务 年初预算 调整预算 预算数');
const RESULT_NAMES = words('完成 执行 实际');
const FORECAST_NAMES = words('预计 预测');

const CHANGE_COLUMN_NAMES = form`${words('增长 增幅 增速 增减 升降 涨幅 涨跌 降幅 ±')}|${COMPARISON_BASE}`;
const DIFFERENCE_NAMES = words('增减[额数量] 增加[额数量] 增长[额量] 净增 增量 差额 差值 变动额');
const COMPLETION_NAMES = form`完成.{0,8}${words('率 比例')}|进度|完成${words('全年 年度 年 的')}?${PLANS}|[占为].{0,8}${PLANS}`;
const COMPLETION_WORDS = words('率 比例 进度 [占为]');
const SHARE_COLUMN_NAMES = form`${words('占比 比重 构成 份额')}|占.{0,10}(?:比|%)|^比例$`;
const MEAN_WORDS = words(
  '[人户亩村次笔件套台床月年日季周头只羽株箱店桌间辆座所校班组家企户师生镇]均 平均 均[价值] 单[价产] 亩产 价格 每[人户亩个吨] 每公里 密度 强度 指数 系数',
);
const MEAN_NAMES = form`${MEAN_WORDS}|标准$|(?<!占|百分|同|环)比$`;
const LINE_NUMBER_NAMES = whole('序号 编号 代码 行次 栏次 项次 [Nn][Oo].? #');
const RANK_NAMES = words('排名 位次 名次 排位 排序 名第');
const NOTE_NAMES = opening('备注 说明 联系 责任 电话 负责人 牵头 配合 时限 完成时[间限]');
const RATE_OF_CHANGE = form`[增降涨][幅速]|率$`;
const RATE_NAMES = form`率$|率[（(]`;

/** Names of columns that say which value of the row's indicator stands there, and not what is measured. */
const GENERIC_WORDS = words(
  '[本当上][年月期季]? 今年 去年 同期 累计 数[值量据] 绝对[额值数量] 总[量额数] 实[绩际] 实际数 实际执行数? 执行数?',
  '决算数? 指标值? 合计 总计 小计 共计 金额 情况 值 全年 [期年][末初]数? 增减[额量]? 增加额 差额',
);
const DONE_NAMES = form`(?:实际)?完成${words('[数额值量] 情况')}?`;
const PLAN_COLUMN_NAMES = form`${words('年初 调整 年度')}?${PLANS}[数值额]?`;
const GENERIC_NAME = form`^(?:${GENERIC_WORDS}|${DONE_NAMES}|${PLAN_COLUMN_NAMES}|)$`;

/** The unit of which the words are made entirely; null where they are no unit. */
export function unitOf(units: OwnUnits | null, words: string): TableUnit | null {
  const plain = words.replace(UNIT_LABEL, '').trim();
  if (plain === '' || plain.length > 8) return null;
  const whole = unitFilling(units, plain);
  if (whole) return { words: plain, ...whole, magnitude: ONE };
  const magnitude = MAGNITUDE_FIRST.exec(plain)?.[0];
  const rest = magnitude && unitFilling(units, plain.slice(magnitude.length));
  if (magnitude && rest) return { words: plain, ...rest, magnitude: tenTo(POWERS_OF_TEN[magnitude] ?? 0) };
  if (ONLY_PERCENT.test(plain)) return { words: '%', base: '%', class: 'percent', magnitude: ONE };
  return null;
}

function unitFilling(units: OwnUnits | null, words: string): Pick<TableUnit, 'base' | 'class'> | null {
  const unit = unitAt(units, words, 0);
  if (!unit) return null;
  if (unit.words.length === words.length) return { base: unit.base, class: unit.class };
  const per = compoundAt(units, words, unit.words.length);
  const done = per && unit.words.length + per.words.length === words.length;
  return done ? { base: unit.base + per.base, class: 'measure' } : null;
}

/** The period that a title names (2023年1—8月全县财政收支情况表); empty where it names none. */
export const periodIn = (title: string): string => YEAR_ANYWHERE.exec(title)?.[0] ?? '';

/**
 * Reads the words of a head or of a row's name. Words that say nothing of the numbers leave the fields empty or null.
 */
export function lineHeadOf(words: string): LineHead {
  let rest = words.replace(EVERY_BLANK, '').replace(FOOTNOTE_STARS, '');
  const label = rest;
  const [level, mark] = NUMBERINGS.find(([, shape]) => shape.test(rest)) ?? [0, null];
  if (mark) rest = rest.replace(mark, '');
  const among = AMONG_MARKER.test(rest);
  if (among) rest = rest.replace(AMONG_MARKER, '');
  let unit: TableUnit | null = null;
  const bracket = UNIT_BRACKET_AT_END.exec(rest);
  if (bracket) {
    const inside =
      group(bracket, 1).split(UNIT_SEPARATOR).length > 1
        ? (unitOf(null, group(bracket, 1)) ?? null)
        : unitOf(null, group(bracket, 1));
    if (inside) {
      unit = inside;
      rest = rest.slice(0, bracket.index);
    }
  }
  const percent = PERCENT_AT_END.exec(rest);
  if (!unit && percent) {
    unit = PERCENT_UNIT;
    if (rest.length > percent[0].length) rest = rest.slice(0, percent.index);
  }
  const bare = unit ? null : unitOf(null, rest);
  // 万元 alone is a unit, but 人 or 项目 alone may name what is counted.
  if (bare && (bare.class !== 'count' || bare.magnitude !== ONE)) unit = bare;
  const period = bare ? '' : (PERIOD_FIRST.exec(rest)?.[0] ?? '');
  const name = (bare ? '' : rest.slice(period.length)).replace(MARKS_AROUND, '');
  const kind = kindOf(unit ? rest + (unit.class === 'percent' ? '%' : '') : rest, unit);
  return {
    label,
    name,
    unit,
    period,
    kind,
    among,
    total: totalOf(rest.replace(EVERY_BRACKET, '')),
    level,
    against: COMPARISON_BASE.exec(label)?.[0] ?? '',
    falling: FALL_NAMES.test(label) && !RISE_NAMES.test(label),
    modality:
      PLAN_COLUMN_WORDS.test(label) && kind === 'level' && !RESULT_NAMES.test(label)
        ? 'target'
        : FORECAST_NAMES.test(label)
          ? 'forecast'
          : 'achieved',
  };
}

function totalOf(words: string): LineHead['total'] {
  const name = words.replace(COLON_AT_END, '');
  if (TOTAL_WHOLE.test(name)) return 'whole';
  if (TOTAL_PART.test(name)) return 'part';
  return TOTAL_MAYBE.test(name) ? 'maybe' : null;
}

function kindOf(label: string, unit: TableUnit | null): LineKind {
  const percent = unit?.class === 'percent';
  if (LINE_NUMBER_NAMES.test(label)) return 'ordinal';
  if (RANK_NAMES.test(label)) return 'rank';
  if (NOTE_NAMES.test(label)) return 'note';
  if (unit?.class === 'points' || label.includes('百分点')) return 'points';
  if (COMPLETION_NAMES.test(label) && (percent || (!unit && COMPLETION_WORDS.test(label)))) return 'ratio';
  if (SHARE_COLUMN_NAMES.test(label) && (percent || !unit)) return 'share';
  if (CHANGE_COLUMN_NAMES.test(label) || DIFFERENCE_NAMES.test(label)) {
    if (percent || RATE_OF_CHANGE.test(label)) return 'change';
    if (unit || DIFFERENCE_NAMES.test(label)) return 'difference';
    return 'either';
  }
  if (unit?.base.includes('/') || MEAN_NAMES.test(label)) return 'mean';
  if (percent || RATE_NAMES.test(label)) return 'ratio';
  return 'level';
}

/** Whether a head says only which value stands there (本年, 累计, 完成数), and not what is measured. */
export const isGeneric = ({ name }: LineHead): boolean => GENERIC_NAME.test(name);
