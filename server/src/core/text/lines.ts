/** Offsets to lines and columns, both from 1; lines end as editors end them (CRLF, LF or CR), columns are UTF-16. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Made once for a text; then each offset (UTF-16) takes a search by halves. */
export function lineCounter(text: string): (offset: number) => Position {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + end.length);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}
