/** The rows of corpus/lexicon/slogans as compiled into server/data by scripts/lexicon.ts. */
import data from '../../../data/slogans.json';
import type { LexiconRow } from './rows';

interface Compiled {
  readonly rows: readonly Omit<LexiconRow, 'example'>[];
  readonly initials: readonly string[];
}

const compiled = data as unknown as Compiled;

export const BUILTIN_ROWS: readonly LexiconRow[] = compiled.rows.map((r) => ({ ...r, example: '' }));

/** Pinyin initials of a row's canonical wording, `bwcxljsm`; empty for a row of a workspace. */
export const INITIALS: ReadonlyMap<string, string> = new Map(
  BUILTIN_ROWS.map((r, i) => [r.canonical, compiled.initials[i] ?? '']),
);
