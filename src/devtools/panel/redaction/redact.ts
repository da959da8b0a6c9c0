import type { HarEntry } from '../../../diagnosis/har/har.ts';
import { redactByNames } from '../../../diagnosis/redaction/redact-by-names.ts';
import type { Redacted } from '../../../diagnosis/redaction/redact-values.ts';
import { addCounts } from '../../../diagnosis/redaction/secret.ts';
import { report } from '../../../trace.ts';
import { runInWorker } from '../run-in-worker.ts';
import type { NamesJob } from './names-worker.ts';
import { bodyLength, redactValuesByBackground, type ValuesParts } from './redact-values-by-background.ts';

/** How to redact entries. `signal`: aborts if the result is not needed any more. */
interface RedactOptions {
  readonly personal: NamesJob['personal'];
  readonly signal: AbortSignal;
}

/** Entries without any secret. Null: this could not be ensured, so nothing of them may be shown or written. */
export type Redact = (
  entries: readonly HarEntry[],
  options: RedactOptions,
) => Promise<Redacted<readonly HarEntry[]> | null>;

interface RedactParts extends ValuesParts {
  readonly startWorker: () => Worker;
}

/** First by the exact values, which only the background has, then by names. Fails closed: never by names only. */
export function createRedact({ startWorker, ...parts }: RedactParts): Redact {
  return async (entries, { personal, signal }) => {
    const byValues = await redactValuesByBackground(parts, entries, signal);
    if (!byValues) return null;
    try {
      const byNames = await redactNames(startWorker, { entries: byValues.value, personal }, signal);
      return { value: byNames.value, counts: addCounts(byValues.counts, byNames.counts) };
    } catch (error) {
      report('redaction', error);
      return null;
    }
  };
}

/** Characters of bodies, and entries, that are redacted without a noticeable delay. */
const SHORT = 100_000;
const FEW = 20;

/**
 * Replaces secrets that are recognised by names. A long job runs in its own thread, which ends with the job or with
 * `signal`.
 */
async function redactNames(
  startWorker: () => Worker,
  job: NamesJob,
  signal: AbortSignal,
): Promise<Redacted<readonly HarEntry[]>> {
  signal.throwIfAborted();
  const length = job.entries.reduce((sum, entry) => sum + bodyLength(entry), 0);
  if (length <= SHORT && job.entries.length <= FEW) return redactByNames(job.entries, job.personal);
  return runInWorker(startWorker, job, signal);
}
