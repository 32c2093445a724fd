/**
 * Writes the snippet files and the server's table of snippets from corpus/structure. Run by `npm run snippets`; a
 * test fails while what is written differs from the data.
 *
 * In the data `{{名称}}` is a place to fill, `{{名称=默认}}` one with a default, `{{甲|乙}}` a choice. A name that comes
 * again is the same place: what is filled in first is mirrored. Headings have Markdown marks, which plain text drops.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Structure {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly kind: 'skeleton' | 'pattern';
  readonly prefixes: readonly string[];
  readonly lines: readonly string[];
  /** `level text` of each heading, of the levels 0 to 2, with the defaults filled in. */
  readonly outline?: readonly string[];
}

export function structures(root: string): Structure[] {
  const folder = join(root, 'corpus/structure');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Structure | Structure[]);
}

export type Format = 'markdown' | 'plaintext';
const SLOT = /\{\{([^{}]+)\}\}/g;
/** A choice is never mirrored: each place has its own. */
const isChoice = (slot: string): boolean => slot.includes('|');

/** The structure in the editor's snippet syntax, tab stops in reading order, the caret left at the end. */
export function toSnippet({ lines }: Structure, format: Format): string[] {
  const stops = new Map<string, number>();
  // A draft with a date is of the year of its date; one without is written in the year that it reports on.
  const thisYear = /(\d{4})年\d+月\d+日/.exec(lines.join(' '))?.[1] ?? /(\d{4})年/.exec(lines.join(' '))?.[1] ?? '';
  let next = 1;
  const body = textLines(lines, format).map((line) =>
    escaped(line).replace(SLOT, (_, slot: string) => {
      if (isChoice(slot)) return `\${${next++}|${slot.split('|').join(',')}|}`;
      const [name, value = name] = slot.split('=') as [string, string?];
      const known = stops.get(name);
      if (known) return `$${known}`;
      stops.set(name, next);
      return `\${${next++}:${toFill(value, thisYear)}}`;
    }),
  );
  return [...body.slice(0, -1), `${body.at(-1)}$0`];
}

/** The structure with its defaults filled in. */
export function expand({ lines }: Structure, format: Format): string {
  const values = new Map<string, string>();
  const body = textLines(lines, format).map((line) =>
    line.replace(SLOT, (_, slot: string) => {
      if (isChoice(slot)) return slot.split('|')[0]!;
      const [name, value = name] = slot.split('=') as [string, string?];
      if (!values.has(name)) values.set(name, value);
      return values.get(name)!;
    }),
  );
  return `${body.join('\n')}\n`;
}

/** What stands in a place until it is filled: the year is the one of the day, a figure is none rather than a made-up one. */
function toFill(value: string, thisYear: string): string {
  if (/^\d+(?:\.\d+)?$/.test(value)) return '××';
  return value
    .split(/(\d{4}年)/)
    .map((part) => {
      if (!/^\d{4}年$/.test(part)) return part.replace(/\d+/g, '×');
      return part.startsWith(thisYear) ? '${CURRENT_YEAR}年' : '20××年';
    })
    .join('');
}

const textLines = (lines: readonly string[], format: Format): string[] =>
  format === 'markdown' ? [...lines] : lines.map((line) => line.replace(/^#+ /, ''));

const escaped = (line: string): string => line.replace(/[\\$]/g, '\\$&');

/** File name to content. */
export function snippetFiles(root: string): Map<string, string> {
  const all = structures(root);
  const files = new Map<string, string>();
  for (const format of ['markdown', 'plaintext'] as const) {
    const entries = all.map((s) => [
      `文衡：${s.zh}`,
      {
        // An editor would offer a Chinese name behind itself, where it is meant as it stands; the server knows better.
        prefix: s.prefixes.filter((prefix) => /^[a-z]/.test(prefix)),
        body: toSnippet(s, format),
        description: `${s.zh} ${s.en}`,
        ...(s.kind === 'skeleton' && { isFileTemplate: true }),
      },
    ]);
    files.set(`snippets/${format}.json`, `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`);
  }
  files.set('server/src/core/features/snippets-data.ts', tableOf(all));
  return files;
}

function tableOf(all: readonly Structure[]): string {
  const rows = all.map((s) => {
    const { zh, kind, prefixes } = s;
    const body = { markdown: toSnippet(s, 'markdown').join('\n'), plain: toSnippet(s, 'plaintext').join('\n') };
    return `  ${JSON.stringify({ zh, kind, prefixes, ...body })},\n`;
  });
  return `/* Written by scripts/snippets.ts from corpus/structure; change those. */
import type { SnippetRow } from './snippet-row';

// prettier-ignore
export const SNIPPETS: readonly SnippetRow[] = [
${rows.join('')}];
`;
}

if (require.main === module) {
  const root = join(__dirname, '..');
  for (const [name, content] of snippetFiles(root)) writeFileSync(join(root, name), content);
}
