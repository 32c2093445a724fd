/** Decides whether a text is Chinese prose, by its share of Chinese characters. */
import type { Settings } from '../settings';
import { cellsOf } from './cells';

/**
 * So many UTF-16 units are looked at: a draft shows its language early, and more would cost time at every keystroke.
 */
const SAMPLE = 20_000;

/** Whether at least `minimumHanShare` percent of the visible characters are Chinese. */
export function isChineseProse(text: string, { minimumHanShare }: Pick<Settings, 'minimumHanShare'>): boolean {
  if (minimumHanShare <= 0 || shareUpTo(text, minimumHanShare) >= minimumHanShare) return true;
  const words = wordsOfTables(text.slice(0, SAMPLE));
  return words !== null && shareUpTo(words, minimumHanShare) >= minimumHanShare;
}

/**
 * The text without the rows of tables, whose numbers and lines say nothing about a language; null for a text without
 * rows.
 */
function wordsOfTables(text: string): string | null {
  let rows = 0;
  const lines = text.split(/\r?\n/).map((line) => {
    if (cellsOf(line) === null) return line;
    rows++;
    return line.replace(/[^\p{L}]/gu, '');
  });
  return rows > 1 ? lines.join('\n') : null;
}

/** The share of Chinese characters among the visible ones in percent; 0 for a text without visible characters. */
export const hanShare = (text: string): number => shareUpTo(text, Infinity);

/** After so many characters it is checked whether the answer is certain. */
const STEP = 256;

/** The share; or `enough` as soon as the rest cannot bring it below that. */
function shareUpTo(text: string, enough: number): number {
  const end = Math.min(text.length, SAMPLE);
  let han = 0;
  let visible = 0;
  for (let i = 0; i < end; i++) {
    if (i % STEP === 0 && 100 * han >= enough * (visible + end - i)) return enough;
    const c = text.charCodeAt(i);
    if (c <= 0x20 || c === 0xa0 || c === 0x3000) continue;
    // The second half of a surrogate pair belongs to the character before it.
    if (c >= 0xdc00 && c <= 0xdfff) continue;
    visible++;
    if ((c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf) || (c >= 0xd840 && c <= 0xd884)) han++;
  }
  return visible === 0 ? 0 : (100 * han) / visible;
}
