/**
 * Rules that are rows of a table: a regular expression with its guards, which is tried only where one of its literals
 * stands. All rows of all tables share one scan of the paragraph, so that a further row costs nothing where its
 * literals are absent.
 */
import type { Edit, Fix, Mark, Reading, Severity, Span } from '../model';
import { span } from '../model';
import { perReading } from '../read/per-reading';
import { toRaw } from '../text/paragraphs';
import type { Beginnings, CharSet } from '../charset';
import { addBeginning, CharBits, charSet, isIn, noBeginnings, pairBit } from '../charset';
import { indexAt } from '../text/sentences';
import type { ParagraphRule, RuleMeta } from './rule';

/** A regular expression with the literals that lead to it. */
export interface Pattern {
  /** The literals of which one begins each match. A digit stands for the start of a run of digits. */
  readonly on: readonly string[];
  /** The characters of which one stands right before the literal in each match; ^ stands for the start of the text. */
  readonly before?: string;
  /** The characters of which one stands right after the literal, or after the run of digits, in each match. */
  readonly after?: string;
  /** Sticky, or made at the first trial; the match is marked, and lookarounds are the guards. */
  readonly match: RegExp | (() => RegExp);
  /** The message, in Chinese. */
  readonly say: string | ((m: RegExpExecArray) => string);
  /** The words that replace the match; null where more than one correction is possible. */
  readonly fix?: string | ((m: RegExpExecArray) => string | null);
  readonly safe?: boolean;
  readonly severity?: Severity;
  /**
   * Whether names and terms in quotation marks and titles in 《》 are looked at as well; there is never a fix there.
   */
  readonly quoted?: boolean;
}

/** A rule that consists of patterns. */
export interface PatternRow extends RuleMeta {
  readonly patterns: readonly Pattern[];
}

/** The digits, as literals for {@link Pattern.on}. */
export const DIGITS: readonly string[] = Array.from('0123456789');

/** Makes rules from rows; all of them share one scan of a reading. */
export function patternRules(rows: readonly PatternRow[]): ParagraphRule[] {
  const scan = scanner(rows);
  return rows.map((row, i) => {
    const { patterns: _, ...meta } = row;
    return {
      ...meta,
      table: { row: i, hits: scan },
      check: (reading: Reading): readonly Mark[] => scan(reading)?.get(i) ?? NO_MARKS,
    };
  });
}

const NO_MARKS: readonly Mark[] = [];
const NO_TRIALS: readonly Trial[] = [];

interface Trial {
  readonly row: number;
  readonly literal: string;
  /** Its second character; NaN for a literal of one character. */
  readonly second: number;
  readonly pattern: Pattern;
  /** Null until the first trial where it is made then. */
  match: RegExp | null;
  readonly before: CharSet | null;
  readonly after: CharSet | null;
}

/** The trials whose literals begin with the same character. */
interface Bucket {
  /** Literals of one character. */
  readonly short: Trial[];
  readonly long: Trial[];
  /**
   * What follows those short literals of whose pattern it is known, and what stands before the others; null where some
   * may stand between any characters.
   */
  around: { readonly after: CharSet; readonly before: CharSet } | null;
}

/** Tables that exclude most places of a text before any trial. */
interface Openings {
  /** The index of the bucket for each first character; 0 for none. */
  readonly first: CharBits;
  /** Whether some literal of one character has the same last bits. */
  readonly short: Uint8Array;
  /** How longer literals begin. */
  readonly long: Beginnings;
}

/** So many last bits tell most characters from the literals of one character. */
const LAST_BITS = 0x3ff;

const sets = new Map<string, CharSet>();
/** Many patterns stand between the same characters. */
function setOf(characters: string): CharSet {
  let set = sets.get(characters);
  if (!set) sets.set(characters, (set = charSet(characters)));
  return set;
}

type Hits = ReadonlyMap<number, readonly Mark[]> | null;

function scanner(rows: readonly PatternRow[]): (reading: Reading) => Hits {
  const buckets: Bucket[] = [{ short: [], long: [], around: null }];
  const first = new CharBits();
  const isShort = new Uint8Array(LAST_BITS + 1);
  const beginnings = noBeginnings();
  rows.forEach(({ patterns }, row) => {
    for (const pattern of patterns) {
      const before = pattern.before === undefined ? null : setOf(pattern.before);
      const after = pattern.after === undefined ? null : setOf(pattern.after);
      for (const literal of pattern.on) {
        const c = literal.charCodeAt(0);
        if (!first.of(c)) first.add(literal.charAt(0), buckets.push({ short: [], long: [], around: null }) - 1);
        const bucket = buckets[first.of(c)];
        if (!bucket) continue;
        const second = literal.charCodeAt(1);
        const match = typeof pattern.match === 'function' ? null : pattern.match;
        const trial: Trial = { row, literal, second, pattern, match, before, after };
        if (literal.length === 1) {
          bucket.short.push(trial);
          isShort[c & LAST_BITS] = 1;
        } else {
          bucket.long.push(trial);
          addBeginning(beginnings, literal);
        }
      }
    }
  });
  for (const bucket of buckets) bucket.around = aroundOf(bucket.short);
  const openings = { first, short: isShort, long: beginnings };
  return perReading((reading) => find(reading, openings, buckets));
}

function aroundOf(trials: readonly Trial[]): Bucket['around'] {
  let [after, before] = ['', ''];
  for (const { pattern } of trials) {
    if (pattern.after !== undefined) after += pattern.after;
    else if (pattern.before !== undefined) before += pattern.before;
    else return null;
  }
  return trials.length > 1 ? { after: setOf(after), before: setOf(before) } : null;
}

const madeOf = (match: Pattern['match']): RegExp => (typeof match === 'function' ? match() : match);

const START = '^'.charCodeAt(0);
const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;

function find(
  reading: Reading,
  { first, short: isShort, long: beginnings }: Openings,
  buckets: readonly Bucket[],
): Hits {
  const { text } = reading.paragraph;
  let hits: Map<number, Mark[]> | null = null;
  let digit = false;
  const attempt = (trial: Trial, i: number): void => {
    const { row, pattern } = trial;
    const match = (trial.match ??= madeOf(pattern.match));
    match.lastIndex = i;
    const m = match.exec(text);
    const mark = m && markOf(reading, pattern, m);
    if (!mark) return;
    hits ??= new Map();
    const marks = hits.get(row);
    if (!marks) hits.set(row, [mark]);
    else if ((marks.at(-1)?.at.end ?? 0) <= i) marks.push(mark);
  };
  let next = text.charCodeAt(0);
  for (let i = 0; i < text.length; i++) {
    const c = next;
    next = text.charCodeAt(i + 1);
    const going = digit;
    digit = isDigit(c);
    const bit = pairBit(c, next);
    const isOpening = (((beginnings[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) !== 0;
    if ((!isOpening && isShort[c & LAST_BITS] === 0) || (going && digit)) continue;
    const index = first.of(c);
    const bucket = buckets[index];
    if (index === 0 || !bucket) continue;
    const { short, long, around } = bucket;
    const previous = i ? text.charCodeAt(i - 1) : START;
    if (short.length) {
      let end = i + 1;
      if (digit) while (isDigit(text.charCodeAt(end))) end++;
      const following = text.charCodeAt(end);
      const mayMatch = around === null || isIn(around.after, following) || isIn(around.before, previous);
      for (const trial of mayMatch ? short : NO_TRIALS) {
        if (
          (trial.before === null || isIn(trial.before, previous)) &&
          (trial.after === null || isIn(trial.after, following))
        )
          attempt(trial, i);
      }
    }
    if (!isOpening) continue;
    for (const trial of long) {
      if (trial.second !== next || !text.startsWith(trial.literal, i)) continue;
      if (trial.before !== null && !isIn(trial.before, previous)) continue;
      if (trial.after === null || isIn(trial.after, text.charCodeAt(i + trial.literal.length))) attempt(trial, i);
    }
  }
  return hits;
}

function markOf(reading: Reading, pattern: Pattern, m: RegExpExecArray): Mark | null {
  const at = span(m.index, m.index + m[0].length);
  const inside = quotation(reading, at);
  if (inside === 'name' && !pattern.quoted) return null;
  const message = typeof pattern.say === 'string' ? pattern.say : pattern.say(m);
  const fix = inside ? null : fixOf(reading, pattern, m);
  return { at, message, ...(pattern.severity && { severity: pattern.severity }), ...(fix && { fix }) };
}

function fixOf(reading: Reading, { fix, safe }: Pattern, m: RegExpExecArray): Fix | null {
  const words = typeof fix === 'function' ? fix(m) : fix;
  if (words === null || words === undefined) return null;
  const edit = smallest(m.index, m[0], words);
  if (!isPlain(reading, edit.at)) return null;
  return { title: words ? `改为“${words}”` : `删去“${m[0]}”`, edits: [edit], ...(safe && { safe }) };
}

/** The edit without what the old and the new words have in common at their ends. */
function smallest(start: number, old: string, words: string): Edit {
  let head = 0;
  while (head < old.length && head < words.length && old[head] === words[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < words.length - head && old.at(-1 - tail) === words.at(-1 - tail)) tail++;
  return { at: span(start + head, start + old.length - tail), newText: words.slice(head, words.length - tail) };
}

/** Whether the file has exactly these characters at the place, without marks or line ends between them. */
export function isPlain({ paragraph }: Pick<Reading, 'paragraph'>, at: Span): boolean {
  const [from, to] = toRaw(paragraph, at.start, at.end);
  return to - from === at.end - at.start;
}

/**
 * Whether the place is in the words of others: `name` in a title 《…》 or a quoted term, whose wording is not the
 * writer's; `speech` in a quotation of several clauses; null in the writer's own words.
 */
export function quotation(reading: Reading, at: Span): 'name' | 'speech' | null {
  const { text } = reading.paragraph;
  if (inTitle(text, at.start)) return 'name';
  const outer = outermost(reading);
  const q = outer[indexAt(outer, at.start)];
  if (!q || q.start >= at.start || at.end >= q.end) return null;
  const around = reading.quotes.filter(({ start, end }) => start < at.start && at.end < end);
  return around.some(({ start, end }) => !/[，。；！？]/.test(text.slice(start, end))) ? 'name' : 'speech';
}

/** Longer titles are not looked for. */
const LONGEST_QUOTED_TITLE = 120;

function inTitle(text: string, at: number): boolean {
  for (let i = at - 1; i >= 0 && i > at - LONGEST_QUOTED_TITLE; i--) {
    if (text[i] === '》') return false;
    if (text[i] === '《') return text.slice(at, at + LONGEST_QUOTED_TITLE).includes('》');
  }
  return false;
}

const outermost = perReading(({ quotes }) => {
  const outer: Span[] = [];
  for (const q of quotes) if (q.start >= (outer.at(-1)?.end ?? 0)) outer.push(q);
  return outer;
});
