/** A mistake in what the user typed: it is printed as one line, and the exit status is 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Whether an error is a {@link UsageError}. Compares names, since each bundle has a class of its own. */
export function isUsageError(error: unknown): error is UsageError {
  return error instanceof Error && error.name === 'UsageError';
}
