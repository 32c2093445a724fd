/**
 * A ZIP archive whose entries are unpacked one at a time, within limits, and which is written again with some of them
 * changed: all others keep their packed bytes.
 */
import { deflateSync, inflateSync } from 'fflate';
import { WordProblem } from './problem';

/** The largest unpacked part, in bytes; more is no draft that a person wrote. */
const LARGEST_PART = 128 * 1024 * 1024;
const MOST_ENTRIES = 10_000;

interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  /** Time and date in the format of MS-DOS. */
  readonly time: number;
  readonly crc: number;
  readonly packed: Uint8Array;
  readonly size: number;
}

/** An archive that was opened. */
export class Zip {
  private constructor(private readonly entries: ReadonlyMap<string, Entry>) {}

  /** Opens an archive. Throws {@link WordProblem} where the bytes are no complete archive. */
  static read(bytes: Uint8Array): Zip {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const end = endRecord(view);
    const count = view.getUint16(end + 10, true);
    let at = view.getUint32(end + 16, true);
    if (count > MOST_ENTRIES) throw new WordProblem('压缩包里的部件太多，不像文稿，未读');
    const entries = new Map<string, Entry>();
    for (let i = 0; i < count; i++) {
      if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) throw broken();
      const [names, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
      const packedSize = view.getUint32(at + 20, true);
      const name = TEXT.decode(bytes.subarray(at + 46, at + 46 + names!));
      const local = view.getUint32(at + 42, true);
      if (local + 30 > bytes.length || view.getUint32(local, true) !== LOCAL) throw broken();
      const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      if (start + packedSize > bytes.length) throw broken();
      entries.set(name, {
        name,
        flags: view.getUint16(at + 8, true),
        method: view.getUint16(at + 10, true),
        time: view.getUint32(at + 12, true),
        crc: view.getUint32(at + 16, true),
        packed: bytes.subarray(start, start + packedSize),
        size: view.getUint32(at + 24, true),
      });
      at += 46 + names! + extra! + comment!;
    }
    return new Zip(entries);
  }

  get names(): string[] {
    return [...this.entries.keys()];
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /**
   * The unpacked bytes of a part; null where there is none of this name. Throws {@link WordProblem} where it is damaged
   * or too large.
   */
  get(name: string): Uint8Array | null {
    const entry = this.entries.get(name);
    if (!entry) return null;
    if (entry.flags & ENCRYPTED) throw new WordProblem('文件加了密码，请去掉密码后再检查');
    if (entry.size > LARGEST_PART) {
      const size = Math.round(entry.size / 1e6);
      throw new WordProblem(`部件 ${name} 解开后有 ${size} MB，超过 ${LARGEST_PART >> 20} MB，不像文稿，未读`);
    }
    const bytes = unpacked(entry);
    if (bytes?.length !== entry.size || crc32(bytes) !== entry.crc) throw broken(name);
    return bytes;
  }

  /** The archive with some parts replaced or added, or left out where their bytes are null. New parts come last. */
  with(changes: ReadonlyMap<string, Uint8Array | null>): Uint8Array {
    const entries = new Map(this.entries);
    for (const [name, bytes] of changes) {
      if (bytes) entries.set(name, packedEntry(name, bytes, this.entries.get(name)));
      else entries.delete(name);
    }
    return written([...entries.values()]);
  }
}

const TEXT = new TextDecoder();
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const ENCRYPTED = 1;
/** The flag of entries whose sizes follow the data. */
const SIZES_BEHIND = 8;
const UTF8_NAME = 0x800;
const STORED = 0;
const DEFLATED = 8;
/** The earliest date of the format, so that equal drafts give equal files. */
const NO_TIME = 0x00210000;

const broken = (name?: string): WordProblem =>
  new WordProblem(`文件已损坏（${name ? `部件 ${name}` : '压缩包不完整'}），请在 Word 或 WPS 中打开修复、另存后再检查`);

/** Finds the record at the end of the archive, after which there may be a comment of up to 64 KB. */
function endRecord(view: DataView): number {
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - 0xffff); at--) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  throw broken();
}

function unpacked({ method, packed, size }: Entry): Uint8Array | null {
  if (method === STORED) return packed;
  if (method !== DEFLATED) return null;
  try {
    // The output has a given size, so that a part which unpacks to more than it says takes no more memory.
    return inflateSync(packed, { out: new Uint8Array(size) });
  } catch {
    return null;
  }
}

function packedEntry(name: string, bytes: Uint8Array, old: Entry | undefined): Entry {
  return {
    name,
    flags: (old?.flags ?? 0) & UTF8_NAME,
    method: DEFLATED,
    time: old?.time ?? NO_TIME,
    crc: crc32(bytes),
    packed: deflateSync(bytes),
    size: bytes.length,
  };
}

function written(entries: readonly Entry[]): Uint8Array {
  const names = entries.map(({ name }) => new TextEncoder().encode(name));
  const bodies = entries.reduce((sum, { packed }, i) => sum + 30 + (names[i]?.length ?? 0) + packed.length, 0);
  const directory = names.reduce((sum, name) => sum + 46 + name.length, 0);
  const out = new Uint8Array(bodies + directory + 22);
  const view = new DataView(out.buffer);
  let at = 0;
  let central = bodies;
  entries.forEach((entry, i) => {
    const name = names[i];
    if (!name) return;
    // Names with characters outside ASCII are UTF-8, whatever the archive called them.
    const flags = (entry.flags & ~SIZES_BEHIND) | (name.some((b) => b > 0x7f) ? UTF8_NAME : 0);
    const header = (from: number): void => {
      view.setUint16(from, 20, true);
      view.setUint16(from + 2, flags, true);
      view.setUint16(from + 4, entry.method, true);
      view.setUint32(from + 6, entry.time, true);
      view.setUint32(from + 10, entry.crc, true);
      view.setUint32(from + 14, entry.packed.length, true);
      view.setUint32(from + 18, entry.size, true);
      view.setUint16(from + 22, name.length, true);
    };
    view.setUint32(central, CENTRAL, true);
    view.setUint16(central + 4, 20, true);
    header(central + 6);
    view.setUint32(central + 42, at, true);
    out.set(name, central + 46);
    central += 46 + name.length;
    view.setUint32(at, LOCAL, true);
    header(at + 4);
    out.set(name, at + 30);
    out.set(entry.packed, at + 30 + name.length);
    at += 30 + name.length + entry.packed.length;
  });
  view.setUint32(central, END_OF_DIRECTORY, true);
  view.setUint16(central + 8, entries.length, true);
  view.setUint16(central + 10, entries.length, true);
  view.setUint32(central + 12, directory, true);
  view.setUint32(central + 16, bodies, true);
  return out;
}

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

function crc32(bytes: Uint8Array): number {
  let c = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) c = (CRC[(c ^ (bytes[i] ?? 0)) & 0xff] ?? 0) ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}
