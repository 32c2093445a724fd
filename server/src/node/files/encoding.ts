/**
 * Decodes bytes. Chinese drafts come in UTF-8, UTF-16 and GB18030 (which contains GBK and GB2312). An encoding is
 * recognised by what the bytes cannot be, never by word statistics. A byte-order mark is removed; nothing else is
 * changed, so that offsets count in the text as stored.
 */
import { decodeGb18030, encodeGb18030 } from './gb18030';

/** A decoded file. */
export interface Decoded {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';
  readonly remark?: string;
}

/** The bytes are no text that can be read. The message gives the reason and the way out. */
export class UnreadableText extends Error {}

/** Decodes a whole file. Throws {@link UnreadableText}. */
export function decode(bytes: Uint8Array): Decoded {
  const marked = byMark(bytes);
  if (marked) return marked;
  const container = CONTAINERS.find(({ head }) => head.every((b, i) => bytes[i] === b));
  if (container) throw new UnreadableText(container.message);
  if (bytes.includes(0)) {
    const plain = asPlainUtf16(bytes);
    if (plain) return plain;
    throw new UnreadableText('是二进制文件，不是文稿');
  }
  const text = strictUtf8(bytes);
  return text === null ? notUtf8(bytes) : { text, encoding: 'utf-8' };
}

/**
 * Encodes `text` like the file that was decoded from `bytes` to `before`: same encoding, same byte-order mark. Null
 * where encoding `before` would not give `bytes` again, or where the encoding has no bytes for a character.
 */
export function encodeLike(bytes: Uint8Array, before: string, text: string): Uint8Array | null {
  const { encoding } = decode(bytes);
  const mark = BYTE_ORDER_MARKS.find((m) => m.every((b, i) => bytes[i] === b)) ?? [];
  const encode = (words: string): Buffer | null => {
    const body = encoded(words, encoding);
    return body && Buffer.concat([Buffer.from(mark), body]);
  };
  if (!encode(before)?.equals(bytes)) return null;
  const out = encode(text);
  if (!out) return null;
  if (mark.length || !encoding.startsWith('utf-16') || readAs(out, text)) return out;
  // Without a mark, UTF-16 is recognised by its zero bytes alone; they may disappear with the last half-width
  // character.
  return Buffer.concat([Buffer.from(BYTE_ORDER_MARKS[encoding === 'utf-16le' ? 1 : 2]!), out]);
}

function readAs(bytes: Uint8Array, text: string): boolean {
  try {
    return decode(bytes).text === text;
  } catch (error) {
    if (error instanceof UnreadableText) return false;
    throw error;
  }
}

const BYTE_ORDER_MARKS = [
  [0xef, 0xbb, 0xbf],
  [0xff, 0xfe],
  [0xfe, 0xff],
];

function encoded(text: string, encoding: Decoded['encoding']): Uint8Array | null {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text, 'utf8');
    case 'utf-16le':
      return Buffer.from(text, 'utf16le');
    case 'utf-16be':
      return Buffer.from(text, 'utf16le').swap16();
    case 'gb18030':
      return encodeGb18030(text);
  }
}

const CONTAINERS = [
  { head: [0x50, 0x4b, 3, 4], message: '是 Word（.docx）等压缩文档，请另存为纯文本或 Markdown 后再检查' },
  {
    head: [0xd0, 0xcf, 0x11, 0xe0],
    message: '是 Word、WPS 的旧式文档（.doc、.wps），请另存为纯文本或 Markdown 后再检查',
  },
  {
    head: [0x25, 0x50, 0x44, 0x46],
    message: '是 PDF，只有版面、没有段落，文字次序与表格都不可靠；请用原来的 Word 文稿，或另存为 .docx 后再检查',
  },
];

function byMark(bytes: Uint8Array): Decoded | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return markedUtf8(bytes.subarray(3));
  if (a === 0xff && b === 0xfe) return { text: utf16(bytes.subarray(2), 'le'), encoding: 'utf-16le' };
  if (a === 0xfe && b === 0xff) return { text: utf16(bytes.subarray(2), 'be'), encoding: 'utf-16be' };
  return null;
}

function markedUtf8(bytes: Uint8Array): Decoded {
  const text = strictUtf8(bytes);
  return text === null ? damaged(lossyUtf8(bytes), 'utf-8') : { text, encoding: 'utf-8' };
}

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function lossyUtf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/** Lone surrogates are kept: they are part of the text as stored. */
function utf16(bytes: Uint8Array, order: 'le' | 'be'): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length & ~1);
  const units = new Uint16Array(view.byteLength / 2);
  for (let i = 0; i < units.length; i++) units[i] = view.getUint16(i * 2, order === 'le');
  let text = '';
  // A call takes only so many arguments.
  for (let i = 0; i < units.length; i += 8192) text += String.fromCharCode(...units.subarray(i, i + 8192));
  return text;
}

function asPlainUtf16(bytes: Uint8Array): Decoded | null {
  if (bytes.length % 2) return null;
  for (const order of ['le', 'be'] as const) {
    const text = utf16(bytes, order);
    if (isPlain(text)) return { text, encoding: `utf-16${order}` };
  }
  return null;
}

/** Whether nearly all characters are those of Chinese drafts, and none is a control character. */
function isPlain(text: string): boolean {
  let usual = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c < 0x20 && c !== 9 && c !== 10 && c !== 12 && c !== 13) return false;
    if (c < 0x7f || (c >= 0x2010 && c <= 0x203b) || (c >= 0x3000 && c <= 0x303f)) usual++;
    else if ((c >= 0x4e00 && c <= 0x9fff) || (c >= 0xff01 && c <= 0xff5e)) usual++;
  }
  return usual >= text.length * 0.95;
}

function notUtf8(bytes: Uint8Array): Decoded {
  const lossy = lossyUtf8(bytes);
  if (isDamagedUtf8(lossy)) return damaged(lossy, 'utf-8');
  if (isBig5(bytes)) throw new UnreadableText('像是 Big5（繁体中文）编码，不在支持之列，请另存为 UTF-8 后再检查');
  const text = decodeGb18030(bytes);
  if (!CONTROL.test(text)) {
    if (!text.includes('\uFFFD')) return { text, encoding: 'gb18030' };
    if (isDamagedGb18030(text)) return damaged(text, 'gb18030');
  }
  throw new UnreadableText('无法识别编码（不是 UTF-8、UTF-16 或 GB18030），请另存为 UTF-8 后再检查');
}

// eslint-disable-next-line no-control-regex
const CONTROL = /[\0-\x08\x0e-\x1f\x7f]/;

/** Whether a text is UTF-8 with a few broken bytes; GB18030 read as UTF-8 is broken all through. */
function isDamagedUtf8(lossy: string): boolean {
  let broken = 0;
  let whole = 0;
  for (let i = 0; i < lossy.length; i++) {
    const c = lossy.charCodeAt(i);
    if (c === 0xfffd) broken++;
    else if (c >= 0x4e00 && c <= 0x9fff) whole++;
  }
  return broken * 4 <= whole;
}

/** Whether a character was cut off at the end, or at most one in fifty is broken; bytes of no encoding have more. */
function isDamagedGb18030(text: string): boolean {
  const broken = text.split('\uFFFD').length - 1;
  const whole = text.match(/[\u4e00-\u9fff]/g)?.length ?? 0;
  // The rest of a character of four bytes is read as up to three.
  const isCut = text.length - text.indexOf('\uFFFD') <= 3;
  return (isCut && whole > 1) || broken * 50 <= whole;
}

/**
 * Whether everything that is not ASCII can be Big5 and little of it is usual in GB18030. In simplified text nearly
 * every character is in GB2312, whose second bytes are all above A0; in traditional text in GBK many characters begin
 * with bytes that Big5 does not have.
 */
function isBig5(bytes: Uint8Array): boolean {
  let characters = 0;
  let common = 0;
  let low = 0;
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) continue;
    const trail = bytes[++i];
    // The last character may be cut off.
    if (trail === undefined) break;
    const isLow = trail >= 0x40 && trail <= 0x7e;
    if (lead < 0xa1 || lead > 0xf9 || !(isLow || (trail >= 0xa1 && trail <= 0xfe))) return false;
    characters++;
    if (isLow) low++;
    // Marks and the characters in common use.
    if (lead <= 0xc6) common++;
  }
  return characters >= 4 && low * 5 >= characters && common * 10 >= characters * 8;
}

function damaged(text: string, encoding: 'utf-8' | 'gb18030'): Decoded {
  const line = text.slice(0, text.indexOf('\uFFFD')).split('\n').length;
  return { text, encoding, remark: `第 ${line} 行有损坏的字节，其余部分已按 ${encoding.toUpperCase()} 读取` };
}
