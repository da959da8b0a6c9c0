/** The simulated user's data: two apps, the first with two token sets. */
export const TOKEN_SETS = [
  { id: 'set-1', appId: 'app-1' },
  { id: 'set-2', appId: 'app-1' },
  { id: 'set-3', appId: 'app-2' },
] as const;

export function tokenSetAt(index: number): (typeof TOKEN_SETS)[number] {
  return TOKEN_SETS[index] ?? TOKEN_SETS[0];
}

export function appOf(tokenSetId: string): string | undefined {
  return TOKEN_SETS.find(({ id }) => id === tokenSetId)?.appId;
}
