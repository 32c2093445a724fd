/** Writes review sheets; a bundle of its own, since the library for workbooks is seldom needed. */
export { reviewFile } from './desk/review/formats';
