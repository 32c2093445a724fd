/**
 * Counted lists of one paragraph: a counting phrase (三大主导产业, 六个“第一时间”, “七先七后”) and the items before or after it. A list
 * is confirmed by search: any plausible way of cutting it that gives the count is accepted. It is `tied`, so that a
 * rule may accuse, only where the grammar allows no other way of cutting it.
 */
import { charSet, isIn } from '../charset';
import { closing, everyForm, everyWord, form, formAt, opening, whole, words } from '../grammar/lexemes';
import {
  CLAUSE_BREAKS,
  CLAUSE_MARKS,
  EVERY_QUOTE_MARK,
  HAN,
  JOINTS,
  LIST_MARKS,
  STOPS,
} from '../grammar/vocabulary/marks';
import { PARTICLES } from '../grammar/vocabulary/naming';
import type { Enumeration, Span } from '../model';
import { span } from '../model';
import { readOrdinal } from '../num/ordinal';
import { CONTENTS } from '../text/census';
import { leadBy } from '../text/sentences';
import { expansionOf } from './contractions/expansion';
import type { Item } from './lists';
import { commonSuffix, item, countJoints, partLast, quotedBefore, sameLength, splitAt } from './lists';
import { mayBePlaces } from './listing/listed';
import { isGap, LONGEST_GAP_TO_STEPS } from './listing/steps';
import type { ReadContext } from './reader';
import { group } from '../match';
import { only } from '../list';

interface FoundList {
  /** The count, where the list shows how the numerals are meant: 七先七后 counts seven pairs. */
  readonly count?: number;
  readonly items: readonly Item[];
  readonly open: boolean;
  readonly tied: boolean;
}

const NO_LIST: FoundList = { items: [], open: true, tied: false };

/** The counting phrases of a paragraph with their lists, in the order of the text. Offsets are UTF-16. */
export function readEnumerations({ paragraph, text, contents, leads }: ReadContext): Enumeration[] {
  if (paragraph.block === 'cell' || paragraph.block === 'furniture') return [];
  const out: Enumeration[] = [];
  for (const counted of countedPhrases(text, contents, leads)) {
    // The phrases are in order. One that lies in the last is skipped.
    if (counted.at.start < (out.at(-1)?.at.end ?? 0)) continue;
    const promise = counted.bare ? 'named' : counted.promise ? 'made' : 'none';
    const list =
      listFor(text, counted, out.at(-1)?.at.end ?? 0) ??
      echoOfList(out, counted) ??
      (promise === 'none' ? null : NO_LIST);
    if (!list) continue;
    const { open, tied, count = counted.count } = list;
    const items = list.items.length <= maxItems(count) ? list.items : [];
    if (!items.length && promise === 'none') continue;
    out.push({
      at: counted.at,
      text: text.slice(counted.at.start, counted.at.end),
      count,
      items,
      open,
      tied,
      by: 'list',
      promise,
    });
  }
  return out;
}

/** The number of items above which the words beside a count are no list of it, however they are cut. */
const maxItems = (count: number): number => 2 * count + 8;

// ---------------------------------------------------------------- counting phrases

interface CountingPhrase {
  /** The phrase with its quotation marks. */
  readonly at: Span;
  readonly count: number;
  /** The classifier as written (大, 个, 项); empty in 两化 and “七先七后”. */
  readonly classifier: string;
  /** The noun that is counted: 产业, 方面. */
  readonly head: string;
  /** Whether it names a set even where nothing is listed: 三大主导产业, 九件民生实事. */
  readonly bare: boolean;
  /** Whether it ends its sentence or leads to a list, so that the list may follow. */
  readonly promise?: boolean;
  /** The items for which it stands, where the text gives them beside it. */
  readonly own?: readonly Item[];
  /** The heads of a contraction with their numbers: 一极两区三基地. */
  readonly parts?: readonly { readonly count: number; readonly head: string }[];
}

const LIST_COUNT_NUMERAL = '[二两三四五六七八九]|十[一二三四五六七八九]?|二十[一二三四五六七八九]?|[2-9]|[12]\\d';
const LIST_CLASSIFIERS = words(
  '个方面 方面 大 个 项 种 类 条 件 家 名 位 支 张 座 所 点 句 篇 面 处 路 批 轮 本 级 组',
);
/** After one of these a numeral is part of a longer one, an ordinal or a bound. */
const NO_COUNT_AFTER = '第0-9.,:：—～百千万亿零一二三四五六七八九十两几数近余多约逾达';
const endsNoCount = charSet(NO_COUNT_AFTER.replace('0-9', '0123456789'));
const BOUNDS_BEFORE_COUNT = words('超过 [高低少多]于 不足 [增减升降长]至');
const COUNTING_PHRASE = formAt`(?<![${NO_COUNT_AFTER}]|${BOUNDS_BEFORE_COUNT})(?:(${LIST_COUNT_NUMERAL})(${LIST_CLASSIFIERS})|([二两三四五六七八九])(?=${HAN}))`;
/** Characters with which a counting phrase may begin. */
const COUNT_STARTS = '二两三四五六七八九十123456789';
const startsCount = charSet(COUNT_STARTS);
leadBy(COUNT_STARTS);
const CONTRACTED = everyForm`“((?:[一二两三四五六七八九十]${HAN}{1,4}、?){2,5})”`;
const COUNT_AND_HEAD = everyForm`([一二两三四五六七八九十])([^一二两三四五六七八九十、]{1,4})`;
/** Words in which 一 counts nothing: 六位一体, 一盘棋. */
const ONE_COUNTS_NOTHING = opening('[体流心家盘]');

/** Nouns for which lists are given. A counting phrase ends with the last of a chain of them. */
const HEAD_NOUNS = words(
  '突击队 工作组 小组 专班 方向 账 载体 改革 准则 补贴 手段 积极性 闸门 政府 特区 打算 思考 感受 认识',
  '启示 不足 差距 产业 难题 措施 渠道 企业 公司 单位 部门 任务 工程 行动 计划 方案 方面 内容 意见',
  '问题 关键 重点 领域 环节 板块 园区 开发区 基地 平台 体系 机制 制度 清单 要求 建议 体会 方法 方式',
  '途径 路径 举措 办法 目标 指标 战略 原则 理念 优势 特色 品牌 主题 专题 课题 项目 工作 事项 实事',
  '要素 要点 重心 中心 支柱 主线 抓手 保障 支撑 动力 能力 意识 精神 作风 关系 短板 弱项 瓶颈 风险',
  '挑战 机遇 变化 突破 转变 提升 攻坚战 战役 硬仗 会战 集群 链条 产业链 通道 走廊 组团 片区 街区 社区',
  '村 乡镇 街道 县 区 市 省 地区 城市 乡村 港口 机场 园 馆 校 院 所 站 厂 队伍 团队 人才 群体',
  '人群 对象 选手 代表 同志 干部 党员 教师 学校 医院 书记 模式 业态 产品 品种 技术 标准 规范 文件',
  '政策 条例 规划 活动 会议 讲座 课程 比赛 服务 场景 应用 功能 系统 网络 空间 圈 带 轴 极 核 翼',
  '维度 层面 层次 阶段 步骤 步 类型 类别 形式 情况 现象 表现 倾向 误区 环境 资源 产能 指数 报告 书',
  '榜 图 表 单 卡 码 证 员 长 制 化 率 线 关 坚持 必须 第一时间 不摘 到位 统一 结合 转型 统筹',
  '聚焦 着力 确保 强化 优先 不动摇 不放松 法宝 规律 经验 做法 亮点 成果 成效 成绩 荣誉 称号 奖项 名片',
  '引擎 新城 商圈 枢纽 走向 趋势 特征 特点 标志 节点 窗口 维护 自信 全面 革命 建设 产业园 工业园 市场',
  '行业 专业 学科 岗位 职业 工种 案件 议案 法规 村庄 小区 道路 公路 铁路 高速 桥梁 水库 河流 湖泊',
  '山区 林场 农场 合作社 示范区 试验区 功能区 新区 经济区 都市圈 城市群 家园 攻坚 工地 现场 窗 中学',
  '小学 幼儿园 大学 高校 学院 研究院 实验室 孵化器 机构 银行 组织 协会 商会 团体 媒体 栏目 版块 模块',
  '单元 主体 流程 程序 手续 证照 证件 材料 表格 热线',
);
/** Nouns that also follow a counted noun as its verb: 三大产业转型升级. */
const HEAD_NOUNS_OR_VERBS = new Set(
  '转型 提升 突破 统筹 聚焦 着力 确保 强化 优先 建设 服务 改革 变化 攻坚 保障 支撑 表现 统一 结合 要求'.split(' '),
);
const HEAD_NOUN_AT = formAt`${HEAD_NOUNS}`;

/** 一 counts one thing only at the end of a heading: 1.建设一项工程。 beside 2.推进两大行动。 */
const SECTION_NUMERAL = '[一二三四五六七八九十]{1,2}';
const SINGLE_THING_HEADING = form`^((?:${SECTION_NUMERAL}、|（${SECTION_NUMERAL}）|\d{1,2}\.)${HAN}{2,4}?)(一([项大个])(${HAN}{2,4}))(?=。|$)`;

const TIME_UNIT_FIRST = form`^[多半]?(?:月(?!饼|台)|${words('小时 工作日 星期 季度 学期 钟头 年头 百分点')})`;
/** Words after 大 with which it counts nothing: 四大家 are the leading bodies of a place, and 十八大 is a congress. */
const OF_CONGRESS = form`^(?:家(?!族|庭)|${words('以来 报告 精神 召开 会议 提出 作出 代表')})`;
const CLAUSE_OR_LIST_MARK = words('[，。、；：]');
/** Classifiers that announce a list without a noun: 三点, 五条, 四项. */
const POINT_CLASSIFIERS = words('[点条项件]');
const THING_CLASSIFIERS = words('[点条项件个家名处]');
const ANNOUNCING_VERBS = closing('以下 下面 做到 如下 抓好 谈 讲 强调了? 提出了?');
const AS_FOLLOWS = form`^(?:，[一-鿿]{0,6}如下)?：$`;
const FIRST_ITEM_AFTER_COLON = opening('：第一 ：一是 ：首先 ：其一');
const ARABIC_DIGIT = form`\d`;

const REST_OF_CLAUSE = form`^”?([^，。：；！？、]*)([。：；！？]|$)`;
const TASK_VERBS = closing('聚焦 抓好 突出 做好 实施 推进');
const ENDS_WITH_SENTENCE = form`^[^。！？；：]*。$`;
const STOPS_OR_COLON = words(STOPS, '：');
const FIRST_OF_RUN = opening('一[是要] 第一');
const SENTENCE_CLOSES = form`^”?[。：；！]`;
const HAN_OR_LATIN = form`${HAN}|[A-Za-z]`;

const AFTER_ITEMS = form`[的等”]{1,6}$`;
const AFTER_ITEMS_OR_COMMA = form`[的等”，]{1,6}$`;
const JOINT_ACTION = opening('一体化? 融合 同步 联动 并举 并重 协同 齐抓 共治');

const isPartMark = charSet('，。；：');

function countedPhrases(text: string, contents: number, leads: readonly number[]): CountingPhrase[] {
  const contracted: CountingPhrase[] = [];
  if ((contents & CONTENTS.quotedNumerals) !== 0) {
    CONTRACTED.lastIndex = 0;
    for (let m = CONTRACTED.exec(text); m; m = CONTRACTED.exec(text)) {
      const parts = Array.from(COUNT_AND_HEAD.all(group(m, 1)), (p) => ({
        count: readOrdinal(group(p, 1)) ?? 0,
        head: group(p, 2),
      }));
      // 六位一体 and 四个一批 have one count.
      const last = parts.at(-1);
      if (!last || parts.length < 2 || parts[0]?.head === '个' || ONE_COUNTS_NOTHING.test(last.head)) continue;
      contracted.push({
        at: span(m.index, m.index + m[0].length),
        count: parts.reduce((n, p) => n + p.count, 0),
        classifier: '',
        head: last.head,
        bare: false,
        parts,
      });
    }
  }
  const out = [...contracted];
  const single = (contents & CONTENTS.counts) !== 0 ? SINGLE_THING_HEADING.exec(text) : null;
  if (single) {
    const start = single.index + group(single, 1).length;
    out.push({
      at: span(start, start + group(single, 2).length),
      count: 1,
      classifier: group(single, 3),
      head: group(single, 4),
      bare: false,
      promise: true,
    });
  }
  // The index of the first contraction that ends after `start`.
  let near = 0;
  let covered = 0;
  for (const start of leads) {
    if (start < covered) continue;
    if (!isIn(startsCount, text.charCodeAt(start)) || isIn(endsNoCount, text.charCodeAt(start - 1))) continue;
    COUNTING_PHRASE.lastIndex = start;
    const m = COUNTING_PHRASE.exec(text);
    if (!m) continue;
    covered = COUNTING_PHRASE.lastIndex;
    while ((contracted[near]?.at.end ?? Infinity) <= start) near++;
    if ((contracted[near]?.at.start ?? Infinity) <= start) continue;
    const counted = m[1]
      ? countWithClassifier(text, start, m[1], group(m, 2))
      : countWithSuffix(text, start, group(m, 3));
    if (counted) out.push(counted);
  }
  return contracted.length || single ? out.sort((a, b) => a.at.start - b.at.start) : out;
}

function countWithClassifier(text: string, start: number, numeral: string, classifier: string): CountingPhrase | null {
  const count = readOrdinal(numeral);
  if (count === null) return null;
  if (classifier === '大' && (count > 12 || OF_CONGRESS.test(text.slice(start + numeral.length + 1)))) return null;
  const from = start + numeral.length + classifier.length;
  // 2个月内的整改清单 counts months.
  if (classifier === '个' && TIME_UNIT_FIRST.test(text.slice(from, from + 4))) return null;
  const quoted = text[start - 1] === '“';
  const close = quoted ? indexNear(text, '”', from, 16) : -1;
  // 六个“第一时间”: the quotation is the noun.
  if (text[from] === '“') {
    const end = indexNear(text, '”', from, 20);
    if (end < 0 || end - from > 16) return null;
    return { at: span(start, end + 1), count, classifier, head: text.slice(from + 1, end), bare: false };
  }
  if (close >= 0 && close - start <= 12) {
    const head = text.slice(from, close);
    if (!head || CLAUSE_OR_LIST_MARK.test(head)) return null;
    return { at: span(start - 1, close + 1), count, classifier, head, bare: classifier === '大', promise: true };
  }
  if (classifier.endsWith('方面')) return aspectsAt(text, start, count, from);
  const [end, head] = headEnd(text, from);
  // 努力做到以下三点。: the phrase has no noun.
  if (end === from) {
    const told = POINT_CLASSIFIERS.test(classifier) && ANNOUNCING_VERBS.test(text.slice(Math.max(0, start - 3), start));
    // 今年的民生实事共8件，具体如下：
    const below = THING_CLASSIFIERS.test(classifier) && AS_FOLLOWS.test(text.slice(from, from + 10));
    // 主要做法有四点：第一，…
    const led = POINT_CLASSIFIERS.test(classifier) && FIRST_ITEM_AFTER_COLON.test(text.slice(from, from + 4));
    if (!below && !led && (!told || !endsSentence(text, from))) return null;
    return { at: span(start, from), count, classifier, head: '', bare: false, promise: true };
  }
  const promise = nearEnd(text, end, 6) || announcesList(text, start, end) || leadsToList(text, end);
  const bare =
    !ARABIC_DIGIT.test(numeral) && (classifier === '大' ? head !== '' : classifier === '件' && head.endsWith('实事'));
  return { at: span(start, end), count, classifier, head, bare, promise };
}

/** Phrases with 方面: 四个方面, 四个方面的内容, 六个方面重点任务. */
function aspectsAt(text: string, start: number, count: number, from: number): CountingPhrase {
  const of = text[from] === '的' ? from + 1 : from;
  HEAD_NOUN_AT.lastIndex = of;
  const [end, head] = HEAD_NOUN_AT.test(text) ? headEnd(text, of, 6) : [from, ''];
  const at = span(start, head && end > of ? end : from);
  return {
    at,
    count,
    classifier: '个',
    head: '方面',
    bare: false,
    promise: nearEnd(text, at.end, 12) || leadsToList(text, at.end),
  };
}

/** Whether few words stand between the phrase and the end of its clause: 分三个阶段实施。 从三个方面汇报体会。 */
function nearEnd(text: string, end: number, reach: number): boolean {
  const rest = REST_OF_CLAUSE.exec(text.slice(end, end + reach + 2));
  return rest !== null && group(rest, 1).length <= reach;
}

/** Whether the phrase announces a list at the end of a paragraph: 要聚焦五个重点，一项一项抓落实。 */
const announcesList = (text: string, start: number, end: number): boolean =>
  text[end] === '，' &&
  text.length - end <= 40 &&
  TASK_VERBS.test(text.slice(Math.max(0, start - 2), start)) &&
  ENDS_WITH_SENTENCE.test(text.slice(end));

/** Whether the paragraph ends after the sentence, or a run begins there: 存在三个方面的突出问题，必须引起重视。 */
function leadsToList(text: string, end: number): boolean {
  const near = text.slice(end, end + LONGEST_GAP_TO_STEPS);
  const m = STOPS_OR_COLON.exec(near);
  if (!m) return false;
  const rest = near.slice(m.index + 1, m.index + 4);
  return rest === '' || (FIRST_OF_RUN.test(rest) && isGap(near.slice(0, m.index + 1)));
}

const endsSentence = (text: string, end: number): boolean =>
  end >= text.length || SENTENCE_CLOSES.test(text.slice(end));

/** The end of the counted noun, and the noun. It ends with a chain of head nouns, else at the next mark or particle. */
function headEnd(text: string, from: number, reach = 12): [number, string] {
  let stop = from;
  while (stop < text.length && stop - from < reach && HAN_OR_LATIN.test(text.charAt(stop))) stop++;
  for (let i = from; i < stop; i++) {
    let end = i;
    for (;;) {
      HEAD_NOUN_AT.lastIndex = end;
      const m = HEAD_NOUN_AT.exec(text);
      if (!m || end + m[0].length > stop || (end > i && HEAD_NOUNS_OR_VERBS.has(m[0]))) break;
      end += m[0].length;
      // 九件民生实事专题调度会: the name of such a set ends with 实事.
      if (m[0] === '实事') break;
    }
    // A single character may begin a longer word, such as 区 in 区域, so that it counts only at the end of the words.
    if (end - i >= 2 || (end > i && end === stop && i > from)) return [end, text.slice(from, end)];
  }
  const particle = text.slice(from, stop).search(PARTICLES);
  const end = particle >= 0 ? from + particle : stop;
  return end > from ? [Math.min(end, from + 4), text.slice(from, Math.min(end, from + 4))] : [from, ''];
}

/** A count whose head ends every item: 工业化、信息化两化融合, “学位”“床位”的“两位一体”. */
function countWithSuffix(text: string, start: number, numeral: string): CountingPhrase | null {
  const quoted = text[start - 1] === '“';
  const close = quoted ? indexNear(text, '”', start, 8) : -1;
  if (quoted && (close < 0 || close - start > 6)) return null;
  if (quoted && close - start > 1) {
    const at = span(start - 1, close + 1);
    const count = readOrdinal(numeral);
    if (count === null) return null;
    const inner = text.slice(start + 1, close);
    const own = expansionOf(text, at, [{ count, head: inner }]);
    if (own) return { at, count, classifier: '', head: inner, bare: false, own };
  }
  if (quoted && repeatsHead(text, start, text.slice(start + 1, close))) {
    const at = span(start - 1, close + 1);
    return { at, count: readOrdinal(numeral) ?? 0, classifier: '', head: text.slice(start + 1, close), bare: false };
  }
  const head = text.charAt(start + 1);
  const before = quoted ? start - 1 : start;
  const last = text.slice(Math.max(0, before - 6), before).replace(quoted ? AFTER_ITEMS_OR_COMMA : AFTER_ITEMS, '');
  if (!last.endsWith(head)) return null;
  const tail = JOINT_ACTION.exec(text.slice(start + 2));
  const end = quoted ? close + 1 : start + 2 + (tail ? tail[0].length : 0);
  return { at: span(before, end), count: readOrdinal(numeral) ?? 0, classifier: '', head, bare: false };
}

/** Whether the items before the phrase all have its head: 统一管理、统一标准、统一收费“三统一”. */
function repeatsHead(text: string, start: number, head: string): boolean {
  if (head.length < 2) return false;
  const clause = text
    .slice(Math.max(0, start - 80), start - 1)
    .split(CLAUSE_BREAKS)
    .at(-1);
  if (clause === undefined) return false;
  const [opener, ...others] = clause.split('、');
  return others.length > 0 && opener?.includes(head) === true && others.every((o) => o.startsWith(head));
}

// ---------------------------------------------------------------- the list

/** How far after its list a set may be named again without its members, in UTF-16 units. */
const MAX_ECHO_DISTANCE = 200;

const isStopOrSemicolon = charSet('。；！？');
const isFullStop = charSet('。！？');
const opensListPart = charSet('，：（');
/**
 * The length up to which a list is read, in UTF-16 units, so that a text without full stops is not searched from each
 * numeral.
 */
const LONGEST_LIST = 600;

/**
 * The list of a counting phrase; null where there is none. `floor` is the end of the last counting phrase: in
 * 五大领域和交通、住房两大难点 the list of the second begins after 五大领域和.
 */
function listFor(text: string, counted: CountingPhrase, floor: number): FoundList | null {
  if (counted.own) return { items: counted.own, open: false, tied: false };
  if (counted.parts) {
    const own = expansionOf(text, counted.at, counted.parts);
    return own ? { items: own, open: false, tied: false } : contractionList(text, counted);
  }
  return listAfter(text, counted) ?? listBefore(text, counted, floor) ?? namedLater(text, counted);
}

/** The set is named again after some of its members: 九件民生实事…对甲、乙、丙等民生实事. */
function namedLater(text: string, counted: CountingPhrase): FoundList | null {
  const { head, at } = counted;
  if (head.length < 3) return null;
  const near = text.slice(at.end, at.end + 160);
  const found = near.indexOf(`等${head}`);
  if (found < 0 || STOPS.test(near.slice(0, found))) return null;
  const again = at.end + found;
  let from = again;
  while (from > at.end && !isIn(isPartMark, text.charCodeAt(from - 1))) from--;
  const items = stripOpener(text, splitAt(text, span(from, again), '、'));
  return items.length >= 2 && items.length <= counted.count ? { items, open: true, tied: false } : null;
}

/** The list of an earlier phrase with the same count: 两家企业 after 湖南某某和某某两家龙头企业. */
function echoOfList(before: readonly Enumeration[], { count, classifier, head, at }: CountingPhrase): FoundList | null {
  if (!classifier || !head) return null;
  for (let i = before.length - 1; i >= 0; i--) {
    const e = before[i];
    if (!e) continue;
    if (at.start - e.at.end > MAX_ECHO_DISTANCE) break;
    if (e.count !== count || !e.items.length) continue;
    const bare = e.text.replace(EVERY_QUOTE_MARK, '');
    if (bare.includes(classifier) && bare.endsWith(head)) return { items: e.items, open: e.open, tied: false };
  }
  return null;
}

// ---------------------------------------------------------------- lists before the count

/** What a name represents: 以…为代表的. */
const LEADING_NOUNS = words('代表 主 重点 核心 龙头 支撑 引领 骨干 主导 主体');
const REPRESENTED_NAME = everyForm`为${LEADING_NOUNS}的([^，；。、]{2,20}?)(?=[，、]|和以|及以|以及以|$)`;
/** Words that lead to a list: verbs whose objects are the items, and words that stand before a topic. */
const AIM_VERBS = words('突出 紧盯 紧扣 瞄准');
const TOPIC_WORDS = words('通过 围绕 聚焦 按照 针对 依托 面向 涉及 涵盖 覆盖 包括 包含 分为 把 将 从 以 对');
const ACTION_VERBS = words(
  '组建了? 组成 设立了? 出台了? 推广 专司 下设 举办 完成了? 了 形成了? 实施了? 推进了? 打造 构建 建成了? 建设 建立了?',
  '培育了? 发展了? 坚持 抓好 抓实 做好 做优 做强 做大 开展了? 落实 实现了? 解决 破解 强化 加强 深化 推动 促进 提升 优化 聚力',
  '引进 获得 荣获 深入 走访了? 走进 前往 分赴 赶赴 调研了? 抽查了? 在 是 有 为',
  '查处了? 严查 打击 整治了? 排查了? 化解了?',
);
const LIST_OPENER = everyWord(TOPIC_WORDS, AIM_VERBS, ACTION_VERBS);
const TOPIC_OPENER = opening(TOPIC_WORDS, AIM_VERBS);
/** Words between the list and its count. */
const LIST_TO_COUNT = words('等共? 共 的 —— ，');
const ENDS_IN_LIST_TO_COUNT = closing(LIST_TO_COUNT);
const ENDS_IN_SUM_OR_DEMONSTRATIVE = closing(LIST_TO_COUNT, '合计 共计 这');
const ENDS_IN_PAUSE = closing(LIST_MARKS);
/** A contraction that is explained: “四园”即. */
const CONTRACTION_EXPLAINED = form`^“[^”]{1,8}”${words('即 就是 是指')}`;
const JOINT_FIRST = form`^(?:以及|[和与及、])?`;

const QUOTED_BEFORE = form`[”》][，；]$`;

/** Words of a clause that urges something and is no name. */
const URGING_WORDS = words('要 必须 应当 不断 更加');
/** A member that holds a list of its own: 3种, 五种, 以…为代表. */
const HAS_INNER_LIST = form`^\d|^[一二三四五六七八九十两]种|为代表`;

/** Verbs that may stand at the end of the last item and govern the count. */
const GOVERNING_VERBS = words(
  '[提推]出 出台 印发 发布 制[定订] 拟[定订] 设[置立定] 确[定立] 明确 列出 细化 分解 梳理 采取 安排 部署 布局 谋划 征集',
  '收[集到] 提交 引进 新[建增] 编制 起草 修订 公布 公开 评选 选[出派] 遴选 认定 获批 争取 抽[取调] 策划 开展 实施 抓好',
  '做好 办好 做出 作出 打造 形成 完成 签[订约] 取得 获得 获 有 出',
);
const ENDS_IN_GOVERNING_VERB = form`.${GOVERNING_VERBS}了?$`;
/** Particles, marks and digits that stand in no name. 一 is removed before, since it looks like a dash. */
const NOT_IN_NAME = form`[的等“”（）《》一-]|^\d`;
const EVERY_HAN_ONE = everyWord('一');

function listBefore(text: string, counted: CountingPhrase, floor: number): FoundList | null {
  let end = counted.at.start;
  let start = end;
  while (start > 0 && end - start < LONGEST_LIST && !isIn(isStopOrSemicolon, text.charCodeAt(start - 1))) start--;
  let lead = ENDS_IN_SUM_OR_DEMONSTRATIVE.exec(text.slice(start, end));
  let open = false;
  let of = false;
  // “…”等的“三位”: up to three particles stand between the list and the count.
  for (let k = 0; lead && k < 3; k++) {
    if (lead[0].startsWith('等')) open = true;
    if (lead[0] === '的') of = true;
    end -= lead[0].length;
    if (lead[0] === '，') {
      // 某某、某某，这三项: over a comma only a demonstrative refers to the list.
      if (text[end + 1] !== '这' && counted.classifier !== '') return null;
    }
    lead = ENDS_IN_LIST_TO_COUNT.exec(text.slice(start, end));
  }
  // 邓小平理论和“三个代表”: the phrase itself is the last member.
  if (end - start < 3 || ENDS_IN_PAUSE.test(text.slice(start, end))) return null;
  const whole = text.slice(start, end);
  if (whole.includes('为代表的') || (whole.includes('为主的') && whole.includes('以'))) {
    return representedList(text, start, end, counted.count);
  }
  const quoted = quotedBefore(text, end, start, maxItems(counted.count));
  const lone = only(quoted);
  if (lone && text[end - 1] === '”') {
    const inside = quotedTogether(text, lone, counted);
    if (inside) return { ...inside, open, tied: inside.tied && (!open || inside.items.length > counted.count) };
  }
  if (quoted.length >= 2) {
    if (counted.classifier === '' && !sharesHead(quoted, counted.head)) return null;
    return { items: quoted, open, tied: !open || quoted.length > counted.count };
  }
  let from = end;
  while (from > start && !isIn(opensListPart, text.charCodeAt(from - 1))) from--;
  // “四园”即白石、青冲…四个园区
  from += CONTRACTION_EXPLAINED.exec(text.slice(from, Math.min(end, from + 16)))?.[0].length ?? 0;
  if (floor > from && floor < end) from = floor + JOINT_FIRST.exec(text.slice(floor, floor + 2))![0].length;
  const plain = plainBefore(text, from, end, open, counted);
  // 东山县、西河县的12个村: the villages are counted, and not the counties.
  if (plain?.tied && plain.items.length !== counted.count && !areCounted(plain.items, of, counted)) return null;
  return plain ?? clausesBefore(text, start, end, counted);
}

/** Whether the members are what is counted, and not something to which it belongs. */
function areCounted(items: readonly Item[], of: boolean, { classifier, head }: CountingPhrase): boolean {
  const words = items.map((i) => i.text);
  if (!mayBePlaces(words, classifier + head)) return false;
  const suffix = commonSuffix(words);
  return !of || (suffix !== '' && head.endsWith(suffix.slice(-1)));
}

/**
 * All members in one pair of quotation marks: “县、乡、村、组、户”五级预警体系. Pairs (“甲、乙，丙、丁”两大难题) and a joint inside (“甲、乙和丙”三大诉求)
 * leave several ways of cutting it, and one that gives the count is accepted.
 */
function quotedTogether(
  text: string,
  { at, text: words }: Item,
  { count, classifier, head }: CountingPhrase,
): FoundList | null {
  const items = splitAt(text, at, '、');
  const whole = partLast(text, items);
  const ways = [items, whole ?? [], ...['，', '；', '，、', '，；、'].map((marks) => splitAt(text, at, marks))];
  const right = ways.find((w) => w.length === count && w.length > 1);
  if (right) return { items: right, open: false, tied: false };
  if (items.length < 2 || (classifier === '' && !sharesHead(items, head))) return null;
  // “甲”，“乙、丙”两大难题: the quotation before belongs to the list.
  const led = QUOTED_BEFORE.test(text.slice(Math.max(0, at.start - 3), at.start - 1));
  return { items, open: false, tied: !led && !CLAUSE_MARKS.test(words) && !whole };
}

const sharesHead = (items: readonly Item[], head: string): boolean =>
  items.every((i) => i.text.endsWith(head)) || items.every((i) => i.text.startsWith(head));

/** The names that are represented: 以…为代表的甲，以…为代表的乙两大产业. */
function representedList(text: string, start: number, end: number, count: number): FoundList | null {
  const whole = text.slice(start, end);
  const items: Item[] = [];
  REPRESENTED_NAME.lastIndex = 0;
  for (let m = REPRESENTED_NAME.exec(whole); m; m = REPRESENTED_NAME.exec(whole)) {
    const from = m.index + m[0].length - group(m, 1).length;
    items.push(item(text, start + from, start + from + group(m, 1).length));
  }
  if (items.length < 2 && items.length !== count) return null;
  return { items, open: false, tied: items.length >= 2 };
}

/** Whether there are as many opening quotation marks as closing ones. */
const hasPairedQuotes = (member: string): boolean => member.split('“').length === member.split('”').length;

function plainBefore(
  text: string,
  from: number,
  end: number,
  open: boolean,
  counted: CountingPhrase,
): FoundList | null {
  const { count } = counted;
  let items = splitAt(text, span(from, end), '、');
  const parted = partLast(text, items);
  if (items.length < 2) {
    if (!parted || count !== 2 || open) return null;
    items = parted;
  } else if (parted && (parted.length === count || items.length !== count)) items = parted;
  const stripped = stripOpener(text, items);
  const words = stripped.map((i) => i.text);
  if (!words.every(hasPairedQuotes)) return null;
  if (items.length === 2 && count === 2 && words.some((w) => URGING_WORDS.test(w) || w.length > 10)) return null;
  if (counted.classifier === '' && !sharesHead(stripped, counted.head)) return null;
  if (words.some((w) => HAS_INNER_LIST.test(w) || w.length > 24)) return null;
  if (items.length === count) return { items: stripped, open, tied: !open && isClearList(stripped, items, counted) };
  if (open) {
    const clear = isClearList(stripped, items, counted);
    if (items.length < count) return { items: stripped, open, tied: false };
    return clear ? { items: stripped, open, tied: true } : null;
  }
  if (!isClearList(stripped, items, counted)) return null;
  const more = countJoints(stripped);
  if (count > stripped.length && count <= stripped.length + more) return null;
  if (parted && count === parted.length - 1) return null;
  return { items: stripped, open, tied: true };
}

/** Whether the items have one form, and nothing before, in or after them could be read in another way. */
function isClearList(
  items: readonly Item[],
  unstripped: readonly Item[],
  { count, classifier }: CountingPhrase,
): boolean {
  const words = items.map((i) => i.text);
  if (words.length < 2 || count < 2) return false;
  // 围绕规模、速度、质量提出6项指标: the verb governs the count, and the list belongs to the words before the verb.
  if (ENDS_IN_GOVERNING_VERB.test(words.at(-1) ?? '')) return false;
  if (words.some((w) => w.length > 12 || NOT_IN_NAME.test(w.replace(EVERY_HAN_ONE, '')) || w.startsWith('一')))
    return false;
  const first = unstripped[0]?.text ?? '';
  const opened = first.length > (words[0] ?? '').length;
  if (words.length >= 3 && sameLength(words)) return true;
  // The last item may be longer where it has a joint. Then the common ending shows the list.
  if (words.length >= 3 && commonSuffix(words).length >= 1) return true;
  if (classifier === '' && words.length >= 2) return true;
  if (opened && isListOfKinds(words, count, classifier)) return true;
  return opened && TOPIC_OPENER.test(first) && words.length >= 3 && words.every((w) => w.length <= 10 && w.length >= 2);
}

const KIND = whole('类 种');
const GOVERNS_KINDS = closing(
  '涉及 惠及 覆盖 包括 属于 分属 分为 列为 归为 纳入 对应 等 及 其他 整治 查处 推行 创建 共 含 有',
);

/**
 * 开展酒驾醉驾、超员载客、货车超载、涉牌涉证、骑乘不戴头盔四类违法行为整治: kinds told behind the verb that governs them, all but one in the
 * same number of characters, of which the text counts one more or less.
 */
function isListOfKinds(words: readonly string[], count: number, classifier: string): boolean {
  if (!KIND.test(classifier) || words.length < 4 || Math.abs(words.length - count) !== 1) return false;
  if (GOVERNS_KINDS.test(words.at(-1) ?? '')) return false;
  return words.some((odd) => {
    const others = words.filter((w) => w !== odd);
    const usual = others[0]?.length ?? 0;
    // 酒驾醉驾、超员、超载、毒驾五类: two kinds may stand together without a mark.
    const isPair = odd.length >= 2 * usual && count > words.length;
    return others.length === words.length - 1 && sameLength(others) && odd.length <= 2 * usual && !isPair;
  });
}

/** Removes a word such as 紧紧聚焦 or 通过 from the first item, where the other items do not begin with it. */
function stripOpener(text: string, items: readonly Item[]): Item[] {
  const [first, ...rest] = items;
  if (!first || !rest.length) return [...items];
  // 整治河道、修建道路、栽植苗木: the verb belongs to the item.
  if (rest.length > 1 && sameLength([first, ...rest].map((i) => i.text))) return [...items];
  const longest = Math.max(...rest.map((i) => i.text.length));
  let cut = 0;
  LIST_OPENER.lastIndex = 0;
  for (let m = LIST_OPENER.exec(first.text); m; m = LIST_OPENER.exec(first.text)) {
    const end = m.index + m[0].length;
    if (end >= first.text.length - 1) break;
    if (rest.some((i) => i.text.startsWith(m[0]))) break;
    const left = first.text.length - end;
    if (cut && left < 2) break;
    // Once an opener leaves as much as the other items have, a further verb belongs to the item.
    const stacked = m.index === cut && TOPIC_OPENER.test(m[0]);
    if (cut && !stacked && first.text.length - cut <= longest) break;
    cut = end;
  }
  // 发挥中央、地方: if the other item has two characters, so has the first.
  if (longest === 2 && rest.length === 1 && first.text.length - cut > longest) {
    cut = first.text.length - longest;
  }
  if (!cut) return [...items];
  return [item(text, first.at.start + cut, first.at.end), ...rest];
}

/** Clauses in a row that have one form: 讲诚信，多服务，少干预三项要求. They confirm a count only. */
function clausesBefore(
  text: string,
  start: number,
  end: number,
  { count, classifier, head }: CountingPhrase,
): FoundList | null {
  if (!classifier || count < 3) return null;
  const clauses = splitAt(text, span(start, end), '，：');
  if (clauses.length < count) return null;
  const items = clauses.slice(-count);
  const words = items.map((i) => i.text);
  if (words.some((w) => w.length < 3 || w.length > 24)) return null;
  const alike = sameLength(words) || (commonSuffix(words) !== '' && head.endsWith(commonSuffix(words)));
  return alike ? { items, open: false, tied: false } : null;
}

// ---------------------------------------------------------------- lists after the count

/** A clause between the count and its list: 通过以下三种渠道筹措：甲；乙；丙。 It confirms a count only. */
const LOOSE_INTRODUCTION = form`^[^，。；：、]{1,6}：`;
/** A clause before 即: 以六个“第一时间”部署推进全区工作，即第一时间传达…. */
const LATER_INTRODUCTION = form`^[^，。；：、]{0,20}，即[：，]?`;
const INTRODUCING_WORDS = words('—— 即 分别[是为] 就是 主要[是有为] 主要包括 包括 具体[是为] 也就是 依次[是为] 有');
const INTRODUCTION = form`^(?:[，：]?${INTRODUCING_WORDS}[：，]?|[：（]|——)`;
/** Words after a bracket that tell of some of the things, or of their parts. */
const SOME_OF_THEM = opening('其中 含 包括 均 不含 如');
const FIRST_MEMBER = opening('一[是要] 首先[，：要是] 第一[，：] 其一');
const ENDS_IN_ETC = closing('等');
/** Words that introduce a sentence as well as a list. */
const INTRODUCES_SENTENCE = opening('分 [，：]?就是 [，：]?主要是 [，：]?有');

const GAP_TO_HEAD = form`^(?:的${HAN}{2,8})?，`;
const isListEnd = charSet('。；：！？');
const isListOrClauseEnd = charSet('，。；：！？');
const closesList = charSet('。；');
const ENDS_IN_AND_SO_ON = form`等[^、]{0,6}$`;
/** Words that introduce a list and nothing else. */
const INTRODUCES_LIST = words('即 包括 分别 ： （ ——');

const TOO_COMMON_HEAD = whole('[一不有无零]');
const SEPARATES_ITEM = words('[，和与及等]');

function listAfter(text: string, counted: CountingPhrase): FoundList | null {
  const { count, at, head } = counted;
  const intro =
    INTRODUCTION.exec(text.slice(at.end, at.end + 12)) ?? LATER_INTRODUCTION.exec(text.slice(at.end, at.end + 26));
  const weak = intro ? null : LOOSE_INTRODUCTION.exec(text.slice(at.end, at.end + 8));
  const opener = intro ?? weak;
  if (!opener) return listWithSharedHead(text, counted);
  const from = at.end + opener[0].length;
  let end = from;
  const bracket = opener[0].endsWith('（');
  let depth = 0;
  for (; end < text.length && end - from < LONGEST_LIST; end++) {
    const c = text.charAt(end);
    if ('“‘（《'.includes(c)) depth++;
    else if ('”’》'.includes(c) || (c === '）' && depth > 0)) depth--;
    else if (bracket && c === '）') break;
    else if (depth <= 0 && isIn(isFullStop, text.charCodeAt(end))) break;
  }
  // 6名村干部（其中…）: the bracket tells of some of them, or of their parts.
  if (bracket && SOME_OF_THEM.test(text.slice(from, from + 2))) return null;
  // The fold counts runs such as 一是…二是….
  if (FIRST_MEMBER.test(text.slice(from, from + 4))) return null;
  const body = span(from, end);
  const headed = itemsWithHead(text, body, head);
  if (headed.length >= 2 && !weak) return { items: headed, open: false, tied: true };
  const semi = splitAt(text, body, '；');
  if (semi.length === count && count > 1)
    return { items: semi, open: ENDS_IN_ETC.test(semi.at(-1)?.text ?? ''), tied: false };
  if (semi.length > 1 || weak) return null;
  const commas = splitAt(text, body, '，');
  if (commas.length === count && count > 1) return { items: commas, open: false, tied: false };
  if (INTRODUCES_SENTENCE.test(opener[0]) && commas.length > 1) return null;
  const first = commas[0];
  if (!first) return null;
  return commas.length === 1 || bracket ? pausedListAfter(text, first.at, counted, opener[0]) : null;
}

/**
 * A list that no word introduces, since all its items begin or end alike: 做到“三个到位”，思想认识到位、责任落实到位、督促检查到位。
 * “三个聚焦”，聚焦产业、聚焦民生、聚焦生态。
 */
function listWithSharedHead(text: string, { at, head, count }: CountingPhrase): FoundList | null {
  // “四个坚持”的工作思路，坚持…
  const gap = GAP_TO_HEAD.exec(text.slice(at.end, at.end + 10));
  if (head.length < 2 || !gap) return null;
  const start = at.end + gap[0].length;
  const led = text.startsWith(head, start);
  if (!led && gap[0].length > 1) return null;
  const ends = led ? isListEnd : isListOrClauseEnd;
  let end = start;
  while (end < text.length && end - at.end < (led ? 200 : 80) && !isIn(ends, text.charCodeAt(end))) end++;
  const body = span(start, end);
  if (led) {
    const parts = splitAt(text, body, '，、');
    const items = parts.filter((p) => p.text.startsWith(head));
    // 聚焦甲、乙，聚焦丙: a part without the word belongs to the item before it. The last item must be complete.
    const whole = items.length === parts.length && isIn(closesList, text.charCodeAt(end));
    return items.length < 2 ? null : { items, open: false, tied: items.length > count || (whole && items.length >= 2) };
  }
  if (text[at.end - 1] !== '”') return null;
  const items = splitAt(text, body, '、');
  if (items.length < 2 || !items.every((i) => i.text.length > head.length && i.text.endsWith(head))) return null;
  return {
    items,
    open: false,
    tied: items.length >= 3 && items.length !== count && isIn(closesList, text.charCodeAt(end)),
  };
}

function pausedListAfter(text: string, at: Span, counted: CountingPhrase, intro: string): FoundList | null {
  const { count } = counted;
  const open = ENDS_IN_AND_SO_ON.test(text.slice(at.start, at.end));
  const quoted = splitAt(text, at, '、');
  let items = quoted.length >= 2 ? quoted : allQuoted(text, at);
  const parted = partLast(text, items);
  if (parted && (parted.length === count || (items.length !== count && items.length < 2))) items = parted;
  if (items.length < 2) return null;
  const last = items.at(-1);
  if (!last) return null;
  if (open) {
    const cut = last.text.lastIndexOf('等');
    if (cut > 0) items = [...items.slice(0, -1), item(text, last.at.start, last.at.start + cut)];
  }
  if (items.length === count) return { items, open, tied: false };
  const strong =
    INTRODUCES_LIST.test(intro) &&
    (sameLength(items.map((i) => i.text)) || commonSuffix(items.map((i) => i.text)) !== '') &&
    items.length >= 3;
  if (open) return items.length < count ? { items, open, tied: false } : strong ? { items, open, tied: true } : null;
  if (!strong || (count > items.length && count <= items.length + countJoints(items))) return null;
  return { items, open, tied: true };
}

function allQuoted(text: string, at: Span): Item[] {
  const items = quotedBefore(text, at.end, at.start - 1);
  return items.length >= 2 && (items[0]?.at.start ?? 0) <= at.start + 1 ? items : [item(text, at.start, at.end)];
}

/** Clauses that all begin with the counted words: 第一时间传达，第一时间部署. */
function itemsWithHead(text: string, body: Span, head: string): Item[] {
  // “三个一”活动，即上好一堂课、办好一件事…: the head stands inside each member.
  if (TOO_COMMON_HEAD.test(head)) {
    const parts = splitAt(text, body, '、');
    const each = parts.every((p) => p.text.length <= 12 && p.text.includes(head) && !SEPARATES_ITEM.test(p.text));
    return parts.length > 1 && each ? parts : [];
  }
  if (head.length < 2) return [];
  const out: Item[] = [];
  // 关停一批、整合一批、提升一批: the head ends each member.
  const closed = splitAt(text, body, '、，；');
  if (closed.length > 1 && closed.every((p) => p.text.endsWith(head) && !JOINTS.test(p.text))) return closed;
  for (const clause of splitAt(text, body, '，；')) {
    if (!clause.text.startsWith(head)) {
      if (out.length) break;
      return [];
    }
    out.push(clause);
  }
  // 坚持A、坚持B、坚持C in one clause.
  const lone = only(out);
  if (lone) {
    const parts = splitAt(text, lone.at, '、');
    if (parts.length > 1 && parts.every((p) => p.text.startsWith(head))) return parts;
  }
  return out;
}

// ---------------------------------------------------------------- contractions

const CONTRACTION_INTRODUCTION = form`^${HAN}{0,6}(?:[。，：]?${words('即 就是 具体是 分别是 具体为')}[：，]?|：|（)`;

const SINGLE_JOINTS = words('[和与及]');

/** The list after a contraction: “一极两区三基地”…即：…极，…区、…区，“…基地”…; “七先七后”：先…后…；先…后…. */
function contractionList(text: string, { at, parts }: CountingPhrase): FoundList | null {
  if (!parts) return null;
  const intro = CONTRACTION_INTRODUCTION.exec(text.slice(at.end, at.end + 14));
  if (!intro) return groupsBefore(text, at, parts);
  const from = at.end + intro[0].length;
  let end = from;
  while (end < text.length && end - from < LONGEST_LIST && !isIn(isFullStop, text.charCodeAt(end))) end++;
  // 一台账、两清单，即甲台账、乙清单、丙清单，实行…: the list ends with its clause.
  const clause = splitAt(text, span(from, end), '，；')[0];
  const own = clause && text[clause.at.end] === '，' ? splitAt(text, clause.at, '、') : [];
  const heads = parts.flatMap((p) => Array.from({ length: p.count }, () => p.head));
  if (own.length === heads.length && own.every((c, k) => c.text.endsWith(heads[k]!)))
    return { items: own, open: false, tied: false };
  const paired = pairedItems(
    text,
    span(from, end),
    parts.map((p) => p.head),
  );
  if (paired.length >= 2) {
    const odd = parts.find((p) => p.count !== paired.length) ?? parts[0];
    return { count: odd?.count ?? 0, items: paired, open: false, tied: parts.every((p) => p.head.length === 1) };
  }
  const items: Item[] = [];
  const chunks = splitAt(text, span(from, end), '，；、')
    .flatMap((c) => quotesOf(text, c))
    .flatMap((c) => partAtJoint(text, c, parts));
  for (const { head } of parts) {
    const found = chunks.filter(
      (c) => (c.text.endsWith(head) || c.text.endsWith(`${head}心`)) && !items.some((i) => i.at.start === c.at.start),
    );
    if (!found.length) return null;
    items.push(...found);
  }
  items.sort((a, b) => a.at.start - b.at.start);
  // 白石、青冲两园: an item that ends in no head shares the head of the item after it.
  const elided = chunks.some(
    (c) => c.at.end <= (items.at(-1)?.at.end ?? 0) && !items.some((i) => i.at.end === c.at.end),
  );
  // 自治、法治、德治相结合: an item may go on after its head.
  const isItem = (c: Item | undefined): boolean => items.some((i) => i.at.end === c?.at.end);
  const goesOn = chunks.some((c, k) => {
    const before = chunks[k - 1];
    if (!before || isItem(c) || !isItem(before)) return false;
    return parts.some(({ head }) => c.text.indexOf(head) > 0 && c.text.indexOf(head) === before.text.indexOf(head));
  });
  return goesOn ? null : { items, open: false, tied: !elided };
}

/** Cuts an item at its joint where both parts are items: 院长和保洁员 in “三长两员”. */
function partAtJoint(text: string, chunk: Item, parts: NonNullable<CountingPhrase['parts']>): Item[] {
  const m = SINGLE_JOINTS.exec(chunk.text);
  if (!m || !parts.some((p) => chunk.text.slice(0, m.index).endsWith(p.head))) return [chunk];
  const cut = chunk.at.start + m.index;
  return [item(text, chunk.at.start, cut), item(text, cut + 1, chunk.at.end)];
}

/** Clauses before a contraction, one for each head: 亮身份、亮承诺、亮业绩，接受评议、接受监督，“三亮两评”. They confirm a count only. */
function groupsBefore(text: string, at: Span, parts: NonNullable<CountingPhrase['parts']>): FoundList | null {
  let start = at.start;
  while (start > 0 && at.start - start < 120 && !isIn(isStopOrSemicolon, text.charCodeAt(start - 1))) start--;
  if (text[at.start - 1] !== '，') return null;
  const groups = splitAt(text, span(start, at.start - 1), '，').slice(-parts.length);
  if (groups.length < parts.length) return null;
  const items: Item[] = [];
  for (const [i, { count, head }] of parts.entries()) {
    const chunk = groups[i];
    if (!chunk) return null;
    const group = splitAt(text, chunk.at, '、');
    const [first, ...others] = group;
    if (!first || group.length !== count || !group.some((m) => m.text.includes(head))) return null;
    // 推行党员亮身份: the words before the first item are no part of it.
    const own = others.every((m) => m.text.startsWith(head)) ? first.text.indexOf(head) : 0;
    if (own < 0) return null;
    items.push(item(text, first.at.start + own, first.at.end), ...others);
  }
  return items.length >= 3 ? { items, open: false, tied: false } : null;
}

/** The pairs 先A后B, for the heads 先 and 后. */
function pairedItems(text: string, { start, end }: Span, heads: readonly string[]): Item[] {
  const pattern = new RegExp(`(?<=^|[，；：、 ])${heads.join('[^，；：。、]{1,14}?')}[^，；：。、]{1,14}`, 'g');
  const out: Item[] = [];
  const body = text.slice(start, end);
  for (const m of body.matchAll(pattern)) out.push(item(text, start + m.index, start + m.index + m[0].length));
  return out;
}

/** The quoted parts of an item (建设“甲基地”“乙基地”), else the item itself. */
function quotesOf(text: string, chunk: Item): Item[] {
  const quoted = quotedBefore(text, chunk.at.end, chunk.at.start);
  return quoted.length ? quoted : [chunk];
}

/** The offset of a mark that stands less than `reach` after an offset; -1 where there is none. */
function indexNear(text: string, mark: string, from: number, reach: number): number {
  const at = text.slice(from, from + reach).indexOf(mark);
  return at < 0 ? -1 : from + at;
}
