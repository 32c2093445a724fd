/**
 * Finds the lexicon's wordings in a paragraph. Longest first; what is established is masked before wrong forms are
 * sought, so that a wrong form inside a right one (钉子精神 in 钉钉子精神) is none. Inside 《》 nothing departs.
 */
import type { Departure, DepartureKind, Edit, Phrase, Severity, Span } from '../model';
import { span } from '../model';
import { charSet, isIn } from '../charset';
import type { Lexicon, Pattern } from './lexicon';
import { corePart, lettersOfRow } from './lexicon';
import type { LexiconRow } from './rows';
import type { Skeleton } from './skeleton';
import { lettersOf, skeletonOf } from './skeleton';

export interface PhraseContext {
  /** Reading text. */
  readonly text: string;
  /** Pairs of quotation marks, marks included. */
  readonly quotes: readonly Span[];
  /** A heading may leave quotation marks out and part its phrases by spaces. */
  readonly heading: boolean;
  /** The document writes half-width commas. */
  readonly halfWidth: boolean;
}

interface Hit {
  readonly pattern: Pattern;
  /** Skeleton offsets. */
  readonly start: number;
  readonly end: number;
}

interface Scan extends PhraseContext {
  readonly skeleton: Skeleton;
  /** Offsets at which a title in 《》 is open. */
  readonly titles: readonly Span[];
}

/** Where the letters of the text at hand stand; used again for the next. */
let places = new Uint32Array(1024);

export function findPhrases(context: PhraseContext, lexicon: Lexicon): Phrase[] {
  const { text } = context;
  if (text.length < 2) return [];
  const hits: Hit[] = [];
  const members: Hit[] = [];
  const halves: Hit[] = [];
  lexicon.scan(text, (pattern, end) => {
    const hit = { pattern, start: end - pattern.skeleton.length, end };
    (pattern.type === 'member' ? members : pattern.type === 'half' ? halves : hits).push(hit);
  });
  if (!hits.length && !halves.length && members.length < 3) return [];
  if (places.length <= text.length) places = new Uint32Array(text.length * 2);
  const { quotes, heading, halfWidth } = context;
  const skeleton = skeletonOf(text, places);
  const scan: Scan = { text, quotes, heading, halfWidth, skeleton, titles: titlesOf(text) };
  const chosen = choose(
    hits.filter((hit) => fits(hit, scan)),
    skeleton.text.length,
  );
  const phrases = chosen.map((hit) => phraseOf(hit, scan));
  for (const phrase of seriesOf(members, chosen, scan)) {
    if (!phrases.some((p) => overlaps(p.whole, phrase.whole))) phrases.push(phrase);
  }
  for (const half of halves) {
    const phrase = nearly(half, hits, scan);
    if (phrase && !phrases.some((p) => overlaps(p.whole, phrase.whole) && p.kind !== 'term')) phrases.push(phrase);
  }
  if (phrases.length > 1) phrases.sort((a, b) => a.at.start - b.at.start);
  return phrases;
}

const opens = charSet('“‘');
const closes = charSet('”’');
const isNumeral = charSet('〇零一二三四五六七八九十百千万亿两第0123456789');
/** No mark stands between the letters from `start` to `end`. */
const isWhole = (at: Uint32Array, start: number, end: number): boolean => at[end - 1]! - at[start]! === end - 1 - start;
const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
const within = (at: Span, edits: readonly Edit[]): boolean =>
  edits.every((e) => at.start <= e.at.start && e.at.end <= at.end);
const inside = (at: Span, spans: readonly Span[]): boolean => spans.some((s) => s.start <= at.start && at.end <= s.end);

/** Whether the hit's marks and neighbours let it be the phrase at all. */
function fits({ pattern, start, end }: Hit, { text, skeleton: { at } }: Scan): boolean {
  const from = at[start]!;
  const to = at[end - 1]! + 1;
  if (pattern.numbered && isIn(isNumeral, text.charCodeAt(from - 1))) return false;
  for (let i = isWhole(at, start, end) ? end : 1; i < end - start; i++) {
    const a = at[start + i - 1]! + 1;
    const b = at[start + i]!;
    if (b === a) continue;
    const gap = text.slice(a, b);
    if (/[、，]/.test(gap) && !pattern.breaks.has(i)) return false;
    // A quotation that closes where none of the wording's does parts two things.
    if (/^[^”’]*[”’].*[“‘]/.test(gap) && !pattern.breaks.has(i) && !/[”’]/.test(pattern.gaps[i]!)) return false;
  }
  // A wrong form with the letters of the right one is wrong by its marks alone.
  if (pattern.type === 'wrong' && lettersOf(rightForm(pattern)) === pattern.skeleton) {
    return trim(pattern.form) === trim(doubled(text.slice(from, to)));
  }
  // Two or three letters are a name in quotation marks only: “六保”, not 第六保税区.
  if (pattern.skeleton.length <= 3 && pattern.form.startsWith('“') && pattern.row.quotes !== 'none') {
    return isIn(opens, text.charCodeAt(from - 1)) && isIn(closes, text.charCodeAt(to));
  }
  return true;
}

/** The hits that hold, in order, none over another, but a slogan within a term. */
function choose(hits: readonly Hit[], length: number): readonly Hit[] {
  if (hits.length < 2) return hits;
  const right = hits.filter(isRight).sort((a, b) => a.start - b.start);
  const wrong = hits.filter((w) => !isRight(w) && !isMasked(w, right));
  const order = [...right, ...wrong].sort(
    (a, b) => b.end - b.start - (a.end - a.start) || rank(a) - rank(b) || a.start - b.start,
  );
  const slogans = new Uint8Array(length);
  const terms = new Int32Array(length);
  const taken: Hit[] = [];
  for (const hit of order) {
    if (!isFree(hit, slogans, terms)) continue;
    taken.push(hit);
    if (hit.pattern.row.kind === 'term') terms.fill(taken.length, hit.start, hit.end);
    else slogans.fill(1, hit.start, hit.end);
  }
  return taken.sort((a, b) => a.start - b.start || b.end - a.end);
}

const isRight = ({ pattern: { type } }: Hit): boolean => type === 'canonical' || type === 'alias' || type === 'core';

/** A wrong form is none where an established wording stands over a part of it, or over all of it. */
function isMasked(wrong: Hit, right: readonly Hit[]): boolean {
  let low = 0;
  let high = right.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (right[mid]!.start < wrong.start - LONGEST) low = mid + 1;
    else high = mid;
  }
  for (let i = low; i < right.length && right[i]!.start < wrong.end; i++) {
    const r = right[i]!;
    const isPart = wrong.start <= r.start && r.end <= wrong.end && wrong.end - wrong.start > r.end - r.start;
    if (r.end > wrong.start && !isPart) return true;
  }
  return false;
}

/** No wording has more letters. */
const LONGEST = 200;

/** A term is no slogan and hides none that stands within it. */
function isFree({ start, end, pattern }: Hit, slogans: Uint8Array, terms: Int32Array): boolean {
  const within = pattern.row.kind !== 'term' && pattern.type !== 'wrong' ? terms[start]! : 0;
  for (let i = start; i < end; i++) if (slogans[i] || terms[i] !== within) return false;
  return true;
}

const RANK = { canonical: 0, alias: 1, core: 2, wrong: 3, verb: 3, member: 4, half: 4 } as const;
const rank = ({ pattern }: Hit): number => RANK[pattern.type];

function phraseOf(hit: Hit, scan: Scan): Phrase {
  const { pattern } = hit;
  const { row } = pattern;
  const { titles } = scan;
  const whole = withQuotes(hit, scan);
  const at = coreSpan(hit, scan);
  const silent = inside(whole, titles);
  const departures: Departure[] = [];
  if (!silent) {
    if (pattern.type === 'wrong') departures.push(wrongForm(hit, whole, scan));
    else if (pattern.type === 'verb') departures.push(wrongVerb(hit, scan));
    else departures.push(...marks(hit, whole, scan), ...expansion(hit, scan));
  }
  return {
    at,
    whole,
    kind: row.kind,
    wording: row,
    canonical: pattern.coreForm,
    departures: departures.length ? departures.map((d) => softened(d, scan)) : departures,
  };
}

/** In a longer quotation somebody else speaks: nothing is an error there. */
function softened(departure: Departure, { quotes }: Scan): Departure {
  if (departure.level !== 'error') return departure;
  const spoken = quotes.some((q) => q.start < departure.at.start && departure.at.end < q.end && q.end - q.start > 24);
  return spoken ? { ...departure, level: 'warning' } : departure;
}

function coreSpan(hit: Hit, scan: Scan): Span {
  const { text } = scan;
  const { start, end } = innerSpan(hit, scan);
  // “三网”融合 of “三网融合”: a mark inside takes its partner in.
  const open = unclosed(text, start, end);
  if (open < 0 && isIn(opens, text.charCodeAt(start - 1))) return span(start - 1, end);
  if (open > 0 && isIn(closes, text.charCodeAt(end))) return span(start, end + 1);
  return span(start, end);
}

/** Opening quotation marks less closing ones. */
function unclosed(text: string, start: number, end: number): number {
  let open = 0;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (isIn(opens, unit)) open++;
    else if (isIn(closes, unit)) open--;
  }
  return open;
}

function innerSpan({ pattern, start, end }: Hit, { skeleton: { at } }: Scan): Span {
  const [a, b] = pattern.core;
  if (pattern.type === 'canonical' || pattern.type === 'alias' || pattern.type === 'core') {
    return span(at[start + a]!, at[start + b - 1]! + 1);
  }
  if (pattern.type === 'verb') {
    const [x, y] = corePart(pattern.row.canonical);
    const verb = pattern.skeleton.length - lettersOf(pattern.row.canonical).length;
    const head = lettersOf(pattern.row.canonical.slice(0, x)).length + verb;
    const tail = lettersOf(pattern.row.canonical.slice(0, y)).length + verb;
    return span(at[start + head]!, at[start + tail - 1]! + 1);
  }
  // A wrong form: its quoted part where it has one, else all of it.
  const from = at[start]!;
  const to = at[end - 1]! + 1;
  if (b - a < pattern.skeleton.length) return span(at[start + a]!, at[start + b - 1]! + 1);
  return span(from, to);
}

/** The hit with the quotation marks that belong to the wording. */
function withQuotes({ pattern, start, end }: Hit, { text, skeleton: { at } }: Scan): Span {
  let from = at[start]!;
  let to = at[end - 1]! + 1;
  const canonical = pattern.row.canonical;
  if (canonical.startsWith('“') && isIn(opens, text.charCodeAt(from - 1))) from--;
  if (isIn(closes, text.charCodeAt(to)) && unclosed(text, from, to) > 0) to++;
  return span(from, to);
}

// ---------------------------------------------------------------- departures

/** `依据：…。` of a row. */
export function basisOf(row: LexiconRow): string {
  return row.basis ? `依据：${row.basis}` : row.weak ? '依据未核，请自行核对' : '依据：工作区词表';
}

function wrongForm({ pattern }: Hit, whole: Span, scan: Scan): Departure {
  const { row } = pattern;
  const found = scan.text.slice(whole.start, whole.end);
  const right = rightForm(pattern);
  const kind = kindOf(pattern.form, right);
  const newText = dressed(right, whole, scan);
  const whatFor = kind === 'members' ? '次序或成员与规范写法不一' : '与规范写法不一';
  return departure(kind, pattern.level, whole, `“${bare(found)}”${whatFor}，应作“${bare(right)}”。${basisOf(row)}`, [
    { at: whole, newText },
  ]);
}

/** The wording that a wrong form stands for: the canonical, or the alias that is nearest to it. */
function rightForm({ row, form }: Pattern): string {
  const own = row.wrong.find((w) => w.form === form)?.right;
  if (own) return own;
  let best = row.canonical;
  let least = distance(form, best);
  for (const alias of row.aliases) {
    const d = distance(form, alias);
    if (d < least) [best, least] = [alias, d];
  }
  return best;
}

function kindOf(wrong: string, right: string): DepartureKind {
  const a = lettersOf(wrong);
  const b = lettersOf(right);
  if (a === b) return /[“”]/.test(wrong) !== /[“”]/.test(right) ? 'quotes' : 'punctuation';
  const parts = (s: string): string =>
    s
      .replace(/[“”]/g, '')
      .split(/[、，和]/)
      .sort()
      .join();
  if (a.length === b.length && parts(wrong) === parts(right)) return 'members';
  return 'wording';
}

function wrongVerb({ pattern, start }: Hit, scan: Scan): Departure {
  const { row } = pattern;
  const { at } = scan.skeleton;
  const length = pattern.skeleton.length - lettersOf(row.canonical).length;
  const where = span(at[start]!, at[start + length - 1]! + 1);
  const verb = pattern.skeleton.slice(0, length);
  const [usual] = row.verbs;
  const message = `“${verb}”与“${bare(row.canonical)}”不搭配，通行为“${row.verbs.join('”“')}”。${basisOf(row)}`;
  return departure(
    'verb',
    pattern.level,
    where,
    message,
    usual && row.verbs.length === 1 ? [{ at: where, newText: usual }] : [],
    false,
  );
}

/** Quotation marks and the punctuation between the parts of a wording whose letters are right. */
function marks({ pattern, start, end }: Hit, whole: Span, scan: Scan): Departure[] {
  const { row } = pattern;
  const {
    text,
    skeleton: { at },
    heading,
  } = scan;
  const out: Departure[] = [];
  const written = pattern.misdotted.length ? doubled(text.slice(at[start]!, at[end - 1]! + 1)) : '';
  const misdotted = pattern.misdotted.find((w) => trim(w.form) === written && trim(pattern.form) !== written);
  if (misdotted) {
    const right = row.canonical;
    const message = `“${bare(written)}”标点应作“${bare(right)}”。${basisOf(row)}`;
    const kind = written.replace(/[“”]/g, '') === trim(right).replace(/[“”]/g, '') ? 'quotes' : 'punctuation';
    return [departure(kind, misdotted.level, whole, message, [{ at: whole, newText: dressed(right, whole, scan) }])];
  }
  if (row.strict && pattern.type !== 'alias' && (pattern.dotted || !isWhole(at, start, end))) {
    const edits: Edit[] = [];
    for (let i = 1; i < end - start; i++) {
      const a = at[start + i - 1]! + 1;
      const b = at[start + i]!;
      const want = pattern.gaps[i]!.replace(/[“”]/g, '');
      const have = text.slice(a, b).replace(/[“”‘’]/g, '');
      if (want === have || (heading && !have.trim()) || (!want && !pattern.breaks.has(i))) continue;
      const quote = /^[”’]/.exec(text.slice(a, b)) ? 1 : 0;
      edits.push({ at: span(a + quote, a + quote + have.length), newText: want });
    }
    if (edits.length) {
      const core = coreSpan({ pattern, start, end }, scan);
      const found = bare(text.slice(whole.start, whole.end));
      const should = bare(pattern.form);
      const newEdits = edits.map((e) => ({
        ...e,
        newText: scan.halfWidth ? e.newText.replace(/，/g, ',') : e.newText,
      }));
      const message = `“${found}”标点应作“${should}”。${basisOf(row)}`;
      out.push(
        departure(
          'punctuation',
          row.weak ? 'hint' : 'warning',
          within(core, newEdits) ? core : whole,
          message,
          newEdits,
        ),
      );
    }
  }
  const quoted =
    isIn(opens, text.charCodeAt(at[start + pattern.core[0]]! - 1)) ||
    isIn(closes, text.charCodeAt(at[start + pattern.core[1] - 1]! + 1));
  if (row.quotes === 'must' && !quoted && !heading && pattern.form.includes('“') && !inside(whole, scan.quotes)) {
    const core = coreSpan({ pattern, start, end }, scan);
    const message = `“${bare(pattern.form)}”中“${text.slice(core.start, core.end)}”通例加引号。${basisOf(row)}`;
    out.push(
      departure('quotes', 'hint', core, message, [
        { at: span(core.start, core.start), newText: '“' },
        { at: span(core.end, core.end), newText: '”' },
      ]),
    );
  }
  if (row.quotes === 'none' && quoted) {
    const core = coreSpan({ pattern, start, end }, scan);
    if (isIn(opens, text.charCodeAt(core.start - 1)) && isIn(closes, text.charCodeAt(core.end))) {
      const message = `“${bare(row.canonical)}”通例不加引号。${basisOf(row)}`;
      out.push(
        departure('quotes', 'hint', span(core.start - 1, core.end + 1), message, [
          { at: span(core.start - 1, core.start), newText: '' },
          { at: span(core.end, core.end + 1), newText: '' },
        ]),
      );
    }
  }
  return out;
}

/** Members given right behind a contraction: 即、包括、（…）, 60 characters at most. */
const LEADS = /^[”’]?(?:（即?：?|，?即：?|：|——|，?是指|，?分别是|，?包括：?)/;

function expansion({ pattern, end }: Hit, scan: Scan): Departure[] {
  const { row } = pattern;
  if (row.members.length < 3 || !row.ordered || lettersOfRow(row).series === pattern.skeleton) return [];
  const {
    text,
    skeleton: { at },
  } = scan;
  const from = at[end - 1]! + 1;
  const lead = LEADS.exec(text.slice(from, from + 8));
  if (!lead) return [];
  const start = from + lead[0].length;
  const stop = text.slice(start, start + 160).search(/[。；！？）：]/);
  const series = text.slice(start, stop < 0 ? start + 160 : start + stop);
  const items: { at: Span; text: string }[] = [];
  for (const m of series.matchAll(/[^、，]+/g)) {
    const word = lettersOf(m[0].replace(/^(?:和|以及|与)/, ''));
    const offset = start + m.index + (m[0].length - m[0].replace(/^(?:和|以及|与)/, '').length);
    for (const part of splitAnd(word, row.members))
      items.push({ at: span(offset, start + m.index + m[0].length), text: part });
  }
  const known = lettersOfRow(row).members;
  const listed = items.slice(0, known.length);
  const right = listed.filter((i) => known.includes(i.text)).length;
  if (right < Math.max(2, Math.ceil(known.length / 2))) return [];
  const out: Departure[] = [];
  const level: Severity = row.weak ? 'hint' : 'warning';
  const missing = known.filter((k) => !items.some((i) => i.text === k));
  for (const item of listed) {
    if (known.includes(item.text)) continue;
    const meant = missing.find((k) => distance(k, item.text) <= Math.max(1, Math.floor(k.length / 3)));
    if (!meant) continue;
    const message = `“${bare(row.canonical)}”的成员“${item.text}”应作“${meant}”。${basisOf(row)}`;
    out.push(departure('members', level, item.at, message, [{ at: item.at, newText: meant }]));
  }
  if (!out.length && missing.length === 1 && listed.length === known.length - 1 && right === listed.length) {
    const all = span(listed[0]!.at.start, listed[listed.length - 1]!.at.end);
    out.push(departure('members', level, all, `“${bare(row.canonical)}”缺成员“${missing[0]}”。${basisOf(row)}`, []));
  }
  if (!out.length && !missing.length && listed.length === known.length) {
    if (listed.some((item, i) => item.text !== known[i])) {
      const all = span(listed[0]!.at.start, listed[listed.length - 1]!.at.end);
      const message = `“${bare(row.canonical)}”成员次序应为“${row.members.join('、')}”。${basisOf(row)}`;
      out.push(departure('members', level, all, message, []));
    }
  }
  return out;
}

/** `享乐主义和奢靡之风` of known members is two. */
function splitAnd(word: string, members: readonly string[]): string[] {
  if (members.some((m) => lettersOf(m) === word)) return [word];
  for (const and of ['和', '以及', '与']) {
    const i = word.indexOf(and);
    if (i > 0 && members.some((m) => lettersOf(m) === word.slice(0, i)))
      return [word.slice(0, i), word.slice(i + and.length)];
  }
  return [word];
}

/**
 * Runs of a row's members that are not its canonical wording: all of them in another order. Fewer than all are what a
 * writer chose to name.
 */
function seriesOf(members: readonly Hit[], chosen: readonly Hit[], scan: Scan): Phrase[] {
  const {
    text,
    skeleton: { at, text: letters },
  } = scan;
  const byRow = new Map<LexiconRow, Hit[]>();
  for (const hit of members) {
    const { row } = hit.pattern;
    if (row.members.length < 3 || lettersOfRow(row).series !== lettersOfRow(row).canonical) continue;
    const list = byRow.get(row) ?? [];
    list.push(hit);
    byRow.set(row, list);
  }
  const out: Phrase[] = [];
  for (const [row, hits] of byRow) {
    if (hits.length < row.members.length) continue;
    hits.sort((a, b) => a.start - b.start || b.end - a.end);
    let run: Hit[] = [];
    const close = (): void => {
      const distinct = new Set(run.map((h) => h.pattern.member));
      if (
        run.length === row.members.length &&
        distinct.size === run.length &&
        run.some((h, i) => h.pattern.member !== i)
      ) {
        const first = run[0]!;
        const last = run[run.length - 1]!;
        const whole = span(at[first.start]!, at[last.end - 1]! + 1);
        if (
          !chosen.some((c) => first.start < c.end && c.start < last.end && c.end - c.start > last.end - first.start)
        ) {
          const level: Severity = row.weak || !row.ordered ? 'hint' : 'warning';
          const message = `“${text.slice(whole.start, whole.end)}”次序与通行表述不一，应作“${bare(row.canonical)}”。${basisOf(row)}`;
          const departures = inside(whole, scan.titles)
            ? []
            : [
                departure('members', level, whole, message, [
                  { at: whole, newText: dressed(row.canonical, whole, scan) },
                ]),
              ];
          out.push({
            at: whole,
            whole,
            kind: row.kind,
            wording: row,
            canonical: row.canonical,
            departures,
          });
        }
      }
      run = [];
    };
    for (const hit of hits) {
      const last = run[run.length - 1];
      const joined =
        last &&
        (hit.start === last.end || (hit.start === last.end + 1 && /[和与同]/.test(letters[last.end]!))) &&
        !run.some((h) => h.pattern.member === hit.pattern.member);
      if (last && !joined) {
        if (hit.start < last.end) continue;
        close();
      }
      run.push(hit);
    }
    close();
  }
  return out;
}

// ---------------------------------------------------------------- one letter wrong

/** What one letter more, less or other makes another thing of, and not a mistake. */
const TELLING = /[〇零一二三四五六七八九十百千万两多不未非新旧省市县区镇村校院厂党国军民我你他们前后上下大小再更最]/;

/** A long wording of which one half stands right and the other with one letter more, less or other. */
function nearly({ pattern, start, end }: Hit, hits: readonly Hit[], scan: Scan): Phrase | null {
  const { row } = pattern;
  const {
    text,
    skeleton: { at, text: letters },
  } = scan;
  const whole = lettersOfRow(row).canonical;
  const first = pattern.member === 0;
  const other = first ? whole.slice(pattern.skeleton.length) : whole.slice(0, whole.length - pattern.skeleton.length);
  for (const length of [other.length, other.length - 1, other.length + 1]) {
    const from = first ? end : start - length;
    const found = letters.slice(Math.max(0, from), from + length);
    if (from < 0 || found.length !== length || found === other) continue;
    const edit = oneEdit(found, other);
    // The outer end must be right, else the text only leaves off earlier or goes on otherwise.
    if (edit === null || TELLING.test(edit)) continue;
    if (
      first
        ? found.at(-1) !== other.at(-1) || found.at(-2) !== other.at(-2)
        : found[0] !== other[0] || found[1] !== other[1]
    )
      continue;
    const [a, b] = first ? [start, from + length] : [from, end];
    if (hits.some((h) => h.start < b && a < h.end && !(a <= h.start && h.end <= b))) return null;
    for (let i = a + 1; i < b; i++) if (/\n|^[^”’]*[”’][^]*[“‘]/.test(text.slice(at[i - 1]! + 1, at[i]))) return null;
    const place = span(at[a]!, at[b - 1]! + 1);
    if (/[。；：！？（）《》]/.test(text.slice(place.start, place.end))) return null;
    const message = `“${bare(text.slice(place.start, place.end))}”与“${bare(row.canonical)}”只差一字，请核对。${basisOf(row)}`;
    const departures = inside(place, scan.titles)
      ? []
      : [departure('wording', 'hint', place, message, [{ at: place, newText: dressed(row.canonical, place, scan) }])];
    return { at: place, whole: place, kind: row.kind, wording: row, canonical: row.canonical, departures };
  }
  return null;
}

/** The letters that one insertion, deletion or substitution concerns; null where it takes more than one, or none. */
function oneEdit(a: string, b: string): string | null {
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i++;
  let j = 0;
  while (j < a.length - i && j < b.length - i && a[a.length - 1 - j] === b[b.length - 1 - j]) j++;
  const left = a.slice(i, a.length - j);
  const right = b.slice(i, b.length - j);
  return left.length <= 1 && right.length <= 1 && left !== right ? left + right : null;
}

// ---------------------------------------------------------------- small helpers

/** With double quotation marks for single ones. */
const doubled = (words: string): string => words.replace(/‘/g, '“').replace(/’/g, '”');

function departure(
  kind: DepartureKind,
  level: Severity,
  at: Span,
  message: string,
  edits: readonly Edit[],
  safe = edits.length > 0 && (level === 'error' || level === 'warning'),
): Departure {
  return { kind, level, at, message, edits, safe };
}

/** Without the quotation marks at its ends. */
const trim = (s: string): string => s.replace(/^[“‘]/, '').replace(/[”’]$/, '');
/** The wording for a message, which sets it in quotation marks itself. */
const bare = (s: string): string => (/^“[^“”]*”$/.test(s) ? s.slice(1, -1) : s.replace(/“/g, '‘').replace(/”/g, '’'));

/** The wording in the marks that fit its place: inner quotation marks inside a quotation, half-width commas. */
function dressed(form: string, at: Span, { quotes, halfWidth }: Scan): string {
  const within = quotes.some((q) => q.start < at.start && at.end < q.end);
  let out = within ? form.replace(/“/g, '‘').replace(/”/g, '’') : form;
  if (halfWidth) out = out.replace(/，/g, ',');
  return out;
}

function titlesOf(text: string): Span[] {
  const out: Span[] = [];
  let open = -1;
  for (let i = text.indexOf('《'); i >= 0 && i < text.length; i++) {
    if (text[i] === '《' && open < 0) open = i;
    else if (text[i] === '》' && open >= 0) {
      out.push(span(open, i + 1));
      open = -1;
    }
  }
  return out;
}

/** Edits between two short words. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length]!;
}
