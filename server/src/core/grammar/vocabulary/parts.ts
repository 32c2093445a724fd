/** Wholes and parts, shares and totals, stocks and flows: the words by which official writing says them. */
import type { Compiled, Words } from '../lexemes';
import { form, words } from '../lexemes';

/** A form of words behind which at most so many characters of the clause follow: 迁出 of 迁出人口. */
export const endingIn = (most: number, ...lists: readonly (string | Words)[]): Compiled =>
  form`${words(...lists)}[^，。；]{0,${String(most)}}$`;

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
export const ADDED_UP = words('总[计量] 合计');
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
