/** The workspace's own set phrases: the nearest `wenheng.lexicon.tsv` upwards from a draft. */
import { dirname, resolve } from 'node:path';
import type { Lexicon } from '../../core/lexicon/lexicon';
import { builtinLexicon, withUserRows } from '../../core/lexicon/lexicon';
import type { RowError } from '../../core/lexicon/rows';
import { parseLexicon } from '../../core/lexicon/rows';
import { decode } from '../files/encoding';
import { NearestFile } from '../files/nearest';
import { reason } from '../files/problem';
import { OddFile, readRegular, TABLE_FILE } from '../files/regular';

/** The name of a lexicon file. */
export const LEXICON_NAME = 'wenheng.lexicon.tsv';

/** The lexicon for a draft. */
export interface FoundLexicon {
  readonly lexicon: Lexicon;
  /** The workspace's file; null where there is none. */
  readonly path: string | null;
  /** The text of the file, on which cached answers depend. */
  readonly source: string;
  /** Rows that were left out. */
  readonly errors: readonly RowError[];
  /** One line where the file is not where one would look for it; else null. */
  readonly note: string | null;
}

/** The lexicon files read so far. Call {@link forget} when one of them may have changed. */
export class LexiconFiles {
  private readonly files = new Map<string, FoundLexicon>();
  private readonly places: NearestFile;

  /** `roots` gives the folders above which no lexicon is looked for. */
  constructor(roots: () => readonly string[] = () => []) {
    this.places = new NearestFile(LEXICON_NAME, roots);
  }

  lexiconFor(draft: string): FoundLexicon {
    const { path, note } = this.places.from(dirname(resolve(draft)));
    if (path === null) return { lexicon: builtinLexicon(), path, source: '', errors: [], note };
    let found = this.files.get(path);
    if (!found) this.files.set(path, (found = { ...load(path), note }));
    return found;
  }

  forget(): void {
    this.files.clear();
    this.places.forget();
  }

  /** Whether a lexicon file was written, made or deleted since it was read. */
  hasChanged(): boolean {
    return this.places.hasChanged();
  }
}

/** One line about a bad row, as the problem matcher reads it. */
export const lexiconProblem = (path: string, { line, message }: RowError): string => `${path}:${line}:1: ${message}`;

function load(path: string): Omit<FoundLexicon, 'note'> {
  try {
    const source = decode(readRegular(path, TABLE_FILE)).text;
    const { rows, errors } = parseLexicon(source);
    return { lexicon: withUserRows(rows), path, source, errors };
  } catch (error) {
    const message = error instanceof OddFile ? error.message : reason(error);
    return { lexicon: builtinLexicon(), path, source: '', errors: [{ line: 1, message }] };
  }
}
