/**
 * What a paragraph holds, a bit each. Most rules have nothing to look at in most paragraphs, and are not asked about
 * those that hold nothing of theirs. The three lowest bits are left to cutText for what it tells apart.
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
  /** Words whose width was folded, or Markdown that was taken out. */
  changed: 1 << 8,
  figures: 1 << 9,
  relations: 1 << 10,
  enumerations: 1 << 11,
  attributions: 1 << 12,
  people: 1 << 13,
  phrases: 1 << 14,
  slogans: 1 << 15,
  headings: 1 << 16,
  /** Quotations that are closed. */
  quotes: 1 << 17,
  /** Set phrases in other words than the established ones. */
  departures: 1 << 18,
} as const;

/** Marks that come in pairs, with what a paragraph holds that has one of them. */
export const PAIRED_MARKS: readonly (readonly [pair: string, contents: number])[] = [
  ['（）', CONTENTS.brackets],
  ['〔〕', CONTENTS.brackets],
  ['【】', CONTENTS.brackets],
  ['《》', CONTENTS.titleMarks],
  ['〈〉', CONTENTS.titleMarks],
  ['“”', CONTENTS.quoteMarks],
  ['‘’', CONTENTS.quoteMarks],
];
