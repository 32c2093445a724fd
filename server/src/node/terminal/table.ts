/** Aligns columns on a terminal, where a Chinese character takes two places. */
import { eastAsianWidth } from 'get-east-asian-width';

/** Rows of cells as lines; `right` names the columns that are aligned right. */
export function table(rows: readonly (readonly string[])[], right: readonly number[] = []): string {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, width(cell))));
  const pad = (cell: string, i: number): string => {
    const space = ' '.repeat((widths[i] ?? 0) - width(cell));
    return right.includes(i) ? space + cell : cell + space;
  };
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}

/** The width of a text on a terminal. Quotation marks and the like are wide, as in Chinese fonts. */
export function width(text: string): number {
  let places = 0;
  for (const character of text) places += eastAsianWidth(character.codePointAt(0) ?? 0, { ambiguousAsWide: false });
  return places;
}

/** The start of a text that fits into `places`, with … where something is cut off. */
export function fit(text: string, places: number): string {
  if (width(text) <= places) return text;
  let kept = '';
  let used = 1;
  for (const character of text) {
    used += width(character);
    if (used > places) break;
    kept += character;
  }
  return `${kept}…`;
}
