/**
 * Finds what a contraction in quotation marks stands for, where the text says so beside it: “三严禁”，即严禁…、严禁…、严禁…;
 * 规划统一、建设统一、管理统一“三统一”; 滨江区、滨湖区和中央圈，这“两区一圈”. Each head word must begin or end as many items as its numeral says. Where
 * one is missing nothing is found, so that this confirms a count and never denies one.
 */
import { closing, everyForm, form, words } from '../../grammar/lexemes';
import { EVERY_QUOTE_MARK, HAN, QUOTE_MARKS, SENTENCE_ENDS } from '../../grammar/vocabulary/marks';
import type { Span } from '../../model';
import { span } from '../../model';
import type { Item } from '../lists';
import { item, partLast, splitAt } from '../lists';

/** One numeral of a contraction with the word that it counts: 三 and 严禁 in “三严禁”. */
export interface CountedHead {
  readonly count: number;
  readonly head: string;
}

/** How far the text is looked at on each side, in UTF-16 units. */
const EXPANSION_WINDOW = 240;
/** 即 introduces items, but 即将, 即使 and the like do not. */
const EXPLAINS = words('即 就是 也就是 是指 分别是 分别为 具体是 具体为 包括');
const EXPANSION_LEAD = form`^${HAN}{0,6}(?:，?${EXPLAINS}(?![将使可便刻时日])[：，]?|：|（即?|——)`;
const BRACKET_OR_SENTENCE_ENDS = words('）', SENTENCE_ENDS);
/** The words between the items and a contraction that follows them. */
const LEADS_TO_CONTRACTION = closing('，?这 ， 的 等的? —— ：');
const OUTER_QUOTE_MARKS = everyForm`^“|”$`;

/**
 * The items for which a contraction stands. `at` includes its quotation marks. Null where the text does not give them.
 */
export function expansionOf(text: string, at: Span, heads: readonly CountedHead[]): Item[] | null {
  return itemsAfter(text, at.end, heads) ?? itemsBefore(text, at.start, heads);
}

function itemsAfter(text: string, end: number, heads: readonly CountedHead[]): Item[] | null {
  const lead = EXPANSION_LEAD.exec(text.slice(end, end + 16));
  if (!lead) return null;
  const from = end + lead[0].length;
  const near = text.slice(from, from + EXPANSION_WINDOW);
  const stop = lead[0].includes('（') ? near.search(BRACKET_OR_SENTENCE_ENDS) : near.search(SENTENCE_ENDS);
  const body = span(from, from + (stop < 0 ? near.length : stop));
  for (const marks of ['、，；', '，；', '；', '、'] as const) {
    const items = splitAt(text, body, marks);
    const found = matched(items, heads) ?? matched(partLast(text, items) ?? [], heads);
    if (found) return found;
  }
  return null;
}

function itemsBefore(text: string, start: number, heads: readonly CountedHead[]): Item[] | null {
  const near = text.slice(Math.max(0, start - EXPANSION_WINDOW), start);
  const joint = LEADS_TO_CONTRACTION.exec(near);
  const end = start - (joint ? joint[0].length : 0);
  const clear = near.slice(0, near.length - (joint ? joint[0].length : 0));
  const open = Math.max(...['。', '！', '？', '；', '：'].map((mark) => clear.lastIndexOf(mark)));
  const body = span(end - clear.length + open + 1, end);
  const total = heads.reduce((n, h) => n + h.count, 0);
  for (const marks of ['、', '、，'] as const) {
    const all = splitAt(text, body, marks);
    for (const items of [all, partLast(text, all) ?? []]) {
      const last = items.slice(-total);
      // Words before the first item are no part of it: 推进规划统一.
      const found = matched(withoutLead(text, last, heads), heads) ?? matched(last, heads);
      if (found) return found;
    }
  }
  return null;
}

/**
 * The items, the first without the words that lead to it. The others show where it begins: by their head word, or by
 * their length.
 */
function withoutLead(text: string, items: readonly Item[], heads: readonly CountedHead[]): Item[] {
  const [first, ...rest] = items;
  if (!first || !rest.length) return [];
  const head = heads[0]?.head ?? '';
  const length = rest[0]?.text.length ?? 0;
  const begins = heads.length === 1 && rest.every((i) => i.text.startsWith(head));
  const cut = begins
    ? first.text.indexOf(head)
    : rest.every((i) => i.text.length === length)
      ? first.text.length - length
      : 0;
  return cut > 0 ? [item(text, first.at.start + cut, first.at.end), ...rest] : [];
}

/** The items, if they are as many as the heads say and each has its head at one end; else null. */
function matched(items: readonly Item[], heads: readonly CountedHead[]): Item[] | null {
  if (items.length < 2 || items.length !== heads.reduce((n, h) => n + h.count, 0)) return null;
  if (items.some(({ text }) => text.length > 24 || QUOTE_MARKS.test(text.replace(OUTER_QUOTE_MARKS, '')))) return null;
  const bare = items.map(({ text }) => text.replace(EVERY_QUOTE_MARK, ''));
  return heads.every(
    ({ count, head }) =>
      bare.filter((t) => t.startsWith(head)).length === count || bare.filter((t) => t.endsWith(head)).length === count,
  )
    ? [...items]
    : null;
}
