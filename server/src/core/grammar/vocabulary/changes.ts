/** Words by which rise and fall, bases of comparison, plans and results, shares, means and ratios are told. */
import { form, words } from '../lexemes';
import { GROSS_PRODUCT } from './parts';

/** What is to be reached: a plan, or the money set apart for it. */
export const PLANS = words('预算 计划 目标 任务');

// ---------------------------------------------------------------- years and stretches of time

/** A year's four digits at the beginning, as in the value of a date. */
export const YEAR_FIRST = form`^\d{4}`;
/** Counted from some start until now. */
export const SINCE_THEN = words('累计 以来');

// ---------------------------------------------------------------- what is measured

/** Measures that are reckoned at constant prices when they are said to grow. */
export const VALUE_ADDED = words(GROSS_PRODUCT, '增加值');
/** Incomes that are told a head and grow in real terms. */
export const HOUSEHOLD_INCOME = words('可支配收入 纯收入');
/** All three industries at once. */
export const ALL_INDUSTRIES = words('三次产业 一二三产');
/** The same, or each of them named in its order. */
export const INDUSTRIES_IN_ORDER = words(ALL_INDUSTRIES, '第一、第?二、第?三产业');

// ---------------------------------------------------------------- shares, means, plans

/** A share of a whole. */
export const SHARE_OF_WHOLE = words('比重 占比');
/** How a whole is made up. */
export const MAKE_UP = words('结构 构成');
/** A mean over years, or one that does not say over what. */
export const YEARLY_MEAN = words('年均 平均');
/** A mean, without saying of what. */
export const ON_AVERAGE = words('平均 均价');
/** What was meant to be reached is reached. */
export const ACHIEVED = words('完成 实现');
/** What of a whole is not told yet. */
export const WHAT_IS_LEFT = words('其余 剩余 余下');

/** The same figure in other words or in another unit. */
export const THAT_IS = words('合 折合 约合 即 相当于');

// ---------------------------------------------------------------- scopes and bodies

/** The whole of a place, whichever it is. */
export const WHOLE_PLACES = words('全[国省市县区镇乡村]');
/** Our place. */
export const OUR_PLACES = words('我[省市县区]');
/** Ends of names of places and bodies. */
export const BODY_ENDS = words('[镇乡村县区市局站所] 街道 社区 学校 [中小]学 [医法]院 公司 中心 支部');

/** A meeting, a feast or a contest takes place. */
export const TAKES_PLACE = words('召开 举行 举办');
/** Where people live, as what sets figures of one name apart. */
export const TOWN_AND_COUNTRY = words('农村 城镇 城市 乡村');

/** A number that is of all of them: 共3人, and not 公共, 共同, 共享 or 共建. */
export const ALTOGETHER = form`(?<!公)共(?![同享建])`;
