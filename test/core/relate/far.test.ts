/**
 * Figures whose operands stand in other sentences or paragraphs: a wrong one is marked, and what only looks alike is
 * left alone. A line break is a paragraph.
 */
import assert from 'node:assert/strict';
import { analyze, unmark } from '../marked';

const NUMERIC = /^(?:arithmetic|percent|consistency|order|count)\//;

interface Kind {
  readonly kind: string;
  readonly bad: readonly string[];
  readonly good: readonly string[];
}

const KINDS: readonly Kind[] = [
  {
    kind: 'changes of a value told at two times',
    bad: [
      '2019年，全镇茶园面积1.25万亩，茶农不足千户。\n几年来，镇里引种补植，2023年茶园面积达到1.80万亩，四年间增长⟦54.0%⟧。',
      '2020年全县绿道长68公里。此后分段续建。2023年绿道长102公里，比2020年增长⟦30.0%⟧。',
      '2021年接待研学学生1.6万人次。2024年接待研学学生4.8万人次，比2021年增长⟦3倍⟧。',
      '年初存栏能繁母猪2860头。经扩群，年末存栏能繁母猪3240头，比年初增加⟦480头⟧。',
    ],
    good: [
      '2019年，全镇茶园面积1.25万亩，茶农不足千户。\n几年来，镇里引种补植，2023年茶园面积达到1.80万亩，四年间增长44.0%。',
      '2020年全县绿道长68公里。此后分段续建。2023年绿道长102公里，比2020年增长50.0%。',
      '2021年接待研学学生1.6万人次。2024年接待研学学生4.8万人次，比2021年增长2倍。',
      '年初存栏能繁母猪2860头。经扩群，年末存栏能繁母猪3240头，比年初增加380头。',
      '2020年全县绿道长68公里。此后分段续建。2023年绿道长102公里，比上年增长3.0%。',
      '2021年各项贷款余额160亿元。2024年各项存款余额480亿元，比2021年增长30%。',
    ],
  },
  {
    kind: 'what is left of a whole',
    bad: [
      '全村共有果农416户，分散在六个组。到9月，已有358户完成滴灌改造。\n其余⟦68户⟧计划明年春天改完。',
      '去年旧存案件214件，今年新收案件3186件。全年审结案件2975件。年末尚有未结案件⟦452件⟧。',
    ],
    good: [
      '全村共有果农416户，分散在六个组。到9月，已有358户完成滴灌改造。\n其余58户计划明年春天改完。',
      '去年旧存案件214件，今年新收案件3186件。全年审结案件2975件。年末尚有未结案件425件。',
      '全村共有果农416户。到9月，已有358户完成滴灌改造，其中低保户21户。其余58户明年改完。',
      '全村共有果农416户。到9月，已有358户完成滴灌改造。另有茶农68户也提出了申请。',
    ],
  },
  {
    kind: 'net changes of many flows',
    bad: ['新发展团员64名，转入团员35名，转出47名，退团5名，增减相抵，团员净增⟦57名⟧。'],
    good: [
      '新发展团员64名，转入团员35名，转出47名，退团5名，增减相抵，团员净增47名。',
      '新发展团员64名，转入团员35名，团员净增47名。',
    ],
  },
  {
    kind: 'totals of so many told one by one',
    bad: [
      '第一轮排查发现隐患146处。第二轮排查发现隐患83处。第三轮排查又发现隐患69处。三轮排查发现的⟦289处⟧隐患都已建档。',
    ],
    good: [
      '第一轮排查发现隐患146处。第二轮排查发现隐患83处。第三轮排查又发现隐患69处。三轮排查发现的298处隐患都已建档。',
      '第一轮排查发现隐患146处。第二轮排查发现隐患83处。第三轮排查又发现隐患69处。上述隐患中，289处属一般隐患。',
    ],
  },
  {
    kind: 'the rest of shares',
    bad: ['交通类建议占36.5%。教育类建议占28.8%，多与学位有关。其余为水利和卫生两类，占⟦44.7%⟧。'],
    good: [
      '交通类建议占36.5%。教育类建议占28.8%，多与学位有关。其余为水利和卫生两类，占34.7%。',
      '收到建议52条，交通类占36.5%，其余各类合计63.5%。',
    ],
  },
  {
    kind: 'aims and contributions',
    bad: [
      '年初县里下达造林任务3.20万亩的目标。林业局逐村落实。到10月底完成造林2.88万亩，完成年度目标的⟦95.0%⟧。',
      '全县税收同比增加4.0亿元。工业税收增加1.5亿元。工业税收对全县税收增长的贡献率为⟦47.5%⟧。',
    ],
    good: [
      '年初县里下达造林任务3.20万亩的目标。林业局逐村落实。到10月底完成造林2.88万亩，完成年度目标的90.0%。',
      '全县税收同比增加4.0亿元。工业税收增加1.5亿元。工业税收对全县税收增长的贡献率为37.5%。',
      '全县税收同比增加4.0亿元。工业税收增加1.5亿元。服务业对经济增长的贡献率为47.5%。',
    ],
  },
  {
    kind: 'a part of a year and the year',
    bad: ['上半年采收鲜菇5260吨。下半年遇旱减产。全年采收鲜菇⟦4980吨⟧。'],
    good: [
      '上半年采收鲜菇4260吨。下半年遇旱减产。全年采收鲜菇4980吨。',
      '上半年末库存鲜菇5260吨。全年采收鲜菇4980吨。',
    ],
  },
];

describe('figures over sentences and paragraphs', () => {
  for (const { kind, bad, good } of KINDS)
    describe(kind, () => {
      for (const marked of bad)
        it(marked.slice(0, 40), () => {
          const { text, ranges } = unmark(marked);
          const at = analyze(text)
            .findings.filter((f) => NUMERIC.test(f.rule))
            .map((f) => text.slice(f.at.start, f.at.end));
          assert.deepEqual(
            at,
            ranges.map((r) => text.slice(r.start, r.end)),
          );
        });
      for (const text of good)
        it(text.slice(0, 40), () => {
          assert.deepEqual(
            analyze(text)
              .findings.filter((f) => NUMERIC.test(f.rule))
              .map((f) => f.message),
            [],
          );
        });
    });
});
