/** Reads the old format of Word; a bundle of its own. */
export { readOldWord } from './word/old';
