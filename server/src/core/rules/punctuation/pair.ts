import { CONTENTS } from '../../text/census';
import { pairsUp } from '../../text/pairs';
import { gather, trait } from '../../fold/gather';
import { placer } from '../../fold/place';
import type { Reading } from '../../model';
import { span } from '../../model';
import type { DocumentRule } from '../rule';

const CLOSER_OF: Readonly<Record<string, string>> = { '（': '）', '《': '》', '〔': '〕', '【': '】', '〈': '〉' };
const OPENER_OF = Object.fromEntries(Object.entries(CLOSER_OF).map(([a, b]) => [b, a]));
/** The other half is looked for in so many further paragraphs, in case a line was broken. */
const PARAGRAPHS_AHEAD = 3;

export const pair: DocumentRule = {
  id: 'punctuation/pair',
  yieldsTo: ['quote/unbalanced'],
  severity: 'warning',
  zh: '括号、书名号不成对',
  en: 'Brackets or title marks without their other half',
  why: `（）《》〔〕【】〈〉成对使用，有前必有后。列项的“1）”“a）”只用后括号，不报；一句话因换行断在几段里、前后两半分在相邻段落的，不报。引号另有规则。`,
  source: 'GB/T 15834—2011 4.9、4.15',
  bad: ['印发⟦《⟧考核办法的通知。', '有关单位⟦（⟧含派出机构要落实责任。', '学习条例⟦》⟧精神。'],
  good: [
    '印发《考核办法》的通知。',
    '1）提高认识；2）狠抓落实。',
    '印发《关于加强作风建设，进一步改进会风文风的若干\n\n\n\n规定》的通知。',
    '有关单位（含派出机构）要落实责任。',
    '文号为东政发〔2021〕5号。',
    '笑脸:)表示满意。',
    '细颗粒物（PM\n\n2.5\n\n）平均浓度下降。',
    '东湖区2020年工作总结\n字号:【\n\n同志们：',
  ],
  *checkDocument({ readings, roles }) {
    const lone = new Map<number, Lone[]>();
    for (const { index, value } of gather(readings, UNMATCHED)) {
      if (roles[index] !== 'furniture') lone.set(index, [...value]);
    }
    for (const [i, marks] of lone) {
      for (const opener of marks.filter((m) => m.mark in CLOSER_OF).slice(-MOST_OPEN)) {
        for (let j = i + 1; j <= i + PARAGRAPHS_AHEAD; j++) {
          const others = lone.get(j);
          const k = others?.findIndex((m) => m.mark === CLOSER_OF[opener.mark]) ?? -1;
          if (!others || k < 0) continue;
          others.splice(k, 1);
          marks.splice(marks.indexOf(opener), 1);
          break;
        }
      }
    }
    for (const [i, marks] of lone) {
      const placed = readings[i];
      if (!placed) continue;
      const place = placer(placed);
      for (const { at, mark } of marks) {
        const other = CLOSER_OF[mark] ?? OPENER_OF[mark] ?? '';
        yield {
          at: place(span(at, at + 1)),
          message: mark in CLOSER_OF ? `“${mark}”没有“${other}”` : `“${mark}”前面没有“${other}”`,
        };
      }
    }
  },
};

/** At most so many open marks of a paragraph are looked for in the paragraphs after it. */
const MOST_OPEN = 100;

/** The numbers of a list (1） a） ①）), and the mouth of :). */
const LIST_NUMBER_BEFORE = /(?:^|[^\u4e00-\u9fff\d])[\da-zA-Z一二三四五六七八九十]{1,2}$|：$/;

interface Lone {
  readonly at: number;
  readonly mark: string;
}

const BRACKETING_CONTENTS = CONTENTS.brackets | CONTENTS.titleMarks;
const BRACKETS = /[（《〔【〈）》〕】〉]/g;

const UNMATCHED = trait(({ paragraph: { text, block } }: Reading): readonly Lone[] | null => {
  if (block === 'cell' || block === 'furniture' || pairsUp(text, BRACKETING_CONTENTS)) return null;
  // The open marks of each kind: a closing mark takes the last one of its kind, whatever else is open.
  const open = new Map<string, Lone[]>();
  const lone: Lone[] = [];
  BRACKETS.lastIndex = 0;
  for (let m = BRACKETS.exec(text); m; m = BRACKETS.exec(text)) {
    const [mark] = m;
    const at = m.index;
    if (mark in CLOSER_OF) {
      const same = open.get(mark);
      if (same) same.push({ at, mark });
      else open.set(mark, [{ at, mark }]);
    } else {
      const opened = open.get(OPENER_OF[mark] ?? '')?.pop();
      if (!opened && !(mark === '）' && LIST_NUMBER_BEFORE.test(text.slice(Math.max(0, at - 3), at)))) {
        lone.push({ at, mark });
      }
    }
  }
  for (const left of open.values()) lone.push(...left);
  return lone.length ? lone.sort((a, b) => a.at - b.at) : null;
}, BRACKETING_CONTENTS);
