/**
 * Tells personal names, posts and bodies by their words: a surname and one or two more characters, a post before or
 * after them, the last word of an office. The tables are compiled from corpus/lexicon. Offsets and lengths are in
 * UTF-16 units.
 */
import { closing, whole } from '../grammar/lexemes';
import { charSet, isIn, WordSet } from '../charset';
import { lazily } from '../lazy';
import * as data from './people-data';

const wordsIn = (list: string): string[] => list.split(' ');

const SURNAME_SET = new WordSet(() => wordsIn(data.SURNAMES));
const NOT_NAMES = new WordSet(() => wordsIn(data.NOT_NAMES));
const postsAndRanks = (): string[] => [...wordsIn(data.TITLE_POST), ...wordsIn(data.TITLE_RANK)];
const honoursAndRanks = (): string[] => [...wordsIn(data.TITLE_HONOUR), ...wordsIn(data.TITLE_RANK)];
const POST_SET = new WordSet(postsAndRanks);
const HONOUR_SET = new WordSet(honoursAndRanks);
const TITLE_SET = new WordSet(() => [...postsAndRanks(), ...wordsIn(data.TITLE_ROLE)]);
const TITLES_AFTER_NAME = new WordSet(() => [...honoursAndRanks(), ...postsAndRanks()]);
const ADDRESS_FORMS = new WordSet(() => [...honoursAndRanks(), ...postsAndRanks(), ...wordsIn(data.TITLE_ROLE)]);
/** Words in which an affiliation ends where no post follows it: 梧桐村李强, 机关党支部李强. */
const AFFILIATION_END = closing(
  '局 厅 委 办 部 院 处 科 股 室 所 站 队 组 村 社区 街道 镇 乡 县 区 市 省 园区 公司 集团 厂 店 支部 总支 中心 学校 大学 学院 医院 合作社 基地 协会 小区 车间 专班 班组 支行 银行',
);

/** Characters that never stand in a given name. */
const NOT_GIVEN =
  /[的了是被把还也都不没这那哪们吗呢吧啊着过说讲个我你他她它每各与及或其但且却则并只在从对等要\p{P}\p{S}\p{Z}\d\p{Script=Latin}]/u;

const COMPOUND_SURNAME_LENGTH = 2;
const RARE_SURNAME_SET = new WordSet(() => wordsIn(data.RARE_SURNAMES));
/** The characters that are a surname by themselves. */
export const isSurnameUnit = charSet(
  wordsIn(data.SURNAMES)
    .filter((w) => w.length === 1)
    .join(''),
);
/** The characters that are a surname or begin one of two characters: 王, and 慕 in 慕容. */
export const beginsSurname = charSet(
  wordsIn(data.SURNAMES)
    .map((w) => w.charAt(0))
    .join(''),
);
const COMMON_SURNAMES = new WordSet(() => wordsIn(data.SURNAMES).slice(0, 130));
/** Everyday words with which names begin as well: 王国强, 高峰. */
const ALSO_NAMES = whole(
  '王国 金山 江山 白云 方正 高峰 黄金 马力 石林 安康 王道 文武 文明 成功 乐天 李子 白雪 陈旧 常青 万里 余庆',
);

/** Words with which no name begins, whatever stands beside them: 解释其中缘由. */
const NO_NAME_OPENINGS = new WordSet(() => [
  ...wordsIn(`${data.CUE_DIRECTIVE} ${data.CUE_SAY} ${data.CUE_THINK} ${data.CUE_SHOW}`).filter((w) => w.length === 2),
  ...wordsIn(
    '关于 向全 向大 向广 于是 任务 全体 全面 全力 应当 应该 路上 时间 连连 连声 连忙 连夜 逢人 向本 向各 向社 向市 向县 向省 向记 向媒 向当 向现 向在 向群 向村 向居 向上 向前 马上 怎么 临终 发来 打来 留下',
  ),
]);

/** The dot inside a name that is written in parts. */
const NAME_DOT = /[·・•‧]/;
/** The characters of {@link NAME_DOT}. */
export const isNameDot = charSet('·・•‧');

/** Characters that address somebody after the surname alone: 刘总, 钟婶. */
export const ADDRESS_UNITS = '总工婶伯叔姨嫂婆爷哥姐';
const isAddressUnit = charSet(ADDRESS_UNITS);

const postLevels = lazily(
  () =>
    new Map<string, number>([
      ...wordsIn(data.LEVEL_1).map((w): [string, number] => [w, 1]),
      ...wordsIn(data.LEVEL_2).map((w): [string, number] => [w, 2]),
      ...wordsIn(data.LEVEL_3).map((w): [string, number] => [w, 3]),
    ]),
);

/** Whether the word is a common surname of one or two characters. */
export const isSurname = (word: string | undefined): boolean => word !== undefined && SURNAME_SET.has(word);
/** Whether a character can be a surname where nothing but a name stands, as in a byline. */
export const isAnySurname = (c: string): boolean => SURNAME_SET.has(c) || RARE_SURNAME_SET.has(c);
/** Whether the surname is among the 130 most frequent ones. The rarer ones are everyday words too often. */
export const isCommonSurname = (c: string): boolean => COMMON_SURNAMES.has(c);
/** Whether two characters are an everyday word that begins like a name: 高度, 安置. */
export const opensWord = (two: string): boolean => isNoName(two) && !ALSO_NAMES.test(two);
// The set has thousands of words, so that it is made only when a text asks for it.
const isNoName = (word: string): boolean => NOT_NAMES.has(word);
/** Whether the word is a post, a rank or a walk of life. */
export const isTitle = (word: string): boolean => TITLE_SET.has(word);
/** Whether the word is a post or a rank. */
export const isPost = (word: string): boolean => POST_SET.has(word);
/** Whether the word begins with a word with which no name begins. */
export const opensNoName = (word: string): boolean => NO_NAME_OPENINGS.longestAt(word, 0) > 0;

/** Whether the word can be a full name by its own characters: 刘兴中, 欧阳明, 买买提·艾力, 张某某. */
export function isName(word: string): boolean {
  if (/^\p{Script=Han}{1,6}[·・•‧]\p{Script=Han}{1,8}$/u.test(word)) return true;
  const surname = SURNAME_SET.has(word.slice(0, COMPOUND_SURNAME_LENGTH))
    ? COMPOUND_SURNAME_LENGTH
    : SURNAME_SET.has(word.charAt(0))
      ? 1
      : 0;
  const given = word.length - surname;
  if (opensNoName(word)) return false;
  if (surname === 0 || given < 1 || given > 2) return false;
  if (surname === 1 && isNoName(word)) return false;
  return (
    !NOT_GIVEN.test(word.slice(surname)) && !TITLE_SET.has(word.slice(surname)) && !HONOUR_SET.has(word.slice(surname))
  );
}

/**
 * Offsets at which a name that ends at `end` can start, not before `from`. The likeliest come first: names of three
 * characters, of four, then of two.
 */
export function nameStarts(text: string, from: number, end: number): number[] {
  const out: number[] = [];
  let dot = end - 3;
  while (dot >= end - 9 && dot > from && !isIn(isNameDot, text.charCodeAt(dot))) dot--;
  const dotted =
    dot >= end - 9 && dot > from
      ? /\p{Script=Han}{2,6}[·・•‧]\p{Script=Han}{2,8}$/u.exec(text.slice(Math.max(from, end - 16), end))
      : null;
  if (dotted) {
    const start = end - dotted[0].length;
    let own = start;
    for (let cut = start + 2; !NAME_DOT.test(text.charAt(cut)); cut++) if (titleLength(text, start, cut)) own = cut;
    return [own];
  }
  for (const length of [3, 4, 2]) {
    const start = end - length;
    // 哈某: where the given name is withheld, the character before it is a surname.
    if (
      text[end - 1] === '某' &&
      start >= from &&
      length < 4 &&
      isWithheld(text, start, end) &&
      isAnySurname(text.charAt(start))
    ) {
      out.push(start);
      continue;
    }
    if (start < from || !isIn(beginsSurname, text.charCodeAt(start))) continue;
    const isCompound = SURNAME_SET.has(text.slice(start, start + COMPOUND_SURNAME_LENGTH));
    if (!isCompound && (length === 4 || !SURNAME_SET.has(text.charAt(start)))) continue;
    if (isName(text.slice(start, end))) out.push(start);
  }
  return out;
}

function isWithheld(text: string, start: number, end: number): boolean {
  for (let i = start + 1; i < end; i++) if (text[i] !== '某') return false;
  return true;
}

/**
 * Length of the longest post, rank or walk of life that ends at `end` and starts at `from` or later; 0 where there is
 * none.
 */
export function titleLength(text: string, from: number, end: number): number {
  return TITLE_SET.longestBefore(text, from, end);
}

/** Length of the longest title or post after a name, from `start` on: 同志, 教授, 书记; 0 where there is none. */
export function honourLength(text: string, start: number): number {
  return TITLES_AFTER_NAME.longestAt(text, start);
}

/** Length of the longest form of address that ends at `end`: 大爷, 同志, 书记; 0 where there is none. */
export function addressLength(text: string, from: number, end: number): number {
  const length = ADDRESS_FORMS.longestBefore(text, from, end);
  if (length) return length;
  return isIn(isAddressUnit, text.charCodeAt(end - 1)) ? 1 : 0;
}

/** Whether the phrase ends in a word for an office, a body or a place, to which somebody can belong. */
export const endsInAffiliation = (phrase: string): boolean => AFFILIATION_END.test(phrase);

/** The post itself at the end of a title: 副局长 in 云溪县水利局副局长. */
export function postOf(title: string): string {
  return title.slice(title.length - titleLength(title, 0, title.length));
}

/** Rank of a post within one organisation: 1 for the head, 2 for a deputy, 3 for a member, 0 where it has none. */
export function postLevel(title: string): number {
  return postLevels().get(postOf(title)) ?? 0;
}
