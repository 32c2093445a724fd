import type { Heading, Mark, Site } from '../../model';
import { readHeadingNumber } from '../../read/headings';
import type { DocumentRule } from '../rule';

export const structureHeading: DocumentRule = {
  id: 'structure/heading',
  severity: 'warning',
  zh: '标题重复，或同级标题末尾标点不一',
  en: 'A heading comes twice, or headings of a level differ in their end marks',
  why: `标题末尾通常不用标点。单独成行的同级标题，多数不带句号而个别带了句号、分号、冒号的，报个别的；全都带句号的（段旨句体例），不报。

同一上级标题下，两个标题文字完全相同的，报后一个；不同部分各有一个“工作要求”属正常。`,
  source: 'GB/T 15834—2011 B.4；公文惯例',
  bad: [
    '一、总体要求\n坚持稳中求进，扎实推进各项工作。\n二、重点任务⟦。⟧\n抓好项目建设，确保如期完成。\n三、工作保障\n加强组织领导，压实各方责任。',
    '一、重点任务\n（一）抓好项目。全力推进。\n（二）⟦抓好项目⟧。全力推进。',
  ],
  good: [
    '一、总体要求\n坚持稳中求进，扎实推进各项工作。\n二、重点任务\n抓好项目建设，确保如期完成。\n三、工作保障\n加强组织领导，压实各方责任。',
    '一、总体要求。\n坚持稳中求进，扎实推进各项工作。\n二、重点任务。\n抓好项目建设，确保如期完成。\n三、工作保障。\n加强组织领导，压实各方责任。',
    '一、防汛工作\n（一）工作要求。压实责任。\n二、抗旱工作\n（一）工作要求。压实责任。',
    '一、总体要求\n坚持稳中求进，扎实推进各项工作。\n二、为谁而干？\n抓好项目建设，确保如期完成。\n三、工作保障\n加强组织领导，压实各方责任。',
    '（一）抓项目。全力推进。\n（二）抓招商。全力推进。\n（三）抓服务\n全力推进，确保完成。',
  ],
  *checkDocument({ text, facts }) {
    const groups = siblings(facts.outline);
    for (const group of groups) {
      yield* duplicates(group);
      yield* stops(text, group);
    }
  },
};

/** Groups the headings of one level under one parent. */
function siblings(outline: readonly Heading<Site>[]): Heading<Site>[][] {
  const out: Heading<Site>[][] = [];
  const open: (Heading<Site>[] | undefined)[] = [];
  for (const h of outline) {
    open.length = Math.min(open.length, h.level + 1);
    if (h.level === 0) continue;
    const group = open[h.level];
    if (group) group.push(h);
    else out.push((open[h.level] = [h]));
  }
  return out;
}

const wordsAt = (h: Heading<Site>): number => readHeadingNumber(h.text)?.end ?? h.number.length;

function* duplicates(group: readonly Heading<Site>[]): Generator<Mark<Site>> {
  const seen = new Map<string, Heading<Site>>();
  for (const h of group) {
    const skip = wordsAt(h);
    const words = h.text.slice(skip).replace(/\s+/g, '');
    const first = seen.get(words);
    if (!first) seen.set(words, h);
    else if (words.length >= 3) {
      yield {
        at: { ...h.at, start: h.at.start + skip },
        message: `标题“${words}”与上文同级标题重复`,
        related: [{ at: first.at, message: '先出现于此' }],
      };
    }
  }
}

/** Marks a heading with a mark after it where most of its siblings have none. */
function* stops(text: string, group: readonly Heading<Site>[]): Generator<Mark<Site>> {
  const own = group.filter((h) => h.stand !== 'run-in');
  const stopped = own.filter((h) => h.stand === 'stopped' && /[。；：，、]/.test(text[h.at.end] ?? ''));
  if (own.length < 3 || stopped.length * 3 > own.length) return;
  for (const h of stopped) {
    const at = { ...h.at, start: h.at.end, end: h.at.end + 1 };
    yield {
      at,
      message: `同级标题末尾都不用标点，此处多了“${text[h.at.end]}”`,
      fix: { title: '删去标点', edits: [{ at, newText: '' }], safe: true },
    };
  }
}
