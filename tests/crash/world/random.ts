/** Reproducible randomness: the same seed gives the same numbers. */
export interface Random {
  /** in [0, 1) */
  next(): number;
  /** in [0, below) */
  below(limit: number): number;
  chance(probability: number): boolean;
}

/** mulberry32: small, fast, and good enough to shuffle. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  return {
    next,
    below: (limit) => Math.floor(next() * limit),
    chance: (probability) => next() < probability,
  };
}
