/**
 * The letters of all patterns of a row in one string, so that the row can be searched for before it is read. The string
 * has a digit for the number of its members (counted from the code of `0`), a mark for a row of ordinary words, and
 * then for each pattern in order a mark for its type and its letters. No letter is one of these marks.
 */
import type { LexiconRow } from '../rows';
import { patternsOf, SLIP_PATTERNS } from './patterns';

/** The marks in the string of a row. */
export const WORDING_MARKS = {
  /** The row has ordinary words. */
  plain: '‘',
  whole: '，',
  member: '、',
  /** The letters have a slip in them. */
  slipped: '·',
  /**
   * The wording is looked for with a slip. `sameSlip` is followed by the digit of the `whole` with its letters, and
   * `otherSlip` by letters of its own.
   */
  sameSlip: '”',
  otherSlip: '“',
} as const;

const DIGIT_ZERO = '0'.charCodeAt(0);

const ALL_WORDING_MARKS = Object.values(WORDING_MARKS).join('');

/** The number that is written as a digit at an index of the string. */
export const digitAt = (wordings: string, i: number): number => wordings.charCodeAt(i) - DIGIT_ZERO;

/** The string of a row. */
export function wordingsOf(row: LexiconRow): string {
  let out = digitOf(row.members.length) + (row.plain ? WORDING_MARKS.plain : '');
  const wholes: string[] = [];
  for (const { type, member, skeleton, whole } of patternsOf(row)) {
    if (type === 'slip' && member === SLIP_PATTERNS.any) {
      const same = wholes.indexOf(whole);
      // An entry has at most one pattern for slips.
      if (same >= 0) wholes[same] = '';
      out += same < 0 ? WORDING_MARKS.otherSlip + whole : WORDING_MARKS.sameSlip + digitOf(same);
    } else if (type === 'slip') out += WORDING_MARKS.slipped + skeleton;
    else if (type === 'member') out += WORDING_MARKS.member + skeleton;
    else {
      out += WORDING_MARKS.whole + skeleton;
      wholes.push(skeleton);
    }
  }
  return out;
}

const digitOf = (n: number): string => String.fromCharCode(DIGIT_ZERO + n);

/** Whether a unit of the string is a mark. */
export const isWordingMark = (unit: number): boolean => ALL_WORDING_MARKS.includes(String.fromCharCode(unit));

/** The letters of the canonical wording, which come first in the string. */
export function canonicalLettersOf(wordings: string): string {
  const start = wordings.indexOf(WORDING_MARKS.whole) + 1;
  let end = start;
  while (end < wordings.length && !isWordingMark(wordings.charCodeAt(end))) end++;
  return wordings.slice(start, end);
}
