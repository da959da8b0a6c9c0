/** A combination of one value of each dimension. */
export type Combination = Readonly<Record<string, string>>;

/** Values that must occur together in one combination: a pair of two dimensions, or a special case. */
export type Target<C extends Combination = Combination> = Readonly<Partial<C>>;

export interface CoveringArrayParts<C extends Combination> {
  /** every possible combination, in order of preference */
  readonly possible: readonly C[];
  /** dimensions that are expensive to change: few different groups of their values are used */
  readonly costly: readonly (keyof C & string)[];
  /** to be covered besides all pairs; each must be possible */
  readonly musts: readonly Target<C>[];
}

/**
 * Combinations that contain every possible pair of values of two dimensions, and every must. The same input gives the
 * same array. Greedy: each choice covers the most open targets, first among groups of the costly dimensions, then among
 * the combinations of the chosen groups (after "AETG", Cohen et al. 1997). Throws for an impossible must.
 */
export function coveringArray<C extends Combination>(wanted: CoveringArrayParts<C>): readonly C[] {
  const { possible, costly, musts } = wanted;
  for (const must of musts) {
    if (!possible.some((each) => has(each, must))) throw new Error(`Cannot exist: ${JSON.stringify(must)}`);
  }
  const groupOf = (combination: Target): string => keyOf(only(combination, costly));
  const open = new Set([...possible.flatMap(pairKeysOf), ...musts.map(keyOf)]);
  const groups = new Map(possible.map((each) => [groupOf(each), only(each, costly)]));
  const parts = musts.map((must) => only(must, costly));
  const openGroups = new Set([...[...groups.values()].flatMap(pairKeysOf), ...parts.map(keyOf)]);
  const chosen = new Set(cover([...groups.values()], parts, openGroups).map(keyOf));
  const within = possible.filter((each) => chosen.has(groupOf(each)));
  // The second round adds what only other groups can contain.
  return [...cover(within, musts, open), ...cover(possible, musts, open)];
}

/** The names of all pairs of values of a combination. */
export function pairKeysOf(combination: Target): readonly string[] {
  const names = Object.keys(combination).sort();
  return names.flatMap((first, index) =>
    names
      .slice(index + 1)
      .map((second) => keyOf({ [first]: combination[first], [second]: combination[second] })),
  );
}

/** Whether a combination has these values. */
export function has(combination: Target, target: Target): boolean {
  return Object.entries(target).every(([name, value]) => combination[name] === value);
}

/**
 * Chooses combinations until they cover nothing more, and removes covered keys from `open`.
 * @param targets to be covered besides the pairs
 * @param open keys that are not covered yet
 */
function cover<C extends Target>(
  from: readonly C[],
  targets: readonly Target[],
  open: Set<string>,
): readonly C[] {
  if (open.size === 0) return [];
  const covers = from.map((each): readonly string[] => {
    const others = targets.filter((target) => has(each, target)).map(keyOf);
    return [...new Set([...pairKeysOf(each), ...others])].filter((key) => open.has(key));
  });
  const chosen: C[] = [];
  for (let best = mostOf(covers, open); best !== undefined; best = mostOf(covers, open)) {
    const combination = from[best];
    if (combination !== undefined) chosen.push(combination);
    for (const key of covers[best] ?? []) open.delete(key);
  }
  return chosen;
}

/** The index of the first list with the most open keys; undefined if none has any. */
function mostOf(lists: readonly (readonly string[])[], open: ReadonlySet<string>): number | undefined {
  let [best, most]: [number | undefined, number] = [undefined, 0];
  for (const [index, keys] of lists.entries()) {
    const count = keys.length > most ? keys.filter((key) => open.has(key)).length : 0;
    if (count > most) [best, most] = [index, count];
  }
  return best;
}

function only(combination: Target, names: readonly string[]): Target {
  return Object.fromEntries(Object.entries(combination).filter(([name]) => names.includes(name)));
}

function keyOf(target: Target): string {
  return Object.keys(target)
    .sort()
    .map((name) => `${name}: ${target[name]}`)
    .join(', ');
}
