import { form, words } from '../grammar/lexemes';

/** A set of labels for parts that exclude each other, or that may overlap. Each is one line of a table. */

interface LabelSet {
  readonly seats: readonly (readonly string[])[];
  /** Whether these labels are all there are. */
  readonly whole: boolean;
}

/** A set of labels that exclude each other; `whole` where these labels are all there are. */
export interface SeatedSet {
  readonly whole: boolean;
}

// Bands of a scale: 1亿元以下, 1亿元至10亿元, 10亿元以上.
const OR_BELOW = words('以[下内]');
const NOT_OVER = words(OR_BELOW, '至 [-—~]');
const NOT_UNDER = words('以上 至 [-—~]');
const DIGIT = form`\d`;
const BAND_FROM_TO = form`\d[^\d，]{0,4}[至\-—~]\d`;
const TWO_ENDS = form`(\d{1,6}(?:\.\d{1,3})?)[^\d，]{0,4}(?:[至到]|[-—~]{1,2}|以上)(\d{1,6}(?:\.\d{1,3})?)`;
const ONE_END = form`(\d{1,6}(?:\.\d{1,3})?)[^\d，]{0,4}?(?:[及含]?以?([上下内]))`;

/** Attributes that several parts may have. */
const ATTRIBUTES = words(
  '寄宿 走读 享受 随迁 以上 以下 以内 规模以上 规上 限上 限额 女性 女党员 女职工 少数民族 党员 大专 本科 学历 岁 高新技术 专精特新 科技型 瞪羚 独角兽 小巨人 普惠 重点 流动 贫困 脱贫 困难 残疾 老年 青年 新增 本年 当年 当月 本月 累计 上市 连锁 示范 龙头 特色 净 骨干 先进 优秀 高级 中级 持证 留守 低保 亿元 万元 百强 智能 绿色 数字 农民工 新就业 灵活就业 退役 返乡 外来 新市民',
);
const CROSSES = form`^女(?!装|子|贞)|^新(?!${words('材料 能源 型 一代 兴 业态')})|^女生|首(?!次)|${ATTRIBUTES}`;

/** Results by labels, since several readers ask about the same ones. */
const KNOWN = new Map<string, SeatedSet | null>();
const MOST_KNOWN = 2000;

/**
 * The set to which all labels belong, each with its own entry; `whole` where every entry is used. Null where there is
 * none.
 */
export function exclusiveSet(labels: readonly string[]): SeatedSet | null {
  if (labels.length < 2) return null;
  const key = labels.join('|');
  const known = KNOWN.get(key);
  if (known !== undefined) return known;
  if (KNOWN.size > MOST_KNOWN) KNOWN.clear();
  const found = seatedSet(labels);
  KNOWN.set(key, found);
  return found;
}

const sets = (whole: boolean, lines: string): LabelSet[] =>
  lines
    .trim()
    .split(/\s+/)
    .map((line) => ({
      whole,
      seats: line.split('/').map((seat) => seat.split('|').sort((a, b) => b.length - a.length)),
    }));

/** One set a line: labels are separated by / and synonyms by |. */
const TABLE: readonly LabelSet[] = [
  ...sets(
    true,
    `男|男性|男职工/女|女性|女职工 满意/基本满意/不满意 城镇|城市|城区/农村|乡村|乡镇 公办|公立/民办|私立 出口/进口 夏粮|夏收/秋粮|秋收 早稻/中稻/晚稻 合格/不合格 税收/非税
     主办/会办|协办|分办 一产|第一产业/二产|第二产业/三产|第三产业 上半年/下半年 一季度/二季度/三季度/四季度 省内|本省/省外|外省
     市内|本市/市外|外市 县内|本县|县域内/县外|外县 区内|本区/区外 园内/园外 国内|境内/国外|境外|国际|入境 水田/旱地|旱田
     农业人口/非农业人口 新收/旧存 轻工业/重工业 线上|网上/线下|现场|窗口 新建|新开工/续建|结转 党员/非党员 汉族/少数民族
     集中供养/分散供养 本地|户籍/外地|外来 规上|规模以上/规下|规模以下 专职/兼职 在职|在岗/离退休|退休 赞成|同意/反对/弃权
     个访|个体访/集体访|集访 动产/不动产 成年/未成年 固定/流动 公益林/商品林 全日制/非全日制 公有/非公有|非公 阳性/阴性 人工/天然
     新设/变更/注销 书记/副书记/委员 内资/外资 火电/水电/风电/光伏 公路/铁路/水路/航空 商品零售/餐饮 一般债|一般债券|一般债务/专项债|专项债券|专项债务
     煤/非煤 油/非油 增收/节支 应税/免税 集体/国有/个体 通过/未通过 有效/无效 罚款/没收 参保/未参保 达标/未达标 死亡/受伤 主干道/次干道/支路
     人大代表建议|人大建议|代表建议|建议/政协提案|委员提案|提案 企业/个体工商户/农民专业合作社 市本级|本级|市级|区本级|县本级/县区|区县|县级|镇级|乡镇|区级|县市区|县区级
     预期性/约束性 必修/选修 定期/活期 短期/中长期 甲类/乙类 国税/地税 直播/录播 自营/代理 中央/地方 镇/乡 新建/改建|改造|改扩建|提升改造 新建/改建|改造/扩建 立行立改/限期 乡镇/县直|区直|市直 企业奖/个人奖 重点/一般 上缴/留存 领导班子/班子成员 主城区|城区/郊区|乡镇 自评|自查/抽查|督查 党政/企业
     达到/未达|未达到 工资性/经营/财产/转移 住宅/非住宅 一般贸易/加工贸易/其他贸易 公费/自费 电子/纸质 住院/门诊 城市/县城/乡镇
     脱贫不稳定/边缘易致贫/突发严重困难 可回收物|可回收/厨余|易腐/有害/其他垃圾 预备党员/正式党员 一般隐患/重大隐患 有责/无责 首次|初次/再次|二次
     寄宿|住校|住宿/走读|通学|通校 顺产|自然分娩/剖宫产 白天|日间/夜间|夜晚 初信|初访/重信|重访|重复
     因公出国|出国/公务用车|公车/公务接待|接待 基本支出/项目支出 货物/工程/服务
     左岸/右岸 地上/地下 室内/室外 进站/出站 到达/发送 上行/下行 有证/无证 有房/无房 陆域/水域 已脱贫|稳定脱贫/未脱贫 正常/异常 单位缴纳|单位缴费/个人缴纳|个人缴费
     在院/出院 有偿/无偿 主粮/杂粮 头茬/二茬 春季|春茬/秋季|秋茬 机动车/非机动车/行人 初中毕业生/高中毕业生 未按时|逾期/按时|按期 生产性/非生产性`,
  ),
  ...sets(
    false,
    `小学/初中/高中|普通高中/幼儿园/中等职业|中职|职业学校/特殊教育 机关/农村/社区/国企|企业/学校 投产/在建/停产 一期/二期/三期/四期 第一批/第二批/第三批/第四批 一等奖/二等奖/三等奖/优秀奖 中央/省级|省/市级|市/县级|县
     政府投资/社会投资|民间投资 乔木/灌木 党政/企业 贷款|融资/自筹|自有 建成|竣工/在建|未开工 本科/专科/研究生 刑事/民事|民商事/行政/执行
     一级/二级/三级 一类/二类/三类/四类 甲级/乙级/丙级 老城/新区|新城 东部|东片|东区/西部|西片|西区/南部|南片|南区/北部|北片|北区/中部 国有/民营/外资 早熟/中熟/晚熟|中晚熟 人工造林/封山育林/退化林修复/飞播造林
     医师|医生/护士 大型/中型/小型/微型 高风险/中风险/低风险 红色/橙色/黄色/蓝色 特级/一级|甲等/二级|乙等/三级 上午/下午/晚上 春/夏/秋/冬 大班/中班/小班
     5A|AAAAA/4A|AAAA/3A|AAA 县道/乡道/村道 国道/省道 干渠/支渠/斗渠 主体/附属 土建|建安/设备 客运/货运 总馆|本馆/分馆 门诊/急诊 冷链/常温 集装箱/散货 内贸/外贸
     非常满意|很满意/满意|比较满意/一般|基本满意/不满意|不太满意 优秀/良好/合格/不合格 优秀/称职/基本称职/不称职`,
  ),
];

function seatedSet(labels: readonly string[]): SeatedSet | null {
  if (labels.length < 2 || labels.some((l) => !l)) return null;
  for (const { seats, whole } of TABLE) {
    const taken = new Set<number>();
    for (const label of labels) {
      const seat = seatOf(seats, label);
      if (seat < 0 || taken.has(seat)) break;
      taken.add(seat);
    }
    if (taken.size === labels.length) return { whole: whole && taken.size === seats.length };
  }
  if (denied(labels)) return { whole: labels.length === 2 };
  if (bands(labels)) return { whole: labels.length >= 3 };
  return contrast(labels) ? { whole: false } : null;
}

/** Index of the entry whose longest word the label holds (不合格 before 合格). */
function seatOf(seats: LabelSet['seats'], label: string): number {
  let best = -1;
  let most = 0;
  seats.forEach((words, i) => {
    for (const word of words) {
      const at = label.indexOf(word);
      if (at < 0 || (word.length === 1 && at > 0 && label.length > 2)) continue;
      // The longest word counts, and the first among equals: 非税收入 is 非税.
      const weight = word.length * 100 - at;
      if (weight > most) {
        best = i;
        most = weight;
      }
    }
  });
  return best;
}

/** X and 不X, 未X, 非X: whether one label negates the other. */
function denied(labels: readonly string[]): boolean {
  if (labels.length !== 2) return false;
  const [a = '', b = ''] = [...labels].sort((x, y) => x.length - y.length);
  if (b.length - a.length !== 1 || a.length < 2) return false;
  for (let i = 0; i < b.length; i++)
    if ('不未非无'.includes(b.charAt(i)) && b.slice(0, i) + b.slice(i + 1) === a) return true;
  return false;
}

/**
 * Whether the labels are bands of one scale: 1亿元以下, 1亿元至10亿元, 10亿元以上. Two bands open to the same side (亿元以上, 10亿元以上)
 * overlap.
 */
function bands(labels: readonly string[]): boolean {
  const open = (l: string): boolean => l.includes('以上') && !NOT_OVER.test(l);
  const under = (l: string): boolean => OR_BELOW.test(l) && !NOT_UNDER.test(l);
  const middle = (l: string): boolean =>
    (DIGIT.test(l) && l.includes('以上') && OR_BELOW.test(l)) || BAND_FROM_TO.test(l);
  if (!labels.every((l) => DIGIT.test(l) && (open(l) || under(l) || middle(l)))) return false;
  return (
    labels.filter(open).length <= 1 &&
    labels.filter(under).length <= 1 &&
    (labels.some(middle) || (labels.some(open) && labels.some(under)))
  );
}

const CONTRASTS: readonly string[] = [
  '上下',
  '内外',
  '一二三四五六七八九',
  '主会协',
  '旧新',
  '甲乙丙丁',
  '东西南北中',
  '左右',
  '前后',
  '早晚中',
  '大中小',
  '老新',
];

/** Whether labels with one ending differ in one character of a series: 一期 二期, 甲标段 乙标段. */
function contrast(labels: readonly string[]): boolean {
  const [first = ''] = labels;
  for (let i = 0; i < first.length; i++) {
    const head = first.slice(0, i);
    const tail = first.slice(i + 1);
    if (!head && !tail) continue;
    const seats = labels.map((l) =>
      l.length === first.length && l.startsWith(head) && l.endsWith(tail) ? l.charAt(i) : '',
    );
    if (seats.every((c) => c !== '') && new Set(seats).size === labels.length)
      if (CONTRASTS.some((row) => seats.every((c) => row.includes(c)))) return true;
  }
  return false;
}

/** Whether bands of one scale leave a gap: 35岁及以下 and 60岁以上 leave out ages between. */
export function leavesGap(labels: readonly string[]): boolean {
  const ends = labels.map(bandOf);
  const known = ends.filter((b) => b !== null).sort((a, b) => a.low - b.low);
  if (known.length < labels.length || known.length < 2) return false;
  return known.some((b, i) => i > 0 && b.low > known[i - 1]!.high + 1);
}

function bandOf(label: string): { readonly low: number; readonly high: number } | null {
  const two = TWO_ENDS.exec(label);
  if (two) return { low: Number(two[1]), high: Number(two[2]) };
  const one = ONE_END.exec(label);
  if (!one) return null;
  const n = Number(one[1]);
  return one[2] === '上' ? { low: n, high: Infinity } : { low: 0, high: n };
}

/** Whether the labels are kinds of one thing: they end in the same word and differ before it. */
export function headShared(labels: readonly string[]): boolean {
  if (labels.length < 2 || labels.some((l) => l.length < 2)) return false;
  const last = labels[0]?.at(-1);
  if (!labels.every((l) => l.at(-1) === last)) return false;
  return new Set(labels).size === labels.length;
}

/** Whether some labels are attributes that other parts may share: 女性 35岁以下 高级工以上. */
export function crossing(labels: readonly string[]): boolean {
  if (exclusiveSet(labels)) return false;
  return labels.some((l) => l === '女' || l === '男' || CROSSES.test(l));
}
