/** The rows made ready for matching: every wording of every row in one table, made once and kept. */
import { builtinRow, builtinRows, builtinWordings } from './builtin';
import type { LexiconRow } from './rows';
import { Matcher } from './search/matcher';
import type { Pattern } from './search/patterns';
import { patternsOf } from './search/patterns';
import { firstOf, wordingsOf } from './search/wordings';
import { lettersOf } from './skeleton';

/** Rows that are made when they are asked for, one or all. */
interface RowSource {
  all(): readonly LexiconRow[];
  at(index: number): LexiconRow | undefined;
}

export class Lexicon {
  private readonly ofRow: Pattern[][] = [];
  private built: Matcher | null = null;
  private names: ReadonlyMap<string, LexiconRow> | null = null;

  /** `wordings` are {@link wordingsOf} each row, empty for one that is left out. */
  constructor(
    private readonly source: RowSource,
    private readonly wordings: () => readonly string[],
  ) {}

  static of(rows: readonly LexiconRow[]): Lexicon {
    return new Lexicon({ all: () => rows, at: (index) => rows[index] }, () => rows.map(wordingsOf));
  }

  get rows(): readonly LexiconRow[] {
    return this.source.all();
  }

  get byCanonical(): ReadonlyMap<string, LexiconRow> {
    return (this.names ??= new Map(this.rows.map((r) => [r.canonical, r])));
  }

  /** Made when first asked for. */
  get matcher(): Matcher {
    return (this.built ??= new Matcher(this.wordings()));
  }

  /** The pattern of an entry of the matcher: a row is read when one of its wordings is met. */
  patternOf(entry: number): Pattern {
    return this.patternAt(entry, this.matcher.patternOf(entry));
  }

  /** The pattern for a slip in an entry. */
  slipOf(entry: number): Pattern {
    return this.patternAt(entry, this.matcher.slipOf(entry));
  }

  private patternAt(entry: number, index: number): Pattern {
    const row = this.matcher.rowOf(entry);
    const given = this.source.at(row);
    const pattern = (this.ofRow[row] ??= given ? patternsOf(given) : [])[index];
    if (!pattern) throw new RangeError(`the lexicon's wordings are not those of its row ${row}`);
    return pattern;
  }
}

let builtin: Lexicon | null = null;

/** The house's own lexicon. */
export function builtinLexicon(): Lexicon {
  return (builtin ??= new Lexicon({ all: builtinRows, at: builtinRow }, builtinWordings));
}

/** The house's lexicon with a workspace's rows; a row of the workspace stands in for the house's of the same wording. */
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
        letters.has(firstOf(wordings)) && own.has(builtinRow(index)?.canonical ?? '');
      return [...builtinWordings().map((one, i) => (isOwn(one, i) ? '' : one)), ...rows.map(wordingsOf)];
    },
  );
}
