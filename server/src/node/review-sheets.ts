/** Writing review sheets, a bundle of its own: the library that writes workbooks is seldom wanted. */
export { reviewFile } from './desk/review/formats';
