/** Word files, a bundle of its own: it is loaded when the first of them comes. */
import type { Remark } from './word/comments';
import { annotate as annotateWith } from './word/comments';
import type { WordText } from './word/text';
import { readDocx } from './word/text';

export { trackChanges } from './word/changes';
export { unannotate } from './word/comments';
export { isCompound, isDocx, readWord } from './word/document';
export { placeOf } from './word/places';

/** The document with a comment for each remark; see {@link annotateWith}. `known` are the bytes as they were read already. */
export const annotate = (bytes: Uint8Array, remarks: readonly Remark[], date: Date, known?: WordText): Uint8Array =>
  annotateWith(bytes, (plain) => (known && plain === bytes ? known : readDocx(plain)), remarks, date);
