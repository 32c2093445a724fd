/** Wholes and parts, shares and totals, stocks and flows: the words by which official writing says them. */
import type { Compiled, Words } from '../lexemes';
import { form, words } from '../lexemes';

/** As parts of forms: one character of the same clause, and one of its words that is no digit. */
export const IN_CLAUSE = '[^，。；]';
export const IN_WORDING = '[^，。；\\d]';

/** A form of words behind which at most so many characters of the clause follow: 迁出 of 迁出人口. */
export const endingIn = (most: number, ...lists: readonly (string | Words)[]): Compiled =>
  form`${words(...lists)}${IN_CLAUSE}{0,${String(most)}}$`;

/** Verbs between what is told and its number. */
export const AMOUNTS_TO = words('为 达到?');

// ---------------------------------------------------------------- wholes and parts

/** What is named of a whole: 其中, 含. */
export const INCLUDES = words('其中 含 包括');
/** Of a whole what has no name of its own. */
export const OTHERS = words('其他 其它 其余');
/** What has been told before. */
export const AFORESAID = words('上述 以上');
/** What is counted together. */
export const IN_ALL = words('合计 共计 总计 总共 一共 共');
/** A column or side that is added up: 收入总计, 收入总量. */
export const SIDE_TOTALLED = words('总[计量] 合计');
/** 没有其他来源, 无其他险种: what is listed is all. */
export const NO_OTHERS = form`(?:[无没]有?|${words('不存在 未发生')})其[他它]`.source;
/** What all is of one place or other: what is produced in a year. */
export const GROSS_PRODUCT = words('生产总值 GDP');
/** 各类问题金额互不重复: what is listed adds up. */
export const ADDS_UP = words('互不重复 不重复计 无重复 不交叉');

// ---------------------------------------------------------------- the stretch of time that an account is of

export const THIS_PERIOD = words('当年 本年 当期 本期');
export const YEAR_START = words('年初 期初');

// ---------------------------------------------------------------- stocks and flows

/** What came new in a stretch of time, not what there is. */
export const FLOW = words('新增 新认定 新设 新建 引进 签约 招引 新开工 竣工 投产 新签约 认定');

/** Verbs of what comes in. */
export const COMES = words(
  '轮入 划入 新收 新受理 新增 新设 新登记 新注册 新建 新开 新成立 迁来 调来 接转 入库 购进 采购 生产 转入 调入 招聘 招录 引进 收押 新接收 纳入 发展 吸收 入院 入所 迁入 接收 收入 新排查 征缴 发行 购入 流入 录用 进库 出生 归集 利息 募集 筹集 筹措 受赠 存入 收购 收储 拨入 汇入 增补 购置 添置',
);
/** Verbs of what goes out. */
export const GOES = words(
  '退库 迁往 搬迁 外迁 轮出 划出 减员 开除 除名 吊销 流失 拆除 迁走 转往 出党 淘汰 关停 解除 期满 去世 病故 毕业 出院 出栏 审执?结 办结 结案 执结 出库 销售 销量 支出 归还 偿还 还本 脱贫 退出 注销 转出 调出 调离 退休 离职 辞职 死亡 减少 出所 迁出 化解 整改 清退 核销 使用 拨付 售出 领用 释放 销号 损耗 报损 消耗 耗用 领出 流出 外流 报废 出售 转让 辞退 解聘 免职 撤销 关闭 歇业',
);

// ---------------------------------------------------------------- steps of which a later one holds some of an earlier one

/** Forms, ballots and papers that go out, and that come back. */
export const HANDED_OUT = words('发出 发放 下发');
export const GIVEN_BACK = words('收回 回收');
/** Those who came of those who should. */
export const ATTENDED = words('实到 出席 到会');
/** Of what was looked at some passes and some does not. */
export const INSPECTED = words('抽检 抽查 检测');

// ---------------------------------------------------------------- prices

/** Growth reckoned at constant prices: the ratio of two printed totals need not give it. */
export const CONSTANT_PRICES = words(
  GROSS_PRODUCT,
  '增加值 可比 不变价 实际增长 扣除价格 同口径 可支配收入 纯收入 人均收入 总产值',
);
