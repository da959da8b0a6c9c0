const SECOND_MS = 1000;

/** How many of the calls began in the second up to `at`; null where none is known. All in ms since the epoch. */
export function sentInLastSecond(startTimes: readonly number[], at: number): number | null {
  if (startTimes.length === 0) return null;
  return startTimes.filter((start) => start > at - SECOND_MS && start <= at).length;
}
