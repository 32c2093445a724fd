/**
 * A set phrase with one slip in it: a character replaced, missing, added, two exchanged, next to each other or around a
 * third, or two words of two characters turned about. A part of the wording that stands right anchors the search, then
 * the rest is compared once. Whether what differs is a slip is judged by the characters (do they sound or look alike, is
 * the outcome a word of its own), by what stands around them (in a name that is quoted whole no other word can be meant),
 * and by every other established wording that covers them.
 */
import type { Departure, Phrase, Severity, Span } from '../model';
import { span } from '../model';
import { charSet, isIn } from '../charset';
import { isAlike, isWord } from './alike';
import type { Lexicon } from './lexicon';
import type { Scan } from './scan';
import type { Place, SlipKind } from './search/depart';
import type { Found, MetSlip, Places } from './search/matcher';
import type { Hit, Pattern } from './search/patterns';
import { SLIPS } from './search/patterns';
import { lettersOf } from './skeleton';
import { bare, basisOf, closes, departure, inside, opens, trim } from './scan';

/** One wording with one slip, in skeleton offsets. */
interface Slip extends Place {
  readonly pattern: Pattern;
  readonly kind: SlipKind;
}

/** The slips of a paragraph as phrases; `established` gives all hits of whole wordings, as entries and where they begin. */
export function slipsOf({ slips, slipped, told, plain }: Found, lexicon: Lexicon, scan: Scan): Phrase[] {
  const found: Weighed[] = [];
  const add = (slip: Slip | null, order: readonly number[]): void => {
    const level = slip && levelOf(slip, scan);
    if (slip && level && isUnparted(slip, scan)) found.push({ slip, level, order });
  };
  for (const met of slips) {
    const { entry, partStart, partEnd, isLast } = met;
    add(decided(met, lexicon.slipOf(entry), scan), [partEnd, partStart, isLast ? 2 : 1, -entry]);
  }
  for (let k = 0; k < slipped.length; k += 2) {
    const [entry = 0, start = 0] = [slipped[k], slipped[k + 1]];
    const slip = writtenOut(lexicon.patternOf(entry), start);
    add(slip, [slip.end, start, 0, -entry]);
  }
  if (!found.length) return [];
  // What is an established wording, or a part of another, is meant.
  const left = found.filter(({ slip }) => {
    const at = slip.from === slip.to ? slip.from - 1 : slip.from;
    if (reachAt(slip.start, told, plain, lexicon) >= slip.end) return false;
    return slip.pattern.member === SLIPS.recounted || reachAt(at, told, plain, lexicon) <= slip.from;
  });
  left.sort(
    (a, b) =>
      a.slip.start - b.slip.start ||
      b.slip.end - a.slip.end ||
      RANK[a.level] - RANK[b.level] ||
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

interface Weighed {
  readonly slip: Slip;
  readonly level: Severity;
  /** What decides between slips at the same place: the part that stands right, then the later row. */
  readonly order: readonly number[];
}

function compareAll(a: readonly number[], b: readonly number[]): number {
  const i = a.findIndex((n, k) => n !== b[k]);
  return i < 0 ? 0 : (a[i] ?? 0) - (b[i] ?? 0);
}

/** The first or the last letter of a wording written twice (战略定力力), which makes no word with what it stands beside. */
export function doubledEnd({ pattern, start, end }: Hit, { text, skeleton: { at } }: Scan): Departure | null {
  if (end - start < 4 || pattern.row.weak || pattern.row.plain) return null;
  const letter = (i: number): string => text.charAt(at(i));
  /** A letter follows the one before it, no mark between. */
  const follows = (i: number): boolean => i > 0 && at(i) < text.length && at(i) - at(i - 1) === 1;
  const told = (from: number): Departure => {
    const whole = span(at(Math.min(from, start)), at(Math.max(from + 1, end) - 1) + 1);
    const edit = { at: span(at(from), at(from) + 1), newText: '' };
    const words = bare(text.slice(whole.start, whole.end));
    const message = `“${words}”多“${letter(from)}”，规范写法为“${bare(pattern.form)}”。${basisOf(pattern.row)}`;
    const isSure = letter(from) === letter(from - 1) || from < start;
    const level = pattern.row.fixed ? 'error' : isSure ? 'warning' : 'info';
    return departure('wording', level, whole, message, [edit], false);
  };
  // In quotation marks that hold nothing else.
  const isAlone = (): boolean =>
    isIn(opens, text.charCodeAt(at(start) - 1)) && isIn(closes, text.charCodeAt(at(end) + 1));
  if (follows(end)) {
    const last = letter(end - 1);
    const grown = letter(end);
    if (grown === last && isHan(last) && !is(isNumeral, last)) {
      const next = follows(end + 1) ? letter(end + 1) : '';
      const isOther =
        isHan(next) && (isWord(last + next) || (!/[的，。]/.test(next) && (is(isTelling, last) || is(isFree, last))));
      // 思想想: nothing follows for which the two could be a word.
      const isIdle = end - start >= LONG && !isHan(next);
      if (isAlone() || ((!isWord(last + last) || isIdle) && !isOther)) return told(end);
    }
    // A letter makes a word of the last: “四不两直接”.
    const isGrown = grown !== last && pattern.row.quotes !== 'none' && pattern.form.includes('“') && isAlone();
    if (isGrown && isHan(grown) && isWord(last + grown)) return told(end);
  }
  if (!follows(start)) return null;
  const first = letter(start);
  if (letter(start - 1) !== first || !isHan(first)) return null;
  const isFirst = isIn(opens, text.charCodeAt(at(start - 1) - 1));
  if (!isFirst && isIn(isNumeral, first.charCodeAt(0))) return null;
  const previous = start > 1 && follows(start - 1) ? letter(start - 2) : '';
  const isOther = isHan(previous) && (isWord(previous + first) || is(isLevel, first));
  return (!isWord(first + first) || end - start >= LONG) && !isOther ? told(start - 1) : null;
}

const RANK = { error: 0, warning: 1, info: 2, hint: 3 } as const;

/** Where the established wording ends that covers a letter and reaches furthest; 0 where there is none. */
function reachAt(letter: number, told: Places, plain: Places, { matcher }: Lexicon): number {
  let reach = 0;
  for (const places of [told, plain]) {
    for (let k = 0; k < places.length; k += 2) {
      const start = places[k + 1] ?? 0;
      if (start > letter) continue;
      const end = start + matcher.lengthOf(places[k] ?? 0);
      if (end > letter && end > reach) reach = end;
    }
  }
  return reach;
}

// ---------------------------------------------------------------- deciding

/** The slip in a wording that has the slip in it. */
function writtenOut(pattern: Pattern, start: number): Slip {
  const { whole, skeleton, member } = pattern;
  const end = start + skeleton.length;
  if (member === SLIPS.halves) return { pattern, kind: 'halves', start, end, from: start, to: end, index: 0 };
  let index = 0;
  while (skeleton[index] === whole[index]) index++;
  let last = whole.length - 1;
  while (last > index && skeleton[last] === whole[last]) last--;
  const place = { start, end, from: start + index, to: start + last + 1, index };
  if (member === SLIPS.middle) return { pattern, kind: 'exchanged', ...place };
  const isJumbled = last - index > 1 && [...whole].filter((c, i) => skeleton[i] !== c).length > 2;
  return { pattern, kind: isJumbled ? 'jumbled' : 'swapped', ...place };
}

/** What the letters alone do not tell: at the ends of a wording another letter stands there, or the text goes on without it. */
function decided(met: MetSlip, pattern: Pattern, scan: Scan): Slip | null {
  const { kind, start, end, from, to, index } = met;
  const { whole, form } = pattern;
  const { text: letters, at: places } = scan.skeleton;
  // An item of a list may be another.
  if (kind === 'other' && /[、，]/.test(form)) return null;
  if (kind === 'first') {
    if (isLikeFirst(letters.charAt(from), whole)) return { pattern, kind: 'replaced', start, end, from, to, index };
    return { pattern, kind: 'missing', start: to, end, from: to, to, index };
  }
  if (kind !== 'last') return { pattern, kind, start, end, from, to, index };
  const wrong = letters.charAt(from);
  const isNext = places(from) - places(from - 1) === 1;
  const isLast = places(to) - places(from) > 1 || to >= letters.length || !isHan(letters[to]);
  const isClosed = form.endsWith('”') && isIn(closes, scan.text.charCodeAt(places(from) + 1));
  if (isNext && (isClosed || isAlike(wrong, whole.charAt(index)) || (isLast && isLastWrong(whole, wrong))))
    return { pattern, kind: 'replaced', start, end, from, to, index };
  return { pattern, kind: 'missing', start, end: from, from, to: from, index };
}

/** The last letter is another that makes no word, and what the wording ends in is one. */
function isLastWrong(whole: string, wrong: string): boolean {
  const before = whole.charAt(whole.length - 2);
  if (whole.length >= SHORT) return isHan(wrong);
  return isHan(wrong) && !isWord(before + wrong) && (isWord(whole.slice(-2)) || whole.length >= 10);
}

const isLikeFirst = (a: string, whole: string): boolean =>
  (is(isNumeral, a) && is(isNumeral, whole.charAt(0))) || isAlike(a, whole.charAt(0)) || isOtherFirst(a, whole);

/** Another word ends in the letter in which the first word of the wording ends: 整体国家安全观. */
const isOtherFirst = (wrong: string, whole: string): boolean =>
  whole.length >= 7 &&
  isWord(wrong + whole.charAt(1)) &&
  isWord(whole.slice(0, 2)) &&
  !isWord(whole.slice(1, 3)) &&
  !OPENER.test(whole);

/** A verb or an adverb, for which another may stand. */
const OPENER =
  /^(?:推进|推动|推行|实施|贯彻|落实|坚持|坚决|坚定|建设|构建|打造|完善|健全|发展|增强|加强|强化|打赢|打好|维护|谱写|促进|实现|学习|巩固|拓展|深入|深化|扎实|全面|全力|加快|持续|大力|着力|切实|统筹|积极|稳步|有序|奋力|始终|进一步|努力|牢牢|不断|优化|规范|整治|治理|扩大|提升|提高|弘扬|传承|把握|运用|创建|开展|保障|保持|保护|防范|遏制|严格|更加|紧紧|高度|充分|支持|鼓励|引导|培育|做好|抓好|用好|办好|践行|树立|深刻|习近)/;

// ---------------------------------------------------------------- judging

/** Letters of a wording from which on a character that is neither alike nor at an end may be a slip. */
const LONG = 8;
/** And from which on one may be wrong although it makes a word. */
const SHORT = 6;
const isHan = (c: string | undefined): boolean => c !== undefined && c >= '\u4e00' && c <= '\u9fa5';
const isNumeral = charSet('〇零一二三四五六七八九十百千万亿两第0123456789');
/** What one letter more, less or other makes another thing of, and not a mistake. */
const isTelling = charSet(
  '〇零一二三四五六七八九十百千万亿两几多不未非无新旧老省市县区镇乡村校院厂州旗党国军民我你他们各全总大小高低上下内外前后左右再更最先',
);
/** What is done in another place, or by somebody else, is another thing. */
const isPlace = charSet('省市县区镇乡村校院厂州旗党国军民我你他们各');
/** What words of people end in. */
const isPerson = charSet('民人生工员者');
/** One place may be named right before the next: 全县县级以上. */
const isLevel = charSet('省市县区镇乡村校院厂州旗国我你他们各');
/** Without them the words say the contrary, or say it of the whole. */
const isTurning = charSet('不未非无没大小新旧老高低多少全总');
/** What a writer puts in or leaves out as the sentence goes. */
const isFree = charSet('的地得了着过之和与同及以并而为在把对向从于是有能要会将所又也等性化型式者们观力感');

/** A numeral and its classifier, behind which nothing stands in a name: 八项规定, 四中全会. */
const COUNTED = /[一二三四五六七八九十两][项个中届次]$/;
/** Words that join, one of which often stands for another. */
const isJoint = charSet('和与同及跟、');

/** How loud a slip is to be told; null where it may well be meant. */
function levelOf(slip: Slip, scan: Scan): Severity | null {
  const { row } = slip.pattern;
  const level = weighed(slip, scan);
  if (level === null) return null;
  if (row.plain && slip.pattern.whole.length < LONG) return isPlainSlip(slip, scan) ? 'info' : null;
  if (row.weak) return 'hint';
  return row.loose && level === 'warning' && !isPlain(slip, scan) ? 'info' : level;
}

/** What nobody means: a letter twice, two exchanged, or one that sounds or looks like the right one. */
function isPlain({ pattern: { whole }, kind, from, index }: Slip, { skeleton: { text: letters } }: Scan): boolean {
  if (kind === 'exchanged') return true;
  const wrong = letters.charAt(from);
  if (kind === 'added') return wrong === whole[index] || wrong === whole[index - 1];
  return kind === 'replaced' && isAlike(wrong, whole.charAt(index));
}

function weighed(slip: Slip, scan: Scan): Severity | null {
  const { pattern, kind, start } = slip;
  if (pattern.numbered && isIn(isNumeral, scan.skeleton.text.charCodeAt(start - 1))) return null;
  if (pattern.member === SLIPS.recounted) return isQuoted(slip, scan) ? loud(slip) : 'info';
  return WEIGHERS[kind](slip, scan);
}

/**
 * Ordinary words are held to what no sentence makes by chance: two letters exchanged, or one for another that sounds or looks
 * like it, and no word of the text reaches into them: 原创性引领.
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

type Weigher = (slip: Slip, scan: Scan) => Severity | null;

const loud = ({ pattern }: Slip): Severity => (pattern.row.fixed ? 'error' : 'warning');
const is = (set: ReturnType<typeof charSet>, c: string): boolean => isIn(set, c.charCodeAt(0));

/** What the wrong letters make with their neighbours is a word of its own. */
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

/** A letter written twice makes a word with what follows: 老实事求 (实事). */
function makesOther({ from }: Slip, { skeleton: { text: letters, at } }: Scan): boolean {
  return at(from + 1) - at(from) !== 1 || is(isTelling, letters.charAt(from));
}

/** The clause goes on behind the phrase with what is no particle. */
function goesOn({ end }: Slip, { text, skeleton: { text: letters, at } }: Scan): boolean {
  return end < letters.length && isHan(text[at(end - 1) + 1]) && !/[的在时后前对把]/.test(letters.charAt(end));
}

/**
 * The slip stands in quotation marks that hold nothing of the sentence besides: “放官服”改革. No other word can be meant
 * there. Where the wording has marks of its own, they must stand around the same letters.
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
    return isIn(opens, text.charCodeAt(at(first) - 1)) && isIn(closes, text.charCodeAt(at(last) + 1));
  }
  // 的 that is missing is missing behind the marks: “绿水青山就是金山银山”理念.
  if (kind === 'missing' && (from <= start || is(isFree, whole.charAt(index)))) return false;
  const place = kind === 'missing' ? at(from - 1) : at(from);
  const open = markBefore(text, at(first) - 1, place);
  const close = markBehind(text, kind === 'missing' ? place : at(to - 1), at(last) + 1);
  return open >= 0 && close >= 0;
}

/** The opening quotation mark next before `place`, none closing between, not before `least`; −1 where there is none. */
function markBefore(text: string, least: number, place: number): number {
  for (let i = place; i >= Math.max(0, least); i--) {
    if (isIn(opens, text.charCodeAt(i))) return i;
    if (i < place && isIn(closes, text.charCodeAt(i))) return -1;
  }
  return -1;
}

/** The closing one next behind `place`, not behind `most`. */
function markBehind(text: string, place: number, most: number): number {
  for (let i = place; i <= Math.min(text.length - 1, most); i++) {
    if (isIn(closes, text.charCodeAt(i))) return i;
    if (i > place && isIn(opens, text.charCodeAt(i))) return -1;
  }
  return -1;
}

/** The letter before the last is left alone where the last is missing: 钉钉子精 of 钉钉子精神. */
function isStranded({ pattern: { whole }, end }: Slip, { text, skeleton: { text: letters, at } }: Scan): boolean {
  const [second = '', before = '', right = ''] = whole.slice(-3);
  if (!isWord(before + right) || isWord(second + before) || before === '中') return false;
  const next = end < letters.length && at(end) - at(end - 1) === 1 ? letters.charAt(end) : '';
  return !isHan(next) || !/[\u4e00-\u9fa5]/.test(text[at(end - 1) + 1] ?? '') || !isWord(before + next);
}

/** Without the letter its word is torn, and no other comes of it: 纲举张. */
function isTorn({ pattern: { whole }, index, end }: Slip, { skeleton: { text: letters } }: Scan): boolean {
  const [second = '', before = '', right = '', after = ''] = [-2, -1, 0, 1].map((k) => whole.charAt(index + k));
  const next = whole.charAt(index + 2) || letters.charAt(end);
  if ([right, after].some((c) => is(isFree, c) || is(isTurning, c) || is(isNumeral, c) || is(isSuffix, c)))
    return false;
  if (isWord(before + after) || isWord(after + next)) return false;
  return isWord(right + after) || (isWord(before + right) && second !== '' && !isWord(second + before));
}

/** What words of three letters end in: 服务业. */
const isSuffix = charSet('业者员性化力率度区部家手师生长费税品物权法制型式类级');

/** What may stand behind a verb or an adjective of one letter: 转到, 强省. */
const isBehindVerb = charSet('到向为成入出起得了着过在于给以上下来去好准牢省市县区州镇乡村');

/** Behind them a numeral tells which one it is, and not how many there are: 四中全会, 十八大. */
const isOrdered = charSet('中届大次年月日号季级期百千万亿');

/** The first and the last two letters have changed places. */
const isExchanged = (words: string, right: string): boolean =>
  words === right.slice(-2) + right.slice(2, -2) + right.slice(0, 2);

const WEIGHERS: Readonly<Record<SlipKind, Weigher>> = {
  crossed: ({ pattern: { row, whole }, index }) => {
    const [a, b] = [whole.charAt(index), whole.charAt(index + 2)];
    if (whole.length < LONG || !isHan(a) || !isHan(b) || is(isNumeral, a) || is(isNumeral, b)) return null;
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
    // Two words joined stand the other way round: 逆周期和跨周期.
    const { whole } = pattern;
    const between = whole.slice(slip.index + 1, slip.index + to - from - 1).replace(/[和与及同]$/, '');
    if (between && whole.startsWith(between, slip.index + to - from)) return null;
    const isRow = is(isNumeral, letters.charAt(from)) && is(isNumeral, letters.charAt(to - 1));
    if (isQuoted(slip, scan)) return loud(slip);
    if (isRow || pattern.whole.length < LONG) return null;
    return makesWord({ ...slip, to: from + 1 }, scan) || makesWord({ ...slip, from: to - 1 }, scan)
      ? 'info'
      : loud(slip);
  },

  jumbled: (slip, scan) => {
    const { from, to, pattern, index } = slip;
    const words = scan.skeleton.text.slice(from, to);
    const { at } = scan.skeleton;
    const right = pattern.whole.slice(index, index + words.length);
    if (![...words].every(isHan)) return null;
    // A mark between: the items of a list in another order, or two words of them exchanged: 公正执法、严格司法.
    if (at(to - 1) - at(from) !== to - 1 - from)
      return pattern.row.ordered && words.slice(2, -2) && isExchanged(words, right) ? 'info' : null;
    // Whole words in another order say the same: 经济社会, 社会经济.
    for (let k = 2; k <= words.length - 2; k++)
      if (right === words.slice(k) + words.slice(0, k))
        return pattern.whole.length >= (index >= 2 ? LONG : 12) ? 'info' : null;
    return loud(slip);
  },

  twice: (slip, scan) => {
    const { from, to, pattern, index } = slip;
    const { whole } = pattern;
    const [a, b] = [scan.skeleton.text.charAt(from), scan.skeleton.text.charAt(to - 1)];
    const isJoined = [a, b].some((c) => is(isJoint, c)) || is(isNumeral, a) || is(isNumeral, b);
    if (!isHan(a) || !isHan(b) || isJoined || (whole.length < LONG && !isQuoted(slip, scan))) return null;
    const isSame = a === b && whole[index] === whole[index + to - from - 1];
    const isOne = to - from === 2 && isWord(a + b);
    return !isOne &&
      (isSame || !makesWord({ ...slip, to: from + 1 }, scan) || !makesWord({ ...slip, from: to - 1 }, scan))
      ? loud(slip)
      : 'info';
  },

  other: ({ from, to }, scan) => {
    const words = scan.skeleton.text.slice(from, to);
    return [...words].every((c) => isHan(c) && !is(isNumeral, c) && !is(isJoint, c)) ? 'info' : null;
  },

  exchanged: (slip, scan) => {
    const letters = scan.skeleton.text;
    const { from, pattern } = slip;
    const [a, b] = [letters.charAt(from), letters.charAt(from + 1)];
    if (!isHan(a) || !isHan(b) || (is(isNumeral, a) && is(isNumeral, b))) return null;
    if (isQuoted(slip, scan)) return loud(slip);
    if (!isWord(a + b) || pattern.whole.length >= LONG) return loud(slip);
    return pattern.whole.length === 4 && slip.index === 0 && !isWord(pattern.whole.slice(2)) ? 'info' : null;
  },

  added: (slip, scan) => {
    const { text: letters, at } = scan.skeleton;
    const { pattern, from, index } = slip;
    const { whole, row } = pattern;
    const wrong = letters.charAt(from);
    if (!isHan(wrong)) return null;
    if (wrong === whole[index] || wrong === whole[index - 1]) {
      if (whole.length >= 5 || row.fixed) return loud(slip);
      if (isQuoted(slip, scan)) return loud(slip);
      return is(isFree, wrong) || isWord(wrong + wrong) || makesOther(slip, scan) ? null : loud(slip);
    }
    if (whole.length >= 5 && !is(isFree, wrong) && isQuoted(slip, scan))
      return is(isTelling, wrong) ? 'info' : loud(slip);
    if (is(isFree, wrong) && COUNTED.test(whole.slice(0, index))) return loud(slip);
    if (is(isFree, wrong)) {
      if (row.fixed && index >= 2) return 'warning';
      return whole.length >= 10 && index >= 4 && whole.length - index >= 2 && wrong === '了' ? 'info' : null;
    }
    if (is(isTelling, wrong)) return null;
    if (makesWord(slip, scan)) {
      // Of a word with the letter behind it something else may be said: 轻工业. With the one before it, it splits a word.
      const splits = at(from + 1) - at(from) === 1 && !isWord(wrong + letters.charAt(from + 1));
      return splits && whole.length > LONG && index >= 4 && whole.length - index >= 2 ? 'info' : null;
    }
    return whole.length >= LONG && index >= 2 && whole.length - index >= 2 ? loud(slip) : null;
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
    if (is(isNumeral, right) && isIn(isNumeral, (before + after).charCodeAt(0))) return null;
    if (length >= 5 && index > 0 && isQuoted(slip, scan)) return is(isTurning, right) ? 'info' : loud(slip);
    // 腐败 of “微腐败”: without the marks and the letter behind them it is a word of its own.
    if (pattern.gaps[index]?.includes('“') && isWord(after + whole.charAt(index + 2))) return null;
    if (index === 0 && pattern.form.includes('“') && isQuoted(slip, scan)) return 'info';
    if (index === 0) {
      // The first word is broken, and what is left of it belongs to no other.
      const previous = scan.text[scan.skeleton.at(start) - 1] ?? '';
      if (length < 5 || !isWord(right + after) || isWord(after + whole.charAt(2)) || isWord(previous + after))
        return null;
      // X村生活污水治理: of a longer word the last letter is the same.
      if (isHan(previous) && (is(isPlace, after) || is(isSuffix, after))) return null;
      return length >= 7 ? loud(slip) : 'info';
    }
    if (rest === 0 && length >= (is(isFree, right) ? LONG : 5) && isStranded(slip, scan)) {
      if (!goesOn(slip, scan)) return loud(slip);
      return is(isBehindVerb, letters.charAt(end)) ? null : 'info';
    }
    if (rest === 0) {
      const next = letters[end] ?? '';
      if (length < 6 || goesOn(slip, scan)) return null;
      if (!isWord(before + right))
        return length >= LONG && (right === '会' || !is(isFree, right)) && !is(isTelling, right) ? 'info' : null;
      if (isWord(before + next)) return null;
      if (isWord(whole.charAt(index - 2) + before))
        return length > SHORT && !is(isFree, right) && !is(isTelling, right) ? 'info' : null;
      return is(isFree, right) || is(isTelling, right) ? null : loud(slip);
    }
    if (row.fixed && length >= 5) return loud(slip);
    if (length < 6 || index < 2) return index > 0 && isTorn(slip, scan) ? 'info' : null;
    if (rest < 2 && goesOn(slip, scan)) return null;
    // One of two equal letters is easily overlooked: 全过程人民主.
    if ((right === before && !pattern.gaps[index]) || (right === after && !pattern.gaps[index + 1])) return loud(slip);
    const isBroken = isWord(before + right) || isWord(right + after);
    // So long a wording says what it says: 引导（非）公有制经济发展.
    if (is(isTurning, right) && length >= 16 && index >= 4 && rest >= 4) return 'info';
    if (is(isTurning, right)) {
      // 总体国家安观: of a word its first letter is left, which is none by itself.
      const isHalf = isWord(before + right) && !isWord(right + after) && !isWord(whole.charAt(index - 2) + before);
      return (length >= LONG || isHalf) && isBroken && !isWord(before + after) ? 'info' : null;
    }
    // 激励（和）约束, 生活（性）服务业: whole words stand on both sides, and say it as well.
    const repeats = whole.split(right).length > 3;
    const isEnd = is(isFree, before) || isWord(whole.charAt(index - 2) + before);
    const isOptional = is(isFree, right) || is(isTelling, right);
    if (!repeats && isOptional && isEnd && isWord(after + (whole[index + 2] ?? ''))) {
      // 治理能现代化: of a word its first letter is left.
      return length >= 10 && (right === '性' || (is(isFree, before) && isWord(before + right))) ? 'info' : null;
    }
    if (repeats && index >= 2) return loud(slip);
    if (isWord(before + after))
      return isBroken && length >= 10 && !is(isFree, right) && !is(isTelling, right) ? 'info' : null;
    if (isBroken) return length >= 7 ? loud(slip) : 'info';
    if (right === '性') return length >= 10 ? 'info' : null;
    return length >= 7 && !is(isFree, right) && !is(isTelling, right) ? 'info' : null;
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
    if (is(isNumeral, wrong) && is(isNumeral, right)) return numbered(slip, scan);
    if (is(isJoint, wrong) && is(isJoint, right)) return null;
    if (isAlike(wrong, right)) {
      if (row.fixed || (length >= 5 && isQuoted(slip, scan))) return loud(slip);
      if (!makesWord(slip, scan)) return loud(slip);
      if (length < 6) return null;
      // The text goes on with another word.
      if (rest === 0 && to < letters.length && isWord(wrong + letters.charAt(to))) return null;
      return length >= LONG && index >= 2 && rest >= 2 ? loud(slip) : 'info';
    }
    if (length < 5 && !pattern.form.includes('“')) return null;
    // Nothing else is in the quotation marks but the name, all of it right but for one letter.
    const isNamed = pattern.form.includes('“') ? length >= (index < 2 ? 5 : 4) : length >= 6 && index >= 2;
    if (isNamed && index > 0 && isQuoted(slip, scan) && !/[的了等]/.test(wrong)) return 'info';
    const neighbours = [whole[index - 1] ?? '', whole[index + 1] ?? ''] as const;
    const isSharing =
      length >= LONG &&
      ((isWord(neighbours[0] + wrong) && isWord(neighbours[0] + right)) ||
        (isWord(wrong + neighbours[1]) && isWord(right + neighbours[1])));
    if (is(isPlace, wrong) || (is(isPlace, right) && !isSharing)) return null;
    const isOpposed = is(isTelling, wrong) || (is(isTelling, right) && !(rest === 0 && length >= LONG));
    const isOtherWord = index === 0 && isOtherFirst(wrong, whole);
    if (isOpposed && !isOtherWord && (length < 10 || is(isNumeral, wrong) || is(isNumeral, right))) return null;
    // 为生产的服务业 is no 生产性服务业.
    if (/[的了等]/.test(wrong)) return null;
    // The right words follow: 管党治党.
    if (letters.startsWith(whole.slice(index), slip.end)) return null;
    if (row.fixed) return length >= 5 && index >= 1 && rest >= 1 ? loud(slip) : null;
    if (length < 6) return null;
    const word = makesWord(slip, scan);
    if (rest === 0) return length >= (word ? SHORT : 7) && !goesOn(slip, scan) ? 'info' : null;
    if (index === 0) return 'info';
    if (word) {
      // Other people may be meant: 以居民为中心.
      if (is(isPerson, whole.charAt(index + 1)) && isWord(wrong + whole.charAt(index + 1))) return null;
      if (index === 1) return length >= LONG && !OPENER.test(whole) ? 'info' : null;
      return length >= SHORT && (rest >= 2 || !goesOn(slip, scan)) ? 'info' : null;
    }
    return index >= 2 && rest >= 2 && length >= LONG ? (isOpposed ? 'info' : loud(slip)) : 'info';
  },
};

/** One numeral for another where it says how many there are: “三个全面”战略布局. */
function numbered(slip: Slip, scan: Scan): Severity | null {
  const { whole, form, gaps } = slip.pattern;
  const { index } = slip;
  const [before, after] = [whole[index - 1] ?? '', whole[index + 1] ?? ''];
  if (isMiscounted(slip, scan)) return 'warning';
  // “五个最严” has no members of its own told with it, and what it counts is a word of this name alone.
  if (
    isQuoted(slip, scan) &&
    !isTold(slip, scan) &&
    /^第?.[个大][\u4e00-\u9fa5]{2,}$/.test(whole) &&
    !isCommon(whole.replace(/^第?../, ''))
  )
    return 'info';
  // “四稳” may be a place's own beside “六稳”, unless another name follows that goes with it.
  if (gaps[index]?.includes('“') && gaps[index + 2]?.includes('”') && form.indexOf('“') === form.lastIndexOf('“'))
    return whole.length >= SHORT && isQuoted(slip, scan) && !isTold(slip, scan) ? 'info' : null;
  if (before === '第' && whole.length >= (index > 2 ? SHORT : LONG)) return 'info';
  // “三学一做”: the other numeral of the name stands right.
  const isCoupled = [...whole].some((c, i) => i !== index && is(isNumeral, c) && !whole.startsWith('一体', i));
  if (isCoupled && isQuoted(slip, scan) && !isTold(slip, scan)) return 'info';
  // 四级书记抓乡村振兴: all that it counts follows.
  if (index === 0 && whole.length >= LONG && is(isOrdered, after)) return 'info';
  // A short name with another numeral may well be a place's own.
  if (whole.length < 6 || is(isNumeral, before || ' ') || is(isNumeral, after || ' ') || is(isOrdered, after || ' '))
    return null;
  return whole.length >= LONG || isQuoted(slip, scan) ? loud(slip) : 'info';
}

/** What many a place counts by a number of its own. */
const isCommon = (counted: string): boolean =>
  /^(?:一[\u4e00-\u9fa5]+|.{0,2}(?:工程|行动|体系|计划|战略|任务|工作|攻坚战|产业|项目|平台|专项|能力|精神|振兴|一体|优势|重点|方面|中心|目标|坚持|转变|提升|突破|聚焦|强化|过硬|到位|必须|注重|严禁|不准|高地|基地|走廊|示范区|意识|活动|机制|清单|支柱|集群))$/.test(
    counted,
  );

/** Something is told beside the name: a list in brackets, behind a colon or 即. */
function isTold({ start, end }: Slip, { text, skeleton: { at } }: Scan): boolean {
  const behind = text.slice(at(end - 1) + 1, at(end - 1) + 8);
  return (
    /[（：]|——|即|包括|分别/.test(behind) ||
    /[、，][^、，。；“]*$/.test(text.slice(Math.max(0, at(start) - 12), at(start)))
  );
}

const DIGITS = '零一二三四五六七八九十';
/** Characters around a contraction in which its members are told. */
const TOLD = 200;

/** The numeral is another than that of the members, each of which is named close by: “五大攻坚战” and its three. */
function isMiscounted({ pattern, kind, start, end, index }: Slip, { text, skeleton: { at } }: Scan): boolean {
  const { row, whole } = pattern;
  const { members } = row;
  if (kind !== 'replaced' || whole.length < 4 || members.length < 3 || DIGITS[members.length] !== whole[index])
    return false;
  const behind = text.slice(at(end - 1) + 1, at(end - 1) + 1 + TOLD);
  const near = text.slice(Math.max(0, at(start) - TOLD / 2), at(start)) + behind;
  return members.every((m) => near.includes(m.slice(0, 2)) || near.includes(m.slice(-2)));
}

/** No mark stands inside but where the wording has one of its kind. */
function isUnparted({ pattern, kind, start, end, from }: Slip, scan: Scan): boolean {
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
        (i !== from || kind !== 'missing' || isIn(closes, gap.charCodeAt(0))) &&
        isSetOff(gap, at(start), at(end - 1), a, scan)
      )
    )
      return false;
    if (/[、，,]/.test(gap) && !pattern.breaks.has(place)) return false;
  }
  return true;
}

/** The mark in the gap at `place` sets the beginning or the end of the phrase off from the rest of it: “急难愁”问题. */
function isSetOff(gap: string, first: number, last: number, place: number, { text }: Scan): boolean {
  if (gap.length !== 1) return false;
  if (isIn(closes, gap.charCodeAt(0))) return isIn(opens, text.charCodeAt(first - 1)) && place - first >= 3;
  return isIn(opens, gap.charCodeAt(0)) && isIn(closes, text.charCodeAt(last + 1)) && last - place >= 3;
}

// ---------------------------------------------------------------- telling

function phraseOf(slip: Slip, level: Severity, scan: Scan): Phrase {
  const { row, form } = slip.pattern;
  const { at: places } = scan.skeleton;
  const at = span(places(slip.start), places(slip.end - 1) + 1);
  const departures = isWithinTitle(at, scan) ? [] : [told(slip, level, at, scan)];
  return { at, whole: at, kind: row.kind, wording: row, canonical: form, departures };
}

/** A title says what it likes, unless it is the phrase itself: 《中国共产党纪律处分条例》. */
const isWithinTitle = (at: Span, { titles }: Scan): boolean =>
  inside(at, titles) && !titles.some((t) => t.start === at.start && t.end === at.end);

function told(slip: Slip, level: Severity, at: Span, scan: Scan): Departure {
  const {
    text,
    skeleton: { at: places },
  } = scan;
  const { pattern, kind, from, to, index } = slip;
  const { whole: right, form } = pattern;
  const c = right.charAt(index);
  const words = bare(text.slice(at.start, at.end));
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
          newText: kind === 'added' ? '' : kind === 'halves' ? trim(form) : remarked(slip, scan),
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
    const message = `“${words}”的“${text.slice(edit.at.start, edit.at.end)}”与所列${pattern.row.members.length}项（${pattern.row.members.join('、')}）不符，通行表述为“${bare(pattern.form)}”。${basisOf(pattern.row)}`;
    return departure('count', level, at, message, [edit], false);
  }
  const sure = level === 'error' || level === 'warning' ? '' : '，请核对';
  return departure(
    'wording',
    level,
    at,
    `“${words}”${what}${sure}，规范写法为“${bare(pattern.form)}”。${basisOf(pattern.row)}`,
    [edit],
    false,
  );
}

/** The right letters in place of the wrong ones, with the marks that stand between these. */
function remarked({ pattern: { whole }, from, to, index }: Slip, { text, skeleton: { at } }: Scan): string {
  let out = whole.charAt(index);
  for (let i = 1; i < to - from; i++) out += text.slice(at(from + i - 1) + 1, at(from + i)) + whole.charAt(index + i);
  return out;
}
