/** Permissions that have just come: the command that says what they are for may be a moment behind. */
export interface FreshGrants {
  note(patterns: readonly string[]): void;
  isFresh(pattern: string): boolean;
  /** What has come is used by now, or has no use. */
  settle(): void;
}

/** ms; a page stores what it asked for in the same click */
const SETTLES_MS = 10_000;

/** `settled` is called when what was noted is no longer fresh. Forgotten with the background: then nothing is. */
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
