/** Copies of a Word file: with findings as comments, with safe fixes as tracked changes, or without comments. */
import { readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { word } from '../apart';
import { FileProblem, reason } from '../files/problem';
import { replaceWith, writeOver } from '../files/rewrite';
import { remarksOf } from '../formats/remarks';
import type { ReportedFile } from '../formats/report';
import { UsageError } from '../terminal/usage';
import type { Change } from '../word/changes';
import type { ReadDocument } from './word-draft';
import { ANNOTATED, CHANGED, PLAIN, readWord, wordProblem } from './word-draft';

/** Where copies are written. */
export interface CopyTarget {
  /** A file or a folder; undefined for a file beside the draft. */
  readonly output: string | undefined;
  /** Whether the draft itself is overwritten. */
  readonly inPlace: boolean;
}

/**
 * Writes a copy of each Word draft with its findings as comments. Returns one line for each draft, and whether
 * something failed.
 */
export function annotateDrafts(
  files: readonly ReportedFile[],
  target: CopyTarget,
): { lines: string[]; failed: boolean } {
  return eachDraft(files, ({ path, text, findings, isWord }) => {
    if (!isWord) throw new FileProblem(`${path}：不是 Word 文稿，没有写批注`);
    const bytes = readFileSync(path);
    if (word().isCompound(bytes)) throw new FileProblem(`${path}：${OLD_FORMAT_REFUSED}`);
    const document = readWord(bytes);
    if (document.text !== text) throw new FileProblem(`${path}：文件在检查期间有改动，没有写批注`);
    const remarks = remarksOf({ path, findings, text });
    const copy = targetOf(path, ANNOTATED, target, files.length);
    writeOver(copy, word().annotate(bytes, remarks, new Date(), document));
    return `${path}：${findings.length}处批注写入 ${copy}`;
  });
}

/** Writes a copy of each Word file without the comments of {@link annotateDrafts}. */
export function unannotateDrafts(paths: readonly string[], target: CopyTarget): { lines: string[]; failed: boolean } {
  return eachDraft(paths, (path) => {
    const bytes = readFileSync(path);
    if (word().isCompound(bytes)) throw new FileProblem(`${path}：${OLD_FORMAT_REFUSED}`);
    const plain = word().unannotate(bytes);
    if (!plain) return `${path}：没有文衡的批注`;
    const copy = targetOf(path, PLAIN, target, paths.length);
    writeOver(copy, plain.bytes);
    return `${path}：去掉${plain.count}处批注，写入 ${copy}`;
  });
}

/** Writes a Word draft with changes as tracked ones, and returns a line about it. Throws {@link FileProblem}. */
export function changeDraft(
  path: string,
  bytes: Uint8Array,
  document: ReadDocument,
  changes: readonly Change[],
  target: CopyTarget = { output: undefined, inPlace: false },
): string {
  if (!word().isDocx(document)) throw new FileProblem(`${path}：${OLD_FORMAT_REFUSED}`);
  const { bytes: changed, made, left } = word().trackChanges(document, changes, new Date());
  const rest = left.length ? `，${left.length}处在自动编号、页眉或表格边界，请手工改` : '';
  if (!made) return `${path}：没有能作为修订写入的改法${rest}`;
  const copy = targetOf(path, CHANGED, target, 1);
  if (copy === path) replaceWith(path, bytes, changed);
  else writeOver(copy, changed);
  return `${path}：${made}处修订写入 ${copy}${rest}，在 Word 中接受或拒绝`;
}

/**
 * The path of a copy: the named file, a file in the named folder, or one beside the draft with a mark in its name.
 * Throws {@link UsageError} where several drafts would be written into one file, or one over the original.
 */
function targetOf(path: string, mark: string, { output, inPlace }: CopyTarget, drafts: number): string {
  if (inPlace) return path;
  const name = basename(path).replace(/(?:\.(?:核对|修订|无批注))?(\.\w+)$/, `${mark}$1`);
  if (output === undefined) return join(path, '..', name);
  if (statSync(output, { throwIfNoEntry: false })?.isDirectory()) return join(output, name);
  if (drafts > 1) throw new UsageError(`-o ${output} 应是已有的文件夹：有${drafts}篇文稿要写`);
  if (resolve(output) === resolve(path)) throw new UsageError('-o 不能是原文件；要写回原文件，请用 --in-place');
  return output;
}

const OLD_FORMAT_REFUSED = '旧式文档（.doc、.wps）只能读不能写，请在 Word 或 WPS 中另存为 .docx';

function eachDraft<T>(drafts: readonly T[], make: (draft: T) => string): { lines: string[]; failed: boolean } {
  const lines: string[] = [];
  let failed = false;
  for (const draft of drafts) {
    try {
      lines.push(make(draft));
    } catch (error) {
      if (error instanceof UsageError) throw error;
      failed = true;
      const path = typeof draft === 'string' ? draft : (draft as ReportedFile).path;
      const problem = wordProblem(error) ?? reason(error);
      lines.push(error instanceof FileProblem ? error.message : `${path}：${problem}`);
    }
  }
  return { lines, failed };
}
