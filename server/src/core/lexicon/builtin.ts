/** The rows of corpus/lexicon/slogans as compiled into server/data by scripts/lexicon.ts. */
import data from '../../../data/slogans.json';
import type { LexiconRow } from './rows';

type CompiledRow = Omit<LexiconRow, 'example'>;

interface Compiled {
  readonly rows: readonly CompiledRow[];
  /** A row by its place; a bundle gives it without reading the others. */
  readonly row?: (index: number) => CompiledRow;
  readonly initials: readonly string[];
  readonly openings: readonly string[];
}

const compiled = data as unknown as Compiled;

const made: LexiconRow[] = [];
let rows: readonly LexiconRow[] | null = null;
let initials: ReadonlyMap<string, string> | null = null;

/** One row: a few lines are read by the openings and need no more than a few of them. */
export function builtinRow(index: number): LexiconRow | undefined {
  const row = compiled.row?.(index) ?? compiled.rows[index];
  return row && (made[index] ??= Object.assign(row, { example: '' }));
}

export const builtinRows = (): readonly LexiconRow[] =>
  (rows ??= compiled.openings.flatMap((_, i) => builtinRow(i) ?? []));

/** For each row, the pairs of letters with which its wordings begin, one behind another. */
export const builtinOpenings = (): readonly string[] => compiled.openings;

/** Pinyin initials of a row's canonical wording, `bwcxljsm`; undefined for a row of a workspace. */
export function initialsOf(canonical: string): string | undefined {
  initials ??= new Map(compiled.rows.map((r, i) => [r.canonical, compiled.initials[i] ?? '']));
  return initials.get(canonical);
}
