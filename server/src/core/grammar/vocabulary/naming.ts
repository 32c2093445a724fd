/**
 * How figures, their periods, scopes and indicators are named: what stands between names, what parts them, and the words
 * that name a place, a time, an order or a measure.
 */
import { words } from '../lexemes';

// ---------------------------------------------------------------- marks and joints

/** As parts of forms: one character that leaves the clause, the words without a digit, or the member of a list whole. */
export const IN_CLAUSE = '[^，。；]';
export const IN_WORDING = '[^，。；\\d]';
export const IN_MEMBER = '[^，。；、]';
export const IN_MEMBER_WORDING = '[^，。；、\\d]';
/** One Chinese character. */
export const HAN = '[\\u4e00-\\u9fff]';

/** What ends a sentence. */
export const SENTENCE_ENDS = words('[。！？]');
/** What ends a sentence or one of its parts that stand by themselves. */
export const STOPS = words(SENTENCE_ENDS, '；');
export const QUOTE_MARKS = words('[“”]');

/** What joins the last member of a list to those before. */
export const JOINTS = words('以及 [和与及]');
/** What parts any two members. */
export const LIST_JOINTS = words('、', JOINTS);

// ---------------------------------------------------------------- nouns

/** With these the noun that began before is over. */
export const PARTICLES = words('[的了和与及在为是将已均都也]');
/** What is to be reached: a plan, or the money set apart for it. */
export const PLANS = words('预算 计划 目标 任务');

// ---------------------------------------------------------------- orders

/** What has a place in an order, or comes to it: 排名第3, 跃升至全省第5. */
export const RANKING = words(
  '排名 排位 位次 位居 位列 名列 跃居 列 居 跃升至 上升[至到] 升[至到] 前移至 提升至 降至 排 榜',
);
