/** Values that are worked out when they are first asked for, so that loading costs nothing for what no text needs. */

/** Makes a function that works a value out once. */
export function lazily<T>(work: () => T): () => T {
  let known: { readonly value: T } | null = null;
  return () => (known ??= { value: work() }).value;
}
