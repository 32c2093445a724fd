/** The rows of corpus/lexicon/slogans as compiled into server/data by scripts/lexicon.ts. */
import data from '../../../data/slogans.json';
import letters from '../../../data/wordings.json';
import type { LexiconRow } from './rows';

type CompiledRow = Omit<LexiconRow, 'example'>;

interface Compiled {
  readonly rows: readonly CompiledRow[];
  /** A row by its place; a bundle gives it without reading the others. */
  readonly row?: (index: number) => CompiledRow;
  readonly initials: readonly string[];
}

const compiled = data as unknown as Compiled;

const made: LexiconRow[] = [];
let rows: readonly LexiconRow[] | null = null;
let initials: ReadonlyMap<string, string> | null = null;

/** One row: a text is searched by the wordings, and needs no more than a few rows. */
export function builtinRow(index: number): LexiconRow | undefined {
  const row = compiled.row?.(index) ?? compiled.rows[index];
  return row && (made[index] ??= Object.assign(row, { example: '' }));
}

export const builtinRows = (): readonly LexiconRow[] =>
  (rows ??= builtinWordings().flatMap((_, i) => builtinRow(i) ?? []));

/** For each row, the letters by which it is searched for. */
export const builtinWordings = (): readonly string[] => letters.wordings;

/** Pinyin initials of a row's canonical wording, `bwcxljsm`; undefined for a row of a workspace. */
export function initialsOf(canonical: string): string | undefined {
  initials ??= new Map(compiled.rows.map((r, i) => [r.canonical, compiled.initials[i] ?? '']));
  return initials.get(canonical);
}
