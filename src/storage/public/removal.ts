/** Everything is about to be removed; until then it can be undone. Holds no secret. */
export interface Removal {
  /** of the apps that were deleted for it */
  readonly ids: readonly string[];
  /** ms since the epoch */
  readonly until: number;
}
