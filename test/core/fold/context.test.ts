/** What a text says of itself as a whole: date, year under review, genre, author. */
import assert from 'node:assert/strict';
import type { Genre } from '../../../server/src/core/index';
import { analyze } from '../marked';

const GENRES: readonly (readonly [Genre, string])[] = [
  ['report', '各位代表：\n现在，我代表县人民政府，向大会报告政府工作，请予审议。\n一、2022年工作回顾'],
  ['report', '云溪县水利局2022年工作总结\n一年来，全局上下齐心协力，各项工作取得新成效。'],
  [
    'speech',
    '真抓实干开新局\n——在全县经济工作会议上的讲话\n罗 建 明\n（2021年2月4日）\n同志们：\n下面，我讲三点意见。',
  ],
  ['speech', '各位来宾、各位朋友：\n金秋十月，我们相聚云溪。'],
  ['feature', '茶山新事\n■文/通讯员 唐丽 图/通讯员 石光明\n清晨，云雾绕着茶山。'],
  ['feature', '小网格 大民生\n——云溪县推进基层治理纪实\n清晨，网格员出了门。'],
  ['feature', '清晨，网格员出了门。\n傍晚，灯亮了起来。\n日子越过越好。\n好日子还在后头。\n'.repeat(4) + '[责编:唐丽]'],
  ['study', '学习全会精神的心得体会\n通过学习，我深受教育。'],
  ['statutory', '关于做好防汛工作的通知\n各乡镇人民政府：\n现将有关事项通知如下。'],
  ['other', '水是生命之源。'],
];

/** Heads as people write them, over the same body. */
const STATUTORY_HEADS = [
  '清溪区人民政府关于加强食品安全监督管理\n工作的通知',
  '清溪区人民政府办公室关于印发清溪区食品安全\n专项整治行动方案的通知',
  '清政发〔2024〕3号\n\n清溪区人民政府\n关于加强食品安全工作的\n通　知',
  '关于召开食品安全工作会议的通　知',
  '通　　知',
  '关于加强食品安全工作的通知。',
  '关于加强食品安全工作的通知（送审稿）',
  '\u00A0关于加强食品安全工作的\u00A0通知',
  '关于清溪区2023年食品安全工作情况的\n报　告',
];
const OTHER_HEADS = [
  '清溪区的早晨',
  '通知发出以后',
  '一份关于食品安全的通知，\n让全区动了起来',
  '各村都收到了通知。\n大家一早就到了村部。',
  '一、关于工作的通知',
];

describe('context', () => {
  for (const [genre, text] of GENRES) {
    it(`${genre}: ${text.slice(0, 24)}`, () => assert.equal(analyze(text).context.genre, genre));
  }
  const BODY = '\n\n为做好食品安全工作，各单位要高度重视，逐级压实责任，抓好工作落实。\n';
  for (const head of STATUTORY_HEADS) {
    it(`statutory: ${JSON.stringify(head)}`, () => assert.equal(analyze(head + BODY).context.genre, 'statutory'));
  }
  for (const head of OTHER_HEADS) {
    it(`not statutory: ${JSON.stringify(head)}`, () => assert.equal(analyze(head + BODY).context.genre, 'other'));
  }
  it('takes date and author from the lines under the title', () => {
    const { context } = analyze(
      '工作总结和计划\n2021-02-19 16:30 来源:县政府\n——在大会上的讲话\n罗 建 明\n(2021年2月4日)\n同志们:\n好。',
    );
    assert.equal(context.date, '2021-02-04');
    assert.equal(context.author, '罗建明');
  });
  it('takes the time of publication where there is nothing better', () => {
    assert.equal(
      analyze('茶山新事\n发布时间：2020-11-03 来源：县融媒体中心\n清晨，云雾绕着茶山。').context.date,
      '2020-11-03',
    );
  });
  it('takes the day of a story from its opening, where it has the year', () => {
    const dated = (lead: string): string => analyze(`茶山新事\n${lead}`).context.date;
    assert.equal(dated('本报讯（2025年11月3日）云溪县召开推进会，部署冬季茶园管护工作。'), '2025-11-03');
    assert.equal(dated('本报云溪2025年11月3日讯（记者唐丽）县里召开推进会，部署冬季茶园管护工作。'), '2025-11-03');
    assert.equal(dated('新华社云溪11月3日电 县里召开推进会，部署冬季茶园管护工作。'), '');
    assert.equal(dated('云溪县2025年11月3日电价调整，涉及用户3万户，群众反映良好。'), '');
  });
  it('does not take a date of the story for its own', () => {
    assert.equal(analyze('茶山新事\n2020年11月3日，云溪县召开推进会，部署冬季茶园管护工作。').context.date, '');
  });
  it('tells the year under review from a heading, else from the date', () => {
    assert.equal(analyze('各位代表：\n现在向大会作政府工作报告，请予审议。\n一、2009年工作回顾').context.year, 2009);
    assert.equal(
      analyze('政府工作报告\n——2024年1月15日在县第十八届人民代表大会第四次会议上\n各位代表：').context.year,
      2023,
    );
    assert.equal(analyze('水是生命之源。').context.year, null);
  });
  const REVIEWED: readonly (readonly [string, string])[] = [
    ['2023年云溪县国民经济和社会发展统计公报\n（2024年3月18日）', '2023'],
    ['云溪县2024年上半年经济运行情况分析', '2024-01/2024-06'],
    ['2024年第三季度全县信访工作情况通报', '2024-07/2024-09'],
    ['云溪县交出2024年亮眼成绩单', '2024'],
    ['2023年前11个月云溪口岸外贸进出口情况', '2023-01/2023-11'],
    ['关于云溪县2023年预算执行情况和2024年预算草案的报告', '2023'],
    ['云溪县人民法院工作报告\n各位代表：\n一、2023年主要工作', '2023'],
    ['云溪县人口普查公报\n全县以2020年11月1日零时为标准时点，开展了人口普查。', '2020'],
    // A report of the government is called after the year in which it is given, an issue is no period.
    ['2024年政府工作报告\n各位代表：', ''],
    ['信访工作简报\n2024年第9期\n云溪县信访局', ''],
    ['云溪县2024年工作要点\n一、2024年工作安排', ''],
    ['茶山新事\n2020年11月3日，云溪县召开推进会。', ''],
  ];
  for (const [text, period] of REVIEWED) {
    it(`${period || 'nothing'} is under review: ${text.slice(0, 24)}`, () =>
      assert.equal(analyze(text).context.reviewed, period));
  }
});
