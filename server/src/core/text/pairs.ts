/** Whether the marks of a text pair up. This answers for nearly every paragraph without listing the marks. */
import { PAIRED_MARKS } from './census';

/** A half of a pair: which one, and how it changes which counter. */
interface Half {
  readonly contents: number;
  readonly counter: number;
  readonly step: 1 | -1;
}

const HALVES = new Map<number, Half>();
for (const [counter, [pair, contents]] of PAIRED_MARKS.entries()) {
  HALVES.set(pair.charCodeAt(0), { contents, counter, step: 1 });
  HALVES.set(pair.charCodeAt(1), { contents, counter, step: -1 });
}
const FIRST_QUOTE = 0x2018;
const APOSTROPHE = 0x2019;
const isLatin = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

/** How many marks of each pair are open. */
const open = new Int32Array(PAIRED_MARKS.length);

/**
 * Whether no closing mark stands before an opening one of its pair, and none is left open. `kinds` are the bits of
 * CONTENTS for the pairs to be looked at.
 */
export function pairsUp(text: string, kinds: number): boolean {
  open.fill(0);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // Nearly all characters: Chinese characters, digits, and the comma.
    if (code < FIRST_QUOTE || (code > 0x301f && code < 0xff08) || code > 0xff09) continue;
    const half = HALVES.get(code);
    if (half === undefined || (half.contents & kinds) === 0) continue;
    // It may be an apostrophe, which must be decided elsewhere.
    if (code === APOSTROPHE && isLatin(text.charCodeAt(i - 1))) return false;
    const count = (open[half.counter] ?? 0) + half.step;
    if (count < 0) return false;
    open[half.counter] = count;
  }
  return open.every((left) => left === 0);
}
