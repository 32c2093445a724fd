/** Baselines of old documents: the findings at the time of writing, so that only new ones are shown. */
import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { wordsAround } from '../../core/findings/ignore';
import { site } from '../../core/model';
import type { IgnoredFinding } from '../../core/settings';
import { reason } from '../files/problem';
import { OddFile, readRegular, TABLE_FILE } from '../files/regular';
import { writeWhole } from '../files/write';
import type { ReportedFile } from '../formats/report';
import { UsageError } from '../terminal/usage';

/** The name of a baseline that is written without a given name. */
export const BASELINE_NAME = 'wenheng.baseline.json';

/** Known findings by path; paths are relative to the folder of the file. */
export type Baseline = Readonly<Record<string, readonly IgnoredFinding[]>>;

/** Reads a baseline. Throws an error whose message is one line about what is wrong. */
export function readBaseline(path: string): Baseline {
  let value: unknown;
  try {
    value = JSON.parse(readRegular(path, TABLE_FILE).toString('utf8'));
  } catch (error) {
    const cause = error instanceof OddFile ? error.message : reason(error);
    throw new Error(`${path}：${error instanceof SyntaxError ? '不是合格的 JSON' : cause}`, { cause: error });
  }
  const { version, files } = (value ?? {}) as { version?: unknown; files?: unknown };
  if (version !== 1 || typeof files !== 'object' || files === null) {
    throw new Error(`${path}：不是基线文件，可用 wenheng check --update-baseline 重新写出`);
  }
  const known = Object.entries(files).map(([name, list]) => [name, Array.isArray(list) ? list.filter(isKnown) : []]);
  return Object.fromEntries(known) as Baseline;
}

/** The path of a draft as the baseline writes it. */
export const nameIn = (baselinePath: string, draft: string): string =>
  relative(dirname(resolve(baselinePath)), resolve(draft)).replaceAll('\\', '/');

/** Writes the findings of these drafts into a baseline. Entries of other drafts stay as long as those exist. */
export function updateBaseline(path: string, files: readonly ReportedFile[]): void {
  const folder = dirname(resolve(path));
  const before = existsSync(path) ? readBaselineOrFail(path) : {};
  const all = new Map(Object.entries(before).filter(([name]) => existsSync(join(folder, name))));
  for (const { path: draft, findings, text } of files) {
    const known = findings.map(({ rule, start, end }) => ({ rule, ...wordsAround(text, site(start, end)) }));
    if (known.length) all.set(nameIn(path, draft), known);
    else all.delete(nameIn(path, draft));
  }
  const sorted = [...all].sort(([a], [b]) => (a < b ? -1 : 1));
  try {
    writeWhole(path, `${JSON.stringify({ version: 1, files: Object.fromEntries(sorted) }, null, 2)}\n`);
  } catch (error) {
    throw new UsageError(`无法写入 ${path}：${reason(error)}`);
  }
}

function readBaselineOrFail(path: string): Baseline {
  try {
    return readBaseline(path);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function isKnown(entry: unknown): entry is IgnoredFinding {
  const { rule, words, before, after } = (entry ?? {}) as Partial<Record<string, unknown>>;
  return [rule, words, before, after].every((v) => typeof v === 'string');
}
