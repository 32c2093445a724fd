/**
 * The layout of a document: which paragraphs are title, byline, date, salutation, page furniture, headings or prose,
 * and the outline. Paragraph readers propose headings; whether a line is one is decided only here, where its neighbours
 * are known.
 */
import type { Heading, HeadingStyle, ParagraphRole, PlacedReading, Site } from '../model';
import { site } from '../model';
import { levelOfStyle } from '../read/headings';
import { toRaw } from '../text/paragraphs';
import { perReading } from '../read/per-reading';
import { CONTENTS } from '../text/census';
import { gather, trait } from './gather';
import { goesOnTitle, readHead } from './head';
import { isByline, isCaption, isDateLine, isFurniture, isSalutation, isStopped } from './head-lines';

/** The layout of a document. */
export interface Layout {
  readonly outline: readonly Heading<Site>[];
  /** The role of each reading. */
  readonly roles: readonly ParagraphRole[];
  /** The heading that begins the reading with the same index, with its level in this document. */
  readonly headings: readonly (Heading<Site> | undefined)[];
}

/** The layout of an empty document. */
export const NO_LAYOUT: Layout = { outline: [], roles: [], headings: [] };

/** Works out the layout of a document. */
export function foldOutline(text: string, readings: readonly PlacedReading[]): Layout {
  const roles = new Array<ParagraphRole>(readings.length).fill('body');
  const found = new Map<number, Heading>();
  const body = readHead(readings, roles);
  backMatter(readings, roles, body);
  numberedHeadings(readings, roles, found, body);
  bareHeadings(readings, roles, found, body);
  titleOfMarks(readings, roles, found);
  const outline: Heading<Site>[] = [];
  const headings = new Array<Heading<Site> | undefined>(readings.length).fill(undefined);
  const level = levels();
  for (let i = 0; i < readings.length; i++) {
    const role = roles[i];
    const here = readings[i];
    if (role === undefined || role === 'body' || !here) continue;
    if (role === 'title' || role === 'subtitle') {
      const joined = role === 'title' && i + 1 < body && roles[i + 1] === 'title' && goesOnTitle(readings, i);
      outline.push(placed(text, readings, i, joined ? i + 1 : i, whole(here, role), 0));
      if (joined) i++;
    } else if (role === 'heading') {
      const h = found.get(i);
      if (!h) continue;
      const heading = placed(text, readings, i, i, h, level(h, here.reading.paragraph.depth));
      headings[i] = heading;
      outline.push(heading);
    }
  }
  return { outline, roles, headings };
}

const textOf = (placed: PlacedReading | undefined): string => placed?.reading.paragraph.text ?? '';
const blockOf = (placed: PlacedReading | undefined): string => placed?.reading.paragraph.block ?? '';
const isHeadingBlock = (placed: PlacedReading | undefined): boolean => blockOf(placed) === 'heading';
const depthOf = (placed: PlacedReading | undefined): number => placed?.reading.paragraph.depth ?? 0;

// ---------------------------------------------------------------- what stands behind it

const ATTACHED = /^附件?(?:\d{1,2}|[一二三四五六七八九十])?[：:]|^附件\d{0,2}$/;

/** What a line after the head is by its own words. */
const BACK = trait(({ paragraph: { text, block } }): 'furniture' | 'attachment' | 'date' | 'salutation' | null => {
  if (text.length <= 60 && block !== 'heading' && !/[。！？；…]$/.test(text) && isFurniture(text)) return 'furniture';
  if (text.startsWith('附') && ATTACHED.test(text)) return 'attachment';
  if (isDateLine(text)) return 'date';
  return /[：:]$/.test(text) && isSalutation(text) ? 'salutation' : null;
});

function backMatter(readings: readonly PlacedReading[], roles: ParagraphRole[], body: number): void {
  let listed = body;
  for (const { index, value } of gather(readings, BACK)) {
    // The lines of a list of attachments have no other role.
    if (index < listed) continue;
    roles[index] = value;
    if (value === 'attachment') {
      listed = index + 1;
      while (listed < readings.length && /^\d{1,2}[.、][^。；]{1,60}[。；，]?$/.test(textOf(readings[listed]))) {
        roles[listed++] = 'attachment';
      }
    } else if (value === 'date') {
      const before = index - 1;
      if (before >= body && roles[before] === 'body' && /^[^。；，：]{2,30}$/.test(textOf(readings[before])))
        roles[before] = 'signature';
    }
  }
}

// ---------------------------------------------------------------- numbered headings

const HEADED = trait((): true => true, CONTENTS.headings);

function numberedHeadings(
  readings: readonly PlacedReading[],
  roles: ParagraphRole[],
  found: Map<number, Heading>,
  body: number,
): void {
  const at: number[] = [];
  for (const { index: i } of gather(readings, HEADED)) if (i >= body && roles[i] === 'body') at.push(i);
  const inContents = contents(readings, at);
  for (const i of at) {
    const h = readings[i]?.reading.headings[0];
    if (!h) continue;
    if (inContents.has(i) || !isHeading(readings, i, h)) continue;
    found.set(i, h);
    roles[i] = 'heading';
  }
}

function isHeading(readings: readonly PlacedReading[], i: number, h: Heading): boolean {
  if (h.style === 'mark' || isHeadingBlock(readings[i])) return true;
  // A list of short points is no outline: the words of its lines are the points themselves.
  if (h.style === 'arabic' || h.style === 'small') {
    if (h.stand === 'run-in') return h.text.length <= 45;
    return opensProse(readings, i, h.style) && (h.stand === 'alone' || h.text.length <= 30);
  }
  return true;
}

/** Whether prose, or a heading of another style, follows the line and the lines of its style around it. */
function opensProse(readings: readonly PlacedReading[], i: number, style: HeadingStyle): boolean {
  const opens = (j: number): boolean => {
    const next = readings[j + 1];
    if (!next) return false;
    const h = next.reading.headings[0];
    if (h) return h.style !== style && levelOfStyle(h.style) >= levelOfStyle(style);
    return blockOf(next) === 'prose' && (isStopped(textOf(next)) || textOf(next).length > 60);
  };
  if (!opens(i)) return false;
  const previous = readings[i - 1]?.reading.headings[0];
  return !(previous && previous.style === style && previous.stand !== 'run-in');
}

/** The words of a heading without blanks and without the dots before a page number. */
const wordsOf = perReading(({ headings }) => (headings[0]?.text ?? '').replace(/\s+|(?<![.·…])[.·…]+\d*$/g, ''));

/** A table of contents: the same headings come again, followed by their text. */
function contents(readings: readonly PlacedReading[], at: readonly number[]): ReadonlySet<number> {
  const lines = at.filter((i, k) => {
    const joined = at[k + 1] === i + 1 || at[k - 1] === i - 1;
    return joined && readings[i]?.reading.headings[0]?.stand === 'alone';
  });
  if (!lines.length) return new Set();
  const last = new Map<string, number>();
  const wordsAt = (i: number): string => (readings[i] ? wordsOf(readings[i].reading) : '');
  for (const i of at) last.set(wordsAt(i), i);
  return new Set(lines.filter((i) => last.get(wordsAt(i)) !== i));
}

// ---------------------------------------------------------------- headings without a number

const SHORTEST_BARE = 4;
const LONGEST_BARE = 30;

const SHAPED = /[ ，：]|——|^[■◆●▲★【]|“/;

/** The headings of a feature: short lines without an end mark, alone between prose, at least two of the same shape. */
function bareHeadings(
  readings: readonly PlacedReading[],
  roles: ParagraphRole[],
  found: Map<number, Heading>,
  body: number,
): void {
  let firsts = 0;
  for (const h of found.values()) if (h.level === 1) firsts++;
  if (firsts > 1) return;
  const start = body > 0 && roles[body - 1] === 'body' ? body - 1 : body;
  const at: number[] = [];
  for (const { index: i } of gather(readings, BARE)) {
    if (i >= start && roles[i] === 'body' && standsBare(readings, roles, i)) at.push(i);
  }
  const phrased = at.filter((i) => SHAPED.test(textOf(readings[i])));
  const kept = phrased.length >= 2 && phrased.length >= at.length - 1 ? phrased : at;
  if (kept.length < 2) {
    if (start < body) roles[start] = 'title';
    return;
  }
  for (const i of kept) {
    const here = readings[i];
    if (!here) continue;
    found.set(i, whole(here, 'bare'));
    roles[i] = 'heading';
  }
}

/** Whether a line could be a heading by its own words. */
const BARE = trait(({ paragraph: { text, block }, headings }) =>
  block === 'prose' &&
  text.length >= SHORTEST_BARE &&
  text.length <= LONGEST_BARE &&
  !headings.length &&
  !/[。；，：、…,;:]$/.test(text) &&
  !/[。；]/.test(text) &&
  !isCaption(text) &&
  !/^[（([]/.test(text) &&
  !isByline(text) &&
  !isDateLine(text) &&
  (text.match(/[，、]/g) ?? []).length <= 2
    ? true
    : null,
);

/** Whether prose follows the line, and none is broken off before it. */
function standsBare(readings: readonly PlacedReading[], roles: readonly ParagraphRole[], i: number): boolean {
  const next = readings[i + 1];
  if (!next || roles[i + 1] !== 'body' || !isProse(next)) return false;
  const before = readings[i - 1];
  return !before || roles[i - 1] !== 'body' || isStopped(textOf(before)) || blockOf(before) !== 'prose';
}

const isProse = (placed: PlacedReading): boolean =>
  blockOf(placed) !== 'cell' && (/[。！？；…：][”’）]*$/.test(textOf(placed)) || textOf(placed).length >= 40);

/** Markdown: a single heading of the smallest depth at the top is the title. */
function titleOfMarks(
  readings: readonly PlacedReading[],
  roles: ParagraphRole[],
  found: ReadonlyMap<number, Heading>,
): void {
  if (roles.includes('title')) return;
  const first = roles.indexOf('heading');
  if (found.get(first)?.style !== 'mark') return;
  const depth = depthOf(readings[first]);
  let same = 0;
  for (const [i, h] of found) {
    const d = depthOf(readings[i]);
    if (h.style === 'mark' && d === 0) continue;
    if (d > 0 && d <= depth) same++;
  }
  if (same === 1 && depth === 1) roles[first] = 'title';
}

// ---------------------------------------------------------------- levels

/** The levels of headings by their style, deeper where the document nests more styles than usual. */
function levels(): (h: Heading, depth: number) => number {
  let chapter = false;
  let bracket = false;
  let above = 0;
  return (h, depth) => {
    const deeper = chapter ? 1 : 0;
    switch (h.style) {
      case 'chapter':
        chapter = true;
        bracket = false;
        return (above = 1);
      case 'han':
      case 'letter':
      case 'bare':
        bracket = false;
        return (above = 1 + deeper);
      case 'bracket':
        bracket = true;
        return (above = 2 + deeper);
      case 'arabic':
        return (above = 2 + deeper + (bracket ? 1 : 0));
      case 'small':
        return (above = Math.max(3, Math.min(above + 1, 3 + deeper + (bracket ? 1 : 0))));
      case 'title':
      case 'subtitle':
      case 'mark':
        bracket = false;
        return (above = Math.max(1, depth - 1));
    }
  };
}

// ---------------------------------------------------------------- places

function whole(placed: PlacedReading, style: HeadingStyle): Heading {
  const text = textOf(placed);
  return { at: { start: 0, end: text.length }, text, level: levelOfStyle(style), number: '', style, stand: 'alone' };
}

function placed(
  text: string,
  readings: readonly PlacedReading[],
  from: number,
  to: number,
  h: Heading,
  level: number,
): Heading<Site> {
  const first = readings[from]!;
  const last = readings[to]!;
  const [a, b] = toRaw(first.reading.paragraph, h.at.start, h.at.end);
  const end = to === from ? first.start + b : last.start + last.reading.paragraph.raw.length;
  const at = site(first.start + a, end);
  return { ...h, at, text: text.slice(at.start, at.end), level };
}
