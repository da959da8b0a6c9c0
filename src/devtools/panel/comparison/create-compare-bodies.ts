import {
  type BodiesJob,
  type ComparedBodies,
  compareBodies,
} from '../../../diagnosis/comparison/compare-bodies.ts';
import { report } from '../../../trace.ts';
import { runInWorker } from '../run-in-worker.ts';

/** Compares two bodies without secrets. Null: it failed. Rejects only if `signal` aborts. */
export type CompareBodies = (job: BodiesJob, signal: AbortSignal) => Promise<ComparedBodies | null>;

/** Characters of two bodies that are compared without a noticeable delay. */
const SHORT = 60_000;

/**
 * Compares short bodies at once, and long ones in a thread of their own: `JSON.parse`, which has to find whether a text
 * is JSON at all, cannot be divided, and takes a frame for two megabytes.
 */
export function createCompareBodies(startWorker: () => Worker): CompareBodies {
  return async (job, signal) => {
    const { before, after } = job;
    if ((before.text?.length ?? 0) + (after.text?.length ?? 0) <= SHORT) return compareBodies(job);
    try {
      return await runInWorker<ComparedBodies>(startWorker, job, signal);
    } catch (error) {
      signal.throwIfAborted();
      report('comparison', error);
      return null;
    }
  };
}
