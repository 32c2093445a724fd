/** What is loaded at its first use: bundles beside this one, and libraries that most runs do without. */
import type * as Jsonc from 'jsonc-parser';
import type * as Manual from './manual';
import type * as ReviewSheets from './review-sheets';
import type * as Word from './word';
import type * as WordExport from './word-export';
import type * as WordOld from './word-old';

/* eslint-disable @typescript-eslint/no-require-imports */
export const word = (): typeof Word => require('./word') as typeof Word;
export const wordOld = (): typeof WordOld => require('./word-old') as typeof WordOld;
export const wordExport = (): typeof WordExport => require('./word-export') as typeof WordExport;
export const reviewSheets = (): typeof ReviewSheets => require('./review-sheets') as typeof ReviewSheets;
export const manual = (): typeof Manual => require('./manual') as typeof Manual;
export const jsonc = (): typeof Jsonc => require('jsonc-parser') as typeof Jsonc;
