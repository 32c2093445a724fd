/** Word files; a bundle of its own, loaded when the first of them is read. */
import type { Remark } from './word/comments';
import { annotate as annotateWith } from './word/comments';
import type { WordText } from './word/text';
import { readDocx } from './word/text';

export { trackChanges } from './word/changes';
export { unannotate } from './word/comments';
export { isCompound, isDocx, readWord } from './word/document';
export { placeOf } from './word/places';

/**
 * The document with a comment for each remark; see {@link annotateWith}. `known` is the document, where the bytes were
 * read already.
 */
export const annotate = (bytes: Uint8Array, remarks: readonly Remark[], date: Date, known?: WordText): Uint8Array =>
  annotateWith(bytes, (plain) => (known && plain === bytes ? known : readDocx(plain)), remarks, date);
