/**
 * Counts whose items stand outside of their sentence: 我讲四个方面的意见 with the headings 一、 to 四、, 推进两大行动
 * with the run 一是…二是… below. Where no items are found there is no enumeration, unless the count is the name of a
 * set.
 */
import type { Enumeration, EnumerationItem, Heading, PlacedReading, Reading, RunMarker, Site } from '../model';
import { site } from '../model';
import { readOrdinal } from '../num/ordinal';
import { readHeadingNumber } from '../read/headings';
import { isGap, LONGEST_GAP_TO_STEPS } from '../read/listing/steps';
import type { Layout } from './outline';
import type { Places } from './claims';
import { gather, trait } from './gather';
import { CONTENTS } from '../text/census';
import type { Place } from './place';
import { placer } from './place';
import { firstIndex } from '../text/sorted';

interface Document {
  readonly text: string;
  readonly readings: readonly PlacedReading[];
  readonly layout: Layout;
  readonly levels: readonly number[];
  /** The headings after each first one, as they were found for an earlier count. */
  readonly below: Map<number, Below | null>;
  /** The last marks of the paragraph that was asked about last. */
  ends: Ends | null;
}

/** Offsets of the last marks of a paragraph; -1 where it has none. */
interface Ends {
  readonly of: string;
  /** The last of 。！？ that does not end the paragraph. */
  readonly stop: number;
  /** The last ，. */
  readonly comma: number;
}

type Kept = Pick<Enumeration<Site>, 'items' | 'open' | 'tied' | 'by'>;
type Item = EnumerationItem<Site>;

const PROMISES = trait(({ enumerations }) => enumerations, CONTENTS.enumerations);

const MARKERS_EACH = 40;

/** The enumerations of a document, in its order. */
export function foldLists(text: string, { readings, facts }: Places, layout: Layout): Enumeration<Site>[] {
  const out: Enumeration<Site>[] = [];
  const document: Document = {
    text,
    readings,
    layout,
    levels: levelsAbove(layout.headings),
    below: new Map(),
    ends: null,
  };
  let without = false;
  for (const { index, placed, value } of gather(readings, PROMISES)) {
    const lists = facts[index]?.lists ?? [];
    for (const [k, e] of value.entries()) {
      const list = lists[k];
      if (list) {
        out.push(list);
        continue;
      }
      const kept = keep(document, index, e);
      if (!kept && e.promise !== 'named') continue;
      const at = placer(placed)(e.at);
      const here = { ...e, at, text: text.slice(at.start, at.end), items: [] };
      out.push(kept ? { ...here, ...kept } : here);
      if (!kept) without = true;
    }
  }
  return without ? echoes(out) : out;
}

/** The level of the last heading at or before each reading; 0 where there is none. */
function levelsAbove(headings: Layout['headings']): readonly number[] {
  const out = new Array<number>(headings.length);
  let level = 0;
  for (let i = 0; i < headings.length; i++) out[i] = level = headings[i]?.level ?? level;
  return out;
}

/** The items for a count; null where there are none, or they are not certain. */
function keep(document: Document, i: number, e: Enumeration): Kept | null {
  const { reading } = document.readings[i]!;
  const { paragraph } = reading;
  const heading = document.layout.headings[i];
  const inHeading = heading !== undefined && e.at.start < heading.text.length + 2;
  const clause = paragraph.text
    .slice(Math.max(0, e.at.start - 80), e.at.start)
    .split(/[，。；：！？]/)
    .at(-1);
  if (clause === undefined) return null;
  // 从两个方面采取措施 says how, and need not be followed by items.
  const how = /从$|(?<!存)在$|^从/.test(clause);
  if (e.count === 1) return inHeading ? single(document, i, e) : null;
  const run = runBehind(document, i, e, inHeading);
  if (run) {
    const opened = opens(paragraph.text, e);
    // 建立四项制度，化解率达到92.7%。: with other words between, each item must be called what was counted.
    if (!inHeading && !isLed(reading, e) && !run.every((m) => m.text.includes(headOf(e)))) return null;
    const kept = judged(e, run, 'run', inHeading, opened || closely(paragraph.text, e, run.length));
    return how && !opened && kept?.items.length !== e.count ? null : kept;
  }
  const from = e.at.end + (paragraph.text[e.at.end] === '”' ? 1 : 0);
  if (!inHeading && !isInLastSentence(document, paragraph.text, from)) return null;
  const headings = headingsBehind(document, i, heading);
  if (!headings) return how || inHeading ? null : pointsBehind(document, i, e);
  const told = /[讲谈说提]$|汇报|报告|部署|强调|抓好|做好|聚焦|突出|以下|下面|如下/.test(clause);
  const near = headings.first === i + 1;
  const kept = headings.items.length > mostOf(e.count) ? null : judged(e, headings.items, 'headings', inHeading);
  if (!kept) return null;
  if (kept.items.length === e.count) return kept;
  // A fault is reported only where the phrase announces the items and the first heading follows, or where the speaker
  // announces them explicitly.
  const hasComma = endsOf(document, paragraph.text).comma >= from;
  const led = near && isGap(paragraph.text.slice(from));
  const announced =
    isAspect(e) &&
    (led || (!hasComma && (near || /[讲谈]$/.test(clause)) && (told || paragraph.text.length - from <= 1)));
  return !how && headings.whole && (announced || (inHeading && kept.tied)) ? { ...kept, tied: true } : null;
}

/** The item for 建设一项工程。…实施头雁领航工程: the first words of the section that end with the counted noun. */
function single({ readings }: Document, i: number, e: Enumeration): Kept | null {
  for (let j = i; j <= i + 1 && j < readings.length; j++) {
    const placed = readings[j];
    if (!placed) break;
    const { text } = placed.reading.paragraph;
    const from = j === i ? e.at.end : 0;
    const end = text.indexOf(headOf(e), from);
    if (end < 0) continue;
    let start = end;
    while (start > from && /[\u4e00-\u9fff“”]/.test(text.charAt(start - 1))) start--;
    const words = text.slice(start, end).replace(/^(?:深入|大力|全面|扎实)?(?:推进|实施|开展|抓好|建设)/, '');
    start = end - words.length;
    const at = placer(placed)({ start, end: end + 2 });
    return words ? { items: [{ at, text: words + headOf(e) }], open: false, tied: false, by: 'headings' } : null;
  }
  return null;
}

/** Whether a colon shows that what follows was counted: 抓好四件大事：一是…, 在三个方面下功夫：一是…. */
const opens = (text: string, e: Enumeration): boolean =>
  /^”?[^，。；：]{0,6}：[一第]/.test(text.slice(e.at.end, e.at.end + 9));

/** Whether the words after the phrase, up to its run or the end of the paragraph, announce nothing else. */
function isLed({ paragraph: { text }, markers }: Reading, e: Enumeration): boolean {
  const to = markers[firstIndex(markers, ({ at }) => at.start >= e.at.end)]?.at.start ?? text.length;
  const gap = text.slice(e.at.end, Math.min(to, e.at.end + LONGEST_GAP_TO_STEPS + 1));
  return isGap(gap) || (to - e.at.end <= 20 && /^”?[^。；]{0,18}[。：，；]?$/.test(gap));
}

function judged(
  e: Enumeration,
  items: readonly Item[],
  by: 'run' | 'headings',
  inHeading: boolean,
  opened = false,
): Kept | null {
  if (items.length < 2) return null;
  const named = items.every((m) => m.text.includes(headOf(e)));
  if (items.length === e.count) return { items, open: false, tied: true, by };
  if (inHeading) return named ? { items, open: false, tied: true, by } : null;
  return opened || named || isAspect(e) ? { items, open: false, tied: true, by } : null;
}

/** The counted noun without its classifier: 行动 of 两大行动. */
const headOf = (e: Enumeration): string => e.text.replace(/[“”]/g, '').slice(-2);

/** 开展了四项活动。一是…: the run comes right after the count, and has one item more or less. */
const closely = (text: string, e: Enumeration, found: number): boolean =>
  !/大/.test(e.text.slice(0, 4)) &&
  Math.abs(found - e.count) === 1 &&
  /^”?[。：](?:$|一[是要]|第一)/.test(text.slice(e.at.end, e.at.end + 4));

const isAspect = (e: Enumeration): boolean =>
  /件|方面|意见|任务|要求|体会|建议|内容|问题|措施|打算|工作|点|举措|做法|环节|关键|不足|差距|短板|抓手|难题|难点|瓶颈|矛盾|挑战/.test(
    e.text,
  );

/** Whether the offset is in the last sentence of its paragraph. */
const isInLastSentence = (document: Document, text: string, at: number): boolean => endsOf(document, text).stop < at;

function endsOf(document: Document, text: string): Ends {
  if (document.ends?.of === text) return document.ends;
  let stop = text.length - 2;
  while (stop >= 0 && !isStop(text.charAt(stop))) stop--;
  return (document.ends = { of: text, stop, comma: text.lastIndexOf('，') });
}

const isStop = (c: string): boolean => c === '。' || c === '！' || c === '？';

/** With more items than this, what follows is not the counted list; no more markers are looked at for one item. */
const mostOf = (count: number): number => 2 * count + 8;

// ---------------------------------------------------------------- runs

/** The run for a count: after it in its own paragraph, or at the starts of the paragraphs that follow. */
function runBehind(document: Document, i: number, e: Enumeration, inHeading: boolean): Item[] | null {
  const reading = document.readings[i]?.reading;
  if (!reading) return null;
  const { text } = reading.paragraph;
  const first = firstIndex(reading.markers, ({ at }) => at.start >= e.at.end);
  const opening = reading.markers[first];
  if (opening?.value === 1) {
    const to = opening.at.start;
    const close =
      inHeading ||
      (to - e.at.end <= 8 && /^”?[^。；]{0,6}[。：，；]?$/.test(text.slice(e.at.end, to))) ||
      isGap(text.slice(e.at.end, to));
    if (!close) return null;
    return collect(document, i, first, e.count);
  }
  if (opening) return null;
  // Only the last sentence of a paragraph announces what the next paragraphs say.
  if (!inHeading && !isInLastSentence(document, text, e.at.end)) return null;
  for (let j = i + 1; j < document.readings.length && j <= i + 2; j++) {
    if (document.layout.headings[j] && document.layout.headings[j]!.level < 3) return null;
    const { markers } = document.readings[j]!.reading;
    if (markers[0]?.value === 1 && markers[0].at.start === 0) return collect(document, j, 0, e.count);
    if (!inHeading) return null;
  }
  return null;
}

/** The members of the run that begins at a marker, without runs inside them; null for many more than `count`. */
function collect({ readings, layout }: Document, from: number, at: number, count: number): Item[] | null {
  const most = mostOf(count);
  // Where a run inside one member has reached the same number, the next marker may belong to either.
  let either = false;
  const out: Item[] = [];
  const first = readings[from]?.reading.markers[at];
  if (!first) return null;
  let next = 1;
  let inner = 0;
  let left = most * MARKERS_EACH;
  for (let j = from; j < readings.length; j++) {
    const placed = readings[j];
    if (!placed) break;
    const { reading } = placed;
    if (j > from) {
      const h = layout.headings[j];
      if ((h && h.level < 3) || layout.roles[j] !== 'body') break;
      const [opening] = reading.markers;
      if (!opening) {
        // A member may have more than one paragraph; the run ends where two in a row do not continue it.
        if (readings[j + 1]?.reading.markers[0]?.value === next) continue;
        break;
      }
      if (opening.at.start > 0 && opening.value !== next) break;
    }
    const place = placer(placed);
    for (let k = j === from ? at : 0; k < reading.markers.length; k++) {
      const m = reading.markers[k];
      if (!m) continue;
      if (out.length > most || left-- === 0) return null;
      if (m.value === next && sameKind(m, first) && inner === 0) {
        out.push(memberOf(placed, m, place));
        next++;
      } else if (m.value === 1) inner = 1;
      else if (m.value === inner + 1) inner++;
      else if (m.value === next) {
        inner = 0;
        out.push(memberOf(placed, m, place));
        next++;
      } else return null;
      if (m.value === next - 1) {
        if (inner) either = true;
        inner = 0;
      }
    }
  }
  return either && out.length !== count ? null : out;
}

const sameKind = (a: RunMarker, b: RunMarker): boolean => (a.word === '第') === (b.word === '第');

/** The first words after a marker, up to a mark. */
function memberOf({ reading }: PlacedReading, marker: RunMarker, place: Place): Item {
  const { text } = reading.paragraph;

  let from = marker.at.end;
  while (/^[，：]|^[要是](?![素点求害件闻])/.test(text.slice(from, from + 2))) from++;
  const stop = text.slice(from).search(/[。；，：！？]/);
  const end = stop < 0 ? text.length : from + stop;
  return { at: place({ start: from, end }), text: text.slice(from, end) };
}

// ---------------------------------------------------------------- points

/** The points after a count that are no headings, one in each paragraph: 安排以下5项任务： above 1. 2. 3. 4.. */
function pointsBehind({ readings }: Document, i: number, e: Enumeration): Kept | null {
  const { text } = readings[i]!.reading.paragraph;
  const gap = text.slice(e.at.end);
  // 共8件，目前已完成的有： lists only some of them.
  if (!gap.endsWith('：') || !isGap(gap) || /已|主要|部分|其中|尚未|还未|等/.test(gap)) return null;
  const items: Item[] = [];
  let style = '';
  for (let j = i + 1; j < readings.length && items.length <= mostOf(e.count); j++) {
    const { paragraph } = readings[j]!.reading;
    if (paragraph.block === 'cell') return null;
    const number = readHeadingNumber(paragraph.text);
    if (!number) break;
    style ||= number.style;
    if (number.style !== style || readOrdinal(number.numeral) !== items.length + 1) break;
    const at = placer(readings[j]!)({ start: number.end, end: paragraph.text.length });
    items.push({ at, text: paragraph.text.slice(number.end) });
  }
  return items.length < 2 ? null : { items, open: false, tied: true, by: 'headings' };
}

// ---------------------------------------------------------------- headings

interface Below {
  readonly items: Item[];
  /** Index of the paragraph of the first heading. */
  readonly first: number;
  /** Numbered 1, 2, 3 … without gaps and repetitions. */
  readonly whole: boolean;
}

/** The numbered headings of one level after a paragraph, up to the end of its section. */
function headingsBehind(document: Document, i: number, own: Heading<Site> | undefined): Below | null {
  const { layout, levels, below } = document;
  const { headings } = layout;
  const section = own ? own.level : (levels[i] ?? 0);
  let first = -1;
  for (let j = i + 1; j < headings.length; j++) {
    if (headings[j]) {
      first = j;
      break;
    }
    // The headings must follow soon: at most a paragraph or two may stand between.
    if (j > i + 3) return null;
  }
  const heading = headings[first];
  if (!heading || heading.level <= section || numeralOf(heading) !== 1) return null;
  let found = below.get(first);
  if (found === undefined) below.set(first, (found = belowFrom(document, first)));
  return found;
}

function belowFrom({ text, layout: { headings } }: Document, first: number): Below | null {
  const heading = headings[first];
  if (!heading) return null;
  const { level, style } = heading;
  const items: Item[] = [];
  let whole = true;
  for (let j = first; j < headings.length; j++) {
    const h = headings[j];
    if (!h) continue;
    if (h.level < level) break;
    if (h.level > level) continue;
    if (h.style !== style) return null;
    // A second document begins with number one again.
    if (items.length && numeralOf(h) === 1) break;
    items.push(bareItem(text, h));
    if (numeralOf(h) !== items.length) whole = false;
  }
  return { items, first, whole };
}

function numeralOf(h: Heading<Site>): number | null {
  const numeral = /[A-H]/.test(h.number)
    ? h.number.charCodeAt(0) - 64
    : readOrdinal(h.number.replace(/[（）()、.．\s第部分章节编篇]/g, ''));
  return numeral;
}

/** The words of a heading without its number. */
function bareItem(text: string, h: Heading<Site>): Item {
  const skip = readHeadingNumber(h.text)?.end ?? h.number.length;
  const at = site(h.at.start + skip, h.at.end);
  return { at, text: text.slice(at.start, at.end) };
}

// ---------------------------------------------------------------- sets named again

/** A set that is named again without its items gets those of the place where they are listed. */
function echoes(all: readonly Enumeration<Site>[]): Enumeration<Site>[] {
  const listed = new Map<string, Enumeration<Site>>();
  const key = (e: Enumeration<Site>): string => e.text.replace(/[“”"\s]/g, '');
  for (const e of all) if (e.items.length && e.by === 'list' && !listed.has(key(e))) listed.set(key(e), e);
  return all.map((e) => {
    const first = e.items.length ? undefined : listed.get(key(e));
    return first ? { ...e, items: first.items, open: first.open } : e;
  });
}
