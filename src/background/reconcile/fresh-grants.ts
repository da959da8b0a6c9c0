/** Permissions that were just granted: the command that uses them may follow a moment later. */
export interface FreshGrants {
  note(patterns: readonly string[]): void;
  isFresh(pattern: string): boolean;
  /** Ends the wait: new permissions are used by now, or have no use. */
  settle(): void;
}

/** ms; a page stores its request in the same click */
const SETTLES_MS = 10_000;

/**
 * `settled` is called when a noted permission is no longer fresh. The notes end with the background; then no permission
 * is fresh.
 */
export function freshGrants(now: () => number, settled: () => void): FreshGrants {
  const since = new Map<string, number>();
  return {
    note(patterns) {
      if (patterns.length === 0) return;
      for (const pattern of patterns) since.set(pattern, now());
      setTimeout(settled, SETTLES_MS + 1);
    },
    settle: () => since.clear(),
    isFresh(pattern) {
      const age = now() - (since.get(pattern) ?? Number.NEGATIVE_INFINITY);
      return age >= 0 && age <= SETTLES_MS;
    },
  };
}
