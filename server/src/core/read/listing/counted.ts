/** Things that are counted in words: 三个方面的突出问题, 6家单位, 4项制度, 排名前五的乡镇. */
import { charSet, isIn } from '../../charset';
import { form, words } from '../../grammar/lexemes';
import { PARTICLES } from '../../grammar/vocabulary/naming';
import { smallCount } from '../../num/numerals';
import { readOrdinal } from '../../num/ordinal';
import type { Span } from '../../model';
import { span } from '../../model';
import { allMatches, group } from '../../match';
import { CLASSIFIERS } from '../../text/census';

/** A number with its classifier and the noun that it counts. */
export interface CountedNoun {
  /** Number and classifier, as UTF-16 offsets. */
  readonly at: Span;
  readonly count: number;
  readonly classifier: string;
  /** The Han characters and quotation marks after the classifier, up to another mark or a number. */
  readonly noun: string;
}

const COUNT_NUMERAL = '[两二三四五六七八九]|[一二三四五]?十[一二三四五六七八九]?|[2-9]|[1-4]\\d';

/** Source of a pattern for a number and its classifier, each in a group of its own. */
export const COUNT = `(${COUNT_NUMERAL})(${CLASSIFIERS})(?![以之][上下内外]|左右|多|余|以来|月)`;
/** What stands before a number that is an ordinal, part of a longer number, or bounded. */
const NOT_A_COUNT =
  '(?<![第\\d.,—～~\\-/年月百千万亿零一二三四五六七八九十两几数近余多约逾达前后每各另]|[高低少多大小]于|不足|不少|至少|最多|超过|[增减升降长到]至|\\d[：:])';
// The numeral is tested before the look-behind, which takes longer.
const COUNTED_THING = new RegExp(`(?=[一两二三四五六七八九十1-9])${NOT_A_COUNT}${COUNT}`, 'g');

const isQuoteMark = charSet('“”');
const isHanOrQuoteMark = (unit: number): boolean => (unit >= 0x4e00 && unit <= 0x9fff) || isIn(isQuoteMark, unit);
const HAN_AT_START = form`^[一-鿿]{0,8}`;
/** Words with which the noun has ended. */
const WORDS_AFTER_NOUN = words(PARTICLES, '[任共要如] 全部 按期 按时 分别 进行 开展 累计 合计 完成 实现 获得 由');

/** The length up to which a noun is read, in UTF-16 units. */
const LONGEST_NOUN = 14;

/** The value of a numeral of {@link COUNT}. */
export const countOf = (numeral: string): number => readOrdinal(numeral) ?? smallCount(numeral);

/** The counted things of a text, in the order of the text. A count of one counts nothing. */
export function countedIn(text: string): CountedNoun[] {
  const out: CountedNoun[] = [];
  for (const m of allMatches(COUNTED_THING, text)) {
    const count = countOf(group(m, 1));
    if (count < 2) continue;
    const end = m.index + m[0].length;
    const noun = nounAt(text, end);
    out.push({ at: span(m.index, end), count, classifier: group(m, 2), noun });
  }
  return out;
}

/** The Han characters and quotation marks from the offset `from` on, up to another mark or a number. */
export function nounAt(text: string, from: number): string {
  let end = from;
  while (end < text.length && end - from < LONGEST_NOUN && isHanOrQuoteMark(text.charCodeAt(end))) end++;
  return text.slice(from, end);
}

/** The noun from the offset `from` up to a particle, if it is short: 乡镇 in 乡镇为重点; else empty. */
export function shortNoun(text: string, from: number): string {
  const noun = HAN_AT_START.exec(text.slice(from, from + 8))![0];
  const end = noun.search(WORDS_AFTER_NOUN);
  const short = end < 0 ? noun : noun.slice(0, end);
  return short.length > 6 ? '' : short;
}
