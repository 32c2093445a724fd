/** Units of measure and classifiers: which one stands at an offset, and how they convert. */
import type { Rational } from '../num/rational';
import { div, ONE } from '../num/rational';
import type { Likeness, UnitClass } from './units-data';
import { BASES_ONLY, CURRENCIES, LIKENESS, LONE_UNITS, UNIT_ROWS } from './units-data';

/** The class of a unit. */
export type { UnitClass } from './units-data';

/** A unit as it is written. */
export interface Unit {
  readonly words: string;
  /** The base unit, as `facts` gives it. */
  readonly base: string;
  readonly class: UnitClass;
}

/** What a unit measures, and the size of the unit. */
export interface Dimension {
  /** Units with equal names convert into each other. The name of a compound has both parts: `money 元/area`. */
  readonly name: string;
  /** The size of the unit in the unit of the dimension (平方米, 米, 公斤, 立方米, 瓦时, 秒, 月 …). */
  readonly scale: Rational;
}

/** The units that a workspace adds, by their words. */
export type OwnUnits = ReadonlyMap<string, Unit>;

const UNITS = new Map<string, Unit>();
const DIMENSIONS = new Map<string, Dimension>();
const addUnit = (words: string, base: string, kind: UnitClass): void => {
  if (!BASES_ONLY.has(words)) UNITS.set(words, { words, base, class: kind });
};

for (const [kind, words] of Object.entries(LONE_UNITS) as [UnitClass, string][])
  for (const word of words.split(' ')) addUnit(word, word, kind);
for (const word of CURRENCIES.split(' ')) {
  addUnit(word, word, 'money');
  DIMENSIONS.set(word, { name: `money ${word}`, scale: ONE });
}
for (const { class: kind, words, dimension: name, scale } of UNIT_ROWS) {
  const [base = ''] = words;
  for (const word of words) addUnit(word, base, kind);
  if (name) for (const word of words) DIMENSIONS.set(word, { name, scale });
}

/** For each character the length of the longest unit that begins with it; 0 where none does. */
const LONGEST_UNIT_FROM = new Uint8Array(0x10000);
for (const k of UNITS.keys()) {
  const c = k.charCodeAt(0);
  LONGEST_UNIT_FROM[c] = Math.max(LONGEST_UNIT_FROM[c] ?? 0, k.length);
}

const LIKENESS_GROUPS = new Map<string, Likeness[]>();
for (const [group, words] of Object.entries(LIKENESS) as [Likeness, string][])
  for (const word of words.split(' ')) LIKENESS_GROUPS.set(word, [...(LIKENESS_GROUPS.get(word) ?? []), group]);

/** The length up to which units of a workspace are read, in UTF-16 units. */
const LONGEST_OWN_UNIT = 12;

/** Whether some unit may begin with a UTF-16 unit. */
export const mayBeUnit = (own: OwnUnits | null, unit: number): boolean =>
  own !== null || (LONGEST_UNIT_FROM[unit] ?? 0) > 0;

/**
 * The longest unit that starts at the offset `at`, of the built-in ones and those of the workspace; null where none
 * does.
 */
export function unitAt(own: OwnUnits | null, text: string, at: number): Unit | null {
  if (at >= text.length) return null;
  const known = longestUnitAt(text, at, UNITS, LONGEST_UNIT_FROM[text.charCodeAt(at)] ?? 0);
  if (!own) return known;
  const further = longestUnitAt(text, at, own, LONGEST_OWN_UNIT);
  return further && further.words.length >= (known?.words.length ?? 0) ? further : known;
}

/** The second part of a compound unit, with its slash, at the offset `at`: /平方公里, /亩; null where there is none. */
export function compoundAt(own: OwnUnits | null, text: string, at: number): { words: string; base: string } | null {
  if (text[at] !== '/' && text[at] !== '／') return null;
  const unit = unitAt(own, text, at + 1);
  if (!unit || unit.class === 'percent' || unit.class === 'points') return null;
  return { words: text.slice(at, at + 1 + unit.words.length), base: '/' + unit.base };
}

/** What a unit or a compound of two units measures; null where it converts into no other. */
export function dimensionOf(unit: string): Dimension | null {
  const whole = DIMENSIONS.get(unit);
  if (whole) return whole;
  const slash = unit.indexOf('/');
  if (slash < 0) return null;
  const above = dimensionOf(unit.slice(0, slash));
  const below = dimensionOf(unit.slice(slash + 1));
  return above && below && { name: `${above.name}/${below.name}`, scale: div(above.scale, below.scale) };
}

/** How many of the unit `to` make one of the unit `from`, exactly; null where they do not measure the same. */
export function convert(from: string, to: string): Rational | null {
  if (from === to) return ONE;
  const a = dimensionOf(from);
  const b = dimensionOf(to);
  return a && b && a.name === b.name ? div(a.scale, b.scale) : null;
}

/** Whether two units count the same kind of thing: 个 and 项, 名 and 人. */
export function alikeUnits(a: string, b: string): boolean {
  return a === b || (LIKENESS_GROUPS.get(a)?.some((group) => LIKENESS_GROUPS.get(b)?.includes(group)) ?? false);
}

function longestUnitAt(text: string, at: number, units: OwnUnits, most: number): Unit | null {
  for (let n = Math.min(most, text.length - at); n > 0; n--) {
    const unit = units.get(text.slice(at, at + n));
    if (unit) return unit;
  }
  return null;
}
