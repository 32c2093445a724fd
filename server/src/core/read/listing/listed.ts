/**
 * Lists of names and how many members they may have: 甲、乙和丙 has three, but 甲、乙与丙、丁 may be two pairs. All ways of
 * counting that the grammar leaves open are kept, so that a rule accuses only where none of them gives the count.
 */
import type { Pattern } from '../../grammar/lexemes';
import { closing, everyForm, form, words } from '../../grammar/lexemes';
import type { Span } from '../../model';
import { span } from '../../model';
import type { Item } from '../lists';
import { commonSuffix, sameLength, splitAt } from '../lists';
import { isName } from '../names';

/** A list of names. */
export interface Listed {
  readonly at: Span;
  /** The parts between the pause marks 、. The first may begin with the words that lead to the list. */
  readonly items: readonly Item[];
  /** The words of the items without brackets. */
  readonly words: readonly string[];
  /** How many 和, 与 and 及 stand inside the items. Each of them may join two members. */
  readonly joints: number;
  /** Whether the list ends in 等 or says in other words that it is not complete. */
  readonly open: boolean;
}

/** 等 after a list, but not the 等 of 平等, 等级 or 等离子. */
const AND_SO_ON = form`(?<![平同中高初相优头对甲乙特上下])等(?!${words('级 次 候 待 额 奖 离子')})`;
const FOR_EXAMPLE = form`^(?:${words('其中 主要 例如 比如 包括但')}|如(?![厕东皋]))`;
const OPEN_ENDED = form`${AND_SO_ON}|${words('以及其[他它] 其余 之类 ... …')}|${FOR_EXAMPLE}`;
const LACKS_MEMBER = form`^、|、$|、、`;

/** The length up to which a member of a list is a name, in UTF-16 units. */
const LONGEST_MEMBER = 24;
const INNERMOST_BRACKET = everyForm`（[^（）]{0,120}）`;

/** 和, 与, 及 and 以及 between two words, but not in 和平, 涉及 or 太和. */
const WORD_JOINT = everyForm`(?<=[^“《])(?:以及|(?<![祥谐温饱总共人太参给赋与涉普危惠顾波顺中永义])(?:和(?![平谐美睦顺气解好缓])|与(?![会否其时人])|及(?![时早格第至其物])|暨))(?=.)`;
const EVERY_QUOTED = everyForm`“[^”]{0,40}”|《[^》]{0,60}》`;
const WHOLLY_QUOTED = form`^[“《].*[”》]$`;

/** Endings of names of one kind: of firms and bodies, of places, of roads and waters. */
const NAME_KINDS = [
  closing('厂 店 公司 集团 社 场 局 委 办 院 校 小学 中学 所 站 中心 银行 馆 园 队 部 会 厅 处 科 室 铺 企业'),
  closing('镇 乡 村 街道 社区 县 区 市 林场 农场 屯 庄'),
  closing('路 街 巷 桥 河 湖 水库 渠 塘 港 大道 广场 公园 小区 隧道'),
];

const TOWNSHIPS = words('镇 乡 地');
/** Administrative places by their last character, with the words by which they may be counted. */
const PLACE_COUNTED_AS: Readonly<Record<string, Pattern>> = {
  省: words('省 地区 地方'),
  市: words('市 区 地'),
  县: words('县 区 地'),
  区: words('区 县 园 院 所'),
  镇: TOWNSHIPS,
  乡: TOWNSHIPS,
  道: words('街道 街 乡 镇 道 路 线'),
  村: words('村 社区 点 户 地 家 庄'),
  州: words('州 市 地'),
  旗: words('旗 县 地'),
};

/** Nothing after the number, or a classifier alone. */
const NO_COUNTED_NOUN = form`^[个家处名位]?$`;

/** Whether the list may have so many members, by any way of counting its joints. */
export function mayHave({ items, joints }: Listed, count: number): boolean {
  if (count === items.length) return true;
  return joints > 0 && ((count > items.length && count <= items.length + joints) || count === joints + 1);
}

/** The difference between the count and the nearest number of members that the list may have. */
export function countDistance(list: Listed, count: number): number {
  if (mayHave(list, count)) return 0;
  const most = list.items.length + list.joints;
  return count > most ? count - most : list.items.length - count;
}

/** The list of names that fills a stretch of the text; null where the stretch is no such list. */
export function readListed(text: string, at: Span): Listed | null {
  const items = splitAt(text, at, '、');
  const words = items.map((i) => withoutBrackets(i.text));
  if (items.length < 2 || words.some((w) => w === '' || w.length > LONGEST_MEMBER)) return null;
  // A 、 at either end, or beside another one, shows that a member was not read.
  if (LACKS_MEMBER.test(text.slice(at.start, at.end))) return null;
  const open = words.some((w) => OPEN_ENDED.test(w));
  return { at, items, words, joints: words.reduce((n, w) => n + jointsIn(w), 0), open };
}

/** Brackets may stand inside brackets, so that the inner ones are removed first. */
const withoutBrackets = (words: string): string =>
  words.replace(INNERMOST_BRACKET, '').replace(INNERMOST_BRACKET, '').trim();

function jointsIn(words: string): number {
  const bare = words.replace(EVERY_QUOTED, '“”');
  return (bare.match(WORD_JOINT) ?? []).length;
}

/**
 * Whether all members have one form, so that none is only a part of the next one (王某、李某盗窃案 is one case): they share an
 * ending, a beginning or their length, all are quoted, or all are names of people.
 */
export function isUniform({ words, items }: Listed): boolean {
  const rest = words.slice(1);
  if (words.length < 2) return false;
  if (commonSuffix(words) !== '') return true;
  if (words.length > 2 && NAME_KINDS.some((kind) => words.every((w) => w.length > 2 && kind.test(w)))) return true;
  // …、滨河小学、育红小学校门前: words after the list may be read with the last member.
  const inner = words.slice(1, -1);
  if (inner.length > 1) {
    const ending = commonSuffix(inner);
    if (ending !== '' && words[0]!.endsWith(ending) && words.at(-1)!.slice(1).includes(ending)) return true;
  }
  if (words.every((w) => WHOLLY_QUOTED.test(w))) return true;
  if (words.every((w) => isName(w))) return true;
  if (rest.length < 2) return false;
  if (sameLength(words) && words[0]!.length <= 8) return true;
  // Words that lead to the list may be read with the first member.
  const first = words[0];
  if (first === undefined) return false;
  const led = first.length > rest[0]!.length;
  if (commonSuffix(rest) !== '' && first.endsWith(commonSuffix(rest))) return true;
  if (led && sameLength(rest) && rest[0]!.length <= (rest.length > 2 ? 10 : 6) && items.length >= 3) return true;
  return rest.every((w) => isName(w)) && isName(first.slice(-rest[0]!.length));
}

/**
 * Whether no member is so much shorter than the others that it could be a part of the next one. Names of people do not
 * show this, since they stand before what their bearers did.
 */
export function isBalanced({ words }: Listed): boolean {
  const lengths = words.map((w) => w.length);
  const least = Math.min(...lengths);
  const cases = words.some((w) => w.endsWith('案')) && words.some((w) => isName(w));
  return least >= 3 && Math.max(...lengths) < 2 * least && !cases && !words.some((w) => w.includes('某'));
}

/**
 * Whether the members can be what is counted: in 东山县、西河县的12个村 the villages are counted, and not the counties. `noun`
 * are the words after the classifier.
 */
export const agrees = ({ words }: Listed, noun: string): boolean => mayBePlaces(words, noun);

/**
 * Whether names of places can be what is counted; `noun` are the words after the classifier. True where the names are
 * no places.
 */
export function mayBePlaces(words: readonly string[], noun: string): boolean {
  const last = words.map((w) => w.at(-1)!);
  // 考核为好的有7个，即…: the noun is not written.
  if (NO_COUNTED_NOUN.test(noun)) return true;
  if (!last.every((c) => PLACE_COUNTED_AS[c])) return true;
  return last.some((c) => PLACE_COUNTED_AS[c]!.test(noun.slice(0, 8)));
}

/**
 * The list of names that ends at the offset `end`. It is read back over pause marks to another mark, and not into
 * brackets or quotations; null where there is none.
 */
export function listBefore(text: string, end: number, reach = 240): Listed | null {
  let start = end;
  let depth = 0;
  for (; start > 0 && end - start < reach; start--) {
    const c = text.charAt(start - 1);
    if ('”’）》'.includes(c)) depth++;
    else if ('“‘（《'.includes(c)) {
      if (depth === 0) break;
      depth--;
    } else if (depth === 0 && '，。；：！？\n'.includes(c)) break;
  }
  return depth === 0 ? readListed(text, span(start, end)) : null;
}

/**
 * The offset of the first of the marks, from `from` on, that stands outside brackets and quotations. Where there is none,
 * the offset at which the search ends: `reach` units further on, or the end of the text.
 */
export function stretchEnd(text: string, from: number, marks: string, reach = 600): number {
  let depth = 0;
  let i = from;
  for (; i < text.length && i - from < reach; i++) {
    const c = text.charAt(i);
    if (depth === 0 && marks.includes(c)) return i;
    if ('“‘（《'.includes(c)) depth++;
    else if ('”’）》'.includes(c)) depth = Math.max(0, depth - 1);
  }
  return i;
}
