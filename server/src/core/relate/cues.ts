/**
 * Words without which a reader of relations finds nothing. One pass over a text tells of all of them whether they stand
 * in it, so that most readers need not look at most texts.
 */
import type { Words } from '../grammar/lexemes';

/** Bit n of the numbers: whether a word of the nth set stands in a text. */
export type Cues = readonly number[];

declare const REGISTERED: unique symbol;
/** A set of words that every text is searched for; made by {@link asCue}. */
export type Cue = Words & { readonly [REGISTERED]: true };

const sets: Words[] = [];

/** Makes a set of words a cue, when its module is loaded. */
export function asCue(these: Words): Cue {
  if (these.cue < 0) {
    these.cue = sets.push(these) - 1;
    table = null;
  }
  return these as Cue;
}

/** Whether a word of the set stands in the text with these cues. */
export const stands = (cues: Cues, { cue }: Cue): boolean => (((cues[cue >>> 5] ?? 0) >>> (cue & 31)) & 1) !== 0;

/** Blanks and quotation marks within a word mean nothing. */
const MEANS_NOTHING = /[ “”‘’《》]/g;
const plain = (text: string): string => text.replace(MEANS_NOTHING, '');

/** The cues of a text that is made of others. */
export const cuesOfAll = (parts: readonly Cues[]): Cues =>
  sets.length
    ? Array.from({ length: (sets.length + 31) >>> 5 }, (_, i) => parts.reduce((bits, c) => bits | (c[i] ?? 0), 0))
    : [];

/** A word with the sets that have it. */
interface Entry {
  readonly word: string;
  readonly sets: number[];
}

/** The words by their first two UTF-16 units; for those of one unit the second is 0. */
interface Table {
  /** For each unit: 1 where longer words begin with it, 2 where it is a word. */
  readonly opens: Uint8Array;
  /** One bit for each pair with which words may begin. */
  readonly pairs: Uint32Array;
  readonly entries: ReadonlyMap<number, readonly Entry[]>;
}

let table: Table | null = null;

const LONGER = 1;
const ALONE = 2;
const pairOf = (first: number, second: number): number => first * 0x10000 + second;
const bitOf = (first: number, second: number): number => Math.imul((first << 16) | second, 0x9e3779b1) >>> 16;

/** The cues of a text. Takes linear time. */
export function cuesIn(text: string): Cues {
  const { opens, pairs, entries } = (table ??= tableOf());
  const found = new Array<number>((sets.length + 31) >>> 5).fill(0);
  const words = plain(text);
  for (let i = 0; i < words.length; i++) {
    const unit = words.charCodeAt(i);
    const kind = opens[unit] ?? 0;
    if (kind === 0) continue;
    if (kind & ALONE) take(entries.get(pairOf(unit, 0)), words, i, found);
    if ((kind & LONGER) === 0) continue;
    const next = words.charCodeAt(i + 1) | 0;
    const bit = bitOf(unit, next);
    if (((pairs[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) take(entries.get(pairOf(unit, next)), words, i, found);
  }
  return found;
}

function take(entries: readonly Entry[] | undefined, text: string, at: number, found: number[]): void {
  for (const { word, sets } of entries ?? [])
    if (text.startsWith(word, at)) for (const n of sets) found[n >>> 5] = (found[n >>> 5] ?? 0) | (1 << (n & 31));
}

function tableOf(): Table {
  const opens = new Uint8Array(0x10000);
  const pairs = new Uint32Array(0x10000 / 32);
  const entries = new Map<number, Entry[]>();
  const known = new Map<string, Entry>();
  for (const [n, { list }] of sets.entries())
    for (const form of list) {
      const word = plain(form);
      const same = known.get(word);
      if (same) {
        same.sets.push(n);
        continue;
      }
      const [first, second] = [word.charCodeAt(0), word.charCodeAt(1) | 0];
      const entry = { word, sets: [n] };
      known.set(word, entry);
      opens[first] = (opens[first] ?? 0) | (word.length > 1 ? LONGER : ALONE);
      const bit = bitOf(first, second);
      pairs[bit >>> 5] = (pairs[bit >>> 5] ?? 0) | (1 << (bit & 31));
      const key = pairOf(first, second);
      const near = entries.get(key);
      if (near) near.push(entry);
      else entries.set(key, [entry]);
    }
  return { opens, pairs, entries };
}
