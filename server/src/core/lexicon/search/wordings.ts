/**
 * The letters of all patterns of a row in one string, by which the row is searched for before anything else is known of
 * it: the digit with the code of `0` plus the number of its members, a mark for a row of ordinary words, then for each
 * pattern in order a mark for what becomes of a hit and the letters. No skeleton has these marks.
 */
import type { LexiconRow } from '../rows';
import { patternsOf, SLIPS } from './patterns';

export const MARKS = {
  /** The row is of ordinary words. */
  plain: '‘',
  whole: '，',
  member: '、',
  /** Has a slip in it. */
  slipped: '·',
  /** Is looked for with a slip; by the digit of the `whole` that has its letters, or by these. */
  sameSlip: '”',
  otherSlip: '“',
} as const;

const ZERO = '0'.charCodeAt(0);
const digitOf = (n: number): string => String.fromCharCode(ZERO + n);

/** The number behind a mark. */
export const numberAt = (wordings: string, i: number): number => wordings.charCodeAt(i) - ZERO;

export function wordingsOf(row: LexiconRow): string {
  let out = digitOf(row.members.length) + (row.plain ? MARKS.plain : '');
  const wholes: string[] = [];
  for (const { type, member, skeleton, whole } of patternsOf(row)) {
    if (type === 'slip' && member === SLIPS.any) {
      const same = wholes.indexOf(whole);
      // One slip belongs to an entry.
      if (same >= 0) wholes[same] = '';
      out += same < 0 ? MARKS.otherSlip + whole : MARKS.sameSlip + digitOf(same);
    } else if (type === 'slip') out += MARKS.slipped + skeleton;
    else if (type === 'member') out += MARKS.member + skeleton;
    else {
      out += MARKS.whole + skeleton;
      wholes.push(skeleton);
    }
  }
  return out;
}

const ALL_MARKS = Object.values(MARKS).join('');

/** Whether a unit of wordings is a mark; behind one that is `sameSlip` stands a digit. */
export const isMark = (unit: number): boolean => ALL_MARKS.includes(String.fromCharCode(unit));

/** The letters of a row's canonical wording, which come first of all. */
export function firstOf(wordings: string): string {
  const start = wordings.indexOf(MARKS.whole) + 1;
  let end = start;
  while (end < wordings.length && !isMark(wordings.charCodeAt(end))) end++;
  return wordings.slice(start, end);
}
