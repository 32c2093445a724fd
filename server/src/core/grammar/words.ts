/**
 * The words by which official writing says what a figure is: one table, from which every reader of relations works.
 * Many forms may express a class, and a form may belong to several classes. The longest form at a place wins, so that
 * words which only contain a form (增加值, 参与其中, 占地) stand here without a class.
 */
import { addBeginning, noBeginnings, pairBit } from '../charset';

/** The classes of words. */
export enum W {
  rise,
  fall,
  /** 增幅 降幅: a noun that is a rate of change, which 为 and 达 do not turn into a level. */
  pace,
  to,
  as,
  light,
  compare,
  yoy,
  prev,
  period,
  among,
  includes,
  total,
  sumUp,
  plan,
  done,
  left,
  ongoing,
  planned,
  short,
  over,
  each,
  mean,
  max,
  min,
  share,
  constant,
  current,
  respectively,
  from,
  major,
  gap,
  contrib,
  fresh,
  stock,
  net,
  cumulative,
  single,
  scope,
  other,
  income,
  outgo,
  balance,
  opening,
  closing,
  equals,
  more,
  vote,
  aim,
  rate,
}

const TABLE: Readonly<Record<keyof typeof W, string>> = {
  rise: '扩 扩容 扩容至 扩容到 扩充 扩充到 扩充至 扩增到 扩建到 做大到 壮大到 多了 增多 高了 涨了 添了 增添 抬升 升幅 走高 提到 提至 冲到 冲上 冲至 攀到 攀至 爬升 爬升到 拉升 拉升到 拉高到 推高到 推高至 抬高到 抬升到 加到 加至 跃至 跃上 站上 扩至 扩到 涨至 涨到 发展到 扩展到 延伸到 拓展到 跃升到 增长 增加 增收 增支 增产 增至 增到 增了 提高 提升 上升 上涨 扩大 攀升 跃升 升至 升到 净增 净增加 净增长 递增 扩增 上浮 回升 加快 延长 上调 增 升 涨 多收 多支 增幅 涨幅 新增加 增长率 上扬 扩展 拓展 壮大 增亏 负增长 增幅达 增幅达到 涨幅达到 升幅达到 增速达到 扩大到 多出 提高率 前移 前进 进位 偏多 偏高 偏大 偏重 偏强',
  fall: '便宜 便宜了 降幅达到 跌幅达到 减幅达到 省下 省电 节电 少了 低了 降了 减了 缩水 走低 萎缩 下探 滑到 滑落 滑落到 落到 掉到 压到 压至 收缩 收缩到 滑至 跌至 跌到 缩至 缩到 下降 减少 降低 减收 减支 减产 回落 降幅 减幅 跌幅 缩小 缩减 缩短 收窄 压减 压缩 压降 下调 下跌 下滑 降至 降到 减至 减到 减 降 跌 负增长 放缓 精简 削减 净减 净减少 下浮 调减 减亏 少收 少支 减轻 退减 后移 压缩率 压减率 降低率 削减率 下降率 减少率 压降率 偏少 偏低 偏小 偏轻 偏弱',
  pace: '升幅 增幅达 增幅达到 涨幅达到 升幅达到 增速达到 降幅达到 跌幅达到 减幅达到 压缩率 压减率 降低率 削减率 下降率 减少率 压降率 提高率 增幅 涨幅 降幅 减幅 跌幅 增速 增长率',
  to: '调到 调至 调高到 调高至 调低到 调低至 扩容至 扩容到 扩充到 扩充至 扩增到 扩建到 做大到 壮大到 提到 提至 冲到 冲上 冲至 攀到 攀至 爬升到 拉升到 拉高到 推高到 推高至 抬高到 抬升到 加到 加至 跃至 跃上 站上 滑到 滑落到 落到 掉到 压到 压至 收缩到 滑至 扩至 扩到 涨至 涨到 跌至 跌到 缩至 缩到 变为 变成 转为 变更为 调整为 调整到 跃升至 增加至 减少至 下降至 上升至 缩小至 缩小到 收窄至 收窄到 提升至 提高至 扩大至 回落至 攀升至 压减至 压降至 发展到 扩展到 延伸到 拓展到 跃升到 到 至 增至 增到 升至 升到 降至 降到 减至 减到 扩大到',
  as: '为 成',
  light:
    '剩 仅剩 只剩 尚剩 定格在 定格于 定格为 停在 锁定在 收于 报收 做到 落在 稳在 保持在 维持在 稳定在 控制在 处于 停留在 徘徊在 是 达 达到 达到了 已达 有 了 约 近 超 超过 突破 逾 仅 只有 仅有 大约 约为 约占 的 分别 分别为 各 均 都 已 也 在 高达 多达 可达 均为 共 共有 仅为 就 将 再 又 还 并 分别是 均达 幅度 幅度为 幅度达 左右 接近 将近 不足 不到 过 之 完成 实现 则 现 现有 计 共计 合计 总计 累计 折合 平均 实际',
  compare: '比 较 与 同 相比 对比 相较于 较之',
  yoy: '同比 环比 比上年 较上年 比去年 较去年 比上年同期 较上年同期 比去年同期 较去年同期 比年初 较年初 比上年末 较上年末 比上月 较上月',
  prev: '上年 去年 上年度 去年度 上年同期 去年同期 同期 上期 上月 上季度 年初 上年末 上年底 去年末 去年底 前年 原来 原先 原有 以往 过去 上次 上届 上轮 上一轮 上回 上一次 上一届 上一期 上批 上茬 前次 前一轮 前一次 前一期 常年 常年同期 常年值 历年同期 往年 往年同期 多年平均 近年同期 上一年 期初 年初数 上年数 上年同期数 前一年 上年实绩 两年前 三年前 四年前 五年前 六年前 八年前 十年前 二十年前 成立之初 创办之初 创建之初 创业之初 组建之初 建社之初 建园之初 建厂之初 建场之初 建站之初 建馆之初 建校之初 起步之初 开园之初 开业之初 投产之初 运营之初 改制之初 承包之初 成立时 创办时 创建时 组建时 建社时 建园时 建厂时 起步时 刚起步时 刚成立时 改制时 上学期 上周 比上年 较上年 比去年 较去年 比上年同期 较上年同期 比去年同期 较去年同期 比年初 较年初 比上年末 较上年末 比上月 较上月',
  period:
    '现在 如今 当时 今年 本年 全年 上半年 下半年 一季度 二季度 三季度 四季度 第一季度 第二季度 第三季度 第四季度 前三季度 前两季度 年内 目前 当前 截至目前 今年以来 以来 本年度 年末 年底 期末 近年来 五年来 三年来 十年来 期间 时期',
  among: '其中 当中 其中有 其中包括 其中含',
  includes: '包括 包含 含 分别是 组成 构成 分为',
  total:
    '加起来 加在一起 合起来 合在一起 相加 加总 拢共 统共 共 计 共计 合计 总计 总共 一共 共有 总数 总量 总额 总人数 总面积 总户数 总投资 总收入 总支出 总人口 总产值 总产量 总值 总 累计 全部 总体',
  sumUp: '加起来 加在一起 合起来 合在一起 相加 加总 拢共 统共 共计 合计 总计 总共 一共 共 共有 累计 全部',
  plan: '计划 任务 目标 预算 指标 任务数 计划数 目标数 预算数 年度计划 年度目标 年度任务 年初预算 调整预算 应到 应收 应缴 应参 应发 应完成 应建 目标任务 计划任务 年计划 年任务 定额 计划总 下达 需 拟 额定 核定 设计',
  done: '已 完成 实现 实际 办结 办成 解决 审结 结案 销号 竣工 投产 整改 处置 处理 答复 回复 落实 采纳 验收 兑现 开工 交付 建成 结项 办复 到位 修复 清退 成功 调处 侦破 办妥 发放 通过 签约 实到 出席 化解 已办 办理完毕 执结 完工 实收 实发 实有 收回',
  left: '剩 仅剩 只剩 尚剩 还余 剩余 其余 余下 剩下 尚余 下余 尚未 还未 仍未 暂未 未办结 未完成 未结 未整改 未解决 未开工 未到 未 还剩 还有 尚有 仍有 另有 缺席 请假 结余 结存 未销号 未化解 待',
  ongoing:
    '正在 在办 推进中 办理中 处理中 整改中 实施中 协调中 建设中 审理中 在建 阶段性 逐步 待办 待整改 正办理 正协调 持续推进 限期 正',
  planned:
    '列入计划 纳入计划 列入规划 纳入规划 留作参考 用作参考 供参考 作参考 因条件限制 暂时不能 暂不能 无法 不能 难以',
  short:
    '缺额 空缺 缺编 少缴 少交 少收 少付 欠缴 漏缴 还差 尚差 差 缺口 尚缺 还缺 欠 尚欠 短收 欠收 相差 少完成 缺 短缺',
  over: '超额 超额完成 超计划 超收 超任务 多完成 超出计划 超目标 超出目标 超出任务 超目标任务 超预算 超产 超出 超招 超过计划 超过预算 超过目标',
  each: '每 平均每 每个 人均 户均 亩均 村均 校均 班均 台均 件均 项均 栋均 场均 家均 次均 店均 园均 生均 床均 地均 车均 馆均 宗均 笔均 套均 起均 处均 批均 篇均 册均 株均 头均 只均 座均 辆均 单均 片均 人次均 名均 间均 所均 户次均 家庭均 垛均 棚均 吨均 票均 局均 组均 门均 穴均 杯均 客均 床日均 例均 村民均 员均 镇街均 窗均 网格均 小组均 支部均 桌均 梯均 桩均 渠均 厂均 社均 基地均 村组均 园区均 镇均 单价 均价 企均 师均 组均 点均 每名 每位 每人 每户 每亩 每件 每期 每场 每栋 每口 每座 每村 每家 每台 每套 每吨 每公里 每平方米 户平均 人平均 亩平均 亩产',
  mean: '平均 年均 月均 日均 季均 平均每年 每年平均 年平均 月平均 日平均',
  max: '最高 最多 最大',
  min: '最低 最少 最小',
  share: '占 占比 占到 占据 占了 比重 份额',
  constant: '可比价 可比价格 按可比价 按可比价格 不变价 不变价格 扣除价格 同口径 可比口径 实际增长 可比 扣除',
  current: '现价 当年价 名义',
  respectively: '分别 依次',
  from: '由 从 自',
  major: '主要 重点 部分 如 例如 等 主要是 主要有 重点是',
  gap: '高于 低于 快于 慢于 高出 低出 高 低 快 慢 好于 优于 超过 超出 领先 落后 落后于 领先于 高过 快出 多于 少于',
  contrib: '拉动 贡献 贡献率',
  fresh:
    '新招聘 新聘 新招录 新调入 新增 新建 新开工 新签 新签约 新认定 新发展 引进 新登记 新设 新注册 新改建 新修 新引进 打通 新培育 新设立 惠及 带动 撬动',
  stock: '月初 季初 旧存 结转 上年结转 遗留 积存 旧有 上年结余 上期结转 期初 年初结存 上年旧存 含旧存',
  net: '顺差 逆差 净流入 净流出 差额 赤字',
  cumulative: '累计 滚存 历年 累计结余 滚存结余 历年结余 累计结存',
  single: '当月 本月 单月 当日 当天',
  scope:
    '全市 全省 全县 全区 全国 全镇 全乡 全村 全州 全校 全院 全园 全系统 我市 我省 我县 我区 我镇 全体 各县 各区 各镇 本市 本区 本县 全旗',
  other: '其他 其它 另外 其余 另有 其余为',
  income: '收入',
  outgo: '支出',
  balance: '结余 结存 余额',
  opening: '年初 期初 上年末 上年结转 上年结余',
  closing: '年末 期末 年终',
  equals: '折合 约合 合 即 相当于 折',
  more: '多 少',
  vote: '赞成 反对 弃权 同意 不同意',
  aim: '力争 确保 争取 预期 努力 要求 不低于 不少于 不高于',
  rate: '率 满意度',
};

/** Words that contain one of the forms above and have none of its meaning. */
const INNOCENT =
  '自理 自建 自住 自用 自办 自营 自产 自购 自媒体 自驾 自闭 自养 自流 自律 自身 自学 自贸 自行车 自费 自考 自然村 自愈 自首 自动 自助 自查 自评 自纠 ' +
  '有息 有偿 有线 有毒 有价 有轨 有害 有证 有责 有声 有源 有组织 达标 达产 达效 达人 在库 在栏 在营 在训 在途 在租 在管 在编 在孵 在帮 在用 在线 在矫 在押 在园 在贷 在保 在网 在聘 在任 在役 在修 在产 起降 升降 涨跌 增减 加减 起落 ' +
  '计件 计时 计分 计息 计价 计酬 差旅 差评 欠薪 欠费 欠发达 缺氧 缺勤 未婚 未检 未保 未知 待业 待产 减震 减刑 减速 减压 减塑 减污 减量 增殖 增容 增补 增订 增援 增雨 ' +
  '升旗 升降 升规 升格 公升 降温 降尘 降噪 降雪 降压 降糖 涨停 涨水 跌水 高粱 高压 高空 高血压 高值 高技能 高职 高三 高一 高二 高危 高架 高风险 高标 低压 低空 低温 低值 低风险 快件 快餐 快检 ' +
  '多式联运 多肉 多功能 多层 多云 多雨 多胎 多孩 多学科 多媒体 多动 多余 多发 多跨 多联 多了解 少了解 扩面 扩权 扩散 扩音 扩种 扩宽 扩能 扩产 扩围 扩绿 少儿 少先队 少量 少林 少见 极少 很少 至少 最少 ' +
  '一般公共预算 公共预算 基金预算 过程当中 之当中 同城 同村 同乡 同龄 同行 同级 同区 平均分配给 平均分配 平均分给 平均分成 平均分摊 增加值 增长极 增长点 增值税 提高班 多元 多种 多个 多次 多年 多项 多家 多名 多渠道 许多 减税 减排 减负 减灾 减贫 减免 降雨 降水 降本 升级 升学 晋升 增强 增设 增进 增绿 增效 增收节支 提升工程 提升行动 少数民族 少数 少年 不少 多少 多样 多方 青少年 ' +
  '存贷比 收入比 消费比 生师比 师生比 性别比 医护比 床护比 车桩比 投入产出比 城乡比 产销比 比率 比值 比价 比分 比例 比赛 比较 对比度 评比 比如 比武 较大 较好 较高 较快 较强 较多 较为 较重 参与其中 投身其中 置身其中 身处其中 融入其中 其中之一 乐在其中 占地 占用 占领 抢占 占道 占补 侵占 强占 ' +
  '共同 共建 共享 共产党 公共 共青团 共治 共和国 共识 共赢 共富 总书记 总理 总部 总队 总工会 总体规划 总结 总经理 总公司 总站 汇总 总体上 总支部 总支 ' +
  '计划生育 计划单列 预算外 预算内 目标管理 服务业 任务书 需求 需要 目标价 必需 需氧 供需 内需 刚需 急需 紧需 军需 特需 按需 模拟 设计院 设计师 设计者 ' +
  '已经 自己 未来 未成年 未成年人 不能 功能 未必 ' +
  '到位 报到 达到 直到 做到 得到 受到 感到 找到 收到 看到 到期 到访 遇到 接到 送到 至今 甚至 截至 以至 冬至 直至 ' +
  '为民 为主 为了 作为 认为 成为 行为 为期 成果 成效 成立 成员 成本 组成 构成 完成率 成交 成长 成功率 落成 形成 合成 成人 ' +
  '等级 等候 平等 高等 中等 初等 同等 等次 特等 一等 二等 三等 优等 甲等 等于 如期 如下 如果 如何 ' +
  '高标准 高质量 高速 高新 高新区 高新技术 高中 高校 高等教育 高铁 高端 高效 提高 高级 高龄 高层 高温 高考 最高 低保 低收入 低碳 低效 最低 降低 低龄 减低 快速 快递 加快 慢病 慢性 较低 偏低 高原 高山 高企 ' +
  '每年 每月 每天 每日 每季度 每周 每逢 每当 平均年龄 平均水平 平均温度 ' +
  '同时 同志 同意 同步 同样 不同 共同 合同 协同 会同 胡同 与会 参与 与此同时 相同 同心 同一 一同 同类 同质 认同 ' +
  '自然 自主 自治 自筹 自有 各自 自来水 来自 自行 自愿 亲自 从业 从事 从严 从紧 从优 由于 理由 自由 缘由 从重 从快 ' +
  '含义 含量 包含度 含金量 ' +
  '合作 合格 合理 合同 合法 合并 符合 综合 联合 结合 整合 集合 配合 合资 合力 组合 合规 融合 即将 立即 即时 折扣 打折 ' +
  '差异 差距 落差 偏差 差别 时差 误差 缺陷 缺水 ' +
  '现场 现代 现金 现行 实现 发现 出现 体现 表现 兑现 现状 现象 现役 ' +
  '有效 有关 有力 有序 有机 有色 有限 国有 所有 拥有 公有 具有 没有 私有 享有 持有 有望 ' +
  '近郊 附近 近年 近期 靠近 最近 超市 超级 超声 超低 超高 超限 超载 过程 通过 经过 不过 过去 过半 过渡 超前 ' +
  '均衡 平均 均等 人均 年均 再次 再生 再就业 再审 还款 还清 还田 还林 归还 并且 合并 并购 并网 并联 首次 各类 各种 各级 各地 各项 各界 ' +
  '在校 在职 在岗 在册 在线 在建 在外 在内 存在 正在 现在 所在 在室 在读 都市 首都 成都 ' +
  '正常 正式 正科 正处 正面 公正 改正 修正 矫正 待遇 等待 招待 期待 接待 优待 看待 对待 ' +
  '提供 升高 增多 增值 降解 涨价 余额 结余率 全部门 计算 统计 会计 设计院 审计 预计 估计 计量 计生 计提 计票 计入 ' +
  '率先 频率 效率';

/** Classes of word, one bit each, since they are asked about for every figure: `low` has those below 32. */
export interface Classes {
  readonly low: number;
  readonly high: number;
}

/** Whether the class is among them. */
export const says = ({ low, high }: Classes, what: W): boolean =>
  (((what < 32 ? low : high) >>> (what & 31)) & 1) !== 0;

/** Whether one of the classes is among them. */
export function saysAny({ low, high }: Classes, what: readonly W[]): boolean {
  // Asked of every figure by most readers, also before the code is compiled, where an iterator is slow.
  for (let i = 0; i < what.length; i++) {
    const c = what[i]!;
    if ((((c < 32 ? low : high) >>> (c & 31)) & 1) !== 0) return true;
  }
  return false;
}

const NO_CLASSES: Classes = { low: 0, high: 0 };

const classesOf = (w: W): Classes => (w < 32 ? { low: 1 << w, high: 0 } : { low: 0, high: 1 << (w & 31) });

/** All of these classes together. */
export function anyOf(what: readonly W[]): Classes {
  let low = 0;
  let high = 0;
  for (const w of what) {
    low |= classesOf(w).low;
    high |= classesOf(w).high;
  }
  return { low, high };
}

/** Whether the two have a class in common. */
export const shareClass = (a: Classes, b: Classes): boolean => ((a.low & b.low) | (a.high & b.high)) !== 0;

interface Node {
  /**
   * The only UTF-16 unit that may follow here, and the node after it; where there are several, they stand in `next`.
   */
  unit: number;
  to: Node | null;
  next: Map<number, Node> | null;
  classes: Classes | null;
}

const node = (): Node => ({ unit: -1, to: null, next: null, classes: null });

/** The forms that begin with one UTF-16 unit. Their nodes are made when a text has the unit before a likely second one. */
interface Opening {
  readonly forms: string[];
  readonly classes: Classes[];
  node: Node | null;
}

/** The forms for each UTF-16 unit that some form begins with. The units are numbered, so that the table stays small. */
const OPENINGS: Opening[] = [{ forms: [], classes: [], node: null }];
const OPENING_OF = new Uint16Array(0x10000);
/** How the forms begin: it rules out most places of a text. */
const BEGINNINGS = noBeginnings();
/** This bit of a unit's number tells that the unit is a form by itself. */
const ALONE = 0x8000;

function put(form: string, classes: Classes): void {
  const unit = form.charCodeAt(0);
  let opening = OPENING_OF[unit] ?? 0;
  if (opening === 0) OPENING_OF[unit] = opening = OPENINGS.push({ forms: [], classes: [], node: null }) - 1;
  if (form.length === 1) OPENING_OF[unit] = opening | ALONE;
  else addBeginning(BEGINNINGS, form);
  const listed = OPENINGS[opening & ~ALONE];
  listed?.forms.push(form);
  listed?.classes.push(classes);
}

/** Puts all forms of the table where they are found; the first text for which words are looked up waits for it. */
function putAll(): void {
  for (const [name, forms] of Object.entries(TABLE)) {
    const classes = classesOf(W[name as keyof typeof W]);
    for (const form of forms.split(' ')) put(form, classes);
  }
  for (const form of INNOCENT.split(' ')) put(form, NO_CLASSES);
}

const step = ({ unit, to, next }: Node, c: number): Node | null => (unit === c ? to : (next?.get(c) ?? null));

/** The node after the unit with which these forms begin. */
function nodeOf({ forms, classes }: Opening): Node {
  const first = node();
  forms.forEach((form, n) => {
    let at = first;
    for (let i = 1; i < form.length; i++) {
      const c = form.charCodeAt(i);
      let to = step(at, c);
      if (!to) {
        to = node();
        if (at.to) (at.next ??= new Map()).set(c, to);
        else {
          at.unit = c;
          at.to = to;
        }
      }
      at = to;
    }
    const { low, high } = classes[n] ?? NO_CLASSES;
    at.classes = at.classes ? { low: at.classes.low | low, high: at.classes.high | high } : { low, high };
  });
  return first;
}

/** A word of the table where it stands, with its classes. Offsets are UTF-16 units of the paragraph's reading text. */
export interface Token extends Classes {
  readonly start: number;
  readonly end: number;
}

/** The words of the table in a stretch of text, from left to right, at each place the longest. Takes linear time. */
export function tokensIn(text: string, from: number, to: number): readonly Token[] {
  if (OPENINGS.length === 1) putAll();
  let out: Token[] | null = null;
  for (let i = from; i < to;) {
    const unit = text.charCodeAt(i);
    const opening = OPENING_OF[unit] ?? 0;
    const bit = pairBit(unit, text.charCodeAt(i + 1));
    if (opening === 0 || ((opening & ALONE) === 0 && (((BEGINNINGS[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 0)) {
      i++;
      continue;
    }
    const forms = OPENINGS[opening & ~ALONE]!;
    let at: Node | null = (forms.node ??= nodeOf(forms));
    let end = i + 1;
    let { classes } = at;
    for (let k = i + 1; k < to; k++) {
      at = step(at, text.charCodeAt(k));
      if (!at) break;
      if (at.classes) {
        ({ classes } = at);
        end = k + 1;
      }
    }
    if (classes && (classes.low | classes.high) !== 0)
      (out ??= []).push({ start: i, end, low: classes.low, high: classes.high });
    i = end;
  }
  return out ?? NO_TOKENS;
}

const NO_TOKENS: readonly Token[] = [];
