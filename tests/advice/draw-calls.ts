import { ROUTES } from '../../sandbox/resources/routes.ts';

/** A call of the session; `tokenSet`: by label, null: without a token. */
export interface SessionStep {
  readonly tokenSet: string | null;
  readonly method: string;
  readonly path: string;
}

/** The same numbers for the same seed, from 0 to 1 (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Calls of endpoints that the sandbox serves, each by one of the token sets. */
export function drawCalls(
  amount: number,
  tokenSets: readonly (string | null)[],
  random: () => number,
): readonly SessionStep[] {
  const below = (most: number) => Math.floor(random() * most);
  return Array.from({ length: amount }, () => {
    const { method, template } = ROUTES[below(ROUTES.length)] ?? { method: 'GET', template: '/products/' };
    const path = `/api${template.replaceAll(/\{\w+\}/g, () => String(1 + below(6)))}`;
    return { tokenSet: tokenSets[below(tokenSets.length)] ?? null, method, path };
  });
}
