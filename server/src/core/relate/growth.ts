/**
 * Changes from one value to another: 由A增加到B, with the rate, difference, multiple or doubling that the same sentence
 * gives for them; totals with their increment and its rate; and the base that a value and its rate of change imply.
 */
import type { Figure, Relation } from '../model';
import { toDecimal } from '../num/rational';
import type { Interval } from '../num/interval';
import type { Group, Scene } from './scene';
import { isAmount, isPercent, relation } from './scene';
import type { Solved } from './solve';
import {
  atMost,
  differenceHolds,
  doublingHolds,
  growthHolds,
  impliedBase,
  incrementHolds,
  inWordsOf,
  meanGrowthHolds,
  multipleHolds,
} from './solve';
import { CONSTANT_PRICES, FALL, RISE, TIME } from './words';

/** The bases that values and their rates imply. */
export function impliedBases(scene: Scene): Relation[] {
  const out: Relation[] = [];
  for (const group of scene.groups) {
    const quantities = group.figures.filter((f) => f.number !== null && f.kind !== 'date' && f.kind !== 'rank');
    for (let i = 0; i + 1 < quantities.length; i++) {
      const found = implied(scene, quantities[i]!, quantities[i + 1]!);
      if (found) out.push(found);
    }
  }
  return out;
}

export function relateGrowth(scene: Scene): Relation[] {
  const out: Relation[] = [];
  const used = new Set<Figure>();
  const keep = (r: Relation | null, rate?: Figure): void => {
    if (!r) return;
    out.push(r);
    if (rate) used.add(rate);
  };
  for (const group of scene.groups) {
    const quantities = group.figures.filter((f) => f.number !== null && f.kind !== 'date' && f.kind !== 'rank');
    for (let i = 0; i < quantities.length; i++) {
      const [a, b] = [quantities[i]!, quantities[i + 1]];
      const c = quantities[i + 2];
      if (!b) continue;
      const step = changeBetween(scene, a, b);
      if (step) {
        keep(direction(a, b, step.fall));
        let last = b;
        for (const follower of quantities.slice(i + 2, i + 4)) {
          if (follower.clause - last.clause > 1) break;
          const r = follow(scene, group, a, b, follower, step.fall);
          if (!r) break;
          last = follower;
          keep(r, follower);
        }
        continue;
      }
      if (c && !used.has(c)) {
        const compared = comparedWith(scene, a, b, c);
        keep(compared, c);
        const next = quantities[i + 3];
        // 比去年的40个多12个，增长30%.
        if (
          compared &&
          next?.kind === 'percent' &&
          c.kind !== 'percent' &&
          BARE.test(scene.lead(next)) &&
          next.clause - c.clause <= 1
        )
          keep(follow(scene, group, b, a, next, ANY_FALL.test(scene.lead(next))), next);
      }
      if (c && !used.has(c)) keep(twoYears(scene, group, a, b, c), c);
      if (c && !used.has(c)) keep(increment(scene, a, b, c), c);
      // 实际完成45.9亿元，完成年初预算的102%，比上年增收2.3亿元，增长5.3%: the progress stands between.
      const isProgress = c && isPercent(a) && /完成|预算|计划|目标/.test(scene.clauseOf(a));
      const ahead = isProgress ? reachedBefore(scene, quantities.slice(0, i)) : undefined;
      if (ahead && c && !used.has(c)) keep(increment(scene, ahead, b, c, 2), c);
      if (ahead && c && !used.has(b) && isPercent(b)) keep(increment(scene, ahead, c, b, 2), b);
      // 同比增长24%，增加4.8亿千瓦时: the rate may stand before the increment.
      if (c && !used.has(b) && isPercent(b)) keep(increment(scene, a, c, b), b);
    }
    for (let i = 0; i + 1 < quantities.length; i++) {
      const [value, rate] = [quantities[i]!, quantities[i + 1]!];
      if (!used.has(rate)) keep(implied(scene, value, rate));
    }
  }
  return out;
}

/** The last amount that is no budget or plan. */
const reachedBefore = (scene: Scene, quantities: readonly Figure[]): Figure | undefined =>
  quantities.findLast((f) => isAmount(f) && !/(?:预算|计划|目标|任务)数?$/.test(scene.lead(f)));

// ---------------------------------------------------------------- 由A增加到B

const LESS = new RegExp(`^(?:${FALL}|少|减[收支产])$`);
const ANY_FALL = new RegExp(FALL);
const ANY_RISE = new RegExp(`增幅|${RISE}`);
const VERB = `(?:${RISE}|${FALL})`;
const APPROX = '(?:约|近|超过|突破|大约|的|了|接近|不足|目前的|现有的|现在的)*';
const TO = new RegExp(
  `^(?:[（][^）]{0,10}[）])?(?:左右|以上|多|余)?[^，。；0-9]{0,6}?(${VERB})(?:了)?(?:到|至|为|成)(?:了)?(?:${TIME}的?)?${APPROX}$|^(?:左右|以上)?(增至|升至|降至|减至|增到|升到|降到|减到)(?:了)?(?:${TIME}的?)?${APPROX}$`,
);
const FALLS = new RegExp(`^(?:${FALL}|降至|减至|降到|减到)$`);

function changeBetween(scene: Scene, a: Figure, b: Figure): { fall: boolean } | null {
  if (a.unit !== b.unit || a.kind !== b.kind || a.kind === 'points' || a.kind === 'multiple') return null;
  const m = TO.exec(scene.between(a, b));
  if (!m || a.role === 'by') return null;
  return { fall: FALLS.test(m[1] ?? m[2]!) };
}

function direction(a: Figure, b: Figure, fall: boolean): Relation {
  const { holds } = fall ? atMost(b, a) : atMost(a, b);
  const sign = fall ? '>' : '<';
  const working =
    holds === false
      ? `由${a.text}到${b.text}是${fall ? '上升' : '下降'}，与“${fall ? '降' : '增'}”的说法相反`
      : `${a.text}${sign}${b.text}`;
  return relation('growth', [a, b], `${a.text} ${fall ? '降到' : '增加到'} ${b.text}`, { holds, working }, true);
}

const FOLLOW = new RegExp(
  `^[，、（]?(?:累计|共|总共|总体|整体|合计|净|五年|三年|分别|即|平均)?(?:年均|每年平均|平均每年|每年)?(?:实际|名义)?(?:同比|比上年|比去年|较上年|较去年)?(?:增幅|降幅|涨幅|增长率|${VERB}|净增加?|翻|(?:已)?(?:是|为|达到|相当于)(?:原来|原先|去年|上年|过去|五年前|\\d{4}年)?的)(?:幅度)?(?:了)?(?:达到|达|为|超过|超|约|近|接近|突破|将近|高达)*$`,
);
const MEAN = /年均|平均每年|每年/;
const OTHER_BASE = /同比|比上年|比去年|较上年|较去年/;

/** 从326批次下降到228批次，同比下降30.1%: the start may be the year before or any other, so this can only confirm. */
function follow(scene: Scene, group: Group, a: Figure, b: Figure, c: Figure, fall: boolean): Relation | null {
  const found = followed(scene, group, a, b, c, fall);
  const loose = OTHER_BASE.test(scene.lead(c)) && !/(?:上|去)年|同期/.test(before(scene, a, 14));
  return loose && found?.holds !== true ? null : found;
}

function followed(scene: Scene, group: Group, a: Figure, b: Figure, c: Figure, fall: boolean): Relation | null {
  const own = scene.lead(c);
  // 由2016年的3万元增加到66万元，是2016年的22倍: the year is a figure of its own.
  const lead = own === '的' ? scene.between(b, c) : own;
  if (c.unit === '番') {
    if (!/^[，、（]?(?:实现|基本|累计|五年|共)?(?:了)?$/.test(lead) || c.number === null) return null;
    return relation(
      'doubling',
      [a, c, b],
      `${a.text} ${c.text} = ${b.text}`,
      doublingHolds(a, b, Number(c.number.n)),
      true,
    );
  }
  if (!FOLLOW.test(lead)) return null;
  const down = ANY_FALL.test(lead) && !ANY_RISE.test(lead);
  if (down !== fall && !/幅度/.test(lead)) return null;
  if (MEAN.test(lead)) return mean(scene, group, a, b, c);
  const claim = `${a.text} → ${b.text}：${fall ? '-' : '+'}${c.text}`;
  if (c.kind === 'multiple') {
    const grown = !/的$/.test(lead);
    return relation('multiple', [a, b, c], claim, multipleHolds(a, b, c, grown), true, c);
  }
  if (c.kind === 'points') {
    if (a.kind !== 'percent') return null;
    return relation('growth', [a, b, c], claim, differenceHolds(a, b, c, fall), true, c);
  }
  if (c.kind === 'percent') {
    // The growth of such an indicator is reckoned at constant prices, whatever its totals say.
    const constant = /实际|可比|不变价/.test(lead) || (a.unit === '元' && CONSTANT_PRICES.test(scene.clauseOf(a)));
    const answer = growthHolds(a, b, c, fall);
    // 由52.6%提高到58.5%，提高5.9%: a question of percentage points, which its own rule asks.
    if (a.kind === 'percent' && answer.holds !== true) return null;
    return relation(
      'growth',
      [a, b, c],
      claim,
      constant && answer.holds === false ? unsure(answer) : answer,
      !constant,
      c,
    );
  }
  if (c.unit !== a.unit) return null;
  return relation('growth', [a, b, c], claim, differenceHolds(a, b, c, fall), true, c);
}

const unsure = (answer: Solved): Solved => ({
  holds: null,
  working: answer.working.replace(/，应为.*$/, '') + '；增速按可比价计算，不能断定',
});

const before = (scene: Scene, f: Figure, length: number): string =>
  scene.text.slice(Math.max(0, f.at.start - length), f.at.start);

function mean(scene: Scene, group: Group, a: Figure, b: Figure, c: Figure): Relation | null {
  if (c.kind !== 'percent' || a.kind === 'percent') return null;
  const years = yearsBetween(scene, group, a, b);
  if (years === null) return null;
  const answer = meanGrowthHolds(a, b, c, years);
  const constant = CONSTANT_PRICES.test(group.text);
  const shown =
    constant && answer.holds === false
      ? { holds: null, working: `${answer.working}；增速按可比价计算，不能断定` }
      : answer;
  return relation('growth', [a, b, c], `${a.text} × (1+${c.text})^${years} = ${b.text}`, shown, !constant);
}

function yearsBetween(scene: Scene, group: Group, a: Figure, b: Figure): number | null {
  const from = /((?:19|20)\d\d)年[^，。；]{0,8}$/.exec(before(scene, a, 16));
  const to = /((?:19|20)\d\d)年/.exec(scene.between(a, b));
  if (!from || !to) return null;
  const years = Number(to[1]) - Number(from[1]);
  return years > 0 && years < 60 && group.text.length > 0 ? years : null;
}

// ---------------------------------------------------------------- B，比上年的A增长R

const COMPARED = new RegExp(`(?:比|较|与|在)(?:上年度?|去年|${TIME}|[^，。；]{0,6})(?:的|相比)?(?:约)?$`);
const CHANGED = new RegExp(
  `^(?:左右|以上)?(?:的基础上)?(?:实际|净|共|又|再)?(${VERB}|多|少)(?:了)?(?:达到|达|约|近|超过)*$`,
);

function comparedWith(scene: Scene, b: Figure, a: Figure, c: Figure): Relation | null {
  if (a.unit !== b.unit || !scene.level(b) || (a.kind !== 'amount' && a.kind !== 'duration')) return null;
  const m = CHANGED.exec(scene.between(a, c));
  if (!m || !COMPARED.test(before(scene, a, 20))) return null;
  const fall = LESS.test(m[1]!);
  const claim = `${a.text} → ${b.text}：${fall ? '-' : '+'}${c.text}`;
  if (c.kind === 'percent')
    return relation(
      'growth',
      [a, b, c],
      claim,
      growthHolds(a, b, c, fall),
      !CONSTANT_PRICES.test(scene.clauseOf(b)),
      c,
    );
  if (c.kind === 'multiple' && c.unit === '倍')
    return relation('multiple', [a, b, c], claim, multipleHolds(a, b, c, true), true, c);
  if (c.unit === a.unit) return relation('growth', [a, b, c], claim, differenceHolds(a, b, c, fall), true, c);
  return null;
}

// ---------------------------------------------------------------- 2019年A，2020年B，增长R

function twoYears(scene: Scene, group: Group, a: Figure, b: Figure, c: Figure): Relation | null {
  if (a.unit !== b.unit || !isAmount(a) || !scene.level(a) || !scene.level(b) || c.kind !== 'percent') return null;
  const lead = scene.lead(c);
  if (!FOLLOW.test(lead) || MEAN.test(lead) || c.clause - b.clause > 1) return null;
  const start = Math.max(group.start, a.at.start - 30);
  const joint = scene.between(a, b);
  const yb = yearIn(joint);
  // 签约52个，去年同期40个，同比增长30%: the first of the two needs no year.
  const beside = /^，(?:而|较)?(?:去|上)年(?:同期)?(?:为|是|仅)?$/.test(joint) && /同比/.test(lead);
  const ya = beside ? THIS_YEAR : yearIn(scene.text.slice(start, a.at.start));
  if (ya === null || yb === null || ya === yb || Math.sign(ya) !== Math.sign(yb)) return null;
  const [from, to] = ya < yb ? [a, b] : [b, a];
  if (ya > yb && from.clause !== c.clause - 1) return null;
  if (Math.abs(ya - yb) !== 1 && OTHER_BASE.test(lead)) return null;
  const fall = ANY_FALL.test(lead) && !ANY_RISE.test(lead);
  const answer = growthHolds(from, to, c, fall);
  const tied = !CONSTANT_PRICES.test(group.text) && (beside || (ya < yb && joint.length <= 24));
  return relation('growth', [from, to, c], `${from.text} → ${to.text}：${fall ? '-' : '+'}${c.text}`, answer, tied, c);
}

const THIS_YEAR = -1;

/** The last year named; years given by words count back from nought. */
function yearIn(words: string): number | null {
  const m = /((?:19|20)\d\d)年|(今年|本年|当年)|(去年|上年)|(前年)/g;
  let year: number | null = null;
  for (const hit of words.matchAll(m)) year = hit[1] ? Number(hit[1]) : hit[2] ? THIS_YEAR : hit[3] ? -2 : -3;
  return year;
}

// ---------------------------------------------------------------- T，比上年增加D，增长R

const MORE = new RegExp(
  `^[，、（]?(?:全年|累计)?(?:(?:同比|比|较)(?:上年度?|去年|${TIME}|[^，。；]{0,6}?)(?:同期)?)?(?:净|实际|共)?(${VERB}|净增加?|多|少|[增减][收支产]|新增)(?:了)?(?:约)?$`,
);
const BARE = new RegExp(`^[，、（]?(?:同比)?(?:增幅|降幅|${VERB})(?:幅度)?(?:了)?(?:达到|达|为|约|近)*$`);

function increment(scene: Scene, total: Figure, more: Figure, rate: Figure, reach = 1): Relation | null {
  const counted = (f: Figure): boolean => isAmount(f) || (f.kind === 'duration' && f.number !== null);
  if (!counted(total) || !counted(more) || total.unit !== more.unit || rate.kind !== 'percent') return null;
  const lead = scene.lead(more);
  const m = MORE.exec(lead);
  // 同比增长24%，增加4.8亿千瓦时: with the rate in front, it is the rate that names the year before.
  const swapped = more.at.start > rate.at.start;
  if (!m || !(swapped ? YEARLY : BARE).test(scene.lead(rate))) return null;
  if (Math.abs(rate.clause - more.clause) > 1 || Math.min(rate.clause, more.clause) - total.clause > reach) return null;
  if (!scene.level(total) || (/新增/.test(m[1]!) && !/比|较/.test(lead))) return null;
  const fall = LESS.test(m[1]!);
  const down = ANY_FALL.test(scene.lead(rate)) && !ANY_RISE.test(scene.lead(rate));
  if (down !== fall) return null;
  const words = scene.clauseOf(total) + lead;
  const answer = incrementHolds(total, more, rate, fall);
  const tied =
    /比|较|同|净|[增减][收支产]/.test(
      swapped ? scene.lead(rate) : before(scene, more, 10).replace(/^.*[，；。]/, ''),
    ) &&
    // Incomes grow by what is printed, unless the sentence takes prices off.
    !CONSTANT_PRICES.test(words.replace(/总产值|可支配收入|纯收入|人均收入/g, '')) &&
    !/实际增长|扣除/.test(scene.clauseOf(rate)) &&
    !/新增/.test(scene.lead(total));
  return relation(
    'growth',
    [total, more, rate],
    `${more.text} / (${total.text} ${fall ? '+' : '-'} ${more.text}) = ${rate.text}`,
    answer,
    tied,
    rate,
  );
}

// ---------------------------------------------------------------- implied base

const YEARLY = new RegExp(
  `^[，、（]?(?:(?:同比|比|较)(?:上年度?|去年|${TIME})?(?:同期)?)?(?:实际|名义|可比)?(${RISE}|${FALL})(?:了)?(?:达到|达|约|近|为)*$`,
);

/** 143亿元，增长5.2%: what the year before must have been. Never decides anything. */
function implied(scene: Scene, value: Figure, rate: Figure): Relation | null {
  if (
    !isAmount(value) ||
    !scene.level(value) ||
    !(isPercent(rate) || rate.unit === '倍') ||
    rate.clause - value.clause > 1
  )
    return null;
  if (value.modality !== 'achieved' || rate.modality !== 'achieved') return null;
  const m = YEARLY.exec(scene.lead(rate));
  if (!m || rate.unit === '倍') return null;
  const fall = LESS.test(m[1]!);
  const base = impliedBase(value, rate, fall);
  const name = value.indicator || '该指标';
  const constant = CONSTANT_PRICES.test(value.indicator || scene.clauseOf(value));
  const shown = middle(base, value);
  if (shown === null) return null;
  const year = /(?:比|较)((?:19|20)\d\d年)[^，。；\d]{0,8}$/.exec(before(scene, rate, 20))?.[1] ?? '上年';
  const working = constant
    ? `${name}增速一般按可比价计算，不能由${value.text}直接反推${year}数`
    : `${year}约${shown}（${value.text}÷${toDecimal({ n: rate.number!.n * (fall ? -1n : 1n) + 100n * rate.number!.d, d: rate.number!.d * 100n }, 6)}）`;
  return relation('implied-base', [value, rate], `${year}${name} ≈ ${shown}`, { holds: null, working }, false);
}

function middle({ low, high }: Interval, like: Figure): string | null {
  if (low === null || high === null) return null;
  const mid = { n: low.n * high.d + high.n * low.d, d: 2n * low.d * high.d };
  return inWordsOf(mid, like, Math.max(1, like.decimals));
}
