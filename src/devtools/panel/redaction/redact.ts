import type { HarEntry } from '../../../diagnosis/har/har.ts';
import type { Redacted } from '../../../diagnosis/redaction/redact-values.ts';
import { addCounts } from '../../../diagnosis/redaction/secret.ts';
import type { NamesJob } from './names-worker.ts';
import { redactNames } from './redact-names.ts';
import { redactValuesByBackground, type ValuesParts } from './redact-values-by-background.ts';

/** How entries are to be redacted. `signal`: nobody waits for them any more. */
export interface RedactOptions {
  readonly personal: NamesJob['personal'];
  readonly signal: AbortSignal;
}

/** Entries without any secret. Null: it could not be made sure, so nothing of them may be shown or written. */
export type Redact = (
  entries: readonly HarEntry[],
  options: RedactOptions,
) => Promise<Redacted<readonly HarEntry[]> | null>;

interface RedactParts extends ValuesParts {
  readonly startWorker: () => Worker;
}

/** By the exact values first, which the background alone has, then by names. Fails closed: never by names alone. */
export function createRedact({ startWorker, ...parts }: RedactParts): Redact {
  return async (entries, { personal, signal }) => {
    const byValues = await redactValuesByBackground(parts, entries, signal);
    if (!byValues) return null;
    try {
      const byNames = await redactNames(startWorker, { entries: byValues.value, personal }, signal);
      return { value: byNames.value, counts: addCounts(byValues.counts, byNames.counts) };
    } catch {
      return null;
    }
  };
}
