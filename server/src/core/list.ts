/** Helpers for lists. */

/** The item of a list that has one; null for a list of none or of several. */
export const only = <T>([first, ...others]: readonly T[]): T | null =>
  first === undefined || others.length > 0 ? null : first;
