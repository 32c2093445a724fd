/** Units of measure and classifiers: which stands at an offset, and what one is in terms of another. */
import type { Rational } from '../num/rational';
import { div, ONE } from '../num/rational';
import type { Likeness, UnitClass } from './units-data';
import { BASES_ONLY, CURRENCIES, LIKENESS, LONE_UNITS, UNIT_ROWS } from './units-data';

export type { UnitClass } from './units-data';

export interface Unit {
  readonly words: string;
  /** Base unit as `facts` gives it. */
  readonly base: string;
  readonly class: UnitClass;
}

/** What a unit measures, and how much of it one is. */
export interface Dimension {
  /** Equal names convert into each other; `money 元/area` for a compound. */
  readonly name: string;
  /** How many of the dimension's own unit (平方米, 米, 公斤, 立方米, 瓦时, 秒, 月 …) one of the unit is. */
  readonly scale: Rational;
}

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

/** Length of the longest unit that starts with a character; 0 where none does. */
const LONGEST_UNIT_FROM = new Uint8Array(0x10000);
for (const k of UNITS.keys()) {
  const c = k.charCodeAt(0);
  LONGEST_UNIT_FROM[c] = Math.max(LONGEST_UNIT_FROM[c] ?? 0, k.length);
}

/** Units of a workspace beside the house's own; null for none. */
export type OwnUnits = ReadonlyMap<string, Unit>;

/** Whether some unit begins with the UTF-16 unit. */
export const mayBeUnit = (own: OwnUnits | null, unit: number): boolean =>
  own !== null || (LONGEST_UNIT_FROM[unit] ?? 0) > 0;

/** The longest unit that starts at the offset `at`, among the house's and those of a workspace; null where none does. */
export function unitAt(own: OwnUnits | null, text: string, at: number): Unit | null {
  if (at >= text.length) return null;
  const known = longestUnitAt(text, at, UNITS, LONGEST_UNIT_FROM[text.charCodeAt(at)] ?? 0);
  if (!own) return known;
  const further = longestUnitAt(text, at, own, LONGEST_OWN_UNIT);
  return further && further.words.length >= (known?.words.length ?? 0) ? further : known;
}

/** A unit whose compound with `/` is a density: 元/平方公里, 万元/亩, 人/平方公里. */
export function compoundAt(own: OwnUnits | null, text: string, at: number): { words: string; base: string } | null {
  if (text[at] !== '/' && text[at] !== '／') return null;
  const unit = unitAt(own, text, at + 1);
  if (!unit || unit.class === 'percent' || unit.class === 'points') return null;
  return { words: text.slice(at, at + 1 + unit.words.length), base: '/' + unit.base };
}

/** What a unit, or a compound of two, measures; null where it converts into nothing. */
export function dimensionOf(unit: string): Dimension | null {
  const whole = DIMENSIONS.get(unit);
  if (whole) return whole;
  const slash = unit.indexOf('/');
  if (slash < 0) return null;
  const above = dimensionOf(unit.slice(0, slash));
  const below = dimensionOf(unit.slice(slash + 1));
  return above && below && { name: `${above.name}/${below.name}`, scale: div(above.scale, below.scale) };
}

/** How many of unit `to` one of unit `from` is, exactly; null where the two do not measure one thing. */
export function convert(from: string, to: string): Rational | null {
  if (from === to) return ONE;
  const a = dimensionOf(from);
  const b = dimensionOf(to);
  return a && b && a.name === b.name ? div(a.scale, b.scale) : null;
}

const LIKENESS_GROUPS = new Map<string, Likeness[]>();
for (const [group, words] of Object.entries(LIKENESS) as [Likeness, string][])
  for (const word of words.split(' ')) LIKENESS_GROUPS.set(word, [...(LIKENESS_GROUPS.get(word) ?? []), group]);

/** Whether two units count the same sort of thing: 个 and 项, 名 and 人. */
export function alikeUnits(a: string, b: string): boolean {
  return a === b || (LIKENESS_GROUPS.get(a)?.some((group) => LIKENESS_GROUPS.get(b)?.includes(group)) ?? false);
}

/** Units of a workspace have at most so many characters. */
const LONGEST_OWN_UNIT = 12;

function longestUnitAt(text: string, at: number, units: OwnUnits, most: number): Unit | null {
  for (let n = Math.min(most, text.length - at); n > 0; n--) {
    const unit = units.get(text.slice(at, at + n));
    if (unit) return unit;
  }
  return null;
}
