/**
 * Units of measure and classifiers. `measure` values are rounded as printed; `count` values are whole and exact;
 * `duration` gives a length of time. Longest match wins.
 */
export type UnitClass = 'money' | 'measure' | 'count' | 'duration' | 'percent' | 'points' | 'multiple';

export interface Unit {
  readonly words: string;
  /** Base unit as `facts` gives it. */
  readonly base: string;
  readonly class: UnitClass;
}

const MONEY =
  '元 美元 欧元 日元 英镑 港元 港币 澳元 加元 韩元 新元 新台币 卢布 卢比 泰铢 瑞士法郎 奈拉 人民币 澳门元 新加坡元 林吉特 兰特 比索 雷亚尔 法郎 元人民币 圆';
const MEASURE =
  '平方公里 平方千米 平方米 平方厘米 平米 平方英里 公顷 亩 公亩 ㎡ km² 平方 公里 千米 海里 英里 米 厘米 毫米 微米 纳米 里 华里 km ' +
  '吨标准煤 吨标煤 吨二氧化碳 吨油当量 载重吨 总吨 吨 公斤 千克 克 毫克 微克 斤 担 磅 盎司 kg 立方米 立方千米 立方公里 立方 方 升 毫升 公升 桶 蒲式耳 ' +
  '千瓦时 千瓦小时 兆瓦时 兆瓦 千瓦 瓦时 瓦 度 千伏安 千伏 伏 伏安 安 马力 兆帕 帕 千卡 卡 焦耳 分贝 摄氏度 ℃ kW MW GW kWh MWh GWh ' +
  'TB GB MB PB EB KB Gbps Mbps Tbps EFLOPS PFLOPS Hz GHz MHz MWp 标准箱 标箱 TEU 吨公里 人公里 公里/小时 m/s km/h mm cm 兆 兆比特 吉瓦 吉瓦时 太比特 个标准箱 个标箱 毫克/升';
const COUNT =
  '个 家 户 名 人 人口 位 项 条 件 座 所 处 台 套 辆 艘 架 只 头 匹 羽 株 棵 本 册 部 篇 份 张 幅 次 场 期 批 批次 届 宗 起 例 间 栋 幢 片 块 支 队 对 双 ' +
  '层 种 类 门 人次 户次 车次 架次 班次 场次 件次 家次 项次 班 床 张床 包 团 社 村 镇 乡 县 市 省 国 岁 级 分 课时 学时 孔 眼 口 盏 根 枚 颗 粒 尾 ' +
  '列 趟 航次 标段 组 组团 宗地 地块 万元户 单 笔 款 道 段 节 路 艘次 万人 人天 席 床位 床张 学位 席位 户均 店 校 站 企 园 街 院 馆 厂 矿 港 桥 线 户籍 顶 盘 箱 瓶 袋 滴 朵 尊 页 字 集 卷 首 声 回 遍 步 轮 环 排 列车 户人家 宗案件 余次 个百分位 所学校 艇 门课 学分 亿次 炉 胎 套房 圈 场馆 盒 行 枝 垛 眼井 桌 人份 位次 席次 帧 樽 格 封 剂 剂次 台套 台次 人月 床日 头次 例次';
const DURATION =
  '年 周年 个月 个多月 个季度 天 日 周 小时 分钟 秒 个小时 个星期 星期 个工作日 工作日 学年 个学期 个世纪 世纪 个钟头 毫秒 昼夜 个年头';

const UNITS = new Map<string, Unit>();
function put(list: string, kind: UnitClass): void {
  for (const words of list.split(' ')) UNITS.set(words, { words, base: BASE[words] ?? words, class: kind });
}

const BASE: Record<string, string> = {
  元人民币: '元',
  人民币: '元',
  圆: '元',
  港币: '港元',
  平米: '平方米',
  '㎡': '平方米',
  'km²': '平方公里',
  平方千米: '平方公里',
  千米: '公里',
  km: '公里',
  千克: '公斤',
  kg: '公斤',
  吨标煤: '吨标准煤',
  千瓦小时: '千瓦时',
  摄氏度: '℃',
  个月: '月',
  个多月: '月',
  个季度: '季度',
  周年: '年',
  个小时: '小时',
  个星期: '周',
  星期: '周',
  个工作日: '工作日',
  个学期: '学期',
  个世纪: '世纪',
  个钟头: '小时',
  个年头: '年',
  个标准箱: '标准箱',
  个标箱: '标准箱',
  标箱: '标准箱',
  日: '天',
  人口: '人',
};

put(MEASURE, 'measure');
put(COUNT, 'count');
put(DURATION, 'duration');
put(MONEY, 'money');
for (const words of ['%', '‰', '成', '折']) UNITS.set(words, { words, base: '%', class: 'percent' });
for (const words of ['个百分点', '百分点', '個百分點']) UNITS.set(words, { words, base: '百分点', class: 'points' });
for (const words of ['倍']) UNITS.set(words, { words, base: words, class: 'multiple' });

/** Length of the longest unit that starts with a character; 0 where none does. */
const LONGEST_FROM = new Uint8Array(0x10000);
for (const k of UNITS.keys()) {
  const c = k.charCodeAt(0);
  LONGEST_FROM[c] = Math.max(LONGEST_FROM[c]!, k.length);
}

/** A table of units beside the house's own. */
export type OwnUnits = ReadonlyMap<string, Unit>;

let own: OwnUnits | null = null;

/** Does work that reads units, with further ones known; they are forgotten when it ends. */
export function withUnits<T>(units: OwnUnits | null, work: () => T): T {
  const before = own;
  own = units?.size ? units : null;
  try {
    return work();
  } finally {
    own = before;
  }
}

/** Whether some unit begins with the UTF-16 unit. */
export const mayBeUnit = (unit: number): boolean => own !== null || LONGEST_FROM[unit]! > 0;

/** The longest unit that starts at `at`; null where none does. */
export function unitAt(text: string, at: number): Unit | null {
  if (at >= text.length) return null;
  const known = longest(text, at, UNITS, LONGEST_FROM[text.charCodeAt(at)]!);
  if (!own) return known;
  const further = longest(text, at, own, LONGEST_OWN);
  return further && further.words.length >= (known?.words.length ?? 0) ? further : known;
}

/** Units of a workspace have at most so many characters. */
const LONGEST_OWN = 12;

function longest(text: string, at: number, units: OwnUnits, most: number): Unit | null {
  for (let n = Math.min(most, text.length - at); n > 0; n--) {
    const unit = units.get(text.slice(at, at + n));
    if (unit) return unit;
  }
  return null;
}

/** Classes of unit whose compound with `/` is a density: 元/平方公里, 万元/亩, 人/平方公里. */
export function compoundAt(text: string, at: number): { words: string; base: string } | null {
  if (text[at] !== '/' && text[at] !== '／') return null;
  const unit = unitAt(text, at + 1);
  if (!unit || unit.class === 'percent' || unit.class === 'points') return null;
  return { words: text.slice(at, at + 1 + unit.words.length), base: '/' + unit.base };
}
