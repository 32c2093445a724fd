/** Wholes and parts, totals, stocks and flows: the words by which official writing says them. */
import { form, opening, words } from '../lexemes';

/** Verbs between what is told and its number. */
export const AMOUNTS_TO = words('为 达到?');
/** The same, of a number that is not told exactly. */
export const AMOUNTS_TO_ABOUT = words(AMOUNTS_TO, '约');
/** The same figure in other words or in another unit. */
export const THAT_IS = words('合 折合 约合 即 相当于 也就是 就是 换算成 换算为 换算下来 折算为 折算成 等于 也即');
/** Behind a round number: it and a little more. */
export const AND_MORE = words('多 余');

// ---------------------------------------------------------------- wholes and parts

/** What is named of a whole: 其中, 含. */
export const INCLUDES = words('其中 含 包括');
/** What is told next is of the whole before it. */
export const AMONG_OPENS = opening('其中');
/** Of a whole what has no name of its own. */
export const OTHERS = words('其他 其它 其余');
/** What of a whole is not told yet. */
export const WHAT_IS_LEFT = words('其余 剩余 余下');
/** What has been told before. */
export const AFORESAID = words('上述 以上');
/** The same, or what is told right here. */
export const THESE = words(AFORESAID, '这');
/** What is counted together. */
export const IN_ALL = words('合计 共计 总计 总共 一共 共');
/** The parts before are added up. */
export const ADDED_UP = words(
  '相加 加总 合计 合并 汇总 加起来 加在一起 合起来 合在一起 归总 归并 拢共 统共 累加 叠加 总计 共计',
);
const SORTS_OF_PARTS = words('[项者类块笔处家村镇乡校院馆站点片期批段轮路线条支园县区厂店所] 个[一-龥]{1,4}');
/** 三项相加, 两类编制合计: how many parts, and of what, where that is told as the groups, make up what follows. */
export const SO_MANY_ADDED = form`(?:([两二三四五六七八九十]|\d{1,2})|[几各])${SORTS_OF_PARTS}([一-龥]{0,4}?)${ADDED_UP}[^。；\d]{0,24}$`;
/** Everything so far is added up. */
export const SUMMED_UP = words('共 累计 总');
/** The same, or the parts are added up. */
export const ALL_TOLD = words(SUMMED_UP, '合计');
/** A number that is of all of them: 共3人, and not 公共, 共同, 共享 or 共建. */
export const ALTOGETHER = form`(?<!公)共(?![同享建])`;
/** A column or side that is added up: 收入总计, 收入总量. */
export const SIDE_TOTALLED = words('总[计量] 合计');
/** All that comes in, or all that goes out. */
export const TOTAL_OF_A_SIDE = words('收入总[计量] 支出总[计量]');
/** 没有其他来源, 无其他险种: what is listed is all. */
export const NO_OTHERS = form`(?:再?[无没]有?|${words('不存在 未发生')})其[他它]`.source;
/** 各类问题金额互不重复: what is listed adds up. */
export const ADDS_UP = words('互不重复 不重复计 无重复 不交叉');

/** Words that make another thing of a name: 出口 is no 进出口, 合格 no 不合格. */
export const TURNING_WORDS = words('[进不未非]');

// ---------------------------------------------------------------- stocks and flows

/** What came new in a stretch of time, not what there is. */
export const FLOW = words('新增 新认定 新设 新建 引进 签约 招引 新开工 竣工 投产 新签约 认定');

/** Verbs of what comes in. */
export const COMES = words(
  '来水 轮入 划入 新收 新受理 新立案 新立 新接 新交办 新移送 立案受理 新增 新设 新登记 新注册 新建 新开 新成立 迁来 调来 接转 入库 购进 采购 生产 转入 调入 招聘 新聘 聘用 招录 引进 收押 新接收 纳入 发展 吸收 入院 入所 迁入 接收 收入 新排查 征缴 发行 购入 流入 录用 进库 出生 归集 利息 募集 筹集 筹措 受赠 存入 收购 收储 拨入 汇入 增补 购置 添置 进账 入账 进项 新购 社会捐赠 接受捐赠 获赠 补充 补货 补入 新进 增配 追加',
);
/** Verbs of what goes out. */
export const GOES = words(
  '泄洪 放水 退库 迁往 搬迁 外迁 轮出 划出 减员 开除 除名 吊销 流失 拆除 迁走 转往 出党 淘汰 关停 解除 期满 去世 病故 毕业 出院 出栏 审执?结 办结 结案 执结 出库 销售 销量 支出 归还 偿还 还本 脱贫 退出 注销 转出 调出 调离 退休 离职 辞职 死亡 减少 出所 迁出 化解 整改 清退 核销 使用 拨付 售出 领用 释放 销号 损耗 报损 消耗 耗用 领出 流出 外流 报废 出售 转让 辞退 解聘 免职 撤销 关闭 歇业 开销 花销 开支 花掉 支取 列支 花费 用掉 用去 付出',
);

// ---------------------------------------------------------------- steps of which a later one holds some of an earlier one

/** Forms, ballots and papers that go out. */
export const HANDED_OUT = words('发出 发放 下发');
/** Those of them that come back. */
export const GIVEN_BACK = words('收回 回收');
/** Those who came of those who should. */
export const ATTENDED = words('实到 出席 到会');
/** Of what was looked at some passes and some does not. */
export const INSPECTED = words('抽检 抽查 检测');
/** A case is brought before the court. */
export const PROSECUTED = words('提起公诉 起诉');
