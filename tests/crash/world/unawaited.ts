import { isExpectedError } from './expected-error.ts';

/** Promises that are not awaited: their errors are checked after each step. */
export interface Unawaited {
  track(promise: Promise<unknown>): void;
  /** If it were thrown where it is found, production code would mistake it for a failing browser. */
  note(error: Error): void;
  /** Throws errors that no background may throw. */
  expectNoSurprise(): void;
}

export function unawaited(): Unawaited {
  const errors: unknown[] = [];
  return {
    track(promise) {
      promise.catch((error: unknown) => errors.push(error));
    },
    note: (error) => void errors.push(error),
    expectNoSurprise() {
      const surprise = errors.find((error) => !isExpectedError(error));
      errors.length = 0;
      if (surprise !== undefined) throw surprise;
    },
  };
}
