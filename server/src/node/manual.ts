/** What needs the texts of the manual, a bundle of its own: no other command reads them. */
export { explain, rules } from './cli/manual';
export { sarif } from './formats/sarif';
