/** What a regular expression has found, read by the number of its groups. */

/** The words of a group; empty where it took no part in the match. Groups count from 1; 0 is all that was found. */
export const group = (match: readonly (string | undefined)[], n: number): string => match[n] ?? '';
