/**
 * The members of a set phrase, beside its contraction (after 即, a colon or a bracket, or in a list before it) or in a
 * row without it. They are compared with the members of the row in order. One may be miswritten, missing, doubled or in
 * the wrong place, or another word may replace it.
 */
import type { Departure, Phrase, Severity, Span } from '../model';
import { span } from '../model';
import { charSet, isIn } from '../charset';
import type { LexiconRow } from './rows';
import type { Scan } from './scan';
import { forMessage, basisOf, departure, inMarksOfPlace, isInside } from './scan';
import type { Hit, RowLetters } from './search/patterns';
import { lettersOfRow } from './search/patterns';
import { MAX_WORD_LETTERS } from './search/together';
import { editDistance, lettersOf } from './skeleton';

interface ListedMember {
  readonly at: Span;
  readonly text: string;
}

/** The words between a contraction and its members, such as the noun to which it belongs: “六稳”工作，即…. */
const MEMBERS_LEAD =
  /^[”’]?(?:的)?(?:工作|任务|要求|方针|原则|目标|战略布局|总体布局|布局|战略|精神|制度|改革|行动|能力|建设)?(?:（即?：?|，?(?:也就是|即|就是|是指|分别是|分别为|包括)：?|：|——)/;
/** Marks that end a list of members. */
const endsMemberList = charSet('。；！？：（）“”‘’');
/** How far a text is searched for members, in UTF-16 units. */
const MEMBERS_REACH = 160;

/** What departs in the members beside a contraction. */
export function expansionDepartures(hit: Hit, scan: Scan): Departure[] {
  const { pattern, start, end } = hit;
  const { row } = pattern;
  if (row.members.length < 3 || !row.ordered || lettersOfRow(row).series === pattern.skeleton) return [];
  const {
    text,
    skeleton: { at },
  } = scan;
  const from = at(end - 1) + 1;
  const lead = MEMBERS_LEAD.exec(text.slice(from, from + 14));
  if (lead) {
    const first = from + lead[0].length;
    const stop = text.slice(first, first + MEMBERS_REACH).search(/[。；！？）：]/);
    const out = memberDepartures(
      row,
      itemsOf(text, first, stop < 0 ? first + MEMBERS_REACH : first + stop, row.members),
      false,
    );
    if (out.length) return out;
  }
  return pattern.type === 'member' ? [] : listBeforeContraction(row, at(start), scan);
}

/** The list right before its contraction: …养老金融、数字金融“五篇大文章”. */
function listBeforeContraction(row: LexiconRow, start: number, { text }: Scan): Departure[] {
  const end = /[“‘]/.test(text[start - 1] ?? '') ? start - 1 : start;
  const near = text.slice(Math.max(0, end - MEMBERS_REACH), end);
  let from = near.length;
  while (from > 0 && !isIn(endsMemberList, near.charCodeAt(from - 1))) from--;
  const clear = near.slice(from);
  const known = lettersOfRow(row).members;
  // The list begins with the first member in the text.
  let first = -1;
  for (const member of row.members) {
    const i = clear.indexOf(member);
    if (i >= 0 && (first < 0 || i < first)) first = i;
  }
  if (first < 0) return [];
  const items = itemsOf(text, end - clear.length + first, end, row.members);
  const last = items[items.length - 1];
  if (!last || !(known.includes(last.text) || known.some((k) => editDistance(k, last.text) === 1))) return [];
  return memberDepartures(row, items, true);
}

function itemsOf(text: string, start: number, end: number, members: readonly string[]): ListedMember[] {
  const items: ListedMember[] = [];
  for (const m of text.slice(start, end).matchAll(/[^、，“”]+/g)) {
    const word = m[0].replace(/^(?:和|以及|与)/, '');
    const offset = start + m.index + m[0].length - word.length;
    const at = span(offset, start + m.index + m[0].length);
    for (const part of splitAtConjunction(lettersOf(word), members)) items.push({ at, text: part });
  }
  return items;
}

/** Cuts 享乐主义和奢靡之风 in two, where a part is a known member. */
function splitAtConjunction(word: string, members: readonly string[]): string[] {
  if (members.some((m) => lettersOf(m) === word)) return [word];
  for (const and of ['和', '以及', '与']) {
    const i = word.indexOf(and);
    if (i > 0 && members.some((m) => lettersOf(m) === word.slice(0, i)))
      return [word.slice(0, i), word.slice(i + and.length)];
  }
  return [word];
}

/** Compares a list with the members. `closed` says that nothing of the sentence follows its last item. */
function memberDepartures(row: LexiconRow, items: readonly ListedMember[], closed: boolean): Departure[] {
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
      missing.find((k) => editDistance(k, item.text) <= Math.max(1, Math.floor(k.length / 3))) ??
      // The item stands in the place of the missing member, and all others are right.
      (others.length === 1 && listed.length === known.length && listed.indexOf(item) === known.indexOf(missing[0] ?? '')
        ? missing[0]
        : undefined);
    if (!meant || item.text.startsWith(meant)) continue;
    const message = `“${forMessage(row.canonical)}”的成员“${item.text}”应作“${meant}”。${basisOf(row)}`;
    out.push(departure('members', level, item.at, message, [{ at: item.at, newText: meant }]));
  }
  const [first, last] = [listed[0], listed.at(-1)];
  if (!first || !last) return [];
  const all = span(first.at.start, last.at.end);
  if (!out.length && missing.length === 1 && listed.length === known.length - 1 && right === listed.length) {
    out.push(
      departure('members', level, all, `“${forMessage(row.canonical)}”缺成员“${missing[0]}”。${basisOf(row)}`, []),
    );
  }
  if (!out.length && !missing.length && listed.length === known.length) {
    if (listed.some((item, i) => item.text !== known[i])) {
      const message = `“${forMessage(row.canonical)}”成员次序应为“${row.members.join('、')}”。${basisOf(row)}`;
      out.push(departure('members', level, all, message, []));
    }
  }
  return out;
}

// ---------------------------------------------------------------- without the contraction

/** A run of members. Other words among them have the index −1. */
interface MemberRun {
  readonly items: { member: number; start: number; end: number }[];
  others: number;
}

interface JudgedRun {
  readonly start: number;
  readonly end: number;
  readonly phrase: Phrase;
}

const TWO_WORDS_TOGETHER = /^(?:[\u4e00-\u9fa5]{2}){3,5}$/;

/** How far a contraction may be from its members, in UTF-16 units. */
const MAX_NAME_GAP = 24;

/** The number of members from which on a clause of two of them (践行初心、担当使命) may be missing. */
const MIN_PAIRED_MEMBERS = 6;

/**
 * The runs of members of a row that depart from it. `members` are hits of rows of which enough members stand near each
 * other. Fewer members than all may be meant, unless all others of four and more stand there in order.
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
      const found = judgedRun(row, run, scan, isNamed(row, run, chosen, scan));
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

function runsOf(hits: Hit[], scan: Scan): MemberRun[] {
  const {
    skeleton: { at, text: letters },
  } = scan;
  hits.sort((a, b) => a.start - b.start || b.end - a.end);
  const runs: MemberRun[] = [];
  let run: MemberRun = { items: [], others: 0 };
  const parted = (i: number): boolean => i > 0 && at(i) - at(i - 1) > 1;
  const isWhole = (from: number, to: number): boolean => at(to - 1) - at(from) === to - 1 - from;
  for (const { start, end, pattern } of hits) {
    const last = run.items[run.items.length - 1];
    const item = { member: pattern.member, start, end };
    if (last && start < last.end) continue;
    const gap = last ? letters.slice(last.end, Math.min(start, last.end + MAX_WORD_LETTERS + 1)) : '';
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
    } else if (last && run.others === 0 && TWO_WORDS_TOGETHER.test(gap) && parted(last.end) && parted(start)) {
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

/** Whether the sentence also names the row by its contraction: 落实“四个最严”要求，用最严谨的标准…. */
function isNamed(
  row: LexiconRow,
  { items }: MemberRun,
  chosen: readonly Hit[],
  { text, skeleton: { at } }: Scan,
): boolean {
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
    return a < b && b - a <= MAX_NAME_GAP && !/[。；！？]/.test(text.slice(a, b));
  });
}

function judgedRun(row: LexiconRow, { items, others }: MemberRun, scan: Scan, named: boolean): JudgedRun | null {
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
  ): JudgedRun => {
    const whole = place(start, end);
    const edits = newText ? [{ at: marked, newText }] : [];
    const departures = isInside(whole, scan.titles)
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
    const message = `“${text.slice(whole.start, whole.end)}”次序与通行表述不一，应作“${forMessage(wordings)}”。`;
    return told(first.start, last.end, whole, message, inMarksOfPlace(wordings, whole, scan));
  }
  const twice = (index: number, loud?: Severity): JudgedRun | null => {
    const item = items[index];
    if (!item) return null;
    const at = place(item.start, item.end);
    const message = `“${text.slice(at.start, at.end)}”重复，应作“${forMessage(wordings)}”。`;
    return told(first.start, last.end, at, message, '', loud);
  };
  // One member stands twice in a row, in the place of another or beside all others.
  const again = items.findIndex((item, i) => i > 0 && item.member >= 0 && item.member === items[i - 1]?.member);
  if (again > 0 && others === 0 && counts.size >= Math.max(2, n - 1)) {
    return twice(again, row.weak ? 'hint' : row.loose ? 'info' : 'warning');
  }
  // All members stand there, and one of them twice.
  if (row.ordered && others === 0 && items.length === n + 1 && counts.size === n) {
    const k = items.findIndex((item, i) => items.findIndex((other) => other.member === item.member) < i);
    const rest = items.filter((_, i) => i !== k);
    if (!rest.every((i, j) => i.member === j)) return null;
    return twice(k);
  }
  // One member stands again in the place of another: 人才振兴 for 生态振兴.
  if (row.ordered && others === 0 && items.length === n && counts.size === n - 1) {
    const wrong = items.findIndex((item, k) => item.member !== k);
    if (items.every((item, k) => k === wrong || item.member === k)) return twice(wrong);
  }
  const crossed = crossedAt(items, lettersOfRow(row), scan);
  if (crossed > 0 && items.every((item, k) => item.member === k || item.member < 0)) {
    const [a, b] = [items[crossed - 1]!, items[crossed]!];
    const marked = place(a.start, b.end);
    const meant = row.members.slice(crossed - 1, crossed + 1).join('、');
    const message = `“${text.slice(marked.start, marked.end)}”搭配颠倒，应作“${forMessage(meant)}”。`;
    return told(first.start, last.end, marked, message, meant);
  }
  // One word stands in the place of a member, inside the run or at its end.
  const completed = withEnds(items, lettersOfRow(row), scan, named);
  if (completed && completed.length === n && completed.every((i, k) => i.member === k || i.member < 0)) {
    const k = completed.findIndex((i) => i.member < 0);
    const [odd, member, meant] = [completed[k], known[k], row.members[k]];
    const [from, to] = [completed[0], completed.at(-1)];
    if (!odd || member === undefined || meant === undefined || !from || !to) return null;
    const word = letters.slice(odd.start, odd.end);
    const like = editDistance(word, member) <= Math.max(1, Math.floor(member.length / 2)) || sharesHead(word, known, k);
    if (!like && (n < 4 || !own || !row.ordered)) return null;
    const marked = place(odd.start, odd.end);
    const message = `“${text.slice(marked.start, marked.end)}”不在“${forMessage(wordings)}”之中，此处通行为“${meant}”。`;
    return told(
      from.start,
      to.end,
      marked,
      message,
      meant,
      row.weak ? 'hint' : like && !row.loose ? 'warning' : 'info',
    );
  }
  // All but one of four and more members stand there in order, and the list is closed.
  if (
    (own || named || known.every((k) => k.length > 3)) &&
    row.ordered &&
    (n >= 4 || (named && known.every((k) => k.length > 2))) &&
    others === 0 &&
    counts.size === items.length &&
    (items.length === n - 1 || (own && n >= MIN_PAIRED_MEMBERS && items.length === n - 2 && isPair(items)))
  ) {
    if (!items.every((item, k) => k === 0 || item.member > (items[k - 1]?.member ?? 0))) return null;
    const before = text.slice(Math.max(0, at(first.start) - 1), at(first.start));
    const after = text.slice(at(last.end - 1) + 1, at(last.end - 1) + 3);
    if (/[、，]/.test(before) || /^[、和与及等同]/.test(after)) return null;
    const lost = known.findIndex((_, m) => !counts.has(m));
    // The last member was often added later, and is easily left out.
    if (lost === n - 1 && !named) return null;
    const whole = place(first.start, last.end);
    const wanting = row.members.filter((_, m) => !counts.has(m)).join('、');
    const message = `“${text.slice(whole.start, whole.end)}”比通行表述少“${wanting}”，请核对。`;
    return told(first.start, last.end, whole, message, '', row.weak ? 'hint' : 'info');
  }
  return null;
}

/**
 * The index of the second of two neighbouring items whose first words are exchanged (公正执法、严格司法); 0 where there are
 * none.
 */
function crossedAt(items: MemberRun['items'], { members: known }: RowLetters, { skeleton: { text } }: Scan): number {
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

/** Whether two neighbouring members are missing that make a pair. */
function isPair(items: MemberRun['items']): boolean {
  const k = items.findIndex((item, i) => item.member !== i);
  return k > 0 && k % 2 === 0 && items.every((item, i) => item.member === (i < k ? i : i + 2));
}

/**
 * The run with the word before its first or after its last item, if that resembles the missing member; null where none
 * does.
 */
function withEnds(
  items: MemberRun['items'],
  row: RowLetters,
  { text, skeleton: { text: letters, at } }: Scan,
  named: boolean,
): MemberRun['items'] | null {
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
    // The word is as long as the member, or one letter shorter or longer up to the next mark.
    for (const length of [wanting.length, wanting.length - 1, wanting.length + 1]) {
      const end = start + length;
      // A word that is still being written cannot be judged.
      if (end > letters.length) continue;
      const closed =
        length === wanting.length ||
        end >= letters.length ||
        parted(end) ||
        !/[\u4e00-\u9fa5]/.test(letters.charAt(end));
      const isFramed = length === wanting.length && hasSameFrame(letters.slice(start, end), wanting);
      if ((closed && isLike(letters.slice(start, end), wanting)) || isFramed)
        return [...items, { member: -1, start, end }];
    }
    // 保社会运转 for 保基层运转: the word has the form of all members, and the list ends with it.
    const tail = canonical.startsWith(series) ? canonical.slice(series.length) : '';
    for (let end = start + 2; end <= letters.length && end - start <= MAX_WORD_LETTERS; end++) {
      const ends = end === letters.length || parted(end) || !/[\u4e00-\u9fa5]/.test(letters.charAt(end));
      if (!ends && !(end - start === wanting.length && (tail ? letters.startsWith(tail, end) : named))) continue;
      const word = letters.slice(start, end);
      const goesOn = /[、和与及]/.test(text[at(end - 1) + 1] ?? '');
      const isOwn =
        series === canonical && known.length >= MIN_PAIRED_MEMBERS && word.length === wanting.length && ends;
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

/** Whether the word begins or ends like all members and is as long as one of them. */
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

/** Whether the first word and the last letter are those of the member: 农业产业化 for 农业现代化. */
const hasSameFrame = (word: string, member: string): boolean =>
  member.length >= 5 && word !== member && word.slice(0, 2) === member.slice(0, 2) && word.at(-1) === member.at(-1);

const isLike = (word: string, member: string): boolean =>
  /^[\u4e00-\u9fa5]+$/.test(word) &&
  word !== member &&
  editDistance(word, member) <= Math.max(1, Math.floor(member.length / 3));

/** Whether the word has the form of all members: …振兴, 稳…, 最严…. */
function sharesHead(word: string, known: readonly string[], k: number): boolean {
  const [a = '', b = ''] = [known[k === 0 ? 1 : 0], known[k]];
  return (
    (word[0] === a[0] && word[0] === b[0]) ||
    (word.length > 2 && word.slice(-2) === a.slice(-2) && word.slice(-2) === b.slice(-2))
  );
}
