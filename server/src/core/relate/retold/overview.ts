/**
 * What a document sums up before it tells it at length: figures of its abstract (摘要：…) are told again in the body, and an
 * item of a list (资金闲置1840万元) in the section that is named after it (一、关于资金闲置问题。…1480万元…). Where the later text gives the
 * value of the first nowhere, and gives one that a slip of the hand leads to, one of the two is wrong.
 */
import type { Places } from '../../fold/claims';
import { gather, trait } from '../../fold/gather';
import { everyWord, form, words } from '../../grammar/lexemes';
import type { Reading, Relation, Site } from '../../model';
import { CONTENTS } from '../../text/census';
import type { Place } from '../again';
import { again, isApart, isPartOfIt, isPlainAmount, SETS_APART, withinHalf } from '../again';
import { printed, printedAs, slipBetween, valueOf } from '../derived/chance';
import { exclusiveSet } from '../labels';
import type { Mention, Story } from '../mention';
import { alike, leadWords, sinceWords, storyOfReading, tailWords, upToMark } from '../mention';
import type { SlipKind } from '../slip';
import { agree } from '../solve';
import { stripped } from '../twins';
import { sharesBigram } from '../words';

const ABSTRACT = form`^[【（(]?${words('摘要 内容提要 内容摘要 提要 要点 核心提示 导读 概要 内容概要')}[】）)]?[：: ]`;

/** How many paragraphs after an abstract are its body, and how many before the first section may sum up the sections. */
const PARAGRAPHS_OF_BODY = 30;
const PARAGRAPHS_BEFORE = 3;
/** How many paragraphs a section has at most. */
const PARAGRAPHS_OF_SECTION = 6;

const IS_ABSTRACT = trait(
  (r: Reading) => (r.figures.length && ABSTRACT.test(r.paragraph.text) ? true : null),
  CONTENTS.figures,
);

/** A paragraph that opens with a number and a name: 一、关于资金闲置问题。…, （二）用电隐患。…. */
const SECTION = form`^(?:([一二三四五六七八九十]{1,3})、|[（(]([一二三四五六七八九十]{1,3})[）)]|(\d{1,2})[.．、])\s*(?:关于)?([一-龥]{3,14}?)(?:的?${words('问题 情况 方面')})?(?:[。：:，]|$)`;
const FIRST = words('一 1');

interface Section {
  /** Which of the kinds of numbers it opens with. */
  readonly kind: number;
  readonly isFirst: boolean;
  readonly name: string;
}

const SECTIONS = trait((r: Reading): Section | null => {
  const hit = r.paragraph.text.length < 2 ? null : SECTION.exec(r.paragraph.text);
  if (!hit) return null;
  const kind = hit.findIndex((g, i) => i > 0 && g !== undefined);
  const number = hit[kind] ?? '';
  return { kind, isFirst: number.length === 1 && FIRST.test(number), name: hit[4] ?? '' };
});

/** Figures of abstracts and lists that the text below tells otherwise. */
export function relateOverviews(places: Places): Relation<Site>[] {
  return [...underAbstract(places), ...inSections(places)];
}

function placesIn({ readings }: Places, from: number, to: number): Place[] {
  const out: Place[] = [];
  for (let index = from; index < Math.min(to, readings.length); index++) {
    const reading = readings[index]?.reading;
    if (!reading?.figures.length || reading.paragraph.block === 'cell') continue;
    const story = storyOfReading(reading);
    for (const mention of story.mentions) out.push({ index, story, mention });
  }
  return out;
}

// ---------------------------------------------------------------- an abstract and its body

function underAbstract(places: Places): Relation<Site>[] {
  const out: Relation<Site>[] = [];
  for (const { index } of gather(places.readings, IS_ABSTRACT)) {
    const own = placesIn(places, index, index + 1);
    const body = placesIn(places, index + 1, index + 1 + PARAGRAPHS_OF_BODY);
    for (const a of own) {
      if (SETS_APART.test(leadWords(a.story, a.mention))) continue;
      const name = nameOf(a.story, a.mention);
      const found = retold(a, body, ({ story, mention }) => isNamed(name, nameOf(story, mention)));
      // What the abstract tells itself is another thing.
      if (found && !own.some((x) => alike(x.mention.figure, found.mention.figure) && isSame(x, found)))
        out.push(...again(places, a, found, '摘要'));
    }
  }
  return out;
}

const LIGHT = everyWord(
  '全[年市县区镇乡村校院厂矿局] 本[年市县区镇乡村校院厂矿局] 今年 累计 共 完成 实现 开展 达到 总 [量数额的]',
);

/** The words for what is counted, before the number and right behind it. */
const nameOf = (story: Story, m: Mention): string =>
  (stripped(m.name || leadWords(story, m)) + upToMark(tailWords(story, m)).slice(0, 4)).replace(LIGHT, '');

/** What is made is not what is sold of it. */
const DEEDS = [
  words('产'),
  words('销 售'),
  words('购 采'),
  words('存'),
  words('进口 引进'),
  words('出口'),
  words('收入 征收 收缴'),
  words('支出 拨付 发放'),
  words('受理 接收'),
  words('办结 审结 结案'),
];

/** 原煤产量 and 生产原煤: two characters side by side are the same, and half of the shorter name. */
function isNamed(a: string, b: string): boolean {
  if (exclusiveSet([a, b])) return false;
  const [does, other] = [a, b].map((name) => DEEDS.findIndex((deed) => deed.test(name)));
  if (does !== other && does !== -1 && other !== -1) return false;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const shared = [...new Set(short)].filter((c) => long.includes(c)).length;
  return shared >= 2 && shared * 2 >= new Set(short).size && sharesBigram(short, long);
}

// ---------------------------------------------------------------- a list and the sections named after its items

/** 如区水利局1480万元, 已归还1480万元: some of it, or what became of it. */
const ONE_OF_THEM = words(
  '如 最[多大高] 仅 部分 有的 一家 个别 仍 尚未 截至 已 归还 收回 追回 退回 盘活 整改 上缴 清退 涉及 预算 合同',
);

function inSections(places: Places): Relation<Site>[] {
  const sections = gather(places.readings, SECTIONS);
  if (sections.length < 2) return [];
  const out: Relation<Site>[] = [];
  for (const [i, first] of sections.entries()) {
    if (!first.value.isFirst) continue;
    const above = placesIn(places, Math.max(0, first.index - PARAGRAPHS_BEFORE), first.index);
    if (!above.length) continue;
    for (let k = i; k < sections.length; k++) {
      const section = sections[k];
      if (!section || (k > i && section.value.kind === first.value.kind && section.value.isFirst)) break;
      if (section.value.kind !== first.value.kind) continue;
      const { name } = section.value;
      const items = above.filter(({ story, mention }) => leadWords(story, mention).endsWith(name));
      const [item] = items;
      if (!item || items.length > 1) continue;
      const next = sections[k + 1]?.index ?? Infinity;
      const own = placesIn(places, section.index, Math.min(next, section.index + PARAGRAPHS_OF_SECTION));
      const found = retold(item, own, ({ story, mention }) => !ONE_OF_THEM.test(sinceWords(story, mention)));
      if (found) out.push(...again(places, item, found, '概述'));
    }
  }
  return out;
}

// ---------------------------------------------------------------- what both have in common

/** The one place that tells the figure again with a slip; null where one tells its value, or none or several might. */
function retold(a: Place, later: readonly Place[], isAbout: (b: Place) => boolean): Place | null {
  const { figure } = a.mention;
  if (!isPlainAmount(a.mention)) return null;
  const like = later.filter((b) => alike(b.mention.figure, figure));
  if (like.some((b) => isSame(a, b) || isPartOfIt(b, figure))) return null;
  const slips = like.filter(
    (b) =>
      isPlainAmount(b.mention) &&
      !isApart(b, false) &&
      withinHalf(b.mention.figure, figure) &&
      isLikelySlip(b.mention, a.mention) &&
      isAbout(b),
  );
  const [found] = slips;
  return found && slips.length === 1 ? found : null;
}

/** So many digits must be told for a slip of the kind to mean anything. */
const DIGITS: Readonly<Record<SlipKind, number>> = { exchange: 3, crossed: 4, digit: 4, magnitude: Infinity };

function isLikelySlip(b: Mention, a: Mention): boolean {
  const shown = printed(b.figure);
  const said = printedAs(valueOf(a.figure), b.figure);
  const slip = shown === null ? null : slipBetween(shown, said);
  return slip !== null && said.replace('.', '').length >= DIGITS[slip];
}

const isSame = (a: Place, b: Place): boolean => agree(a.mention.figure, b.mention.figure) !== false;
