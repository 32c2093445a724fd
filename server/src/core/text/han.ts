/** Whether a text is Chinese prose, told by its share of Han characters. */
import type { Settings } from '../settings';

/** A draft shows its language early; reading on would only cost time on every keystroke. */
const SAMPLE = 20_000;

/** Whether the text is worth reading: at least `minimumHanShare` % of its visible characters are Han. */
export function isChineseProse(text: string, { minimumHanShare }: Pick<Settings, 'minimumHanShare'>): boolean {
  return minimumHanShare <= 0 || shareUpTo(text, minimumHanShare) >= minimumHanShare;
}

/** Share of Han characters among the visible ones, in percent; 0 for a text without any. */
export const hanShare = (text: string): number => shareUpTo(text, Infinity);

/** Characters after which it is looked whether the answer is certain. */
const STEP = 256;

/** The share, or `enough` as soon as whatever follows cannot make it less. */
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
