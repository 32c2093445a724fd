/**
 * A set phrase with one slip in it: a character that is replaced, missing or added, two characters that are exchanged,
 * or two words of two characters in the wrong order. A part of the wording that stands right anchors the search, and
 * the rest is compared once. What differs is judged by its characters (whether they sound or look alike, whether they
 * make another word), by what stands around it (in a name that is quoted whole no other word can be meant), and by
 * every other established wording that covers it.
 */
import type { Departure, Phrase, Severity, Span } from '../model';
import { span } from '../model';
import { charSet, isIn } from '../charset';
import { isAlike, isWord } from './alike';
import type { Lexicon } from './lexicon';
import type { Scan } from './scan';
import type { SlipPlace, SlipKind } from './search/depart';
import type { FoundWordings, MetSlip, HitPlaces } from './search/matcher';
import type { Hit, Pattern } from './search/patterns';
import { SLIP_PATTERNS } from './search/patterns';
import { lettersOf } from './skeleton';
import { forMessage, basisOf, closesQuote, departure, isInside, opensQuote, withoutOuterQuotes } from './scan';

/** One wording with one slip. Offsets count the letters of the skeleton. */
interface Slip extends SlipPlace {
  readonly pattern: Pattern;
  readonly kind: SlipKind;
}

interface WeighedSlip {
  readonly slip: Slip;
  readonly level: Severity;
  /** Decides between slips at one place: by the part that stands right, then by the row. */
  readonly order: readonly number[];
}

const LEVEL_ORDER = { error: 0, warning: 1, info: 2, hint: 3 } as const;

/** The slips of a paragraph as phrases, in the order of the text. A slip inside another established wording is none. */
export function slipsOf({ slips, slipped, wordings, plain }: FoundWordings, lexicon: Lexicon, scan: Scan): Phrase[] {
  const found: WeighedSlip[] = [];
  for (const met of slips) {
    const { entry, partStart, partEnd, isLast } = met;
    const slip = settledSlip(met, lexicon.slipOf(entry), scan);
    const level = slip && reportedLevel(slip, scan);
    if (level) found.push({ slip, level, order: [partEnd, partStart, isLast ? 2 : 1, -entry] });
  }
  for (let k = 0; k < slipped.length; k += 2) {
    const [entry = 0, start = 0] = [slipped.numbers[k], slipped.numbers[k + 1]];
    const slip = writtenOut(lexicon.patternOf(entry), start);
    const level = reportedLevel(slip, scan);
    if (level) found.push({ slip, level, order: [slip.end, start, 0, -entry] });
  }
  if (!found.length) return [];
  // A slip that another established wording covers is meant as that wording.
  const left = found.filter(({ slip }) => {
    const at = slip.from === slip.to ? slip.from - 1 : slip.from;
    if (reachAt(slip.start, wordings, plain, lexicon) >= slip.end) return false;
    return slip.pattern.member === SLIP_PATTERNS.recounted || reachAt(at, wordings, plain, lexicon) <= slip.from;
  });
  left.sort(
    (a, b) =>
      a.slip.start - b.slip.start ||
      b.slip.end - a.slip.end ||
      LEVEL_ORDER[a.level] - LEVEL_ORDER[b.level] ||
      compareAll(a.order, b.order),
  );
  const out: Phrase[] = [];
  let last = 0;
  for (const { slip, level } of left) {
    if (slip.start < last) continue;
    out.push(phraseOf(slip, level, scan));
    last = slip.end;
  }
  return out;
}

/** The level of a slip; null where it is not reported, or where a mark that the wording does not have stands in it. */
function reportedLevel(slip: Slip, scan: Scan): Severity | null {
  const level = levelOf(slip, scan);
  return level && hasNoForeignMark(slip, scan) ? level : null;
}

function compareAll(a: readonly number[], b: readonly number[]): number {
  const i = a.findIndex((n, k) => n !== b[k]);
  return i < 0 ? 0 : (a[i] ?? 0) - (b[i] ?? 0);
}

/**
 * The departure where the first or the last letter of a wording is written twice (战略定力力) and makes no word with its
 * neighbour; null where it is not.
 */
export function doubledEnd({ pattern, start, end }: Hit, { text, skeleton: { at } }: Scan): Departure | null {
  if (end - start < 4 || pattern.row.weak || pattern.row.plain) return null;
  const isTwice = (i: number): boolean => text.charCodeAt(at(i)) === text.charCodeAt(at(i - 1));
  const mayGrow = pattern.row.quotes !== 'none' && pattern.form.includes('“');
  if (!mayGrow && !isTwice(start) && !isTwice(end)) return null;
  const letter = (i: number): string => text.charAt(at(i));
  /** Whether a letter follows the one before it without a mark. */
  const follows = (i: number): boolean => i > 0 && at(i) < text.length && at(i) - at(i - 1) === 1;
  const doubledAt = (from: number): Departure => {
    const whole = span(at(Math.min(from, start)), at(Math.max(from + 1, end) - 1) + 1);
    const edit = { at: span(at(from), at(from) + 1), newText: '' };
    const words = forMessage(text.slice(whole.start, whole.end));
    const message = `“${words}”多“${letter(from)}”，规范写法为“${forMessage(pattern.form)}”。${basisOf(pattern.row)}`;
    const isSure = letter(from) === letter(from - 1) || from < start;
    const level = pattern.row.fixed ? 'error' : isSure ? 'warning' : 'info';
    return departure('wording', level, whole, message, [edit], false);
  };
  // Whether the wording stands in quotation marks that hold nothing else.
  const isAlone = (): boolean =>
    isIn(opensQuote, text.charCodeAt(at(start) - 1)) && isIn(closesQuote, text.charCodeAt(at(end) + 1));
  if (follows(end)) {
    const last = letter(end - 1);
    const grown = letter(end);
    if (grown === last && isHan(last) && !is(isNumeralOrDigit, last)) {
      const next = follows(end + 1) ? letter(end + 1) : '';
      const isOther =
        isHan(next) &&
        (isWord(last + next) || (!/[的，。]/.test(next) && (is(changesMeaning, last) || is(isOptionalUnit, last))));
      // 思想想: nothing follows with which the two letters could make a word.
      const isIdle = end - start >= LONG_WORDING && !isHan(next);
      if (isAlone() || ((!isWord(last + last) || isIdle) && !isOther)) return doubledAt(end);
    }
    // “四不两直接”: the letter after the last one makes a word with it.
    const isGrown = grown !== last && mayGrow && isAlone();
    if (isGrown && isHan(grown) && isWord(last + grown)) return doubledAt(end);
  }
  if (!follows(start)) return null;
  const first = letter(start);
  if (letter(start - 1) !== first || !isHan(first)) return null;
  const isFirst = isIn(opensQuote, text.charCodeAt(at(start - 1) - 1));
  if (!isFirst && isIn(isNumeralOrDigit, first.charCodeAt(0))) return null;
  const previous = start > 1 && follows(start - 1) ? letter(start - 2) : '';
  const isOther = isHan(previous) && (isWord(previous + first) || is(isPlaceLevel, first));
  return (!isWord(first + first) || end - start >= LONG_WORDING) && !isOther ? doubledAt(start - 1) : null;
}

/** The end of the established wording that covers a letter and reaches furthest; 0 where none covers it. */
function reachAt(letter: number, wordings: HitPlaces, plain: HitPlaces, { matcher }: Lexicon): number {
  let reach = 0;
  for (const { numbers, length } of [wordings, plain]) {
    for (let k = 0; k < length; k += 2) {
      const start = numbers[k + 1] ?? 0;
      if (start > letter) continue;
      const end = start + matcher.lengthOf(numbers[k] ?? 0);
      if (end > letter && end > reach) reach = end;
    }
  }
  return reach;
}

// ---------------------------------------------------------------- deciding

/** A verb or an adverb at the start of a wording, which may be replaced by another. */
const VERB_OR_ADVERB_FIRST =
  /^(?:推进|推动|推行|实施|贯彻|落实|坚持|坚决|坚定|建设|构建|打造|完善|健全|发展|增强|加强|强化|打赢|打好|维护|谱写|促进|实现|学习|巩固|拓展|深入|深化|扎实|全面|全力|加快|持续|大力|着力|切实|统筹|积极|稳步|有序|奋力|始终|进一步|努力|牢牢|不断|优化|规范|整治|治理|扩大|提升|提高|弘扬|传承|把握|运用|创建|开展|保障|保持|保护|防范|遏制|严格|更加|紧紧|高度|充分|支持|鼓励|引导|培育|做好|抓好|用好|办好|践行|树立|深刻|习近)/;

/** The slip in a wording that was searched for with the slip in it. */
function writtenOut(pattern: Pattern, start: number): Slip {
  const { whole, skeleton, member } = pattern;
  const end = start + skeleton.length;
  if (member === SLIP_PATTERNS.halves) return { pattern, kind: 'halves', start, end, from: start, to: end, index: 0 };
  let index = 0;
  while (skeleton[index] === whole[index]) index++;
  let last = whole.length - 1;
  while (last > index && skeleton[last] === whole[last]) last--;
  const place = { start, end, from: start + index, to: start + last + 1, index };
  if (member === SLIP_PATTERNS.middle) return { pattern, kind: 'exchanged', ...place };
  const isJumbled = last - index > 1 && [...whole].filter((c, i) => skeleton[i] !== c).length > 2;
  return { pattern, kind: isJumbled ? 'jumbled' : 'swapped', ...place };
}

/**
 * Decides what the letters alone leave open: at either end of a wording another letter may stand, or the letter may be
 * missing. Null where the difference is no slip.
 */
function settledSlip(met: MetSlip, pattern: Pattern, scan: Scan): Slip | null {
  const { kind, start, end, from, to, index } = met;
  const { whole, form } = pattern;
  const { text: letters, at: places } = scan.skeleton;
  // Another item of a list may be meant.
  if (kind === 'other' && /[、，]/.test(form)) return null;
  if (kind === 'first') {
    if (mayReplaceFirst(letters.charAt(from), whole)) return { pattern, kind: 'replaced', start, end, from, to, index };
    return { pattern, kind: 'missing', start: to, end, from: to, to, index };
  }
  if (kind !== 'last') return { pattern, kind, start, end, from, to, index };
  const wrong = letters.charAt(from);
  const isNext = places(from) - places(from - 1) === 1;
  const isLast = places(to) - places(from) > 1 || to >= letters.length || !isHan(letters[to]);
  const isClosed = form.endsWith('”') && isIn(closesQuote, scan.text.charCodeAt(places(from) + 1));
  if (isNext && (isClosed || isAlike(wrong, whole.charAt(index)) || (isLast && isLastWrong(whole, wrong))))
    return { pattern, kind: 'replaced', start, end, from, to, index };
  return { pattern, kind: 'missing', start, end: from, from, to: from, index };
}

/** Whether the last letter is another one that makes no word, although the end of the wording is a word. */
function isLastWrong(whole: string, wrong: string): boolean {
  const before = whole.charAt(whole.length - 2);
  if (whole.length >= SHORT_WORDING) return isHan(wrong);
  return isHan(wrong) && !isWord(before + wrong) && (isWord(whole.slice(-2)) || whole.length >= 10);
}

const mayReplaceFirst = (a: string, whole: string): boolean =>
  (is(isNumeralOrDigit, a) && is(isNumeralOrDigit, whole.charAt(0))) ||
  isAlike(a, whole.charAt(0)) ||
  isOtherFirstWord(a, whole);

/** Whether another word stands there that ends in the same letter as the first word of the wording: 整体国家安全观. */
const isOtherFirstWord = (wrong: string, whole: string): boolean =>
  whole.length >= 7 &&
  isWord(wrong + whole.charAt(1)) &&
  isWord(whole.slice(0, 2)) &&
  !isWord(whole.slice(1, 3)) &&
  !VERB_OR_ADVERB_FIRST.test(whole);

// ---------------------------------------------------------------- judging

type Weigher = (slip: Slip, scan: Scan) => Severity | null;

/** The length from which on a character in the middle that is not alike may be a slip. */
const LONG_WORDING = 8;
/** The length from which on a character may be a slip although it makes a word. */
const SHORT_WORDING = 6;
/** Han numerals, 第 and Arabic digits. */
export const isNumeralOrDigit = charSet('〇零一二三四五六七八九十百千万亿两第0123456789');
/** Characters that change the meaning, so that they are no mistake where they are added, left out or replaced. */
const changesMeaning = charSet(
  '〇零一二三四五六七八九十百千万亿两几多不未非无新旧老省市县区镇乡村校院厂州旗党国军民我你他们各全总大小高低上下内外前后左右再更最先',
);
/** Characters for places and persons. The same thing in another place, or done by others, is another thing. */
const namesPlace = charSet('省市县区镇乡村校院厂州旗党国军民我你他们各');
/** Last characters of words for people. */
const endsPersonWord = charSet('民人生工员者');
/** Characters for places, of which one may stand right before the next: 全县县级以上. */
const isPlaceLevel = charSet('省市县区镇乡村校院厂州旗国我你他们各');
/** Characters without which the words mean the contrary, or mean the whole. */
const reversesMeaning = charSet('不未非无没大小新旧老高低多少全总');
/** Characters that a writer may add or leave out as the sentence requires. */
const isOptionalUnit = charSet('的地得了着过之和与同及以并而为在把对向从于是有能要会将所又也等性化型式者们观力感');

/** The numeral and classifier at the end of a name, after which nothing else belongs to it: 八项规定, 四中全会. */
const COUNTED_NAME_END = /[一二三四五六七八九十两][项个中届次]$/;
/** Conjunctions, of which one often replaces another. */
const isConjunction = charSet('和与同及跟、');

/** Last characters of words of three letters: 服务业. */
const endsThreeLetterWord = charSet('业者员性化力率度区部家手师生长费税品物权法制型式类级');

/** Characters that may follow a verb or an adjective of one letter: 转到, 强省. */
const mayFollowVerb = charSet('到向为成入出起得了着过在于给以上下来去好准牢省市县区州镇乡村');

/** Characters after which a numeral is an ordinal: 四中全会, 十八大. */
const makesOrdinal = charSet('中届大次年月日号季级期百千万亿');

const NUMERALS_BY_VALUE = '零一二三四五六七八九十';
/** How far around a contraction its members may be named, in UTF-16 units. */
const MEMBERS_WINDOW = 200;

const isHan = (c: string | undefined): boolean => c !== undefined && c >= '\u4e00' && c <= '\u9fa5';

/** The level at which a slip is reported; null where it may well be meant. */
function levelOf(slip: Slip, scan: Scan): Severity | null {
  const { row } = slip.pattern;
  const level = weighedLevel(slip, scan);
  if (level === null) return null;
  if (row.plain && slip.pattern.whole.length < LONG_WORDING) return isPlainSlip(slip, scan) ? 'info' : null;
  if (row.weak) return 'hint';
  return row.loose && level === 'warning' && !isObviousSlip(slip, scan) ? 'info' : level;
}

/**
 * Whether nobody can mean the slip: a letter is written twice, two are exchanged, or one sounds or looks like the right
 * one.
 */
function isObviousSlip(
  { pattern: { whole }, kind, from, index }: Slip,
  { skeleton: { text: letters } }: Scan,
): boolean {
  if (kind === 'exchanged') return true;
  const wrong = letters.charAt(from);
  if (kind === 'added') return wrong === whole[index] || wrong === whole[index - 1];
  return kind === 'replaced' && isAlike(wrong, whole.charAt(index));
}

function weighedLevel(slip: Slip, scan: Scan): Severity | null {
  const { pattern, kind, start } = slip;
  if (pattern.numbered && isIn(isNumeralOrDigit, scan.skeleton.text.charCodeAt(start - 1))) return null;
  if (pattern.member === SLIP_PATTERNS.recounted) return isQuoted(slip, scan) ? levelOfSure(slip) : 'info';
  return WEIGHERS[kind](slip, scan);
}

/**
 * Whether ordinary words depart in a way that no sentence has by chance: two letters are exchanged, or one is replaced
 * by another that sounds or looks like it. No word of the text may reach into them: 原创性引领.
 */
function isPlainSlip({ pattern: { whole }, kind, start, end, from, index }: Slip, scan: Scan): boolean {
  if (kind !== 'exchanged' && kind !== 'replaced') return false;
  const { text: letters, at } = scan.skeleton;
  if (kind === 'replaced' && !isAlike(letters.charAt(from), whole.charAt(index))) return false;
  const previous = start > 0 && at(start) - at(start - 1) === 1 ? letters.charAt(start - 1) : '';
  const next = end < letters.length && at(end) - at(end - 1) === 1 ? letters.charAt(end) : '';
  if (previous && index < 2 && isWord(previous + letters.charAt(start))) return false;
  return !(next && index >= whole.length - 2 && isWord(letters.charAt(end - 1) + next));
}

const levelOfSure = ({ pattern }: Slip): Severity => (pattern.row.fixed ? 'error' : 'warning');
const is = (set: ReturnType<typeof charSet>, c: string): boolean => isIn(set, c.charCodeAt(0));

/** Whether the wrong letters make a word with their neighbours. */
function makesWord(
  { pattern: { whole }, start, from, to, index }: Slip,
  { skeleton: { text: letters, at } }: Scan,
): boolean {
  const before = index > 0 ? whole[index - 1] : at(start) - at(start - 1) === 1 ? letters[start - 1] : undefined;
  const next = at(to) - at(to - 1) === 1 ? letters[to] : undefined;
  return (
    (before !== undefined && isWord(before + letters.charAt(from))) ||
    (next !== undefined && isWord(letters.charAt(to - 1) + next))
  );
}

/** Whether a letter that is written twice makes a word with the next one: 老实事求 (实事). */
function makesOther({ from }: Slip, { skeleton: { text: letters, at } }: Scan): boolean {
  return at(from + 1) - at(from) !== 1 || is(changesMeaning, letters.charAt(from));
}

/** Whether the clause continues after the phrase with anything but a particle. */
function clauseGoesOn({ end }: Slip, { text, skeleton: { text: letters, at } }: Scan): boolean {
  return end < letters.length && isHan(text[at(end - 1) + 1]) && !/[的在时后前对把]/.test(letters.charAt(end));
}

/**
 * Whether the slip stands in quotation marks that hold nothing but the name (“放官服”改革), so that no other word can be
 * meant. If the wording has marks of its own, they must stand around the same letters.
 */
function isQuoted(slip: Slip, { text, skeleton: { at } }: Scan): boolean {
  const { pattern, kind, start, end, from, to, index } = slip;
  const { form, gaps, whole, row } = pattern;
  if (row.plain) return false;
  let first = start;
  let last = end - 1;
  if (form.includes('“')) {
    let a = index;
    while (a > 0 && !gaps[a]!.includes('“') && !gaps[a]!.includes('”')) a--;
    let b = index + (kind === 'added' ? 0 : Math.max(1, kind === 'missing' ? 1 : to - from));
    while (b < whole.length && !gaps[b]!.includes('”') && !gaps[b]!.includes('“')) b++;
    if (!gaps[a]!.includes('“') || !gaps[b]!.includes('”')) return false;
    first = start + a;
    last = start + b - 1 + (kind === 'missing' ? -1 : kind === 'added' ? 1 : 0);
    return isIn(opensQuote, text.charCodeAt(at(first) - 1)) && isIn(closesQuote, text.charCodeAt(at(last) + 1));
  }
  // “绿水青山就是金山银山”理念: a 的 that is missing belongs after the marks.
  if (kind === 'missing' && (from <= start || is(isOptionalUnit, whole.charAt(index)))) return false;
  const place = kind === 'missing' ? at(from - 1) : at(from);
  const open = markBefore(text, at(first) - 1, place);
  const close = markAfter(text, kind === 'missing' ? place : at(to - 1), at(last) + 1);
  return open >= 0 && close >= 0;
}

/**
 * The offset of the nearest opening quotation mark before `place`, not before `least`; -1 where there is none or a
 * closing one stands between.
 */
function markBefore(text: string, least: number, place: number): number {
  for (let i = place; i >= Math.max(0, least); i--) {
    if (isIn(opensQuote, text.charCodeAt(i))) return i;
    if (i < place && isIn(closesQuote, text.charCodeAt(i))) return -1;
  }
  return -1;
}

/**
 * The offset of the nearest closing quotation mark after `place`, not after `most`; -1 where there is none or an
 * opening one stands between.
 */
function markAfter(text: string, place: number, most: number): number {
  for (let i = place; i <= Math.min(text.length - 1, most); i++) {
    if (isIn(closesQuote, text.charCodeAt(i))) return i;
    if (i > place && isIn(opensQuote, text.charCodeAt(i))) return -1;
  }
  return -1;
}

/** Whether the last letter is missing and the letter before it then stands alone: 钉钉子精 for 钉钉子精神. */
function isStranded({ pattern: { whole }, end }: Slip, { text, skeleton: { text: letters, at } }: Scan): boolean {
  const [second = '', before = '', right = ''] = whole.slice(-3);
  if (!isWord(before + right) || isWord(second + before) || before === '中') return false;
  const next = end < letters.length && at(end) - at(end - 1) === 1 ? letters.charAt(end) : '';
  return !isHan(next) || !/[\u4e00-\u9fa5]/.test(text[at(end - 1) + 1] ?? '') || !isWord(before + next);
}

/** Whether a word is torn without the letter, and no other word results: 纲举张. */
function leavesTornWord({ pattern: { whole }, index, end }: Slip, { skeleton: { text: letters } }: Scan): boolean {
  const [second = '', before = '', right = '', after = ''] = [-2, -1, 0, 1].map((k) => whole.charAt(index + k));
  const next = whole.charAt(index + 2) || letters.charAt(end);
  if (
    [right, after].some(
      (c) => is(isOptionalUnit, c) || is(reversesMeaning, c) || is(isNumeralOrDigit, c) || is(endsThreeLetterWord, c),
    )
  )
    return false;
  if (isWord(before + after) || isWord(after + next)) return false;
  return isWord(right + after) || (isWord(before + right) && second !== '' && !isWord(second + before));
}

/** Whether the first and the last two letters are exchanged. */
const hasExchangedEnds = (words: string, right: string): boolean =>
  words === right.slice(-2) + right.slice(2, -2) + right.slice(0, 2);

const WEIGHERS: Readonly<Record<SlipKind, Weigher>> = {
  crossed: ({ pattern: { row, whole }, index }) => {
    const [a, b] = [whole.charAt(index), whole.charAt(index + 2)];
    if (whole.length < LONG_WORDING || !isHan(a) || !isHan(b) || is(isNumeralOrDigit, a) || is(isNumeralOrDigit, b))
      return null;
    return row.ordered ? 'info' : null;
  },

  turned: ({ pattern: { row } }) => (row.ordered ? 'info' : null),

  halves: ({ pattern: { row }, start, end }, { text, skeleton: { at } }) => {
    // A longer list has an order of its own.
    const isListed = text[at(start) - 1] === '、' || text[at(end - 1) + 1] === '、';
    return row.ordered && !isListed ? 'info' : null;
  },

  swapped: (slip, scan) => {
    const { pattern, from, to } = slip;
    const letters = scan.skeleton.text;
    if (!isHan(letters[from]) || !isHan(letters[to - 1])) return null;
    // 逆周期和跨周期: two words that are joined may stand in either order.
    const { whole } = pattern;
    const between = whole.slice(slip.index + 1, slip.index + to - from - 1).replace(/[和与及同]$/, '');
    if (between && whole.startsWith(between, slip.index + to - from)) return null;
    const isRow = is(isNumeralOrDigit, letters.charAt(from)) && is(isNumeralOrDigit, letters.charAt(to - 1));
    if (isQuoted(slip, scan)) return levelOfSure(slip);
    if (isRow || pattern.whole.length < LONG_WORDING) return null;
    return makesWord({ ...slip, to: from + 1 }, scan) || makesWord({ ...slip, from: to - 1 }, scan)
      ? 'info'
      : levelOfSure(slip);
  },

  jumbled: (slip, scan) => {
    const { from, to, pattern, index } = slip;
    const words = scan.skeleton.text.slice(from, to);
    const { at } = scan.skeleton;
    const right = pattern.whole.slice(index, index + words.length);
    if (![...words].every(isHan)) return null;
    // A mark stands between: items of a list are in another order, or words of two items are exchanged: 公正执法、严格司法.
    if (at(to - 1) - at(from) !== to - 1 - from)
      return pattern.row.ordered && words.slice(2, -2) && hasExchangedEnds(words, right) ? 'info' : null;
    // Whole words in another order mean the same: 经济社会, 社会经济.
    for (let k = 2; k <= words.length - 2; k++)
      if (right === words.slice(k) + words.slice(0, k))
        return pattern.whole.length >= (index >= 2 ? LONG_WORDING : 12) ? 'info' : null;
    return levelOfSure(slip);
  },

  twice: (slip, scan) => {
    const { from, to, pattern, index } = slip;
    const { whole } = pattern;
    const [a, b] = [scan.skeleton.text.charAt(from), scan.skeleton.text.charAt(to - 1)];
    const isJoined = [a, b].some((c) => is(isConjunction, c)) || is(isNumeralOrDigit, a) || is(isNumeralOrDigit, b);
    if (!isHan(a) || !isHan(b) || isJoined || (whole.length < LONG_WORDING && !isQuoted(slip, scan))) return null;
    const isSame = a === b && whole[index] === whole[index + to - from - 1];
    const isOne = to - from === 2 && isWord(a + b);
    return !isOne &&
      (isSame || !makesWord({ ...slip, to: from + 1 }, scan) || !makesWord({ ...slip, from: to - 1 }, scan))
      ? levelOfSure(slip)
      : 'info';
  },

  other: ({ from, to }, scan) => {
    const words = scan.skeleton.text.slice(from, to);
    return [...words].every((c) => isHan(c) && !is(isNumeralOrDigit, c) && !is(isConjunction, c)) ? 'info' : null;
  },

  exchanged: (slip, scan) => {
    const letters = scan.skeleton.text;
    const { from, pattern } = slip;
    const [a, b] = [letters.charAt(from), letters.charAt(from + 1)];
    if (!isHan(a) || !isHan(b) || (is(isNumeralOrDigit, a) && is(isNumeralOrDigit, b))) return null;
    if (isQuoted(slip, scan)) return levelOfSure(slip);
    if (!isWord(a + b) || pattern.whole.length >= LONG_WORDING) return levelOfSure(slip);
    return pattern.whole.length === 4 && slip.index === 0 && !isWord(pattern.whole.slice(2)) ? 'info' : null;
  },

  added: (slip, scan) => {
    const { text: letters, at } = scan.skeleton;
    const { pattern, from, index } = slip;
    const { whole, row } = pattern;
    const wrong = letters.charAt(from);
    if (!isHan(wrong)) return null;
    if (wrong === whole[index] || wrong === whole[index - 1]) {
      if (whole.length >= 5 || row.fixed) return levelOfSure(slip);
      if (isQuoted(slip, scan)) return levelOfSure(slip);
      return is(isOptionalUnit, wrong) || isWord(wrong + wrong) || makesOther(slip, scan) ? null : levelOfSure(slip);
    }
    if (whole.length >= 5 && !is(isOptionalUnit, wrong) && isQuoted(slip, scan))
      return is(changesMeaning, wrong) ? 'info' : levelOfSure(slip);
    if (is(isOptionalUnit, wrong) && COUNTED_NAME_END.test(whole.slice(0, index))) return levelOfSure(slip);
    if (is(isOptionalUnit, wrong)) {
      if (row.fixed && index >= 2) return 'warning';
      return whole.length >= 10 && index >= 4 && whole.length - index >= 2 && wrong === '了' ? 'info' : null;
    }
    if (is(changesMeaning, wrong)) return null;
    if (makesWord(slip, scan)) {
      // With the letter after it, it may make a word that is meant: 轻工业. With the letter before it, it splits a word.
      const splits = at(from + 1) - at(from) === 1 && !isWord(wrong + letters.charAt(from + 1));
      return splits && whole.length > LONG_WORDING && index >= 4 && whole.length - index >= 2 ? 'info' : null;
    }
    return whole.length >= LONG_WORDING && index >= 2 && whole.length - index >= 2 ? levelOfSure(slip) : null;
  },

  missing: (slip, scan) => {
    const letters = scan.skeleton.text;
    const { pattern, index, start, end } = slip;
    const { whole, row } = pattern;
    const { length } = whole;
    const right = whole.charAt(index);
    const rest = length - 1 - index;
    if (length < 4 || !isHan(right)) return null;
    const [before, after] = [whole[index - 1] ?? '', whole[index + 1] ?? ''];
    if (is(isNumeralOrDigit, right) && isIn(isNumeralOrDigit, (before + after).charCodeAt(0))) return null;
    if (length >= 5 && index > 0 && isQuoted(slip, scan))
      return is(reversesMeaning, right) ? 'info' : levelOfSure(slip);
    // 腐败 for “微腐败”: without the marks and the letter after them it is another word.
    if (pattern.gaps[index]?.includes('“') && isWord(after + whole.charAt(index + 2))) return null;
    if (index === 0 && pattern.form.includes('“') && isQuoted(slip, scan)) return 'info';
    if (index === 0) {
      // The first word must be torn, and its rest must belong to no other word.
      const previous = scan.text[scan.skeleton.at(start) - 1] ?? '';
      if (length < 5 || !isWord(right + after) || isWord(after + whole.charAt(2)) || isWord(previous + after))
        return null;
      // X村生活污水治理: a longer word may end in the same letter.
      if (isHan(previous) && (is(namesPlace, after) || is(endsThreeLetterWord, after))) return null;
      return length >= 7 ? levelOfSure(slip) : 'info';
    }
    if (rest === 0 && length >= (is(isOptionalUnit, right) ? LONG_WORDING : 5) && isStranded(slip, scan)) {
      if (!clauseGoesOn(slip, scan)) return levelOfSure(slip);
      return is(mayFollowVerb, letters.charAt(end)) ? null : 'info';
    }
    if (rest === 0) {
      const next = letters[end] ?? '';
      if (length < 6 || clauseGoesOn(slip, scan)) return null;
      if (!isWord(before + right))
        return length >= LONG_WORDING && (right === '会' || !is(isOptionalUnit, right)) && !is(changesMeaning, right)
          ? 'info'
          : null;
      if (isWord(before + next)) return null;
      if (isWord(whole.charAt(index - 2) + before))
        return length > SHORT_WORDING && !is(isOptionalUnit, right) && !is(changesMeaning, right) ? 'info' : null;
      return is(isOptionalUnit, right) || is(changesMeaning, right) ? null : levelOfSure(slip);
    }
    if (row.fixed && length >= 5) return levelOfSure(slip);
    if (length < 6 || index < 2) return index > 0 && leavesTornWord(slip, scan) ? 'info' : null;
    if (rest < 2 && clauseGoesOn(slip, scan)) return null;
    // One of two equal letters is easily overlooked: 全过程人民主.
    if ((right === before && !pattern.gaps[index]) || (right === after && !pattern.gaps[index + 1]))
      return levelOfSure(slip);
    const isBroken = isWord(before + right) || isWord(right + after);
    // In so long a wording the letter cannot be left out on purpose: 引导（非）公有制经济发展.
    if (is(reversesMeaning, right) && length >= 16 && index >= 4 && rest >= 4) return 'info';
    if (is(reversesMeaning, right)) {
      // 总体国家安观: the first letter of a word is left, which is no word.
      const isHalf = isWord(before + right) && !isWord(right + after) && !isWord(whole.charAt(index - 2) + before);
      return (length >= LONG_WORDING || isHalf) && isBroken && !isWord(before + after) ? 'info' : null;
    }
    // 激励（和）约束, 生活（性）服务业: whole words stand on both sides, and mean the same without the letter.
    const repeats = whole.split(right).length > 3;
    const isEnd = is(isOptionalUnit, before) || isWord(whole.charAt(index - 2) + before);
    const isOptional = is(isOptionalUnit, right) || is(changesMeaning, right);
    if (!repeats && isOptional && isEnd && isWord(after + (whole[index + 2] ?? ''))) {
      // 治理能现代化: the first letter of a word is left.
      return length >= 10 && (right === '性' || (is(isOptionalUnit, before) && isWord(before + right))) ? 'info' : null;
    }
    if (repeats && index >= 2) return levelOfSure(slip);
    if (isWord(before + after))
      return isBroken && length >= 10 && !is(isOptionalUnit, right) && !is(changesMeaning, right) ? 'info' : null;
    if (isBroken) return length >= 7 ? levelOfSure(slip) : 'info';
    if (right === '性') return length >= 10 ? 'info' : null;
    return length >= 7 && !is(isOptionalUnit, right) && !is(changesMeaning, right) ? 'info' : null;
  },

  replaced: (slip, scan) => {
    const letters = scan.skeleton.text;
    const { pattern, from, to, index } = slip;
    const { whole, row } = pattern;
    const { length } = whole;
    const right = whole.charAt(index);
    const wrong = letters.charAt(from);
    const rest = length - 1 - index;
    if (!isHan(wrong) || !isHan(right)) return null;
    if (is(isNumeralOrDigit, wrong) && is(isNumeralOrDigit, right)) return numeralLevel(slip, scan);
    if (is(isConjunction, wrong) && is(isConjunction, right)) return null;
    if (isAlike(wrong, right)) {
      if (row.fixed || (length >= 5 && isQuoted(slip, scan))) return levelOfSure(slip);
      if (!makesWord(slip, scan)) return levelOfSure(slip);
      if (length < 6) return null;
      // The letter begins the next word of the text.
      if (rest === 0 && to < letters.length && isWord(wrong + letters.charAt(to))) return null;
      return length >= LONG_WORDING && index >= 2 && rest >= 2 ? levelOfSure(slip) : 'info';
    }
    if (length < 5 && !pattern.form.includes('“')) return null;
    // The quotation holds the name only, with one letter wrong.
    const isNamed = pattern.form.includes('“') ? length >= (index < 2 ? 5 : 4) : length >= 6 && index >= 2;
    if (isNamed && index > 0 && isQuoted(slip, scan) && !/[的了等]/.test(wrong)) return 'info';
    const neighbours = [whole[index - 1] ?? '', whole[index + 1] ?? ''] as const;
    const isSharing =
      length >= LONG_WORDING &&
      ((isWord(neighbours[0] + wrong) && isWord(neighbours[0] + right)) ||
        (isWord(wrong + neighbours[1]) && isWord(right + neighbours[1])));
    if (is(namesPlace, wrong) || (is(namesPlace, right) && !isSharing)) return null;
    const isOpposed =
      is(changesMeaning, wrong) || (is(changesMeaning, right) && !(rest === 0 && length >= LONG_WORDING));
    const isOtherWord = index === 0 && isOtherFirstWord(wrong, whole);
    if (isOpposed && !isOtherWord && (length < 10 || is(isNumeralOrDigit, wrong) || is(isNumeralOrDigit, right)))
      return null;
    // 为生产的服务业 is not meant as 生产性服务业.
    if (/[的了等]/.test(wrong)) return null;
    // 管党治党: the right words follow.
    if (letters.startsWith(whole.slice(index), slip.end)) return null;
    if (row.fixed) return length >= 5 && index >= 1 && rest >= 1 ? levelOfSure(slip) : null;
    if (length < 6) return null;
    const word = makesWord(slip, scan);
    if (rest === 0) return length >= (word ? SHORT_WORDING : 7) && !clauseGoesOn(slip, scan) ? 'info' : null;
    if (index === 0) return 'info';
    if (word) {
      // 以居民为中心: other people may be meant.
      if (is(endsPersonWord, whole.charAt(index + 1)) && isWord(wrong + whole.charAt(index + 1))) return null;
      if (index === 1) return length >= LONG_WORDING && !VERB_OR_ADVERB_FIRST.test(whole) ? 'info' : null;
      return length >= SHORT_WORDING && (rest >= 2 || !clauseGoesOn(slip, scan)) ? 'info' : null;
    }
    return index >= 2 && rest >= 2 && length >= LONG_WORDING ? (isOpposed ? 'info' : levelOfSure(slip)) : 'info';
  },
};

/** The level for a wrong numeral that says how many there are: “三个全面”战略布局. */
function numeralLevel(slip: Slip, scan: Scan): Severity | null {
  const { whole, form, gaps } = slip.pattern;
  const { index } = slip;
  const [before, after] = [whole[index - 1] ?? '', whole[index + 1] ?? ''];
  if (isMiscounted(slip, scan)) return 'warning';
  // “五个最严”: no members stand beside the name, and what it counts is a word of this name alone.
  if (
    isQuoted(slip, scan) &&
    !hasListBeside(slip, scan) &&
    /^第?.[个大][\u4e00-\u9fa5]{2,}$/.test(whole) &&
    !isCommonCount(whole.replace(/^第?../, ''))
  )
    return 'info';
  // “四稳” may be a name of some place beside “六稳”, unless another name follows that belongs to it.
  if (gaps[index]?.includes('“') && gaps[index + 2]?.includes('”') && form.indexOf('“') === form.lastIndexOf('“'))
    return whole.length >= SHORT_WORDING && isQuoted(slip, scan) && !hasListBeside(slip, scan) ? 'info' : null;
  if (before === '第' && whole.length >= (index > 2 ? SHORT_WORDING : LONG_WORDING)) return 'info';
  // “三学一做”: the other numeral of the name is right.
  const isCoupled = [...whole].some((c, i) => i !== index && is(isNumeralOrDigit, c) && !whole.startsWith('一体', i));
  if (isCoupled && isQuoted(slip, scan) && !hasListBeside(slip, scan)) return 'info';
  // 四级书记抓乡村振兴: all that the numeral counts follows.
  if (index === 0 && whole.length >= LONG_WORDING && is(makesOrdinal, after)) return 'info';
  // A short name with another numeral may well be a name of some place.
  if (
    whole.length < 6 ||
    is(isNumeralOrDigit, before || ' ') ||
    is(isNumeralOrDigit, after || ' ') ||
    is(makesOrdinal, after || ' ')
  )
    return null;
  return whole.length >= LONG_WORDING || isQuoted(slip, scan) ? levelOfSure(slip) : 'info';
}

/** Whether many places count such things by numbers of their own. */
const isCommonCount = (counted: string): boolean =>
  /^(?:一[\u4e00-\u9fa5]+|.{0,2}(?:工程|行动|体系|计划|战略|任务|工作|攻坚战|产业|项目|平台|专项|能力|精神|振兴|一体|优势|重点|方面|中心|目标|坚持|转变|提升|突破|聚焦|强化|过硬|到位|必须|注重|严禁|不准|高地|基地|走廊|示范区|意识|活动|机制|清单|支柱|集群))$/.test(
    counted,
  );

/** Whether a list stands beside the name: in brackets, or after a colon or 即. */
function hasListBeside({ start, end }: Slip, { text, skeleton: { at } }: Scan): boolean {
  const after = text.slice(at(end - 1) + 1, at(end - 1) + 8);
  return (
    /[（：]|——|即|包括|分别/.test(after) ||
    /[、，][^、，。；“]*$/.test(text.slice(Math.max(0, at(start) - 12), at(start)))
  );
}

/** Whether the numeral is not the number of the members, which all are named nearby: “五大攻坚战” and its three. */
function isMiscounted({ pattern, kind, start, end, index }: Slip, { text, skeleton: { at } }: Scan): boolean {
  const { row, whole } = pattern;
  const { members } = row;
  if (
    kind !== 'replaced' ||
    whole.length < 4 ||
    members.length < 3 ||
    NUMERALS_BY_VALUE[members.length] !== whole[index]
  )
    return false;
  const after = text.slice(at(end - 1) + 1, at(end - 1) + 1 + MEMBERS_WINDOW);
  const near = text.slice(Math.max(0, at(start) - MEMBERS_WINDOW / 2), at(start)) + after;
  return members.every((m) => near.includes(m.slice(0, 2)) || near.includes(m.slice(-2)));
}

/** Whether marks stand only where the wording has one of that kind. */
function hasNoForeignMark({ pattern, kind, start, end, from }: Slip, scan: Scan): boolean {
  const {
    text,
    skeleton: { at },
  } = scan;
  if (at(end - 1) - at(start) === end - 1 - start) return true;
  if (kind === 'halves') {
    const half = start + lettersOf(pattern.form.split('、')[1]!).length;
    return at(end - 1) - at(start) === end - start && at(half) - at(half - 1) === 2 && text[at(half) - 1] === '、';
  }
  const shift = kind === 'missing' ? 1 : kind === 'added' ? -1 : 0;
  for (let i = start + 1; i < end; i++) {
    const a = at(i - 1) + 1;
    const b = at(i);
    if (a === b) continue;
    const place = i - start + (i > from || (i === from && kind === 'missing') ? shift : 0);
    const gap = text.slice(a, b);
    const own = pattern.gaps[place] ?? '';
    if (
      /[“”‘’"]/.test(gap) &&
      !/[“”]/.test(own) &&
      !(
        (i !== from || kind !== 'missing' || isIn(closesQuote, gap.charCodeAt(0))) &&
        isSetOff(gap, at(start), at(end - 1), a, scan)
      )
    )
      return false;
    if (/[、，,]/.test(gap) && !pattern.breaks.has(place)) return false;
  }
  return true;
}

/** Whether the mark in the gap at `place` separates the beginning or the end of the phrase from its rest: “急难愁”问题. */
function isSetOff(gap: string, first: number, last: number, place: number, { text }: Scan): boolean {
  if (gap.length !== 1) return false;
  if (isIn(closesQuote, gap.charCodeAt(0))) return isIn(opensQuote, text.charCodeAt(first - 1)) && place - first >= 3;
  return isIn(opensQuote, gap.charCodeAt(0)) && isIn(closesQuote, text.charCodeAt(last + 1)) && last - place >= 3;
}

// ---------------------------------------------------------------- reporting

function phraseOf(slip: Slip, level: Severity, scan: Scan): Phrase {
  const { row, form } = slip.pattern;
  const { at: places } = scan.skeleton;
  const at = span(places(slip.start), places(slip.end - 1) + 1);
  const departures = isWithinTitle(at, scan) ? [] : [slipDeparture(slip, level, at, scan)];
  return { at, whole: at, kind: row.kind, wording: row, canonical: form, departures };
}

/**
 * Whether the phrase stands in a title, in which nothing departs. A title that is the phrase itself does not count:
 * 《中国共产党纪律处分条例》.
 */
const isWithinTitle = (at: Span, { titles }: Scan): boolean =>
  isInside(at, titles) && !titles.some((t) => t.start === at.start && t.end === at.end);

function slipDeparture(slip: Slip, level: Severity, at: Span, scan: Scan): Departure {
  const {
    text,
    skeleton: { at: places },
  } = scan;
  const { pattern, kind, from, to, index } = slip;
  const { whole: right, form } = pattern;
  const c = right.charAt(index);
  const words = forMessage(text.slice(at.start, at.end));
  const edit =
    kind === 'missing'
      ? {
          at: span(
            from > slip.start ? places(from - 1) + 1 : places(from),
            from > slip.start ? places(from - 1) + 1 : places(from),
          ),
          newText: c,
        }
      : {
          at: span(places(from), places(to - 1) + 1),
          newText: kind === 'added' ? '' : kind === 'halves' ? withoutOuterQuotes(form) : rightWithMarks(slip, scan),
        };
  const what = {
    replaced: `“${text.slice(edit.at.start, edit.at.end)}”应为“${c}”`,
    missing: `缺“${c}”`,
    added: `多“${text.slice(edit.at.start, edit.at.end)}”`,
    crossed: `“${text.slice(edit.at.start, edit.at.end)}”颠倒`,
    exchanged: `“${text.slice(edit.at.start, edit.at.end)}”颠倒`,
    turned: `“${text.slice(edit.at.start, edit.at.end)}”次序颠倒`,
    swapped: `“${text[places(from)]}”“${text[places(to - 1)]}”颠倒`,
    jumbled: `“${text.slice(edit.at.start, edit.at.end)}”颠倒`,
    twice: `“${text[places(from)]}”“${text[places(to - 1)]}”应为“${c}”“${right[index + to - from - 1]}”`,
    other: `“${text.slice(edit.at.start, edit.at.end)}”应为“${edit.newText}”`,
    halves: '前后颠倒',
  }[kind];
  if (kind === 'replaced' && isMiscounted(slip, scan)) {
    const message = `“${words}”的“${text.slice(edit.at.start, edit.at.end)}”与所列${pattern.row.members.length}项（${pattern.row.members.join('、')}）不符，通行表述为“${forMessage(pattern.form)}”。${basisOf(pattern.row)}`;
    return departure('count', level, at, message, [edit], false);
  }
  const sure = level === 'error' || level === 'warning' ? '' : '，请核对';
  return departure(
    'wording',
    level,
    at,
    `“${words}”${what}${sure}，规范写法为“${forMessage(pattern.form)}”。${basisOf(pattern.row)}`,
    [edit],
    false,
  );
}

/** The right letters for the wrong ones, with the marks that stand between these. */
function rightWithMarks({ pattern: { whole }, from, to, index }: Slip, { text, skeleton: { at } }: Scan): string {
  let out = whole.charAt(index);
  for (let i = 1; i < to - from; i++) out += text.slice(at(from + i - 1) + 1, at(from + i)) + whole.charAt(index + i);
  return out;
}
