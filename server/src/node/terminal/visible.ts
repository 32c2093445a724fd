/**
 * Text for a terminal or a problem matcher. A file's name and a draft's words may contain characters that steer a
 * terminal, change the direction of writing, or end a line; they are shown by their numbers instead.
 */

// C0, DEL, C1, the marks and embeddings of bidirectional writing, and the two line separators of Unicode.
// eslint-disable-next-line no-control-regex
const UNSEEN = /[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** The text on one line with every character visible: ESC becomes `\u001b`. */
export const visible = (text: string): string => text.replace(UNSEEN, escaped);

/** JSON, indented by `indent`. Strings keep their meaning, and nothing in them steers a terminal. */
export function visibleJson(value: unknown, indent = 0): string {
  // JSON escapes control characters itself; the line ends between its tokens stay.
  return JSON.stringify(value, null, indent).replace(UNSEEN, (c) => (c === '\n' ? c : escaped(c)));
}

const escaped = (c: string): string => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`;
