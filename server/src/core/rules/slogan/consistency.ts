import { CONTENTS } from '../../text/census';
import { gather, trait } from '../../fold/gather';
import { foldWidth } from '../../text/fold';
import { lettersOf } from '../../lexicon/skeleton';
import type { Mark, Site, Slogan } from '../../model';
import { toRaw } from '../../text/paragraphs';
import type { DocumentRule, DocumentView } from '../rule';

/** One use of a slogan: the index of its reading and its index there. `start` is its UTF-16 offset in the document. */
interface SloganUse {
  readonly index: number;
  readonly order: number;
  readonly start: number;
  readonly text: string;
}

export const sloganConsistency: DocumentRule = {
  id: 'slogan/consistency',
  severity: 'info',
  zh: '同一提法文中写法不一',
  en: 'One slogan is written in two ways in one document',
  why: `同一个提法，在一篇文稿里标点、引号的位置应当一致：前面用顿号，后面就不用逗号；前面作“云岭”速度，后面就不作“云岭速度”。少数服从多数，次数相同的以先出现的为准。

词表已按规范写法报过的，这里不再报；标题里用空格隔开的、连着写不加标点的（着力稳就业稳企业稳市场稳预期）不算。引号有无不在此列：第一次加引号、以后不加，是通行的写法。`,
  source: '《标点符号用法》GB/T 15834—2011 未定两式，以文内一致为准',
  bad: [
    '园区打造“大数据、大智造、大融合”品牌。\n年底，“⟦大数据，大智造，大融合⟧”品牌获奖。',
    '会议要求立足新发展阶段，贯彻新发展理念，构建新发展格局。\n要提高⟦立足新发展阶段、贯彻新发展理念、构建新发展格局⟧的本领。',
    '跑出了“云岭”速度。\n再创“⟦云岭速度⟧”。',
  ],
  good: [
    '园区打造“大数据、大智造、大融合”品牌。\n年底，“大数据、大智造、大融合”品牌获奖。',
    '“学经验、助发展”活动启动。\n学经验 助发展',
    '要立足新发展阶段，贯彻新发展理念，构建新发展格局。\n再讲一遍：立足新发展阶段，贯彻新发展理念，构建新发展格局。',
    '翻开《大数据，大智造，大融合》一书。\n园区打造“大数据、大智造、大融合”品牌。',
    '“不忘初心、牢记使命”主题教育开展以来，成效明显。\n我们不忘初心，牢记使命，一步一个脚印。',
    '着力稳就业稳企业稳市场稳预期，推动转方式调结构提质量。\n一年来，我们稳就业、稳企业、稳市场、稳预期。',
    '挂起“民情驿站”的牌子。\n民情驿站开到了村里。',
  ],
  *checkDocument(view: DocumentView): Generator<Mark<Site>> {
    const groups = groupsOf(view);
    for (const group of groups.values()) {
      // Most slogans are written in one way throughout the document.
      if (group.every(({ text }) => text === group[0]?.text)) continue;
      const forms = new Map<string, Slogan<Site>[]>();
      for (const { index, order, text, start } of group) {
        const form = formOf(text);
        if (form === null || inTitle(view.text, start)) continue;
        const slogan = view.places.facts[index]?.slogans[order];
        if (!slogan) continue;
        const uses = forms.get(form);
        if (uses) uses.push(slogan);
        else forms.set(form, [slogan]);
      }
      // 生态优先绿色发展主战场: without marks the series is part of a longer word, and is no other way of writing it.
      if ([...forms.keys()].some(hasListMark))
        for (const form of forms.keys()) if (!hasListMark(form)) forms.delete(form);
      if (forms.size < 2) continue;
      // The most frequent form is the usual one. Of equally frequent ones it is the first.
      const [usual, ...others] = [...forms.entries()].sort((a, b) => b[1].length - a[1].length);
      const first = usual?.[1][0];
      if (!first) continue;
      for (const [, uses] of others) {
        for (const use of uses) {
          yield {
            at: use.at,
            message: `同一提法文中写法不一：此处作“${insideQuotes(use.text)}”，他处作“${insideQuotes(first.text)}”（${usual[1].length}处）`,
            related: [{ at: first.at, message: '他处写法' }],
          };
        }
      }
    }
  },
};

/** The wording without line breaks and with one width; null where spaces separate its parts, as in headlines. */
function formOf(text: string): string | null {
  const form = foldWidth(text.replace(/[\r\n]+\s*/g, ''))
    .replace(/‘/g, '“')
    .replace(/’/g, '”');
  return /\s/.test(form.replace(/([，、])\s+/g, '$1')) ? null : form.replace(/\s+/g, '');
}

const hasListMark = (form: string): boolean => /[，、]/.test(form);

const insideQuotes = (text: string): string =>
  text
    .replace(/[\r\n]+\s*/g, '')
    .replace(/“/g, '‘')
    .replace(/”/g, '’');

/** For each slogan of a paragraph the letters by which it is compared; null for one that is not compared. */
const COMPARED_SLOGANS = trait((reading) => {
  const { slogans, phrases, paragraph } = reading;
  const departed: number[] = [];
  for (const p of phrases) if (p.departures.length) departed.push(toRaw(paragraph, p.at.start, p.at.end)[0]);
  return slogans.map(({ at, kind, entry }) => {
    const [start, end] = toRaw(paragraph, at.start, at.end);
    // Another rule reports a wording from which something departs.
    if (kind === 'title' || departed.includes(start)) return null;
    const text = paragraph.raw.slice(start, end);
    const letters = lettersOf(foldWidth(text.replace(/\s+/g, '')));
    if (letters.length < 4) return null;
    // A set phrase in quotation marks is a name. Without them it is a clause of the sentence, and is compared
    // separately.
    const key = letters + (entry && /[“‘"「]/.test(paragraph.raw[start - 1] ?? '') ? '”' : '');
    return { key, start, text };
  });
}, CONTENTS.slogans);

/** The uses of each slogan, by its letters. */
function groupsOf({ readings }: DocumentView): Map<string, SloganUse[]> {
  const groups = new Map<string, SloganUse[]>();
  for (const { index, placed, value: keys } of gather(readings, COMPARED_SLOGANS)) {
    for (let order = 0; order < keys.length; order++) {
      const found = keys[order];
      if (!found) continue;
      const use = { index, order, start: placed.start + found.start, text: found.text };
      const group = groups.get(found.key);
      if (group) group.push(use);
      else groups.set(found.key, [use]);
    }
  }
  return groups;
}

function inTitle(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 60), start);
  return before.lastIndexOf('《') > before.lastIndexOf('》');
}
