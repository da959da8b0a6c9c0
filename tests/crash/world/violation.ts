/** An invariant of the token life cycle does not hold. The message names it and what was seen. */
export class Violation extends Error {
  constructor(invariant: string, seen: string) {
    super(`${invariant}: ${seen}`);
  }
}
