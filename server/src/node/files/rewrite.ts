/** Writes a changed text back into its file and keeps everything else about the file. */
import { accessSync, constants, realpathSync } from 'node:fs';
import { encodeLike } from './encoding';
import { FileProblem, reason } from './problem';
import { readRegular } from './regular';
import { writeWhole } from './write';

/**
 * Writes `text` into the file that was read as `bytes`, in its encoding and with its byte-order mark, whole or not at
 * all. Throws {@link FileProblem} where the file has changed meanwhile, or cannot be written back as it was.
 */
export function rewrite(path: string, bytes: Uint8Array, before: string, text: string): void {
  const encoded = encodeLike(bytes, before, text);
  if (!encoded) throw new FileProblem(`${path}：编码有损坏，不能原样写回，未改；请另存为 UTF-8 后再改`);
  replaceWith(path, bytes, encoded);
}

/** Replaces the bytes that were read, whole or not at all. Throws {@link FileProblem}. */
export function replaceWith(path: string, bytes: Uint8Array, encoded: Uint8Array): void {
  try {
    const target = realpathSync(path);
    accessSync(target, constants.W_OK);
    if (!readRegular(target).equals(bytes)) throw new FileProblem(`${path}：文件在检查期间有改动，未改`);
    writeWhole(target, encoded);
  } catch (error) {
    if (error instanceof FileProblem) throw error;
    throw new FileProblem(`${path}：无法写入：${reason(error)}`);
  }
}

/** Writes a file that need not exist yet, whole or not at all. Throws {@link FileProblem}. */
export function writeOver(path: string, bytes: Uint8Array): void {
  try {
    writeWhole(path, bytes);
  } catch (error) {
    throw new FileProblem(`${path}：无法写入：${reason(error)}`);
  }
}
