/** Stands for Node where the suites run in a browser: as much of it as they ask for. */
class AssertionError extends Error {
  override name = 'AssertionError';
}

function fail(message?: string): never {
  throw new AssertionError(message ?? 'failed');
}

function ok(value: unknown, message?: string): asserts value {
  if (!value) fail(message ?? `${shown(value)} is not truthy`);
}

function equal(actual: unknown, expected: unknown, message?: string): void {
  if (!Object.is(actual, expected)) fail(`${message ?? 'not equal'}: ${shown(actual)}, expected ${shown(expected)}`);
}

function notEqual(actual: unknown, expected: unknown, message?: string): void {
  if (Object.is(actual, expected)) fail(`${message ?? 'equal'}: ${shown(actual)}`);
}

function deepEqual(actual: unknown, expected: unknown, message?: string): void {
  if (!same(actual, expected)) fail(`${message ?? 'not equal'}: ${shown(actual)}, expected ${shown(expected)}`);
}

function match(text: string, pattern: RegExp, message?: string): void {
  if (!pattern.test(text)) fail(`${message ?? 'no match'}: ${shown(text)}, expected ${pattern}`);
}

function doesNotMatch(text: string, pattern: RegExp, message?: string): void {
  if (pattern.test(text)) fail(`${message ?? 'a match'}: ${shown(text)}, not expected ${pattern}`);
}

function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b || Array.isArray(a) !== Array.isArray(b)) return false;
  const [keys, others] = [Object.keys(a), Object.keys(b)];
  return (
    keys.length === others.length &&
    keys.every((key) => key in b && same(a[key as keyof object], b[key as keyof object]))
  );
}

const shown = (value: unknown): string => JSON.stringify(value) ?? String(value);

/** Paths as addresses have them. */
const posix = {
  dirname: (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/'))) || '.',
  basename: (path: string): string => path.slice(path.lastIndexOf('/') + 1),
};

/** `node:assert/strict` and `node:path` at once. */
export default Object.assign(ok, { ok, equal, notEqual, deepEqual, match, doesNotMatch, fail, posix });

/** A browser has no processes. */
export function execFileSync(): never {
  throw new Error('a browser runs no programs');
}
