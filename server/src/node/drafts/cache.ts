/**
 * Answers kept between runs, keyed by content: the text, the settings that hold for it, what is asked, the code that
 * answers and the tables that it reads. Nothing is ever invalidated; the folder may be deleted at any time. What is found
 * is looked at before it is believed, so that a spoiled or foreign entry costs time and nothing else.
 */
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readBytes } from '../engine/data';
import { readRegular } from '../files/regular';
import { writeWhole } from '../files/write';
import type { Answers, Ask } from './answer';

/** The form of an entry; another one is another key. */
const FORM = 2;
/** Bytes of an entry. */
const LARGEST = 64_000_000;
/** Tables beside the code that an answer depends on. */
const TABLES = ['slogans.json', 'userdict.txt', 'idf.txt'];

/**
 * Answers on disk, in a folder. What cannot be read or written there costs time and
 * nothing else.
 */
export class AnswerCache {
  private readonly build: string;

  /** `tagger` names the segmenter that answers, empty where there is none. */
  constructor(
    private readonly folder: string,
    tagger: string,
  ) {
    const tables = TABLES.map((name) => readBytes(name) ?? '');
    this.build = hash(readRegular(__filename), ...tables, `${FORM} ${process.versions.v8} ${tagger}`);
  }

  /** `parts` is all that the answer depends on besides the text: the question, the settings, the lexicon. */
  keyOf(parts: readonly unknown[], text: string): string {
    return hash(JSON.stringify([this.build, ...parts]), text);
  }

  /** Undefined where there is none, or none that is what it says. */
  get<A extends Ask>(ask: A, key: string): Answers[A] | undefined {
    try {
      const {
        form,
        key: name,
        sum,
        answer,
      } = JSON.parse(readRegular(this.place(key), LARGEST).toString('utf8')) as Partial<Entry>;
      const isSound = form === FORM && name === key && sum === hash(JSON.stringify(answer));
      return isSound && isAnswer(ask, answer) ? (answer as Answers[A]) : undefined;
    } catch {
      return undefined;
    }
  }

  /** A cache that cannot be written costs time and nothing else. */
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
  /** Of the answer as JSON. */
  readonly sum: string;
  readonly answer: object;
}

/** Whether a value has the parts that are taken from an answer without a further look. */
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
