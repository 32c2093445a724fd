/** The rows of corpus/lexicon/slogans, as scripts/lexicon.ts compiles them into server/data. */
import data from '../../../data/slogans.json';
import letters from '../../../data/wordings.json';
import type { LexiconRow } from './rows';
import { unpackTables } from './search/packed';
import type { Tables } from './search/tables';

type CompiledRow = Omit<LexiconRow, 'example'>;

interface CompiledLexicon {
  readonly rows: readonly CompiledRow[];
  /** One row by its index. A bundle gives it without parsing the others. */
  readonly row?: (index: number) => CompiledRow;
  readonly initials: readonly string[];
}

interface CompiledWordings {
  readonly wordings: readonly string[];
  /** The tables that a build has made of them, as bytes. */
  readonly tables?: () => Uint8Array | null;
}

const compiledLexicon = data as unknown as CompiledLexicon;
const compiledWordings: CompiledWordings = letters;

const madeRows = new Map<number, LexiconRow>();
let allRows: readonly LexiconRow[] | null = null;
let initialsByName: ReadonlyMap<string, string> | null = null;

/** The row at an index; undefined where there is none. A text is searched by the wordings and needs few rows. */
export function builtinRow(index: number): LexiconRow | undefined {
  const known = madeRows.get(index);
  if (known) return known;
  const row = compiledLexicon.row?.(index) ?? compiledLexicon.rows[index];
  if (!row) return undefined;
  const made = Object.assign(row, { example: '' });
  madeRows.set(index, made);
  return made;
}

/** All built-in rows. */
export const builtinRows = (): readonly LexiconRow[] =>
  (allRows ??= builtinWordings().flatMap((_, i) => builtinRow(i) ?? []));

/** For each row the letters by which it is searched for. */
export const builtinWordings = (): readonly string[] => compiledWordings.wordings;

/** The tables of these wordings, where a build has made them; otherwise null. */
export function builtinTables(): Tables | null {
  const bytes = compiledWordings.tables?.();
  return bytes ? unpackTables(bytes) : null;
}

/** The pinyin initials of a canonical wording (`bwcxljsm`); undefined for a row of a workspace. */
export function initialsOf(canonical: string): string | undefined {
  initialsByName ??= new Map(compiledLexicon.rows.map((r, i) => [r.canonical, compiledLexicon.initials[i] ?? '']));
  return initialsByName.get(canonical);
}
