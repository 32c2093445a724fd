/** What is loaded at its first use: bundles beside this one, and libraries that most runs do not need. */
import type * as Jsonc from 'jsonc-parser';
import type * as Manual from './manual';
import type * as ReviewSheets from './review-sheets';
import type * as Sheets from './sheets';
import type * as Word from './word';
import type * as WordExport from './word-export';
import type * as WordOld from './word-old';

/* eslint-disable @typescript-eslint/no-require-imports */
/** Reads and writes tables: workbooks and CSV. */
export const sheets = (): typeof Sheets => require('./sheets') as typeof Sheets;
/** Word files. */
export const word = (): typeof Word => require('./word') as typeof Word;
/** Word files in the format before 2007. */
export const wordOld = (): typeof WordOld => require('./word-old') as typeof WordOld;
/** Writes Word files. */
export const wordExport = (): typeof WordExport => require('./word-export') as typeof WordExport;
/** Writes review sheets. */
export const reviewSheets = (): typeof ReviewSheets => require('./review-sheets') as typeof ReviewSheets;
/** The commands that need the texts of the manual. */
export const manual = (): typeof Manual => require('./manual') as typeof Manual;
/** Parses JSON with comments. */
export const jsonc = (): typeof Jsonc => require('jsonc-parser') as typeof Jsonc;
