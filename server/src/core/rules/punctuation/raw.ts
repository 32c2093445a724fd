import type { Paragraph } from '../../model';

/** The character of the file that a reading character stands for. */
export function rawAt({ raw, map }: Paragraph, i: number): string {
  return raw.charAt(map ? (map[i] ?? 0) : i);
}
