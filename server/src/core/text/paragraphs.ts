/**
 * Cuts a file into paragraphs. A sentence that is broken over lines or blank lines is joined; Markdown's marks, code,
 * link targets, comments and front matter are removed or masked. `text` is the reading text, and `map` leads back to
 * the file.
 */
import type { BlockKind, Format, Paragraph, PlacedParagraph } from '../model';
import { isBarred, isRow } from './cells';
import { foldWidth } from './fold';
import type { InlineCut } from './inline';
import { inlineCuts } from './inline';
import type { Splice } from './splice';
import { group } from '../match';
import { firstIndex } from './sorted';

export { MASK } from './inline';

interface Line {
  readonly start: number;
  /** Without its line end. */
  readonly end: number;
  readonly block: BlockKind;
  readonly depth: number;
  /** Offset of the first character of prose, after the marks of a list or heading. */
  readonly from: number;
  readonly blank: boolean;
  /** Markdown: whether the line continues the paragraph of the line before. */
  readonly soft: boolean;
}

/** The lines of one paragraph, before its marks are removed. */
export interface Cut {
  readonly start: number;
  readonly end: number;
  readonly block: BlockKind;
  readonly depth: number;
  readonly lines: readonly Line[];
  readonly seam: Seam;
}

/** What stands before the first words of a paragraph and influences how the text from there on is cut. */
export interface Seam {
  /** UTF-16 units between the start of the line and its first words. */
  readonly indent: number;
  /** Markdown: the block of the line above, `rule` for the line below a table's head; empty where there is none. */
  readonly above: BlockKind | 'rule' | '';
}

/** A text after cutting, with place and seam of each paragraph. */
export interface CutText {
  readonly text: string;
  readonly format: Format;
  readonly starts: readonly { readonly start: number }[];
  readonly seams: readonly Seam[];
}

/** A cut that reuses the last one: `cuts` are the paragraphs between those that stay as they were. */
export interface Recut extends Splice {
  readonly cuts: readonly Cut[];
  /** The one stretch in which the texts differ; null where there is no last text, or it is the same. */
  readonly change: Change | null;
}

/** The words from `start` to `end` (UTF-16) were replaced by words that are longer by `by`. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly by: number;
}

/**
 * The headings that the styles of a file mark and plain text does not show: levels, from 1 for the title, by the UTF-16
 * offset of their lines.
 */
export type Headings = ReadonlyMap<number, number>;

/** The paragraphs of a whole text, each with its UTF-16 offset in the document. */
export function splitParagraphs(text: string, format: Format): PlacedParagraph[] {
  return cutParagraphs(text, format, null).cuts.map((cut) => ({
    paragraph: makeParagraph(text.slice(cut.start, cut.end), cut, format),
    start: cut.start,
  }));
}

/**
 * Cuts a text only where it differs from the last one: from the last paragraph before the change whose lines, up to the
 * next one, are unchanged, to the first paragraph after the change that begins like one of the last version. How the
 * text after a paragraph's first words is cut depends only on these words, its seam and the text that follows, so that
 * all the rest can be reused.
 */
export function cutParagraphs(
  text: string,
  format: Format,
  last: CutText | null,
  headings: Headings | null = null,
): Recut {
  if (last?.format !== format || !last.starts.length) {
    const { cuts } = cutFrom(text, format, 0, null, () => -1, headings);
    return { before: 0, cuts, after: 0, by: 0, change: null };
  }
  const { starts, seams } = last;
  if (text === last.text) return { before: starts.length, cuts: [], after: 0, by: 0, change: null };
  const startAt = (i: number): number => starts[i]?.start ?? last.text.length;
  const head = commonStart(text, last.text);
  let before = Math.max(0, firstIndex(starts, ({ start }) => start > head) - 2);
  // The line below decides whether a line of words is a row, or continues the paragraph above.
  if (before > 0 && opensLikeRow(text, startAt(before))) before--;
  const seam = seams[before];
  let from = startAt(before) - (seam?.indent ?? 0);
  if (before === 0 || (format === 'markdown' && FRONT_MATTER.test(text) && !closesFront(text.slice(0, from)))) {
    before = 0;
    from = 0;
  }
  const moved = text.length - last.text.length;
  const tail = text.length - commonEnd(text, last.text, head);
  let old = before;
  const known = (line: Line, above: Line | null): number => {
    if (line.start < tail) return -1;
    while (old < starts.length && startAt(old) + moved < line.from) old++;
    const at = starts[old];
    if (at?.start !== line.from - moved) return -1;
    const stood = seams[old];
    return stood?.indent === line.from - line.start && stood.above === blockAbove(above) ? old : -1;
  };
  const { cuts, next } = cutFrom(text, format, from, before && seam ? seam.above : null, known, headings);
  const change = { start: head, end: tail - moved, by: moved };
  return { before, cuts, after: next < 0 ? 0 : starts.length - next, by: moved, change };
}

/** Cuts from the start of a line until a known paragraph begins; `next` is its index, below 0 for none. */
function cutFrom(
  text: string,
  format: Format,
  from: number,
  above: Seam['above'] | null,
  known: (line: Line, above: Line | null) => number,
  headings: Headings | null,
): { cuts: Cut[]; next: number } {
  const cuts: Cut[] = [];
  let group: Line[] = [];
  let over: Line | null = null;
  let blanks = 0;
  const flush = (): void => {
    cuts.push(...cutOf(group, over));
    group = [];
  };
  const lines = format === 'markdown' ? markdownLines(text, from, above) : plainLines(text, from, headings);
  for (const { line, above: before } of lines) {
    if (line.blank) {
      blanks++;
      continue;
    }
    if (group.length && !goesOn(text, group, line, blanks)) flush();
    if (!group.length) {
      const next = known(line, before);
      if (next >= 0) return { cuts, next };
      over = before;
    }
    group.push(line);
    blanks = 0;
  }
  flush();
  return { cuts, next: -1 };
}

/** The paragraph of some lines; empty where there are none. */
function cutOf(lines: readonly Line[], above: Line | null): Cut[] {
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last) return [];
  const { from, start, block, depth } = first;
  const seam = { indent: from - start, above: blockAbove(above) };
  return [{ start: from, end: last.end, block, depth, lines, seam }];
}

const blockAbove = (above: Line | null): Seam['above'] => (above ? (above.blank ? 'rule' : above.block) : '');

const UNITS_AT_A_TIME = 4096;

/** The length of the common beginning of two texts. */
function commonStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at + UNITS_AT_A_TIME <= most && a.slice(at, at + UNITS_AT_A_TIME) === b.slice(at, at + UNITS_AT_A_TIME))
    at += UNITS_AT_A_TIME;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

/** The length of the common end of two texts, after their common beginning. */
function commonEnd(a: string, b: string, head: number): number {
  const most = Math.min(a.length, b.length) - head;
  const from = (text: string, length: number): string =>
    text.slice(text.length - length, text.length - length + UNITS_AT_A_TIME);
  let end = 0;
  while (end + UNITS_AT_A_TIME <= most && from(a, end + UNITS_AT_A_TIME) === from(b, end + UNITS_AT_A_TIME))
    end += UNITS_AT_A_TIME;
  while (end < most && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end++;
  return end;
}

const LINE_END = /\r\n|\r|\n|\u2028|\u2029/g;

function* rawLines(text: string, from: number): Generator<[number, number]> {
  let start = from;
  for (;;) {
    LINE_END.lastIndex = start;
    const m = LINE_END.exec(text);
    if (!m) break;
    const next = LINE_END.lastIndex;
    yield [start, m.index];
    start = next;
  }
  yield [start, text.length];
}

const isSpace = (c: number): boolean => c === 32 || c === 9 || c === 0x3000 || c === 0xa0 || c === 0xfeff;

function firstInk(text: string, start: number, end: number): number {
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  return start;
}

function lastInk(text: string, start: number, end: number): number {
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return end;
}

/** `depth` of the first row of a Markdown table. Only rows of Markdown tables have one of these values. */
export const FIRST_ROW = 1;
/** `depth` of the first row below the head. */
export const FIRST_ROW_UNDER_HEAD = 2;
const OTHER_ROW = 3;

/** A line, and the line above it where Markdown depends on that. */
interface Read {
  readonly line: Line;
  readonly above: Line | null;
}

function* plainLines(text: string, first: number, headings: Headings | null): Generator<Read> {
  for (const [start, end] of rawLines(text, first)) {
    const from = firstInk(text, start, end);
    const stop = lastInk(text, from, end);
    const row = rowAt(text, start, from, stop);
    const depth = headings?.get(start) ?? 0;
    const line: Line = {
      start,
      end: stop,
      block: row ? 'cell' : depth ? 'heading' : 'prose',
      depth,
      from: row ? row.from : from,
      blank: from === end,
      soft: false,
    };
    yield { line, above: null };
  }
}

/** Offset at which the cells of a row without Markdown begin, empty cells included; null for any other line. */
function rowAt(text: string, start: number, from: number, stop: number): { readonly from: number } | null {
  if (!mayBeRow(text, start, from, stop)) return null;
  // A tab before the first words stands for an empty cell.
  const tab = text.indexOf('\t', start);
  const first = tab >= start && tab < from ? start : from;
  const line = text.slice(first, stop);
  const next = (): string => lineBelow(text, stop);
  return isBarred(line) || isRow(line, next) ? { from: first } : null;
}

/** Excludes most lines, which have no bar at the start, no tab and no wide blank. */
function mayBeRow(text: string, start: number, from: number, stop: number): boolean {
  const first = text.charCodeAt(from);
  if (first === 0x7c || first === 0xff5c || first === 0x2502) return true;
  for (let i = start; i < from; i++) if (text.charCodeAt(i) === 9) return true;
  for (let i = from; i < stop; i++) {
    const c = text.charCodeAt(i);
    if (c === 9 || c === 0x3000) return true;
    if ((c === 32 || c === 0xa0) && isSpace(text.charCodeAt(i + 1))) return true;
  }
  return false;
}

function opensLikeRow(text: string, start: number): boolean {
  LINE_END.lastIndex = start;
  const end = LINE_END.exec(text)?.index ?? text.length;
  return mayBeRow(text, start, firstInk(text, start, end), end);
}

/**
 * The next line with words. It begins the next paragraph or belongs to this one, so that an edit of it causes this
 * paragraph to be cut again.
 */
function lineBelow(text: string, at: number): string {
  for (const [start, end] of rawLines(text, at)) {
    if (start === at) continue;
    const from = firstInk(text, start, end);
    if (from < end) return text.slice(text.indexOf('\t', start) === start ? start : from, lastInk(text, from, end));
  }
  return '';
}

/** The end of a paragraph: nothing is joined after these marks. */
const CLOSED = /[。！？!?；;：:…”』」〉》）)\].]$/;
const OPEN_COMMA = /[，,、]$/;
/** The beginning of a heading or list item, which never continues a broken sentence. */
const NUMBERED_LINE =
  /^(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|[（(]?\d{1,2}[）)、.．](?!\d)|第[一二三四五六七八九十]+[章节条]|[A-Z] |[■◆●▲※★【—–-])/;

/** Whether `next` continues a sentence that the lines before have left open. */
function goesOn(text: string, group: readonly Line[], next: Line, blanks: number): boolean {
  if (next.soft && blanks === 0) return true;
  if (blanks > 2 || next.block !== 'prose') return false;
  const last = group[group.length - 1];
  if (!last) return false;
  const first = group[0];
  if (!first) return false;
  if (last.block !== 'prose' && !(last.block === 'item' && blanks === 0)) return false;
  const tail = text.slice(Math.max(first.from, last.end - 2), last.end);
  if (CLOSED.test(tail)) return false;
  // A line that ends after an opening mark is continued: 关于《 / 规划纲要》.
  if (/[《〈（(]$/.test(tail)) return true;
  const head = text.slice(next.from, Math.min(next.end, next.from + 12));
  if (NUMBERED_LINE.test(head)) return false;
  const before = text.slice(first.from, last.end);
  if (OPEN_COMMA.test(tail)) return before.length >= 12;
  // A heading or caption has no full stop and few commas; a broken sentence is longer.
  const running =
    group.length > 1 ||
    (before.length >= 30 && /[，,。；;]/.test(before) && !(NUMBERED_LINE.test(before) && !/。/.test(before)));
  return running && /[，,。；;！？、]/.test(text.slice(next.from, next.end));
}

// ---------------------------------------------------------------- Markdown

const FENCE = /^ {0,3}(`{3,}|~{3,}|\$\$(?=[ \t]*$))/;
/** An HTML block that shows its words unchanged up to its closing tag. */
const RAW_HTML = /^ {0,3}<(pre|script|style|textarea)(?=[\s>]|$)/i;
const CONTAINER = /^ {0,3}:{3,}/;
const ATX = /^ {0,3}(#{1,6})(?:[ \t]+|$)/;
const LIST_ITEM = /^([ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+/;
const BULLET = /^[ \t]*[-*+][ \t]+/;
const RULE = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})$/;
const TABLE_RULE = /^[ \t]*(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?$/;
const DEFINITION = /^ {0,3}\[(?!\^)[^\]]+\]:[ \t]*\S/;
/** The mark of a footnote, after which its words stand. */
const FOOTNOTE = /^ {0,3}\[\^[^\]\s]{1,30}\]:[ \t]*(?=\S)/;

const FRONT_MATTER = /^\uFEFF?(?:---|\+\+\+)[ \t]*(?:\r\n|\r|\n)/;
const closesFront = (text: string): boolean =>
  (/^\uFEFF?\+/.test(text) ? END_OF_TOML : END_OF_YAML).test(text.slice(3));
const END_OF_YAML = /(?:\r\n|\r|\n)(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|$)/;
const END_OF_TOML = /(?:\r\n|\r|\n)\+\+\+[ \t]*(?:\r\n|\r|\n|$)/;

const blank = (start: number, end: number): Line => ({
  start,
  end,
  block: 'prose',
  depth: 0,
  from: end,
  blank: true,
  soft: false,
});

function lineAbove(above: Seam['above'] | null, at: number): Line | null {
  if (!above) return null;
  const rule = above === 'rule';
  return { start: at, end: at, block: rule ? 'cell' : above, depth: 0, from: at, blank: rule, soft: false };
}

/** The lines from the start of a paragraph's first line; from the start of the text where `over` is null. */
function* markdownLines(text: string, origin: number, over: Seam['above'] | null): Generator<Read> {
  let fence = '';
  let front = over === null && FRONT_MATTER.test(text) && closesFront(text);
  const isToml = /^\uFEFF?\+/.test(text);
  /** The end of the open comment or HTML block; empty where none is open. */
  let until = '';
  let previous: Line | null = lineAbove(over, origin);
  let first = true;
  let underlined = false;
  const next = (start: number, end: number): Line => {
    const raw = text.slice(start, end);
    const skip = (): Line => {
      previous = null;
      return blank(start, end);
    };
    const atTop = first;
    first = false;
    if (front) {
      if (!atTop && (isToml ? /^\+\+\+[ \t]*$/ : /^(?:---|\.\.\.)[ \t]*$/).test(raw)) front = false;
      return skip();
    }
    if (until) {
      if (raw.toLowerCase().includes(until)) until = '';
      return skip();
    }
    const mark = FENCE.exec(raw)?.[1];
    if (fence) {
      if (mark && mark.startsWith(fence) && !raw.trim().slice(mark.length).trim()) fence = '';
      return skip();
    }
    if (mark) {
      fence = mark;
      return skip();
    }
    if (/^[ \t]*<!--/.test(raw) && !raw.includes('-->')) {
      until = '-->';
      return skip();
    }
    const tag = RAW_HTML.exec(raw)?.[1]?.toLowerCase();
    if (tag) {
      if (!raw.toLowerCase().includes(`</${tag}`)) until = `</${tag}`;
      return skip();
    }
    const from0 = firstInk(text, start, end);
    const indented = /^(?: {4}|\t)/.test(raw) && (previous === null || previous.blank);
    if (
      from0 === end ||
      RULE.test(raw) ||
      DEFINITION.test(raw) ||
      CONTAINER.test(raw) ||
      (indented && !LIST_ITEM.test(raw)) ||
      /^ {0,3}<\/?[a-zA-Z!][^>]*>[ \t]*$/.test(raw)
    ) {
      return skip();
    }
    if (/^ {0,3}=+[ \t]*$/.test(raw) && previous) {
      underlined = true;
      return skip();
    }
    let block: BlockKind = 'prose';
    let depth = 0;
    let from = from0;
    let stop = lastInk(text, from, end);
    let quoted = raw;
    let shift = 0;
    for (let q = /^ {0,3}>[ \t]?/.exec(quoted); q; q = /^ {0,3}>[ \t]?/.exec(quoted)) {
      quoted = quoted.slice(q[0].length);
      shift += q[0].length;
    }
    const heading = ATX.exec(quoted);
    const item = LIST_ITEM.exec(quoted);
    const footnote = FOOTNOTE.exec(quoted);
    const row = heading || item || footnote || shift ? null : rowAt(text, start, from, stop);
    if (footnote) {
      block = 'item';
      from = start + shift + footnote[0].length;
    } else if (heading) {
      block = 'heading';
      depth = group(heading, 1).length;
      from = start + shift + heading[0].length;
      const closing = /(?<![ \t])[ \t]+#+[ \t]*$/.exec(quoted);
      if (closing) stop = start + shift + closing.index;
    } else if (quoted.trimStart().startsWith('|') || (previous && previous.block === 'cell' && quoted.includes('|'))) {
      if (TABLE_RULE.test(quoted)) {
        previous = { start, end, block: 'cell', depth: 0, from: end, blank: true, soft: false };
        return blank(start, end);
      }
      block = 'cell';
      depth = previous?.block !== 'cell' ? FIRST_ROW : previous.blank ? FIRST_ROW_UNDER_HEAD : OTHER_ROW;
      from = start + shift;
    } else if (row) {
      block = 'cell';
      from = row.from;
    } else if (item) {
      block = 'item';
      depth = group(item, 1).length >> 1;
      // Numbers are kept, since `1.` may number a heading of the report; bullets are removed.
      from = BULLET.test(quoted) ? start + shift + item[0].length : firstInk(text, start + shift, end);
    } else if (shift) {
      from = firstInk(text, start + shift, end);
    }
    if (from > stop) from = stop;
    const soft: boolean =
      block === 'prose' && previous !== null && (previous.block === 'prose' || previous.block === 'item');
    const line: Line = { start, end: stop, block, depth, from, blank: from >= stop, soft };
    previous = line.blank ? null : line;
    return line;
  };
  /** The line before, which an underline would make a heading. */
  let held: Read | null = null;
  for (const [start, end] of rawLines(text, origin)) {
    const above: Line | null = previous;
    const line = next(start, end);
    if (held) {
      if (underlined && !held.line.blank) {
        held = { ...held, line: { ...held.line, block: 'heading', depth: 1, soft: false } };
      }
      yield held;
    }
    underlined = false;
    held = { line, above };
  }
  if (held) yield held;
}

/** The paragraph that reads `raw`, the words of a cut. */
export function makeParagraph(raw: string, { start, block, depth, lines: group }: Cut, format: Format): Paragraph {
  const cut: InlineCut[] = [];
  for (let i = 1; i < group.length; i++) {
    const [last, line] = [group[i - 1], group[i]];
    if (!last || !line) continue;
    const a = last.end - start;
    const b = line.from - start;
    // Latin words broken over lines are joined by a blank, Chinese ones are not.
    const latin = /[A-Za-z]/.test(raw[a - 1] ?? '') && /[A-Za-z]/.test(raw[b] ?? '');
    cut.push([a, b, latin ? ' ' : '']);
  }
  const inline = inlineCuts(raw, format);
  if (inline.length) {
    cut.push(...inline);
    cut.sort((x, y) => x[0] - y[0]);
  }
  if (!cut.length) return { raw, text: foldWidth(raw), map: null, block, depth };
  let read = '';
  const map: number[] = [];
  let at = 0;
  const keep = (to: number): void => {
    for (; at < to; at++) {
      map.push(at);
      read += raw[at];
    }
  };
  for (const [from, to, put] of cut) {
    if (from < at) continue;
    keep(from);
    if (put) {
      map.push(from);
      read += put;
    }
    at = to;
  }
  keep(raw.length);
  map.push(raw.length);
  return { raw, text: foldWidth(read), map: Uint32Array.from(map), block, depth };
}

/** The document range of a range in the reading text, in UTF-16 units. */
export function toRaw(paragraph: Paragraph, start: number, end: number): [number, number] {
  const { map } = paragraph;
  if (!map) return [start, end];
  const from = map[start] ?? paragraph.raw.length;
  return [from, end > start ? (map[end - 1] ?? 0) + 1 : from];
}

/** The offset in the reading text for an offset in `raw`: that of the first character at or after it. */
export function toReading(paragraph: Paragraph, raw: number): number {
  const { map } = paragraph;
  if (!map) return Math.min(raw, paragraph.text.length);
  let low = 0;
  let high = map.length - 1;
  while (low < high) {
    const mid = (low + high) >> 1;
    if ((map[mid] ?? 0) < raw) low = mid + 1;
    else high = mid;
  }
  return low;
}
