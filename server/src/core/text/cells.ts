/**
 * Cells of a table's line. They are separated by bars (Markdown), by tabs, or by blanks as wide as two characters,
 * which tables of Word, WPS or Excel become in plain text. A line is recognised as a row by itself or, where it has no
 * number, by the line after it.
 */
import type { Span } from '../model';
import { span } from '../model';

const BARS = '|｜│';
const isBar = (c: string | undefined): boolean => c !== undefined && c !== '' && BARS.includes(c);
const isBlank = (c: string | undefined): boolean => c === ' ' || c === '\u3000' || c === '\u00a0' || c === '\t';

/** What separates the cells of a row. */
type Cutter = 'bars' | 'tabs' | 'blanks';

/**
 * The cells of a line as offsets in it, without the blanks around them; null where there are fewer than two. Empty
 * cells count.
 */
export function cellsOf(line: string): Span[] | null {
  const cutter = cutterOf(line);
  if (!cutter) return null;
  const cells = cutter === 'bars' ? byBars(line) : cutter === 'tabs' ? byTabs(line) : byBlanks(line);
  return cells.length > 1 ? cells : null;
}

function cutterOf(line: string): Cutter | null {
  let at = 0;
  while (isBlank(line[at]) && line[at] !== '\t') at++;
  if (isBar(line[at])) return 'bars';
  if (line.includes('\t')) return 'tabs';
  if (/[ \u3000\u00a0]{2}|\u3000/.test(line.trim())) return 'blanks';
  return /[|｜│]/.test(line) ? 'bars' : null;
}

/** A stretch of a line without the blanks at its ends. */
export function trimmed(line: string, start: number, end: number): Span {
  while (start < end && isBlank(line[start])) start++;
  while (end > start && isBlank(line[end - 1])) end--;
  return span(start, end);
}

function byBars(line: string): Span[] {
  const out: Span[] = [];
  let from = 0;
  let inCode = false;
  for (let i = 0; i <= line.length; i++) {
    if (line[i] === '\\') i++;
    else if (line[i] === '`') inCode = !inCode;
    else if (i === line.length || (isBar(line[i]) && !inCode)) {
      out.push(trimmed(line, from, i));
      from = i + 1;
    }
  }
  // A bar at either end opens or closes the row.
  const [first] = out;
  if (first && first.start === first.end) out.shift();
  const last = out.at(-1);
  if (last && last.start === last.end && isBar(line.trimEnd().at(-1))) out.pop();
  return out;
}

function byTabs(line: string): Span[] {
  const out: Span[] = [];
  let from = 0;
  for (let i = 0; i <= line.length; i++) {
    if (i < line.length && line[i] !== '\t') continue;
    out.push(trimmed(line, from, i));
    from = i + 1;
  }
  return out;
}

/** 合 计 and 张 三 are words set wide: a narrow gap between two single characters separates no cells. */
function byBlanks(line: string): Span[] {
  const out: Span[] = [];
  const gaps = /[ \u3000\u00a0]{2,}|\u3000/g;
  const { start, end } = trimmed(line, 0, line.length);
  let from = start;
  let narrow = false;
  const put = (to: number): void => {
    const last = out.at(-1);
    const lone = last && narrow && last.end - last.start === 1 && to - from === 1;
    const apart = last && HAN_CHARACTER.test(line.charAt(last.start)) && HAN_CHARACTER.test(line.charAt(from));
    const isSum =
      last && line[from] === '计' && to - from === 1 && /^[合总小共]$/.test(line.slice(last.start, last.end));
    if ((lone && apart) || isSum) out[out.length - 1] = span(last.start, to);
    else out.push(span(from, to));
  };
  gaps.lastIndex = start;
  for (let m = gaps.exec(line); m && m.index < end; m = gaps.exec(line)) {
    put(m.index);
    from = m.index + m[0].length;
    narrow = m[0].replaceAll('\u3000', '  ').length <= 2;
  }
  put(end);
  return out;
}

const HAN_CHARACTER = /[\u4e00-\u9fff]/;

/** A printed number with what may stand around it in a cell, or a dash for none. */
const CELL_NUMBER =
  /^(?!(?:19|20)\d\d年|\d{1,2}[月日号])(?:(?:增长|上升|增加|提高|上涨|下降|减少|降低|下跌|增|降|[↑↓+\-−–－±]) ?)?\d[\d,，]*(?:[.．]\d+)?(?: \d{3})*(?:万亿|亿|万|千|百)?[%％‰\u4e00-\u9fff/]{0,6}$/;
const NIL = /^(?:[-—–－/／…*×]{1,3})$/;
const ENDS = /[。；！？]/;
/** The number of a paragraph before a tab (一、 or 1.), as Word copies it. */
const NUMBERING =
  /^(?:第.{1,4}[章节条篇]|[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|[（(]?\d{1,2}[）)、.．]|[•●·▪■◆])$/;
const LEADERS = /…{2}|\.{4}|·{4}/;
/** A cell of running prose is longer. */
const LONGEST_CELL = 40;

/**
 * Whether a line without bars is a row: one of its cells is a number, or it has only words and stands above or among
 * such rows. `next` gives the next line with words, which decides for a line of two words, or of words separated by
 * blanks.
 */
export function isRow(line: string, next: () => string): boolean {
  const cells = cellsOf(line);
  if (!cells || LEADERS.test(line)) return false;
  const words = cells.map((c) => line.slice(c.start, c.end));
  const tabs = line.includes('\t');
  const filled = words.filter((w) => w !== '');
  const numbers = words.slice(1).filter((w) => CELL_NUMBER.test(w)).length;
  const nils = words.slice(1).filter((w) => NIL.test(w)).length;
  if (filled.length === 0 || (numbers === 0 && words.some((w) => ENDS.test(w)))) return false;
  if (!tabs && words.some((w) => w.length > LONGEST_CELL || ENDS.test(w))) return false;
  const [head = ''] = words;
  if (words.length === 2 && (NUMBERING.test(head) || /[：:]$/.test(head))) return false;
  if (numbers > 0) return tabs || words.slice(1).every((w) => CELL_NUMBER.test(w) || NIL.test(w) || w.length <= 12);
  if (words.some((w) => w.length > LONGEST_CELL)) return false;
  if (tabs && (words.length >= 3 || nils > 0)) return !NUMBERING.test(head);
  const below = next();
  const under = cellsOf(below);
  return (
    under !== null &&
    tabs === below.includes('\t') &&
    Math.abs(under.length - words.length) <= 1 &&
    under.slice(1).some(({ start, end }) => CELL_NUMBER.test(below.slice(start, end)))
  );
}

/** Whether the line by itself is a row between bars. */
export function isBarred(line: string): boolean {
  const words = line.trim();
  return isBar(words[0]) && isBar(words.at(-1)) && words.length > 2;
}

/** The line below the head of a table, or a part of its frame: only bars, dashes and colons. */
export const isFrame = (line: string): boolean => /^[\s|｜│:：\-—─━┼┿╋├┤+=]{3,}$/.test(line);

/** Whether the words of a cell are a number, or a dash for none. */
export const isNumberCell = (words: string): boolean => CELL_NUMBER.test(words);
/** Whether the words of a cell are a dash for no number. */
export const isNilCell = (words: string): boolean => NIL.test(words);
