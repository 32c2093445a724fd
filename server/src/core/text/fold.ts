/**
 * Width folding, which replaces each character by one character, so that offsets stay. Digits, letters and % become
 * half width; punctuation becomes full width, except inside a number, a time or a Latin word.
 */
/**
 * All characters that may change: ASCII and corner marks, wide, thin and no-break spaces, and full-width ASCII except
 * ！（），：；？.
 */
const FOLDABLE =
  /[,;:()?!"「」『』\u00A0\u2009\u202F\u3000\uFF02-\uFF07\uFF0A\uFF0B\uFF0D-\uFF19\uFF1C-\uFF1E\uFF20-\uFF5E]|\d，\d{3}/;

/** The character that each becomes; 0 where it stays. Characters that depend on their neighbours are treated below. */
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

/** The text with widths folded. It has the same length, and is the same string where nothing is folded. */
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

/** Whether a comma between digits groups thousands: exactly three digits must follow it. */
function isThousands(text: string, at: number): boolean {
  for (let k = at - 1; k <= at + 3; k++) if (k !== at && !isDigit(text.charCodeAt(k))) return false;
  return !isDigit(text.charCodeAt(at + 4));
}
