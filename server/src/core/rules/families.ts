/**
 * Rules whose relations are rows: the texts of the manual for each family. Their example sentences are those of the
 * rows.
 */
import type { RelationKind, Severity } from '../model';
import { ROWS } from '../relate/rows';
import { contradicted, marksOf, tableMarks } from './relations';
import type { ParagraphRule } from './rule';

interface Family {
  readonly kind: RelationKind;
  readonly severity: Severity;
  readonly zh: string;
  readonly en: string;
  readonly why: string;
  readonly source: string;
  /** Sentences for relations that are not made from rows. */
  readonly bad?: readonly string[];
  readonly good?: readonly string[];
}

const FAMILIES: Readonly<Record<string, Family>> = {
  'arithmetic/plan': {
    kind: 'plan',
    severity: 'error',
    zh: '差额、超额与计划、完成数不符',
    en: 'A shortfall or excess at odds with plan and result',
    why: `“计划A，完成B，还差C”里C应等于A减B；“超计划C”里C应等于B减A，写成百分数时应等于(B-A)÷A。

计划、任务、预算、应到一类的词指明计划数，完成、实际、已一类的词指明完成数；两数须在同一分句链里，单位相同。`,
    source: '算术',
  },
  'arithmetic/balance': {
    kind: 'balance',
    severity: 'error',
    zh: '差额与收支两数不符',
    en: 'A balance at odds with what came in and went out',
    why: `收入减支出是当期结余，出口减进口是顺差，出生减死亡是自然增长，年初加收入减支出是年末。

累计结余、滚存结余还含以前年度的数，不用当期两数核对；新收案件可以少于审结案件（有旧存），不核对。`,
    source: '算术；收支账目的通例',
    bad: [
      '测产结果显示，示范片亩产622公斤，非示范片亩产584公斤，示范片每亩高出⟦48公斤⟧。',
      '一季度，全区受理诉求1526件，其中来电742件、来信318件、网上466件。\n截至4月10日，上述诉求已办结1468件，其余⟦68件⟧正在办理。',
      '2022年末，专户结余1842.6万元。\n2023年，归集资金536.4万元，取得利息21.8万元。\n当年使用资金318.5万元。2023年末，专户结余⟦2060.5万元⟧。',
    ],
    good: [
      '测产结果显示，示范片亩产622公斤，非示范片亩产584公斤，示范片每亩高出38公斤。',
      '年初，执行局有旧存案件224件。今年新收1168件。全年执结1213件，执结数超过当年新收数45件。年末未结179件。',
      '2022年末，专户结余1842.6万元。\n2023年，归集资金536.4万元，取得利息21.8万元。\n当年使用资金318.5万元。2023年末，专户结余2082.3万元。',
      '2022年末，专户结余1842.6万元。\n2023年，归集资金536.4万元。\n2023年末，专户结余2060.5万元，另有定期存款若干。',
    ],
  },
  'arithmetic/between': {
    kind: 'between',
    severity: 'error',
    zh: '平均数不在最低与最高之间',
    en: 'A mean outside its lowest and highest, a whole outside its two parts',
    why: `平均数不会高于最高数，也不会低于最低数；一个整体的人均数、增速，应在没有遗漏的两部分（城镇与农村、轻工业与重工业）之间。`,
    source: '平均数的性质',
    bad: [
      '抽查6个社区，物业费最高2.4元，最低1.1元，平均⟦2.9元⟧。',
      '断面氨氮浓度最高为0.28毫克/升，最低为0.06毫克/升，平均浓度⟦0.05毫克/升⟧。',
      '15个基点平均亩产在842斤至1086斤之间。受淹的柳湾村平均亩产为858斤。桥头村侧深施肥，平均亩产达到⟦1112斤⟧。',
      '全县居民人均可支配收入⟦28640元⟧，其中城镇居民26350元，农村居民18420元。',
      '女职工参训率为81.2%，男职工参训率为74.6%。两类人员平均参训率为⟦83.5%⟧。',
    ],
    good: [
      '抽查6个社区，物业费最高2.4元，最低1.1元，平均1.8元。',
      '断面氨氮浓度最高为0.28毫克/升，最低为0.06毫克/升，平均浓度0.06毫克/升。',
      '亩产从820斤到1040斤不等，平均936斤。',
      '15个基点平均亩产在842斤至1086斤之间。受淹的柳湾村平均亩产为858斤。桥头村侧深施肥，平均亩产达到1086斤。',
      '15个基点平均亩产在842斤至1086斤之间。受淹的柳湾村平均亩产为858斤。全县平均亩产为796斤。',
      '全县居民人均可支配收入22640元，其中城镇居民26350元，农村居民18420元。',
      '规上工业增长5.2%，其中轻工业增长4.1%，重工业增长6.0%。',
    ],
  },
  'arithmetic/ratio': {
    kind: 'ratio',
    severity: 'error',
    zh: '比值与两数不符',
    en: 'A ratio at odds with its two figures',
    why: `“城镇居民收入A，农村居民收入B，城乡收入比r:1”里r应等于A除以B；三次产业结构a:b:c应等于三个增加值各占其和的百分数。按末位四舍五入计。`,
    source: '算术',
    bad: [
      '城镇居民收入30000元，农村居民收入15000元，城乡居民收入比为⟦2.40⟧:1。',
      '第一产业增加值20.0亿元，第二产业增加值30.0亿元，第三产业增加值50.0亿元，三次产业结构为⟦30.0⟧：20.0：50.0。',
    ],
    good: [
      '城镇居民收入30000元，农村居民收入15000元，城乡居民收入比为2.00:1。',
      '第一产业增加值20.0亿元，第二产业增加值30.0亿元，第三产业增加值50.0亿元，三次产业结构由21.0：30.0：49.0调整为20.0：30.0：50.0。',
      '在校学生3.2万人，专任教师2000人，生师比为16:1。',
      '粮经饲比例为70：20：10。',
    ],
  },
  'arithmetic/unit': {
    kind: 'unit',
    severity: 'error',
    zh: '换算前后不一致',
    en: 'A figure restated in another unit that does not agree',
    why: `括号里或“合、约合、折合”后面用另一单位重写的数，应与前面的数换算一致：15亩为1公顷，1斤为0.5公斤，1平方公里为1500亩。只按固定的进率换算；汇率只在写出时才用。`,
    source: '法定计量单位的换算',
    bad: [
      '新修梯田30万亩（合⟦3万公顷⟧）。',
      '收购小麦8400万斤（⟦4.8万吨⟧）。',
      '改造工程概算3.86亿元（⟦3860万元⟧）。',
      '水库集雨面积1.5万亩，约合⟦15平方公里⟧。',
      '赔偿款合计103453元（大写：⟦壹拾万零叁仟肆佰伍拾元整⟧）。',
    ],
    good: [
      '新修梯田30万亩（合2万公顷）。',
      '收购小麦8400万斤（4.2万吨）。',
      '规划面积12平方公里（约18000亩）。',
      '改造工程概算3.86亿元（38600万元）。',
      '改造工程概算3.86亿元（上级补助3860万元）。',
      '全年收入3.2亿元（上年8600万元）。',
      '水库集雨面积1.5万亩，约合10平方公里。',
      '赔偿款合计103453元（大写：壹拾万零叁仟肆佰伍拾叁元整）。',
    ],
  },
};

/** One rule for each family of relations, with the sentences of its rows as examples. */
export const FAMILY_RULES: readonly ParagraphRule[] = Object.entries(FAMILIES).map(([id, { kind, ...meta }]) => {
  const rows = ROWS.filter((row) => row.kind === kind);
  return {
    id,
    ...meta,
    needs: 'relations',
    bad: [...rows.flatMap((row) => row.bad), ...(FAMILIES[id]?.bad ?? [])],
    good: [...rows.flatMap((row) => row.good), ...(FAMILIES[id]?.good ?? [])],
    *check({ relations }) {
      yield* marksOf(contradicted(relations, kind), -1, meta.zh);
    },
    checkDocument: (view) => tableMarks(view, id),
  };
});
