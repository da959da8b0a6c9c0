/** One run of the background, from its start to its death. */
export interface Life {
  readonly id: number;
  alive: boolean;
  /** dies at a future browser call */
  fuse: Fuse | null;
}

/** `before`: the call never happens. `after`: it happens, but its caller never gets the result. */
export interface Fuse {
  callsLeft: number;
  readonly when: 'before' | 'after';
}
