/** Drafts on disk: which files the arguments of a command name, and their text. */
import type { Dirent, Stats } from 'node:fs';
import { closeSync, lstatSync, openSync, readdirSync, readSync, realpathSync, statSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import type { Format } from '../../core/model';
import { decode, UnreadableText } from '../files/encoding';
import { baseOf, isGlob, matcherOf } from '../files/glob';
import { FileProblem, reason } from '../files/problem';
import { OddFile, readRegular } from '../files/regular';
import type { ReadDocument } from './word-draft';
import {
  isLeftOutWord,
  isWordFile,
  isWordName,
  LARGEST_WORD,
  readOldWord,
  readWord,
  WORD_EXTENSIONS,
  wordProblem,
} from './word-draft';

/** A draft that was read. */
export interface Draft {
  readonly path: string;
  readonly text: string;
  /** The bytes of the file; absent where the text was given directly. */
  readonly bytes?: Uint8Array;
  /** What was unusual about reading it, for the user. */
  readonly remark?: string | undefined;
  /** The document that the text was taken from, for a Word file. */
  readonly word?: ReadDocument;
}

const TEXTS = ['.md', '.markdown', '.txt'];
const EXTENSIONS = [...TEXTS, ...WORD_EXTENSIONS];

/** The format that the ending of a path stands for. */
export function formatOf(path: string): Format {
  return /\.(?:md|markdown)$/i.test(path) ? 'markdown' : 'plain';
}

/** The result of searching for drafts. */
export interface FoundDrafts {
  readonly paths: string[];
  /** What could not be examined, one line each. */
  readonly problems: string[];
  /** What was passed over since it is no file: links to nothing, pipes, devices. */
  readonly remarks: string[];
}

/**
 * The drafts that arguments name: files as they are; folders and globs are searched. Each is given once, in the order
 * of the arguments. What cannot be found is a problem and does not stop the others.
 */
export function findDrafts(args: readonly string[]): FoundDrafts {
  const paths = new Set<string>();
  const found: FoundDrafts = { paths: [], problems: [], remarks: [] };
  for (const arg of args) {
    try {
      for (const path of named(arg, found)) paths.add(path);
    } catch (error) {
      found.problems.push(error instanceof FileProblem ? error.message : `${arg}：${reason(error)}`);
    }
  }
  for (const path of paths) found.paths.push(path);
  return found;
}

/**
 * The target of a link that was found in a folder and leads out of it; null for every other draft, and for one that the
 * arguments name itself. Whoever names a folder does not ask to change files elsewhere.
 */
export function leadsOutOf(path: string, args: readonly string[]): string | null {
  if (args.map(tidy).includes(path) || !lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) return null;
  try {
    const target = realpathSync(path);
    const folders = (args.length ? args : ['.']).map((arg) =>
      realpathSync(statSync(arg, { throwIfNoEntry: false }) ? arg : baseOf(tidy(arg)) || '.'),
    );
    return folders.some((folder) => target.startsWith(join(folder, sep))) ? null : target;
  } catch (error) {
    return reason(error);
  }
}

/** Reads and decodes one file of at most `maxCharacters` UTF-16 units. Throws {@link FileProblem}. */
export function readDraft(path: string, maxCharacters: number): Draft {
  try {
    const { size } = statSync(path);
    // A character takes at most four bytes.
    const most = isWordName(path) ? LARGEST_WORD : maxCharacters * 4 + 4;
    if (size > most) throw new FileProblem(`${path}：${tooLong(size, maxCharacters)}`);
    return draftOf(path, readRegular(path, most));
  } catch (error) {
    if (error instanceof FileProblem) throw error;
    const isTold = error instanceof UnreadableText || error instanceof OddFile;
    throw new FileProblem(`${path}：${isTold ? error.message : reason(error)}`);
  }
}

/**
 * Loads a draft of any kind from a file, or from bytes under a name. Throws {@link FileProblem} or {@link
 * UnreadableText}.
 */
export async function loadDraft(path: string, bytes: Uint8Array | null, maxCharacters: number): Promise<Draft> {
  const old = await oldWordDraft(path, bytes);
  return old ?? (bytes ? draftOf(path, bytes) : readDraft(path, maxCharacters));
}

/** The draft in a file of Word's old format, null for any other. Throws {@link FileProblem}. */
export async function oldWordDraft(path: string, bytes: Uint8Array | null): Promise<Draft | null> {
  try {
    if (!isWordFile(bytes ?? headOf(path))) return null;
    const stored = bytes ?? readRegular(path, LARGEST_WORD);
    const word = await readOldWord(stored);
    return word && { path, bytes: stored, word, text: word.text };
  } catch (error) {
    throw new FileProblem(`${path}：${wordProblem(error) ?? reason(error)}`);
  }
}

/** The first bytes of a file that has the name and the size of a Word file; empty for any other. */
function headOf(path: string): Uint8Array {
  const head = new Uint8Array(8);
  const stats = isWordName(path) ? statSync(path, { throwIfNoEntry: false }) : undefined;
  if (!stats?.isFile() || stats.size > LARGEST_WORD) return head;
  const file = openSync(path, 'r');
  try {
    readSync(file, head);
  } finally {
    closeSync(file);
  }
  return head;
}

/** The draft in the bytes of a file of any kind. Throws {@link FileProblem} or {@link UnreadableText}. */
export function draftOf(path: string, bytes: Uint8Array): Draft {
  if (!isWordFile(bytes)) return { path, bytes, ...decode(bytes) };
  try {
    const word = readWord(bytes);
    const remark = word.unread.length ? `未读其中的${word.unread.join('、')}` : undefined;
    return { path, bytes, word, text: word.text, remark };
  } catch (error) {
    const problem = wordProblem(error);
    if (problem === null) throw error;
    throw new FileProblem(`${path}：${problem}`);
  }
}

function tooLong(bytes: number, maxCharacters: number): string {
  return `文件有 ${(bytes / 1e6).toFixed(1)} MB，超过上限 ${maxCharacters} 字，未检查；可在 wenheng.config.json 中调高 maxCharacters`;
}

function named(arg: string, found: FoundDrafts): string[] {
  const stats = statSync(arg, { throwIfNoEntry: false });
  if (stats?.isDirectory()) {
    const drafts = search(arg, hasDraftExtension, found);
    if (!drafts.length) throw new FileProblem(`${arg}：目录中没有 ${TEXTS.join('、')} 或 Word 文稿`);
    return drafts;
  }
  if (stats) return [tidy(arg)];
  if (!isGlob(arg)) throw new FileProblem(`${arg}：${arg.includes('\uFFFD') ? NOT_UTF8 : '没有这个文件或目录'}`);
  const glob = tidy(arg);
  const base = baseOf(glob) || '.';
  const exists = statSync(base, { throwIfNoEntry: false })?.isDirectory();
  const drafts = exists ? search(base, matcherOf([glob]), found) : [];
  if (!drafts.length) throw new FileProblem(`${arg}：没有匹配的文稿`);
  return drafts;
}

const NOT_UTF8 = '名称不是 UTF-8，无法打开，未检查；请改名后再检查';

/**
 * Collects the wanted files in a folder and below it, by name. A bad entry is reported and does not hide the others.
 */
function search(folder: string, wanted: (path: string) => boolean, found: FoundDrafts): string[] {
  const drafts: string[] = [];
  const look = (place: string): void => {
    for (const entry of entriesOf(place, found)) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const path = tidy(join(place, entry.name));
      if (entry.isDirectory()) look(path);
      else if (wanted(path) && isDraft(path, entry, found)) drafts.push(path);
    }
  };
  look(folder);
  return drafts;
}

function entriesOf(folder: string, { problems }: FoundDrafts): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    problems.push(`${folder}：${folder.includes('\uFFFD') ? NOT_UTF8 : reason(error)}`);
    return [];
  }
}

/** Links to folders are not followed: they may lead back. */
function isDraft(path: string, entry: Dirent, { problems, remarks }: FoundDrafts): boolean {
  const isLink = entry.isSymbolicLink();
  let stats: Stats | Dirent | undefined = entry;
  if (isLink || path.includes('\uFFFD')) {
    try {
      stats = statSync(path, { throwIfNoEntry: false });
    } catch (error) {
      problems.push(`${path}：${reason(error)}`);
      return false;
    }
  }
  if (stats?.isFile()) return true;
  if (!stats && !isLink) problems.push(`${path}：${NOT_UTF8}`);
  else if (!stats) remarks.push(`${path}：链接指向的文件不存在，未检查`);
  else if (!stats.isDirectory()) remarks.push(`${path}：不是普通文件（是管道或设备），未检查`);
  return false;
}

function hasDraftExtension(path: string): boolean {
  const name = basename(path).toLowerCase();
  return EXTENSIONS.some((e) => name.endsWith(e)) && !isLeftOutWord(name) && !REVIEW_SHEET.test(name);
}

/** A review sheet beside drafts is no draft. */
const REVIEW_SHEET = /核对表\.(?:md|docx)$/;

/** The path without a leading `./`, with `/` as separator on every system. */
function tidy(path: string): string {
  const slashed = process.platform === 'win32' ? path.replaceAll('\\', '/') : path;
  return slashed.replace(/^(?:\.\/+)+(?=.)/, '');
}
