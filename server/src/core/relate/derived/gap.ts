/** The gap between two sides that are named where their values stand: 我院47.8天，全市平均62.4天，我院比全市平均少14.6天. */
import { AMONG_OPENS } from '../../grammar/vocabulary/parts';
import { closing, form, words } from '../../grammar/lexemes';
import { startOf } from '../../text/stretches';
import { group } from '../../match';
import type { Mention, Story } from '../mention';
import { isAmount, less } from '../mention';
import type { Way } from './way';
import { differenceWay, earlierThan } from './way';

interface Compared {
  /** Whose value it is; empty where the clause does not say. */
  readonly own: string;
  /** With what it is compared. */
  readonly other: string;
  readonly more: boolean;
}

const EMPHASIS = words('整整 平均 大约 约 还 仍 要 则 均 只');
const MORE_OR_LESS = words('多 少 高 低 快 慢 长 短 大 小 重 轻 贵 便宜');
const OTHER_TIMES = words('[上去前今本当]年 同期 年[初末底] [上前]月 上期 以[往前] 此前 之前 原来 过去');
const AIMS_AND_MARKS = words('计划 目标 预算 任务 指标 标准 要求 规定 限[值额] [前后]者 预[期计] 均价 市场价 成本');
const GREATER = words('多 高 快 长 大 重 贵');

const AGAINST = form`(?:^|[，；：。])([^，。；：]{0,16}?)(?:[比较与]([^，。；：\d]{1,12}?)(?:相比)?(?:${EMPHASIS}|每[一-龥]{1,2})*(${MORE_OR_LESS})[出了]?|([高低多少快慢长短大小])于([^，。；：\d]{1,12}))${words('约 近 达 整整')}*$`;
/** Comparisons with another time or with a plan belong to other rows. */
const NO_PLACE = form`${OTHER_TIMES}|\d年|${AIMS_AND_MARKS}`;
const PLAIN_PLACE = closing('的?平均水平 的?平均值 的?平均数 的?平均天数 的?平均 水平 的');

/** Pairs of values, one of each side. */
export function gapWays(story: Story, m: Mention): Way[] {
  const near = earlierThan(story, m).filter(
    (x) =>
      isAmount(x) &&
      (x.measure === 'level' || x.measure === 'each' || x.measure === 'mean') &&
      x.figure.bound === 'exact' &&
      x.figure.number !== null &&
      x.figure.unit === m.figure.unit &&
      x.bracket < 0,
  );
  const told = comparedIn(story, m);
  if (!told) return [];
  const others = near.filter((x) => labelWords(story, x).includes(told.other));
  const own = near.filter((x) => !others.includes(x));
  return others.flatMap((o) =>
    own
      .filter((x) => less(o, x) === told.more && less(x, o) !== told.more)
      .map((x) => (told.more ? differenceWay(m, x, o) : differenceWay(m, o, x))),
  );
}

/** How closely a pair matches: both sides are named where their values stand, and the values are of one thing. */
export function gapTie(story: Story, m: Mention, { operands: [a, b = a] }: Way): number {
  const told = comparedIn(story, m);
  if (!told) return 0;
  const other = labelWords(story, a).includes(told.other) ? a : b;
  const own = other === a ? b : a;
  const label = labelWords(story, own);
  // 甲村林地比乙村多120亩 is not about the 耕地 of 甲村.
  const named = told.own === '' ? own.index >= m.index - 2 : Array.from(told.own).every((c) => label.includes(c));
  const kin = own.measure === other.measure || own.measure === 'level' || other.measure === 'level' ? 0 : -2;
  return 2 + (named ? 2 : 0) + kin - (story.nested.has(own) !== story.nested.has(other) ? 1 : 0);
}

/** The words before a mention in its clause. */
const labelWords = (story: Story, x: Mention): string =>
  story.text.slice(Math.max(x.since, startOf(story.clauses, x.clause)), x.figure.at.start);

/** Whether the mention is an exact gap between two sides that its clause names. */
export const isGap = (story: Story, m: Mention): boolean =>
  isAmount(m) &&
  m.figure.bound === 'exact' &&
  m.figure.number !== null &&
  (m.measure === 'change' || m.measure === 'gap') &&
  comparedIn(story, m) !== null;

/** Who is compared with whom in 我院比全市平均少16.6天; null where the clause names nobody. */
function comparedIn(story: Story, m: Mention): Compared | null {
  const from = startOf(story.clauses, m.clause);
  const hit = AGAINST.exec(story.text.slice(from, m.figure.at.start));
  if (!hit) return null;
  const other = (hit[2] ?? hit[5] ?? '').replace(PLAIN_PLACE, '');
  if (other.length < 2 || NO_PLACE.test(other)) return null;
  return { own: group(hit, 1).replace(AMONG_OPENS, ''), other, more: GREATER.test(hit[3] ?? hit[4] ?? '') };
}
