import type { Mark, Reading } from '../../model';
import { contradicted, markOf, tableMarks } from '../relations';
import type { ParagraphRule } from '../rule';

/** Labels that name the denominator, and the units that may stand there. */
const LABELS: readonly (readonly [RegExp, RegExp, string])[] = [
  [
    /(?:单位(?:GDP|地区生产总值|国内生产总值|生产总值|产值|增加值)|(?:万|亿)元(?:GDP|产值|地区生产总值|增加值|生产总值))[^，。；、\d]{0,6}$/,
    /^(?:元|万元|亿元)$/,
    '按产值平均',
  ],
  [/(?:单位面积|地均|亩均)[^，。；、\d]{0,8}$/, /^(?:平方公里|平方米|亩|公顷|平方千米)$/, '按面积平均'],
  [/人均[^，。；、\d]{0,8}$/, /^(?:人|年|月|天|次|日)$/, '按人平均'],
  [/户均[^，。；、\d]{0,8}$/, /^(?:户|年|月)$/, '按户平均'],
];

export const density: ParagraphRule = {
  id: 'arithmetic/density',
  severity: 'warning',
  needs: 'figures',
  zh: '平均数与名称或算式不符',
  en: 'A quotient at odds with its label or its operands',
  why: `“单位GDP…”的分母是产值，写成“亿元/平方公里”就成了单位面积产出；亩均、人均、户均同理，名称说的分母要与单位一致。
同一句写明了总数和面积（人数、户数）时，亩均（人均、户均）应等于两者相除；写明了几年累计多少，年均也应等于两者相除。`,
  source: '量纲；算术',
  bad: [
    '园区单位GDP产出⟦9.25亿元/平方公里⟧，居全省前列。',
    '人均产出达到⟦120万元/亩⟧。',
    '项目占地400亩，总投资20亿元，亩均投资⟦600万元⟧。',
    '全村320户，分红总额64万元，户均分红⟦3000元⟧。',
    '近三年累计投入12.6亿元，年均投入⟦4.6亿元⟧。',
    '过去五年，累计新增就业61万人，年均新增⟦15万人⟧。',
    '村集体分红63万元，惠及全村420户，户均分得⟦150元⟧。',
    '项目总投资3600万元，建成2.4万亩，亩均投资⟦150元⟧，今年又争取补助500万元。',
  ],
  good: [
    '园区单位面积GDP产出9.25亿元/平方公里，居全省前列。',
    '地均GDP达到9.25亿元/平方公里。',
    '项目占地400亩，总投资20亿元，亩均投资500万元。',
    '项目占地400亩，总投资20亿元，亩均税收30万元。',
    '全村320户，分红总额64万元，户均分红2000元。',
    '村集体分红63万元，惠及全村420户，户均分得1500元。',
    '村集体收入63万元，惠及全村420户，户均领取补贴150元。',
    '项目总投资3600万元，建成2.4万亩，亩均投资1500元，今年又争取补助500万元。',
    '单位GDP能耗0.52吨标准煤/万元。',
    '人均住房面积达到38平方米，人均公园绿地14.2平方米/人。',
    '全县8000户，补助资金500万元，户均增收2300元。',
    '近三年累计投入12.6亿元，年均投入4.2亿元。',
    '过去五年，累计新增就业61万人，年均新增12万人。',
    '五年来，累计新建住房6万套，年均增加投资3亿元。',
    '近三年累计投入12.6亿元，年均投入5亿元以上。',
    '近三年累计接待游客900万人次，年均增加30万人次。',
    '2020年投入5亿元，近三年年均投入4.2亿元。',
    '过去三年累计投入9亿元，未来三年年均投入5亿元。',
    '三年累计投入30亿元，其中省级12亿元，年均4亿元。',
  ],
  *check(reading) {
    for (const r of contradicted(reading.relations, 'density'))
      yield markOf(r, r.figures[2]!, '平均数不符', ['总数', '份数']);
    yield* labels(reading);
  },
  checkDocument: (view) => tableMarks(view, 'arithmetic/density'),
};

function* labels({ figures, paragraph }: Reading): Iterable<Mark> {
  for (const f of figures) {
    const slash = f.unit.indexOf('/');
    if (slash < 0) continue;
    const below = f.unit.slice(slash + 1);
    const lead = paragraph.text.slice(Math.max(0, f.at.start - 18), f.at.start);
    // 单位面积GDP names the area; the innermost label is what counts.
    if (/(?:单位面积|地均|亩均)[^，。；]{0,8}(?:GDP|生产总值|产值)/.test(lead) && /平方|亩|公顷/.test(below)) continue;
    const wrong = LABELS.find(([label, units]) => label.test(lead) && !units.test(below));
    if (!wrong) continue;
    yield { at: f.at, message: `名称${wrong[2]}，单位却是“${f.unit}”，两者不一致` };
  }
}
