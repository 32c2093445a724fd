/** How a version of a text differs from the last one, by paragraphs. */

/** The paragraphs at both ends are those of the last version; between them there are others. */
export interface Splice {
  readonly before: number;
  readonly after: number;
  /** The UTF-16 units by which the paragraphs at the end have moved. */
  readonly by: number;
}

/**
 * Combines what is kept for each paragraph: rows of `last` at both ends, `fresh` between them. `move` adapts a row at
 * the end, given its index in the new version.
 */
export function spliced<T>(
  last: readonly T[],
  { before, after }: Splice,
  fresh: readonly T[],
  move: ((row: T, index: number) => T) | null = null,
): T[] {
  const rows = last.slice(0, before);
  for (const item of fresh) rows.push(item);
  for (const row of last.slice(last.length - after)) rows.push(move ? move(row, rows.length) : row);
  return rows;
}

/** The rows of a version that are not from the last one. */
export const between = <T>(rows: readonly T[], { before, after }: Splice): readonly T[] =>
  rows.slice(before, rows.length - after);
