/** Reads a word processor's file, recognised by its bytes and not by its name. */
import { assertSound, CompoundFile } from './compound';
import { WordProblem } from './problem';
import type { ReadDocument, WordText } from './text';
import { readDocx } from './text';

/** Reads a document. Throws a {@link WordProblem} where the bytes are no document of Word or WPS, or cannot be read. */
export function readWord(bytes: Uint8Array): WordText {
  if (isCompound(bytes)) {
    assertSound(CompoundFile.read(bytes));
    throw new WordProblem('是旧式 Word 文档，扩展名却不是 .doc 或 .wps；请改正扩展名，或另存为 .docx 后再检查');
  }
  return readDocx(bytes);
}

/** Whether the bytes begin as a compound file, the container of Word before 2007 and of documents with a password. */
export const isCompound = (bytes: Uint8Array): boolean => bytes[0] === 0xd0 && bytes[1] === 0xcf;

/** Whether the document can be written to, which the old format cannot. */
export const isDocx = (document: ReadDocument): document is WordText => 'package' in document;
