/** A total over several years and its yearly mean: 五年累计投入60亿元，年均12亿元; 比2002年增长65.5%，年均增长10.6%. */
import { IN_WORDING } from '../grammar/vocabulary/marks';
import { REAL_OR_NOMINAL } from '../grammar/vocabulary/measures';
import { YEAR_ALONE } from '../grammar/vocabulary/times';
import { form, words } from '../grammar/lexemes';
import type { Figure, Numbered, Relation } from '../model';
import { hasNumber } from '../model';
import { readOrdinal } from '../num/ordinal';
import type { Group, Scene } from './scene';
import { isAmountFigure, isPercent, relation } from './scene';
import { compoundHolds, quotientHolds } from './solve';
import { startOf } from '../text/stretches';

/** Words for a yearly mean. */
const MEAN_A_YEAR = words('年均 平均每年 每年平均');
const MEAN_AT_END = form`${MEAN_A_YEAR}([一-鿿]{0,8})$`;
const VERB_AT_END = form`${words('约为 约 近 达到 达 为 超过 了 实现')}{1,9}$`;
/** Words for a total over years. */
const ADDED_UP = words('累计 总共 合计');
const GROWTH_MEAN = form`年均${REAL_OR_NOMINAL}?${words('增长 递增 提高')}$`;
/** One of the two may be at other prices: 年均实际增长. */
const OTHER_PRICES = words(REAL_OR_NOMINAL, '扣除 可比 不变价 现价');
const GREW = words('增长 提高');
/** The years that are covered: 比2002年增长, 五年来累计增长, 2012年与2002年相比，…增长. */
const GREW_SINCE = form`[比较与]((?:19|20)\d\d)年(?:相?比)?${words('累计 共 总共')}?${GREW}了?$`;
const OVER_YEARS = form`(?:^|[^\d第])([二两三四五六七八九十]{1,2})年${words('来 间 时间')}?${IN_WORDING}{0,8}累计${GREW}了?$`;
const PAIRED = form`((?:19|20)\d\d)年[与同和比]((?:19|20)\d\d)年相比，${IN_WORDING}{0,16}${GREW}了?$`;

export function relateMeans(scene: Scene): Relation[] {
  const out: Relation[] = [];
  for (const group of scene.groups) {
    if (!MEAN_A_YEAR.test(group.text)) continue;
    for (const [i, f] of group.figures.entries()) {
      const lead = scene.lead(f).replace(VERB_AT_END, '');
      if (f.bound !== 'exact' || !MEAN_AT_END.test(lead)) continue;
      const found = isAmountFigure(f)
        ? amount(scene, group, i, lead)
        : isPercent(f)
          ? growthRelation(scene, group, i, lead)
          : null;
      if (found) out.push(found);
    }
  }
  return out;
}

function amount(scene: Scene, group: Group, i: number, lead: string): Relation | null {
  const mean = group.figures[i];
  if (!mean || !hasNumber(mean)) return null;
  const total = totalBefore(group, i, (f): f is Numbered => isAmountFigure(f) && f.unit === mean.unit);
  if (!total || !ADDED_UP.test(scene.lead(total))) return null;
  const years = group.figures.filter((f) => f.kind === 'duration' && f.unit === '年' && f.at.end <= total.at.start);
  const [count] = years;
  if (
    !count ||
    !hasNumber(count) ||
    years.length !== 1 ||
    count.bound !== 'exact' ||
    !total.period.includes(count.text)
  )
    return null;
  const what = MEAN_AT_END.exec(lead)?.[1] ?? '';
  if (what && !scene.clauseOf(total).includes(what)) return null;
  const claim = `${total.text} / ${count.text} = ${mean.text}`;
  return relation('density', [total, count, mean], claim, quotientHolds(total, count, mean), true, mean);
}

function growthRelation(scene: Scene, group: Group, i: number, lead: string): Relation | null {
  const mean = group.figures[i];
  if (!mean || !hasNumber(mean)) return null;
  const total = totalBefore(group, i, (f): f is Numbered => isPercent(f) && f.change === 'rise' && f.verb !== '');
  if (!total || mean.change !== 'rise' || !GROWTH_MEAN.test(lead)) return null;
  const years = OTHER_PRICES.test(group.text) ? null : yearsOf(scene, group, total);
  if (years === null) return null;
  return relation(
    'growth',
    [total, mean],
    `${total.text} = (1+${mean.text})^${years}-1`,
    compoundHolds(total, mean, years),
    true,
  );
}

/** The total right before its mean, in the same clause or the one before. */
function totalBefore(group: Group, i: number, fits: (f: Figure) => f is Numbered): Numbered | null {
  const mean = group.figures[i];
  const total = group.figures[i - 1];
  if (!mean || total?.bound !== 'exact' || mean.clause - total.clause > 1 || !fits(total)) return null;
  // 过去三年累计投入9亿元，未来三年年均投入5亿元: these are two different things.
  return mean.period === total.period && mean.modality === total.modality ? total : null;
}

/** The number of years of the total: between two years that the sentence names, or as many as it says. */
function yearsOf(scene: Scene, group: Group, total: Figure): number | null {
  const clause = scene.text.slice(startOf(scene.clauses, total.clause), total.at.start).replaceAll(' ', '');
  const since = GREW_SINCE.exec(clause);
  if (since) {
    const named = group.figures.filter((f) => f.kind === 'date' && f.at.end <= total.at.start).map((f) => f.value);
    const ends = named.filter((year) => YEAR_ALONE.test(year) && year !== since[1]);
    return ends.length === 1 ? plausibleYears(Number(ends[0]) - Number(since[1])) : null;
  }
  const paired = PAIRED.exec(scene.text.slice(group.start, total.at.start).replaceAll(' ', ''));
  if (paired) return plausibleYears(Number(paired[1]) - Number(paired[2]));
  const over = OVER_YEARS.exec(clause);
  return over ? plausibleYears(readOrdinal((over[1] ?? '').replace('两', '二')) ?? 0) : null;
}

const plausibleYears = (years: number): number | null => (years > 1 && years <= 30 ? years : null);
