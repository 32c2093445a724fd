/** Writing official documents, a bundle of its own: the library that writes Word files is large and seldom wanted. */
export { officialDocx } from './word/official';
