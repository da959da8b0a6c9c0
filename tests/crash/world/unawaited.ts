import { isExpectedError } from './expected-error.ts';

/** Promises that nobody waits for: what they throw is looked at after each turn. */
export interface Unawaited {
  track(promise: Promise<unknown>): void;
  /** Production code would take it for a failing browser if it were thrown where it is seen. */
  note(error: Error): void;
  /** Throws what no background may throw. */
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
