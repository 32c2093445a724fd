/** Writing official documents, a bundle of its own: the library that writes Word files is large and seldom wanted. */
export { reviewDocx } from './desk/review/docx';
export { officialDocx } from './word/official';
