/** A Word file cannot be read or written; the message says why and what to do, without the path. */
export class WordProblem extends Error {
  // Several bundles have a class of their own, so that it is told by its name.
  override name = 'WordProblem';
}
