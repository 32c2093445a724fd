/** The commands that need the texts of the manual, as a bundle of their own. */
export { explain, rules } from './cli/manual';
export { sarif } from './formats/sarif';
