/** Whether the marks of a text pair up, each kind by itself: the answer for nearly every paragraph, without a list of them. */

/** Kinds of marks, a bit each. */
export const PAIRS = { brackets: 1, titles: 2, quotes: 4 } as const;

/** Code, kind, and place of its counter; closing marks have a counter below zero. */
interface Mark {
  readonly kind: number;
  readonly slot: number;
  readonly step: 1 | -1;
}

const MARKS = new Map<number, Mark>();
[
  ['（）', PAIRS.brackets],
  ['〔〕', PAIRS.brackets],
  ['【】', PAIRS.brackets],
  ['《》', PAIRS.titles],
  ['〈〉', PAIRS.titles],
  ['“”', PAIRS.quotes],
  ['‘’', PAIRS.quotes],
].forEach(([pair, kind], slot) => {
  MARKS.set((pair as string).charCodeAt(0), { kind: kind as number, slot, step: 1 });
  MARKS.set((pair as string).charCodeAt(1), { kind: kind as number, slot, step: -1 });
});
const open = new Int32Array(7);
const ANY = 0x2018;
const APOSTROPHE = 0x2019;
const isLatin = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

/** No closing mark of the kinds stands before an opening one of its own, and none is left open. */
export function pairsUp(text: string, kinds: number): boolean {
  open.fill(0);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // Nearly all others: Chinese characters, digits, and the comma.
    if (code < ANY || (code > 0x301f && code < 0xff08) || code > 0xff09) continue;
    const mark = MARKS.get(code);
    if (mark === undefined || (mark.kind & kinds) === 0) continue;
    // It may be an apostrophe, which is for others to say.
    if (code === APOSTROPHE && isLatin(text.charCodeAt(i - 1))) return false;
    if ((open[mark.slot]! += mark.step) < 0) return false;
  }
  return open.every((left) => left === 0);
}
