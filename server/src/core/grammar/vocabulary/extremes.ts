/** Words of bounds and ranks. */
import { form, opening, words } from '../lexemes';

// ---------------------------------------------------------------- bounds

/** Behind a bound: it or more. */
export const OR_MORE = opening('及?以上');
/** Behind a bound: it or less. */
export const OR_LESS = opening('及?以[下内]');
/** A number that is itself a bound: up to, from, or within it. */
export const BOUND_BEHIND = words('以[上下内]');
/** Within a bound. */
export const WITHIN_BOUND = words('以内 之内');
/** A share or value is beyond a mark. */
export const BEYOND = words('超过 突破 高于 逾 达到? 过 超');
/** A share or value stays under a mark. */
export const SHORT_OF = words('不足 不到 未达 未过 低于 少于');
/** Nearly so much. */
export const CLOSE_TO = words('近 将近 接近 逼近');
/** In front of a number that is not told exactly. */
export const ROUGHLY = words('约 近');
/** Behind the two ends of a range. */
export const RANGE_NOUNS = words('之间 不等 范围内? 区间内?');
/** It is said of each of them. */
export const OF_ALL_ALIKE = words('[均都]');

// ---------------------------------------------------------------- ends and ranks

/** The most or the least of something, as its end: 最高, 最少. */
export const SUPERLATIVES = words('最[高大多低小少]');
/** The same, and the longest and the shortest. */
export const MOST_OR_LEAST = words(SUPERLATIVES, '最[长短]');
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
/** What has a place in an order, or comes to it: 排名第3, 跃升至全省第5. */
export const RANKING = words(
  '排名 排位 位次 位居 位列 名列 跃居 列 居 跃升至 上升[至到] 升[至到] 前移至 提升至 降至 排 榜',
);
/** 第三, 第12, behind 第 and without it. */
export const ORDINAL = form`[一二三四五六七八九十]{1,3}|\d{1,2}`;
/** The largest part of a whole is told first. */
export const LARGEST = words('居首 最多 占比最高 为主 居多 排第一');
/** They come one after another. */
export const RESPECTIVELY = words('分别 依次');
