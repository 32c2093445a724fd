/**
 * Records what the server is reading in a file that outlives it. If the server ends in the middle of a draft, because
 * memory runs out or somebody loses patience, the next server finds there which draft it was and does not read it
 * again.
 */
import { closeSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, ownFolder } from '../files/cache-folder';
import { readRegular } from '../files/regular';
import { isAlive } from '../files/write';

/**
 * Milliseconds after which an unfinished reading counts against the draft at once; a shorter one counts when it happens
 * again.
 */
const LONG_READING = 5000;
/** Drafts of each kind that are remembered, at most. */
const MOST_DRAFTS = 50;
/** The largest mark, in bytes. */
const LARGEST_MARK = 1_000_000;

/** The line in the file. Its first character tells whether something is being read. */
interface Mark {
  readonly uri: string;
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly ended: readonly string[];
  readonly suspects: readonly string[];
}

/** The drafts during which servers have ended, and the mark of this server. */
export class ReadingMark {
  private readonly ended = new Set<string>();
  private readonly suspects = new Set<string>();
  private file: number | null = null;

  /** Takes over what former servers have left in `folder`; with null nothing is known or kept. */
  constructor(folder: string | null = placeOfMarks()) {
    if (folder === null) return;
    try {
      for (const name of readdirSync(folder)) this.take(join(folder, name), Number(name));
      const path = join(folder, String(process.pid));
      this.file = openSync(path, 'w', 0o600);
      this.write(IDLE, '');
      process.once('exit', () => this.close(path));
    } catch {
      return;
    }
  }

  begin(uri: string): void {
    this.write('{', uri);
  }

  end(): void {
    if (this.file !== null) writeSync(this.file, IDLE, 0);
  }

  hasEnded(uri: string): boolean {
    return this.ended.has(uri);
  }

  /** Removes the mark at a regular end, so that no draft is suspected. */
  close(path: string): void {
    if (this.file !== null) closeSync(this.file);
    this.file = null;
    rmSync(path, { force: true });
  }

  private take(path: string, pid: number): void {
    if (!pid || isAlive(pid)) return;
    try {
      const line = readRegular(path, LARGEST_MARK).toString('utf8').split('\n')[0];
      if (line === undefined) return;
      const { uri, since, ended, suspects } = JSON.parse(`{${line.slice(1)}`) as Mark;
      ended.forEach((one) => this.ended.add(one));
      if (line.startsWith(IDLE)) return;
      if (Date.now() - since >= LONG_READING || suspects.includes(uri)) this.ended.add(uri);
      else this.suspects.add(uri);
    } catch {
      return;
    } finally {
      rmSync(path, { force: true });
    }
  }

  private write(head: string, uri: string): void {
    if (this.file === null) return;
    const few = (uris: ReadonlySet<string>): string[] => [...uris].slice(-MOST_DRAFTS);
    const mark: Mark = { uri, since: Date.now(), ended: few(this.ended), suspects: few(this.suspects) };
    writeSync(this.file, `${head}${JSON.stringify(mark).slice(1)}\n`, 0);
  }
}

const IDLE = '(';

function placeOfMarks(): string | null {
  const own = cacheFolder();
  return own === null ? null : ownFolder(join(own, 'reading'));
}
