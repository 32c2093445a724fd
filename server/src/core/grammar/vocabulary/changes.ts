/** Rises and falls, and what they are held against. */
import { closing, form, words } from '../lexemes';
import { IN_MEMBER_WORDING } from './marks';
import { END_OR_SAME_TIME, NAMED_YEAR, YEAR } from './times';

// ---------------------------------------------------------------- rises and falls

/** Words of a rise, without those that may be part of another word. */
export const RISE_WORDS = words(
  '增加 增收 增产 增支 增值 增幅 增速 增 提高 提升 上升 上涨 扩大 攀升 跃升 增至 升至 升到 升 涨幅 涨 扩增 递增 新增长 净增',
  '翻 超出 加快 上调 拓宽 高出 多出 延长 增强 壮大',
);
/** Words of a fall, likewise. */
export const FALL_WORDS = words(
  '负增长 下降 降低 减少 减产 减收 减支 回落 降幅 减幅 跌幅 缩小 缩减 缩短 收窄 削减 退减 压减 压缩 压降 下调 下跌 下滑',
  '降至 降到 减至 降 跌 精简 放缓 低于 少于',
);
/** What came in less what went out: 净增, 净减少, 增长. */
export const NET_CHANGE = form`净?(?:增[长加]?|减少?)`;
/** A rise; 自然增长 is a name. */
export const RISE = form`(?<!${words('自然 负')})增长|${RISE_WORDS}`;
/** A fall; 审减 and 核减 are what auditors do. */
export const FALL = form`${FALL_WORDS}|(?<![审核])减`;
/** What may follow the verb of change. */
export const CHANGE_GOES_ON = words('了 到 至 为 幅度 速度 率 超');
/** A rise, the first group, or a fall, the second, that the words end in. */
export const CHANGE = form`(?:(${RISE})|(${FALL}))${CHANGE_GOES_ON}*$`;
/** The words are those of a rise and nothing else. */
export const RISES = form`^(?:${RISE})$`;

/** Names of a change in the head of a column or of a row. */
export const CHANGE_NAMES = words('增长 增幅 增速 涨幅 降幅 下降');

// ---------------------------------------------------------------- what a change is held against

/** 比 and 较 of a comparison. */
export const THAN = words('[比较]');
/** The words end in such a one. */
export const ENDS_IN_THAN = closing(THAN);
/** Against the same time of the year before, or against the time before. */
export const ON_THE_PERIOD = words('同比 环比');
/** Against a year that is named, the year as its group. */
export const THAN_YEAR = form`[比较]${NAMED_YEAR}`;
/** From a level, from which a figure rose or fell. */
export const FROM_A_LEVEL = words('[由从]');
/** To the level that the figure behind is. */
export const ENDS_IN_TO = closing('[到至为]');

/** 比 of a comparison, not that of 占比 or 比重. */
const RATHER_THAN = '(?<![占对同环贷])比(?![重例率值较价])';
const PART_OF_TIME = form`${words('年度? 年同期 月 季度 季 期 年末 年底')}?${END_OR_SAME_TIME}?`;
const THAN_THEN = form`比(?:[上去前]|${YEAR})${PART_OF_TIME}|较(?:[上去前]|年初|${YEAR})${PART_OF_TIME}`;
const THAN_OTHER = form`${RATHER_THAN}${IN_MEMBER_WORDING}{1,12}|(?<!比)较(?![为好大高多快])${IN_MEMBER_WORDING}{1,12}`;
const FROM_THEN = form`[由从](?:(?:[上去前]|${YEAR})年度?${END_OR_SAME_TIME}?|年初|(?:上年)?同期|[一二三四]季度末?)的?`;
const MANNER = words(
  '同比 环比 同期 按可比价格 按可比价格计算 可比口径 同口径 可比价 平均每年 年均 月均 日均 名义 实际 整体 总体 平均 净',
);
/** What a change is held against, and how it is reckoned. */
export const BASIS = form`(?:${THAN_THEN}|${THAN_OTHER}|${FROM_THEN}|${MANNER})$`;
