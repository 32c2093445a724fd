/**
 * Cuts a file into paragraphs. A sentence broken over lines or blank lines is put together again; Markdown marks,
 * code, links' addresses, comments and front matter are taken out or masked. What readers see is `text`, and `map`
 * leads back to the file.
 */
import type { BlockKind, Format, Paragraph, PlacedParagraph } from '../model';
import { foldWidth } from './fold';

/** Stands for one character of code or markup that is no prose; no reader takes it for anything. */
export const MASK = '\uFFFC';

interface Line {
  readonly start: number;
  /** Without its line end. */
  readonly end: number;
  readonly block: BlockKind;
  readonly depth: number;
  /** Offset of the first character that belongs to the prose, after list or heading marks. */
  readonly from: number;
  readonly blank: boolean;
  /** Markdown: a line that goes on the paragraph of the line before. */
  readonly soft: boolean;
}

export function splitParagraphs(text: string, format: Format): PlacedParagraph[] {
  const lines = format === 'markdown' ? markdownLines(text) : plainLines(text);
  const out: PlacedParagraph[] = [];
  let group: Line[] = [];
  let blanks = 0;
  const flush = (): void => {
    if (group.length) out.push(makeParagraph(text, group, format));
    group = [];
  };
  for (const line of lines) {
    if (line.blank) {
      blanks++;
      continue;
    }
    if (group.length && !goesOn(text, group, line, blanks)) flush();
    group.push(line);
    blanks = 0;
  }
  flush();
  return out;
}

const LINE = /\r\n|\r|\n|\u2028|\u2029/g;

function* rawLines(text: string): Generator<[number, number]> {
  LINE.lastIndex = 0;
  let start = 0;
  for (let m = LINE.exec(text); m; m = LINE.exec(text)) {
    yield [start, m.index];
    start = LINE.lastIndex;
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

function plainLines(text: string): Line[] {
  const lines: Line[] = [];
  for (const [start, end] of rawLines(text)) {
    const from = firstInk(text, start, end);
    lines.push({
      start,
      end: lastInk(text, from, end),
      block: 'prose',
      depth: 0,
      from,
      blank: from === end,
      soft: false,
    });
  }
  return lines;
}

/** A paragraph's end: nothing is put after these. */
const CLOSED = /[。！？!?；;：:…”』」〉》）)\].]$/;
const OPEN_COMMA = /[，,、]$/;
/** The start of a heading or list item, which never goes on a broken sentence. */
const NUMBERED =
  /^(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|[（(]?\d{1,2}[）)、.．](?!\d)|第[一二三四五六七八九十]+[章节条]|[A-Z] |[■◆●▲※★【—–-])/;

/** Whether `next` continues the sentence that the lines before left open. */
function goesOn(text: string, group: readonly Line[], next: Line, blanks: number): boolean {
  if (next.soft && blanks === 0) return true;
  if (blanks > 2 || next.block !== 'prose') return false;
  const last = group[group.length - 1]!;
  const first = group[0]!;
  if (last.block !== 'prose' && !(last.block === 'item' && blanks === 0)) return false;
  const tail = text.slice(Math.max(first.from, last.end - 2), last.end);
  if (CLOSED.test(tail)) return false;
  // A line that ends inside 《 goes on: 关于《 / 规划纲要》.
  if (/[《〈（(]$/.test(tail)) return true;
  const head = text.slice(next.from, Math.min(next.end, next.from + 12));
  if (NUMBERED.test(head)) return false;
  const before = text.slice(first.from, last.end);
  if (OPEN_COMMA.test(tail)) return before.length >= 12;
  // A heading or caption has no full stop and few commas; a broken sentence has run on for a while.
  const running =
    group.length > 1 ||
    (before.length >= 30 && /[，,。；;]/.test(before) && !(NUMBERED.test(before) && !/。/.test(before)));
  return running && /[，,。；;！？、]/.test(text.slice(next.from, next.end));
}

// ---------------------------------------------------------------- Markdown

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const ATX = /^ {0,3}(#{1,6})(?:[ \t]+|$)/;
const ITEM = /^([ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+/;
const BULLET = /^[ \t]*[-*+][ \t]+/;
const RULE = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})$/;
const TABLE_RULE = /^[ \t]*(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?$/;
const DEFINITION = /^ {0,3}\[[^\]]+\]:[ \t]*\S/;

function markdownLines(text: string): Line[] {
  const lines: Line[] = [];
  let fence = '';
  let front =
    /^(?:\uFEFF)?---[ \t]*(?:\r\n|\r|\n)/.test(text) &&
    /(?:\r\n|\r|\n)(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|$)/.test(text.slice(3));
  let comment = false;
  let previous: Line | null = null;
  let index = 0;
  for (const [start, end] of rawLines(text)) {
    const raw = text.slice(start, end);
    const skip = (): void => {
      lines.push({ start, end, block: 'prose', depth: 0, from: end, blank: true, soft: false });
      previous = null;
    };
    const first = index++ === 0;
    if (front) {
      if (!first && /^(?:---|\.\.\.)[ \t]*$/.test(raw)) front = false;
      skip();
      continue;
    }
    if (comment) {
      if (raw.includes('-->')) comment = false;
      skip();
      continue;
    }
    const mark = FENCE.exec(raw)?.[1];
    if (fence) {
      if (mark && mark.startsWith(fence) && !raw.trim().slice(mark.length).trim()) fence = '';
      skip();
      continue;
    }
    if (mark) {
      fence = mark;
      skip();
      continue;
    }
    if (/^[ \t]*<!--/.test(raw) && !raw.includes('-->')) {
      comment = true;
      skip();
      continue;
    }
    const from0 = firstInk(text, start, end);
    const indented = /^(?: {4}|\t)/.test(raw) && (previous === null || (previous as Line).blank);
    if (
      from0 === end ||
      RULE.test(raw) ||
      DEFINITION.test(raw) ||
      (indented && !ITEM.test(raw)) ||
      /^ {0,3}<\/?[a-zA-Z!][^>]*>[ \t]*$/.test(raw)
    ) {
      skip();
      continue;
    }
    if (/^ {0,3}=+[ \t]*$/.test(raw) && previous) {
      const p: Line = previous;
      lines[lines.length - 1] = { ...p, block: 'heading', depth: 1, soft: false };
      skip();
      continue;
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
    const item = ITEM.exec(quoted);
    if (heading) {
      block = 'heading';
      depth = heading[1]!.length;
      from = start + shift + heading[0].length;
      const closing = /(?<![ \t])[ \t]+#+[ \t]*$/.exec(quoted);
      if (closing) stop = start + shift + closing.index;
    } else if (
      quoted.trimStart().startsWith('|') ||
      (previous && (previous as Line).block === 'cell' && quoted.includes('|'))
    ) {
      if (TABLE_RULE.test(quoted)) {
        skip();
        previous = { start, end, block: 'cell', depth: 0, from: end, blank: true, soft: false };
        continue;
      }
      block = 'cell';
      from = start + shift;
    } else if (item) {
      block = 'item';
      depth = item[1]!.length >> 1;
      // Numbers are kept, since `1.` may number a heading of the report; bullets are not.
      from = BULLET.test(quoted) ? start + shift + item[0].length : firstInk(text, start + shift, end);
    } else if (shift) {
      from = firstInk(text, start + shift, end);
    }
    if (from > stop) from = stop;
    const soft: boolean =
      block === 'prose' &&
      previous !== null &&
      ((previous as Line).block === 'prose' || (previous as Line).block === 'item');
    const line: Line = { start, end: stop, block, depth, from, blank: from >= stop, soft };
    lines.push(line);
    previous = line.blank ? null : line;
  }
  return lines;
}

/**
 * Inline markup, left to right: code spans, comments, tags, images and links, footnote marks, bare addresses,
 * emphasis and strike marks, escapes. A branch that is kept has its text in a group.
 */
const INLINE =
  /(`{1,9})[^`]+?\1|<!--(?:(?!<!--)[^])*?-->|<\/?[a-zA-Z][^<>]{0,200}>|!?\[([^[\]]{0,300})\]\([^()\s]{0,500}(?:\s+"[^"]{0,100}")?\)|!?\[([^[\]]{0,300})\]\[[^[\]]{0,100}\]|\[\^[^\]\s]{1,30}\]|https?:\/\/[A-Za-z0-9\-._~:/?#@!$&'*+,;=%]{1,500}|\*{1,3}|~~|__|\\(?=[\\`*_{}[\]()#+\-.!|~])/g;
const ADDRESS = /https?:\/\/[A-Za-z0-9\-._~:/?#@!$&'*+,;=%]{1,500}/g;

function makeParagraph(text: string, group: readonly Line[], format: Format): PlacedParagraph {
  const first = group[0]!;
  const last = group[group.length - 1]!;
  const start = first.from;
  const raw = text.slice(start, last.end);
  const { block, depth } = first;
  const cut: [number, number, string][] = [];
  for (let i = 1; i < group.length; i++) {
    const a = group[i - 1]!.end - start;
    const b = group[i]!.from - start;
    // Latin words broken over lines keep a space; Chinese has none.
    const latin = /[A-Za-z]/.test(raw[a - 1] ?? '') && /[A-Za-z]/.test(raw[b] ?? '');
    cut.push([a, b, latin ? ' ' : '']);
  }
  const inline = format === 'markdown' ? INLINE : raw.includes('://') ? ADDRESS : null;
  if (inline && (format === 'plain' || /[`<[*~_\\]|:\/\//.test(raw))) {
    inline.lastIndex = 0;
    for (let m = inline.exec(raw); m; m = inline.exec(raw)) {
      const kept = m[2] ?? m[3];
      const from = m.index;
      const to = from + m[0].length;
      if (kept !== undefined && !m[0].startsWith('!')) {
        const inner = from + m[0].indexOf('[') + 1;
        cut.push([from, inner, ''], [inner + kept.length, to, '']);
      } else if (/^(?:\*+|~~|__|\\|<|\[\^)/.test(m[0])) {
        cut.push([from, to, '']);
      } else cut.push([from, to, MASK]);
    }
    cut.sort((x, y) => x[0] - y[0]);
  }
  if (!cut.length) return { paragraph: { raw, text: foldWidth(raw), map: null, block, depth }, start };
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
  return { paragraph: { raw, text: foldWidth(read), map: Uint32Array.from(map), block, depth }, start };
}

/** The document range of a reading range. */
export function toRaw(paragraph: Paragraph, start: number, end: number): [number, number] {
  const { map } = paragraph;
  if (!map) return [start, end];
  const from = map[start] ?? paragraph.raw.length;
  return [from, end > start ? map[end - 1]! + 1 : from];
}

/** The reading offset of an offset in `raw`: the first reading character at or after it. */
export function toReading(paragraph: Paragraph, raw: number): number {
  const { map } = paragraph;
  if (!map) return Math.min(raw, paragraph.text.length);
  let low = 0;
  let high = map.length - 1;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (map[mid]! < raw) low = mid + 1;
    else high = mid;
  }
  return low;
}
