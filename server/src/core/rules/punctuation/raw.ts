import type { Paragraph } from '../../model';

/** The character of the file at offset `i` (UTF-16) of the reading text. */
export function rawAt({ raw, map }: Paragraph, i: number): string {
  return raw.charAt(map ? (map[i] ?? 0) : i);
}
