/**
 * Answers kept between runs, keyed by content: the text, the settings that hold for it, what is asked, and the code
 * that answers. Nothing is ever invalidated; the folder may be deleted at any time.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export class AnswerCache {
  private readonly build: string;

  constructor(private readonly folder: string) {
    this.build = hash(readFileSync(__filename));
  }

  /** `holds` is all that the answer depends on besides the text: the question, the settings, the lexicon. */
  keyOf(holds: readonly unknown[], text: string): string {
    return hash(JSON.stringify([this.build, ...holds]), text);
  }

  /** Undefined where there is none, or none that can be read. */
  get(key: string): object | undefined {
    try {
      return JSON.parse(readFileSync(this.place(key), 'utf8')) as object;
    } catch {
      return undefined;
    }
  }

  /** A cache that cannot be written costs time and nothing else. */
  put(key: string, answer: object): void {
    const place = this.place(key);
    try {
      mkdirSync(join(this.folder, key.slice(0, 2)), { recursive: true });
      // Written beside and moved, so that a run beside this one never reads half a file.
      const draft = `${place}.${process.pid}.tmp`;
      writeFileSync(draft, JSON.stringify(answer));
      renameSync(draft, place);
    } catch {
      return;
    }
  }

  private place(key: string): string {
    return join(this.folder, key.slice(0, 2), `${key.slice(2)}.json`);
  }
}

function hash(...parts: readonly (string | Uint8Array)[]): string {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part);
  return sum.digest('hex').slice(0, 40);
}
