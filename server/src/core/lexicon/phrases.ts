/**
 * Finds the wordings of the lexicon in a paragraph. The longest come first. Established wordings mask their letters
 * before wrong forms are looked for, so that a wrong form inside a right one (钉子精神 in 钉钉子精神) is none. Inside 《》 nothing
 * departs.
 */
import type { Departure, DepartureKind, Edit, Phrase, Span } from '../model';
import { span } from '../model';
import { charSet, isIn, lastBefore } from '../charset';
import type { Lexicon } from './lexicon';
import { doubledEnd, isNumeralOrDigit, slipsOf } from './near';
import type { PhraseContext, Scan } from './scan';
import {
  forMessage,
  basisOf,
  closesQuote,
  departure,
  withDoubleQuotes,
  inMarksOfPlace,
  isInside,
  opensQuote,
  titlesOf,
  withoutOuterQuotes,
  unclosedQuotes,
} from './scan';
import { SpanIndex } from '../text/span-index';
import type { HitPlaces } from './search/matcher';
import type { Hit, Pattern } from './search/patterns';
import { corePart } from './search/patterns';
import { expansionDepartures, seriesOf } from './series';
import type { Skeleton } from './skeleton';
import { Letters, editDistance, lettersOf } from './skeleton';
import { firstIndex, sortedBy } from '../text/sorted';

const paragraphLetters = new Letters();

const isQuoteMark = charSet('“”‘’');

const coverBuffers = { slogans: new Uint8Array(0), terms: new Int32Array(0) };

/** The length that no wording exceeds, in letters. */
const LONGEST_WORDING = 200;

const TYPE_ORDER = { canonical: 0, alias: 1, core: 2, wrong: 3, verb: 3, member: 4, slip: 4 } as const;

/**
 * The wordings that stand in a paragraph, with what departs from them, in the order of the text. Offsets are UTF-16.
 */
export function findPhrases(context: PhraseContext, lexicon: Lexicon): Phrase[] {
  const { text } = context;
  if (text.length < 2) return [];
  paragraphLetters.read(text);
  const found = lexicon.matcher.search(paragraphLetters);
  const { wordings, members, slipped, slips } = found;
  if (!wordings.length && !members.length && !slipped.length && !slips.length) return [];
  const { quotes, heading, halfWidth } = context;
  const skeleton = paragraphLetters.skeleton();
  const scan: Scan = { text, quotes, heading, halfWidth, skeleton, titles: titlesOf(text) };
  const chosen = chooseHits(
    hitsOf(wordings, lexicon).filter((hit) => isPossible(hit, scan)),
    paragraphLetters.length,
  );
  const phrases = chosen.map((hit) => phraseOf(hit, scan));
  if (members.length) phrases.push(...withoutCrossing(phrases, seriesOf(hitsOf(members, lexicon), chosen, scan)));
  if (slips.length || slipped.length) phrases.push(...withoutCrossing(phrases, slipsOf(found, lexicon, scan)));
  return withoutRepeats(sortedBy(phrases, (a, b) => a.at.start - b.at.start || b.at.end - a.at.end));
}

/**
 * The hits in the order of their ends, the longer first. They are inserted one by one, since few are far from their
 * place.
 */
function hitsOf(places: HitPlaces, lexicon: Lexicon): Hit[] {
  const hits: Hit[] = [];
  for (let i = 0; i < places.length; i += 2) {
    const entry = places.numbers[i] ?? 0;
    const start = places.numbers[i + 1] ?? 0;
    const hit = { pattern: lexicon.patternOf(entry), start, end: start + lexicon.matcher.lengthOf(entry) };
    let k = hits.length;
    for (let before = hits[k - 1]; before && before.end > hit.end; before = hits[--k - 1]) hits[k] = before;
    hits[k] = hit;
  }
  return hits;
}

/** Two rows may have the same members. What departs from them is reported for the first. */
function withoutRepeats(phrases: Phrase[]): Phrase[] {
  let departing = 0;
  for (const { departures } of phrases) if (departures.length) departing++;
  if (departing < 2) return phrases;
  const seen = new Set<string>();
  return phrases.map((phrase) => {
    const departures = phrase.departures.filter(({ at, kind }) => {
      const key = `${at.start} ${at.end} ${kind}`;
      return !seen.has(key) && seen.add(key);
    });
    return departures.length === phrase.departures.length ? phrase : { ...phrase, departures };
  });
}

/** Those of the others that cross no phrase and no departure. They may stand in a term, or have phrases inside. */
function withoutCrossing(phrases: readonly Phrase[], others: readonly Phrase[]): Phrase[] {
  if (!others.length || !phrases.length) return [...others];
  const taken = phrases.flatMap(({ at, whole, kind, departures }) => [
    { ...whole, inner: at, kind, departed: departures.length > 0 },
    ...departures.map((d) => ({ ...d.at, inner: d.at, kind, departed: true })),
  ]);
  const index = new SpanIndex(taken);
  return others.flatMap((other) => {
    const { start, end } = other.whole;
    let holds = false;
    const crosses = index.some(other.whole, (t) => {
      if (t.end <= start || t.start >= end) return false;
      // The quotation marks around a phrase do not count.
      const isEnclosed = start <= t.inner.start && t.inner.end <= end;
      if (t.departed || (t.kind !== 'term' && !isEnclosed)) return true;
      holds ||= t.kind !== 'term';
      return false;
    });
    if (crosses) return [];
    // If a slogan stands inside, the other is only a term.
    return [holds ? { ...other, kind: 'term' as const } : other];
  });
}

/** Whether no mark stands between the letters from `start` to `end`. */
const isWhole = (at: Skeleton['at'], start: number, end: number): boolean =>
  at(end - 1) - at(start) === end - 1 - start;

const areWithin = (at: Span, edits: readonly Edit[]): boolean =>
  edits.every((e) => at.start <= e.at.start && e.at.end <= at.end);

/** Whether its marks and neighbours allow the hit to be the phrase. */
function isPossible({ pattern, start, end }: Hit, { text, skeleton: { at } }: Scan): boolean {
  const from = at(start);
  const to = at(end - 1) + 1;
  if (to - from === end - start && !pattern.numbered && pattern.plain) return true;
  // One letter may be written twice there.
  const first = text.charCodeAt(from - 1) === text.charCodeAt(from) ? from - 2 : from - 1;
  const isDoubled = first === from - 2 && isIn(opensQuote, text.charCodeAt(first));
  if (pattern.numbered && !isDoubled && isIn(isNumeralOrDigit, text.charCodeAt(from - 1))) return false;
  for (let i = isWhole(at, start, end) ? end : 1; i < end - start; i++) {
    const a = at(start + i - 1) + 1;
    const b = at(start + i);
    if (b === a) continue;
    const gap = text.slice(a, b);
    if (/[、，]/.test(gap) && !pattern.breaks.has(i)) return false;
    // A quotation that closes where none of the wording closes separates two things.
    if (/^[^”’]*[”’].*[“‘]/.test(gap) && !pattern.breaks.has(i) && !/[”’]/.test(pattern.gaps[i] ?? '')) return false;
    // “百千万”工程 is not “千万”工程: a quotation that closes within the phrase must open with it.
    if (gap[0] === '”' && lastBefore(text, '“', first, b + 1) < 0) return false;
    // A wrong form does not extend across a quotation mark.
    if (pattern.type === 'wrong' && /[“”‘’]/.test(gap) && !/[“”]/.test(pattern.gaps[i] ?? '')) return false;
  }
  // A wrong form with the letters of the right one is wrong by its marks alone.
  if (pattern.type === 'wrong' && lettersOf(rightForm(pattern)) === pattern.skeleton) {
    return withoutOuterQuotes(pattern.form) === withoutOuterQuotes(withDoubleQuotes(text.slice(from, to)));
  }
  // Two or three letters are a name only in quotation marks: “六保”, but not 第六保税区. So is a numeral with a common noun
  // that many places have: “三大工程”.
  const { row, skeleton, form } = pattern;
  const least = row.kind === 'contraction' && row.quotes === 'may' ? 4 : 3;
  if (skeleton.length <= least && form.startsWith('“') && row.quotes !== 'none') {
    return isIn(opensQuote, text.charCodeAt(first)) && isIn(closesQuote, text.charCodeAt(to));
  }
  return true;
}

/** The hits that are kept, in the order of the text. None overlaps another, except for a slogan within a term. */
function chooseHits(hits: readonly Hit[], length: number): readonly Hit[] {
  const chosen: Hit[] = [];
  let to = hits.length;
  let start = length;
  // The hits are in the order of their ends. Those that reach into each other are chosen from, all others are kept.
  for (let i = to - 1; i >= 0; i--) {
    const hit = hits[i];
    if (!hit) continue;
    start = Math.min(start, hit.start);
    if (i > 0 && (hits[i - 1]?.end ?? 0) > start) continue;
    if (to - i === 1) chosen.push(hit);
    else chosen.push(...chooseAmong(hits.slice(i, to), start, length).reverse());
    to = i;
  }
  return chosen.reverse();
}

/** The same for hits that reach into each other. The first of them begins at `from`. */
function chooseAmong(hits: readonly Hit[], from: number, length: number): Hit[] {
  const right = sortedBy(hits.filter(isRight), (a, b) => a.start - b.start);
  const wrong = hits.filter((w) => !isRight(w) && !isMasked(w, right));
  const order = [...right, ...wrong].sort(
    (a, b) => b.end - b.start - (a.end - a.start) || orderOf(a) - orderOf(b) || a.start - b.start,
  );
  const { slogans, terms } = coverFor(from, hits.at(-1)?.end ?? from, length);
  const taken: Hit[] = [];
  for (const hit of order) {
    if (!isUncovered(hit, slogans, terms)) continue;
    taken.push(hit);
    if (hit.pattern.row.kind === 'term') terms.fill(taken.length, hit.start, hit.end);
    else slogans.fill(1, hit.start, hit.end);
  }
  return sortedBy(taken, (a, b) => a.start - b.start || b.end - a.end);
}

/**
 * Buffers with one place for each letter, cleared from `from` to `to`. They are reused, since one stretch is read after
 * another.
 */
function coverFor(from: number, to: number, length: number): typeof coverBuffers {
  if (length > coverBuffers.slogans.length) {
    coverBuffers.slogans = new Uint8Array(length * 2);
    coverBuffers.terms = new Int32Array(length * 2);
  } else {
    coverBuffers.slogans.fill(0, from, to);
    coverBuffers.terms.fill(0, from, to);
  }
  return coverBuffers;
}

const isRight = ({ pattern: { type } }: Hit): boolean => type === 'canonical' || type === 'alias' || type === 'core';

/** Whether an established wording stands over all or a part of a wrong form, which is then none. */
function isMasked(wrong: Hit, right: readonly Hit[]): boolean {
  for (let i = firstIndex(right, ({ start }) => start >= wrong.start - LONGEST_WORDING); i < right.length; i++) {
    const r = right[i];
    if (!r || r.start >= wrong.end) break;
    const isPart = wrong.start <= r.start && r.end <= wrong.end && wrong.end - wrong.start > r.end - r.start;
    if (r.end > wrong.start && !isPart) return true;
  }
  return false;
}

/** Whether the letters of a hit are not yet taken. A slogan may stand within a term. */
function isUncovered({ start, end, pattern }: Hit, slogans: Uint8Array, terms: Int32Array): boolean {
  const within = pattern.row.kind !== 'term' && pattern.type !== 'wrong' ? (terms[start] ?? 0) : 0;
  for (let i = start; i < end; i++) if (slogans[i] || terms[i] !== within) return false;
  return true;
}

const orderOf = ({ pattern }: Hit): number => TYPE_ORDER[pattern.type];

const NO_DEPARTURES: readonly Departure[] = [];

/** Where the hit stands, if nothing is written in or beside it from which a plain wording departs; else null. */
function plainSpan({ start, end }: Hit, { text, skeleton: { at } }: Scan): Span | null {
  const from = at(start);
  const to = from + end - start;
  if (at(end - 1) !== to - 1) return null;
  const before = text.charCodeAt(from - 1);
  const after = text.charCodeAt(to);
  if (before === text.charCodeAt(from) || after === text.charCodeAt(to - 1)) return null;
  if (isIn(isQuoteMark, before) || isIn(isQuoteMark, after)) return null;
  return span(from, to);
}

function phraseOf(hit: Hit, scan: Scan): Phrase {
  const { pattern } = hit;
  const { row } = pattern;
  const { titles } = scan;
  const plain = pattern.plain ? plainSpan(hit, scan) : null;
  if (plain)
    return {
      at: plain,
      whole: plain,
      kind: row.kind,
      wording: row,
      canonical: pattern.coreForm,
      departures: NO_DEPARTURES,
    };
  const whole = withQuotes(hit, scan);
  const at = coreSpan(hit, scan);
  const silent = isInside(whole, titles);
  const departures: Departure[] = [];
  if (!silent) {
    if (pattern.type === 'wrong') departures.push(wrongFormDeparture(hit, whole, scan));
    else if (pattern.type === 'verb') departures.push(wrongVerbDeparture(hit, scan));
    else {
      for (const one of markDepartures(hit, whole, scan)) departures.push(one);
      for (const one of expansionDepartures(hit, scan)) departures.push(one);
      const doubled = doubledEnd(hit, scan);
      if (doubled) departures.push(doubled);
    }
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

/** In a longer quotation somebody else speaks, so that nothing is an error there. */
function softened(departure: Departure, { quotes }: Scan): Departure {
  if (departure.level !== 'error') return departure;
  const spoken = quotes.some((q) => q.start < departure.at.start && departure.at.end < q.end && q.end - q.start > 24);
  return spoken ? { ...departure, level: 'warning' } : departure;
}

function coreSpan(hit: Hit, scan: Scan): Span {
  const { text } = scan;
  const { start, end } = innerSpan(hit, scan);
  // “三网”融合 for “三网融合”: a mark inside needs its partner.
  const open = unclosedQuotes(text, start, end);
  if (open < 0 && isIn(opensQuote, text.charCodeAt(start - 1))) return span(start - 1, end);
  if (open > 0 && isIn(closesQuote, text.charCodeAt(end))) return span(start, end + 1);
  return span(start, end);
}

function innerSpan({ pattern, start, end }: Hit, { skeleton: { at } }: Scan): Span {
  const [a, b] = pattern.core;
  if (pattern.type === 'canonical' || pattern.type === 'alias' || pattern.type === 'core') {
    return span(at(start + a), at(start + b - 1) + 1);
  }
  if (pattern.type === 'verb') {
    const [x, y] = corePart(pattern.row.canonical);
    const verb = pattern.skeleton.length - lettersOf(pattern.row.canonical).length;
    const head = lettersOf(pattern.row.canonical.slice(0, x)).length + verb;
    const tail = lettersOf(pattern.row.canonical.slice(0, y)).length + verb;
    return span(at(start + head), at(start + tail - 1) + 1);
  }
  // Of a wrong form the slogan is the quoted part if there is one, else all of it.
  const from = at(start);
  const to = at(end - 1) + 1;
  if (b - a < pattern.skeleton.length) return span(at(start + a), at(start + b - 1) + 1);
  return span(from, to);
}

/** The hit with the quotation marks that belong to the wording. */
function withQuotes({ pattern, start, end }: Hit, { text, skeleton: { at } }: Scan): Span {
  let from = at(start);
  let to = at(end - 1) + 1;
  const canonical = pattern.row.canonical;
  if (canonical.startsWith('“') && isIn(opensQuote, text.charCodeAt(from - 1))) from--;
  if (isIn(closesQuote, text.charCodeAt(to)) && unclosedQuotes(text, from, to) > 0) to++;
  return span(from, to);
}

// ---------------------------------------------------------------- departures

function wrongFormDeparture({ pattern }: Hit, whole: Span, scan: Scan): Departure {
  const { row } = pattern;
  const found = scan.text.slice(whole.start, whole.end);
  const right = rightForm(pattern);
  const kind = departureKind(pattern.form, right);
  const newText = inMarksOfPlace(right, whole, scan);
  const whatFor = kind === 'members' ? '次序或成员与规范写法不一' : '与规范写法不一';
  return departure(
    kind,
    pattern.level,
    whole,
    `“${forMessage(found)}”${whatFor}，应作“${forMessage(right)}”。${basisOf(row)}`,
    [{ at: whole, newText }],
  );
}

/** The wording that a wrong form should be: the canonical one, or the alias that is nearest to it. */
function rightForm({ row, form }: Pattern): string {
  const own = row.wrong.find((w) => w.form === form)?.right;
  if (own) return own;
  let best = row.canonical;
  let least = editDistance(form, best);
  for (const alias of row.aliases) {
    const d = editDistance(form, alias);
    if (d < least) [best, least] = [alias, d];
  }
  return best;
}

function departureKind(wrong: string, right: string): DepartureKind {
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

function wrongVerbDeparture({ pattern, start }: Hit, scan: Scan): Departure {
  const { row } = pattern;
  const { at } = scan.skeleton;
  const length = pattern.skeleton.length - lettersOf(row.canonical).length;
  const where = span(at(start), at(start + length - 1) + 1);
  const verb = pattern.skeleton.slice(0, length);
  const [usual] = row.verbs;
  const message = `“${verb}”与“${forMessage(row.canonical)}”不搭配，通行为“${row.verbs.join('”“')}”。${basisOf(row)}`;
  return departure(
    'verb',
    pattern.level,
    where,
    message,
    usual && row.verbs.length === 1 ? [{ at: where, newText: usual }] : [],
    false,
  );
}

/** Departures in quotation marks and punctuation, where the letters of the wording are right. */
function markDepartures({ pattern, start, end }: Hit, whole: Span, scan: Scan): Departure[] {
  const { row } = pattern;
  const {
    text,
    skeleton: { at },
    heading,
  } = scan;
  const out: Departure[] = [];
  const written = pattern.misdotted.length ? withDoubleQuotes(text.slice(at(start), at(end - 1) + 1)) : '';
  const misdotted = pattern.misdotted.find(
    (w) => withoutOuterQuotes(w.form) === written && withoutOuterQuotes(pattern.form) !== written,
  );
  if (misdotted) {
    const right = row.canonical;
    const message = `“${forMessage(written)}”标点应作“${forMessage(right)}”。${basisOf(row)}`;
    const kind =
      written.replace(/[“”]/g, '') === withoutOuterQuotes(right).replace(/[“”]/g, '') ? 'quotes' : 'punctuation';
    return [
      departure(kind, misdotted.level, whole, message, [{ at: whole, newText: inMarksOfPlace(right, whole, scan) }]),
    ];
  }
  if (row.strict && pattern.type !== 'alias' && (pattern.dotted || !isWhole(at, start, end))) {
    const edits: Edit[] = [];
    for (let i = 1; i < end - start; i++) {
      const a = at(start + i - 1) + 1;
      const b = at(start + i);
      const want = (pattern.gaps[i] ?? '').replace(/[“”]/g, '');
      const have = text.slice(a, b).replace(/[“”‘’]/g, '');
      if (want === have || (heading && !have.trim()) || (!want && !pattern.breaks.has(i))) continue;
      const quote = /^[”’]/.exec(text.slice(a, b)) ? 1 : 0;
      edits.push({ at: span(a + quote, a + quote + have.length), newText: want });
    }
    if (edits.length) {
      const core = coreSpan({ pattern, start, end }, scan);
      const found = forMessage(text.slice(whole.start, whole.end));
      const should = forMessage(pattern.form);
      const newEdits = edits.map((e) => ({
        ...e,
        newText: scan.halfWidth ? e.newText.replace(/，/g, ',') : e.newText,
      }));
      const message = `“${found}”标点应作“${should}”。${basisOf(row)}`;
      out.push(
        departure(
          'punctuation',
          row.weak ? 'hint' : 'warning',
          areWithin(core, newEdits) ? core : whole,
          message,
          newEdits,
        ),
      );
    }
  }
  const quoted =
    isIn(opensQuote, text.charCodeAt(at(start + pattern.core[0]) - 1)) ||
    isIn(closesQuote, text.charCodeAt(at(start + pattern.core[1] - 1) + 1));
  if (row.quotes === 'must' && !quoted && !heading && pattern.form.includes('“') && !isInside(whole, scan.quotes)) {
    const core = coreSpan({ pattern, start, end }, scan);
    const message = `“${forMessage(pattern.form)}”中“${text.slice(core.start, core.end)}”通例加引号。${basisOf(row)}`;
    out.push(
      departure('quotes', 'hint', core, message, [
        { at: span(core.start, core.start), newText: '“' },
        { at: span(core.end, core.end), newText: '”' },
      ]),
    );
  }
  if (row.quotes === 'none' && quoted) {
    const core = coreSpan({ pattern, start, end }, scan);
    if (isIn(opensQuote, text.charCodeAt(core.start - 1)) && isIn(closesQuote, text.charCodeAt(core.end))) {
      const message = `“${forMessage(row.canonical)}”通例不加引号。${basisOf(row)}`;
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
