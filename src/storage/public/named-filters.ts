/** A filter of the panel that the user has saved. */
export interface NamedFilter {
  /** as shown; no two filters have the same */
  readonly name: string;
  /** in the filter's language */
  readonly text: string;
}

/** In the order in which they were saved; the first nine have a key. */
export type NamedFilters = readonly NamedFilter[];
