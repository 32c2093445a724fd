/**
 * Files that are read because a project names them: only regular files of a limited size, so that reading always ends.
 */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** The largest project file, lexicon or baseline, in bytes. */
export const PROJECT_FILE = 1_000_000;
/** The largest ledger, in bytes. */
export const TABLE_FILE = 16_000_000;

/** The file is not a regular one, or is too large; the message says which. */
export class OddFile extends Error {}

/** Reads a regular file of at most `most` bytes. Throws {@link OddFile}, or the system's error. */
export function readRegular(path: string, most = Infinity): Buffer {
  // Opening a pipe would wait until somebody writes into it.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = fstatSync(file);
    if (stats.isDirectory()) throw Object.assign(new Error('EISDIR'), { code: 'EISDIR' });
    if (!stats.isFile()) throw new OddFile('不是普通文件（是管道或设备）；要从管道读，请把路径写成“-”');
    if (stats.size > most) throw new OddFile(tooLarge(stats.size, most));
    const chunks: Buffer[] = [];
    let length = 0;
    // Some systems give a size of 0 for files with content.
    for (let room = stats.size + 1; ; room = 65_536) {
      const chunk = Buffer.allocUnsafe(room);
      const read = readSync(file, chunk, 0, room, null);
      if (!read) return Buffer.concat(chunks, length);
      chunks.push(read === room ? chunk : chunk.subarray(0, read));
      length += read;
      if (length > most) throw new OddFile(tooLarge(length, most));
    }
  } finally {
    closeSync(file);
  }
}

const tooLarge = (size: number, most: number): string =>
  `文件有 ${(size / 1e6).toFixed(1)} MB，超过上限 ${most / 1e6} MB`;
