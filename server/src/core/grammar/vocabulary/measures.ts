/** What is measured: values and incomes, the industries, and the units in which people are counted. */
import { form, whole, words } from '../lexemes';

/** What all is of one place or other: what is produced in a year. */
export const GROSS_PRODUCT = words('生产总值 GDP');
/** Measures that are reckoned at constant prices when they are said to grow. */
export const VALUE_ADDED = words(GROSS_PRODUCT, '增加值');
/** Incomes that are told a head and grow in real terms. */
export const HOUSEHOLD_INCOME = words('可支配收入 纯收入');
/** Growth reckoned at constant prices: the ratio of two printed totals need not give it. */
export const CONSTANT_PRICES = words(
  VALUE_ADDED,
  '可比 不变价 实际增长 扣除价格 同口径',
  HOUSEHOLD_INCOME,
  '人均收入 总产值',
);
/** At which prices growth is told: constant or current ones. */
export const REAL_OR_NOMINAL = words('实际 名义');

/** All three industries at once. */
export const ALL_INDUSTRIES = words('三次产业 一二三产');
/** The same, or each of them named in its order. */
export const INDUSTRIES_IN_ORDER = words(ALL_INDUSTRIES, '第一、第?二、第?三产业');

/** Units in which persons are counted. */
export const PERSON_UNITS = whole('[人名位]');
/** The same without the polite one, and how often persons came. */
export const HEADS_OR_VISITS = words('人次? 名');
/** 总户数, 全村人数: all of those that are counted in a unit, which is all that they name. */
export const ALL_OF_A_UNIT = form`^(?:全[一-龥])?总?[户人村]数?$`;
