import type { Figure, Mark, Reading } from '../../model';
import { add, below, disjoint, interval, point } from '../../num/interval';
import { HUNDRED, integer, toDecimal, fromDecimal, add as plus, rational, ZERO, compare } from '../../num/rational';
import type { Rational } from '../../num/rational';
import { near } from '../../relate/solve';
import { exclusiveSet } from '../../relate/labels';
import { contradicted, markOf, tableMarks } from '../relations';
import { CONTENTS } from '../../text/census';
import type { ParagraphRule } from '../rule';
import { allMatches, group } from '../../match';
import { span } from '../../model';

export const total: ParagraphRule = {
  id: 'percent/total',
  severity: 'error',
  zh: '各占比之和不是100%',
  en: 'Shares of one whole that do not make 100 %',
  why: `“A、B、C分别占全部的x、y、z”说的是一个整体的几个部分，加起来不会超过100%；三次产业这样没有遗漏的划分，加起来就是100%。每个百分数按末位四舍五入，和的误差按项数计。

党员占60%、大专以上占80%一类不同分法的占比不相加；各占各的（占土地的3%、产值的13%）也不相加。`,
  source: '算术；百分数按末位四舍五入计',
  bad: [
    '第一产业、第二产业、第三产业增加值分别占地区生产总值的⟦8.2%、46.5%、55.3%⟧。',
    '三次产业结构由9:48:43调整为⟦7.5:45.2:49.3⟧。',
    '第一产业占比⟦8%，第二产业占比46%，第三产业占比40%⟧。',
    '第一产业投资占比⟦8%，以设施农业为主。第二产业投资占比46%，增势较好。第三产业投资占比56%⟧。',
    '小学、初中、高中在校生分别占⟦50%、32%、28%⟧。',
    '受访者对办事体验只能选择一项评价，选“很满意”的占⟦71.6%，选“满意”的占24.3%，选“一般”的占5.7%，选“不满意”的占0.4%⟧。',
    '从支付方式看，出院患者中职工医保占⟦31.5%，居民医保占54.8%，全自费占9.7%，商业保险及其他占8.0%⟧。',
  ],
  good: [
    '从支付方式看，出院患者中职工医保占31.5%，居民医保占50.8%，全自费占9.7%，商业保险及其他占8.0%。',
    '受访者对办事体验只能选择一项评价，选“很满意”的占71.6%，选“满意”的占22.3%，选“一般”的占5.7%，选“不满意”的占0.4%。',
    '受访者对办事体验可以选择多项评价，选“方便”的占71.6%，选“快捷”的占64.3%，选“热情”的占55.7%。',
    '受访者对办事体验只能选择一项评价，选“很满意”的占71.6%，选“满意”的占22.3%，选“一般”的占3.7%。',
    '第一产业、第二产业、第三产业增加值分别占地区生产总值的8.2%、46.5%、45.3%。',
    '三次产业结构由9:48:43调整为7.5:45.2:47.3。',
    '第一产业占比8.3%，第二产业占比46.3%，第三产业占比45.3%。',
    '分产业看，第一产业占3.2%，第二产业占61.6%，第三产业占20.1%，居民生活用电占15.1%。',
    '第一产业投资占比8%，以设施农业为主。第二产业投资占比46%，增势较好。第三产业投资占比46%。',
    '党员占60%，大专以上学历占80%，35岁以下占45%。',
    '以占全市3%的土地，创造了13%的工业产值、14%的地区生产总值、97%的出口。',
    '党员、大专以上学历人员分别占60%和80%。',
    '财政拨款和自筹资金分别占70%和25%。',
    '全县水、旱地比例为3:2:1。',
  ],
  contents: CONTENTS.figures | CONTENTS.digits,
  mentions: ['占', '产', '%'],
  *check(reading) {
    const { contents } = reading;
    const { text } = reading.paragraph;
    for (const r of contradicted(reading.relations, 'hundred')) {
      const [first, last] = [r.figures[0], r.figures.at(-1)];
      if (!first || !last) continue;
      yield { ...markOf(r, last, '占比之和不是100%'), at: span(first.at.start, last.at.end), related: [] };
    }
    if (text.includes('占')) {
      yield* respective(reading);
    }
    if ((contents & CONTENTS.digits) !== 0 && text.includes('产')) yield* ratios(text);
  },
  checkDocument: (view) => tableMarks(view, 'percent/total'),
};

function sumOf(figures: readonly Figure[]): { words: string; over: boolean; off: boolean } {
  const all = figures.map(near).reduce(add);
  const exact = figures.flatMap(({ number }) => number ?? []).reduce(plus);
  return {
    words: `${figures.map((f) => f.text).join('+')}=${toDecimal(exact)}%`,
    over: below(point(HUNDRED), all),
    off: disjoint(point(HUNDRED), all),
  };
}

/** Shares of names of one kind: A、B、C分别占全部的x、y、z. */
function* respective({ paragraph: { text }, figures }: Reading): Iterable<Mark> {
  if (!text.includes('分别占')) return;
  for (const [i, first] of figures.entries()) {
    if (first.kind !== 'percent' || first.number === null) continue;
    const head = text.slice(Math.max(0, first.at.start - 60), first.at.start);
    const m = /([^，。；]{0,60}?)分别占[^，。；\d]{0,16}$/.exec(head);
    if (!m) continue;
    const run = [first];
    let last = first;
    for (const next of figures.slice(i + 1)) {
      if (next.kind !== 'percent') break;
      if (!/^(?:、|和|与|及|以及|，)$/.test(text.slice(last.at.end, next.at.start))) break;
      run.push(next);
      last = next;
    }
    if (run.length < 2 || run.some((f) => f.number === null)) continue;
    const names = group(m, 1)
      .split(/、|和|与|以及|及/)
      .map((n) => n.trim());
    if (names.length !== run.length || !exclusiveSet(names)) continue;
    const threefold = names.length === 3 && /产/.test(group(m, 1));
    const { words, over, off } = sumOf(run);
    if (!over && !(off && threefold)) continue;
    yield {
      at: span(first.at.start, last.at.end),
      message: `同一整体各部分的占比之和${over ? '超过' : '不是'}100%：${words}`,
    };
  }
}

const RATIO =
  /(?:三次产业|一二三产业|三产|产业)(?:增加值)?(?:占[^，。；]{2,12}的)?(?:结构|比例|比重|比|占比|结构比)[^。；]{0,80}/g;
const TRIPLE = /(?<![\d.:：∶︰])(\d+(?:\.\d+)?)[:：∶︰](\d+(?:\.\d+)?)[:：∶︰](\d+(?:\.\d+)?)(?![\d:：∶︰])/g;

/** A structure written as a ratio: 三次产业结构为7.5:45.2:47.3. */
function* ratios(text: string): Iterable<Mark> {
  for (const part of allMatches(RATIO, text)) {
    for (const m of allMatches(TRIPLE, part[0])) {
      const numbers = m.slice(1, 4).flatMap((w) => fromDecimal(w) ?? []);
      const places = m.slice(1, 4).map((w) => w.split('.')[1]?.length ?? 0);
      const half = (k: number): Rational => rational(1n, 2n * 10n ** BigInt(k));
      const slack = places.map(half).reduce(plus, ZERO);
      const exact = numbers.reduce(plus);
      // A ratio of small whole numbers does not consist of shares.
      if (compare(exact, integer(60)) < 0) continue;
      const set = interval({ n: exact.n * slack.d - slack.n * exact.d, d: exact.d * slack.d }, plus(exact, slack));
      if (!disjoint(point(HUNDRED), set)) continue;
      const start = part.index + m.index;
      yield {
        at: { start, end: start + m[0].length },
        message: `三次产业比例之和不是100：${m[1]}+${m[2]}+${m[3]}=${toDecimal(exact)}`,
      };
    }
  }
}
