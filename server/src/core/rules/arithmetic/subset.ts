import { contradicted, marksOf, tableMarks } from '../relations';
import type { ParagraphRule } from '../rule';

export const subset: ParagraphRule = {
  id: 'arithmetic/subset',
  severity: 'error',
  needs: 'relations',
  zh: '其中数大于总数',
  en: 'A part is larger than its whole',
  why: `“其中”后面的数是前面总数的一部分，不能比总数大。只比较单位相同、说的是同一件事的数；后面换了指标（其中某项目年产值…）不比较。

表格里“其中”的行、列也不能大于它所属的行、列。`,
  source: '算术',
  bad: [
    '全年新开工项目30个，其中亿元以上产业项目⟦45个⟧。',
    '培训农民800人次，其中女性⟦950人次⟧。',
    '新增公路里程120公里，其中高速公路⟦280公里⟧。',
    '项目\t金额（万元）\n财政收入\t1280\n其中：税收收入\t⟦1830⟧\n财政支出\t1500',
  ],
  good: [
    '全年新开工项目30个，其中亿元以上产业项目15个。',
    '签约项目20个、总投资50亿元，其中某智能装备项目达产后年产值80亿元。',
    '全年签约项目超过100个，其中亿元以上项目35个，10亿元以上项目7个。',
    '财政赤字13500万元，比上年增加1500万元，其中市级赤字9500万元。',
    '全年实现利润200亿元，增长5%，其中国有企业增长12%。',
    '市属企业实现利润2亿元，其中城投集团实现利润3亿元。',
    '新增企业25家。其中，全区累计规上企业达到300家。',
    '平均每村补助5万元，其中示范村每村补助8万元。',
    '项目\t金额（万元）\n财政收入\t1280\n其中：税收收入\t830\n财政支出\t1500',
  ],
  *check({ relations }) {
    yield* marksOf(contradicted(relations, 'subset'), 0, '其中数大于总数', ['', '总数']);
  },
  checkDocument: (view) => tableMarks(view, 'arithmetic/subset'),
};
