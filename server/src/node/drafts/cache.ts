/**
 * Answers kept between runs. The key is made from all that an answer depends on: the text, its settings, the question,
 * the code and the tables that the code reads. So nothing is ever invalidated, and the folder may be deleted at any
 * time. An entry is checked before it is used, so that a damaged or foreign one only costs time.
 */
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readBytes } from '../engine/data';
import { readRegular } from '../files/regular';
import { writeWhole } from '../files/write';
import type { Answers, Ask } from './answer';

/** The version of the format of entries, which is part of the key. */
const FORM = 2;
/** The largest entry, in bytes. */
const LARGEST_ENTRY = 64_000_000;
/** Tables beside the code on which an answer depends. */
const TABLE_FILES = ['slogans.json', 'userdict.txt', 'idf.txt'];

/** Answers on disk, in a folder. Errors of reading and writing are ignored: they only cost time. */
export class AnswerCache {
  private readonly build: string;

  /** `tagger` names the segmenter in use, empty where there is none. */
  constructor(
    private readonly folder: string,
    tagger: string,
  ) {
    const tables = TABLE_FILES.map((name) => readBytes(name) ?? '');
    this.build = hash(readRegular(__filename), ...tables, `${FORM} ${process.versions.v8} ${tagger}`);
  }

  /**
   * The key of an answer. `parts` is all that the answer depends on besides the text: the question, the settings, the
   * lexicon.
   */
  keyOf(parts: readonly unknown[], text: string): string {
    return hash(JSON.stringify([this.build, ...parts]), text);
  }

  /** The answer; undefined where there is none, or where the entry is damaged. */
  get<A extends Ask>(ask: A, key: string): Answers[A] | undefined {
    try {
      const {
        form,
        key: name,
        sum,
        answer,
      } = JSON.parse(readRegular(this.place(key), LARGEST_ENTRY).toString('utf8')) as Partial<Entry>;
      const isSound = form === FORM && name === key && sum === hash(JSON.stringify(answer));
      return isSound && isAnswer(ask, answer) ? (answer as Answers[A]) : undefined;
    } catch {
      return undefined;
    }
  }

  /** Keeps an answer, if the folder can be written. */
  put(key: string, answer: object): void {
    try {
      mkdirSync(join(this.folder, key.slice(0, 2)), { recursive: true, mode: 0o700 });
      const entry: Entry = { form: FORM, key, sum: hash(JSON.stringify(answer)), answer };
      writeWhole(this.place(key), JSON.stringify(entry), 0o600);
    } catch {
      return;
    }
  }

  private place(key: string): string {
    return join(this.folder, key.slice(0, 2), `${key.slice(2)}.json`);
  }
}

interface Entry {
  readonly form: number;
  readonly key: string;
  /** The checksum of the answer's JSON. */
  readonly sum: string;
  readonly answer: object;
}

/** Whether a value has the properties that are used without a further check. */
function isAnswer(ask: Ask, value: unknown): boolean {
  const answer = (value ?? {}) as Record<string, unknown>;
  if (typeof answer['path'] !== 'string') return false;
  if (ask === 'check') return typeof answer['text'] === 'string' && isListOf(answer['findings'], FINDING);
  if (ask === 'review')
    return ['rows', 'sections', 'findings', 'letStand'].every((name) => Array.isArray(answer[name]));
  return ['figures', 'relations', 'attributions', 'people'].every((name) => Array.isArray(answer[name]));
}

const FINDING: Readonly<Record<string, string>> = {
  rule: 'string',
  severity: 'string',
  message: 'string',
  start: 'number',
  end: 'number',
  line: 'number',
  column: 'number',
  endLine: 'number',
  endColumn: 'number',
  related: 'object',
  fix: 'object',
};

function isListOf(value: unknown, parts: Readonly<Record<string, string>>): boolean {
  if (!Array.isArray(value)) return false;
  return value.every((entry: Record<string, unknown> | null) =>
    Object.entries(parts).every(([name, type]) => typeof entry?.[name] === type),
  );
}

function hash(...parts: readonly (string | Uint8Array)[]): string {
  const sum = createHash('sha256');
  for (const part of parts) {
    sum.update(`${part.length} `);
    sum.update(part);
  }
  return sum.digest('hex').slice(0, 40);
}
