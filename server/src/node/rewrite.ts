/** Puts a changed text back into its file, with all else about the file as it was. */
import { accessSync, chmodSync, closeSync, constants, fsyncSync, openSync, readFileSync, realpathSync } from 'node:fs';
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { encodeLike } from './encoding';
import { FileProblem, reason } from './files';

/**
 * Writes `text` into the file that was read as `bytes`: in its encoding and with its mark, at once or not at all.
 * Throws {@link FileProblem} where the file has changed meanwhile, or cannot be written back as it was.
 */
export function rewrite(path: string, bytes: Uint8Array, before: string, text: string): void {
  const encoded = encodeLike(bytes, before, text);
  if (!encoded) throw new FileProblem(`${path}：编码有损坏，不能原样写回，未改；请另存为 UTF-8 后再改`);
  let temporary = '';
  try {
    const target = realpathSync(path);
    accessSync(target, constants.W_OK);
    if (!readFileSync(target).equals(bytes)) throw new FileProblem(`${path}：文件在检查期间有改动，未改`);
    temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
    writeThrough(temporary, encoded);
    chmodSync(temporary, statSync(target).mode);
    renameSync(temporary, target);
  } catch (error) {
    if (temporary) rmSync(temporary, { force: true });
    if (error instanceof FileProblem) throw error;
    throw new FileProblem(`${path}：无法写入：${reason(error)}`);
  }
}

function writeThrough(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'wx');
  try {
    writeFileSync(file, bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
