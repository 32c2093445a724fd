/**
 * The tables of the search for wordings as bytes, so that a build can make them once: the first text of a process would
 * wait for them longer than for anything else.
 */
import type { Tables } from './tables';

type Name = keyof Tables;

/** In the order in which they stand behind the header: those of four bytes a number first, so that all begin evenly. */
const WIDE: readonly Name[] = ['entries', 'rows', 'sizes', 'places', 'keys'];
const NARROW: readonly Name[] = ['units', 'ordinals', 'slips'];
const NAMES = [...WIDE, ...NARROW];

/** Tells bytes of this form, in this order of bytes, from others. */
const MARK = 0x57484c32;

/** The header has the mark and how many numbers each table has. */
export function packTables(tables: Tables): Uint8Array {
  const header = Int32Array.of(MARK, ...NAMES.map((name) => tables[name].length));
  const parts = [header, ...NAMES.map((name) => tables[name])];
  const bytes = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const { buffer, byteOffset, byteLength } of parts) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += byteLength;
  }
  return bytes;
}

/** The tables in the bytes, which are not copied; null where they are none. */
export function unpackTables(given: Uint8Array): Tables | null {
  const { buffer, byteOffset, byteLength } = given.byteOffset % 4 === 0 ? given : given.slice();
  const size = 4 * (1 + NAMES.length);
  if (byteLength < size) return null;
  const [mark, ...lengths] = new Int32Array(buffer, byteOffset, 1 + NAMES.length);
  if (mark !== MARK) return null;
  let at = byteOffset + size;
  const wide = WIDE.map((_, i) => {
    const length = lengths[i] ?? 0;
    at += length * 4;
    return [at - length * 4, length] as const;
  });
  const narrow = NARROW.map((_, i) => {
    const length = lengths[WIDE.length + i] ?? 0;
    at += length * 2;
    return [at - length * 2, length] as const;
  });
  if (at !== byteOffset + byteLength) return null;
  const [entries, rows, sizes, places, keys] = wide.map(([start, length]) => new Int32Array(buffer, start, length));
  const [units, ordinals, slips] = narrow.map(([start, length]) => new Uint16Array(buffer, start, length));
  if (!entries || !rows || !sizes || !places || !keys || !units || !ordinals || !slips) return null;
  return { entries, rows, sizes, places, keys, units, ordinals, slips };
}
