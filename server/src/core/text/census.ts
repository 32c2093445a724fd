/**
 * The contents of a paragraph, one bit for each kind. Most rules find nothing in most paragraphs, and are asked only
 * about those with contents for them. `cutText` uses the three lowest bits itself.
 */
export const CONTENTS = {
  digits: 1 << 3,
  percentSigns: 1 << 4,
  /** 《》〈〉 */
  titleMarks: 1 << 5,
  /** （）〔〕【】 */
  brackets: 1 << 6,
  /** “”‘’ */
  quoteMarks: 1 << 7,
  /** Words whose width was folded, or Markdown that was removed. */
  changed: 1 << 8,
  figures: 1 << 9,
  relations: 1 << 10,
  enumerations: 1 << 11,
  attributions: 1 << 12,
  people: 1 << 13,
  phrases: 1 << 14,
  slogans: 1 << 15,
  headings: 1 << 16,
  /** Quotations with a closing mark. */
  quotes: 1 << 17,
  /** Set phrases that depart from their established wordings. */
  departures: 1 << 18,
  /** A numeral right before the first character of a classifier: 三个, 12项. */
  counts: 1 << 19,
  /** A numeral right after an opening quotation mark: “三亮三比”. */
  quotedNumerals: 1 << 20,
  /** A numeral right after a closing quotation mark: “吃、住、行”三要素. */
  numeralsBehindQuotes: 1 << 21,
  /** A numeral right after 前 or 后: 排名前五. */
  places: 1 << 22,
  /** A numeral right after 以上, 上述, 前述, 这. */
  recalls: 1 << 23,
  /** A numeral right after 。；，. */
  openingNumerals: 1 << 24,
  /** A numeral right before a part of a layout: 一核两带. */
  layouts: 1 << 25,
  /** A verb or adjective of a slogan right before a kind of place: 工业强市. */
  foundings: 1 << 26,
  /** A year right before another year: 2021年、2022年. */
  yearsInRow: 1 << 27,
  colons: 1 << 28,
  /** The first two characters of rare words that few rules look for: 左右, 统计, 显示, 表明, 央国, 莅临, and 表示. */
  seldom: 1 << 29,
} as const;

/** Classifiers that may stand between a numeral and a noun. */
export const CLASSIFIERS =
  '个方面|方面|部门|单位|乡镇|街道|县区|社区|学校|村|镇|县|市|个|项|条|件|家|名|位|人|种|大类|类|所|处|座|支|台|辆|起|宗|份|场|栋|块|片|批|大|款|级|层|道|门|户|节|间|首|套|篇|部|期|轮|组|点';
/** Parts of a layout (一核两带), as alternatives of a regular expression. */
export const LAYOUT_PARTS = '核|翼|带|区|极|园|轴|圈|廊|城|谷|港|镇|链|基地|中心|组团|节点|板块|走廊|通道';
/** Characters for what a place is to become strong by, or to be: 工业强市. */
export const FOUNDING_VERBS = '强立兴富活旺靓稳美优裕融';
/** The last characters of such slogans, for kinds of place. */
export const FOUNDED_PLACES = '省市县区州城镇村企';

const firstsOf = (words: string): string => words.replace(/(?<=^|\|)(.)[^|]*\|?/g, '$1');
const HAN_NUMERALS = '一二两三四五六七八九十';
const NUMERALS = `${HAN_NUMERALS}0123456789`;

/** The bit that a paragraph gets where one of the first characters stands right before one of the second. */
export const PAIRS: readonly (readonly [first: string, second: string, contents: number])[] = [
  [NUMERALS, firstsOf(CLASSIFIERS), CONTENTS.counts],
  ['“', HAN_NUMERALS, CONTENTS.quotedNumerals],
  ['”', HAN_NUMERALS, CONTENTS.numeralsBehindQuotes],
  ['前后', NUMERALS, CONTENTS.places],
  ['上述这', NUMERALS, CONTENTS.recalls],
  ['。；，', NUMERALS, CONTENTS.openingNumerals],
  [`${HAN_NUMERALS}多`, firstsOf(LAYOUT_PARTS), CONTENTS.layouts],
  [FOUNDING_VERBS, FOUNDED_PLACES, CONTENTS.foundings],
  ['年', '、和', CONTENTS.yearsInRow],
  ['左统显表央莅', '右计示明国临', CONTENTS.seldom],
];

/** Marks that come in pairs, with the bit of a paragraph that has one of them. */
export const PAIRED_MARKS: readonly (readonly [pair: string, contents: number])[] = [
  ['（）', CONTENTS.brackets],
  ['〔〕', CONTENTS.brackets],
  ['【】', CONTENTS.brackets],
  ['《》', CONTENTS.titleMarks],
  ['〈〉', CONTENTS.titleMarks],
  ['“”', CONTENTS.quoteMarks],
  ['‘’', CONTENTS.quoteMarks],
];

/**
 * What may be asked for by its contents: a function from bits to those that have one of them, 0 for all. Most rules and
 * traits pass over most readings, and many of them ask for the same bits.
 */
export function byContents<T extends { readonly reading: { readonly contents: number } }>(
  all: readonly T[],
): (needs: number) => readonly T[] {
  const lists = new Map<number, readonly T[]>([[0, all]]);
  return (needs) => {
    let list = lists.get(needs);
    if (!list) lists.set(needs, (list = all.filter(({ reading }) => (reading.contents & needs) !== 0)));
    return list;
  };
}
