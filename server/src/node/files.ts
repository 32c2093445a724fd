/** Drafts on disk: which files a command line names, and the text in them. */
import type { Dirent } from 'node:fs';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Format } from '../core/model';
import { picomatch } from './apart';
import { decode, UnreadableText } from './encoding';

export interface Draft {
  readonly path: string;
  readonly text: string;
  /** The file as stored; absent where the text came by itself. */
  readonly bytes?: Uint8Array;
  /** What was odd about reading it, told to the user. */
  readonly remark?: string | undefined;
}

/** One line for standard error; the path is in it. */
export class FileProblem extends Error {}

const EXTENSIONS = ['.md', '.markdown', '.txt'];

export function formatOf(path: string): Format {
  return /\.(?:md|markdown)$/i.test(path) ? 'markdown' : 'plain';
}

/**
 * The drafts that arguments name: files as they are, folders and globs searched for drafts. In the order of the
 * arguments, each once; what cannot be found is a problem and does not stop the others.
 */
export function findDrafts(args: readonly string[]): { paths: string[]; problems: string[] } {
  const paths = new Set<string>();
  const problems: string[] = [];
  for (const arg of args) {
    try {
      for (const path of named(arg, problems)) paths.add(path);
    } catch (error) {
      problems.push(error instanceof FileProblem ? error.message : `${arg}：${reason(error)}`);
    }
  }
  return { paths: [...paths], problems };
}

/** Reads and decodes one file of at most `maxCharacters`; throws {@link FileProblem}. */
export function readDraft(path: string, maxCharacters: number): Draft {
  try {
    const { size } = statSync(path);
    // A character takes four bytes at most, so that a longer file cannot be within the limit.
    if (size > maxCharacters * 4 + 4) throw new FileProblem(`${path}：${tooLong(size, maxCharacters)}`);
    const bytes = readFileSync(path);
    return { path, bytes, ...decode(bytes) };
  } catch (error) {
    if (error instanceof FileProblem) throw error;
    throw new FileProblem(`${path}：${error instanceof UnreadableText ? error.message : reason(error)}`);
  }
}

/** The cause of a failed file operation in plain words. */
export function reason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const words: Record<string, string> = {
    ENOENT: '没有这个文件或目录',
    EACCES: '没有读写权限',
    EPERM: '没有读写权限',
    EISDIR: '是目录，不是文件',
    ENOTDIR: '路径中有一段不是目录',
    ENOSPC: '磁盘已满',
    EROFS: '磁盘只读',
    ELOOP: '符号链接成环',
  };
  return words[code] ?? (error instanceof Error ? error.message : String(error));
}

function tooLong(bytes: number, maxCharacters: number): string {
  return `文件有 ${(bytes / 1e6).toFixed(1)} MB，超过上限 ${maxCharacters} 字，未检查；可在 wenheng.config.json 中调高 maxCharacters`;
}

function named(arg: string, problems: string[]): string[] {
  const stats = statSync(arg, { throwIfNoEntry: false });
  if (stats?.isDirectory()) {
    const found = search(arg, { wanted: hasDraftExtension, problems });
    if (!found.length) throw new FileProblem(`${arg}：目录中没有 ${EXTENSIONS.join('、')} 文稿`);
    return found;
  }
  if (stats) return [tidy(arg)];
  const match = picomatch();
  const glob = match.scan(arg);
  if (!glob.isGlob) throw new FileProblem(`${arg}：没有这个文件或目录`);
  const matches = match(tidy(arg), { windows: false });
  const base = glob.base === '' ? '.' : glob.base;
  const exists = statSync(base, { throwIfNoEntry: false })?.isDirectory();
  const found = exists ? search(base, { wanted: (path) => matches(path), problems }) : [];
  if (!found.length) throw new FileProblem(`${arg}：没有匹配的文稿`);
  return found;
}

interface Search {
  readonly wanted: (path: string) => boolean;
  readonly problems: string[];
}

function search(folder: string, how: Search): string[] {
  const found: string[] = [];
  for (const entry of entriesOf(folder, how.problems)) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const path = tidy(join(folder, entry.name));
    if (entry.isDirectory()) found.push(...search(path, how));
    else if (how.wanted(path) && isFile(path, entry.isSymbolicLink())) found.push(path);
  }
  return found;
}

function entriesOf(folder: string, problems: string[]): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    problems.push(`${folder}：${reason(error)}`);
    return [];
  }
}

/** Links to folders are not followed: they may lead back. */
function isFile(path: string, isLink: boolean): boolean {
  return !isLink || statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function hasDraftExtension(path: string): boolean {
  const name = basename(path).toLowerCase();
  return EXTENSIONS.some((e) => name.endsWith(e));
}

/** Without `./` in front, with `/` as the separator on every system. */
function tidy(path: string): string {
  const slashed = process.platform === 'win32' ? path.replaceAll('\\', '/') : path;
  return slashed.replace(/^(?:\.\/+)+(?=.)/, '');
}
