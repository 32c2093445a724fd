/** What a regular expression has found, read by the number of its groups. */

/** The words of a group; empty where it took no part in the match. Groups count from 1; 0 is all that was found. */
export const group = (match: readonly (string | undefined)[], n: number): string => match[n] ?? '';

const NO_MATCHES: readonly never[] = [];

/**
 * Every match of a global expression, from left to right. `matchAll` copies the expression for each text, which takes
 * longer than finding that most texts have no match.
 */
export function allMatches(expression: RegExp, text: string): readonly RegExpExecArray[] {
  expression.lastIndex = 0;
  let match = expression.exec(text);
  if (!match) return NO_MATCHES;
  const out: RegExpExecArray[] = [];
  for (; match; match = expression.exec(text)) {
    out.push(match);
    if (match[0] === '') expression.lastIndex++;
  }
  return out;
}
