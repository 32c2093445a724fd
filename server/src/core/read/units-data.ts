/**
 * The table of units. Each row has the class of its units, their words (the first is the base unit that `facts` gives
 * for all of them), the dimension, and the size in the unit of that dimension. Units that do not convert stand in the
 * lists after the table.
 */
import type { Rational } from '../num/rational';
import { integer, ONE, rational } from '../num/rational';

/** `measure` values are rounded as printed, `count` values are whole and exact, and `duration` is a length of time. */
export type UnitClass = 'money' | 'measure' | 'count' | 'duration' | 'percent' | 'points' | 'multiple';

/** Kinds of things whose classifiers are used for each other: matters, people, households and firms, and others. */
export type Likeness = 'matter' | 'person' | 'house' | 'tree' | 'building' | 'book' | 'vehicle';

/** One row of the table of units. */
export interface UnitRow {
  readonly class: UnitClass;
  readonly words: readonly string[];
  /** Empty where the unit converts into no other. */
  readonly dimension: string;
  readonly scale: Rational;
}

const row = (kind: UnitClass, words: string, dimension: string, scale: Rational | number | bigint = ONE): UnitRow => ({
  class: kind,
  words: words.split(' '),
  dimension,
  scale: typeof scale === 'object' ? scale : integer(scale),
});

const part = (of: number | bigint): Rational => rational(1n, BigInt(of));

/** The units that convert. The unit of a dimension is the row whose scale is one. */
export const UNIT_ROWS: readonly UnitRow[] = [
  row('measure', '平方公里 平方千米 km²', 'area', 1000000),
  row('measure', '公顷 hm²', 'area', 10000),
  row('measure', '亩', 'area', rational(2000n, 3n)),
  row('measure', '公亩', 'area', 100),
  row('measure', '平方米 平米 ㎡ m²', 'area'),
  row('measure', '平方', 'area'),
  row('measure', '平方厘米 cm²', 'area', part(10000)),
  row('measure', '平方英里', 'area', rational(2589988110336n, 1000000n)),

  row('measure', '公里 千米 km', 'length', 1000),
  row('measure', '海里', 'length', 1852),
  row('measure', '英里', 'length', rational(1609344n, 1000n)),
  row('measure', '里', 'length', 500),
  row('measure', '华里', 'length', 500),
  row('measure', '米', 'length'),
  row('measure', '厘米', 'length', part(100)),
  row('measure', 'cm', 'length', part(100)),
  row('measure', '公分', 'length', part(100)),
  row('measure', '毫米', 'length', part(1000)),
  row('measure', 'mm', 'length', part(1000)),
  row('measure', '微米', 'length', part(1000000)),
  row('measure', '纳米', 'length', part(1000000000)),

  row('measure', '吨', 'mass', 1000),
  row('measure', '担', 'mass', 50),
  row('measure', '公斤 千克 kg', 'mass'),
  row('measure', '斤 市斤', 'mass', part(2)),
  row('measure', '克', 'mass', part(1000)),
  row('measure', '毫克 mg', 'mass', part(1000000)),
  row('measure', '微克 μg µg', 'mass', part(1000000000)),
  row('measure', '磅', 'mass', rational(45359237n, 100000000n)),
  row('measure', '盎司', 'mass', rational(45359237n, 1600000000n)),
  row('measure', '吨标准煤 吨标煤', 'coal equivalent'),

  row('measure', '立方公里', 'volume', 1000000000),
  row('measure', '立方千米', 'volume', 1000000000),
  row('measure', '立方米 m³', 'volume'),
  row('measure', '立方', 'volume'),
  row('measure', '方', 'volume'),
  row('measure', '升', 'volume', part(1000)),
  row('measure', '公升', 'volume', part(1000)),
  row('measure', '毫升 mL ml', 'volume', part(1000000)),

  row('measure', '千瓦时 千瓦小时', 'energy', 1000),
  row('measure', 'kWh', 'energy', 1000),
  row('measure', '度', 'energy', 1000),
  row('measure', '兆瓦时', 'energy', 1000000),
  row('measure', 'MWh', 'energy', 1000000),
  row('measure', '吉瓦时', 'energy', 1000000000),
  row('measure', 'GWh', 'energy', 1000000000),
  row('measure', '瓦时', 'energy'),
  row('measure', '吉瓦', 'power', 1000000000),
  row('measure', 'GW', 'power', 1000000000),
  row('measure', '兆瓦', 'power', 1000000),
  row('measure', 'MW', 'power', 1000000),
  row('measure', '千瓦', 'power', 1000),
  row('measure', 'kW', 'power', 1000),
  row('measure', '瓦', 'power'),
  row('measure', '千伏', 'voltage', 1000),
  row('measure', 'kV', 'voltage', 1000),
  row('measure', '伏', 'voltage'),
  row('measure', '兆帕', 'pressure', 1000000),
  row('measure', '千帕', 'pressure', 1000),
  row('measure', '帕', 'pressure'),
  row('measure', '千卡', 'heat', 1000),
  row('measure', '卡', 'heat'),
  row('measure', '℃ 摄氏度 °C', 'temperature'),
  row('measure', '兆赫 兆赫兹', 'frequency', 1000000),
  row('measure', 'GHz', 'frequency', 1000000000),
  row('measure', 'MHz', 'frequency', 1000000),
  row('measure', 'Hz', 'frequency'),
  row('measure', '标准箱 标箱 个标准箱 个标箱', 'containers'),
  row('measure', 'TEU', 'containers'),
  row('measure', '公里/小时 km/h', 'speed', rational(5n, 18n)),
  row('measure', 'm/s', 'speed'),
  row('measure', '毫克/升 mg/L', 'mass/volume', part(1000)),
  row('measure', 'NTU 度NTU', 'turbidity'),
  row('measure', 'dB dB(A) dB（A）', 'sound level'),

  row('duration', '世纪 个世纪 个多世纪', 'calendar', 1200),
  row('duration', '年 周年 个年头', 'calendar', 12),
  row('duration', '季度 个季度', 'calendar', 3),
  row('duration', '月 个月 个多月', 'calendar'),
  row('duration', '周 星期 个星期 个多星期', 'time', 604800),
  row('duration', '天 日历天 日', 'time', 86400),
  row('duration', '昼夜', 'time', 86400),
  row('duration', '小时 个小时 个钟头 个多小时 个多钟头', 'time', 3600),
  row('duration', '分钟', 'time', 60),
  row('duration', '秒', 'time'),
  row('duration', '毫秒', 'time', part(1000)),
  row('duration', '学期 个学期', ''),
  row('duration', '工作日 个工作日', ''),

  row('money', '元 元人民币 人民币 圆', 'money 元'),
  row('money', '港元 港币', 'money 港元'),

  row('percent', '% ‰ 成 折', 'share'),
  row('points', '百分点 个百分点 個百分點 个多百分点', 'points'),
  row('count', '人 人口', ''),
];

/** Words of a row that are its base and follow no numeral: 20世纪 is a century of the calendar and no length of time. */
export const BASES_ONLY: ReadonlySet<string> = new Set(['世纪', '季度', '月', '学期']);

/** Currencies that convert into no other unit. */
export const CURRENCIES =
  '美元 欧元 日元 英镑 澳元 加元 韩元 新元 新台币 卢布 卢比 泰铢 瑞士法郎 奈拉 澳门元 新加坡元 林吉特 兰特 比索 雷亚尔 法郎';

/** Units by class that are no part of another. Each is its own base. */
export const LONE_UNITS: Readonly<Partial<Record<UnitClass, string>>> = {
  measure:
    '吨二氧化碳 吨油当量 载重吨 总吨 桶 蒲式耳 千伏安 伏安 安 马力 焦耳 分贝 TB GB MB PB EB KB Gbps Mbps Tbps EFLOPS ' +
    'PFLOPS MWp 吨公里 人公里 兆 兆比特 兆字节 太比特',
  count:
    '个 家 户 名 位 项 条 件 座 所 处 台 套 辆 艘 架 只 头 匹 羽 株 棵 本 册 部 篇 份 张 幅 次 场 期 批 批次 届 宗 起 例 ' +
    '间 栋 幢 片 块 支 队 对 双 层 种 类 门 人次 户次 车次 架次 班次 场次 件次 家次 项次 班 床 张床 包 团 社 村 镇 乡 县 市 ' +
    '省 国 岁 周岁 级 分 课时 学时 孔 眼 口 盏 根 枚 颗 粒 尾 列 趟 航次 标段 组 组团 宗地 地块 万元户 单 笔 款 道 段 节 路 艘次 ' +
    '万人 人天 席 床位 床张 学位 席位 户均 店 校 站 企 园 街 院 馆 厂 矿 港 桥 线 户籍 顶 盘 箱 瓶 袋 滴 朵 尊 页 字 集 卷 首 ' +
    '声 回 遍 步 轮 环 排 列车 户人家 宗案件 余次 个百分位 所学校 艇 门课 学分 亿次 炉 胎 套房 圈 场馆 盒 行 枝 垛 眼井 桌 人份 ' +
    '票 位次 席次 帧 樽 格 封 剂 剂次 台套 台次 人月 床日 头次 例次',
  duration: '学年',
  multiple: '倍',
};

/** Classifiers that count the same kind of thing. One may belong to several kinds. */
export const LIKENESS: Readonly<Record<Likeness, string>> = {
  matter: '个 条 件 项 处 起 宗 例 款',
  person: '名 人 位',
  house: '家 个 户',
  tree: '株 棵',
  building: '栋 幢 座',
  book: '本 册 部',
  vehicle: '辆 台',
};
