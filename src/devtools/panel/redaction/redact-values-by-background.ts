import type { HarContent, HarEntry } from '../../../diagnosis/har/har.ts';
import { LONGEST_TEXT, TOO_LONG } from '../../../diagnosis/redaction/longest-text.ts';
import type { Redacted } from '../../../diagnosis/redaction/redact-values.ts';
import { addCounts, type Counts } from '../../../diagnosis/redaction/secret.ts';
import { type Call, carryOut } from '../../../messaging/carry-out.ts';

/** Entries per message. */
const MOST_ENTRIES = 200;

/** Characters of bodies per message, unless a single one is longer. */
const LONGEST_BATCH = 200_000;

/** ms between attempts: a background that is about to sleep may reject a message, and the next one wakes it. */
const TRY_AGAIN_AFTER = [200, 1000, 2000];

export interface ValuesParts {
  readonly call: Call;
  readonly wait: (ms: number) => Promise<void>;
}

/**
 * Lets the background replace the exact values that it stores. A body is never split between messages: a secret may be
 * anywhere in it. Null: it did not answer, or the wait was aborted; nothing of the entries may be shown or written.
 */
export async function redactValuesByBackground(
  parts: ValuesParts,
  entries: readonly HarEntry[],
  signal: AbortSignal,
): Promise<Redacted<readonly HarEntry[]> | null> {
  const done: HarEntry[] = [];
  let counts: Counts = {};
  for (const batch of batchesOf(entries.map(bounded))) {
    if (signal.aborted) return null;
    const outcome = await redactedBatch(parts, batch);
    if (!outcome.ok || outcome.value.entries.length !== batch.length) return null;
    done.push(...outcome.value.entries);
    counts = addCounts(counts, outcome.value.counts);
  }
  return { value: done, counts };
}

/** A body that is too long to be searched is replaced by a note. */
function bounded(entry: HarEntry): HarEntry {
  const { request, response } = entry;
  const { postData } = request;
  const isLong = (text: string | undefined) => text !== undefined && text.length > LONGEST_TEXT;
  return {
    ...entry,
    request:
      isLong(postData?.text) && postData
        ? { ...request, postData: { ...postData, text: TOO_LONG } }
        : request,
    response: isLong(response.content.text) ? { ...response, content: tooLong(response.content) } : response,
  };
}

function tooLong({ encoding: _encoding, ...content }: HarContent): HarContent {
  return { ...content, text: TOO_LONG };
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
    if (last.length === 0 || last.length === MOST_ENTRIES || length + own > LONGEST_BATCH) {
      last = [];
      length = 0;
      batches.push(last);
    }
    last.push(entry);
    length += own;
  }
  return batches;
}

/** Characters of an entry's bodies. */
export function bodyLength({ request, response }: HarEntry): number {
  return (request.postData?.text.length ?? 0) + (response.content.text?.length ?? 0);
}
