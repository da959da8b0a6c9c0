/** Virtual time: `elapsed` only grows; the wall clock is that plus all changes of the clock. */
export interface Timeline {
  elapsed(): number;
  /** ms since the epoch, as the machine's clock shows it */
  wall(): number;
  /** Sets the machine's clock forward or back. */
  setClock(by: number): void;
  after(ms: number, task: () => void): Timer;
  /** When the next timer fires, in elapsed ms; null: none. */
  next(): number | null;
  /** Advances time to `to` (elapsed ms) and fires the timers that are due at that moment. */
  moveTo(to: number): void;
}

export interface Timer {
  cancel(): void;
}

/** A Tuesday morning; any time would do. */
const BEGINNING = Date.UTC(2026, 10, 24, 8);

export function timeline(): Timeline {
  let elapsed = 0;
  let offset = BEGINNING;
  const timers = new Set<{ readonly at: number; readonly task: () => void }>();
  return {
    elapsed: () => elapsed,
    wall: () => elapsed + offset,
    setClock(by) {
      offset += by;
    },
    after(ms, task) {
      const timer = { at: elapsed + ms, task };
      timers.add(timer);
      return { cancel: () => void timers.delete(timer) };
    },
    next: () => (timers.size === 0 ? null : Math.min(...[...timers].map(({ at }) => at))),
    moveTo(to) {
      elapsed = Math.max(elapsed, to);
      for (const timer of [...timers].filter(({ at }) => at <= elapsed)) {
        timers.delete(timer);
        timer.task();
      }
    },
  };
}
