/** Orders given by names, with the values elsewhere: 由大到小依次为甲、丙、乙; 甲居首，乙次之，丙居末位; 最高的是甲. */
import { DOWNWARDS, MOST_OR_LEAST, PLACED_AT, UPWARDS } from '../../grammar/vocabulary/extremes';
import { LIST_MARKS, TOPIC_END } from '../../grammar/vocabulary/marks';
import { OTHERS } from '../../grammar/vocabulary/parts';
import { REGIONS } from '../../grammar/vocabulary/places';
import { SHARE_OF_WHOLE } from '../../grammar/vocabulary/shares';
import { closing, everyForm, everyWord, form, opening, words } from '../../grammar/lexemes';
import type { Relation } from '../../model';
import { readOrdinal } from '../../num/ordinal';
import { compare } from '../../num/rational';
import { spanAt } from '../../text/span-index';
import { asCue } from '../cues';
import type { Mention, Story } from '../mention';
import { alike, mayStand } from '../mention';
import { mentionsBetween } from '../nearby';
import type { ValueRow } from './row';
import { isRowOf, itemNamed, rowsWithin } from './row';
import { startOf, stretch } from '../../text/stretches';
import { group } from '../../match';
import { endOf } from '../../text/stretches';

// 从高到低依次为, 居前三位的是: words before the names of a row in their order.
const LEADS_ROW = opening('其中 具体 分别');
const RATES_AND_GROWTH = words('率', SHARE_OF_WHOLE, '增');
const COMES_FIRST = words('居首位? 位?居第一位? 排第一位? 列第一位? 位列榜首');
const HEADS_SOME = form`(?:位居|居|列)[一-鿿]{1,4}(?:之首|首位)`;
const COMES_SECOND = words('次之 居次席? 位?居第二位? 居次位');
const COMES_AS = words('位?居 位?列 排在? 排名 名列');
const NAME_LEADS = opening('其中 由于 仍 而');
const NAME_TAILS = closing('仍 则 继续');
const NOT_ALONE = words('之一 历史 除');
const GREATEST = words('[高多大长]');
const VALUE_RIGHT_BEHIND = form`^[，（]?(?:[一-鿿]{2})?[为达有是]?$`;
const THE_OTHERS = words(OTHERS, '另外');

/** How many sentences before the words a row may stand, and how many after them. */
const SENTENCES_BEFORE = 5;
const SENTENCES_AFTER = 3;
/** How many sentences before the words the first item of the row may stand. */
const SENTENCES_TO_ROW = 16;

/** How many characters after its name a value may stand. */
const VALUE_DISTANCE = 20;

const ORDERED = everyForm`(?:[由从](?:(${DOWNWARDS})|(${UPWARDS}))|${PLACED_AT}在?前(?:[两三四五六七八九十]|\d{1,2})[位名]的?)，?[^，。；：\d、]{0,10}?${words('依次 排序 排列 排名 顺序')}*[为是有：]：?([一-鿿A-Za-z]{2,12}(?:[、和与及][一-鿿A-Za-z]{2,12}){1,11})(?=[，。；]|$)`;

/** Every order has one of these words. */
const ORDERS = asCue(words(DOWNWARDS, UPWARDS, '前'));
const TRIGGER = asCue(
  words('到[低少小慢短高多大快长] 居首 首位 第一 之首 次之 榜首 最[高多大长低少小短] 前[两三四五六七八九十0123456789]'),
);

export function relateNamedOrders(story: Story): Relation[] {
  if (story.mentions.length < 2 || !mayStand(story, TRIGGER)) return [];
  return [...orderedLists(story), ...placings(story), ...tops(story)];
}

const sentenceOf = ({ sentences }: Story, at: number): number => spanAt(sentences, at);

/** The words for what is ranked: those before in the clause, else those of the clause before. */
function topicBefore({ text, sentences }: Story, at: number, s: number): string {
  const before = text.slice(startOf(sentences, s), at).replace(TOPIC_END, '');
  return before.slice(Math.max(before.lastIndexOf('，'), before.lastIndexOf('；'), before.lastIndexOf('：')) + 1);
}

const isNearRow = (row: ValueRow, s: number): boolean =>
  s - row.last <= SENTENCES_BEFORE && row.first - s <= SENTENCES_AFTER;

// ---------------------------------------------------------------- 依次为甲、乙、丙

function orderedLists(story: Story): Relation[] {
  const out: Relation[] = [];
  if (!mayStand(story, ORDERS)) return out;
  for (const m of ORDERED.all(story.text)) {
    const s = sentenceOf(story, m.index);
    const names = group(m, 3).split(LIST_MARKS);
    if (s < 0 || names.length < 3) continue;
    const found = ordered(story, names, m[2] === undefined, topicBefore(story, m.index, s), s, m[1] ?? m[2] ?? '');
    if (found) out.push(found);
  }
  return out;
}

/** The relation of an order and the values of its names, which must fall (or rise) in that order. */
function ordered(
  story: Story,
  names: readonly string[],
  falling: boolean,
  topic: string,
  s: number,
  words: string,
): Relation | null {
  const able: { readonly row: ValueRow; readonly values: Mention[] }[] = [];
  for (const row of rowsWithin(story, s - SENTENCES_TO_ROW, s + SENTENCES_AFTER)) {
    if (!isNearRow(row, s)) continue;
    const items = names.map((name) => itemNamed(row, name));
    if (items.some((x) => x === null) || new Set(items).size !== names.length) continue;
    const values = items.map((x) => x!.mention);
    if (values.every((v) => compare(v.figure.number, values[0]!.figure.number) === 0)) continue;
    able.push({ row, values });
  }
  const right = able.find(({ values }) => breakIn(values, falling) < 0);
  if (right) return orderRelation(right.values, falling, words, -1);
  const fit = able.filter(
    ({ row }) =>
      isRowOf(topic, row, able.length === 1) || (able.length === 1 && row.first - s === 1 && goesOn(topic, row)),
  );
  return fit.length === 1 ? orderRelation(fit[0]!.values, falling, words, breakIn(fit[0]!.values, falling)) : null;
}

/** 其中甲94.2%，…: the row gives the values of what was just named. */
const goesOn = (topic: string, { lead, items }: ValueRow): boolean =>
  LEADS_ROW.test(lead) &&
  RATES_AND_GROWTH.test(topic) === (items[0]!.mention.figure.kind === 'percent') &&
  items[0]!.mention.measure !== 'change';

/** Index of the first value that breaks the order, -1 where none does. */
function breakIn(values: readonly Mention[], falling: boolean): number {
  return values.findIndex((x, i) => {
    if (i === 0) return false;
    const c = compare(x.figure.number, values[i - 1]!.figure.number);
    return falling ? c > 0 : c < 0;
  });
}

function orderRelation(values: readonly Mention[], falling: boolean, words: string, wrong: number): Relation | null {
  const mark = falling ? '≥' : '≤';
  const [a, b] = wrong > 0 ? [values[wrong - 1], values[wrong]] : [values[0], values.at(-1)];
  if (!a || !b) return null;
  return {
    kind: 'sorted',
    figures: values.map((x) => x.figure),
    claim: values.map((x) => x.figure.text).join(` ${mark} `),
    holds: wrong < 0,
    working:
      wrong < 0
        ? values.map((x) => x.figure.text).join(mark)
        : `称${words ? `由${words}` : '依次'}，${a.figure.text}之后却是${b.figure.text}`,
    tied: wrong > 0,
    schema: 'sorted/names',
    level: 'warning',
    marked: b.figure,
    title: '排列次序不符',
    labels: values.map((_, i) => `第${i + 1}项`),
  };
}

// ---------------------------------------------------------------- 居首, 次之, 居第三

interface Placing {
  readonly name: string;
  readonly rank: number;
  readonly at: number;
  readonly end: number;
}

const PLACING = everyForm`([一-鿿A-Za-z]{2,14}?)(?:(${COMES_FIRST}|${HEADS_SOME}|名列第一)|(${COMES_SECOND})|${COMES_AS}第([二三四五六七八九十])位?)(?=[，。；、]|$)(?:，[为达有是]?(?=[\d一二三四五六七八九十]))?`;

/** A list of ranks always has a second. */
const SECOND = asCue(everyWord('次之 居次 第二'));
/** A run of places begins with one of these words. */
const FIRST = asCue(words('首 第一'));

function placings(story: Story): Relation[] {
  const out: Relation[] = [];
  if (!mayStand(story, SECOND) || !mayStand(story, FIRST)) return out;
  // A run stands in one sentence.
  const within = new Set(SECOND.all(story.text).map((hit) => sentenceOf(story, hit.index)));
  for (const s of within) if (s >= 0) out.push(...placingsIn(story, s));
  return out;
}

function placingsIn(story: Story, s: number): Relation[] {
  const { start, end } = stretch(story.sentences, s);
  // What stands right behind the sentence tells whether a place ends with it.
  const text = story.text.slice(start, end + 1);
  if (!FIRST.test(text)) return [];
  const out: Relation[] = [];
  let run: Placing[] = [];
  const close = (): void => {
    if (run.length > 1) {
      const found = placedNames(story, run);
      if (found) out.push(found);
    }
    run = [];
  };
  for (const m of PLACING.all(text)) {
    const rank = m[2] ? 1 : m[3] ? 2 : readOrdinal(group(m, 4));
    // 居全市第二 is a rank among others.
    if (rank === null || REGIONS.test(m[0])) continue;
    const last = run.at(-1);
    const at = start + m.index;
    const here = { name: bareName(group(m, 1)), rank, at, end: at + m[0].length };
    if (!last || rank !== last.rank + 1) close();
    if (rank === 1 || run.length) run.push(here);
  }
  close();
  return out;
}

const bareName = (words: string): string => words.replace(NAME_LEADS, '').replace(NAME_TAILS, '');

function placedNames(story: Story, run: readonly Placing[]): Relation | null {
  const s = sentenceOf(story, run[0]!.at);
  // 茶叶居首，为3.2亿元: the value right after the rank.
  const own = run.map(({ end }, i) => {
    const next = mentionsBetween(story.mentions, end, end + VALUE_DISTANCE)[0];
    const limit = run[i + 1]?.at ?? endOf(story.sentences, s);
    return next && next.figure.at.start - end <= 5 && next.figure.at.end <= limit ? next : null;
  });
  if (own.every((x) => x !== null)) {
    const values = own;
    const first = values[0]!.figure;
    if (!values.every((v) => alike(v.figure, first) && v.figure.bound === 'exact' && v.figure.number)) return null;
    if (first.kind === 'rank') return null;
    return orderRelation(values, true, '', breakIn(values, true));
  }
  if (own.some((x) => x !== null)) return null;
  const names = run.map(({ name }) => name);
  return ordered(story, names, true, topicBefore(story, run[0]!.at, s), s, '');
}

// ---------------------------------------------------------------- 最高的是甲

const TOP = everyForm`([^，。；：、\n\d（）]{0,14}?)(${MOST_OR_LEAST})的(?:是|为|分别是)?([一-鿿A-Za-z]{2,10}?)(?=[，。；、（]|与|和|之间|$|为\d|达|有\d|\d)`;

/** Every superlative has one of these words. */
const HAS_SUPERLATIVE = asCue(words('最[高多大长低少小短]的'));

function tops(story: Story): Relation[] {
  const { text } = story;
  if (!mayStand(story, HAS_SUPERLATIVE)) return [];
  const out: Relation[] = [];
  for (const m of TOP.all(text)) {
    const s = sentenceOf(story, m.index);
    const end = m.index + m[0].length;
    if (s < 0 || NOT_ALONE.test(m[0]) || text.slice(end).startsWith('之一')) continue;
    const most = GREATEST.test(group(m, 2));
    const beside = mentionsBetween(story.mentions, end, end + VALUE_DISTANCE)[0];
    const value = beside && VALUE_RIGHT_BEHIND.test(text.slice(end, beside.figure.at.start)) ? beside : null;
    const found = topOf(story, { name: group(m, 3), most, topic: group(m, 1), word: group(m, 2), s, value });
    if (found) out.push(found);
  }
  return out;
}

interface Top {
  readonly name: string;
  readonly most: boolean;
  readonly topic: string;
  readonly word: string;
  readonly s: number;
  /** The value right after the name; null where there is none. */
  readonly value: Mention | null;
}

function topOf(story: Story, { name, most, topic, word, s, value }: Top): Relation | null {
  const rows = rowsWithin(story, s - SENTENCES_TO_ROW, s + SENTENCES_AFTER).filter(
    (row) => isNearRow(row, s) && row.items.length > 2,
  );
  const able = rows.flatMap((row) => {
    const item = itemNamed(row, name);
    if (
      value &&
      (value.figure.unit !== row.items[0]!.mention.figure.unit ||
        value.figure.kind !== row.items[0]!.mention.figure.kind)
    )
      return [];
    // 其余各片区: the one that is named is not in the row.
    const apart = !item && value && THE_OTHERS.test(row.lead) && row.start > value.figure.at.end && row.first - s <= 1;
    if (item && value && compare(item.mention.figure.number, value.figure.number) !== 0) return [];
    const member = value && !item && row.items.some((x) => x.mention === value);
    return item ? [{ row, own: item.mention }] : apart || member ? [{ row, own: value }] : [];
  });
  const [only] = able;
  if (!only || able.length > 1) return null;
  if (!isRowOf(topic, only.row, value !== null || topic === '') && !value) return null;
  const { row, own } = only;
  const beyond = row.items.find(({ mention }) => {
    const c = compare(mention.figure.number, own.figure.number);
    return most ? c > 0 : c < 0;
  });
  const figures = [own.figure, ...row.items.map((x) => x.mention.figure).filter((f) => f !== own.figure)];
  return {
    kind: 'sorted',
    figures,
    claim: `${own.figure.text} ${most ? '≥' : '≤'} ${figures
      .slice(1)
      .map((f) => f.text)
      .join('、')}`,
    holds: !beyond,
    working: beyond
      ? `称${word}的是${name}（${own.figure.text}），${beyond.name || '另一项'}却是${beyond.mention.figure.text}`
      : `${own.figure.text}${word}`,
    tied: beyond !== undefined,
    schema: 'sorted/top',
    level: 'warning',
    marked: beyond ? beyond.mention.figure : own.figure,
    title: '最高、最低与所列各数不符',
    labels: [name, ...figures.slice(1).map((f) => f.text)],
  };
}
