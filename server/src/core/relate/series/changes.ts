/**
 * Changes that are told far from the values that changed: 2018年24316元。…2023年达到34860元，年均增长7.5%. The values of one name
 * at two times are the ends of the change. Its words tell which two.
 */
import { form, words } from '../../grammar/lexemes';
import { REAL_OR_NOMINAL } from '../../grammar/vocabulary/measures';
import { YEARLY_MEAN } from '../../grammar/vocabulary/shares';
import { AGAINST_YEAR_START, THIS_YEAR, YEAR_AGO } from '../../grammar/vocabulary/times';
import { W } from '../../grammar/words';
import type { Relation } from '../../model';
import { CHANGE_ROWS, constantPrices, LAST, meanRow, sameBasis, sameScope, sameSort, THIS } from '../change';
import type { Frame } from '../change';
import { only } from '../../list';
import { startOf } from '../../text/stretches';
import { doublingHolds } from '../solve';
import { formula, verdictOf } from '../formula';
import type { Formula, Roles } from '../formula';
import { rule, ruleWithSlip } from '../judge';
import type { Mention, Story } from '../mention';
import { isAmount, leads, leadWords, less, sentenceWords, SHOWS, shows, sinceWords } from '../mention';
import { anySlip } from '../slip';
import type { Reckoning } from './thought';
import { evenlySpread, isMoreThanNominal, slipOfThought } from './thought';
import { monthSpan } from './stretches';
import type { Value } from './values';
import { nameOfChange, reachOf, seatName, valuesNamed, valuesOf } from './values';

interface Ends {
  readonly from: Mention;
  readonly to: Mention;
  /** How many years lie between the ends. */
  readonly years: number;
}

interface Reading {
  readonly id: string;
  readonly claim: (t: (slot: string) => string, fall: boolean, ends: Ends) => string;
  readonly kind: Relation['kind'];
  readonly slot: string;
  readonly f: (ends: Ends) => Formula;
  readonly mistake: Reckoning | null;
}

const GROWS = words('递增 增长 增加 提高 上升 下降 减少 降低 增 降');
const HOUSEHOLD_INCOMES = words('可支配收入 纯收入 人均收入');
const AGAINST_STRETCH = form`[比较](${words('[一二三]季度 上半年')})[末底]?(?=[^，。；]{0,6}$)`;

/** How many sentences before a change its ends may stand. */
const MOST_SENTENCES = 10;

/** The years of a change within one year. */
const WITHIN_A_YEAR = 0.5;

export function relateSeries(story: Story): Relation[] {
  if (!shows(story, SHOWS.changes | SHOWS.multiples | SHOWS.points)) return [];
  const changes = story.mentions.filter(isChange);
  return changes.flatMap((m) => [...judgeChange(story, m), ...judgeIncrement(story, m)]);
}

/** 平均浓度同比下降 tells no mean of several years. */
const MEAN_OF_YEARS = form`年均|每年平均|平均(?:每年)?${REAL_OR_NOMINAL}?${GROWS}?[了约达为]{0,2}$`;

/** 剔除一次性因素后，增长15%: the change is of values that are not printed. */
const OTHER_BASIS = words('剔除 扣除 还原 不含 不计 同口径 按月均 按日均 按人均 按户均 折算');

function judgeChange(story: Story, m: Mention): Relation[] {
  const mean = leadWords(story, m).includes('均') && MEAN_OF_YEARS.test(leadWords(story, m));
  const reading = readingOf(m, mean);
  if (!reading || OTHER_BASIS.test(sinceWords(story, m))) return [];
  const own = ownValues(story, valuesOf(story), m);
  if (own.length < 2) return [];
  // 2020年出口12亿元，下降5%，2021年…: a change right after a value leads to that value.
  const owner = ownerOf(story, own, m);
  const pairs = endsIn(story, own, m, mean).filter(({ to }) => owner === null || to === owner);
  if (m.figure.unit === '番') return doublingOf(pairs.filter(isExact), m);
  const rolesOf = ({ from, to }: Ends): Roles => ({
    from: [from.figure],
    to: [to.figure],
    [reading.slot]: [m.figure],
  });
  const right = pairs.find((e) => verdictOf(reading.f(e), rolesOf(e)) === true);
  const fall = m.dir < 0;
  if (!right) {
    // 312万元，其中5个村不足10万元: a value with a bound is no end of a change.
    const [ends, second] = pairs.filter(isExact);
    if (!ends || second) return [];
    const roles = rolesOf(ends);
    if (verdictOf(reading.f(ends), roles) === null) return [];
    // A rate that equals the whole change spread evenly over the years was not computed at constant prices.
    const spread = mean && evenlySpread(ends.years, fall, roles);
    const incomes = mean && HOUSEHOLD_INCOMES.test(sentenceWords(story, ends.to) + sentenceWords(story, ends.from));
    const above = incomes && m.dir > 0 && isMoreThanNominal(ends.years, roles);
    if (incomes && !above) return [];
    if (reading.slot === 'rate' && !spread && !above && constantPrices(story, frameOf(ends), m)) return [];
    // A count of years that is off by one is allowed for a mean rate.
    if (mean && [-1, 1].some((k) => verdictOf(meanRow(ends.years + k, fall).rise, roles) === true)) return [];
    // 上年同期29微克，现为32微克，同比下降10.3%: the rate fits the opposite direction.
    const turned = !mean && verdictOf(turnedOf(reading, ends, fall), roles) === true;
    const explained =
      turned ||
      plainPair(own, ends, m) ||
      (mean && meanBehind(own, ends, m)) ||
      anySlip(reading.f(ends), roles) ||
      (mean ? spread : reading.mistake !== null && slipOfThought(reading.mistake, fall, roles));
    if (!explained) return [];
  }
  const ends = right ?? pairs.find(isExact)!;
  const found = rule(reading.f(ends), rolesOf(ends), {
    schema: `series/${reading.id}`,
    kind: reading.kind,
    level: right ? null : 'warning',
    mark: reading.slot,
    title: reading.kind === 'multiple' ? '倍数不符' : '增减不符',
    labels: { to: '终点', from: '起点' },
    order: ['from', 'to', reading.slot],
    claim: (t) => reading.claim(t, fall, ends),
  });
  return found ? [found] : [];
}

const GROWN = formula('times = (to - from) / from');

function readingOf(m: Mention, mean: boolean): Reading | null {
  const fall = m.dir < 0;
  const row = (id: string, slot: string, mistake: Reckoning | null): Reading => {
    const r = CHANGE_ROWS.find((x) => x.id === id)!;
    return { id, claim: r.claim, kind: r.kind, slot, f: () => (fall ? r.fall : r.rise), mistake };
  };
  const { kind } = m.figure;
  if (kind === 'percent' && mean) {
    return {
      id: 'growth/mean',
      claim: (t, _, { years }) => meanRow(years, fall).claim(t, fall),
      kind: 'growth',
      slot: 'rate',
      f: ({ years }) => meanRow(years, fall).rise,
      mistake: null,
    };
  }
  if (mean || (m.dir === 0 && kind !== 'multiple')) return null;
  if (kind === 'percent') return row('growth/ends-rate', 'rate', 'rate');
  if (kind === 'points') return row('growth/points', 'points', 'points');
  if (kind === 'multiple')
    return m.measure === 'multiple' && m.dir === 0
      ? row('multiple/of', 'times', 'times')
      : {
          id: 'multiple/grown',
          claim: (t) => `${t('from')} → ${t('to')}：+${t('times')}`,
          kind: 'multiple',
          slot: 'times',
          f: () => GROWN,
          mistake: 'grown',
        };
  return isAmount(m) ? row('growth/ends-difference', 'diff', 'diff') : null;
}

/** The values whose change it is, by its own name or by what was told last before it. */
function ownValues(story: Story, values: readonly Value[], m: Mention): Value[] {
  // 接待402.5万人次、花费24.4亿元，人次降了4.0%: the change names its values by their unit.
  const byUnit = m.name === '' ? [] : values.filter((v) => v.mention.figure.unit === m.name);
  if (byUnit.length) return byUnit;
  const named = m.seat ? seatName(m) : nameOfChange(story, m);
  if (named.length >= 2) return valuesNamed(values, named);
  // 门急诊量净增24670人次，同比增长9.4%: an earlier change in the chain has the name of both.
  for (let k = m.index - 1; k >= 0 && story.mentions[k]!.sentence >= m.sentence - 1; k--) {
    const near = story.mentions[k];
    if (!near) continue;
    const value = values.find((v) => v.mention === near);
    if (value) return valuesNamed(values, value.name);
    const name = near.chain === m.chain && isChange(near) ? nameOfChange(story, near) : '';
    if (name.length >= 2) return valuesNamed(values, name);
  }
  return [];
}

const isChange = (m: Mention): boolean =>
  m.bracket < 0 &&
  (m.measure === 'change' || m.measure === 'multiple' || m.measure === 'points') &&
  m.figure.bound === 'exact' &&
  !leads(m, W.plan);

/** The dated value before the change in its chain, if it is no base; else null. */
function ownerOf(story: Story, own: readonly Value[], m: Mention): Mention | null {
  if (m.name.length >= 2 || m.seat) return null;
  const now = THIS_YEAR.test(sinceWords(story, m));
  for (let k = m.index - 1; k >= 0 && story.mentions[k]?.chain === m.chain; k--) {
    const value = own.find((v) => v.mention.index === k);
    // 上年为11.92亿元，今年比上年增加…: a change of this year does not lead to the value of last year.
    const earlier = value && now && own.some((v) => (v.time.year ?? 0) > (value.time.year ?? 0));
    // 去年这一数字是58.9%，一年提高了…: the change starts from last year's value.
    if (value?.time.year === LAST && sinceWords(story, m).includes('一年')) continue;
    if (value && !earlier && value.mention.measure !== 'base' && !value.mention.other) return value.mention;
  }
  return null;
}

const LAST_YEAR_END = words('[上去]年年?[底末]');

function endsIn(story: Story, own: readonly Value[], m: Mention, mean: boolean): Ends[] {
  const sort = (v: Value): boolean =>
    m.figure.kind === 'points' || m.figure.kind === 'percent' || m.figure.kind === 'multiple'
      ? (v.mention.figure.kind === 'percent') === (m.figure.kind === 'points')
      : sameSort(v.mention, m);
  const near = own.filter((v) => Math.abs(v.mention.sentence - m.sentence) <= MOST_SENTENCES && sort(v));
  if (near.length < 2) return [];
  const { against, years } = reachOf(story, m);
  const opened = AGAINST_YEAR_START.test(sinceWords(story, m));
  const stretch = AGAINST_STRETCH.exec(sinceWords(story, m))?.[1] ?? null;
  const isBare = against === null && years === null && !opened && stretch === null && !mean;
  const out: Ends[] = [];
  for (const from of near)
    for (const to of near) {
      // 是2020年底的7倍: the present value is compared with that of the year that is named.
      const now =
        against !== null &&
        from.time.year === against &&
        to.time.year === null &&
        !mean &&
        to.mention.index > from.mention.index;
      // 上年同期，…29微克: 同比 compares a value without a time with this one.
      const since = years === 1 && from.time.year === LAST && to.time.year === null;
      // 较一季度提高13.3个百分点: the latest value is compared with that of the named period.
      const stretched =
        stretch !== null &&
        from.time.part === stretch &&
        to.time.part !== stretch &&
        to.mention.index > from.mention.index;
      // The words of the change name no base, and it follows right behind a value that has an earlier one.
      const follows = isBare && to.mention.index === m.index - 1 && from.mention.index < to.mention.index;
      // 去年底为93.2%。…到9月末，升至96.9%，提高…: the value that was reached is compared with that at the start of the year.
      const risen = follows && to.mention.dir !== 0 && LAST_YEAR_END.test(sentenceWords(story, from.mention));
      // 上年度售水1640万立方米。…全年售水1755万立方米，增长7.0%: a year's value grows from the year before.
      const grown = follows && from.time.year === LAST && to.time.year === null && samePart(from, to);
      const n = now || since || stretched || risen || grown ? 1 : yearsFrom(from, to);
      if (n === null || n <= 0) continue;
      if (
        (!samePart(from, to) && n !== WITHIN_A_YEAR && !now && !stretched && !risen) ||
        !sameSort(from.mention, to.mention)
      )
        continue;
      if (against !== null && from.time.year !== against && !(against === LAST && from.time.year === LAST)) continue;
      if ((n === WITHIN_A_YEAR) !== opened) continue;
      if (years !== null && n !== years && !(mean && Math.abs(n - years) === 1)) continue;
      if (mean && n < 2) continue;
      if (!sameScope(story, from.mention, to.mention)) continue;
      // 产量386.4万吨，月均35.1万吨: a mean is no earlier value.
      if ((from.mention.measure === 'mean') !== (to.mention.measure === 'mean')) continue;
      if (out.some((e) => sameValue(e.from, from.mention) && sameValue(e.to, to.mention))) continue;
      out.push({ from: from.mention, to: to.mention, years: n });
    }
  return out;
}

function yearsFrom(from: Value, to: Value): number | null {
  const [a, b] = [from.time.year, to.time.year];
  // 比年初增加: from the start of the year to now.
  if (from.time.part === '年初' && to.time.part !== '年初') return WITHIN_A_YEAR;
  if (a === LAST && (b === THIS || (b === null && from.time.part !== ''))) return 1;
  if (a === null || b === null) return null;
  return a > 0 && b > 0 ? b - a : null;
}

const sameValue = (a: Mention, b: Mention): boolean => a === b || (!less(a, b) && !less(b, a));

/** A value is seldom more than so many doublings of another. */
const MOST_DOUBLINGS = 6;

/**
 * 2019年320万元。2023年达到1280万元，翻了两番: how many doublings lead from one value to the other. Only values that are another
 * number of doublings apart contradict.
 */
function doublingOf(pairs: readonly Ends[], m: Mention): Relation[] {
  const times = Number(m.figure.number.n);
  const fits = ({ from, to }: Ends, n: number): boolean => doublingHolds(from.figure, to.figure, n).holds === true;
  const right = pairs.find((e) => fits(e, times));
  const meant = right ?? only(pairs);
  if (!meant || (!right && ![...Array(MOST_DOUBLINGS).keys()].some((n) => fits(meant, n + 1)))) return [];
  const { from, to } = meant;
  const { holds, working } = doublingHolds(from.figure, to.figure, times);
  return [
    {
      kind: 'doubling',
      figures: [from.figure, m.figure, to.figure],
      claim: `${from.figure.text} ${m.figure.text} = ${to.figure.text}`,
      holds,
      working,
      tied: true,
      schema: 'series/doubling',
      level: 'warning',
      marked: to.figure,
      title: '翻番不符',
      labels: ['起点', '翻番', '终点'],
    },
  ];
}

const isExact = ({ from, to }: Ends): boolean => from.figure.bound === 'exact' && to.figure.bound === 'exact';

/** The formula for a change in the opposite direction. */
function turnedOf(reading: Reading, ends: Ends, fall: boolean): Formula {
  const row = CHANGE_ROWS.find((x) => x.id === reading.id);
  return row ? (fall ? row.rise : row.fall) : reading.f(ends);
}

/**
 * Whether only these values can be meant: one pair a year apart with the full name, or the only two values of the name,
 * and 同比 or 比上年 in the change.
 */
function plainPair(own: readonly Value[], ends: Ends, m: Mention): boolean {
  const [a, b] = [ends.from, ends.to].map((x) => own.find((v) => v.mention === x));
  return (
    m.figure.kind === 'percent' &&
    ends.years === 1 &&
    a !== undefined &&
    b !== undefined &&
    samePart(a, b) &&
    ((a.name === b.name && a.name.length >= 5 && a.time.year !== null && a.time.year > 0) ||
      // 去年假期收入4500万元。…今年…假期收入达到5130万元，比去年假期增长: the only two values, with the change right after them.
      (a.time.year === LAST &&
        (b.time.year === THIS || b.time.year === null) &&
        own.length === 2 &&
        (Math.min(a.name.length, b.name.length) >= 4 || areInARow(ends, m)) &&
        ends.to.index === m.index - 1))
  );
}

/** 去年收茧120吨，今年156吨，增产…: both values and their change stand side by side in one sentence. */
const areInARow = ({ from, to }: Ends, m: Mention): boolean =>
  from.sentence === m.sentence && from.index === to.index - 1 && to.index === m.index - 1;

/** 2019年底412万立方米。…2024年底525.8万立方米，年均增长…: a mean right behind the second of the only two values, both with their years. */
function meanBehind(own: readonly Value[], ends: Ends, m: Mention): boolean {
  const like = own.filter((v) => sameSort(v.mention, ends.to));
  return (
    like.length === 2 &&
    like.every(({ time, name }) => time.year !== null && time.year > 0 && time.part === '' && name.length >= 3) &&
    ends.to.index === m.index - 1
  );
}

/** 前三季度 and 1—9月 are one part of a year. */
function samePart({ time: a }: Value, { time: b }: Value): boolean {
  if (a.part === b.part) return true;
  const [x, y] = [monthSpan(a.part), monthSpan(b.part)];
  return x !== null && y !== null && x[0] === y[0] && x[1] === y[1];
}

/** 上线人数净增350人，增长3.8% after the present number: the rate is relative to the number before the increase. */
function judgeIncrement(story: Story, m: Mention): Relation[] {
  const diff = story.mentions[m.index - 1];
  const row = CHANGE_ROWS.find((r) => r.id === 'growth/increment');
  if (!row || m.figure.kind !== 'percent' || m.measure !== 'change' || m.name.length >= 2 || m.seat) return [];
  if (!diff || diff.chain !== m.chain || diff.measure !== 'change' || !isAmount(diff) || diff.dir !== m.dir) return [];
  if (diff.figure.bound !== 'exact' || YEARLY_MEAN.test(leadWords(story, m))) return [];
  // 比年初增加17.42亿元，同比增长8.1%: they are held against different times.
  if (!sameBasis(story, diff, m)) return [];
  const name = nameOfChange(story, diff);
  const own = name.length >= 2 ? valuesNamed(valuesOf(story), name) : [];
  const now = own.filter(
    (v) =>
      sameSort(v.mention, diff) &&
      v.mention.index < diff.index &&
      v.mention.figure.bound === 'exact' &&
      !v.mention.other &&
      !YEAR_AGO.test(story.text.slice(startOf(story.sentences, v.mention.sentence), v.mention.figure.at.start)),
  );
  const [to] = now;
  if (!to || now.length > 1 || m.sentence - to.mention.sentence > MOST_SENTENCES) return [];
  const fall = m.dir < 0;
  const f = fall ? row.fall : row.rise;
  const roles: Roles = { to: [to.mention.figure], diff: [diff.figure], rate: [m.figure] };
  const isReal = constantPrices(story, frameOf({ from: to.mention, to: to.mention, years: 1 }), m);
  const found = ruleWithSlip(
    f,
    roles,
    {
      schema: 'series/growth/increment',
      kind: 'growth',
      mark: 'rate',
      title: '增减不符',
      labels: { to: '终点', diff: '增量' },
      order: ['to', 'diff', 'rate'],
      claim: (t) => row.claim(t, fall),
    },
    isReal,
  );
  return found ? [found] : [];
}

const frameOf = ({ from, to }: Ends): Frame => ({ from, to, diffs: [], rates: [], times: [], points: [], means: [] });
