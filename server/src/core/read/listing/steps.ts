/** What a count opens step by step in its own paragraph: （1）…（2）…, 首先…其次…最后…, 一件是…一件是…, 第一小组…第二小组…. */
import type { Compiled } from '../../grammar/lexemes';
import { everyForm, form, opening, words } from '../../grammar/lexemes';
import { readOrdinal } from '../../num/ordinal';
import type { Item } from '../lists';
import { item } from '../lists';
import type { CountedNoun } from './counted';
import { stretchEnd } from './listed';
import { group } from '../../match';

export interface Steps {
  readonly count: number;
  readonly items: readonly Item[];
}

/** Between the count and its first step: the rest of the noun, and at most one clause that announces nothing else. */
const COUNT_TO_STEPS = form`^[一-鿿“”]{0,14}(?:，[^，。；：！？、\d]{0,40})?[：。，]$`;
/** A clause that opens something of its own, of which the steps may be. */
const OPENS_OWN_STEPS = words('采取 措施 做法 整改 解决 通过 下一步 为此 从中 其中 第[一二三] 同时 另外 还');
/** Longest gap. */
export const LONGEST_GAP_TO_STEPS = 64;

/** Whether nothing stands between a count and what it announces that could announce it as well. */
export function isGap(gap: string): boolean {
  if (gap.length > LONGEST_GAP_TO_STEPS || !COUNT_TO_STEPS.test(gap)) return false;
  const comma = gap.indexOf('，');
  return comma < 0 || !OPENS_OWN_STEPS.test(gap.slice(comma));
}

/** 从三个方面, 在两个领域: the count says how or where. */
const SAYS_HOW = form`从$|(?<!存)在$`;

/** The steps that a count opens, where they are not as many as it says; null where there are none or they are. */
export function stepsAfter(text: string, counted: CountedNoun): Steps | null {
  const { at, count } = counted;
  // No step, and nothing is looked at that lies farther off.
  if (!FIRST_STEP.test(text.slice(at.end, at.end + LONGEST_GAP_TO_STEPS + 8))) return null;
  const found = numbered(text, at.end) ?? ordered(text, at.end) ?? repeated(text, counted) ?? ordinals(text, counted);
  if (!found || found.length < 2) return null;
  const first = found[0]!.at.start;
  const gap = text.slice(at.end, first);
  if (!isGap(gap)) return null;
  // 从三个方面采取措施 says how.
  if (SAYS_HOW.test(text.slice(Math.max(0, at.start - 2), at.start)) && !gap.endsWith('：')) return null;
  if (found.length === count || Math.abs(found.length - count) > 2) return null;
  return { count: found.length, items: found };
}

const STEP_DISTANCE = 60;
/** Characters over which steps are followed. */
const STEPS_WINDOW = 2000;
const FIRST_STEP = form`（1）|1[.．、]|①|首先|第一|一[一-鿿]是`;
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

const STEP_BEGINS = '(?<=[。；：，！]|^)';
const STEP_NUMBER = everyForm`${STEP_BEGINS}\s*(?:（(\d{1,2})）|(\d{1,2})[.．、](?!\d)|([①-⑳]))`;

/** （1）…（2）…（3）…: consecutive from one on; a second one begins a list of its own, so that nothing is sure. */
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

const ORDER_WORD = everyForm`${STEP_BEGINS}(${words('首先 其次 再次 再者 第[二三四五六] 最后')})[，要是]`;

/** 首先…其次…最后…. */
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

/** What may stand before a further step. */
const STEP_LEAD = form`${words('还有 另 再 另有 此外 最后')}?$`;
const MARK_BEFORE_STEP = words('[。；：，！]');

/** 一件是…；一件是…；还有一件是…: the classifier of the count, each time. */
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

const ORDINAL_NOUN = everyForm`(?<=[，；：、。])第([一二三四五六七八九十]{1,2})([一-鿿]{1,5})`;
/** Behind an ordinal they stand for the noun. */
const STANDS_FOR_NOUN = opening('类 种 项 件 条 点 批 期 组 级 层 档 步 方面');

/** 四个党小组，第一党小组12人，第二党小组…; 四类问题。第一类是…。第二类是…: ordinals of the noun or classifier from 第一 on. */
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
