/**
 * Quoted words, and what is no prose, stay as they are: a fix that would change them is taken back here and nowhere
 * else.
 */
import type { Edit, Finding, Fix, Paragraph, Phrase, PlacedReading, Reading, Site, Span } from '../model';
import { charSet, isIn } from '../charset';
import { span } from '../model';
import { MASK, toRaw, toReading } from '../text/paragraphs';
import { SpanIndex } from '../text/span-index';
import { firstIndex } from '../text/sorted';

type Read = Pick<Reading, 'paragraph' | 'phrases'>;

/**
 * The finding without its fix, where the fix would change what is no prose, lose one of a pair of marks, write one end
 * of a range unlike the other, or change words inside “…”, ‘…’, 「…」, "…" or 《…》. Where a whole quotation is a
 * phrase of the lexicon (“不忘初心、牢记使命”), the marks name the phrase and quote nobody: the fix is kept for the
 * writer to choose, but is no longer safe.
 */
export function sparingQuotes<At extends Span>(
  finding: Finding<At>,
  readingOf: (edit: Edit<At>) => Placed | null,
): Finding<At> {
  const { fix } = finding;
  if (!fix) return finding;
  let named = false;
  for (const edit of fix.edits) {
    const placed = readingOf(edit);
    if (!placed) continue;
    const { reading, at } = placed;
    const { text } = reading.paragraph;
    const changed = changedBy(text, at, edit.newText);
    if (halvesRange(text, changed, at, edit.newText)) return withoutFix(finding);
    if (!isProse(reading.paragraph, at, edit.newText) || losesMark(text, at, edit.newText)) return withoutFix(finding);
    const quotesSomebody = quotationsIn(reading.paragraph).some(changed, (q) => {
      if (!touches(changed, q)) return false;
      if (!isName(text, q, reading.phrases)) return true;
      named = true;
      return false;
    });
    if (quotesSomebody) return withoutFix(finding);
  }
  if (!named || !fix.safe) return finding;
  const { safe: _, ...offered }: Fix<At> = fix;
  return { ...finding, fix: offered };
}

function withoutFix<At extends Span>({ fix: _, ...rest }: Finding<At>): Finding<At> {
  return rest;
}

/**
 * Whether readers see all that the edit would change: nothing masked, nothing removed between its characters, and no
 * backslash before them that would be left alone.
 */
function isProse(paragraph: Paragraph, at: Span, newText: string): boolean {
  const { raw, text, map } = paragraph;
  if (!map) return true;
  // Widths are folded in the reading text, but the edit changes the file.
  let { start, end } = at;
  while (start < end && raw[map[start] ?? 0] === newText[start - at.start]) start++;
  const behind = at.end - newText.length;
  while (end > start && end - 1 - behind >= start - at.start && raw[map[end - 1] ?? 0] === newText[end - 1 - behind])
    end--;
  for (let i = start; i < end; i++) {
    if (text[i] === MASK || (text[i] === ' ' && !/\s/.test(raw.charAt(map[i] ?? 0)))) return false;
  }
  const [from, to] = toRaw(paragraph, start, end);
  if (to - from !== end - start) return false;
  return start === end || raw[from - 1] !== '\\' || map[start - 1] === from - 1;
}

/**
 * Whether the edit writes one end of a range, or one of several values, in another script than its neighbour: 5—七成
 * would be worse than before. A fix that changes both ends in one edit does not.
 */
function halvesRange(text: string, { start, end }: Span, at: Span, newText: string): boolean {
  const put = newText.slice(start - at.start, newText.length - (at.end - end));
  const [was, is] = [scriptOf(text.slice(start, end)), scriptOf(put)];
  if (!was || !is || was === is) return false;
  const before = ENDS_IN_NUMBER.exec(text.slice(Math.max(0, start - LONGEST_RANGE), start))?.[1];
  const behind = BEGINS_WITH_NUMBER.exec(text.slice(end, end + LONGEST_RANGE))?.[1];
  return [before, behind].some((other) => other !== undefined && scriptOf(other) === was);
}

/** How far from a number the other end of its range may be, in UTF-16 units. */
const LONGEST_RANGE = 12;
const NUMERALS = '〇零一二两三四五六七八九十百千万';
const RANGE_MARK = String.raw`(?:[-–—~～至到、]|——)`;
const UNIT = String.raw`[^\d${NUMERALS}，。；：、！？\s]{0,4}?`;
const ENDS_IN_NUMBER = new RegExp(`([\\d${NUMERALS}])${UNIT}${RANGE_MARK}第?$`);
const BEGINS_WITH_NUMBER = new RegExp(`^${UNIT}${RANGE_MARK}第?([\\d${NUMERALS}])`);

const HAN_NUMERAL = new RegExp(`[${NUMERALS}]`);

/** The script of the numerals in some words; null where they have none, or both. */
function scriptOf(words: string): 'digits' | 'Han' | null {
  const [digits, han] = [/\d/.test(words), HAN_NUMERAL.test(words)];
  return digits === han ? null : digits ? 'digits' : 'Han';
}

/** Whether the edit's words have other or fewer quotation marks than those they replace. */
function losesMark(text: string, { start, end }: Span, newText: string): boolean {
  const before = text.slice(start, end).replace(OTHER_THAN_MARKS, '');
  const after = newText.replace(OTHER_THAN_MARKS, '');
  return before.length > 1
    ? before.length !== after.length
    : before.length === 1 && after.length === 0 && end - start > 1;
}

const OTHER_THAN_MARKS = /[^“”‘’「」『』《》]/g;

/** A reading, and where an edit falls in it. */
export interface Placed {
  readonly reading: Read;
  readonly at: Span;
}

/** Finds the paragraph of an edit; null where it falls between paragraphs. `readings` must be in order. */
export function placedIn(readings: readonly PlacedReading[], { start, end }: Site): Placed | null {
  const found = readings[firstIndex(readings, (placed) => placed.start > start) - 1];
  if (!found || start < found.start || end > found.start + found.reading.paragraph.raw.length) return null;
  const { paragraph } = found.reading;
  const at = span(toReading(paragraph, start - found.start), toReading(paragraph, end - found.start));
  return { reading: found.reading, at };
}

const known = new WeakMap<Paragraph, SpanIndex<Span>>();

function quotationsIn(paragraph: Paragraph): SpanIndex<Span> {
  let spans = known.get(paragraph);
  if (!spans) known.set(paragraph, (spans = new SpanIndex(quotations(paragraph.text))));
  return spans;
}

/**
 * The insides of quotation marks and title marks, as offsets of the text. One that is never closed extends to the end.
 */
function quotations(text: string): readonly Span[] {
  const spans: Span[] = [];
  const open: number[] = [];
  /** How many of each opening mark are open. */
  const counts = Array<number>(OPENING_MARKS.length).fill(0);
  const kindAt = (at: number): number => OPENING_MARKS.indexOf(text.charAt(at));
  const count = (kind: number, by: number): void => {
    counts[kind] = (counts[kind] ?? 0) + by;
  };
  let straight = -1;
  for (let i = 0; i < text.length; i++) {
    if (!isIn(isMark, text.charCodeAt(i))) continue;
    const c = text.charAt(i);
    if (OPENING_MARKS.includes(c)) {
      open.push(i);
      count(kindAt(i), 1);
    } else if (CLOSING_QUOTES.includes(c)) {
      const wanted = CLOSING_QUOTES.indexOf(c);
      // Marks that were opened inside end with it.
      let at = -1;
      while ((counts[wanted] ?? 0) > 0 && (at < 0 || kindAt(at) !== wanted)) {
        at = open.pop() ?? -1;
        if (at < 0) break;
        count(kindAt(at), -1);
      }
      if (at >= 0) {
        spans.push(span(at + 1, i));
        // A quotation that began in an earlier paragraph ends here; a lone ’ is an apostrophe.
      } else if (c !== '’') spans.push(span(0, i));
    } else if (c === '"') {
      if (straight >= 0) spans.push(span(straight + 1, i));
      straight = straight < 0 ? i : -1;
    }
  }
  for (const at of open) if (text[at] !== '‘') spans.push(span(at + 1, text.length + 1));
  return spans;
}

const OPENING_MARKS = '“‘「『《〈';
const CLOSING_QUOTES = '”’」』》〉';
const isMark = charSet(`${OPENING_MARKS}${CLOSING_QUOTES}"`);

/** The part of an edit that differs from the text it replaces. */
function changedBy(text: string, { start, end }: Span, newText: string): Span {
  let from = start;
  let to = end;
  let head = 0;
  let tail = newText.length;
  while (from < to && head < tail && text[from] === newText[head]) [from, head] = [from + 1, head + 1];
  while (to > from && tail > head && text[to - 1] === newText[tail - 1]) [to, tail] = [to - 1, tail - 1];
  return span(from, to);
}

function touches(edit: Span, { start, end }: Span): boolean {
  if (edit.start === edit.end) return edit.start >= start && edit.start <= end;
  return edit.start < end && edit.end > start;
}

function isName(text: string, { start, end }: Span, phrases: readonly Phrase[]): boolean {
  if (text[start - 1] === '《' || text[start - 1] === '〈') return false;
  return phrases.some(({ at, whole }) => [at, whole].some((s) => s.start <= start && s.end >= end));
}
