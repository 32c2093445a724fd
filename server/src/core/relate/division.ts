/**
 * Divisions: a whole and the list of its parts, found before anything is judged. 其中, a bracket, a colon, a lead such as
 * 分产业看, a total after its list and labels that exclude each other all give the same result, so sums, subsets and shares
 * agree on what belongs together.
 */
import { LARGEST } from '../grammar/vocabulary/extremes';
import { CLAUSE_BREAKS, IN_CLAUSE, IN_WORDING, LIST_MARKS } from '../grammar/vocabulary/marks';
import { GROSS_PRODUCT } from '../grammar/vocabulary/measures';
import {
  ADDED_UP,
  AFORESAID,
  ALL_TOLD,
  AMOUNTS_TO,
  HANDED_OUT,
  INCLUDES,
  IN_ALL,
  SO_MANY_ADDED,
  NO_OTHERS,
  OTHERS,
  SIDE_TOTALLED,
  THESE,
} from '../grammar/vocabulary/parts';
import { SHARED_OUT } from '../grammar/vocabulary/plans';
import { MADE_UP } from '../grammar/vocabulary/shares';
import { QUARTER } from '../grammar/vocabulary/times';
import type { Words } from '../grammar/lexemes';
import { form, opening, whole, words } from '../grammar/lexemes';
import { anyOf, says, shareClass, W } from '../grammar/words';
import { smallCount } from '../num/numerals';
import { add, compare } from '../num/rational';
import { asCue } from './cues';
import { crossing, exclusiveSet, headShared, leavesGap } from './labels';
import type { Mention, Story } from './mention';
import {
  alike,
  before,
  beforeInSentence,
  behindInSentence,
  between,
  isAmount,
  leads,
  less,
  leadWords,
  mayStand,
  mentionsIn,
  perStory,
  sinceWords,
  tailWords,
  upToMark,
  isLevel,
} from './mention';
import { endOf } from '../text/stretches';
import { stretch } from '../text/stretches';
import { group } from '../match';
import { startOf } from '../text/stretches';

/**
 * What makes a list of parts: 其中, a bracket, a colon, a lead such as 分产业看, a total after the list, its labels, or the
 * states of a stock.
 */
export type By = 'among' | 'bracket' | 'colon' | 'lead' | 'behind' | 'labels' | 'states';

/** A whole and the list of its parts. */
export interface Division {
  /** The figures that may be the whole, the likeliest first; empty where the paragraph has none. */
  readonly wholes: readonly Mention[];
  readonly parts: readonly Mention[];
  readonly by: By;
  /** The words leave no doubt that the list is complete. */
  readonly closed: boolean;
  /** No two parts can count the same thing. */
  readonly exclusive: boolean;
  /** 等, 主要, 如: there are more parts than listed. */
  readonly open: boolean;
  /** May only confirm, since the list may end elsewhere. */
  readonly loose: boolean;
}

// Words by which the text says how its parts add up.
const COUNTED_TWICE = words(
  '兼[有具属] 重复计 重复统计 交叉 重叠 重合 之和[大多]于 可多选 多选题 可以叠加 叠加享受 可叠加 可能涉及 可能同时 可能既 可能属于',
);
const OVERLAPS = form`既[有是]?${IN_CLAUSE}{1,10}又|${COUNTED_TWICE}|同时${words('属于 具有 符合 享受 超标 存在 患有 出现 获得 参加')}|涉及[^，。；]{2,14}\d[^。]{1,20}[，；、][^。]{0,8}涉及`;
const SORTS = words('大?类 项 个 种 部分 渠道 块 方面');
const MAKES_UP = form`([两二三四五六七八九])${SORTS}${IN_WORDING}{0,10}${words(MADE_UP, '即为 即是 就是')}${IN_CLAUSE}{0,6}全部`;
const NO_OTHER = form`除${THESE}?([两二三四五六七八九])${SORTS}${IN_WORDING}{0,8}外[，]?${IN_CLAUSE}{0,6}${words('无 未 没有')}${IN_CLAUSE}{0,4}其[他它]`;
const ENDS_LIST = form`^${IN_WORDING}{0,4}[，；](?:此外|除此之?外|再)?，?均?${NO_OTHERS}${IN_WORDING}{0,6}(?:[，。；]|$)`;
/** （…、冷库租赁9.3万元，无其他收入）: the list says that it is complete. */
const HAS_NO_OTHER = form`${NO_OTHERS}|[无没]有?另外`;

// Words that lead from a whole to its parts, and from part to part.
const JOINTS = form`^(?:其中|[、，和与及：])+`;
const INCLUDING = form`，含[^税量义]`;
const INCLUDED = asCue(words('，含'));
const AMONG_THEM = form`^(?:其中|${IN_CLAUSE}{0,8}[中里]，)`;
const ONE_ALONE = form`^，?[仅单]${IN_CLAUSE}{1,10}${words('一项 一地 一家 单项')}`;
const OF_THEM = form`中(?:已经?)?有?$`;
const OF_SO_MANY = form`^${IN_CLAUSE}{0,10}[中里内]，`;
const OF_THEM_OR_THERE = form`^${IN_CLAUSE}{0,10}[之其]中，`;
const SORTS_OF_PEOPLE = words('城镇 农村 男 女');
const STATES_OPEN = opening('，已 ，尚 ，现已 ，目前 ，正在 ，均已');
const NEW_SUBJECTS = words('此外 同时 另外， 另有 合计');
const JOINED = opening(LIST_MARKS);
const LEFTOVERS = words(OTHERS, '剩余 剩下 余下');
const LEAVES_A_REST = words(LEFTOVERS, '另外');
const STAYS_OPEN = words(LEFTOVERS, '等');
const SIDE_BY_SIDE = form`^${IN_CLAUSE}{0,6}[、，]?${IN_CLAUSE}{0,6}$`;
const INNER_LIST = form`^[，、；]?(?:其中|内?含|包括)`;
const CALLED_OTHERS = opening(OTHERS);
const ENDS_IN_OTHERS = form`^(?:${IN_CLAUSE}{0,8}等)?${OTHERS}|[及和]其[他它]$`;

// 分产业看, 按隶属关系分: the criterion by which the whole is divided.
const BY = asCue(words('[从按分]'));
const DIVISION_LEAD = form`(?:^|[。；，：\n]|其中，?)(?:${IN_CLAUSE}{0,6})?[从按分](${IN_WORDING}{1,12}?)(?:${words('来?看 划分')}|分(?!别)|${words('分类 归类 分组 统计 构成看 情况看 情况分')})?[，：]$`;
const LEAD_OPEN = words('主要 重点 部分 如');
const NUMBER_OF_SORTS = form`共?(?:分为?)?[两二三四五六七八九十]\s*[类种项块个]${words('渠道 部分 方面 板块')}?：`;
const REMARK_ON_COUNT = form`(?<=[看分])（[^（）\d]{2,16}）`;
const LAST_CLAUSE = form`[，：][^，：。；]*$`;
/** 从自然变动看，出生2318人，死亡3583人: these change a stock and do not make it up. */
const GAINS_AND_LOSSES = form`${words('变动 增减 迁移')}(?:情况|因素)?来?看`;
const HEADING_LEAD = form`^(?:[（(]?[一二三四五六七八九十\d]+[）)]?[、.．]?)?([从按分]${IN_CLAUSE}{1,10}${words('看 分 划分')})。$`;
const OPENED_BY_FIRST = form`^(?:[^，。；：]{0,6})?[从按分][^，。；：\d]{1,12}${words('看 划分 分 分类 统计')}[，：](?=[^，：]{1,10}${LARGEST}[，：])`;
const CRITERION_OPENS = form`^(?:其中|如果)?[从按分]`;
const CRITERION_ENDS = form`${words('看 分 划分 统计 分类 归类 分组 构成')}[，：]$`;
const IS_QUARTER = whole(QUARTER);

// The total stands after its parts.
const COUNTED_NOUNS = words(
  '项 者 类 县 区 市 镇 乡 村 批 期 年 个月 家 部分 方面 地 国 省 级 校 所 季度 种 园 板块 片区',
);
const COUNT_WORD = form`([两二三四五六七八九十]|\d{1,2})${COUNTED_NOUNS}?${IN_CLAUSE}{0,8}${words('累计', IN_ALL)}`;
const SUMS_UP = words('注册资本 总计');
const NAMES_A_TOTAL = words(GROSS_PRODUCT, '总值 总量 总额 总人口 总数');
const NEW_WHOLE = words('其中 。');
const DISPOSED = words('[审执办]结 结案 化解 销号');
const COUNTS_BACK = words('前', AFORESAID, '[两二三四五六七八九]项');
const SCOPE_OPENS = form`^(?:[，；：]|${words('全[市县区省镇] 我[市县区] 今年')}|\d{4}年)+`;
const TOTAL_OPENS = form`^${ALL_TOLD}+`;
const NOTHING_BUT_TOTAL = form`^${words(AFORESAID, '男女')}?${IN_CLAUSE}{0,6}?${IN_ALL}${words(AMOUNTS_TO, '是 有 完成 实现')}?$`;
const GAINED = words('受益 受训 参加 参与 获得 得到 投入 接受 享受 完成');
const SIDE_TOTAL = form`(收入|支出)总[量计]${words(AMOUNTS_TO, '是')}?$`;
const QUALIFIES = words(INCLUDES, '[（(比较占增]');

// The parts are listed after their total.
/** 新增停车位3600个，任务分配如下：…. */
const SHARED_OUT_NEXT = form`^，${SHARED_OUT}：`;
const COLON = form`^${IN_CLAUSE}{0,8}(?:：|——)`;
const GOES_TO = form`^，${words('全部 均 主要')}?${words('投向 用于 来自 分布在 分为 涉及')}[^，。；：\d]{0,6}[两三四五六七八九十][个大][一-龥]{1,3}：`;
const CONSISTS_OF = form`^[^，。；、]{0,6}，?${words('包括 分别是 分别为')}|^[^，。；、]{0,6}，[即由]`;
const SAYS_TOTAL = words(SIDE_TOTALLED, '共计');
const SO_MANY_OF_THEM = form`^([两三四五六七八九十])${words('项 类 块 部分 大类 方面')}(?=[，。；])`;
const LIST_OPENS = form`${words('依次 分别 如下 [为是有]')}[为是有]?：[^，。；：\d]*$`;
const BEHIND_COLON = form`：[^，。；：\d]*$`;
const GIVEN_OUT = words(HANDED_OUT, '分发');
const NEARS_THE_END = form`^[^，；]{0,4}[。；]?$`;
const CHECKED = words('检查 抽检 抽查 检测 监测 参加 共 总');

// What became of a stock.
/** Things that are dealt with or not, so that these two states are all there are. */
const STRICT = words(
  '问题 意见 建议 诉求 隐患 线索 案件 信访 投诉 工单 提案 议案 事项 矛盾 纠纷 举报 求助 难题 清单 任务 整改 来信 来电 来访 反馈 交办 留言 警情 申请 实事 立案 受理',
);
const MATTERS = words(STRICT, '需求 项目 代表 应到 批次 份 件');
const OTHER_YEARS = words('另 上年 往年 以前年度');
const TWO_STOCKS = words('新收 新受理 旧存 加上');
const BROUGHT_FORWARD = words('年初 上年 结转 旧存');
const STILL_MORE = words('另有 还有');

const MOST_PARTS = 20;

const BRACKET_AND_TOTAL = form`^(?:等)?）${words('总共 一共 共计 共有 合计 总计 共')}$`;

/** The divisions of a story in the order of the text. */
export const divisionsOf = perStory((story): readonly Division[] => divide(story));

function divide(story: Story): Division[] {
  const out: Division[] = [];
  const { mentions } = story;
  if (mentions.length < 2) return out;
  for (const m of mentions) {
    const found = amongAt(story, m) ?? leadAt(story, m, out) ?? null;
    if (found) out.push(found);
  }
  for (const d of [...out]) {
    const column = columnBeside(story, d);
    if (column) out.push(column);
  }
  for (const found of brackets(story)) out.push(found);
  for (const m of mentions) {
    const topped = toppedAt(story, m);
    if (topped) out.push(topped);
  }
  const known = new Members(out);
  for (const m of mentions) {
    const found = behindAt(story, m);
    if (found) known.add(found);
    const spelled =
      bracketedBefore(story, m) ??
      colonAt(story, m) ??
      labelsAt(story, m, known) ??
      statesAt(story, m) ??
      restAt(story, m, known);
    if (spelled) known.add(spelled);
  }
  for (const [i, d] of out.entries())
    if (saidWhole(story, d)) out[i] = { ...d, closed: true, exclusive: true, open: false };
  for (const [i, d] of out.entries())
    if (d.closed && leavesGap(d.parts.map((p) => labelOf(story, p)))) out[i] = { ...d, closed: false, open: true };
  for (const [i, d] of out.entries())
    if (leavesRest(story, d)) out[i] = { ...d, open: true, closed: false, exclusive: true };
  for (const [i, d] of out.entries())
    if (overlapping(story, d)) out[i] = { ...d, open: true, closed: false, exclusive: false, loose: true };
  if (out.length) note(story, out);
  return out;
}

/** 四类案件构成全部受理数, 除上述四类外未发现其他: whether the words after a list say that it is complete, with as many parts as it has. */
function saidWhole(story: Story, { by, parts, wholes: [whole] }: Division): boolean {
  const { text, sentences } = story;
  const last = parts.at(-1);
  if (!last || by === 'behind' || by === 'states') return false;
  if (whole && numberedOff(story, whole, parts)) return true;
  const words = text.slice(last.figure.at.end, endOf(sentences, Math.min(last.sentence + 1, sentences.length - 1)));
  // 机动车保险1020万元、人身险860万元，无其他险种: the list is complete.
  if (by !== 'bracket' && parts.length > 1 && ENDS_LIST.test(words)) return true;
  const count = (MAKES_UP.exec(words) ?? NO_OTHER.exec(words))?.[1];
  return count !== undefined && smallCount(count) === parts.length;
}

const SO_MANY_SORTS = form`([二三四五六七八九])[种类级批档]`;
const ORDINAL = form`^第([一二三四五六七八九])[种类级批档]`;

/** 四种形态处理640人次，其中第一种形态…第四种形态…: numbered off to the number that the whole is said to have. */
function numberedOff(story: Story, whole: Mention, parts: readonly Mention[]): boolean {
  const count = SO_MANY_SORTS.exec(story.text.slice(startOf(story.clauses, whole.clause), whole.figure.at.start));
  return (
    count !== null &&
    smallCount(group(count, 1)) === parts.length &&
    parts.every((p, i) => smallCount(group(ORDINAL.exec(labelOf(story, p)) ?? [], 1)) === i + 1)
  );
}

/** Tells the story which mentions the divisions have as parts and wholes. */
function note(story: Story, divisions: readonly Division[]): void {
  const listed = new Set<Mention>();
  const divided = new Set<Mention>();
  const nested = new Set<Mention>();
  for (const { by, wholes, parts } of divisions) {
    if (by !== 'behind') for (const p of parts) listed.add(p);
    if (by !== 'among' && by !== 'bracket') continue;
    if (wholes[0]) divided.add(wholes[0]);
    if (wholes.length) for (const p of parts) nested.add(p);
  }
  story.listed = listed;
  story.divided = divided;
  story.nested = nested;
}

/** The divisions found so far, with all their parts and wholes. */
class Members {
  readonly parts = new Set<Mention>();
  readonly wholes = new Set<Mention>();

  constructor(private readonly list: Division[]) {
    for (const d of list) this.note(d);
  }

  add(d: Division): void {
    this.list.push(d);
    this.note(d);
  }

  private note({ parts, wholes }: Division): void {
    for (const p of parts) this.parts.add(p);
    for (const w of wholes) this.wholes.add(w);
  }
}

/** 纸质图书36万册、电子图书10万册，其余为报刊: a rest without a number follows. */
const REST_WITHOUT_NUMBER = form`^[^，。；\d]{0,4}[，；]${LEAVES_A_REST}[^。；\d]*(?:[。；]|$)`;

const leavesRest = ({ text, sentences }: Story, { by, parts }: Division): boolean => {
  const last = parts.at(-1);
  return (
    last !== undefined &&
    by !== 'behind' &&
    by !== 'bracket' &&
    REST_WITHOUT_NUMBER.test(text.slice(last.figure.at.end, endOf(sentences, last.sentence)))
  );
};

/** Whether the text itself says that one thing counts under two heads: 既…又…, 兼有, 分类数之和大于总额. */
export function overlapping({ text, sentences }: Story, { parts }: Pick<Division, 'parts'>): boolean {
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) return false;
  const { sentence } = last;
  const end = endOf(sentences, Math.min(sentence + 1, sentences.length - 1));
  return OVERLAPS.test(text.slice(startOf(sentences, first.sentence), end));
}

// ---------------------------------------------------------------- what can be a part, what a whole

/** The label of a figure in a list: its name, else the words before or after it. */
export function labelOf(story: Story, m: Mention): string {
  if (m.name) return m.name;
  const lead = leadWords(story, m).replace(JOINTS, '');
  return lead || upToMark(tailWords(story, m));
}

/** The levels before `part` in its sentence that may be its whole, the nearest first. */
function wholesBefore(story: Story, part: Mention, from: number): Mention[] {
  const out: Mention[] = [];
  for (let k = from; k >= 0; k--) {
    const w = story.mentions[k];
    if (!w) continue;
    if (w.sentence !== story.mentions[from]?.sentence) break;
    if (w.bracket >= 0 && w.bracket !== part.bracket) continue;
    // 人均可支配收入32019元，其中工资性收入17753元: a total for each head has parts as well.
    const headed =
      w.measure === 'each' && part.measure === 'level' && w.name.length > 2 && !w.other && w.figure.unit === '元';
    if ((!isLevel(w) && !headed) || !alike(w.figure, part.figure)) continue;
    if (leads(w, W.net, W.short, W.gap)) continue;
    out.push(w);
  }
  return out;
}

// ---------------------------------------------------------------- 其中

function amongAt(story: Story, m: Mention): Division | null {
  if (!isAmount(m) || m.measure === 'base' || m.measure === 'change') return null;
  if (m.bracket >= 0) return null;
  const { mentions } = story;
  const previous = mentions[m.index - 1];
  if (!previous) return null;
  const isIncluded = mayStand(story, INCLUDED) && INCLUDING.test(sinceWords(story, m));
  if (!before(m, W.among) && !isIncluded && !ofSoMany(story, m)) return null;
  const sameSentence = previous.sentence === m.sentence;
  if (!sameSentence && previous.sentence !== m.sentence - 1) return null;
  // Only a sentence that begins with 其中 divides a figure of the sentence before.
  if (!sameSentence && !AMONG_THEM.test(sinceWords(story, m))) return null;
  // 其中 divides what stands right before it. A level of an earlier segment is the whole of something else.
  let wholes = wholesBefore(story, m, m.index - 1);
  // 去年同期公布数为27.9亿元。其中…: what follows is of this year.
  if (!sameSentence) wholes = wholes.filter((w) => !leads(w, W.prev));
  if (sameSentence) {
    const chain = previous.chain;
    const near = wholes.filter((w) => w.chain === chain);
    if (near.length) wholes = near;
  }
  // A part of an earlier 其中 is a whole only where it stands right before.
  const first = wholes[0];
  const { parts, loose, open } = listFrom(story, m, (p) => !before(p, W.among), false, first);
  const labels = parts.map((p) => labelOf(story, p));
  const clauses = first ? m.clause - first.clause : 0;
  // The level right before 其中 is the whole. There is a choice only among figures further away.
  const next =
    first !== undefined && !mentions.slice(first.index + 1, m.index).some((x) => isLevel(x) && x.bracket < 0);
  const set = exclusiveSet(labels);
  const made = sameSentence ? null : madeUpAbove(story, m, parts);
  if (made) wholes = [made, ...wholes.filter((w) => w !== made)];
  // The 城镇 and 农村 incomes of a head are no parts of the income of a head.
  if (SORTS_OF_PEOPLE.test(labels.join())) wholes = wholes.filter((w) => w.measure !== 'each');
  return {
    wholes,
    parts,
    by: 'among',
    // 19个村中，创成县级的8个、市级的3个: only some of them are named.
    closed: (set?.whole === true && before(m, W.among)) || other(parts.at(-1)!),
    exclusive:
      (!crossing(labels) && (set !== null || (headShared(labels) && parts.every((p) => p.name.length > 1)))) ||
      other(parts.at(-1)!),
    open,
    loose: loose || clauses > 4 || (wholes.length > 1 && !(next && sameSentence)),
  };
}

const SENTENCES_ABOVE = 3;

/** 收入完成12.48亿元。…预算调减为16.5亿元。其中税收8.31亿元，非税收入4.17亿元: the value that the parts make up, where others stand nearer. */
function madeUpAbove(story: Story, m: Mention, parts: readonly Mention[]): Mention | null {
  if (parts.length < 2 || parts.some((p) => p.figure.unit !== m.figure.unit)) return null;
  const sum = parts.map((p) => p.figure.number).reduce(add);
  const isIt = (w: Mention): boolean =>
    isLevel(w) && w.bracket < 0 && w.figure.unit === m.figure.unit && compare(w.figure.number, sum) === 0;
  return mentionsIn(story, m.sentence - SENTENCES_ABOVE, m.sentence - 1).findLast(isIt) ?? null;
}

/** 税收174.2亿元中，中央级92.3亿元，省级15.0亿元: 中 with a comma after the figure means 其中. */
function ofSoMany(story: Story, m: Mention): boolean {
  const previous = story.mentions[m.index - 1];
  if (!previous || previous.sentence !== m.sentence || !isLevel(previous)) return false;
  const joint = between(story, previous, m);
  if (ONE_ALONE.test(joint)) return true;
  // 112个村中已有97个通了水，其余25个…: the rest shows that the two parts make up the whole.
  const rest = story.mentions[m.index + 1];
  if (rest?.sentence === m.sentence && other(rest) && alike(rest.figure, m.figure)) return OF_THEM.test(joint);
  return OF_SO_MANY.test(joint) && !OF_THEM_OR_THERE.test(joint);
}

const other = (m: Mention): boolean => leads(m, W.other) || CALLED_OTHERS.test(m.name);

/** Whether 等 stands right after the figure or its noun. In 中等 and 等级 it means something else. */
const andOthers = (story: Story, m: Mention): boolean =>
  m.behind.some((t) => t.start - m.figure.at.end <= 4 && story.text.slice(t.start, t.end) === '等');

interface List {
  readonly parts: Mention[];
  readonly loose: boolean;
  readonly open: boolean;
}

/**
 * The parallel levels from `first` on. The list ends with its sentence, at a new 其中 in the same segment, at a total, at
 * newly begun things (新增…, another verb), at a balance, and at a segment that opens with another kind of thing.
 */
function listFrom(
  story: Story,
  first: Mention,
  goesOn: (m: Mention) => boolean,
  beyond = false,
  whole?: Mention,
): List {
  const { mentions } = story;
  const parts: Mention[] = [first];
  let loose = false;
  let open = leads(first, W.major) || andOthers(story, first);
  let nested = -1;
  const freshFirst = leads(first, W.fresh);
  for (let k = first.index + 1; k < mentions.length && parts.length < MOST_PARTS; k++) {
    const m = mentions[k];
    if (!m) continue;
    if (m.sentence !== first.sentence && !beyond) break;
    if (beyond && m.sentence !== first.sentence) {
      const gap = m.sentence - (mentions[k - 1]?.sentence ?? m.sentence);
      // 从性别看…。从年龄看…: another criterion begins another division.
      if (gap > 1 || !sameHead(story, first, m) || divisionLead(story, m) !== null) break;
    }
    if (m.bracket !== first.bracket) continue;
    const last = parts.at(-1);
    if (!last) continue;
    if (!goesOn(m)) {
      // A list inside the last part ends with its segment.
      nested = m.chain;
      continue;
    }
    if (nested === m.chain) {
      loose = true;
      continue;
    }
    if (!isAmount(m)) continue;
    if (m.measure !== 'level') continue;
    if (!alike(m.figure, first.figure)) {
      // Another unit with words of its own may open a new subject.
      continue;
    }
    if (m.other || leads(m, W.net)) break;
    // 新开工30个，其中…15个，投产25个，其中…12个: a figure with its own 其中 stands beside the whole.
    const follower = mentions[k + 1];
    if (
      whole &&
      follower &&
      follower.chain === m.chain &&
      m.chain === last.chain &&
      before(follower, W.among) &&
      leads(m, W.done, W.fresh)
    )
      break;
    if (leads(m, W.sumUp) && !leads(first, W.sumUp) && !m.name.startsWith('共')) break;
    const since = sinceWords(story, m);
    // 脱贫不稳定户147户、边缘易致贫户128户，已消除风险231户: the progress made with all parts is no further part.
    const paused = parts.length > 1 && between(story, parts.at(-2)!, last).startsWith('、');
    if (paused && STATES_OPEN.test(since)) break;
    if (NEW_SUBJECTS.test(since)) break;
    if (leads(m, W.fresh) && !freshFirst && !JOINED.test(since)) break;
    if (leads(m, W.cumulative) && !leads(first, W.cumulative)) break;
    // After ； stands the next part, or a new subject with its own parts.
    if (m.chain !== last.chain && !parallel(story, last, m)) break;
    if (m.chain !== last.chain && whole) {
      const kin = siblingOf(story, whole, last, m);
      // …30个，其中…15个；…25个，其中…12个: a figure with its own 其中 is divided itself.
      const divided = follower?.chain === m.chain && before(follower, W.among) && last.chain === whole.chain;
      if (kin === 'whole' || (divided && kin !== 'part')) break;
      if (kin === 'either') loose = true;
    }
    // 工业28个，协议投资121亿元；服务业12个，协议投资48亿元: where both columns have one unit the first is the list.
    if (m.chain === last.chain && isSecondColumn(story, last, m)) continue;
    parts.push(m);
    if (andOthers(story, m)) open = true;
  }
  // 重点件、一般件: 重点 names one of two kinds here, since the other kind stands beside it.
  if (leads(first, W.major) && exclusiveSet(parts.map((p) => labelOf(story, p))))
    open = parts.some((p) => andOthers(story, p));
  return { parts, loose, open };
}

/** Whether a figure after a semicolon is another part or stands beside the whole: 固定电话用户…；移动电话用户…. */
function siblingOf(story: Story, whole: Mention, last: Mention, m: Mention): 'part' | 'whole' | 'either' {
  const [w, a, b] = [labelOf(story, whole), labelOf(story, last), labelOf(story, m)];
  if (exclusiveSet([a, b])) return 'part';
  if (exclusiveSet([w, b])) return 'whole';
  const [x, y] = [commonTail(w, b), commonTail(a, b)];
  return x > y ? 'whole' : x > 0 && x === y ? 'either' : 'part';
}

function commonTail(a: string, b: string): number {
  let n = 0;
  while (n < a.length && n < b.length && a[a.length - 1 - n] === b[b.length - 1 - n]) n++;
  return n;
}

/** Whether a figure after a semicolon has the same kind of label, shape and place in its segment as the last part. */
function parallel(story: Story, last: Mention, m: Mention): boolean {
  const a = labelOf(story, last);
  const b = labelOf(story, m);
  if (!a || !b) return false;
  if (exclusiveSet([a, b]) || headShared([a, b])) return true;
  return Math.abs(a.length - b.length) <= 3 && !leads(m, W.done);
}

/**
 * Whether a figure is a second measure of the last part and not the next part: another unit stood between them, or the
 * verb is new.
 */
function isSecondColumn(story: Story, last: Mention, m: Mention): boolean {
  const joint = between(story, last, m);
  if (m.index - last.index === 1 || joint.includes('、')) return false;
  const a = labelOf(story, last);
  const b = labelOf(story, m);
  if (exclusiveSet([a, b]) || headShared([a, b])) return false;
  return leads(m, W.done) && !leads(last, W.done);
}

const sameHead = (story: Story, a: Mention, b: Mention): boolean => headShared([labelOf(story, a), labelOf(story, b)]);

// ---------------------------------------------------------------- 分产业看

const SORTED_INTO = form`(?:^|[，；])[按从依][据照]?[^，。；：\d]{1,10}?${words('归为 分为 划为 分成 归类为 划分为')}[两二三四五六七八九十]大?[类种项块个](?:部分|方面)?：[^，。；：\d]*$`;

/** Whether the words before a figure open a division by some criterion: 分产业看, 按隶属关系分, 从来源地看. */
export function divisionLead(story: Story, m: Mention): 'full' | 'partial' | null {
  if (!mayStand(story, BY)) return null;
  const said = sinceWords(story, m);
  // 二、分板块看。: a heading in the same paragraph as its text.
  const { start } = stretch(story.sentences, m.sentence);
  const above = m.sentence > 0 && m.since === start ? story.sentences[m.sentence - 1]! : null;
  const heading = above && above.end - above.start <= 18 ? story.text.slice(above.start, above.end).trim() : '';
  if (!BY.test(said) && !BY.test(heading)) return null;
  // 按性质归为四类：咨询…: sorted by a criterion into so many.
  if (SORTED_INTO.test(said)) return LEAD_OPEN.test(said) ? 'partial' : 'full';
  // 从受理渠道看，共四类：来信…: the number of parts may stand before the list.
  const words = said
    .replace(NUMBER_OF_SORTS, '')
    // 按致贫原因分（每户只计一类），因病…: a remark on how the parts are counted.
    .replace(REMARK_ON_COUNT, '');
  const at = words.search(LAST_CLAUSE);
  const run = HEADING_LEAD.exec(heading);
  if (run) return LEAD_OPEN.test(group(run, 1)) ? 'partial' : 'full';
  if (at < 0) return null;
  // 从诉求类型看，咨询类居首，有4126件: the first part may have words of its own.
  const opened = OPENED_BY_FIRST.exec(words);
  const head = opened ? opened[0] : words.slice(0, at + 1);
  const hit = DIVISION_LEAD.exec(head);
  if (!hit) return null;
  const clause = head.slice(Math.max(...['，', '。', '；', '：'].map((c) => head.lastIndexOf(c, head.length - 2))) + 1);
  if (!CRITERION_OPENS.test(clause) || !CRITERION_ENDS.test(clause) || GAINS_AND_LOSSES.test(clause)) return null;
  return LEAD_OPEN.test(clause) ? 'partial' : 'full';
}

/** Figures that are listed under a criterion in their own sentence: 中级71人 in 按职称分，高级32人，中级71人. */
const countedIn = perStory((story): ReadonlySet<Mention> => {
  const under = new Set<Mention>();
  let sentence = -1;
  for (const m of story.mentions)
    if (m.sentence === sentence || divisionLead(story, m) !== null) {
      under.add(m);
      ({ sentence } = m);
    }
  return under;
});

/**
 * Whether the figure may be the whole of the parts. Figures under another criterion (从性别看，女党员2317名) or of another
 * quarter may not.
 */
export const mayBeWhole = (story: Story, w: Mention, parts: readonly Mention[]): boolean =>
  !countedIn(story).has(w) &&
  !(
    IS_QUARTER.test(w.figure.period) &&
    parts.some((p) => IS_QUARTER.test(p.figure.period) && p.figure.period !== w.figure.period)
  );

function leadAt(story: Story, m: Mention, earlier: readonly Division[]): Division | null {
  if (m.bracket >= 0 || !isLevel(m)) return null;
  const kind = divisionLead(story, m);
  if (!kind) return null;
  // 从落地情况看，38个项目中，已开工15个: the first figure is the whole of the others.
  const next = story.mentions[m.index + 1];
  if (next && ofSoMany(story, next)) return null;
  const { parts, loose, open } = listFrom(story, m, (p) => !before(p, W.among), true);
  if (parts.length < 2) return null;
  const { mentions } = story;
  const wholes: Mention[] = [];
  for (let k = m.index - 1; k >= 0; k--) {
    const w = mentions[k];
    if (!w) continue;
    if (
      w.bracket < 0 &&
      isLevel(w) &&
      w.figure.unit === m.figure.unit &&
      !leads(w, W.net) &&
      mayBeWhole(story, w, parts)
    )
      wholes.push(w);
  }
  const labels = parts.map((p) => labelOf(story, p));
  // 其余为道路和绿地: the rest is not counted.
  const rest = LEAVES_A_REST.test(
    story.text.slice(parts.at(-1)?.figure.at.end ?? 0, story.sentences[parts.at(-1)!.sentence]!.end),
  );
  const named = byName(story, wholes, labels);
  // 其中中省直…、地方…。从产业投向看，…: the whole of the division right before is divided again.
  const before0 = earlier.findLast((d) => (d.parts.at(-1)?.index ?? m.index) < m.index);
  const again =
    before0 &&
    !before0.loose &&
    m.sentence - (before0.parts.at(-1)?.sentence ?? 0) <= 1 &&
    before0.wholes[0]?.figure.unit === m.figure.unit &&
    !(named[0] && nameTied(story, named[0], labels))
      ? before0.wholes[0]
      : null;
  const ordered = again ? [again, ...named.filter((w) => w !== again)] : named;
  return {
    wholes: ordered,
    parts,
    by: 'lead',
    closed: kind === 'full' && !open && !rest,
    exclusive: true,
    open: kind === 'partial' || open || rest,
    loose: loose || (ordered.length > 1 && !again && !nameTied(story, ordered[0]!, labels)),
  };
}

/**
 * Orders wholes: those whose label holds the common ending of the parts come first, and the nearest first in each
 * group.
 */
function byName(story: Story, wholes: readonly Mention[], labels: readonly string[]): Mention[] {
  const tied = wholes.filter((w) => nameTied(story, w, labels));
  return tied.length ? [...tied, ...wholes.filter((w) => !tied.includes(w))] : [...wholes];
}

const nameTied = (story: Story, whole: Mention, labels: readonly string[]): boolean => {
  const head = commonHead(labels);
  return head.length >= 2 && holdsInOrder(labelOf(story, whole), head);
};

/** The longest ending that all labels share. */
function commonHead(labels: readonly string[]): string {
  let head = labels[0] ?? '';
  for (const l of labels) while (head && !l.endsWith(head)) head = head.slice(1);
  return head;
}

/** 零售额 in 零售总额: whether all characters of `short` stand in `long` in their order. */
export function holdsInOrder(long: string, short: string): boolean {
  let i = 0;
  for (const c of long) if (c === short[i]) i++;
  return i === short.length;
}

/** 水库276座、总库容23.7亿立方米，其中大型5座、库容18.0亿立方米，…: the second figures of the parts divide the second whole. */
function columnBeside(story: Story, d: Division): Division | null {
  const [whole] = d.wholes;
  if (!whole || d.parts.length < 2 || d.by === 'behind') return null;
  const { mentions } = story;
  const next = d.parts.map((p) => mentions[p.index + 1]);
  const [first] = next;
  if (!first || alike(first.figure, whole.figure)) return null;
  const parts = next.filter(
    (m, i): m is Mention =>
      m !== undefined &&
      isLevel(m) &&
      m.figure.unit === first.figure.unit &&
      m.chain === d.parts[i]?.chain &&
      m.bracket === d.parts[i]?.bracket &&
      SIDE_BY_SIDE.test(between(story, d.parts[i] ?? m, m)),
  );
  if (parts.length !== d.parts.length) return null;
  const beside = [mentions[whole.index + 1], mentions[whole.index - 1]].find(
    (m) =>
      m !== undefined &&
      m.sentence === whole.sentence &&
      isLevel(m) &&
      m.figure.unit === first.figure.unit &&
      !parts.includes(m),
  );
  return beside ? { ...d, wholes: [beside], parts } : null;
}

/** 大型5座、库容18.0亿立方米: the label of a second figure includes that of the first. */
export function rowLabelOf(story: Story, m: Mention): string {
  const previous = story.mentions[m.index - 1];
  const own = labelOf(story, m);
  if (!previous || previous.chain !== m.chain || !between(story, previous, m).startsWith('、')) return own;
  return alike(previous.figure, m.figure) ? own : labelOf(story, previous) + own;
}

// ---------------------------------------------------------------- brackets

/** 现有基层社41家，已逐一定级（…）: what is said of each of them stands between the figure and its bracket. */
const OF_ALL_OF_THEM = form`^[一-龥]{0,4}，[^，。；：\d]{0,8}${words('逐一 全部 全数 悉数 一一 均 都')}[^。；：\d]{0,16}$`;

function brackets(story: Story): Division[] {
  const out: Division[] = [];
  const groups = new Map<number, Mention[]>();
  for (const m of story.mentions) {
    if (m.bracket < 0) continue;
    const g = groups.get(m.bracket);
    if (g) g.push(m);
    else groups.set(m.bracket, [m]);
  }
  for (const [open, inside] of groups) {
    const first = inside[0];
    if (!first) continue;
    const whole = story.mentions[first.index - 1];
    if (!whole || whole.bracket >= 0 || whole.sentence !== first.sentence) continue;
    // The bracket stands right after the figure or after its noun.
    const joint = story.text.slice(whole.figure.at.end, open);
    const ofAll = OF_ALL_OF_THEM.test(joint);
    if (!ofAll && (CLAUSE_BREAKS.test(joint) || joint.length > 12)) continue;
    // 刑事检察1042件，含未成年人案件86件: a part of a part.
    const inner = (m: Mention): boolean => m !== first && INNER_LIST.test(sinceWords(story, m));
    const parts = inside.filter((m) => isLevel(m) && alike(m.figure, whole.figure) && !inner(m));
    if (!parts.length || !isLevel(whole)) continue;
    const words = story.text.slice(open, first.figure.at.start);
    const among = INCLUDES.test(words);
    if (parts.length === 1 && !among) continue;
    const labels = parts.map((p) => labelOf(story, p));
    const total = parts.some((p) => leads(p, W.sumUp));
    const end = story.text.indexOf('）', first.figure.at.start);
    const tail = story.text.slice(parts.at(-1)?.figure.at.end ?? 0, end < 0 ? undefined : end);
    const none = HAS_NO_OTHER.test(tail);
    out.push({
      wholes: [whole],
      parts,
      by: 'bracket',
      closed: (none || !among) && parts.length > 1 && !LEAD_OPEN.test(words),
      exclusive: !crossing(labels) && !total,
      open: (!none && STAYS_OPEN.test(tail)) || LEAD_OPEN.test(words),
      loose: total || inside.some((m) => before(m, W.compare) || m.measure === 'base'),
    });
  }
  return out;
}

// ---------------------------------------------------------------- the total after its parts

const QUARTERS = [opening('第?一季度'), opening('第?二季度'), opening('第?三季度'), opening('第?四季度')] as const;
const FIRST_HALF = opening('上半年');
const SECOND_HALF = opening('下半年');
const ALL_YEAR = opening('全年');

const SPELLED = [
  { total: form`^(?:前三季度|[1一]至?-?[9九]月)`, parts: [QUARTERS[0], QUARTERS[1], QUARTERS[2]] },
  { total: FIRST_HALF, parts: [QUARTERS[0], QUARTERS[1]] },
  { total: SECOND_HALF, parts: [QUARTERS[2], QUARTERS[3]] },
  { total: ALL_YEAR, parts: [FIRST_HALF, SECOND_HALF] },
  { total: ALL_YEAR, parts: [QUARTERS[0], QUARTERS[1], QUARTERS[2], QUARTERS[3]] },
] as const;

/** A total that follows its parts has one of these words, or one that sums up. */
const TOTALS_BEHIND = asCue(words(SUMS_UP, ADDED_UP, NAMES_A_TOTAL, '前三季度 9月 九月 上半年 下半年 全年'));

/** The same words anywhere in a text. */
const ANYWHERE: ReadonlyMap<Words, Words> = new Map(
  SPELLED.flatMap(({ parts }) => parts.map((part): [Words, Words] => [part, words(part)])),
);

function behindAt(story: Story, m: Mention): Division | null {
  if (!says(story.said, W.sumUp) && !mayStand(story, TOTALS_BEHIND)) return null;
  // 四项合计压减163万元: a verb of change with nothing to compare with.
  const cutting = m.measure === 'change' && isAmount(m) && leads(m, W.sumUp) && !before(m, W.compare, W.yoy, W.prev);
  if ((!isLevel(m) && !cutting) || m.bracket >= 0 || m.index < 2 || m.seat) return null;
  const lead = leadWords(story, m);
  const since = sinceWords(story, m);
  const opening = plainOpening(lead);
  const spelled = SPELLED.find(({ total }) => total.test(opening));
  const summed = leads(m, W.sumUp) || SUMS_UP.test(lead) || SO_MANY_ADDED.test(since);
  // 一产A，二产B，三产C，生产总值D: a complete list followed by the name of its whole.
  const named = !summed && !spelled && NAMES_A_TOTAL.test(m.name);
  if (!summed && !spelled && !named) return null;
  if (NEW_WHOLE.test(since)) return null;
  if (leads(m, W.left, W.net)) return null;
  // 共审结5236件: what was concluded is not the total of what came in.
  if (DISPOSED.test(lead)) return null;
  const run: Mention[] = [];
  const { mentions } = story;
  for (let k = m.index - 1; k >= 0 && run.length < MOST_PARTS; k--) {
    const p = mentions[k];
    if (!p) continue;
    if (p.sentence !== m.sentence) break;
    if (p.bracket >= 0) continue;
    if (!isAmount(p) || p.measure === 'change' || p.measure === 'each' || p.measure === 'mean') continue;
    if (p.measure === 'base' || p.other) {
      if (!spelled) break;
      continue;
    }
    if (!addable(p, m)) continue;
    if (leads(p, W.sumUp) && !leads(p, W.respectively) && !spelled) break;
    run.push(p);
    if (before(p, W.among)) break;
  }
  run.reverse();
  // 全年共检测货车10458台次: a total of what the sentence before lists with the same verb. It is reported only where a slip
  // explains it.
  if (!run.length && m.index > 1 && leads(m, W.sumUp) && numberIn(since) < 2 && !AFORESAID.test(lead)) {
    const above = mentionsIn(story, m.sentence - 1).filter(
      (p) => isLevel(p) && p.bracket < 0 && p.figure.unit === m.figure.unit,
    );
    const verb = m.name.slice(0, 2);
    if (
      above.length >= 2 &&
      verb.length === 2 &&
      above.every((p) => sinceWords(story, p).includes(verb) || labelOf(story, p).includes(verb)) &&
      above.every((p) => !before(p, W.among))
    )
      return { wholes: [m], parts: above, by: 'behind', closed: false, exclusive: true, open: false, loose: true };
  }
  // 上述三类合计…: the list is in the sentence before.
  if (!run.length && m.index > 0 && (AFORESAID.test(lead) || numberIn(since) >= 2)) {
    const above = mentionsIn(story, m.sentence - 1).filter(
      (p) => isLevel(p) && p.bracket < 0 && alike(p.figure, m.figure),
    );
    // 改造5个小区，惠及1629户。两批加起来11个小区: things of another unit are no parts where some have its own.
    const own = above.filter((p) => p.figure.unit === m.figure.unit);
    run.push(...(own.length ? own : above));
  }
  if (spelled && run.length < spelled.parts.length) {
    const above = mentionsIn(story, m.sentence - 3, m.sentence - 1).filter(
      (p) =>
        isLevel(p) &&
        p.bracket < 0 &&
        p.figure.unit === m.figure.unit &&
        spelled.parts.some((shape) => shape.test(clauseOpening(story, p)) || shape.test(sentenceOpening(story, p))),
    );
    run.unshift(...above.filter((p) => !run.includes(p)));
  }
  if (spelled) {
    const seats = spelled.parts.map((shape) =>
      run.find(
        (p) =>
          shape.test(plainOpening(leadWords(story, p))) ||
          shape.test(clauseOpening(story, p)) ||
          // 上半年，一季度开工23个，二季度开工31个，合计54个: the first of several is not the half-year's.
          (p.sentence !== m.sentence && shape.test(sentenceOpening(story, p)) && isAloneInSentence(story, p)),
      ),
    );
    const { length } = spelled.parts;
    const list = run.find(
      (p) =>
        p.seat &&
        p.seat.of === length &&
        spelled.parts.every((shape) => ANYWHERE.get(shape)?.test(clauseOpening(story, p))),
    );
    const parts = seats.every((s) => s !== undefined)
      ? seats
      : list
        ? run.filter((p) => p.seat?.first === list.seat?.first)
        : [];
    if (new Set(parts).size !== length) return summed ? plainBehind(story, m, run, since) : null;
    return { wholes: [m], parts, by: 'behind', closed: true, exclusive: true, open: false, loose: false };
  }
  if (named) {
    for (const n of [3, 2, 4]) {
      const parts = run.slice(-n);
      const labels = parts.map((p) => labelOf(story, p));
      if (
        parts.length === n &&
        exclusiveSet(labels)?.whole &&
        parts.every((p) => p.figure.unit === m.figure.unit && p.chain === m.chain)
      )
        return { wholes: [m], parts, by: 'behind', closed: true, exclusive: true, open: false, loose: false };
    }
    return null;
  }
  return plainBehind(story, m, run, since);
}

/**
 * Whether a part may be added to the total. Things with different names are added where the name of the total holds
 * both: 8个镇、5个乡，共13个乡镇.
 */
function addable(p: Mention, total: Mention): boolean {
  return alike(p.figure, total.figure);
}

const clauseOpening = ({ text, clauses }: Story, m: Mention): string =>
  plainOpening(text.slice(startOf(clauses, m.clause), m.figure.at.start));
const sentenceOpening = ({ text, sentences }: Story, m: Mention): string =>
  plainOpening(text.slice(startOf(sentences, m.sentence), m.figure.at.start));
const plainOpening = (words: string): string => words.replace(SCOPE_OPENS, '');

const isAloneInSentence = (story: Story, p: Mention): boolean =>
  mentionsIn(story, p.sentence).filter((x) => isLevel(x) && x.figure.unit === p.figure.unit && !before(x, W.among))
    .length === 1;

function plainBehind(story: Story, m: Mention, list: readonly Mention[], since: string): Division | null {
  let run = list;
  const n = numberIn(since);
  if (run.length < 2 && n < 2) return null;
  let parts: readonly Mention[] = run;
  let sure: boolean;
  if (n >= 2) {
    if (run.length < n && COUNTS_BACK.test(since)) run = [...earlier(story, m, run), ...run];
    if (run.length < n) return null;
    parts = run.slice(-n);
    sure = run.length === n;
  } else {
    // The values in the clause right before the total.
    const last = run.at(-1);
    if (!last) return null;
    const seat = last.seat;
    if (seat) {
      parts = run.filter((p) => p.seat?.first === seat.first);
      sure = parts.length === seat.of && (parts.length === run.length || before(m, W.respectively));
    } else sure = bareTotal(story, m, run) || exclusiveSet(run.map((p) => labelOf(story, p))) !== null;
  }
  // Where as many parts as counted follow one 其中, they are the list.
  const like = m.name.length >= 2 && parts.every((p) => labelOf(story, p).endsWith(m.name.slice(-4)));
  const among = parts.some((p, i) => before(p, W.among) && !(i === 0 && (n === run.length || like)));
  const shares = between(story, parts.at(-1)!, m).includes('占');
  return {
    wholes: [m],
    parts,
    by: 'behind',
    closed: sure && !among && !shares,
    exclusive: true,
    open: false,
    // 分别占全县的17.1%…，全县共完成24.6亿元: shares are told of these parts, so they are not all of the whole.
    loose: !sure || among || shares,
  };
}

function numberIn(words: string): number {
  const said = COUNT_WORD.exec(words)?.[1] ?? SO_MANY_ADDED.exec(words)?.[1];
  return said === undefined ? 0 : smallCount(said);
}

/** The figures of the sentence before, where a total of n things finds fewer than n in its own sentence. */
function earlier(story: Story, m: Mention, run: readonly Mention[]): Mention[] {
  return mentionsIn(story, m.sentence - 1).filter(
    (p) =>
      p.index < (run[0]?.index ?? m.index) &&
      isLevel(p) &&
      p.bracket < 0 &&
      alike(p.figure, m.figure) &&
      !inAmong(story, p),
  );
}

/** 合计九类13门: of how many sorts the total is. */
const SO_MANY_IN_ALL = form`[一二三四五六七八九十]{1,2}[类种批个]$`;
const TWO_VERBS = form`^([一-龥]{2})[和与及、]([一-龥]{2})(?![类种和与及、])`;

/** Whether the total has no words of its own, or only those of its parts, so that it can be a total of nothing else. */
function bareTotal(story: Story, m: Mention, run: readonly Mention[]): boolean {
  const lead = leadWords(story, m);
  const noun = m.name.replace(TOTAL_OPENS, '');
  const plain = NOTHING_BUT_TOTAL.test(lead.replace(SO_MANY_IN_ALL, ''));
  // 修订…5项制度，新建…3项制度，共修订和新建制度8项: it has both verbs of its parts.
  const [, first, second] = TWO_VERBS.exec(noun) ?? [];
  if (first && second && run.length === 2)
    return run.every((p, i) => sinceWords(story, p).includes(i === 0 ? first : second));
  if (plain && m.clause - (run.at(-1)?.clause ?? 0) <= 1) {
    const tail = upToMark(tailWords(story, m));
    if (tail.length > 8 || GAINED.test(tail)) return false;
    if (run.every((p) => p.figure.unit === m.figure.unit)) return true;
    // 死亡8人，受伤15人: one unit with two nouns.
    return run.every((p) => p.figure.unit.length === 1);
  }
  if (noun.length >= 2 && leads(m, W.sumUp)) {
    const tail = noun.slice(-4);
    return run.every((p) => labelOf(story, p).endsWith(tail) || p.name === '');
  }
  return false;
}

const ADDED_TO = form`^，(?:再?加上|连同|加之|另加)${words('原有 已有 现有 上年 往年 此前 先前 以往 去年 存量 老')}[^，。；\d]{0,8}$`;
const IN_ALL_NOW = form`总|${words('合计 共计 达到? 共有 累计')}`;

/** 新增绿地18.6公顷，加上原有的142.5公顷，绿地总面积161.1公顷: what is new and what there was make up what there is. */
function addedAt(story: Story, m: Mention): Division | null {
  const first = story.mentions[m.index - 1];
  const total = story.mentions[m.index + 1];
  if (!first || !total || ![first, m, total].every((x) => isLevel(x) && x.sentence === m.sentence && !x.seat))
    return null;
  if (first.figure.unit !== m.figure.unit || total.figure.unit !== m.figure.unit || total.bracket >= 0) return null;
  if (!ADDED_TO.test(sinceWords(story, m)) || !IN_ALL_NOW.test(sinceWords(story, total))) return null;
  return {
    wholes: [total],
    parts: [first, m],
    by: 'behind',
    closed: true,
    exclusive: true,
    open: false,
    loose: false,
  };
}

/** 预算收入A。加上调入B、结转C，收入总量为T: the parts are added to the first amount of the sentence before. */
function toppedAt(story: Story, m: Mention): Division | null {
  if (!isAmount(m) || m.bracket >= 0) return null;
  if (!sinceWords(story, m).startsWith('加上')) return addedAt(story, m);
  const here = mentionsIn(story, m.sentence).filter(
    (x) => x.index >= m.index && x.bracket < 0 && isAmount(x) && x.figure.unit === m.figure.unit,
  );
  const kind = (x: Mention): string => SIDE_TOTAL.exec(leadWords(story, x))?.[1] ?? '';
  const total = here.find((x) => x !== m && kind(x) !== '');
  if (!total) return null;
  const base = mentionsIn(story, m.sentence - 1).find(
    (x) => isAmount(x) && x.measure === 'level' && x.figure.unit === m.figure.unit,
  );
  if (!base || !labelOf(story, base).endsWith(kind(total))) return null;
  const added = here.slice(0, here.indexOf(total));
  const plain = added.every((x) => !QUALIFIES.test(leadWords(story, x)));
  return {
    wholes: [total],
    parts: [base, ...added],
    by: 'behind',
    closed: plain,
    exclusive: true,
    open: false,
    loose: !plain,
  };
}

// ---------------------------------------------------------------- spelled out

/** 共31件：主办件18件，会办件15件; 由11人组成：主任1人，…. */
function colonAt(story: Story, m: Mention): Division | null {
  if (!isLevel(m) || m.bracket >= 0) return null;
  const next = story.mentions[m.index + 1];
  if (!next || next.sentence !== m.sentence || !isLevel(next) || !alike(next.figure, m.figure)) return null;
  const joint = between(story, m, next);
  if (before(next, W.among)) return null;
  if (!COLON.test(joint) && !GOES_TO.test(joint) && !CONSISTS_OF.test(joint) && !SHARED_OUT_NEXT.test(joint))
    return null;
  const { parts, loose, open } = listFrom(story, next, (p) => !before(p, W.among));
  if (parts.length < 2) return null;
  const labels = parts.map((p) => labelOf(story, p));
  return {
    wholes: [m],
    parts,
    by: 'colon',
    closed: !open && (!joint.includes('包括') || SAYS_TOTAL.test(leadWords(story, m)) || countedBehind(story, parts)),
    exclusive: !crossing(labels),
    open,
    loose:
      loose || parts.at(-1)?.sentence !== m.sentence || parts.some((p) => p.chain !== parts[0]?.chain && p.name === ''),
  };
}

/** 基本支出A、项目支出B两项: the number of parts stands after them. */
function countedBehind(story: Story, parts: readonly Mention[]): boolean {
  const said = SO_MANY_OF_THEM.exec(story.text.slice(parts.at(-1)?.figure.at.end ?? 0));
  return said !== null && smallCount(group(said, 1)) === parts.length;
}

/** 馆藏档案（文书档案A、专业档案B）共C: the bracket lists the parts of the total after it. */
function bracketedBefore(story: Story, m: Mention): Division | null {
  const last = story.mentions[m.index - 1];
  if (!isLevel(m) || m.bracket >= 0 || !last || last.bracket < 0 || !leads(m, W.sumUp)) return null;
  if (!BRACKET_AND_TOTAL.test(between(story, last, m))) return null;
  const parts = story.mentions.filter((p) => p.index < m.index && p.bracket === last.bracket);
  const [first] = parts;
  // A bracket with its own total before it lists the parts of that total.
  const above = first && story.mentions[first.index - 1];
  if (above && above.clause === m.clause && alike(above.figure, m.figure)) return null;
  const like = (p: Mention): boolean => isLevel(p) && p.figure.unit === m.figure.unit && !before(p, W.among);
  if (parts.length < 2 || !parts.every(like)) return null;
  const labels = parts.map((p) => labelOf(story, p));
  return {
    wholes: [m],
    parts,
    by: 'behind',
    closed: !crossing(labels),
    exclusive: !crossing(labels),
    open: false,
    loose: crossing(labels),
  };
}

/** 检查480家，合格452家，不合格28家: short labels that exclude each other need no 其中. */
function labelsAt(story: Story, m: Mention, known: Members): Division | null {
  if (!isLevel(m) || m.bracket >= 0) return null;
  if (known.parts.has(m) || known.wholes.has(m)) return null;
  const whole = beforeInSentence(story, m, (w) => isLevel(w) && w.bracket < 0 && alike(w.figure, m.figure));
  if (!whole || whole.chain !== m.chain || story.nested.has(whole) || known.parts.has(whole)) return null;
  // 由多到少依次为：城市管理187件、…: the first of a list is not the whole of the others.
  if (LIST_OPENS.test(sinceWords(story, whole))) return null;
  // 发出选票468张，有效票385张，无效票27张: not every ballot that is given out is returned.
  if (GIVEN_OUT.test(leadWords(story, whole)) && leadWords(story, m).includes('有效')) return null;
  if (between(story, whole, m).length > 30) return null;
  const { parts } = listFrom(story, m, (p) => !before(p, W.among));
  const labels = parts.map((p) => labelOf(story, p));
  // 处置事件86起，自然灾害类31起、事故灾难类49起、…: at least three parts of one kind, up to the end of the sentence.
  const ends = NEARS_THE_END.test(
    story.text.slice(parts.at(-1)?.figure.at.end ?? 0, endOf(story.sentences, m.sentence)),
  );
  const paused = parts.slice(1).every((p, i) => between(story, parts[i] ?? p, p).startsWith('、'));
  if (
    parts.length >= 3 &&
    ends &&
    paused &&
    headShared(labels) &&
    !crossing(labels) &&
    m.clause - whole.clause === 1 &&
    parts.every((p) => p.figure.unit === whole.figure.unit && !beyond(p, whole))
  )
    return { wholes: [whole], parts, by: 'colon', closed: false, exclusive: true, open: false, loose: false };
  for (let n = Math.min(parts.length, 4); n >= 2; n--) {
    // 批准258人，不批准101人，其余8人: the rest belongs to the list.
    const behindThem = parts[n];
    if (behindThem && other(behindThem)) return null;
    const set = exclusiveSet(labels.slice(0, n));
    const more = parts.slice(0, n).reduce((s, p) => s + decimalOf(p), 0) > decimalOf(whole);
    if (
      !set ||
      (!set.whole && !more) ||
      exclusiveSet([labelOf(story, whole), labels[0] ?? '']) ||
      exclusiveSet([leadWords(story, whole), labels[0] ?? ''])
    )
      continue;
    // A figure that is less than one part, or that has another unit, is not their whole.
    const checked = CHECKED.test(leadWords(story, whole));
    if (parts.slice(0, n).some((p) => (beyond(p, whole) && !checked) || p.figure.unit !== whole.figure.unit)) continue;
    if (labels.slice(0, n).some((l) => l.length > 8)) continue;
    return {
      wholes: [whole],
      parts: parts.slice(0, n),
      by: 'labels',
      closed: true,
      exclusive: true,
      open: false,
      loose: false,
    };
  }
  return null;
}

const beyond = (part: Mention, whole: Mention): boolean => less(whole, part);

// ---------------------------------------------------------------- what became of a stock

const decimalOf = (m: Mention): number => Number(m.figure.number.n) / Number(m.figure.number.d);

/** 受理100件，已办结90件，正在办理10件: the states of one stock. The last state holds all that is left. */
function statesAt(story: Story, m: Mention): Division | null {
  if (!isLevel(m) || m.bracket >= 0 || stateOf(m) !== 'rest' || before(m, W.among)) return null;
  const { mentions } = story;
  const next = behindInSentence(story, m, (x) => isLevel(x) && alike(x.figure, m.figure) && x.bracket < 0);
  if (next && stateOf(next) === 'rest') return null;
  const parts: Mention[] = [m];
  let k = m.index - 1;
  let whole: Mention | null = null;
  const others: Mention[] = [];
  let among = false;
  for (; k >= 0; k--) {
    const p = mentions[k];
    if (!p) continue;
    if (m.sentence - p.sentence > 1) break;
    if (p.bracket >= 0 || !isAmount(p)) continue;
    if (p.measure !== 'level' || p.other) continue;
    if (!alike(p.figure, m.figure)) continue;
    // 另办结上年结转19件: this belongs to the stock of another year.
    if (OTHER_YEARS.test(sinceWords(story, p)) && p.sentence === m.sentence && stateOf(p) !== null) continue;
    if (stateOf(p) !== null && !(p.sentence !== m.sentence)) {
      if (parts.length > 1 && before(parts[0]!, W.among)) among = true;
      parts.unshift(p);
      continue;
    }
    // A figure in another segment or in a list after 其中 is not the stock.
    if (p.sentence === m.sentence && p.chain !== m.chain) return null;
    // 其中，甲收集455个，已办结449个，正在办理6个: a figure that 其中 introduces may have states of its own.
    if (inAmong(story, p) && !(before(p, W.among) && p.index === (parts[0]?.index ?? 0) - 1)) continue;
    // 收到提案120件，涉及单位30个，已办结110件: the same unit is preferred to a similar one.
    if (
      p.figure.unit !== m.figure.unit &&
      mentions
        .slice(0, k)
        .some((x) => x.sentence === p.sentence && isLevel(x) && x.figure.unit === m.figure.unit && stateOf(x) === null)
    )
      continue;
    if (p.sentence !== m.sentence && stateOf(p) !== null) continue;
    if (whole) {
      if (p.sentence === m.sentence) break;
      others.push(p);
      continue;
    }
    whole = p;
    if (p.sentence === m.sentence) break;
  }
  if (whole && TWO_STOCKS.test(sinceWords(story, whole))) return null;
  // 年初结转47件，今年新排查61件，化解73件: what is left comes from both.
  const opened = mentionsIn(story, m.sentence).some(
    (x) =>
      x.index < (parts[0]?.index ?? 0) &&
      isAmount(x) &&
      alike(x.figure, m.figure) &&
      (leads(x, W.stock) || BROUGHT_FORWARD.test(leadWords(story, x))),
  );
  if (opened) return null;
  if (!whole || parts.length < 2) return null;
  if (!parts.some((p) => stateOf(p) === 'done')) return null;
  if (parts.slice(1).some((p) => before(p, W.among))) among = true;
  const left = leads(m, W.left);
  const strict = STRICT.test(story.text.slice(Math.max(0, whole.figure.at.start - 30), whole.until));
  const over = parts.reduce((s, p) => s + decimalOf(p), 0) > decimalOf(whole);
  const matters =
    MATTERS.test(story.text.slice(Math.max(0, whole.figure.at.start - 30), whole.until)) ||
    MATTERS.test(whole.figure.unit);
  const sure = (left && !STILL_MORE.test(leadWords(story, m))) || strict || (over && matters);
  return {
    wholes: [whole, ...others],
    parts,
    by: 'states',
    closed: sure,
    exclusive: true,
    open: parts.some((p) => andOthers(story, p)),
    loose: among || !sure || others.length > 0,
  };
}

type State = 'done' | 'rest' | null;

function stateOf(m: Mention): State {
  if (shareClass(m.saidOwn, NOT_DONE)) return 'rest';
  if (leads(m, W.done)) return 'done';
  for (const t of m.behind) {
    if (shareClass(t, NOT_DONE)) return 'rest';
    if (says(t, W.done)) return 'done';
  }
  return null;
}

const NOT_DONE = anyOf([W.left, W.ongoing, W.planned]);

/** 审查起诉528人，起诉391人，不起诉107人，其他处理30人: a list that ends in 其他 is complete. */
function restAt(story: Story, m: Mention, known: Members): Division | null {
  if (!isLevel(m) || m.bracket >= 0 || !ENDS_IN_OTHERS.test(labelOf(story, m))) return null;
  if (known.parts.has(m) || before(m, W.among)) return null;
  const { mentions } = story;
  const run = [m];
  for (let k = m.index - 1; k >= 0; k--) {
    const p = mentions[k];
    if (!p) continue;
    if (p.sentence !== m.sentence) break;
    if (p.bracket >= 0) continue;
    if (!isLevel(p) || p.figure.unit !== m.figure.unit || before(p, W.among) || known.parts.has(p)) return null;
    run.unshift(p);
  }
  const [whole, ...parts] = run;
  // 三、本期支出：环境整治71300元，…: the first figure after a colon is an item.
  if (whole && BEHIND_COLON.test(sinceWords(story, whole))) return null;
  if (!whole || parts.length < 3 || leads(whole, W.stock) || parts.some((p) => beyond(p, whole))) return null;
  return { wholes: [whole], parts, by: 'labels', closed: false, exclusive: true, open: false, loose: false };
}

/** Whether 其中 stands before the figure in its segment. */
export function inAmong(story: Story, p: Mention): boolean {
  for (let k = p.index; k >= 0; k--) {
    const m = story.mentions[k];
    if (m?.chain !== p.chain) return false;
    if (before(m, W.among)) return true;
  }
  return false;
}
