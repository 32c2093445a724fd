import type { HeadingStyle, Mark, ParagraphRole, PlacedReading, Site } from '../../model';
import { gather, trait } from '../../fold/gather';
import { placer } from '../../fold/place';
import { readOrdinal, writeOrdinal } from '../../num/ordinal';
import { levelOfStyle, readHeadingNumber } from '../../read/headings';
import type { DocumentRule, DocumentView } from '../rule';

export const structureNumbering: DocumentRule = {
  id: 'structure/numbering',
  severity: 'warning',
  zh: '层次序号跳号、重号或越级',
  en: 'Heading numbers jump, repeat or skip a level',
  why: `同一级序号应逐个递增；另起一个上级标题后，下级序号从头编起，也可以接着编。全文从“一、”直接到“1.”、中间不用“（一）”，国家标准允许，惯例依次使用，故只作提示，全文只提示一处；“一、”下先用“1.”、再用“（一）”，层次颠倒，报后一个。

附件清单、目录和 Markdown 有序列表不在此列；缺的号若写在正文段落里，也不报。`,
  source: 'GB/T 9704—2012 7.3.3；GB/T 15834—2011 B.3.8',
  bad: [
    '一、总体要求\n坚持稳中求进，扎实推进各项工作。\n⟦三、⟧重点任务\n抓好项目建设，确保如期完成。',
    '一、总体要求\n坚持稳中求进，扎实推进各项工作。\n二、重点任务\n抓好项目建设，确保如期完成。\n⟦二、⟧工作保障\n加强组织领导，压实各方责任。',
    '一、重点任务\n（一）抓项目。全力推进项目建设。\n（二）抓招商。全力推进招商引资。\n⟦（四）⟧抓服务。全力优化营商环境。',
    '一、重点任务\n⟦1.⟧抓项目。全力推进项目建设。\n2.抓招商。全力推进招商引资。',
    '一、重点任务\n1.抓项目。全力推进项目建设。\n⟦（一）⟧抓开工。全力推进项目开工。\n（二）抓投产。全力推进项目投产。\n2.抓招商。全力推进招商引资。',
  ],
  good: [
    '一、总体要求\n坚持稳中求进，扎实推进各项工作。\n二、重点任务\n抓好项目建设，确保如期完成。',
    '一、重点任务\n（一）抓项目。全力推进项目建设。\n（二）抓招商。全力推进招商引资。\n二、工作保障\n（一）强领导。压实各方责任。',
    '一、重点任务\n（一）抓项目。全力推进项目建设。\n（二）抓招商。全力推进招商引资。\n二、工作保障\n（三）强领导。压实各方责任。',
    '一、重点任务\n（一）抓项目。要点如下。\n1.开工十个。\n2.投产八个。\n（二）抓招商。要点如下。\n1.签约五个。',
    '附件：1.任务清单\n3.责任分工',
    '一、二级网络同步改造。\n三、四季度全力冲刺。',
    '一、总体要求\n坚持稳中求进，扎实推进各项工作。\n二、要认真落实省委、省政府关于推动县域经济高质量发展的各项决策部署，把思想和行动统一到会议精神上来，切实增强责任感和紧迫感，以更大力度抓好今年后三个月的各项重点工作，\n三、工作保障\n加强组织领导，压实各方责任。',
  ],
  *checkDocument(view) {
    const numbers = numbersOf(view);
    yield* jumps(numbers);
    yield* reversed(numbers);
    const skip = firstSkip(numbers);
    if (skip) {
      yield {
        at: skip.at,
        severity: 'hint',
        message: '层次序号依次为“一、”“（一）”“1.”“（1）”，此处越过一级；全文一致即可',
      };
    }
  },
};

interface Numbered {
  readonly at: Site;
  readonly style: HeadingStyle;
  readonly value: number;
  readonly words: string;
  readonly heading: boolean;
}

const SERIES: ReadonlySet<HeadingStyle> = new Set(['chapter', 'han', 'bracket', 'arabic']);

const PARAGRAPH_NUMBER = trait(({ paragraph: { text } }) => {
  const n = readHeadingNumber(text);
  const value = n && readOrdinal(n.numeral);
  return n && value !== null && SERIES.has(n.style) ? { style: n.style, value, words: n.words } : null;
});

function numbersOf({ readings, roles }: DocumentView): Numbered[] {
  const out: Numbered[] = [];
  for (const { index, placed, value } of gather(readings, PARAGRAPH_NUMBER)) {
    const role = roles[index];
    if (role === undefined) continue;
    if (!countable(placed, role)) continue;
    const at = placer(placed)({ start: 0, end: value.words.length });
    out.push({ at, style: value.style, value: value.value, words: value.words, heading: role === 'heading' });
  }
  return out;
}

const countable = ({ reading }: PlacedReading, role: ParagraphRole): boolean =>
  role === 'heading' || (role === 'body' && reading.paragraph.block === 'prose');

function* jumps(numbers: readonly Numbered[]): Generator<Mark<Site>> {
  const last = new Map<HeadingStyle, Numbered>();
  const fresh = new Set<HeadingStyle>();
  for (const n of numbers) {
    const before = last.get(n.style);
    // A list of points whose numbers look like those of the headings is numbered on its own.
    if (n.value !== 1 && before && !fresh.has(n.style) && before.heading === n.heading) {
      if (n.value > before.value + 1) {
        const missing = write(n.style, before.value + 1);
        yield {
          at: n.at,
          message: `“${before.words}”之后是“${n.words}”，缺“${missing}”`,
          related: [{ at: before.at, message: '上一个' }],
        };
      } else if (n.value <= before.value) {
        const right = write(n.style, before.value + 1);
        yield {
          at: n.at,
          message: `“${n.words}”与上文重号，按顺序应为“${right}”`,
          related: [{ at: before.at, message: '上一个' }],
        };
      }
    }
    last.set(n.style, n);
    fresh.delete(n.style);
    for (const style of SERIES)
      if (levelOfStyle(style) > levelOfStyle(n.style) || (n.style === 'bracket' && style === 'arabic'))
        fresh.add(style);
  }
}

function write(style: HeadingStyle, value: number): string {
  if (style === 'arabic') return `${value}.`;
  if (style === 'bracket') return `（${writeOrdinal(value)}）`;
  return style === 'han' ? `${writeOrdinal(value)}、` : `第${writeOrdinal(value)}`;
}

/** 1. directly below 一、, and （一） below that. */
function* reversed(numbers: readonly Numbered[]): Generator<Mark<Site>> {
  let skipped: Numbered | null = null;
  let above: Numbered | null = null;
  for (const n of numbers) {
    if (!n.heading) continue;
    if (n.style === 'arabic' && n.value === 1) {
      if (above?.style === 'han') skipped = n;
    } else if (n.style === 'bracket' && n.value === 1 && skipped) {
      yield {
        at: n.at,
        severity: 'info',
        message: `“${n.words}”在“${skipped.words}”之下，层次颠倒：依次用“一、”“（一）”“1.”“（1）”`,
        related: [{ at: skipped.at, message: '上一层' }],
      };
      skipped = null;
    } else if (n.style !== 'arabic') skipped = null;
    above = n;
  }
}

/** The first 1. directly below 一、, in a document whose headings have no （一）; null where there is none. */
function firstSkip(numbers: readonly Numbered[]): Numbered | null {
  const headings = numbers.filter((n) => n.heading);
  if (headings.some((n) => n.style === 'bracket')) return null;
  return headings.find((n, i) => n.style === 'arabic' && n.value === 1 && headings[i - 1]?.style === 'han') ?? null;
}
