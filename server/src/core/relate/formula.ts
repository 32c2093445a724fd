/**
 * Formulas over printed figures. A formula is parsed once, judged exactly as true, false or undecided, and shown as a
 * computation. A printed figure stands for an interval of values. The formula is monotone in each figure, so its range
 * lies between its values at the ends of these intervals. It is contradicted only where that range cannot meet the
 * stated figure, even if offices cut figures off instead of rounding them.
 */
import { form, words } from '../grammar/lexemes';
import type { Numbered } from '../model';
import type { Rational } from '../num/rational';
import * as q from '../num/rational';
import { inWordsOf, onlyRight, roundingWords as spoken } from './solve';
import type { Solved, Verdict } from './solve';

/** The figures in each slot of a formula, by the name of the slot. Several figures in one slot stand for their sum. */
export type Roles = Readonly<Record<string, readonly Numbered[]>>;

type Sign = '+' | '-' | '*' | '/' | '^';

type Node =
  { readonly op: Sign; readonly a: Node; readonly b: Node } | { readonly slot: string } | { readonly value: Rational };

/** A parsed formula. */
export interface Formula {
  /** The slot on the left side of the equation. */
  readonly target: string;
  readonly slots: readonly string[];
  readonly node: Node;
  readonly source: string;
}

const SIGNS = /[a-z]+|\d+|[-+*/^()]/g;
const FRACTION = form`(?<![百千万])分之|半|\/\d`;

/** A source such as `rate = 100 * (to - from) / from`, parsed. Several figures in one slot stand for their sum. */
export function formula(source: string): Formula {
  const known = parsed.get(source);
  if (known) return known;
  // Numbers of a text may be part of a source, so that there is no end of them.
  if (parsed.size === MOST_PARSED) parsed.clear();
  const made = parse(source);
  parsed.set(source, made);
  return made;
}

const parsed = new Map<string, Formula>();
const MOST_PARSED = 512;

function parse(source: string): Formula {
  const [target = '', right = ''] = source.split('=').map((s) => s.trim());
  const words = right.match(SIGNS) ?? [];
  let i = 0;
  const slots: string[] = [];
  const atom = (): Node => {
    const word = words[i++] ?? '';
    if (word === '(') {
      const inside = sum();
      i++;
      return inside;
    }
    if (/\d/.test(word)) return { value: q.integer(Number(word)) };
    if (!slots.includes(word)) slots.push(word);
    return { slot: word };
  };
  const level = (next: () => Node, ops: string) => (): Node => {
    let a = next();
    for (let op = words[i]; isSign(op) && ops.includes(op); op = words[i]) {
      i++;
      a = { op, a, b: next() };
    }
    return a;
  };
  const product = level(level(atom, '^'), '*/');
  const sum = level(product, '+-');
  return { target, slots, node: sum(), source };
}

const isSign = (word: string | undefined): word is Sign =>
  word !== undefined && word.length === 1 && '+-*/^'.includes(word);

// ---------------------------------------------------------------- boxes

interface Box {
  readonly low: Rational;
  readonly high: Rational;
}

type Rounding = 'rounded' | 'cut' | 'either';

const TEN = q.integer(10);
const FAR = q.integer(1_000_000);
const MOST_CUT = q.rational(4n, 5n);
const EIGHTH = q.rational(1n, 8n);
const TWENTIETH = q.rational(1n, 20n);
const HALF = q.rational(1n, 2n);

/** The interval of values for which a figure may be printed, rounded or cut off. 约 allows a twentieth on both sides. */
function wideBox(f: Numbered, way: Rounding): Box {
  const { number, interval, bound } = f;
  const v = number;
  // 三分之一, 一半: prose uses these for any value near them.
  if (bound === 'exact' && f.kind === 'percent' && FRACTION.test(f.text)) {
    const slack = q.mul(q.abs(v), EIGHTH);
    return { low: q.sub(v, slack), high: q.add(v, slack) };
  }
  if (bound === 'about') {
    // For a rate 约 allows two percentage points.
    const least = f.kind === 'percent' ? q.integer(2) : unitOfLastDigit(f);
    const slack = q.max(q.mul(q.abs(v), TWENTIETH), least);
    return { low: q.sub(v, slack), high: q.add(v, slack) };
  }
  // 近三十: a little less than thirty.
  if (bound === 'under' && f.boundWords.includes('近') && q.compare(v, q.ZERO) > 0)
    return { low: almost(f), high: interval?.high ?? v };
  const low = interval?.low ?? (interval ? q.neg(q.mul(q.abs(v), FAR)) : v);
  const high = interval?.high ?? (interval ? q.mul(q.abs(v), FAR) : v);
  if (bound === 'exact' && q.compare(low, high) !== 0 && way !== 'rounded') {
    // Nobody cuts 3.9 times off to 3 times.
    const most = f.kind === 'multiple' && f.decimals === 0 ? q.mul(unitOfLastDigit(f), MOST_CUT) : unitOfLastDigit(f);
    const cut = q.max(high, q.add(v, most));
    return { low: way === 'cut' ? q.max(low, v) : low, high: cut };
  }
  return { low: bound === 'under' ? q.max(low, q.ZERO) : low, high };
}

const ALMOST_AT_LEAST = q.rational(4n, 5n);
const ALMOST_AT_MOST = q.rational(97n, 100n);

/**
 * The least value that 近 allows before a number. 近七成 is more than six, 近1.2亿 more than 1.1亿: one unit of the last digit
 * that is no nought, five of them where that digit is a five.
 */
function almost(f: Numbered): Rational {
  const v = f.number;
  const least = q.mul(v, ALMOST_AT_LEAST);
  const holds = (unit: Rational): boolean => q.div(v, unit).d === 1n;
  let unit = unitOfLastDigit(f);
  // 近三分之一: no digits tell how near.
  if (!holds(unit)) return least;
  while (holds(q.mul(unit, TEN))) unit = q.mul(unit, TEN);
  const last = q.div(v, unit).n % 10n;
  const below = q.sub(v, last === 5n ? q.mul(unit, q.integer(5)) : unit);
  return q.min(q.mul(v, ALMOST_AT_MOST), q.max(least, below));
}

function nearBox(f: Numbered): Box {
  const { number, interval, bound } = f;
  const v = number;
  if (bound === 'about') {
    const half = q.mul(unitOfLastDigit(f), HALF);
    return { low: q.sub(v, half), high: q.add(v, half) };
  }
  if (bound !== 'exact') return { low: q.min(v, interval?.low ?? v), high: q.max(v, interval?.high ?? v) };
  return { low: interval?.low ?? v, high: interval?.high ?? v };
}

const unitOfLastDigit = (f: Numbered): Rational => q.mul(f.magnitude, q.tenTo(-f.decimals));

const pointBox = (f: Numbered): Box => ({ low: f.number, high: f.number });

const NOUGHT: Box = { low: q.ZERO, high: q.ZERO };

/** The interval of the sum of the figures. */
const total = (figures: readonly Numbered[], box: (f: Numbered) => Box): Box => {
  const [first, ...others] = figures;
  if (!first) return NOUGHT;
  let { low, high } = box(first);
  for (const figure of others) {
    const b = box(figure);
    low = q.add(low, b.low);
    high = q.add(high, b.high);
  }
  return { low, high };
};

/** The range of the formula over the intervals of its slots; null where it divides by an interval with zero. */
function rangeOver({ node, slots }: Formula, roles: Roles, box: (f: Numbered) => Box): Box | null {
  const boxes = slots.map((s) => total(roles[s] ?? [], box));
  const free = boxes.map((b) => q.compare(b.low, b.high) !== 0);
  const count = free.filter(Boolean).length;
  let range: Box | null = null;
  const values = new Map<string, Rational>();
  for (let corner = 0; corner < 1 << count; corner++) {
    let bit = 0;
    for (const [s, slot] of slots.entries())
      values.set(slot, free[s] && (corner >> bit++) & 1 ? boxes[s]!.high : boxes[s]!.low);
    const value = nodeValue(node, values);
    if (value === null) return null;
    range = range ? { low: q.min(range.low, value), high: q.max(range.high, value) } : { low: value, high: value };
  }
  return range;
}

function nodeValue(node: Node, values: ReadonlyMap<string, Rational>): Rational | null {
  if ('value' in node) return node.value;
  if ('slot' in node) return values.get(node.slot) ?? null;
  const a = nodeValue(node.a, values);
  const b = nodeValue(node.b, values);
  if (a === null || b === null) return null;
  switch (node.op) {
    case '+':
      return q.add(a, b);
    case '-':
      return q.sub(a, b);
    case '*':
      return q.mul(a, b);
    case '/':
      return q.compare(b, q.ZERO) <= 0 ? null : q.div(a, b);
    case '^':
      return b.d === 1n && b.n <= 60n ? q.power(a, Number(b.n)) : null;
  }
}

/**
 * Whether two intervals meet. The upper end of a printed interval is not part of it, so intervals that only touch do
 * not meet.
 */
function meet(a: Box, b: Box): boolean {
  const points = q.compare(a.low, a.high) === 0 || q.compare(b.low, b.high) === 0;
  const [x, y] = [q.compare(a.low, b.high), q.compare(b.low, a.high)];
  return points ? x <= 0 && y <= 0 : x < 0 && y < 0;
}

// ---------------------------------------------------------------- a glance

/** A floating-point value and how far it may be off from the exact one. */
interface Rough {
  readonly value: number;
  readonly off: number;
}

/** Twice the relative error of one floating-point operation. */
const EPSILON = 2 ** -51;

/**
 * Whether the formula misses by so much that floating-point arithmetic is enough to see it. Most bindings that are
 * tried are of figures that have nothing to do with each other.
 */
function isFarOff({ target, slots, node }: Formula, roles: Roles): boolean {
  const goal = roughTotal(roles[target]!);
  if (!goal) return false;
  const ends: (readonly [low: Rough, high: Rough])[] = [];
  for (const slot of slots) {
    const end = roughTotal(roles[slot]!);
    if (!end) return false;
    ends.push(end);
  }
  let low = Infinity;
  let high = -Infinity;
  const values: Rough[] = [];
  for (let corner = 0; corner < 1 << slots.length; corner++) {
    for (let s = 0; s < slots.length; s++) values[s] = ends[s]![(corner >> s) & 1]!;
    const value = roughValue(node, slots, values);
    if (!value) return false;
    low = Math.min(low, value.value - 2 * value.off);
    high = Math.max(high, value.value + 2 * value.off);
  }
  return high < goal[0].value - 2 * goal[0].off || low > goal[1].value + 2 * goal[1].off;
}

/** 三分之一, 一半: these stand for a wider range than printed digits. */
const IN_WORDS = words('分之 半 /');

/** The widest range that the figures allow, rounded or cut off; null where one of them is no plain printed number. */
function roughTotal(figures: readonly Numbered[]): readonly [low: Rough, high: Rough] | null {
  let low: Rough | null = null;
  let high: Rough | null = null;
  for (const f of figures) {
    const { number, interval, bound, kind, text } = f;
    if (bound !== 'exact' || !number || !interval?.low || !interval.high) return null;
    if (kind === 'percent' && IN_WORDS.test(text)) return null;
    const own = rough(number);
    const unit = rough(f.magnitude).value * 10 ** -f.decimals * (1 + 2 ** -40);
    const [from, to] = [rough(interval.low), rough(interval.high)];
    const bottom = from.value < own.value ? from : own;
    const above = { value: own.value + unit, off: own.off * 2 };
    const top = to.value > above.value ? to : above;
    low = low ? roughOf('+', low, bottom)! : bottom;
    high = high ? roughOf('+', high, top)! : top;
  }
  return low && high && [low, high];
}

function roughValue(node: Node, slots: readonly string[], values: readonly Rough[]): Rough | null {
  if ('value' in node) return rough(node.value);
  if ('slot' in node) return values[slots.indexOf(node.slot)]!;
  if (node.op === '^') return null;
  const a = roughValue(node.a, slots, values);
  const b = a && roughValue(node.b, slots, values);
  return a && b && roughOf(node.op, a, b);
}

const rough = ({ n, d }: Rational): Rough => {
  const value = Number(n) / Number(d);
  return { value, off: Math.abs(value) * EPSILON * 2 };
};

function roughOf(op: '+' | '-' | '*' | '/', a: Rough, b: Rough): Rough | null {
  const [x, y] = [a.value, b.value];
  let value: number;
  let off: number;
  if (op === '/') {
    // A divisor that may be zero or negative is left to the exact arithmetic.
    if (y <= 4 * b.off) return null;
    value = x / y;
    off = (a.off + Math.abs(value) * b.off) / (y - b.off);
  } else if (op === '*') {
    value = x * y;
    off = Math.abs(x) * b.off + Math.abs(y) * a.off + a.off * b.off;
  } else {
    value = op === '+' ? x + y : x - y;
    off = a.off + b.off;
  }
  return { value, off: off + Math.abs(value) * EPSILON };
}

// ---------------------------------------------------------------- judging

/** Whether the formula holds for the figures: false only where no rounding, up or down, can explain the result. */
export function verdictOf(f: Formula, roles: Roles): Verdict {
  if (isFarOff(f, roles)) return false;
  const stated = roles[f.target];
  if (!stated) return null;
  // All operands were rounded, or all were cut off. The result may be either.
  const goal = total(stated, (x) => wideBox(x, 'either'));
  const rounded = rangeOver(f, roles, (x) => wideBox(x, 'rounded'));
  const truncated = rangeOver(f, roles, (x) => wideBox(x, 'cut'));
  if (!rounded || !truncated) return null;
  if (!meet(rounded, goal) && !meet(truncated, goal)) return false;
  const [only, ...more] = stated;
  const cut = only && !more.length && only.bound === 'exact' && only.kind !== 'amount' ? goal : total(stated, nearBox);
  return explained(f, roles, cut) ? true : null;
}

/**
 * Whether the result is possible with one operand taken exactly. Where two operands must have been rounded in opposite
 * directions it is doubtful.
 */
function explained(f: Formula, roles: Roles, goal: Box): boolean {
  if (f.slots.length < 2) {
    const range = rangeOver(f, roles, nearBox);
    return range !== null && meet(range, goal);
  }
  return f.slots.some((s) => {
    const own = new Set(roles[s]);
    const range = rangeOver(f, roles, (x) => (own.has(x) && x.bound === 'exact' ? pointBox(x) : nearBox(x)));
    return range !== null && meet(range, goal);
  });
}

/** The verdict with the computation and, where exactly one printed value is right, the correction of the target. */
export function solve(f: Formula, roles: Roles): Solved {
  const holds = verdictOf(f, roles);
  const [target] = roles[f.target] ?? [];
  if (!target) return { holds, working: '' };
  const value = rangeOver(f, roles, pointBox)?.low ?? null;
  const operands = f.slots.flatMap((s) => roles[s] ?? []);
  const shown = value === null ? '' : `=${worded(value, target, operands)}`;
  // 25.9万人次÷7=37000人次: numbers without units in a magnitude other than that of the result would mislead.
  const plain = plainNumbers(operands);
  const mixed =
    plain?.unit === target.unit && isAmountKind(target) && q.compare(plain.magnitude, target.magnitude) !== 0;
  const words = `${render(f.node, roles, mixed ? null : plain, 0)}${shown}`;
  if (holds === true) return { holds, working: words + (value === null ? '' : roundingWords(value, target)) };
  const range = rangeOver(f, roles, nearBox);
  const right =
    holds === false && range
      ? onlyRight({ low: range.low, high: range.high, lowOpen: false, highOpen: false }, target)
      : null;
  const tail =
    holds === false ? `，${right ? `应为${right}，` : ''}文中为${target.text}` : `，文中为${target.text}，不能断定`;
  if (holds === null && target.bound === 'exact' && f.slots.length > 1)
    return { holds, working: words + tail, doubtful: true, value };
  return right ? { holds, working: words + tail, right, value } : { holds, working: words + tail, value };
}

const isAmountKind = (f: Numbered): boolean => f.kind !== 'percent' && f.kind !== 'points' && f.kind !== 'multiple';

const roundingWords = (value: Rational, target: Numbered): string =>
  target.kind === 'percent' && target.bound === 'exact' ? spoken(value, target) : '';

/** An operand whose magnitude all of them share, if they can be written without units; else null. */
function plainNumbers(operands: readonly Numbered[]): Numbered | null {
  const [first] = operands;
  if (!first) return null;
  const same = operands.every((f) => f.unit === first.unit || (f.unit.length === 1 && first.unit.length === 1));
  if (!same) return null;
  return operands.every((f) => q.compare(f.magnitude, first.magnitude) === 0) ? first : { ...first, magnitude: q.ONE };
}

function worded(value: Rational, target: Numbered, operands: readonly Numbered[]): string {
  if (target.kind === 'percent') return `${q.toFixed(value, target.decimals + 1)}%`;
  if (target.kind === 'points') return `${q.toDecimal(q.round(value, target.decimals + 1))}个百分点`;
  const places = Math.max(target.decimals, ...operands.filter((f) => f.unit === target.unit).map((f) => f.decimals));
  const exact = inWordsOf(value, target, 6);
  return exact.length > 14 ? inWordsOf(q.round(value, 8), target, places + 1) : exact;
}

const SIGN = { '+': '+', '-': '-', '*': '×', '/': '÷', '^': '^' } as const;
const RANK = { '+': 1, '-': 1, '*': 2, '/': 2, '^': 3 } as const;

/** The formula with the printed numbers. A factor of a hundred is left out, since the result is shown in per cent. */
function render(node: Node, roles: Roles, plain: Numbered | null, outer: number): string {
  if ('value' in node) return q.toDecimal(node.value);
  if ('slot' in node) {
    const figures = roles[node.slot];
    if (!figures) return '';
    const words = figures.map((f) => (plain ? q.toDecimal(q.div(f.number, plain.magnitude), 6) : f.text)).join('+');
    return figures.length > 1 && outer > 1 ? `(${words})` : words;
  }
  if (node.op === '*' && 'value' in node.a && q.compare(node.a.value, q.HUNDRED) === 0)
    return render(node.b, roles, plain, outer);
  // 1+9.4%, and not 1+9.4%÷100: the per cent sign includes the hundred.
  if (node.op === '/' && 'slot' in node.a && 'value' in node.b && q.compare(node.b.value, q.HUNDRED) === 0) {
    const figures = roles[node.a.slot] ?? [];
    if (figures.length === 1 && figures[0]?.text.endsWith('%')) return figures[0].text;
  }
  const rank = RANK[node.op];
  const words = `${render(node.a, roles, plain, rank)}${SIGN[node.op]}${render(node.b, roles, plain, rank + (node.op === '-' || node.op === '/' ? 1 : 0))}`;
  return rank < outer ? `(${words})` : words;
}
