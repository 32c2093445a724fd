/** 上半年生产原煤86.4万吨 and 全年生产原煤68.9万吨: what was done in a part of a year is no more than in all of it. */
import type { Relation } from '../../model';
import { sameScope, sameSort } from '../change';
import type { Mention, Story } from '../mention';
import { isAmount, less } from '../mention';
import { valuesNamed, valuesOf } from './values';
import type { Value } from './values';

const PART = /^(?:上半年|下半年|前[一二三]季度|[一二三四]季度|[1一](?:[-—至到~]{1,2}\d{1,2})?月)$/;
/** What there is at a time, not what was done in it. */
const STOCK =
  /余额|人口|保有|拥有|库存|在校|存量|实有|现有|结余|价格|单价|均价|面积|覆盖|户数|床位|登记在册|累计|净|利润|盈|亏|差额|顺差|逆差|缺口/;

/** What is told says that it is of the whole year. */
const isYear = (story: Story, v: Value): boolean =>
  /全年|年度/.test(story.text.slice(story.sentences[v.mention.sentence]!.start, v.mention.figure.at.start)) &&
  v.time.part === '';

const isFlow = ({ mention: m, name }: Value): boolean =>
  isAmount(m) &&
  m.measure === 'level' &&
  m.figure.bound === 'exact' &&
  !STOCK.test(name) &&
  !m.figure.unit.includes('/');

export function relateStretches(story: Story): Relation[] {
  if (!/全年|年度/.test(story.text) || !/半年|季度|月/.test(story.text)) return [];
  const values = valuesOf(story).filter(isFlow);
  const out: Relation[] = [];
  for (const whole of values) {
    if (!isYear(story, whole)) continue;
    for (const part of valuesNamed(values, whole.name)) {
      if (!PART.test(part.time.part) || !belongs(story, part, whole)) continue;
      out.push(of(part.mention, whole.mention));
    }
  }
  return out;
}

const belongs = (story: Story, part: Value, whole: Value): boolean =>
  part.mention.figure.unit === whole.mention.figure.unit &&
  sameSort(part.mention, whole.mention) &&
  (part.time.year === null || whole.time.year === null || part.time.year === whole.time.year) &&
  part.name.length >= 3 &&
  part.mention.figure.modality === whole.mention.figure.modality &&
  !story.nested.has(whole.mention) &&
  sameScope(story, part.mention, whole.mention);

function of(part: Mention, whole: Mention): Relation {
  const holds = !less(whole, part);
  return {
    kind: 'subset',
    figures: [part.figure, whole.figure],
    claim: `${part.figure.text} ≤ ${whole.figure.text}`,
    holds,
    working: holds
      ? `${part.figure.text}≤${whole.figure.text}`
      : `一段时间${part.figure.text}，全年却只有${whole.figure.text}`,
    tied: true,
    schema: 'subset/stretch',
    level: 'warning',
    marked: whole.figure,
    title: '全年的数比其中一段时间的还小',
    labels: ['其中一段', '全年'],
  };
}
