/** One run of the background, from its start to its death. */
export interface Life {
  readonly id: number;
  alive: boolean;
  /** dies at a call of the browser that is still to come */
  fuse: Fuse | null;
}

/** `before`: the call never happens. `after`: it happens, and its caller never learns of it. */
export interface Fuse {
  callsLeft: number;
  readonly when: 'before' | 'after';
}
