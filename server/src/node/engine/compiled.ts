/**
 * Loads a bundle together with the code that V8 compiled in an earlier run, which takes a third of the time. The code
 * is kept in the user's own cache folder only: it is executed as it is found, so that no other account may be able to
 * place it there. Where anything is wrong with it, the bundle itself is loaded.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { cacheFolder, ownFolder } from '../files/cache-folder';
import { writeWhole } from '../files/write';
import { tuneEngine } from './switches';

/** The exports of the bundle `name` beside this one; null where it must be loaded in the ordinary way. */
export function loadCompiled(name: string): unknown {
  const file = join(__dirname, `${name}.js`);
  // Node's own switch turns this off. Only Node's own loader reads source maps.
  const folder = process.env['NODE_DISABLE_COMPILE_CACHE'] ? null : cacheFolder();
  if (folder === null || process.sourceMapsEnabled || !existsSync(file)) return null;
  tuneEngine();
  const mark = markOf(file);
  const place = join(folder, `${name}-${process.versions.v8}-${process.arch}.bin`);
  const kept = read(place, mark);
  const source = kept?.source ?? padded(`${WRAPPER}${readFileSync(file, 'utf8')}\n})`);
  const script = new Script(source, { filename: file, ...(kept && { cachedData: kept.code }) });
  // At the end of the run the functions that it has called are compiled, and are kept with the rest.
  if (!kept || script.cachedDataRejected) {
    process.once('exit', () => {
      if (process.uptime() < LONGEST_RUN) keep(place, mark, source, script.createCachedData());
    });
  }
  const module = { exports: {} };
  const evaluate = script.runInThisContext() as (...args: unknown[]) => void;
  // Requires of the bundle are resolved from the folder of both.
  evaluate.call(module.exports, module.exports, require, module, file, __dirname);
  return module.exports;
}

/**
 * Seconds. After a longer run V8 has dropped code that a start needs and compiled code that a small draft never calls;
 * loading that would cost more than it saves.
 */
const LONGEST_RUN = 3;

/** The wrapper of Node's own loader; asking Node for it takes longer than wrapping. */
const WRAPPER = '(function (exports, require, module, __filename, __dirname) { ';

/**
 * The header has the length of the mark, the length of the source, and a checksum of the rest: the mark, the source and
 * the compiled code.
 */
const HEADER = 16;

interface Kept {
  /** Kept in V8's own encoding, since decoding takes longer than reading. */
  readonly source: string;
  readonly code: Buffer;
}

function read(place: string, mark: string): Kept | null {
  try {
    const bytes = readFileSync(place);
    const source = HEADER + bytes.readUInt32LE(0);
    const code = source + bytes.readUInt32LE(4);
    if (bytes.toString('utf16le', HEADER, source).trimEnd() !== mark) return null;
    if (bytes.readUInt32LE(8) !== sumOf(bytes.subarray(HEADER))) return null;
    return { source: bytes.toString('utf16le', source, code), code: bytes.subarray(code) };
  } catch {
    return null;
  }
}

function keep(place: string, mark: string, source: string, code: Buffer): void {
  try {
    const parts = [Buffer.from(padded(mark), 'utf16le'), Buffer.from(source, 'utf16le'), code] as const;
    const body = Buffer.concat(parts);
    const header = Buffer.alloc(HEADER);
    header.writeUInt32LE(parts[0].length, 0);
    header.writeUInt32LE(parts[1].length, 4);
    header.writeUInt32LE(sumOf(body), 8);
    if (ownFolder(dirname(place)) !== null) writeWhole(place, Buffer.concat([header, body]), 0o600);
  } catch {
    return;
  }
}

/** V8 wants its part of the file to begin at a multiple of eight bytes. */
const padded = (text: string): string => text + ' '.repeat(-text.length & 3);

/**
 * Distinguishes the builds of a bundle. The change time is set by the file system; the modification time comes from the
 * package and is often the same for every version.
 */
function markOf(file: string): string {
  const { size, mtimeMs, ctimeMs, ino } = statSync(file);
  return [file, size, mtimeMs, ctimeMs, ino].join(' ');
}

/** A checksum that detects a file of which a part was never written; for that, four bytes of each 2048 are enough. */
function sumOf(bytes: Buffer): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let sum = bytes.length;
  for (let i = 0; i + 4 <= bytes.length; i += 2048) {
    const mixed = Math.imul(sum ^ view.getInt32(i), 0x01000193);
    sum = (mixed << 13) | (mixed >>> 19);
  }
  return sum >>> 0;
}
