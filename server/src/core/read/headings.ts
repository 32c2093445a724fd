/**
 * What the form of a paragraph says of headings: whether a number stands at its start, and whether the words after the
 * number stand alone or begin the prose of the paragraph. The fold decides whether the line is a heading of this
 * document, and at which level.
 */
import type { Pattern } from '../grammar/lexemes';
import { form, words } from '../grammar/lexemes';
import { HAN } from '../grammar/vocabulary/marks';
import type { Heading, HeadingStyle } from '../model';
import { span } from '../model';
import type { ReadContext } from './reader';
import { group } from '../match';

/** The number of a heading: its style, its words as written, and the offset at which the words of the heading begin. */
export interface HeadingNumber {
  readonly style: HeadingStyle;
  readonly words: string;
  /** The numeral alone, such as 一 in （一）. */
  readonly numeral: string;
  readonly end: number;
}

const HEADING_NUMERAL = '[一二三四五六七八九十]{1,3}';
const CHAPTERS = words('部分 [章节编篇]');
const ORDINAL_NOUNS = words('[季级线产等期批类档层] 年级');
const HEADING_NUMBERS: readonly (readonly [HeadingStyle, Pattern])[] = [
  ['chapter', form`^(第(${HEADING_NUMERAL})${CHAPTERS})(?:[ 、：]+|(?=${HAN}))`],
  // 一、二级 and 三、四季度 are ordinals that are contracted and number no heading.
  ['han', form`^((${HEADING_NUMERAL})[、.])(?![一二三四五六七八九十两]{1,2}${ORDINAL_NOUNS}) *`],
  ['bracket', form`^(（(${HEADING_NUMERAL})）)[、.]? *`],
  ['arabic', form`^((\d{1,2})(?:\.(?![\d%])|、(?!\d))) *`],
  ['small', form`^(（(\d{1,2})）) *|^((\d{1,2})）) *|^(([①-⑳])) *`],
  ['letter', form`^(([A-H]))(?:[、.．] *| +)(?=${HAN}|[“《])`],
];

const NUMERAL_INITIALS = new Set(Array.from('第一二三四五六七八九十', (c) => c.charCodeAt(0)));

/** The length up to which a first sentence may be a heading, in UTF-16 units. */
const LONGEST_HEADING = 60;
const LONGEST_RUN_IN = 50;
const FIRST_SENTENCE_END = words('[。！？；…]');
const COMMA_OR_PAUSE = words('[，、]');
const TRAILING_MARKS = form`[，、：]{1,9}$`;
const CLOSING_MARKS_FIRST = form`^[”’）]+`;
const HAS_HAN = form`${HAN}`;

const LEVEL_OF_STYLE: Readonly<Record<HeadingStyle, number>> = {
  title: 0,
  subtitle: 0,
  mark: 1,
  chapter: 1,
  han: 1,
  letter: 1,
  bare: 1,
  bracket: 2,
  arabic: 2,
  small: 3,
};

/** The number with which a line begins; null where it begins with none. */
export function readHeadingNumber(text: string): HeadingNumber | null {
  const c = text.charCodeAt(0);
  // Most paragraphs begin with a character that begins no number.
  if (!(
    c === 0xff08 ||
    (c >= 48 && c <= 57) ||
    (c >= 65 && c <= 72) ||
    (c >= 0x2460 && c <= 0x2473) ||
    NUMERAL_INITIALS.has(c)
  ))
    return null;
  for (const [style, pattern] of HEADING_NUMBERS) {
    const m = pattern.exec(text);
    if (!m) continue;
    return { style, words: m[1] ?? m[3] ?? group(m, 5), numeral: m[2] ?? m[4] ?? group(m, 6), end: m[0].length };
  }
  return null;
}

/** The heading that a paragraph is or begins with, as far as its form tells; an empty list where there is none. */
export function readHeadings({ paragraph, text }: ReadContext): Heading[] {
  if (paragraph.block === 'cell' || paragraph.block === 'furniture') return [];
  const number = readHeadingNumber(text);
  if (!number) return paragraph.block === 'heading' ? [heading(text, text.length, 'mark', '', 'alone')] : [];
  const { style, words } = number;
  const rest = text.slice(number.end);
  if (!HAS_HAN.test(rest)) return [];
  const stop = rest.search(FIRST_SENTENCE_END);
  const colon = rest.indexOf('：');
  if (style !== 'arabic' && style !== 'small' && colon > 0 && colon <= 16 && (stop < 0 || colon < stop)) {
    const label = rest.slice(0, colon);
    const more = colon < rest.length - 1;
    if (!COMMA_OR_PAUSE.test(label))
      return [heading(text, number.end + colon, style, words, more ? 'run-in' : 'stopped')];
  }
  if (stop < 0) {
    const ink = rest.replace(TRAILING_MARKS, '');
    if (ink.length > LONGEST_HEADING && paragraph.block !== 'heading') return [];
    return [heading(text, number.end + ink.length, style, words, ink.length < rest.length ? 'stopped' : 'alone')];
  }
  if (rest[stop] === '；' || rest[stop] === '…') return [];
  const after = rest.slice(stop + 1).replace(CLOSING_MARKS_FIRST, '');
  const end = number.end + stop + (rest[stop] === '。' ? 0 : 1);
  if (!after) return stop <= LONGEST_HEADING ? [heading(text, end, style, words, 'stopped')] : [];
  return stop <= LONGEST_RUN_IN ? [heading(text, end, style, words, 'run-in')] : [];
}

/** The level that a style of numbering has where nothing else is known of the document. */
export const levelOfStyle = (style: HeadingStyle): number => LEVEL_OF_STYLE[style];

function heading(text: string, end: number, style: HeadingStyle, number: string, stand: Heading['stand']): Heading {
  return { at: span(0, end), text: text.slice(0, end), level: LEVEL_OF_STYLE[style], number, style, stand };
}
