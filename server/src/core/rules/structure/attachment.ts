import type { Mark, PlacedReading, Site } from '../../model';
import { CONTENTS } from '../../text/census';
import { gather, trait } from '../../fold/gather';
import { placer } from '../../fold/place';
import type { DocumentRule } from '../rule';

export const structureAttachment: DocumentRule = {
  id: 'structure/attachment',
  severity: 'warning',
  zh: '附件说明不合格式或与正文不符',
  en: 'The list of attachments is malformed or does not match the text',
  why: `附件说明在正文下空一行，写“附件：”；多个附件用阿拉伯数字“1.”编号，名称后不加标点；只有一个附件的不编号。正文写“见附件3”而说明中只有两个附件的，也报。

附件可以另存文件，故不检查附件正文在不在。`,
  source: 'GB/T 9704—2012 7.3.4、7.3.7',
  bad: [
    '请认真贯彻执行。\n附件：1⟦、⟧任务清单\n2⟦、⟧责任分工',
    '请认真贯彻执行。\n附件：⟦1.⟧任务清单\n东湖市人民政府',
    '请认真贯彻执行。\n附件：1.任务清单⟦；⟧\n2.责任分工⟦。⟧',
    '任务分工见⟦附件3⟧，请认真贯彻执行。\n附件：1.任务清单\n2.责任分工',
    '任务分工见⟦附件2⟧，请认真贯彻执行。\n附件：任务清单\n东湖市人民政府',
  ],
  good: [
    '请认真贯彻执行。\n附件：1.任务清单\n2.责任分工',
    '请认真贯彻执行。\n附件：任务清单\n东湖市人民政府',
    '任务分工见附件2，请认真贯彻执行。\n附件：1.任务清单\n2.责任分工',
    '附件1\n任务清单\n1、抓好落实。',
    '请填写附件3，并于3月底前报送。',
    '请认真贯彻执行。\n附件：1.任务清单 2.责任分工',
    '分工见附件2，请认真贯彻执行。\n附件：1.任务清单  2.责任分工',
    '请认真贯彻执行。\n附件：任务清单\n附件1\n任务清单\n附件2\n补充清单',
    '请认真贯彻执行。\n附件：1.东湖市“十四五”规划（2021—2025年）\n2.责任分工（试行）',
  ],
  *checkDocument({ readings, roles }) {
    const lists: List[] = [];
    for (let i = roles.indexOf('attachment'); i >= 0; i = roles.indexOf('attachment', i + 1)) {
      if (!textOf(readings[i]).startsWith('附件：')) continue;
      let end = i + 1;
      while (end < readings.length && roles[end] === 'attachment' && /^\d/.test(textOf(readings[end]))) end++;
      const list = readings.slice(i, end);
      yield* form(list);
      const most = Math.max(...list.map((p) => Math.max(numberOf(p), inlineNumbers(textOf(p)))));
      if (most > 0) lists.push({ index: i, most });
    }
    if (lists.length) yield* missing(readings, lists);
  },
};

const textOf = (placed: PlacedReading | undefined): string => placed?.reading.paragraph.text ?? '';
const ATTACHMENT_NUMBER = /^(?:附件：)? *(\d{1,2})([.、])/;

/** The number of an attachment; 1 where there is only one, without a number. */
const numberOf = (p: PlacedReading): number => Number(ATTACHMENT_NUMBER.exec(textOf(p))?.[1] ?? 1);

/** The last number of a list on one line: 附件：1.甲 2.乙. */
function inlineNumbers(text: string): number {
  let n = Number(ATTACHMENT_NUMBER.exec(text)?.[1] ?? 0);
  if (!n) return 0;
  for (const [, next] of text.matchAll(/[\s；，、](\d{1,2})[.、](?!\d)/g)) if (Number(next) === n + 1) n++;
  return n;
}

function* form(list: readonly PlacedReading[]): Generator<Mark<Site>> {
  for (const placed of list) {
    const text = textOf(placed);
    const place = placer(placed);
    const m = ATTACHMENT_NUMBER.exec(text);
    if (m?.[2] === '、') {
      const at = place({ start: m[0].length - 1, end: m[0].length });
      yield {
        at,
        message: '附件序号后用下脚点：“1.”',
        fix: { title: '改为“.”', edits: [{ at, newText: '.' }], safe: true },
      };
    } else if (m && list.length === 1 && m[1] === '1' && inlineNumbers(text) === 1) {
      const at = place({ start: m[0].length - 2, end: m[0].length });
      yield { at, message: '只有一个附件，不编序号', fix: { title: '删去序号', edits: [{ at, newText: '' }] } };
    }
    if (/[。；，、]$/.test(text)) {
      const at = place({ start: text.length - 1, end: text.length });
      yield { at, message: '附件名称后不加标点', fix: { title: '删去标点', edits: [{ at, newText: '' }], safe: true } };
    }
  }
}

/** A list of attachments: the index of its first paragraph, and its greatest number. */
interface List {
  readonly index: number;
  readonly most: number;
}

const REFERENCES = trait(({ paragraph: { text } }) => {
  const found = text.includes('附件') ? [...text.matchAll(/附件(\d{1,2})(?!\d)/g)] : [];
  return found.length ? found.map((m) => ({ start: m.index, words: m[0], number: Number(m[1]) })) : null;
}, CONTENTS.digits);

/** References to attachments that the list does not have: 见附件3 above a list of two. */
function missing(readings: readonly PlacedReading[], lists: readonly List[]): Mark<Site>[] {
  const out: Mark<Site>[] = [];
  const messages = new Map<string, string[]>();
  let below = 0;
  for (const { index, placed, value } of gather(readings, REFERENCES)) {
    while ((lists[below]?.index ?? Infinity) <= index) below++;
    if (below === lists.length) break;
    const place = placer(placed);
    for (const { start, words, number } of value) {
      const at = place({ start, end: start + words.length });
      let byMost = messages.get(words);
      if (!byMost) messages.set(words, (byMost = []));
      for (const { most } of lists.slice(below)) {
        if (number <= most) continue;
        const message = (byMost[most] ??= `附件说明只列到附件${most}，没有${words}`);
        out.push({ at, message });
      }
    }
  }
  return out;
}
