/**
 * The user's order of apps and token sets. It holds ids only, so changing it touches no record. Ids of deleted items may
 * be among them.
 */
export interface Arrangement {
  /** those that were moved once, with all their siblings; others come after them, the oldest first */
  readonly order: readonly string[];
  /** token sets that come before the others; so does their app */
  readonly favourites: readonly string[];
}

/** Before anybody moves anything. */
export const NOT_ARRANGED: Arrangement = { order: [], favourites: [] };
