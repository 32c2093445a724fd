/** The numbers of headings and counting words: 一 to 九十九, 两, Arabic digits, ① to ⑳. */
const DIGIT_VALUES: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const HAN_DIGITS = '一二三四五六七八九';

/** The value of such a number; null for any other words. */
export function readOrdinal(words: string): number | null {
  if (/^\d{1,3}$/.test(words)) return Number(words);
  const code = words.charCodeAt(0);
  if (words.length === 1 && code >= 0x2460 && code <= 0x2473) return code - 0x245f;
  if (words.length === 1 && DIGIT_VALUES[words] !== undefined) return DIGIT_VALUES[words];
  const m = /^([一二三四五六七八九])?(十)([一二三四五六七八九])?$/.exec(words);
  if (!m) return null;
  return (DIGIT_VALUES[m[1] ?? '一'] ?? 1) * 10 + (DIGIT_VALUES[m[3] ?? '零'] ?? 0);
}

/** 1 to 99 in Chinese numerals as headings have them: 十二, 二十. */
export function writeOrdinal(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  return `${tens > 1 ? HAN_DIGITS[tens - 1] : ''}${tens ? '十' : ''}${ones ? HAN_DIGITS[ones - 1] : ''}`;
}
