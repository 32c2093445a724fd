/**
 * GB18030 in both directions. The platform decodes; the table for encoding is made from what it decodes, so that the
 * two cannot disagree and no table of half a megabyte has to be included.
 */

/** Decodes GB18030; broken sequences become U+FFFD. Throws {@link RangeError} where Node was built without ICU. */
export function decodeGb18030(bytes: Uint8Array): string {
  return (decoder ??= new TextDecoder('gb18030', { ignoreBOM: true })).decode(bytes);
}

/**
 * Encodes a text; null where a code unit has no bytes: a lone surrogate, or one to which the standard has since given
 * another character.
 */
export function encodeGb18030(text: string): Uint8Array | null {
  table ??= makeTable();
  // A character takes at most four bytes, and exactly four if it has two code units.
  const bytes = new Uint8Array(text.length * 4);
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.codePointAt(i);
    if (code === undefined) continue;
    if (code < 0x80) {
      bytes[length++] = code;
      continue;
    }
    if (code > 0xffff) i++;
    const sequence = code > 0xffff ? code - 0x10000 + SUPPLEMENTARY : (table[code] ?? 0);
    if (sequence === 0) return null;
    if (code <= 0xffff && sequence <= 0xffff) {
      bytes[length++] = sequence >> 8;
      bytes[length++] = sequence & 0xff;
    } else length = putFour(bytes, length, code > 0xffff ? sequence : sequence - FOUR);
  }
  return bytes.subarray(0, length);
}

let decoder: InstanceType<typeof TextDecoder> | null = null;

/**
 * For each code unit of the basic plane its two bytes, or {@link FOUR} plus its index among the sequences of four
 * bytes.
 */
let table: Uint32Array | null = null;

/** Greater than every pair of bytes. */
const FOUR = 0x10000;
/** The number of four-byte sequences of the basic plane. */
const BASIC = 39420;
/** The index of U+10000 among the sequences of four bytes; the others follow in the order of code points. */
const SUPPLEMENTARY = 189000;

function makeTable(): Uint32Array {
  const made = new Uint32Array(0x10000);
  const pairs: number[] = [];
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) pairs.push((lead << 8) | trail);
  }
  const fours = new Uint8Array(BASIC * 4);
  for (let place = 0; place < BASIC; place++) putFour(fours, place * 4, place);
  // Every sequence is decoded to one code unit, or to U+FFFD, for which nothing is written.
  put(decodeGb18030(fours), (i) => i + FOUR);
  // A code unit with a pair of bytes is written with the pair; of two pairs the first is meant.
  pairs.reverse();
  put(decodeGb18030(Uint8Array.from(pairs.flatMap((pair) => [pair >> 8, pair & 0xff]))), (i) => pairs[i]!);
  return made;

  function put(read: string, sequence: (i: number) => number): void {
    for (let i = 0; i < read.length; i++) {
      const code = read.charCodeAt(i);
      if (code !== 0xfffd) made[code] = sequence(i);
    }
  }
}

/** Writes the sequence of four bytes with an index, and returns the offset after it. */
function putFour(bytes: Uint8Array, at: number, place: number): number {
  bytes[at] = 0x81 + Math.floor(place / 12600);
  bytes[at + 1] = 0x30 + (Math.floor(place / 1260) % 10);
  bytes[at + 2] = 0x81 + (Math.floor(place / 10) % 126);
  bytes[at + 3] = 0x30 + (place % 10);
  return at + 4;
}
