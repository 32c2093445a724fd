/** The workspace's own set phrases: the nearest `wenheng.lexicon.tsv` upwards from a draft. */
import { readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Lexicon } from '../core/lexicon/lexicon';
import { builtinLexicon, withUserRows } from '../core/lexicon/lexicon';
import type { RowError } from '../core/lexicon/rows';
import { parseLexicon } from '../core/lexicon/rows';
import { decode } from './encoding';
import { reason } from './files';

export const LEXICON_NAME = 'wenheng.lexicon.tsv';

export interface FoundLexicon {
  readonly lexicon: Lexicon;
  /** The workspace's file; null where there is none. */
  readonly path: string | null;
  /** The file's text: what a kept answer depends on. */
  readonly source: string;
  /** Rows that were left out. */
  readonly errors: readonly RowError[];
}

/** Lexicon files as read so far; {@link forget} when one of them may have changed. */
export class LexiconFiles {
  private readonly files = new Map<string, FoundLexicon>();
  private readonly places = new Map<string, string | null>();

  lexiconFor(draft: string): FoundLexicon {
    const path = this.nearest(dirname(resolve(draft)));
    if (path === null) return { lexicon: builtinLexicon(), path, source: '', errors: [] };
    let found = this.files.get(path);
    if (!found) this.files.set(path, (found = load(path)));
    return found;
  }

  forget(): void {
    this.files.clear();
    this.places.clear();
  }

  private nearest(folder: string): string | null {
    const known = this.places.get(folder);
    if (known !== undefined) return known;
    const here = join(folder, LEXICON_NAME);
    const above = dirname(folder);
    const isHere = statSync(here, { throwIfNoEntry: false })?.isFile() === true;
    const found = isHere ? here : above === folder ? null : this.nearest(above);
    this.places.set(folder, found);
    return found;
  }
}

/** One line for a bad row, as a problem matcher reads it. */
export const lexiconProblem = (path: string, { line, message }: RowError): string => `${path}:${line}:1: ${message}`;

function load(path: string): FoundLexicon {
  try {
    const source = decode(readFileSync(path)).text;
    const { rows, errors } = parseLexicon(source);
    return { lexicon: withUserRows(rows), path, source, errors };
  } catch (error) {
    return { lexicon: builtinLexicon(), path, source: '', errors: [{ line: 1, message: reason(error) }] };
  }
}
