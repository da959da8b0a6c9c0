import type { HarEntry } from '../../../diagnosis/har/har.ts';
import type { Redacted } from '../../../diagnosis/redaction/redact-values.ts';
import { addCounts, type Counts } from '../../../diagnosis/redaction/secret.ts';
import { type Call, carryOut } from '../../../ui/live/carry-out.ts';
import { bodyLength, LONGEST_PIECE, putBack, type Taken, takeLongTexts } from './long-texts.ts';

/** Entries of one message. */
const MOST_ENTRIES = 200;

/** ms between attempts: a background that is about to sleep may refuse a message that the next one wakes. */
const TRY_AGAIN_AFTER = [200, 1000, 2000];

export interface ValuesParts {
  readonly call: Call;
  readonly wait: (ms: number) => Promise<void>;
}

/**
 * Has the background replace the exact values that it keeps, in messages small enough that nothing stands still
 * meanwhile. Null: it did not answer, and nothing of the entries may be shown or written.
 */
export async function redactValuesByBackground(
  parts: ValuesParts,
  entries: readonly HarEntry[],
): Promise<Redacted<readonly HarEntry[]> | null> {
  const taken = entries.map(takeLongTexts);
  const all = taken.flatMap(({ entry, sent, received }) => [entry, ...sent, ...received]);
  const done: HarEntry[] = [];
  let counts: Counts = {};
  for (const batch of batchesOf(all)) {
    const outcome = await redactedBatch(parts, batch);
    if (!outcome.ok || outcome.value.entries.length !== batch.length) return null;
    done.push(...outcome.value.entries);
    counts = addCounts(counts, outcome.value.counts);
  }
  return { value: inOrder(taken, done), counts };
}

async function redactedBatch({ call, wait }: ValuesParts, entries: readonly HarEntry[]) {
  let outcome = await carryOut(call, 'exchanges.redact', { entries });
  for (const ms of TRY_AGAIN_AFTER) {
    if (outcome.ok || outcome.problem.code !== 'no answer') break;
    await wait(ms);
    outcome = await carryOut(call, 'exchanges.redact', { entries });
  }
  return outcome;
}

function batchesOf(entries: readonly HarEntry[]): readonly (readonly HarEntry[])[] {
  const batches: HarEntry[][] = [];
  let last: HarEntry[] = [];
  let length = 0;
  for (const entry of entries) {
    const own = bodyLength(entry);
    if (last.length === 0 || last.length === MOST_ENTRIES || length + own > LONGEST_PIECE) {
      last = [];
      length = 0;
      batches.push(last);
    }
    last.push(entry);
    length += own;
  }
  return batches;
}

function inOrder(taken: readonly Taken[], done: readonly HarEntry[]): readonly HarEntry[] {
  let at = 0;
  const next = (amount: number) => {
    at += amount;
    return done.slice(at - amount, at);
  };
  return taken.flatMap(({ sent, received }) =>
    next(1).map((entry) => putBack({ entry, sent: next(sent.length), received: next(received.length) })),
  );
}
