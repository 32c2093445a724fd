/**
 * Width folding, one character to one character, so that offsets keep. Digits, letters and % become half width;
 * punctuation becomes full width, except inside a number, a time or a Latin word.
 */
const FOLDABLE = /[,;:()?!"「」『』\u3000\uFF01-\uFF5E]/;
const TO_FULL: Record<string, string> = { ',': '，', ';': '；', ':': '：', '(': '（', ')': '）', '?': '？', '!': '！' };
const CORNER: Record<string, string> = { '「': '“', '」': '”', '『': '‘', '』': '’' };
const KEEP_FULL = new Set('，；：（）？！');

const isDigit = (c: string | undefined): boolean =>
  c !== undefined && ((c >= '0' && c <= '9') || (c >= '０' && c <= '９'));

export function foldWidth(text: string): string {
  if (!FOLDABLE.test(text)) return text;
  const out = text.split('');
  let opened = false;
  for (let i = 0; i < out.length; i++) {
    const c = out[i]!;
    const full = TO_FULL[c];
    if (full !== undefined) {
      if (c === ',' && isThousands(text, i)) continue;
      if (c === ':' && isDigit(text[i - 1]) && isDigit(text[i + 1])) continue;
      out[i] = full;
    } else if (c === '"') {
      out[i] = opened ? '”' : '“';
      opened = !opened;
    } else if (CORNER[c] !== undefined) {
      out[i] = CORNER[c];
    } else if (c === '\u3000') {
      out[i] = ' ';
    } else if (c >= '\uFF01' && c <= '\uFF5E') {
      if (c === '，' && isThousands(text, i)) out[i] = ',';
      else if (!KEEP_FULL.has(c)) out[i] = String.fromCharCode(c.charCodeAt(0) - 0xfee0);
    }
  }
  return out.join('');
}

/** A comma between digits that groups thousands: exactly three digits follow it. */
function isThousands(text: string, at: number): boolean {
  if (!isDigit(text[at - 1])) return false;
  return isDigit(text[at + 1]) && isDigit(text[at + 2]) && isDigit(text[at + 3]) && !isDigit(text[at + 4]);
}
