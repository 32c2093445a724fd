/**
 * Standard output. Node's streams take longer to load than a short answer takes to make, so that answers are written
 * directly to the file or pipe. A stream is used only where it is needed.
 */
import { fstatSync, writeSync } from 'node:fs';
import type { Io } from './io';

/** Writes all of it before it returns, except to a Windows console and to a full pipe that does not block. */
function print(answer: string | Uint8Array): void {
  let rest = typeof answer === 'string' ? Buffer.from(answer, 'utf8') : answer;
  // A Windows console needs characters; the meaning of bytes depends on its code page.
  if (!stream && !(process.platform === 'win32' && isDevice())) {
    try {
      while (rest.length) rest = rest.subarray(writeSync(1, rest));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') end(error as NodeJS.ErrnoException);
    }
  }
  if (rest.length) outputStream().write(rest);
}

const isTerminal = (): boolean => isDevice() && process.stdout.isTTY;

let stream: NodeJS.WriteStream | null = null;

/** Standard output as a stream with its errors handled. */
function outputStream(): NodeJS.WriteStream {
  return (stream ??= process.stdout.on('error', end));
}

/** A reader that stops early (`wenheng facts … | head`) is no failure. */
function end(error: NodeJS.ErrnoException): never {
  if (error.code === 'EPIPE') process.exit(0);
  try {
    writeSync(2, `wenheng：无法写到标准输出：${CAUSES[error.code ?? ''] ?? error.message}\n`);
  } finally {
    process.exit(2);
  }
}

const CAUSES: Readonly<Record<string, string>> = { ENOSPC: '磁盘已满', EIO: '读写出错', EBADF: '没有打开' };

function isDevice(): boolean {
  return fstatSync(1).isCharacterDevice();
}

/** The input and output of this process. */
export const processIo: Io = {
  env: process.env,
  input: () => process.stdin,
  print,
  output: outputStream,
  isTerminal,
  tell: (line) => console.error(line),
  errorTerminal: () => {
    const { stderr } = process;
    return stderr.isTTY ? { columns: stderr.columns ?? 80, write: (text) => stderr.write(text) } : null;
  },
};
