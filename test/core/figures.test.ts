import assert from 'node:assert/strict';
import { analyze, unmark } from './marked';

/** `⟦…⟧` are all figures; then kind value unit bound of each. */
const cases: [string, ...string[]][] = [
  ['全县完成地区生产总值⟦2570亿元⟧，比上年增长⟦6.5%⟧。', 'amount 257000000000 元 exact', 'percent 6.5 % exact'],
  ['兑现奖补资金⟦5100多万元⟧，惠及⟦70余人⟧。', 'amount 51000000 元 over', 'amount 70 人 over'],
  ['单位面积产出⟦9.25亿元/平方公里⟧。', 'amount 925000000 元/平方公里 exact'],
  ['发放读本⟦1.2万本⟧，近⟦百项⟧清单销号。', 'amount 12000 本 exact', 'amount 100 项 under'],
  ['排名由⟦第126位⟧跃升至⟦46位⟧。', 'rank 126 位 exact', 'rank 46 位 exact'],
  ['⟦5月21日⟧至⟦29日⟧，分⟦三期⟧举办。', 'date --05-21  exact', 'date --05-29  exact', 'amount 3 期 exact'],
  ['⟦1-6月份⟧，用电量下降⟦百分之三点五⟧。', 'date --01/--06  exact', 'percent 3.5 % exact'],
  ['产值⟦翻一番⟧，占比提高⟦2.3个百分点⟧。', 'multiple 1 番 exact', 'points 2.3 百分点 exact'],
  ['⟦二〇二一年二月四日⟧', 'date 2021-02-04  exact'],
  ['约⟦三成⟧企业、⟦3亿5000万元⟧订单。', 'percent 30 % about', 'amount 350000000 元 exact'],
  ['下调⟦千分之二点四⟧，占⟦百分之一百二十点五⟧。', 'percent 0.24 % exact', 'percent 120.5 % exact'],
  ['共减轻负担⟦3万多亿元⟧，覆盖⟦1亿3千多万人⟧。', 'amount 3000000000000 元 over', 'amount 130000000 人 over'],
  ['技工贸收入达到⟦2000亿⟧，总产值过⟦千亿⟧。', 'amount 200000000000 元 exact', 'amount 100000000000 元 over'],
  ['满意度全市⟦第一⟧，进入⟦前100位⟧，列⟦第4⟧。', 'rank 1 位 exact', 'rank 100 位 under', 'rank 4 位 exact'],
  ['打⟦对折⟧、⟦五五折⟧、⟦九成⟧。', 'percent 50 % exact', 'percent 55 % exact', 'percent 90 % exact'],
  ['增幅⟦-3.5%⟧，负增长。', 'percent -3.5 % exact'],
  ['⟦2016—2020年⟧，⟦2019年1-6月份⟧。', 'date 2016/2020  exact', 'date 2019-01/2019-06  exact'],
  ['⟦2021—25年⟧，投入⟦30亿元⟧。', 'date 2021/2025  exact', 'amount 3000000000 元 exact'],
  [
    '降幅收窄⟦1.7⟧、⟦0.7⟧、⟦8.3个百分点⟧。',
    'points 1.7 百分点 exact',
    'points 0.7 百分点 exact',
    'points 8.3 百分点 exact',
  ],
  [
    '形成⟦20 万辆⟧产能，⟦1000 多名⟧党员参加，风速⟦3.2m/s⟧。',
    'amount 200000 辆 exact',
    'amount 1000 名 over',
    'amount 3.2 m/s exact',
  ],
  ['新建学校⟦20至30所⟧，增长⟦6%⟧~⟦6.5%⟧。', 'amount 20/30 所 exact', 'percent 6 % exact', 'percent 6.5 % exact'],
  ['经过⟦5年⟧努力，不少于⟦30家⟧，⟦3个月⟧以内办结。', 'duration 5 年 exact', 'amount 30 家 over', 'duration 3 月 under'],
  ['车程由⟦两个半小时⟧缩短到⟦1个半小时⟧。', 'duration 2.5 小时 exact', 'duration 1.5 小时 exact'],
  ['建设⟦三年半⟧，停工⟦一个半月⟧。', 'duration 3.5 年 exact', 'duration 1.5 月 exact'],
  ['税收超过 ⟦20 亿元⟧，比上年增长 ⟦12.5 %⟧。', 'amount 2000000000 元 over', 'percent 12.5 % exact'],
  ['集体婚宴不超过⟦12桌⟧，送餐⟦460人份⟧。', 'amount 12 桌 under', 'amount 460 人份 exact'],
  ['接种疫苗⟦3.2万剂次⟧，配备设备⟦35台套⟧。', 'amount 32000 剂次 exact', 'amount 35 台套 exact'],
  ['收到表扬信⟦26封⟧，划分网格⟦126格⟧。', 'amount 26 封 exact', 'amount 126 格 exact'],
  ['贫困发生率控制在⟦2‰⟧以内。', 'percent 0.2 % under'],
];

/** Nothing here is a figure. */
const clean = [
  '一是抓项目，二是促改革，三是惠民生。',
  '不拘一格选人才，推行一格一员。',
  '投入几十万元，带动数十亿元投资，数百家企业受益。',
  '一封家书寄深情，一格一策管到底。',
  '一、总体要求',
  '1.坚持规划引领。',
  '共建“一带一路”，增强“四个意识”。',
  '推进5G基站建设，处理12345热线，落实〔2018〕59号文件。',
  '一线干部一心一意，一批项目、一系列举措落地。',
  '他任村第一书记，抓住第一时间。',
  '千家万户、百姓心声、万物更新。',
  '实施“1+5”方案和PM2.5治理。',
  '全省四大家领导出席，三湾路改造完成。',
  '这项工作一成不变，成效显著。',
  '“三农”工作、“十四五”规划、三次产业结构优化。',
  '普及九年义务教育，打通最后一公里，破除城乡二元结构。',
  '一年比一年好，一天天变样，一个一个解决。',
  '市政府办等10部门联合印发通知。',
  '“辉煌七十年·好家风”演讲比赛。',
  '百分之二三十的说法不一。',
  '第1、2号议案已经办理，参见图1和2。',
  '七上八下、三心二意、百尺竿头。',
];

describe('figures', () => {
  for (const [marked, ...want] of cases) {
    it(marked, () => {
      const { text, ranges } = unmark(marked);
      const { figures } = analyze(text).facts;
      assert.deepEqual(
        figures.map((f) => [f.at.start, f.at.end]),
        ranges.map((r) => [r.start, r.end]),
      );
      assert.deepEqual(
        figures.map((f) => `${f.kind} ${f.value} ${f.unit} ${f.bound}`),
        want,
      );
    });
  }
  for (const text of clean) {
    it(`no figure: ${text}`, () => {
      assert.deepEqual(
        analyze(text).facts.figures.map((f) => f.text),
        [],
      );
    });
  }
});

describe('indicators', () => {
  const named: [string, ...string[]][] = [
    ['全年完成固定资产投资203.7亿元，同比增长11.6%。', '固定资产投资', '固定资产投资'],
    ['城乡居民人均可支配收入分别增长8.1%、9.2%。', '城乡居民人均可支配收入', '城乡居民人均可支配收入'],
    ['财政收入和税收收入分别增长8.1%、9.2%。', '财政收入', '税收收入'],
    ['确定35个调研课题。', '调研课题'],
    ['新建1亿亩高标准农田。', '高标准农田'],
    ['小学在校学生18.3万人。', '小学在校学生'],
    ['人口自然增长率-1.4‰，存贷比为71.4%。', '人口自然增长率', '存贷比'],
    [
      '零售总额增长7.5%，预算收入增长4%，居民人均可支配收入分别增长5.5%和7%。',
      '零售总额',
      '预算收入',
      '居民人均可支配收入',
      '居民人均可支配收入',
    ],
    ['召开推进会6次、调度会14次，共20次。', '推进会', '调度会', ''],
    ['建成区面积由9.46平方公里增加到14.87平方公里。', '建成区面积', '建成区面积'],
  ];
  for (const [text, ...want] of named) {
    it(text, () =>
      assert.deepEqual(
        analyze(text).facts.figures.map((f) => f.indicator),
        want,
      ),
    );
  }
});

describe('what surrounds a figure', () => {
  const described: [string, string][] = [
    ['上半年，全区实现地区生产总值186.4亿元，同比增长13.2%。', '地区生产总值 // 地区生产总值 rise 同比'],
    ['完成一般公共预算收入12.35亿元，完成年度预算的54.6%。', '一般公共预算收入 // 一般公共预算收入'],
    ['规上工业增加值同比增长18.6%，高于全市平均3.2个百分点。', '规上工业增加值 rise 同比 // 规上工业增加值'],
    ['PM2.5平均浓度38微克/立方米，同比下降9.5%。', 'PM2.5平均浓度 // PM2.5平均浓度 fall 同比'],
    [
      '接待游客突破1000万人次，旅游综合收入超过80亿元，同比分别增长21%和25.5%。',
      '游客 // 旅游综合收入 // 游客 rise 同比 // 旅游综合收入 rise 同比',
    ],
    ['税收占比达92.6%，较去年同期提高1.8个百分点。', '税收占比 // 税收占比 rise 较去年同期'],
    ['以占全县2%的土地，创造了12%的工业产值、15%的税收收入。', '土地 // 工业产值 // 税收收入'],
    ['通车里程由120公里增加到356公里。', '通车里程 // 通车里程 rise'],
    ['文明测评成绩位居全省同类城市第3名。', '文明测评成绩'],
    ['服务业比重从45.3%上升到51.6%。', '服务业比重 // 服务业比重 rise'],
    ['仍有23个项目未开工。', '项目'],
    ['粮食产量 52 万吨，比2015年增长 12%。', '粮食产量 // 粮食产量 rise 比2015年'],
    ['整改完成率达到82%，实现产值5亿元。', '整改完成率 // 产值'],
    ['新建20座“清风驿站”。', '清风驿站'],
  ];
  for (const [text, want] of described) {
    it(text, () => {
      const found = analyze(text).facts.figures.filter((f) => f.kind !== 'date');
      assert.equal(found.map((f) => [f.indicator, f.change, f.against].filter(Boolean).join(' ')).join(' // '), want);
    });
  }
});
