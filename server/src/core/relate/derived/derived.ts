/**
 * Computes figures that come from others in the window, in every way within reach. Any way that fits confirms the
 * figure. Where none does, a fault is reported for the most likely way only if one slip explains it and if a fit after
 * so many tries with so few digits is unlikely to be chance.
 */
import type { Figure, Relation } from '../../model';
import { verdictOf } from '../formula';
import { rule } from '../judge';
import type { Mention, Story } from '../mention';
import { mayStand, perStory, shows } from '../mention';
import { chanceOf, fitsByChance, printed, printedAs, slipBetween } from './chance';
import type { SlipKind } from '../slip';
import type { Derived } from './kinds';
import type { Way } from './way';
import { isLevelOrEach, KINDS } from './kinds';

/** Above this chance a figure that fits after a slip proves nothing. */
const CHANCE = 0.05;

export function relateDerived(story: Story, known: readonly Relation[]): Relation[] {
  const confirmed: Relation[] = [];
  const open: (readonly [Derived, Mention, readonly Way[], string])[] = [];
  for (const kind of KINDS) {
    if (!shows(story, kind.shows) || (kind.words && !mayStand(story, kind.words))) continue;
    for (const m of story.mentions) {
      if (kind.others !== undefined && othersOf(story, m) < kind.others) continue;
      if (!kind.is(story, m) || isSettled(known, m.figure)) continue;
      const ways = kind.ways(story, m);
      const shown = ways.length ? printed(m.figure) : null;
      if (shown === null) continue;
      const right = ways.find((w) => close(w.value, m.figure, shown) && verdictOf(w.f, w.roles) === true);
      // 14127起 in 31 days are 455.7起 a day, which is told as 456起.
      const isRounded = !right && kind.rounds && ways.some((w) => withinUnit(w.value, m.figure, shown));
      if (isRounded) continue;
      if (!right) open.push([kind, m, ways, shown]);
      else {
        const found = confirmedBy(story, kind, m, ways, right, shown, known);
        if (found) confirmed.push(found);
      }
    }
  }
  const told = [...known, ...confirmed];
  const denied = open.flatMap(([kind, m, ways, shown]) => {
    const able = ways.filter(
      (w) => !w.confirms && !isTaken(told, kind, m, w) && !(kind.kind === 'sum' && isPartOfSum(told, m, w)),
    );
    return (able.length && deniedBy(story, kind, m, able, shown, known)) || [];
  });
  return [...confirmed, ...denied];
}

/** How many exact quantities of each unit stand outside brackets. */
const countsOf = perStory(({ mentions }): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const m of mentions) if (isOperand(m)) counts.set(m.figure.unit, (counts.get(m.figure.unit) ?? 0) + 1);
  return counts;
});

const isOperand = (m: Mention): boolean => m.bracket < 0 && isLevelOrEach(m);

/** How many of them have the unit of a mention, without itself. */
const othersOf = (story: Story, m: Mention): number =>
  (countsOf(story).get(m.figure.unit) ?? 0) - (isOperand(m) ? 1 : 0);

/** Relations that tell the same of their figures: what a sum adds, a balance takes away. */
const FAMILY: Partial<Record<Relation['kind'], string>> = {
  rate: 'rate',
  growth: 'growth',
  sum: 'sum',
  balance: 'sum',
  density: 'density',
};

/** 开工61处，开工率96.8%，投资完成率81.3%: whether the operands have given another figure of the kind already. */
const isTaken = (told: readonly Relation[], kind: Derived, m: Mention, way: Way): boolean =>
  told.some(
    (r) =>
      r.holds === true &&
      FAMILY[r.kind] === FAMILY[kind.kind] &&
      !(r.marked === m.figure || r.figures.at(-1) === m.figure) &&
      r.figures.length === way.operands.length + 1 &&
      way.operands.every((x) => r.figures.includes(x.figure)),
  );

/** 10亿元以上1个、…、亿元以下11个 make up 27: a few of these make up nothing else. */
const isPartOfSum = (told: readonly Relation[], m: Mention, way: Way): boolean =>
  told.some(
    (r) =>
      r.kind === 'sum' &&
      r.holds === true &&
      !r.figures.includes(m.figure) &&
      r.figures.length > way.operands.length + 1 &&
      way.operands.every((x) => r.figures.includes(x.figure)),
  );

/** Whether another reader has confirmed or contradicted the figure. */
const isSettled = (known: readonly Relation[], f: Figure): boolean =>
  known.some(
    (r) =>
      r.holds !== null &&
      (r.holds
        ? r.kind === 'sum' ||
          r.kind === 'balance' ||
          r.kind === 'plan' ||
          (r.kind !== 'subset' && (r.marked ?? r.figures.at(-1)) === f)
        : r.tied) &&
      r.figures.includes(f),
  );

/** Where a fit may be chance, nothing is reported and nothing is shown as checked. */
function confirmedBy(
  story: Story,
  kind: Derived,
  m: Mention,
  ways: readonly Way[],
  right: Way,
  shown: string,
  known: readonly Relation[],
): Relation | null {
  const meant = kind.weight(story, m, right) >= Math.min(kind.strong, kind.width + 1) || relatedByRate(known, right);
  return meant || fitsByChance(shown, ways.length, kind.width) <= CHANCE / 10
    ? derivedRelation(kind, right, false)
    : null;
}

interface SlipFit {
  readonly way: Way;
  readonly slip: SlipKind;
  readonly shown: string;
}

function deniedBy(
  story: Story,
  kind: Derived,
  m: Mention,
  ways: readonly Way[],
  shown: string,
  known: readonly Relation[],
): Relation | null {
  // The ways whose words tie them most closely, or whose operands are related already.
  const weights = ways.map((w) => kind.weight(story, m, w) + (relatedByRate(known, w) ? 2 : 0));
  const most = Math.max(...weights);
  const best = ways.filter((_, i) => weights[i] === most);
  if (kind.rounds && best.some((w) => withinUnit(w.value, m.figure, shown))) return null;
  const one = new Set(best.map((w) => printedAs(w.value, m.figure))).size === 1;
  // 旧存加新收 and 案件总量 give one rest: two ways that agree.
  const agreed = best.some((w) => w.operands.length !== best[0]?.operands.length) && most >= kind.strong - 1.5;
  const strong = one && (most >= kind.strong || agreed || (kind.lone && ways.length === 1 && most >= 2));
  const fits: SlipFit[] = [];
  for (const way of best) {
    const slip = slipBetween(shown, printedAs(way.value, m.figure), strong) ?? slipBetween(shown, cut(way.value, m));
    if (slip) fits.push({ way, slip, shown });
    else
      for (const [x, value] of way.needed) {
        const own = printed(x.figure);
        const s = own === null || value <= 0 ? null : slipBetween(own, printedAs(value, x.figure), strong);
        if (s && own !== null && (s !== 'digit' || kind.id === 'product')) fits.push({ way, slip: s, shown: own });
      }
  }
  const tries = most >= 2 ? best.length : ways.length;
  // Where no word ties the figures, a slip that fits is more likely chance.
  const chance = most > 0 ? CHANCE : CHANCE / 5;
  const likely = fits.filter((f) => strong || chanceOf(f.shown, f.slip, tries, kind.width) <= chance);
  const [first] = strong && kind.plainFrom !== undefined && most >= kind.plainFrom ? [{ way: best[0]! }] : likely;
  if (!first) return null;
  // The mean prints alike for 365 days and for 366.
  if (new Set([first, ...likely].map((f) => printedAs(f.way.value, m.figure))).size > 1) return null;
  if (verdictOf(first.way.f, first.way.roles) !== false) return null;
  return derivedRelation(kind, first.way, true);
}

const relatedByRate = (known: readonly Relation[], w: Way): boolean =>
  known.some((r) => r.holds === true && r.kind === 'rate' && w.operands.every((x) => r.figures.includes(x.figure)));

/** A quick test before the exact one. */
const close = (value: number, f: Figure, shown: string): boolean => {
  const as = printedAs(value, f);
  return as === shown || Math.abs(Number(as) - Number(shown)) <= 3 * 10 ** -f.decimals;
};

/** Whether the value is off by at most one unit of the last digit. */
const withinUnit = (value: number, f: Figure, shown: string): boolean =>
  Math.abs(Number(printedAs(value, f)) - Number(shown)) <= 1.000001 * 10 ** -f.decimals;

/** The value cut off instead of rounded, as offices do with percentages. */
const cut = (value: number, { figure }: Mention): string => {
  const k = 10 ** figure.decimals;
  return figure.kind === 'percent' ? (Math.floor(value * k) / k).toFixed(figure.decimals) : printedAs(value, figure);
};

function derivedRelation(kind: Derived, way: Way, accuse: boolean): Relation | null {
  const slots = [kind.slot, ...Object.keys(way.roles).filter((s) => s !== kind.slot)];
  const text = kind.claim;
  return rule(way.f, way.roles, {
    schema: `derived/${kind.id}`,
    kind: kind.kind,
    level: accuse ? 'warning' : null,
    mark: kind.slot,
    title: kind.title,
    labels: kind.labels,
    order: [...slots.slice(1), kind.slot],
    claim: text,
  });
}
