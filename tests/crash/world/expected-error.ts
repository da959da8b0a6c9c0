import { ProblemError } from '../../../src/messaging/serve.ts';
import { LockBusyError } from '../../../src/platform/locks.ts';

/** Errors that a background may throw: a refusing disk, a busy lock, a problem for the user. All others are bugs. */
export function isExpectedError(error: unknown): boolean {
  if (error instanceof ProblemError || error instanceof LockBusyError) return true;
  return (
    error instanceof Error &&
    /^(?:FILE_ERROR_NO_SPACE|Corruption: |The browser does not answer)/.test(error.message)
  );
}
