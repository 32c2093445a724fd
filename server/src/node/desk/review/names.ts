/** The formats of a review sheet by the endings of their files. */
export const REVIEW_FORMATS = ['html', 'xlsx', 'docx', 'md', 'json'] as const;

/** A format of a review sheet. */
export type ReviewFormat = (typeof REVIEW_FORMATS)[number];

/** Formats whose files are not text. */
export const BINARY: ReadonlySet<ReviewFormat> = new Set(['xlsx', 'docx']);

/** The format for the ending of a file's name; null for any other ending. */
export function formatOfFile(path: string): ReviewFormat | null {
  const ending = /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  const name = { htm: 'html', markdown: 'md' }[ending] ?? ending;
  return REVIEW_FORMATS.find((format) => format === name) ?? null;
}
