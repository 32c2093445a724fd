/** The rows of corpus/lexicon/slogans as compiled into server/data by scripts/lexicon.ts. */
import data from '../../../data/slogans.json';
import type { LexiconRow } from './rows';

interface Compiled {
  readonly rows: readonly Omit<LexiconRow, 'example'>[];
  readonly initials: readonly string[];
  readonly openings: readonly string[];
}

const compiled = data as unknown as Compiled;

let rows: readonly LexiconRow[] | null = null;
let initials: ReadonlyMap<string, string> | null = null;

/** Made when first asked for: a few lines without a set phrase are read by the openings alone. */
export function builtinRows(): readonly LexiconRow[] {
  return (rows ??= compiled.rows.map((r) => Object.assign(r, { example: '' })));
}

/** For each row, the pairs of letters with which its wordings begin, one behind another. */
export const builtinOpenings = (): readonly string[] => compiled.openings;

/** Pinyin initials of a row's canonical wording, `bwcxljsm`; undefined for a row of a workspace. */
export function initialsOf(canonical: string): string | undefined {
  initials ??= new Map(compiled.rows.map((r, i) => [r.canonical, compiled.initials[i] ?? '']));
  return initials.get(canonical);
}
