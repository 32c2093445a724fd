/** What the page uses of the rooms that run anywhere. The build fails where one of them needs Node. */
export { decode } from '../../server/src/node/files/encoding';
export { html as reviewHtml } from '../../server/src/node/desk/review/html';
export { pagesOf } from '../../server/src/node/desk/review/pages';
export { figuresXlsx } from '../../server/src/node/formats/xlsx';
export { annotate, trackChanges, isCompound, readWord } from '../../server/src/node/word';
export { fileOf } from '../../server/src/node/formats/report';
export { analyzeSections, bodyOf } from '../../server/src/node/word/sections';
export { remarksOf } from '../../server/src/node/formats/remarks';
export { placedSheet } from '../../server/src/node/word/sheet';
export type { WordText } from '../../server/src/node/word/text';
/** Whether the bytes begin as a ZIP archive does. */
export const isZip = (bytes: Uint8Array): boolean => [0x50, 0x4b, 3, 4].every((b, i) => bytes[i] === b);
