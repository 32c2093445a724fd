/** 上半年生产原煤86.4万吨 and 全年生产原煤68.9万吨: a part of a year cannot have more than the whole year. */
import { FLOW } from '../../grammar/vocabulary/parts';
import { TASKS } from '../../grammar/vocabulary/plans';
import { TO } from '../../grammar/vocabulary/times';
import { everyForm, form, words } from '../../grammar/lexemes';
import type { Relation } from '../../model';
import { smallCount } from '../../num/numerals';
import { startOf } from '../../text/stretches';
import { sameScope, sameSort } from '../change';
import { sumTold } from '../totals';
import type { Mention, Story } from '../mention';
import { isAmount, less, sinceWords } from '../mention';
import { nameOfValue, valuesNamed, valuesOf } from './values';
import type { Value } from './values';
import { group } from '../../match';

const FIRST_QUARTERS = form`^前([一二三])季度$`;
const FROM_JANUARY = form`^[1一]${TO}(\d{1,2})月$`;
const SHORT_TIMES = words('假期 小长假 黄金周 期间 春运 暑期 寒假 暑假 周末');
const STRETCH_NAMES = everyForm`${words('全年 年度')}(?!的?(?:${TASKS}|预算))|${words('上半年 下半年 季度', SHORT_TIMES)}|\d月`;
const PART_OF_YEAR = words('半年 季度 月');
const LATER_QUARTER = form`^([二三四])季度$`;
const MONTHS = form`^(\d{1,2})(?:${TO}(\d{1,2}))?月$`;

/** These may be negative. A year may have less than its first half, but it is still the sum of its parts. */
const SIGNED = words('净 利润 盈 亏 差额 顺差 逆差 缺口');

/** Relations of a part of a year to the year that holds it, and of successive parts to the stretch that they make up. */
export function relateStretches(story: Story): Relation[] {
  if (!PART_OF_YEAR.test(story.text)) return [];
  const values = valuesOf(story).filter(isFlow);
  const out: Relation[] = [];
  const kin = values.map((whole) => {
    const { unit } = whole.mention.figure;
    return valuesNamed(
      values.filter((v) => v.mention.figure.unit === unit),
      whole.name,
    );
  });
  for (const [i, whole] of values.entries())
    for (const part of kin[i]!)
      if (
        part !== whole &&
        !SIGNED.test(whole.name) &&
        !isStanding(story, part) &&
        FLOW.test(part.name) === FLOW.test(whole.name) &&
        liesIn(story, part, whole) &&
        belongs(story, part, whole)
      )
        out.push(subsetOf(part.mention, whole.mention, isYear(story, whole) ? '全年' : whole.time.part));
  return [...out, ...tilings(story, values, kin)];
}

const isFlow = ({ mention: m, name }: Value): boolean =>
  isAmount(m) && m.measure === 'level' && m.figure.bound === 'exact' && !isStock(name) && !m.figure.unit.includes('/');

/** Periods that do not start in January lie within the year. */
const WITHIN_YEAR = form`^(?:下半年|[二三四]季度|\d{1,2}月)$`;

/** Whether the first period lies in the second. */
function liesIn(story: Story, a: Value, b: Value): boolean {
  const months = monthsOf(a.time.part);
  if (isYear(story, b)) return months !== null || WITHIN_YEAR.test(a.time.part);
  const more = monthsOf(b.time.part);
  return months !== null && more !== null && months < more;
}

function subsetOf(part: Mention, whole: Mention, stretch: string): Relation {
  const holds = !less(whole, part);
  return {
    kind: 'subset',
    figures: [part.figure, whole.figure],
    claim: `${part.figure.text} ≤ ${whole.figure.text}`,
    holds,
    working: holds
      ? `${part.figure.text}≤${whole.figure.text}`
      : `其中一段${part.figure.text}，${stretch}却只有${whole.figure.text}`,
    tied: true,
    schema: 'subset/stretch',
    level: 'warning',
    marked: whole.figure,
    title: '一段时间的数比其中更短一段的还小',
    labels: ['其中一段', stretch],
  };
}

/** 下半年，仅国庆期间就送戏77场: only some of the stretch. */
const SOME_OF_IT = form`${words('仅 光 单')}[^。；\d]{0,14}$`;

/** 1—6月…。7—9月…。四季度…。全年…: successive periods without a gap add up to the whole period. */
const ALL_MONTHS = [1, 12] as const;

function tilings(story: Story, values: readonly Value[], kin: readonly (readonly Value[])[]): Relation[] {
  const out: Relation[] = [];
  for (const [i, whole] of values.entries()) {
    const named = kin[i]!;
    // The whole and two parts.
    if (named.length < 3) continue;
    // 7月…。8月…。9月…。整个三季度…: a stretch that does not begin the year has its months as well.
    const stretch = isYear(story, whole) || isBareYear(story, whole) ? ALL_MONTHS : monthSpan(whole.time.part);
    if (!stretch) continue;
    const [, months] = stretch;
    const parts: Value[] = [];
    let [next] = stretch;
    let alone = true;
    for (const v of named) {
      const span = v === whole ? null : spanOf(v);
      if (!span || isStanding(story, v) || !belongs(story, v, whole)) continue;
      if (span[0] !== next || span[1] > months) continue;
      alone &&= !values.some((x) => sharesStretch(story, v, x));
      parts.push(v);
      next = span[1] + 1;
    }
    if (next !== months + 1 || parts.length < 2) continue;
    const mayDeny = alone && !parts.some((p) => SOME_OF_IT.test(sinceWords(story, p.mention)));
    const found = sumTold(
      'sum/stretches',
      whole.mention,
      parts.map((p) => p.mention),
      { mayDeny },
    );
    if (found) out.push(found);
  }
  return out;
}

/** Whether the last time that the paragraph names before the value is the whole year. */
function isYear({ text }: Story, v: Value): boolean {
  if (v.time.part !== '') return false;
  const at = v.mention.figure.at.start;
  const words = text.slice(Math.max(text.lastIndexOf('\n', at) + 1, at - 160), at);
  const said = [...STRETCH_NAMES.all(words)].at(-1)?.[0];
  return said === '全年' || said === '年度';
}

/** 2023年完成3580万人次 beside its quarters: the year is named alone, and the paragraph names no part of it. */
const isBareYear = ({ text }: Story, { time, mention: { figure } }: Value): boolean =>
  time.part === '' &&
  time.year !== null &&
  time.year > 0 &&
  !PART_OF_YEAR.test(text.slice(text.lastIndexOf('\n', figure.at.start) + 1, figure.at.start));

/** 截至6月底 of what flows is the first half of the year. */
const UP_TO = form`^截[至止](?:\d{4}年)?\d{1,2}月`;
const ONE_MONTH = form`^(\d{1,2})月$`;

/** First and last month of the time of a value; null where it has none. */
function spanOf({ time: { part }, mention: { figure } }: Value): readonly [number, number] | null {
  const end = UP_TO.test(figure.period) ? ONE_MONTH.exec(part)?.[1] : undefined;
  return end === undefined ? monthSpan(part) : [1, Number(end)];
}

const UP_TO_IN_ALL = form`截[至止][^。；]*累计`;

/**
 * 截至12月末，实有经营主体21486户: whether the value is a stock, unlike 全年新登记. What is 累计 up to a month may have begun before
 * the year.
 */
function isStanding({ text, sentences }: Story, { mention: m }: Value): boolean {
  const said = text.slice(startOf(sentences, m.sentence), m.figure.at.start);
  return isStock(said) || UP_TO_IN_ALL.test(said);
}

/** An area that is sold or sown is a flow. */
const AREA_DONE = words(
  '销售面积 成交面积 出让面积 供应面积 征收面积 拆除面积 播种面积 造林面积 收割面积 开工面积 竣工面积',
);
/** Stocks: what there is at a time and not what is done in it. */
const STOCK_WORDS = words(
  '余额 人口 保有 拥有 库存 在校 存量 实有 现有 结余 价格 单价 均价 面积 覆盖 户数 床位 登记在册',
);

const isStock = (said: string): boolean => STOCK_WORDS.test(said.replace(AREA_DONE, ''));

const belongs = (story: Story, part: Value, whole: Value): boolean =>
  part.mention.figure.unit === whole.mention.figure.unit &&
  sameSort(part.mention, whole.mention) &&
  (part.time.year === null || whole.time.year === null || part.time.year === whole.time.year) &&
  (part.name === whole.name ||
    Math.min(part.name.length, whole.name.length) >= 3 ||
    Math.abs(part.mention.sentence - whole.mention.sentence) <= 3) &&
  part.mention.figure.modality === whole.mention.figure.modality &&
  !story.nested.has(whole.mention) &&
  sameScope(story, part.mention, whole.mention);

/** 各镇开展宣讲64场次，县直部门开展宣讲18场次: whether the sentence has another value of the same things and time. */
const sharesStretch = (story: Story, { mention: a, name, time }: Value, other: Value, b = other.mention): boolean =>
  a !== b &&
  a.sentence === b.sentence &&
  a.figure.unit === b.figure.unit &&
  time.part === other.time.part &&
  nameOfValue(story, b).endsWith(name.slice(-2));

/** First and last month of a period; null where it is none. */
export function monthSpan(part: string): readonly [number, number] | null {
  const begun = monthsOf(part);
  if (begun !== null) return [1, begun];
  if (part === '下半年') return [7, 12];
  const quarter = LATER_QUARTER.exec(part);
  if (quarter) return [3 * smallCount(quarter[1]!) - 2, 3 * smallCount(quarter[1]!)];
  const months = MONTHS.exec(part);
  return months ? [Number(months[1]), Number(months[2] ?? months[1])] : null;
}

/** How many months a period that starts in January has; null for other periods. */
function monthsOf(part: string): number | null {
  if (part === '一季度') return 3;
  if (part === '上半年') return 6;
  const quarters = FIRST_QUARTERS.exec(part);
  if (quarters) return 3 * smallCount(group(quarters, 1));
  const months = FROM_JANUARY.exec(part);
  return months ? Number(months[1]) : null;
}
