/**
 * Width folding, one character to one character, so that offsets keep. Digits, letters and % become half width;
 * punctuation becomes full width, except inside a number, a time or a Latin word.
 */
/** Everything that may change: ASCII and corner marks, the wide, the thin and the no-break spaces, and full-width ASCII but for ！（），：；？. */
const FOLDABLE =
  /[,;:()?!"「」『』\u00A0\u2009\u202F\u3000\uFF02-\uFF07\uFF0A\uFF0B\uFF0D-\uFF19\uFF1C-\uFF1E\uFF20-\uFF5E]|\d，\d{3}/;

/** What each character becomes; 0 where it stays. Those that look around themselves are told apart below. */
const FOLDED = new Uint16Array(0x10000);
for (const pair of [
  ',，',
  ';；',
  ':：',
  '(（',
  ')）',
  '?？',
  '!！',
  '「“',
  '」”',
  '『‘',
  '』’',
  '\u3000 ',
  '\u00A0 ',
  '\u2009 ',
  '\u202F ',
  '"“',
]) {
  FOLDED[pair.charCodeAt(0)] = pair.charCodeAt(1);
}
for (let c = 0xff01; c <= 0xff5e; c++) if (!'，；：（）？！'.includes(String.fromCharCode(c))) FOLDED[c] = c - 0xfee0;
const COMMA = ','.charCodeAt(0);
const WIDE_COMMA = '，'.charCodeAt(0);
const COLON = ':'.charCodeAt(0);
const QUOTE = '"'.charCodeAt(0);
const OPENING_QUOTE = '“'.charCodeAt(0);
const CLOSING_QUOTE = '”'.charCodeAt(0);
FOLDED[WIDE_COMMA] = COMMA;

/** Gives the text with widths folded; the same length, and the same string where there is nothing to fold. */
export function foldWidth(text: string): string {
  if (!FOLDABLE.test(text)) return text;
  const parts: string[] = [];
  let from = 0;
  let opened = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    let folded = FOLDED[c] ?? 0;
    if (folded === 0) continue;
    if (c === COMMA || c === WIDE_COMMA) {
      if (isThousands(text, i) === (c === COMMA)) continue;
    } else if (c === COLON) {
      if (isDigit(text.charCodeAt(i - 1)) && isDigit(text.charCodeAt(i + 1))) continue;
    } else if (c === QUOTE) {
      folded = opened ? CLOSING_QUOTE : OPENING_QUOTE;
      opened = !opened;
    }
    if (i > from) parts.push(text.slice(from, i));
    parts.push(String.fromCharCode(folded));
    from = i + 1;
  }
  if (!parts.length) return text;
  parts.push(text.slice(from));
  return parts.join('');
}

const isDigit = (c: number): boolean => (c >= 0x30 && c <= 0x39) || (c >= 0xff10 && c <= 0xff19);

/** A comma between digits that groups thousands: exactly three digits follow it. */
function isThousands(text: string, at: number): boolean {
  for (let k = at - 1; k <= at + 3; k++) if (k !== at && !isDigit(text.charCodeAt(k))) return false;
  return !isDigit(text.charCodeAt(at + 4));
}
