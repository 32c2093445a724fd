/**
 * How figures, their periods, scopes and indicators are named: the words between the name of an indicator and its figure,
 * those with which a name begins and ends, and the shapes of periods and scopes.
 */
import { everyForm, form, formAt, unlessBefore, words } from '../lexemes';
import { IN_CLAUSE, IN_MEMBER_WORDING, IN_WORDING } from './marks';
import { PLAN_YEARS, SMALL_FIGURE } from './times';

// ---------------------------------------------------------------- numbers of years

/** In front of a number of years. */
const RECENT = words('过去 近 这');
/** A five-year plan by its number: “十四五”. */
const FIVE_YEARS = '“?十[一二三四五]五”?';

// ---------------------------------------------------------------- nouns

/** With these the noun that began before is over. */
export const PARTICLES = words('[的了和与及在为是将已均都也]');

// ---------------------------------------------------------------- between an indicator and its figure

/** Words between the indicator and the figure that name no indicator. */
export const COPULA_WORDS = words(
  '仍有 达到了 达到 完成了 突破了 超过了 已达 可达 均达 约达 高达 多达 达成 达 分别为 分别是 为 是 有 共计 总计',
  '合计 累计 共有 共 总共 计 仅 只有 仅有 已 均 都 也 就 将 要 约 占到 占 升为 保持在 稳定在 维持在 控制在 处于',
  '位于 始终 一直 继续 突破 超过 超 接近 近 不足 不到 不低于 不少于 不超过 低于 高于 逾 过 至少 今年以来 以来 首次',
  '首度 一举 （下同） 全部 现在的 目前的 时期的 年初 年末 年底 年初的 年末的 年底的 年内 拟 按 可以 再 又 同时 分别',
  '各 各占 各为 实现 完成 到 至 在 了 由 从 的 之 ： （ 以 左右 , ， 、 “ ”',
);
/** One of them, or a blank, that the words end in. */
export const COPULA = form`(?:${COPULA_WORDS}| )$`;

// ---------------------------------------------------------------- where the name of an indicator begins and ends

const RECKONED_BY = form`按${IN_MEMBER_WORDING}{2,10}计算的?`;
const PLACE_THAT_ACTS = form`${words('全[国省市县区州镇] 我[国省市县区]')}(?=${words('实现 完成 共有 新增 累计')})`;
const UNTIL_THEN = form`截至${IN_CLAUSE}{0,12}?[底末日月前]|到${IN_CLAUSE}{0,6}?[底末年]`;
const MONTHS_SO_FAR = form`前${SMALL_FIGURE}{1,3}个月`;
const SOME_YEARS = form`(?:${RECENT}|${SMALL_FIGURE}{1,9})${SMALL_FIGURE}?年[来间内]?`;
const OPENING_TIMES = form`年末(?=[全共参])|${UNTIL_THEN}|${MONTHS_SO_FAR}|\d{4}年度?|${FIVE_YEARS}${PLAN_YEARS}?|${SOME_YEARS}`;
const OPENING_WORDS = words(
  '加上 其中 同时 此外 另外 目前 当前 预计 力争 确保 争取 努力 全年度? 今年以来 今年度? 去年度? 明年度? 上年度? 当年度? 年内',
  '本年度? 上半年 下半年 [一二三四]季度 前[一二三]季度 年来 以来 期间 内 目标 主要 已经 已 累计 共计 总计 再 还 又 并 且 也 都 将',
  '要 先后 陆续 成功 全面 至年底仍? 至今仍? 仍 直接 进一步 大力 积极 继续 通过 使 让 为 按 拟 以 是 和 与 及 或 对 向 把 的 了',
  '[、，：；。“”（）]',
);
const WORDS_OR_NAMES = unlessBefore({
  预期: '寿命',
  共: '[建同享产]',
  均: '[价值线]',
  平均: '预期寿命',
  在: '[校建岗职册库学]',
});
const OPENING_OTHERS = form`${OPENING_WORDS}|${WORDS_OR_NAMES}|而(?=[今去上]年)|\s`;
/** Openings of a clause that belong to no indicator. */
export const CLAUSE_OPENING = form`^(?:${RECKONED_BY}|${PLACE_THAT_ACTS}|${OPENING_TIMES}|${OPENING_OTHERS})`;

/** Longer ones first. */
const PLAIN_VERBS = words(
  '新签约 出动 张贴 发布 收到 评选 组建 判处 完成 实现 新增 净增 新建改建 新改扩建 新建 新改建 新设 新签和升级 新签 改建 扩建',
  '改造 建立 铺设 投入 投放 引进 引入 签约 签订 发放 下达 拨付 兑现 减免 收集 梳理 排查 制订 制定 出台 组织 安排 招聘 培育',
  '认定 新认定 获得 荣获 争取 推出 推广 带动 吸纳 吸引 帮助 支持 解决 办理 办结 查处 整改 整治 治理 关停 淘汰 开展 举办',
  '召开 拥有 设立 成立 惠及 接待 创造 上缴 筹集 募集 落实 盘活 参与 参加 接受 打造 创建 达成 实施 启动 推进 开工 竣工 投产',
  '转移 征收 清理 拆除 修复 造林 退耕 入驻 落户 走访 慰问 化解 处置 受理 审结 侦破 抓获 检查 巡查 提供 选派 选聘 聘请 配备',
  '增设 减少 安置 资助 救助 奖励 补助 扶持 超过 突破 超 是 为',
);
/** Verbs that may be the beginning of a name: 建成区, 发展速度, 增加值. */
const VERBS_OR_NAMES = unlessBefore({
  建成: '区',
  建设: '用地 规模 投资 面积',
  发行: '量',
  培训: '班 机构',
  获批: '率',
  获: '奖[者人作项名率]',
  发展: '速度 指数',
  覆盖: '率 面',
  服务: '业 贸易 收入 [性型消费]',
  生产: '总值 能力 线 性 安全',
  销售: '额 收入 总额 量',
  出口: '额 总额 总值 量',
  进口: '额 总额 总值 量',
  投资: '额 总额 规模 强度 增速 完成',
  储备: '粮 金',
  种植: '业',
  登记: '失业',
  注册: '资本 商标',
  达: '标 产 效 人',
  增加: '值',
  增长: '极 率',
  补贴: '资金',
  占: '地 比',
  有: '[色机效期限息偿线毒害证]',
});
/** Verbs whose object is the indicator. */
export const VERBS = form`^(?:${PLAIN_VERBS}|${VERBS_OR_NAMES})`;

const ENDS_NOUN = words(
  '参加 参与 依次 满怀 获得 开展 深入 包片 沉进 走访 进行 组成 完成 建成 开工 投产 达到 实现 得到 受到 纷纷 全部 均 已 未 尚 仍 正在',
  '基本 主体 将 在 到 与 与会 通过 签约 落户 入驻 开进 的 了 [，。、；：（）“”！？!]',
);
const ALL_OVER = form`全面(?=${words('完成 建成 实施 启动 推进 铺开 落实 投')})`;
const ALTOGETHER = form`共(?=${words('排查 收 征集 走访 完成 实施 投入')})`;
const AND_NUMBER = form`[和与及](?=[\d一二三四五六七八九十近约超])`;
/** Verbs and marks that end a noun phrase that stands behind its number. */
export const NOUN_END = form`${ENDS_NOUN}|${ALL_OVER}|${ALTOGETHER}|${AND_NUMBER}|被(?!告)|\d`;

const MEASURED_NOUNS = words(
  '生产总值 GDP 增加值 总产值 产值 总收入 收入 总支出 支出 投资额 投资 总额 零售额 销售额 成交额 交易额 营业额 出口额 进口额',
  '进出口 税收 利税 利润 产量 销量 总量 存量 增量 流量 余额 贷款 存款 资金 经费 规模 面积 里程 人口 人数 户数 数量 企业 项目',
  '用电量 能耗 强度 密度 指数 价格',
);
const MEASURED_NOUNS_BEHIND = words(
  '比重 占比 比例 份额 水平 年限 寿命 成本 赤字 债券 债务 存粮 储备 客流 吞吐量 周转量 订单 专利',
);
const RATE_NOUN = '[^，。；、的]{0,3}率';
/** Heads of indicators: a noun phrase that ends so is measured in the sense of statistics. */
export const INDICATOR_HEAD = everyForm`${MEASURED_NOUNS}|${RATE_NOUN}|${MEASURED_NOUNS_BEHIND}`;

/** Words that end in such a head. */
export const ENDS_MEASURED = form`${INDICATOR_HEAD}$`;
// ---------------------------------------------------------------- periods

const MONTH = '(?:\\d{1,2}|[元一二三四五六七八九十]{1,2})';
const MONTHS = `${MONTH}月?[-—至]${MONTH}月份?`;
/** Parts of a year; behind a year or alone. */
const PART = form`${words('上半年 下半年 全年 第?[一二三四]季度 前[一二三]季度')}|前${SMALL_FIGURE}{1,3}个月|${MONTHS}`;
const MONTH_OF_YEAR = '\\d{4}年(?:\\d{1,2}月)?[底末]?';
const CALENDAR_YEAR = form`(?:截至|[到至])?\d{4}年(?:[度末底中]|\d{1,2}月[底末份]?|${PART})?`;
const THIS_YEAR = form`今年(?:以来|年?[底末]|${PART})?`;
const OTHER_YEAR = form`[去上明当]年(?:同期|[度底末]|\d{1,2}月[底末份]?(?!\d)|${PART})?`;
const YEAR_END = form`[到至]?(?<![\d今去上明当前每一二三四五六七八九十])年[末底]`;
const UP_TO = form`截至(?:目前|${IN_CLAUSE}{1,9}?(?:[年月][底末中]?|日|前|[底末]))`;
const PLAN_TIME = form`${FIVE_YEARS}${words(PLAN_YEARS, '规划期间')}?`;
const YEARS_LONG = form`${RECENT}${SMALL_FIGURE}{1,3}年[来间]?|${SMALL_FIGURE}{1,3}年[来间]`;
/** 五年共投入, 三年累计 */
const YEARS_IN_ALL = form`(?<=^|[，。；：])${SMALL_FIGURE}{1,3}年(?=${words('共 累计 平均 年均 [增减升降] 下降 提高 上升')})`;
const DAY_OR_MONTH = form`\d{1,2}月(?:\d{1,2}日|[底末份])`;
/** When something is so, or was; at the place where it is looked for. */
export const PERIOD = formAt`${MONTH_OF_YEAR}[至到—-]${MONTH_OF_YEAR}|${CALENDAR_YEAR}|${THIS_YEAR}|${OTHER_YEAR}|年内|${PART}|${YEAR_END}|${UP_TO}|${words('目前 近年来 本届')}|${PLAN_TIME}|${YEARS_LONG}|${YEARS_IN_ALL}|${DAY_OR_MONTH}`;

// ---------------------------------------------------------------- scopes

const WHOLE_PLACE = '全[国省市县区州镇乡村校院厂园盟旗](?![性面额程民貌体会])';
const OWN_PLACE = words('[我本][国省市县区州镇乡院] [省市县区镇]本级');
const LEVEL = form`[省市县区]级(?=${words('一般公共 政府性 国有资本 部门 财政 预算')}|\d)`;
const OF_SIZE = words('规模以上 规上 限额以上 限上');
const BODIES = form`${words('企业 单位 法人')}|${IN_WORDING}{1,6}企业`;
/** Of whom a figure is told: a place, a level of government (the first group), or the enterprises of a size. */
export const SCOPE = formAt`(${WHOLE_PLACE}|${OWN_PLACE}|${LEVEL})|${OF_SIZE}(?=(${BODIES})?)`;
/** 占全市的比重, 高于全省平均: another's, or a name (第七次全国人口普查). */
export const OF_OTHERS = form`(?:[占比较于获评]|第.次)${IN_MEMBER_WORDING}{0,6}$`;
/** A sentence that goes on with the one before. */
export const GOES_ON = form`^(?:其中|[分按从]${IN_WORDING}{1,8}[看分])`;
