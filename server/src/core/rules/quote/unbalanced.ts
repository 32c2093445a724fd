import type { Mark, Paragraph, Site } from '../../model';
import { site } from '../../model';
import { CONTENTS } from '../../text/census';
import { pairsUp } from '../../text/pairs';
import { gather, trait } from '../../fold/gather';
import { placer } from '../../fold/place';
import type { DocumentRule } from '../rule';

const CLOSING_OF: Readonly<Record<string, string>> = { '“': '”', '‘': '’', '《': '》', '〈': '〉' };
const OPENERS: Readonly<Record<string, string>> = { '”': '“', '’': '‘', '》': '《', '〉': '〈' };
/** A quotation may run over so many paragraphs before its closing mark is missed. */
const PARAGRAPHS_AHEAD = 6;

interface Loose {
  readonly mark: string;
  readonly at: Site;
  readonly paragraph: number;
  /** The next mark of the same kind, which points the same way: “三会一课“. */
  readonly twin: Site | null;
}

export const quoteUnbalanced: DocumentRule = {
  id: 'quote/unbalanced',
  severity: 'warning',
  zh: '引号、书名号不成对',
  en: 'Quotation marks that do not pair up',
  why: `引号和书名号应成对使用。多段引文可以每段开头只用前引号、最后一段才用后引号，因此前引号在以后几段里收住的不算错。

前后两个都是前引号（或都是后引号）的，多半是第二个（第一个）写反了，可一键改正。表格、页面残留和以省略号截断的摘要不查。`,
  source: 'GB/T 15834—2011 4.8.3.5、4.15',
  bad: [
    '全镇深入开展⟦“⟧不忘初心、牢记使命主题教育。',
    '坚持“三会一课⟦“⟧制度，开展主题党日活动。',
    '认真落实三会一课⟦”⟧制度。',
    '印发了⟦《⟧关于做好防汛工作的通知，并抓好落实。',
  ],
  good: [
    '全镇深入开展“不忘初心、牢记使命”主题教育。',
    '坚持“三会一课”制度，开展主题党日活动。',
    '“我们村过去没有路。\n“后来，路修到了家门口。\n“现在，日子一天比一天好。”老支书说。',
    '他说：“要把‘三会一课’坚持好。”',
    '印发了《关于做好防汛工作的通知》，并抓好落实。',
    '摘要：云溪县召开“不忘初心、牢记使命主题教育总结...',
    '推动‘AI’赋能制造业。',
    '他说：“要用好‘Internet Plus’，don’t stop。”',
    '配备24"显示器。',
  ],
  *checkDocument({ readings }) {
    const open: Loose[] = [];
    const closers: Loose[] = [];
    for (const { index: paragraph, placed, value } of gather(readings, LOOSE)) {
      const { opened: stack, closed } = value;
      const place = placer(placed);
      for (const { mark, at } of closed) {
        closers.push({ mark, at: place({ start: at, end: at + 1 }), paragraph, twin: null });
      }
      // Each paragraph of a long quotation opens it again; only the last one closes it.
      const next = readings[paragraph + 1]?.reading.paragraph.text ?? '';
      const [only] = stack;
      if (only && stack.length === 1 && only.at === 0 && next.startsWith(only.mark)) continue;
      for (const [n, { mark, at }] of stack.entries()) {
        const second = stack[n + 1];
        const twin = second?.mark === mark && stack.length === 2 && second.at - at <= 40 ? second : null;
        open.push({
          mark,
          at: place({ start: at, end: at + 1 }),
          paragraph,
          twin: twin && place({ start: twin.at, end: twin.at + 1 }),
        });
        if (twin) break;
      }
    }
    const matched = new Set<Loose>();
    let next = 0;
    for (const o of open) {
      const wanted = CLOSING_OF[o.mark];
      if (wanted === undefined) continue;
      while ((closers[next]?.paragraph ?? Infinity) <= o.paragraph) next++;
      let closer: Loose | null = null;
      for (let k = next; !closer; k++) {
        const other = closers[k];
        if (!other || other.paragraph > o.paragraph + PARAGRAPHS_AHEAD) break;
        if (other.mark === wanted && !matched.has(other)) closer = other;
      }
      if (closer && !o.twin) {
        matched.add(closer);
        continue;
      }
      yield o.twin ? reversed(o.twin, o.mark, wanted) : missing(o, `“${o.mark}”没有对应的“${wanted}”`);
    }
    for (const c of closers)
      if (!matched.has(c)) yield missing(c, `“${c.mark}”前面没有对应的“${OPENERS[c.mark] ?? ''}”`);
  },
};

const QUOTING_CONTENTS = CONTENTS.quoteMarks | CONTENTS.titleMarks;

interface LooseMark {
  readonly mark: string;
  readonly at: number;
}

/** The marks of a paragraph that have no partner in it. */
const LOOSE = trait(({ paragraph }): { opened: LooseMark[]; closed: LooseMark[] } | null => {
  const { block, text } = paragraph;
  if (pairsUp(text, QUOTING_CONTENTS)) return null;
  const opened: LooseMark[] = [];
  const closed: LooseMark[] = [];
  if (block === 'furniture' || block === 'cell' || /(?:\.{3}|…)$/.test(text)) return null;
  QUOTE_MARKS.lastIndex = 0;
  for (let m = QUOTE_MARKS.exec(text); m; m = QUOTE_MARKS.exec(text)) {
    const mark = m[0];
    if (CLOSING_OF[mark]) opened.push({ mark, at: m.index });
    else {
      const k = opened.findLastIndex((s) => s.mark === OPENERS[mark]);
      // An apostrophe as in don’t or the students’ books; but ‘AI’ closes.
      if (mark === '’' && isApostrophe(text, m.index, k >= 0)) continue;
      if (k >= 0) opened.splice(k, 1);
      else closed.push({ mark, at: m.index });
    }
  }
  if (inches(paragraph)) {
    const curly = ({ at }: LooseMark): boolean => paragraph.raw[paragraph.map ? (paragraph.map[at] ?? 0) : at] !== '"';
    return some(opened.filter(curly), closed.filter(curly));
  }
  return some(opened, closed);
}, QUOTING_CONTENTS);

const some = (opened: LooseMark[], closed: LooseMark[]): { opened: LooseMark[]; closed: LooseMark[] } | null =>
  opened.length || closed.length ? { opened, closed } : null;

const isApostrophe = (text: string, at: number, open: boolean): boolean =>
  /[A-Za-z]/.test(text[at - 1] ?? '') && (!open || /[A-Za-z]/.test(text[at + 1] ?? ''));

/** 24"显示器, 12'25": one of an odd number of straight marks stands after a digit. */
const inches = ({ raw }: Paragraph): boolean => raw.split('"').length % 2 === 0 && /\d"/.test(raw);

const QUOTE_MARKS = /[“”‘’《》〈〉]/g;

const missing = ({ at }: Loose, message: string): Mark<Site> => ({ at, message });

const reversed = (at: Site, mark: string, wanted: string): Mark<Site> => ({
  at: site(at.start, at.end),
  message: `前后都是“${mark}”，此处应为“${wanted}”`,
  fix: { title: `改为${wanted}`, edits: [{ at, newText: wanted }], safe: true },
});
