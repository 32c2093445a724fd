/** Something that the user wrote is wrong: told in one line, exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Told by name, since each bundle has a class of its own. */
export function isUsageError(error: unknown): error is UsageError {
  return error instanceof Error && error.name === 'UsageError';
}
