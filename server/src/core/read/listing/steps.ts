/** Steps that a count announces in its own paragraph: （1）…（2）…, 首先…其次…最后…, 一件是…一件是…, 第一小组…第二小组…. */
import type { Compiled } from '../../grammar/lexemes';
import { everyForm, form, opening, words } from '../../grammar/lexemes';
import { readOrdinal } from '../../num/ordinal';
import type { Item } from '../lists';
import { item } from '../lists';
import type { CountedNoun } from './counted';
import { stretchEnd } from './listed';
import { group } from '../../match';

/** The steps that are written, which are not as many as the count says. */
export interface Steps {
  readonly count: number;
  readonly items: readonly Item[];
}

/**
 * The words between a count and its first step: the rest of the noun, and at most one clause that announces nothing
 * else.
 */
const COUNT_TO_STEPS = form`^[一-鿿“”]{0,14}(?:，[^，。；：！？、\d]{0,40})?[：。，]$`;
/** Words of a clause that announces something else, to which the steps may belong. */
const OPENS_OWN_STEPS = words('采取 措施 做法 整改 解决 通过 下一步 为此 从中 其中 第[一二三] 同时 另外 还');
/** The longest stretch between a count and its first step, in UTF-16 units. */
export const LONGEST_GAP_TO_STEPS = 64;

/** In 从三个方面 and 在两个领域 the count says how or where something is done. */
const SAYS_HOW = form`从$|(?<!存)在$`;

const STEP_DISTANCE = 60;
/** How far steps are followed, in UTF-16 units. */
const STEPS_WINDOW = 2000;
const FIRST_STEP = form`（1）|1[.．、]|①|首先|第一|一[一-鿿]是`;

const STEP_BEGINS = '(?<=[。；：，！]|^)';
const STEP_NUMBER = everyForm`${STEP_BEGINS}\s*(?:（(\d{1,2})）|(\d{1,2})[.．、](?!\d)|([①-⑳]))`;

const ORDER_WORD = everyForm`${STEP_BEGINS}(${words('首先 其次 再次 再者 第[二三四五六] 最后')})[，要是]`;

/** Words that may stand before a further step. */
const STEP_LEAD = form`${words('还有 另 再 另有 此外 最后')}?$`;
const MARK_BEFORE_STEP = words('[。；：，！]');

const ORDINAL_NOUN = everyForm`(?<=[，；：、。])第([一二三四五六七八九十]{1,2})([一-鿿]{1,5})`;
/** Classifiers that stand for the noun after an ordinal. */
const STANDS_FOR_NOUN = opening('类 种 项 件 条 点 批 期 组 级 层 档 步 方面');

/** Whether nothing between a count and its steps could announce the steps instead of the count. */
export function isGap(gap: string): boolean {
  if (gap.length > LONGEST_GAP_TO_STEPS || !COUNT_TO_STEPS.test(gap)) return false;
  const comma = gap.indexOf('，');
  return comma < 0 || !OPENS_OWN_STEPS.test(gap.slice(comma));
}

/** The steps after a count, where they are not as many as it says; null where there are none, or as many. */
export function stepsAfter(text: string, counted: CountedNoun): Steps | null {
  const { at, count } = counted;
  // Without a first step nearby the text need not be searched.
  if (!FIRST_STEP.test(text.slice(at.end, at.end + LONGEST_GAP_TO_STEPS + 8))) return null;
  const found = numbered(text, at.end) ?? ordered(text, at.end) ?? repeated(text, counted) ?? ordinals(text, counted);
  if (!found || found.length < 2) return null;
  const first = found[0]!.at.start;
  const gap = text.slice(at.end, first);
  if (!isGap(gap)) return null;
  // 从三个方面采取措施 says how something is done, unless a colon follows.
  if (SAYS_HOW.test(text.slice(Math.max(0, at.start - 2), at.start)) && !gap.endsWith('：')) return null;
  if (found.length === count || Math.abs(found.length - count) > 2) return null;
  return { count: found.length, items: found };
}

function* matchesFrom(pattern: Compiled, text: string, from: number): Iterable<RegExpExecArray> {
  const near = text.slice(0, from + STEPS_WINDOW);
  let at = from;
  for (;;) {
    pattern.lastIndex = at;
    const m = pattern.exec(near);
    if (!m) return;
    at = pattern.lastIndex;
    yield m;
  }
}

/**
 * （1）…（2）…（3）…: numbers that follow each other from one on. Null where a second （1） begins another list, since it is
 * then not certain which list the count announces.
 */
function numbered(text: string, from: number): Item[] | null {
  const out: Item[] = [];
  for (const m of matchesFrom(STEP_NUMBER, text, from)) {
    if (!out.length && m.index - from > STEP_DISTANCE) return null;
    const value = readOrdinal(m[1] ?? m[2] ?? group(m, 3));
    if (value !== out.length + 1) return null;
    out.push(item(text, m.index, stretchEnd(text, m.index + m[0].length, '，。；', 60)));
  }
  return out.length ? out : null;
}

/** 首先…其次…最后…: words of order that begin with 首先 and end with 最后; null for others. */
function ordered(text: string, from: number): Item[] | null {
  const out: Item[] = [];
  let closed = false;
  for (const m of matchesFrom(ORDER_WORD, text, from)) {
    if (!out.length && (m[1] !== '首先' || m.index - from > STEP_DISTANCE)) return null;
    if (out.length && (m[1] === '首先' || closed)) return null;
    out.push(item(text, m.index, stretchEnd(text, m.index + m[0].length, '。；', 60)));
    closed = m[1] === '最后';
  }
  return closed ? out : null;
}

/** 一件是…；一件是…；还有一件是…: steps that repeat the classifier of the count. */
function repeated(text: string, { at, classifier }: CountedNoun): Item[] | null {
  const one = `一${classifier.length > 1 ? '个' : classifier}是`;
  const ahead = text.slice(at.end, at.end + STEP_DISTANCE + one.length).indexOf(one);
  if (ahead < 0) return null;
  const first = at.end + ahead;
  const out: Item[] = [];
  for (let i = first; i >= 0 && i < at.end + STEPS_WINDOW; i = text.indexOf(one, i + one.length)) {
    const lead = STEP_LEAD.exec(text.slice(Math.max(0, i - 2), i))![0].length;
    if (!MARK_BEFORE_STEP.test(text[i - lead - 1] ?? '')) return null;
    out.push(item(text, i, stretchEnd(text, i + one.length, '，。；', 60)));
  }
  return out;
}

/** 第一党小组…第二党小组… after 四个党小组, 第一类是…第二类是… after 四类问题: ordinals of the noun or of its classifier, from 第一 on. */
function ordinals(text: string, { at, noun, classifier }: CountedNoun): Item[] | null {
  const end = stretchEnd(text, at.end, '！？\n');
  const out: Item[] = [];
  for (const m of ORDINAL_NOUN.all(text.slice(at.end, end))) {
    const named = group(m, 2).startsWith(classifier) && STANDS_FOR_NOUN.test(classifier);
    const own = group(m, 2).slice(0, Math.min(group(m, 2).length, noun.length));
    let alike = 0;
    while (alike < own.length && noun.includes(own.slice(0, alike + 1))) alike++;
    if (alike < 2 && !named) continue;
    if (readOrdinal(group(m, 1)) !== out.length + 1) return null;
    const start = at.end + m.index;
    out.push(item(text, start, start + m[0].length));
  }
  return out.length > 2 ? out : null;
}
