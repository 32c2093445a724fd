/** Edits as a unified diff. */
import type { Edit, Site } from '../../core/model';
import { visible } from '../terminal/visible';

/** Unchanged lines shown around a change. */
const CONTEXT = 3;

/**
 * The edits as a unified diff. They must be in order and must not overlap. Lines end with `
 * `, as diff and patch count them.
 */
export function unifiedDiff(path: string, text: string, edits: readonly Edit<Site>[]): string {
  if (!edits.length) return '';
  const lines = text.split(/(?<=\n)/);
  const starts: number[] = [];
  let offset = 0;
  for (const line of lines) {
    starts.push(offset);
    offset += line.length;
  }
  const changes = changesOf(text, edits, starts);
  const name = visible(path);
  let out = `--- ${name}\n+++ ${name}\n`;
  let shift = 0;
  for (const group of hunks(changes)) {
    const [first, last] = [group[0], group.at(-1)];
    if (!first || !last) continue;
    const from = Math.max(0, first.from - CONTEXT);
    const to = Math.min(lines.length, last.to + CONTEXT);
    let body = '';
    let at = from;
    let added = 0;
    for (const { from: a, to: b, lines: put } of group) {
      body += rows(' ', lines.slice(at, a)) + rows('-', lines.slice(a, b)) + rows('+', put);
      added += put.length - (b - a);
      at = b;
    }
    body += rows(' ', lines.slice(at, to));
    out += `@@ -${range(from, to - from)} +${range(from + shift, to - from + added)} @@\n${body}`;
    shift += added;
  }
  return out;
}

interface Change {
  /** Lines of the original, counted from 0; `to` is not included. */
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

/** Groups the edits that touch the same lines into one change. */
function changesOf(text: string, edits: readonly Edit<Site>[], starts: readonly number[]): Change[] {
  const changes: Change[] = [];
  const startOf = (n: number): number => starts[n] ?? Infinity;
  let line = 0;
  let i = 0;
  for (let edit = edits[i]; edit;) {
    while (startOf(line + 1) <= edit.at.start) line++;
    const from = line;
    let to = from;
    let put = '';
    let at = starts[from] ?? 0;
    do {
      const { at: spot, newText } = edit;
      put += text.slice(at, spot.start) + newText;
      at = spot.end;
      while (to < starts.length && (startOf(to) < at || to === from)) to++;
      edit = edits[++i];
    } while (edit && edit.at.start < startOf(to));
    put += text.slice(at, starts[to] ?? text.length);
    changes.push({ from, to, lines: put === '' ? [] : put.split(/(?<=\n)/) });
    line = Math.max(from, to - 1);
  }
  return changes;
}

function hunks(changes: readonly Change[]): Change[][] {
  const groups: Change[][] = [];
  for (const change of changes) {
    const group = groups.at(-1);
    if (group && change.from - (group.at(-1)?.to ?? 0) <= 2 * CONTEXT) group.push(change);
    else groups.push([change]);
  }
  return groups;
}

const range = (from: number, count: number): string => `${count ? from + 1 : from},${count}`;

function rows(mark: string, lines: readonly string[]): string {
  return lines
    .map((line) => (line.endsWith('\n') ? mark + line : `${mark}${line}\n\\ No newline at end of file\n`))
    .join('');
}
