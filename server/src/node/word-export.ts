/** Writes official documents; a bundle of its own, since the library for Word files is large and seldom needed. */
export { reviewDocx } from './desk/review/docx';
export { officialDocx } from './word/official';
