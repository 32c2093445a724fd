/** How one version of a text follows from the last, paragraph by paragraph. */

/** So many paragraphs at both ends are those of the last version; between them stand others. */
export interface Splice {
  readonly before: number;
  readonly after: number;
  /** UTF-16 units by which those at the end have moved. */
  readonly by: number;
}

/**
 * What a version has of each paragraph: the `last` version's at both ends, `fresh` between. `move` makes of a row at
 * the end, whose index in the new version it is given, the one that has moved.
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

/** The rows of a version that the last one did not have. */
export const between = <T>(rows: readonly T[], { before, after }: Splice): readonly T[] =>
  rows.slice(before, rows.length - after);
