/** A broken invariant of the token life cycle. The message names it, and what was observed. */
export class Violation extends Error {
  constructor(invariant: string, seen: string) {
    super(`${invariant}: ${seen}`);
  }
}
