import type { HarTimings } from '../../../../diagnosis/har/har.ts';

/** A part of a request's time. `start` and `length` in ms; `length` null: it did not happen (HAR 1.2 writes -1). */
export interface Phase {
  readonly name: keyof HarTimings;
  readonly start: number;
  readonly length: number | null;
}

/** In the order in which they happen. `ssl` is the end of `connect`, which counts it already. */
const ORDER = ['blocked', 'dns', 'connect', 'ssl', 'send', 'wait', 'receive'] as const;

/** The parts of a request's time, one after the other. */
export function phasesOf(timings: HarTimings): readonly Phase[] {
  let at = 0;
  return ORDER.map((name) => {
    const { [name]: told } = timings;
    const length = told < 0 ? null : told;
    if (name === 'ssl') return { name, start: Math.max(0, at - (length ?? 0)), length };
    const start = at;
    at += length ?? 0;
    return { name, start, length };
  });
}
