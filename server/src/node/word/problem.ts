/** A Word file cannot be read or written. The message gives the reason and the way out, without the path. */
export class WordProblem extends Error {
  // Several bundles have a class of their own, so that it is recognised by its name.
  override name = 'WordProblem';
}
