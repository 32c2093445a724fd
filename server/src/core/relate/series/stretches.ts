/** 上半年生产原煤86.4万吨 and 全年生产原煤68.9万吨: what was done in a part of a year is no more than in all of it. */
import type { Relation } from '../../model';
import { smallCount } from '../../num/numerals';
import { sameScope, sameSort } from '../change';
import type { Mention, Story } from '../mention';
import { isAmount, less } from '../mention';
import { valuesNamed, valuesOf } from './values';
import type { Value } from './values';
import { group } from '../../match';
import { startOf } from '../../text/stretches';

/** How many months of its year a stretch from January on has; null where it is none. */
function monthsOf(part: string): number | null {
  if (part === '一季度') return 3;
  if (part === '上半年') return 6;
  const quarters = /^前([一二三])季度$/.exec(part);
  if (quarters) return 3 * smallCount(group(quarters, 1));
  const months = /^[1一](?:[-—至到~]{1,2})(\d{1,2})月$/.exec(part);
  return months ? Number(months[1]) : null;
}

/** A stretch that is not the year's beginning is no longer than the year. */
const WITHIN = /^(?:下半年|[二三四]季度|\d{1,2}月)$/;

/** What there is at a time, not what was done in it. */
const STOCK =
  /余额|人口|保有|拥有|库存|在校|存量|实有|现有|结余|价格|单价|均价|面积|覆盖|户数|床位|登记在册|净|利润|盈|亏|差额|顺差|逆差|缺口/;

/** Whether the words say that it is of the whole year. */
const isYear = (story: Story, v: Value): boolean =>
  v.time.part === '' &&
  /全年|年度/.test(story.text.slice(startOf(story.sentences, v.mention.sentence), v.mention.figure.at.start));

/** The first stretch lies in the second. */
function liesIn(story: Story, a: Value, b: Value): boolean {
  const months = monthsOf(a.time.part);
  if (isYear(story, b)) return months !== null || WITHIN.test(a.time.part);
  const more = monthsOf(b.time.part);
  return months !== null && more !== null && months < more;
}

const isFlow = ({ mention: m, name }: Value): boolean =>
  isAmount(m) &&
  m.measure === 'level' &&
  m.figure.bound === 'exact' &&
  !STOCK.test(name) &&
  !m.figure.unit.includes('/');

export function relateStretches(story: Story): Relation[] {
  if (!/半年|季度|月/.test(story.text)) return [];
  const values = valuesOf(story).filter(isFlow);
  const out: Relation[] = [];
  for (const whole of values)
    for (const part of valuesNamed(values, whole.name))
      if (part !== whole && liesIn(story, part, whole) && belongs(story, part, whole))
        out.push(of(part.mention, whole.mention, isYear(story, whole) ? '全年' : whole.time.part));
  return out;
}

const belongs = (story: Story, part: Value, whole: Value): boolean =>
  part.mention.figure.unit === whole.mention.figure.unit &&
  sameSort(part.mention, whole.mention) &&
  (part.time.year === null || whole.time.year === null || part.time.year === whole.time.year) &&
  (part.name === whole.name ||
    Math.min(part.name.length, whole.name.length) >= 3 ||
    Math.abs(part.mention.sentence - whole.mention.sentence) <= 3) &&
  part.mention.figure.modality === whole.mention.figure.modality &&
  !story.nested.has(whole.mention) &&
  sameScope(story, part.mention, whole.mention);

function of(part: Mention, whole: Mention, stretch: string): Relation {
  const holds = !less(whole, part);
  return {
    kind: 'subset',
    figures: [part.figure, whole.figure],
    claim: `${part.figure.text} ≤ ${whole.figure.text}`,
    holds,
    working: holds
      ? `${part.figure.text}≤${whole.figure.text}`
      : `其中一段${part.figure.text}，${stretch}却只有${whole.figure.text}`,
    tied: true,
    schema: 'subset/stretch',
    level: 'warning',
    marked: whole.figure,
    title: '一段时间的数比其中更短一段的还小',
    labels: ['其中一段', stretch],
  };
}
