/** Takes written lists apart: A、B和C, “A”“B”“C”, A；B；C. Offsets are UTF-16 offsets in the paragraph's reading text. */
import { closing, everyWord } from '../grammar/lexemes';
import { JOINTS, LIST_JOINTS } from '../grammar/vocabulary/marks';
import { charSet, isIn } from '../charset';
import type { EnumerationItem, Span } from '../model';
import { span } from '../model';

/** A member of a list, with its place in the text. */
export type Item = EnumerationItem;

const opensEnclosure = charSet('“‘（《');
const closesEnclosure = charSet('”’）》');

const EVERY_JOINT = everyWord(JOINTS);
const ENDS_IN_JOINT = closing(LIST_JOINTS);

/** The length up to which a quoted item is read, with its marks, in UTF-16 units. */
const LONGEST_QUOTED_ITEM = 40;

/** The item from `start` to `end` (UTF-16 offsets). */
export const item = (text: string, start: number, end: number): Item => ({
  at: span(start, end),
  text: text.slice(start, end),
});

/**
 * The parts of a stretch between separators. Separators in quotation marks or brackets do not count, and blanks at the
 * ends of a part are left out.
 */
export function splitAt(text: string, { start, end }: Span, separators: string): Item[] {
  const out: Item[] = [];
  const only = separators.length === 1 ? separators.charCodeAt(0) : 0;
  let depth = 0;
  let from = start;
  const cut = (to: number): void => {
    let a = from;
    let b = to;
    while (a < b && text[a] === ' ') a++;
    while (b > a && text[b - 1] === ' ') b--;
    if (b > a) out.push(item(text, a, b));
  };
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (isIn(opensEnclosure, unit)) depth++;
    else if (isIn(closesEnclosure, unit)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && (only ? unit === only : separators.includes(text.charAt(i)))) {
      cut(i);
      from = i + 1;
    }
  }
  cut(end);
  return out;
}

/** The items with the last one cut at its last 和, 与, 及 or 以及; null where no cut leaves words on both sides. */
export function partLast(text: string, items: readonly Item[]): Item[] | null {
  const last = items.at(-1);
  if (!last) return null;
  let cut: RegExpExecArray | null = null;
  EVERY_JOINT.lastIndex = 0;
  for (let m = EVERY_JOINT.exec(last.text); m; m = EVERY_JOINT.exec(last.text)) {
    if (m.index >= 2 && m.index + m[0].length <= last.text.length - 2) cut = m;
  }
  if (!cut) return null;
  const { start, end } = last.at;
  return [
    ...items.slice(0, -1),
    item(text, start, start + cut.index),
    item(text, start + cut.index + cut[0].length, end),
  ];
}

/** How many more items there would be if every joint inside an item parted two. */
export function countJoints(items: readonly Item[]): number {
  let n = 0;
  for (const { text } of items) n += (text.match(EVERY_JOINT) ?? []).length;
  return n;
}

/**
 * The words inside quotation marks of a list “A”、“B”和“C” or 《A》《B》 that ends at the offset `end`. It is read backwards,
 * not beyond `start`, and until there are more than `most` items.
 */
export function quotedBefore(text: string, end: number, start: number, most = Infinity): Item[] {
  const out: Item[] = [];
  let i = end;
  while (i > start && out.length <= most) {
    const close = text[i - 1];
    if (close !== '”' && close !== '》') break;
    const from = Math.max(start, i - LONGEST_QUOTED_ITEM);
    const open = from + text.slice(from, i - 1).lastIndexOf(close === '”' ? '“' : '《');
    if (open < from) break;
    out.push(close === '”' ? item(text, open + 1, i - 1) : item(text, open, i));
    i = open;
    const joint = ENDS_IN_JOINT.exec(text.slice(Math.max(0, i - 2), i));
    if (joint) i -= joint[0].length;
  }
  return out.reverse();
}

/** The longest ending that all words share; empty where they share none. */
export function commonSuffix(words: readonly string[]): string {
  let n = 0;
  const first = words[0] ?? '';
  while (n < first.length && words.every((w) => w[w.length - 1 - n] === first[first.length - 1 - n])) n++;
  return n ? first.slice(-n) : '';
}

/** Whether all words have the same length in UTF-16 units. */
export const sameLength = (words: readonly string[]): boolean => words.every((w) => w.length === words[0]?.length);
