/** Words of bounds, ranks and majorities. */
import { form, opening, whole, words } from '../lexemes';

// ---------------------------------------------------------------- bounds

/** Behind a bound: it or more. */
export const OR_MORE = opening('及?以上');
/** Behind a bound: it or less. */
export const OR_LESS = opening('及?以[下内]');
/** Within a bound. */
export const WITHIN_BOUND = words('以内 之内');
/** A share or value is beyond a mark. */
export const BEYOND = words('超过 突破 高于 逾 达到? 过 超');
/** A share or value stays under a mark. */
export const SHORT_OF = words('不足 不到 未达 未过 低于 少于');
/** Nearly so much. */
export const CLOSE_TO = words('近 将近 接近 逼近');
/** Behind the two ends of a range. */
export const RANGE_NOUNS = words('之间 不等 范围内? 区间内?');
/** It is said of each of them. */
export const OF_ALL_ALIKE = words('[均都]');
/** Rules say what has to be, not what is. */
export const DUTIES = words('须 应当 必须 才能 方可');
/** A value that is wanted or foreseen, not one that was reached. */
export const WANTED_VALUES = words('目标 力争 预计 计划 要求');
/** What was set to be done. */
export const TASKS = words('任务 目标 计划');
/** Changes, and values that are wanted, of which no share in words is told. */
export const CHANGES_AND_AIMS = words(
  '全国 全省 增长 下降 增加 减少 提高 降低 上升 多于 增幅 降幅 同比 贡献 拉动 节约 缩短 压减 确保 不得',
  WANTED_VALUES,
);

// ---------------------------------------------------------------- ends and ranks

/** The most or the least of something, as its end: 最高, 最少. */
export const SUPERLATIVES = words('最[高大多低小少]');
/** The most. */
export const TOPMOST = words('最[高多大]');
/** The least. */
export const LEAST = words('最[低少小]');
/** A row whose values fall. */
export const DOWNWARDS = words('高到低 多到少 大到小 快到慢 长到短');
/** A row whose values rise. */
export const UPWARDS = words('低到高 少到多 小到大 慢到快 短到长');
/** Where a ranking stands in words. */
export const PLACED_AT = words('居 列 排 排名 位居 位列');
/** Names of a place in a ranking. */
export const PLACE_NAMES = words('名次 位次 排名 排位');
/** 第三, 第12, behind 第 and without it. */
export const ORDINAL = form`[一二三四五六七八九十]{1,3}|\d{1,2}`;
/** They come one after another. */
export const RESPECTIVELY = words('分别 依次');

// ---------------------------------------------------------------- majorities

/** Votes for it. */
export const AYES = words('赞成 同意');
/** The ballots of those. */
export const AYE_BALLOTS = words('赞成票 同意票');
/** It is carried. */
export const CARRIED = words('通过 同意');
/** It is carried, or the votes are for it. */
export const AYES_OR_CARRIED = words(CARRIED, AYES);
/** Units in which persons are counted. */
export const PERSON_UNITS = whole('[人名位]');
/** Units in which ballots are counted. */
export const BALLOT_UNITS = whole('[票张]');
/** Names of a share of a whole. */
export const SHARE_NOUNS = words('占比 比例 比重');
/** How large a part is. */
export const PROPORTIONS = words('比重 比例');
/** The share that a part has of a whole that is named: 占全部财政收入的比重. */
export const OWN_SHARE = form`占[^占]{2,}的?${PROPORTIONS}$`;
/** Everything so far is added up. */
export const SUMMED_UP = words('共 累计 总');
