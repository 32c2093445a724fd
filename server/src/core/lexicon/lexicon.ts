/** The lexicon with its tables for the search. They are made once, when they are first needed. */
import { builtinRow, builtinRows, builtinTables, builtinWordings } from './builtin';
import type { LexiconRow } from './rows';
import { Matcher } from './search/matcher';
import type { Pattern } from './search/patterns';
import { patternsOf } from './search/patterns';
import type { Tables } from './search/tables';
import { canonicalLettersOf, wordingsOf } from './search/wordings';
import { lettersOf } from './skeleton';

/** Rows that are made when they are needed, one of them or all. */
interface RowSource {
  all(): readonly LexiconRow[];
  at(index: number): LexiconRow | undefined;
}

/** A lexicon of set phrases, with the search for its wordings. */
export class Lexicon {
  private readonly patternsByRow = new Map<number, readonly Pattern[]>();
  /** The patterns of entries that were found before. */
  private patternsByEntry: (Pattern | undefined)[] | null = null;
  private builtMatcher: Matcher | null = null;
  private rowsByCanonical: ReadonlyMap<string, LexiconRow> | null = null;

  /**
   * `wordings` gives the string of {@link wordingsOf} for each row; empty for a row that is left out. `tables` gives the
   * tables of these wordings where they have been made before, otherwise null.
   */
  constructor(
    private readonly source: RowSource,
    private readonly wordings: () => readonly string[],
    private readonly tables: () => Tables | null = () => null,
  ) {}

  static of(rows: readonly LexiconRow[]): Lexicon {
    return new Lexicon({ all: () => rows, at: (index) => rows[index] }, () => rows.map(wordingsOf));
  }

  get rows(): readonly LexiconRow[] {
    return this.source.all();
  }

  get byCanonical(): ReadonlyMap<string, LexiconRow> {
    return (this.rowsByCanonical ??= new Map(this.rows.map((r) => [r.canonical, r])));
  }

  /** The search for the wordings, made at the first use. */
  get matcher(): Matcher {
    if (!this.builtMatcher) {
      const tables = this.tables();
      this.builtMatcher = tables ? new Matcher(tables) : Matcher.of(this.wordings());
    }
    return this.builtMatcher;
  }

  /**
   * The pattern of an entry of the matcher. Its row is read when one of its wordings is found. Throws a RangeError if
   * the wordings are not those of the rows.
   */
  patternOf(entry: number): Pattern {
    const known = (this.patternsByEntry ??= new Array<Pattern | undefined>(this.matcher.count));
    return (known[entry] ??= this.patternAt(entry, this.matcher.patternOf(entry)));
  }

  /** The pattern for a slip in an entry. Throws like {@link patternOf}. */
  slipOf(entry: number): Pattern {
    return this.patternAt(entry, this.matcher.slipOf(entry));
  }

  private patternAt(entry: number, index: number): Pattern {
    const row = this.matcher.rowOf(entry);
    const pattern = (this.patternsByRow.get(row) ?? this.readPatterns(row))[index];
    if (!pattern) throw new RangeError(`the lexicon's wordings are not those of its row ${row}`);
    return pattern;
  }

  private readPatterns(row: number): readonly Pattern[] {
    const given = this.source.at(row);
    const patterns = given ? patternsOf(given) : [];
    this.patternsByRow.set(row, patterns);
    return patterns;
  }
}

let builtin: Lexicon | null = null;

/** The built-in lexicon. */
export function builtinLexicon(): Lexicon {
  return (builtin ??= new Lexicon({ all: builtinRows, at: builtinRow }, builtinWordings, builtinTables));
}

/**
 * The built-in lexicon with the rows of a workspace. A row of the workspace replaces the built-in one of the same
 * wording.
 */
export function withUserRows(rows: readonly LexiconRow[]): Lexicon {
  if (!rows.length) return builtinLexicon();
  const own = new Map(rows.map((r) => [r.canonical, r]));
  const count = builtinWordings().length;
  let all: readonly LexiconRow[] | null = null;
  return new Lexicon(
    {
      all: () => (all ??= [...builtinRows().filter((r) => !own.has(r.canonical)), ...rows]),
      at: (index) => (index < count ? builtinRow(index) : rows[index - count]),
    },
    () => {
      const letters = new Set(rows.map(({ canonical }) => lettersOf(canonical)));
      const isOwn = (wordings: string, index: number): boolean =>
        letters.has(canonicalLettersOf(wordings)) && own.has(builtinRow(index)?.canonical ?? '');
      return [...builtinWordings().map((one, i) => (isOwn(one, i) ? '' : one)), ...rows.map(wordingsOf)];
    },
  );
}
