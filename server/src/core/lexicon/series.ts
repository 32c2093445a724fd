/**
 * The members of a set phrase: given beside its contraction (即, a colon, brackets, or the list in front of it), or standing
 * in a row for themselves. They are compared with the members in order; one may be miswritten, missing, doubled, in
 * another's place, or another word stand for it.
 */
import type { Departure, Phrase, Severity, Span } from '../model';
import { span } from '../model';
import { charSet, isIn } from '../charset';
import type { LexiconRow } from './rows';
import type { Scan } from './scan';
import { bare, basisOf, departure, dressed, inside } from './scan';
import type { Hit, RowLetters } from './search/patterns';
import { lettersOfRow } from './search/patterns';
import { WORD } from './search/together';
import { distance, lettersOf } from './skeleton';

/** Members given right behind a contraction, a noun that it belongs to between: “六稳”工作，即…. */
const LEADS =
  /^[”’]?(?:的)?(?:工作|任务|要求|方针|原则|目标|战略布局|总体布局|布局|战略|精神|制度|改革|行动|能力|建设)?(?:（即?：?|，?(?:也就是|即|就是|是指|分别是|分别为|包括)：?|：|——)/;
/** Before none of these a list of members goes on. */
const endsList = charSet('。；！？：（）“”‘’');
/** Letters of a text that are looked at for members. */
const REACH = 160;

interface Item {
  readonly at: Span;
  readonly text: string;
}

/** Departures of the members beside a contraction. */
export function expansion(hit: Hit, scan: Scan): Departure[] {
  const { pattern, start, end } = hit;
  const { row } = pattern;
  if (row.members.length < 3 || !row.ordered || lettersOfRow(row).series === pattern.skeleton) return [];
  const {
    text,
    skeleton: { at },
  } = scan;
  const from = at(end - 1) + 1;
  const lead = LEADS.exec(text.slice(from, from + 14));
  if (lead) {
    const first = from + lead[0].length;
    const stop = text.slice(first, first + REACH).search(/[。；！？）：]/);
    const out = compared(row, itemsOf(text, first, stop < 0 ? first + REACH : first + stop, row.members), false);
    if (out.length) return out;
  }
  return pattern.type === 'member' ? [] : listBefore(row, at(start), scan);
}

/** The list in front of its contraction, no word between: …养老金融、数字金融“五篇大文章”. */
function listBefore(row: LexiconRow, start: number, { text }: Scan): Departure[] {
  const end = /[“‘]/.test(text[start - 1] ?? '') ? start - 1 : start;
  const near = text.slice(Math.max(0, end - REACH), end);
  let from = near.length;
  while (from > 0 && !isIn(endsList, near.charCodeAt(from - 1))) from--;
  const clear = near.slice(from);
  const known = lettersOfRow(row).members;
  // The list begins with the first member that stands there.
  let first = -1;
  for (const member of row.members) {
    const i = clear.indexOf(member);
    if (i >= 0 && (first < 0 || i < first)) first = i;
  }
  if (first < 0) return [];
  const items = itemsOf(text, end - clear.length + first, end, row.members);
  const last = items[items.length - 1];
  if (!last || !(known.includes(last.text) || known.some((k) => distance(k, last.text) === 1))) return [];
  return compared(row, items, true);
}

function itemsOf(text: string, start: number, end: number, members: readonly string[]): Item[] {
  const items: Item[] = [];
  for (const m of text.slice(start, end).matchAll(/[^、，“”]+/g)) {
    const word = m[0].replace(/^(?:和|以及|与)/, '');
    const offset = start + m.index + m[0].length - word.length;
    const at = span(offset, start + m.index + m[0].length);
    for (const part of splitAnd(lettersOf(word), members)) items.push({ at, text: part });
  }
  return items;
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

/** A list compared with the members; `closed` where nothing of the sentence stands behind its last item. */
function compared(row: LexiconRow, items: readonly Item[], closed: boolean): Departure[] {
  const known = lettersOfRow(row).members;
  const listed = closed ? items : items.slice(0, known.length);
  const right = listed.filter((i) => known.includes(i.text)).length;
  if (right < Math.max(2, Math.ceil(known.length / 2))) return [];
  const out: Departure[] = [];
  const level: Severity = row.weak ? 'hint' : row.loose ? 'info' : 'warning';
  const missing = known.filter((k) => !items.some((i) => i.text === k));
  const others = listed.filter((i) => !known.includes(i.text));
  for (const item of others) {
    const meant =
      missing.find((k) => distance(k, item.text) <= Math.max(1, Math.floor(k.length / 3))) ??
      // In its very place, all others right.
      (others.length === 1 && listed.length === known.length && listed.indexOf(item) === known.indexOf(missing[0] ?? '')
        ? missing[0]
        : undefined);
    if (!meant || item.text.startsWith(meant)) continue;
    const message = `“${bare(row.canonical)}”的成员“${item.text}”应作“${meant}”。${basisOf(row)}`;
    out.push(departure('members', level, item.at, message, [{ at: item.at, newText: meant }]));
  }
  const [first, last] = [listed[0], listed.at(-1)];
  if (!first || !last) return [];
  const all = span(first.at.start, last.at.end);
  if (!out.length && missing.length === 1 && listed.length === known.length - 1 && right === listed.length) {
    out.push(departure('members', level, all, `“${bare(row.canonical)}”缺成员“${missing[0]}”。${basisOf(row)}`, []));
  }
  if (!out.length && !missing.length && listed.length === known.length) {
    if (listed.some((item, i) => item.text !== known[i])) {
      const message = `“${bare(row.canonical)}”成员次序应为“${row.members.join('、')}”。${basisOf(row)}`;
      out.push(departure('members', level, all, message, []));
    }
  }
  return out;
}

// ---------------------------------------------------------------- without the contraction

/** A run of members, with one other word among them at most (`member` −1). */
interface Run {
  readonly items: { member: number; start: number; end: number }[];
  others: number;
}

/**
 * Runs of a row's members that depart from it; `members` are of rows of which there are enough. Fewer than all are what a
 * writer chose to name, unless all others of four and more stand there in order.
 */
export function seriesOf(members: readonly Hit[], chosen: readonly Hit[], scan: Scan): Phrase[] {
  const byRow = new Map<LexiconRow, Hit[]>();
  for (const hit of members) {
    const list = byRow.get(hit.pattern.row);
    if (list) list.push(hit);
    else byRow.set(hit.pattern.row, [hit]);
  }
  const out: Phrase[] = [];
  for (const [row, hits] of byRow) {
    for (const run of runsOf(hits, scan)) {
      const found = judged(row, run, scan, isNamed(row, run, chosen, scan));
      if (!found) continue;
      const first = found.start;
      const last = found.end;
      const isTaken = chosen.some(
        (c) => first < c.end && c.start < last && (c.end - c.start >= last - first || c.pattern.type === 'wrong'),
      );
      if (!isTaken) out.push(found.phrase);
    }
  }
  return out;
}

function runsOf(hits: Hit[], scan: Scan): Run[] {
  const {
    skeleton: { at, text: letters },
  } = scan;
  hits.sort((a, b) => a.start - b.start || b.end - a.end);
  const runs: Run[] = [];
  let run: Run = { items: [], others: 0 };
  const parted = (i: number): boolean => i > 0 && at(i) - at(i - 1) > 1;
  const isWhole = (from: number, to: number): boolean => at(to - 1) - at(from) === to - 1 - from;
  for (const { start, end, pattern } of hits) {
    const last = run.items[run.items.length - 1];
    const item = { member: pattern.member, start, end };
    if (last && start < last.end) continue;
    const gap = last ? letters.slice(last.end, Math.min(start, last.end + WORD + 1)) : '';
    if (last && (gap === '' || /^[和与同及]$/.test(gap))) run.items.push(item);
    else if (
      last &&
      run.others === 0 &&
      /^[\u4e00-\u9fa5]{2,10}$/.test(gap) &&
      parted(last.end) &&
      parted(start) &&
      isWhole(last.end, start)
    ) {
      run.items.push({ member: -1, start: last.end, end: start }, item);
      run.others++;
    } else if (last && run.others === 0 && twoWords.test(gap) && parted(last.end) && parted(start)) {
      // Two words with one mark between them.
      const middle = last.end + (gap.length >> 1);
      if (!parted(middle) || !isWhole(last.end, middle) || !isWhole(middle, start)) {
        if (run.items.length > 1) runs.push(run);
        run = { items: [item], others: 0 };
        continue;
      }
      const [a, b] = [
        { member: -1, start: last.end, end: middle },
        { member: -1, start: middle, end: start },
      ];
      run.items.push(a, b, item);
      run.others = 2;
    } else {
      if (run.items.length > 1) runs.push(run);
      run = { items: [item], others: 0 };
    }
  }
  if (run.items.length > 1) runs.push(run);
  return runs;
}

const twoWords = /^(?:[\u4e00-\u9fa5]{2}){3,5}$/;

/** The sentence names the row as well, by its contraction: 落实“四个最严”要求，用最严谨的标准…. */
function isNamed(row: LexiconRow, { items }: Run, chosen: readonly Hit[], { text, skeleton: { at } }: Scan): boolean {
  const [first, last] = [items[0], items.at(-1)];
  if (!first || !last) return false;
  const from = at(first.start);
  const to = at(last.end - 1);
  return chosen.some(({ pattern, start, end }) => {
    if (
      pattern.row.members.length !== row.members.length ||
      lettersOfRow(pattern.row).series !== lettersOfRow(row).series
    )
      return false;
    const [a, b] = at(end - 1) < from ? [at(end - 1), from] : [to, at(start)];
    return a < b && b - a <= NEAR && !/[。；！？]/.test(text.slice(a, b));
  });
}

/** Characters between a contraction and its members that name the same. */
const NEAR = 24;

interface Judged {
  readonly start: number;
  readonly end: number;
  readonly phrase: Phrase;
}

function judged(row: LexiconRow, { items, others }: Run, scan: Scan, named: boolean): Judged | null {
  const {
    text,
    skeleton: { at, text: letters },
  } = scan;
  const { members: known, series, canonical } = lettersOfRow(row);
  const own = series === canonical;
  const n = known.length;
  if (n < 3) return null;
  const first = items[0];
  if (!first) return null;
  const last = items[items.length - 1];
  if (!last) return null;
  const place = (start: number, end: number): Span => span(at(start), at(end - 1) + 1);
  const level: Severity = row.weak || !row.ordered ? 'hint' : row.loose ? 'info' : 'warning';
  const told = (
    start: number,
    end: number,
    marked: Span,
    message: string,
    newText: string,
    loud: Severity = level,
  ): Judged => {
    const whole = place(start, end);
    const edits = newText ? [{ at: marked, newText }] : [];
    const departures = inside(whole, scan.titles)
      ? []
      : [
          departure(
            'members',
            loud,
            marked,
            `${message}${basisOf(row)}`,
            edits,
            own && newText !== '' && loud === 'warning' && marked.start === whole.start && marked.end === whole.end,
          ),
        ];
    return {
      start,
      end,
      phrase: { at: whole, whole, kind: row.kind, wording: row, canonical: row.canonical, departures },
    };
  };
  const wordings = own ? row.canonical : row.members.join('、');
  const counts = new Set(items.map((i) => i.member));
  if (others === 0 && items.length === n && counts.size === n) {
    if (items.every((i, k) => i.member === k)) return null;
    const whole = place(first.start, last.end);
    // A longer list has an order of its own.
    if (text[whole.start - 1] === '、' || text[whole.end] === '、') return null;
    const message = `“${text.slice(whole.start, whole.end)}”次序与通行表述不一，应作“${bare(wordings)}”。`;
    return told(first.start, last.end, whole, message, dressed(wordings, whole, scan));
  }
  const twice = (index: number, loud?: Severity): Judged | null => {
    const item = items[index];
    if (!item) return null;
    const at = place(item.start, item.end);
    const message = `“${text.slice(at.start, at.end)}”重复，应作“${bare(wordings)}”。`;
    return told(first.start, last.end, at, message, '', loud);
  };
  // One member twice in a row, in the place of another or besides all.
  const again = items.findIndex((item, i) => i > 0 && item.member >= 0 && item.member === items[i - 1]?.member);
  if (again > 0 && others === 0 && counts.size >= Math.max(2, n - 1)) {
    return twice(again, row.weak ? 'hint' : row.loose ? 'info' : 'warning');
  }
  // A whole member twice.
  if (row.ordered && others === 0 && items.length === n + 1 && counts.size === n) {
    const k = items.findIndex((item, i) => items.findIndex((other) => other.member === item.member) < i);
    const rest = items.filter((_, i) => i !== k);
    if (!rest.every((i, j) => i.member === j)) return null;
    return twice(k);
  }
  // One member again in the place of another: 人才振兴 for 生态振兴.
  if (row.ordered && others === 0 && items.length === n && counts.size === n - 1) {
    const wrong = items.findIndex((item, k) => item.member !== k);
    if (items.every((item, k) => k === wrong || item.member === k)) return twice(wrong);
  }
  const crossed = crossedAt(items, lettersOfRow(row), scan);
  if (crossed > 0 && items.every((item, k) => item.member === k || item.member < 0)) {
    const [a, b] = [items[crossed - 1]!, items[crossed]!];
    const marked = place(a.start, b.end);
    const meant = row.members.slice(crossed - 1, crossed + 1).join('、');
    const message = `“${text.slice(marked.start, marked.end)}”搭配颠倒，应作“${bare(meant)}”。`;
    return told(first.start, last.end, marked, message, meant);
  }
  // One word in a member's place, inside or at an end.
  const row0 = withEnds(items, lettersOfRow(row), scan, named);
  if (row0 && row0.length === n && row0.every((i, k) => i.member === k || i.member < 0)) {
    const k = row0.findIndex((i) => i.member < 0);
    const [odd, member, meant] = [row0[k], known[k], row.members[k]];
    const [from, to] = [row0[0], row0.at(-1)];
    if (!odd || member === undefined || meant === undefined || !from || !to) return null;
    const word = letters.slice(odd.start, odd.end);
    const like = distance(word, member) <= Math.max(1, Math.floor(member.length / 2)) || sharesHead(word, known, k);
    if (!like && (n < 4 || !own || !row.ordered)) return null;
    const marked = place(odd.start, odd.end);
    const message = `“${text.slice(marked.start, marked.end)}”不在“${bare(wordings)}”之中，此处通行为“${meant}”。`;
    return told(
      from.start,
      to.end,
      marked,
      message,
      meant,
      row.weak ? 'hint' : like && !row.loose ? 'warning' : 'info',
    );
  }
  // All but one of four and more, in order, the list closed.
  if (
    (own || named || known.every((k) => k.length > 3)) &&
    row.ordered &&
    (n >= 4 || (named && known.every((k) => k.length > 2))) &&
    others === 0 &&
    counts.size === items.length &&
    (items.length === n - 1 || (own && n >= PAIRED && items.length === n - 2 && isPair(items)))
  ) {
    if (!items.every((item, k) => k === 0 || item.member > (items[k - 1]?.member ?? 0))) return null;
    const before = text.slice(Math.max(0, at(first.start) - 1), at(first.start));
    const behind = text.slice(at(last.end - 1) + 1, at(last.end - 1) + 3);
    if (/[、，]/.test(before) || /^[、和与及等同]/.test(behind)) return null;
    const lost = known.findIndex((_, m) => !counts.has(m));
    // The last was often added later, and is what a writer most easily leaves away.
    if (lost === n - 1 && !named) return null;
    const whole = place(first.start, last.end);
    const wanting = row.members.filter((_, m) => !counts.has(m)).join('、');
    const message = `“${text.slice(whole.start, whole.end)}”比通行表述少“${wanting}”，请核对。`;
    return told(first.start, last.end, whole, message, '', row.weak ? 'hint' : 'info');
  }
  return null;
}

/** The second of two items next to each other whose first words have changed places: 公正执法、严格司法; 0 where none has. */
function crossedAt(items: Run['items'], { members: known }: RowLetters, { skeleton: { text } }: Scan): number {
  if (items.length !== known.length || items.filter((i) => i.member < 0).length !== 2) return 0;
  const k = items.findIndex((i) => i.member < 0) + 1;
  const [one, other] = [items[k - 1]!, items[k]!];
  const [a = '', b = ''] = [known[k - 1], known[k]];
  if (other.member >= 0 || a.length !== b.length || a.length < 3) return 0;
  const half = a.length >> 1;
  const isCrossed =
    text.slice(one.start, one.end) === b.slice(0, half) + a.slice(half) &&
    text.slice(other.start, other.end) === a.slice(0, half) + b.slice(half);
  return isCrossed ? k : 0;
}

/** Members from which on a clause of two (践行初心、担当使命) may be missing. */
const PAIRED = 6;

/** What is missing are two members next to each other, the first of them the first of a pair. */
function isPair(items: Run['items']): boolean {
  const k = items.findIndex((item, i) => item.member !== i);
  return k > 0 && k % 2 === 0 && items.every((item, i) => item.member === (i < k ? i : i + 2));
}

/** The run with the word before its first or behind its last item, where that is like the member wanting there. */
function withEnds(
  items: Run['items'],
  row: RowLetters,
  { text, skeleton: { text: letters, at } }: Scan,
  named: boolean,
): Run['items'] | null {
  const { members: known, series, canonical } = row;
  if (items.length === known.length) return items;
  if (items.length !== known.length - 1 || items.some((i) => i.member < 0)) return null;
  const first = items[0];
  if (!first) return null;
  const last = items[items.length - 1];
  if (!last) return null;
  const parted = (i: number): boolean => i > 0 && (at(i) - at(i - 1) > 1 || /[和与及]/.test(letters.charAt(i - 1)));
  if (items.every((i, k) => i.member === k)) {
    const wanting = known[known.length - 1];
    if (wanting === undefined) return null;
    const start = /[和与及]/.test(letters[last.end] ?? '') ? last.end + 1 : last.end;
    if (!parted(start)) return null;
    // As long as the member, or one letter more or less up to the next mark.
    for (const length of [wanting.length, wanting.length - 1, wanting.length + 1]) {
      const end = start + length;
      // What is still being written has no end to be judged by.
      if (end > letters.length) continue;
      const closed =
        length === wanting.length ||
        end >= letters.length ||
        parted(end) ||
        !/[\u4e00-\u9fa5]/.test(letters.charAt(end));
      const isFramed = length === wanting.length && framed(letters.slice(start, end), wanting);
      if ((closed && isLike(letters.slice(start, end), wanting)) || isFramed)
        return [...items, { member: -1, start, end }];
    }
    // 保社会运转 for 保基层运转: built as all the others are, and the list ends with it.
    const tail = canonical.startsWith(series) ? canonical.slice(series.length) : '';
    for (let end = start + 2; end <= letters.length && end - start <= WORD; end++) {
      const ends = end === letters.length || parted(end) || !/[\u4e00-\u9fa5]/.test(letters.charAt(end));
      if (!ends && !(end - start === wanting.length && (tail ? letters.startsWith(tail, end) : named))) continue;
      const word = letters.slice(start, end);
      const goesOn = /[、和与及]/.test(text[at(end - 1) + 1] ?? '');
      const isOwn = series === canonical && known.length >= PAIRED && word.length === wanting.length && ends;
      if (!goesOn && /^[\u4e00-\u9fa5]+$/.test(word) && !known.includes(word) && (isOwn || isBuiltAlike(word, known)))
        return [...items, { member: -1, start, end }];
      if (ends) break;
    }
    return null;
  }
  if (items.every((i, k) => i.member === k + 1)) {
    const wanting = known[0];
    if (wanting === undefined) return null;
    const start = first.start - wanting.length;
    if (!parted(first.start) || start < 0 || !isLike(letters.slice(start, first.start), wanting)) return null;
    return [{ member: -1, start, end: first.start }, ...items];
  }
  return null;
}

/** The word begins or ends as all members do, and is as long as one of them. */
function isBuiltAlike(word: string, known: readonly string[]): boolean {
  if (!known.some((k) => k.length === word.length)) return false;
  const shared = (n: number): boolean => known.every((k) => k.slice(-n) === word.slice(-n));
  return (
    shared(2) ||
    (word.length > 2 &&
      known.length > 2 &&
      known.every((k) => k[0] === word[0]) &&
      (shared(1) || known.every((k) => k.slice(0, 2) === word.slice(0, 2)) || known.length > 3))
  );
}

/** 农业产业化 for 农业现代化: the first word and the last letter are the member's. */
const framed = (word: string, member: string): boolean =>
  member.length >= 5 && word !== member && word.slice(0, 2) === member.slice(0, 2) && word.at(-1) === member.at(-1);

const isLike = (word: string, member: string): boolean =>
  /^[\u4e00-\u9fa5]+$/.test(word) &&
  word !== member &&
  distance(word, member) <= Math.max(1, Math.floor(member.length / 3));

/** The word is built like all members: …振兴, 稳…, 最严…. */
function sharesHead(word: string, known: readonly string[], k: number): boolean {
  const [a = '', b = ''] = [known[k === 0 ? 1 : 0], known[k]];
  return (
    (word[0] === a[0] && word[0] === b[0]) ||
    (word.length > 2 && word.slice(-2) === a.slice(-2) && word.slice(-2) === b.slice(-2))
  );
}
