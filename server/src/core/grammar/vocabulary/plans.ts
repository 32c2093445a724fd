/** Plans, aims and duties, and what came of them. */
import { form, opening, words } from '../lexemes';

/** What was set to be done. */
export const TASKS = words('任务 目标 计划');
/** What is to be reached: a plan, or the money set apart for it. */
export const PLANS = words('预算', TASKS);
/** The same, or a number that was given out. */
export const PLANS_OR_TARGETS = words(PLANS, '指标');
/** What is to be built. */
export const PROJECTS = words('项目 计划 签约');
/** A value that is wanted or foreseen, not one that was reached. */
export const WANTED_VALUES = words('目标 力争 预计 计划 要求');
/** Changes, and values that are wanted, of which no share in words is told. */
export const CHANGES_AND_AIMS = words(
  '全国 全省 增长 下降 增加 减少 提高 降低 上升 多于 增幅 降幅 同比 贡献 拉动 节约 缩短 压减 确保 不得',
  WANTED_VALUES,
);
/** What was meant to be reached is reached. */
export const ACHIEVED = words('完成 实现');
/** Rules say what has to be, not what is. */
export const DUTIES = words('须 应当 必须 才能 方可');

const AIMS = words(
  '力争 预期目标 主要目标 奋斗目标 目标[是为] 目标任务[是为：] 计划[新投建] 计划实施 计划完成 计划安排 拟[新建投]',
  '要实现 要达到 要完成 要新增 要确保 要力争 要使',
);
const REACHED_BY_THEN = words('达到 实现 提高到 建成 超过 突破 降到 将');
const WILL_REACH = form`[将要]${words('达到 突破 超过 新增 新建 建成 完成 提高到 实现')}`;
/** 争取上级资金, 向上争取: money that was asked for and got. */
const OBTAINS = form`(?:到|了|上级|中央|国家|[省市]级?|各[类级项]|项目|资金|[^，。；]{0,8}${words('资金 补助 扶持 一点')})`;
/** Words behind which the sentence tells what is to be reached, not what has been. */
export const AIMS_AHEAD = form`${AIMS}|确保(?!了)|(?<!${words('向上 累计 共 积极')})争取(?!${OBTAINS})|到20\d\d年(?=[^。；]{0,30}${REACHED_BY_THEN})|${WILL_REACH}`;
/** Words behind which it tells what is thought to come. */
export const FORECAST = words('预计 预测 有望 估计');
/** 目标任务4200人, 4200人的目标任务: of the figure beside it only. */
export const GOALS = words('目标任务 任务目标');
/** A clause that begins with these tells what has been reached. */
export const RESULTS = words('已 实际 截至 目前 累计 现有 现已 完成了 实现了 达到了');

/** What is planned is shared out: 具体任务分解如下, 名额分配如下. It names nothing of its own. */
export const SHARED_OUT = form`(?:${words(
  '各 县 市 区 镇 乡 村 街道 单位 地 级 部门 岗位 名额 任务 目标 指标 计划 具体 工作 建设 有关 数量 情况 方案 的 按 将 已 作 进行 现 予以',
)}){0,8}${words('分解 分配 安排 分工 分布 下达')}(?:情况|方案|任务|指标|到[各县市区镇乡村]){0,4}(?:如下|为)?`;
/** 按每亩300元的标准, 每平方米1.8元计收: behind a value that was set. */
export const STANDARD_BEHIND = opening('的?标准 计算 测算 核算 计收 计征 计费 计发 收取');
