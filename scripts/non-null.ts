/**
 * Counts the non-null assertions (`x!`) of the product's code: each is a place where the compiler is told and not asked.
 *
 * `tsx scripts/non-null.ts` prints each room and the sum, `--files` each file, and `--shapes` what they stand behind.
 */
import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import ts from 'typescript';

const ROOT = path.join(__dirname, '..');
const FOLDERS = ['server/src', 'client/src'];

/** One file's assertions: each as the expression in front of the mark. `file` is relative to the repository. */
export interface Asserted {
  readonly file: string;
  readonly lines: number;
  readonly expressions: readonly string[];
}

/** All files of the server and the client, in the order of their paths. Lines are those of the file, blank ones too. */
export function asserted(): Asserted[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => assertedIn(path.join(folder, name).replaceAll('\\', '/')))
      .sort((a, b) => (a.file < b.file ? -1 : 1)),
  );
}

/** Assertions to a thousand lines. */
export function perThousand(files: readonly Asserted[]): number {
  const lines = files.reduce((sum, file) => sum + file.lines, 0);
  return (1000 * files.reduce((sum, file) => sum + file.expressions.length, 0)) / lines;
}

function assertedIn(file: string): Asserted {
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true);
  const expressions: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isNonNullExpression(node)) {
      expressions.push(node.expression.getText(source).replaceAll(/\s+/g, ' '));
    }
    node.forEachChild(visit);
  };
  visit(source);
  return { file, lines: text.split('\n').length - 1, expressions };
}

/** An expression with its names taken away: `list[i]`, `list.at(-1)`, `map.get(key)`. */
function shapeOf(expression: string): string {
  const head = /^[\w.?]*/.exec(expression)![0];
  const name = head.split('.').find((word) => word !== 'this') ?? '';
  const rest = head.split('.').filter((word) => /^(?:get|at|pop|shift|exec|groups|index)\b/.test(word));
  const plain = [/^(?:match|found|m|hit)$/.test(name) ? 'match' : 'x', ...rest].join('.');
  return (plain + expression.slice(head.length))
    .replace(/\.get\(.*\)$/, '.get(key)')
    .replace(/\[(\w+)( [+-] \d+)?\]/g, (all, index: string, step: string | undefined) =>
      /[a-z]/.test(index) ? `[i${step ?? ''}]` : all,
    )
    .replace(/\[\d\]/g, '[0]');
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}

function table(counts: Iterable<readonly [string, readonly Asserted[]]>): string {
  return [...counts]
    .map(
      ([name, files]) => [name, files.reduce((n, file) => n + file.expressions.length, 0), perThousand(files)] as const,
    )
    .sort((a, b) => b[1] - a[1])
    .map(([name, count, rate]) => `${String(count).padStart(5)} ${rate.toFixed(1).padStart(6)}  ${name}`)
    .join('\n');
}

if (require.main === module) {
  const files = asserted();
  if (process.argv.includes('--shapes')) {
    const shapes = grouped(
      files.flatMap(({ expressions }) => expressions),
      shapeOf,
    );
    const ordered = [...shapes].sort((a, b) => b[1].length - a[1].length);
    console.log(ordered.map(([shape, { length }]) => `${String(length).padStart(5)}  ${shape}`).join('\n'));
  } else {
    const key = process.argv.includes('--files')
      ? ({ file }: Asserted) => file
      : ({ file }: Asserted) => path.dirname(file);
    console.log(table(grouped(files, key)));
    console.log(table([['all', files]]));
  }
}
