/** Words of time: years and parts of years, what was before, beginnings and ends, lengths of time. */
import { closing, everyForm, form, opening, words } from '../lexemes';

// ---------------------------------------------------------------- years and their parts

/** A year of our time in figures: 2023. */
export const YEAR = form`(?:19|20)\d\d`;
/** The same with 年, at the beginning. */
export const YEAR_AHEAD = form`^${YEAR}年`;
/** 2023年, the year itself as its group. */
export const NAMED_YEAR = form`(${YEAR})年`;
/** Each of these. */
export const EVERY_YEAR = everyForm`${NAMED_YEAR}`;
/** A year's four digits at the beginning, as in the value of a date. */
export const YEAR_FIRST = form`^\d{4}`;
/** A year in figures, and nothing else. */
export const YEAR_ALONE = form`^\d{4}$`;
/** The year of the report. */
export const THIS_YEAR = words('今年 本年');
/** The same, or the year that is told of. */
export const THIS_OR_THAT_YEAR = words(THIS_YEAR, '当年');
/** The year before that. */
export const LAST_YEAR = words('上年 去年');
/** What a change is from, where it is of a year. */
export const THAN_LAST_YEAR = words('同比 [比较]上年 [比较]去年');
/** The same time of the year before. */
export const YEAR_AGO = words(LAST_YEAR, '同期');
/** A year before, whichever. */
export const EARLIER_YEAR = words(YEAR_AGO, '前年');
/** The year, or the stretch that is told, begins. */
export const YEAR_START = words('年初 期初');
/** The stretch of time that an account is of. */
export const THIS_PERIOD = words('当年 本年 当期 本期');
/** A rise or a fall since the year began. */
export const AGAINST_YEAR_START = words('[比较]年初');
/** A quarter of the year. */
export const QUARTER = words('[一二三四]季度');
/** Parts of a year that are told by name. */
export const YEAR_PARTS = words('全年 上半年 下半年 前[一二三]季度', QUARTER);
/** A week, or the day of it that is named behind. */
export const WEEK = words('星期 周');
/** The joint of a span of months or days: 1—6月. */
export const TO = form`[-—至到~]{1,2}`;
/** Between two ends of a range of any kind. */
export const SPAN_MARK = form`(?:至|到|—{1,2}|-|~|–|－)`;
/** Behind a year: its end, or the same time of it. */
export const END_OR_SAME_TIME = words('同期 底 末');
/** Behind a five-year plan: its years, or their end. */
export const PLAN_YEARS = words('时期 期间 末');
/** It is so at the time of the report. */
export const TODAY = words('今年 至今 如今 目前 现在');
/** A number of days or years as it is written in words. */
export const SMALL_NUMERAL = '[一二两三四五六七八九十]';
/** One character of a number of months or years, in words or in digits. */
export const SMALL_FIGURE = '[一二三四五六七八九十\\d]';

// ---------------------------------------------------------------- beginnings and ends

/** A meeting, a feast or a contest takes place. */
export const TAKES_PLACE = words('召开 举行 举办');
/** Work on a site begins. */
export const BUILDING_STARTS = words('开工 动工 启动');
/** Works, campaigns and cases begin. */
export const BEGINNINGS = words(
  BUILDING_STARTS,
  '开建 始建 奠基 打响 开始 破土 开机 进场 投建 立案 受理 立项 点火 开挖 开班 开营 开赛 开幕',
);
/** A building is ready. */
export const BUILDING_ENDS = words('通车 竣工 建成 完工 投产 投用 交付 启用');
/** Works, campaigns and cases end. */
export const ENDINGS = words(
  BUILDING_ENDS,
  '收尾 收官 结束 落幕 投入使用 投入运营 闭幕 完成 销号 办结 审结 贯通 开园 开业 运营 开馆 结业 结营 闭营 落成 合龙',
);
/** The time up to which something lasts. */
export const UNTIL = words('直到 直至 截至 到 至');
/** Counted from some start until now. */
export const SINCE_THEN = words('累计 以来');
/** Within the time that is told, of a part of it. */
export const MEANWHILE = words('其中 其间 期间');

// ---------------------------------------------------------------- lengths of time

/** So long it takes. */
export const TAKING_TIME = words('历时 用时 耗时 费时 历经');
/** Less time than was planned. */
export const TIME_SAVED = words('提前 缩短 节约 节省 少用');
/** More time than was planned. */
export const TIME_OVERRUN = words('推迟 延误 逾期 超期 拖延 滞后 延期');
/** Time that is left. */
export const TIME_LEFT = words('余 剩');
/** In front of a length that is not told exactly. */
export const ABOUT_AHEAD = closing('约 近 将近 大约 不到 不足 超过 接近 至少 最多 最长');
/** Behind a length that is not told exactly. */
export const ABOUT_BEHIND = opening('左右 上下 以上 以内 以下 多 余 有余 内');
