/** A row of the table of snippets. */
export interface SnippetRow {
  readonly zh: string;
  readonly kind: 'skeleton' | 'pattern';
  readonly prefixes: readonly string[];
  /** In the editor's snippet syntax. */
  readonly markdown: string;
  readonly plain: string;
}
