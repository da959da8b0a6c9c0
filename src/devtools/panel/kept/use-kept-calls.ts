import { useEffect, useState } from 'preact/hooks';
import type { KeptCalls } from '../../../storage/public/kept-calls.ts';
import type { BodyStore } from '../calls/body-store.ts';
import type { RecordedCall } from '../calls/call.ts';
import type { LiveLog } from '../calls/call-log.ts';
import type { Redact } from '../redaction/redact.ts';
import type { Keeper } from './create-keeper.ts';

interface KeptCallsParts extends Pick<LiveLog, 'dispatch'> {
  readonly store: KeptCalls;
  readonly calls: readonly RecordedCall[];
  readonly redact: Redact;
  readonly bodies: BodyStore;
  /** The moment before which calls belong to a page that is gone; ms since the epoch, null: none or unknown. */
  readonly pageStart: (signal: AbortSignal) => Promise<number | null>;
}

/** What came back. */
interface RestoredCalls {
  /** older calls did not */
  readonly cut: boolean;
  /** null: nothing is kept yet */
  readonly keeper: Keeper | null;
}

/** Lists the calls of before DevTools were closed, and keeps the listed ones in memory for the next time. */
export function useKeptCalls(parts: KeptCallsParts): RestoredCalls {
  const { calls, redact } = parts;
  const [restored, setRestored] = useState<RestoredCalls>({ cut: false, keeper: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per panel.
  useEffect(() => {
    const restoring = new AbortController();
    void restore(parts, restoring.signal).then((done) => {
      if (!restoring.signal.aborted) setRestored(done);
    });
    return () => restoring.abort();
  }, []);
  const { keeper } = restored;
  useEffect(() => keeper?.update(calls, redact), [keeper, calls, redact]);
  return restored;
}

/** The code is loaded after the first view, which shows none of it. */
async function restore(
  { store, bodies, dispatch, pageStart }: KeptCallsParts,
  signal: AbortSignal,
): Promise<RestoredCalls> {
  const { createKeeper } = await import('./create-keeper.ts');
  const keeper = createKeeper({ store, bodies });
  const { calls, cut } = await keeper.restore();
  const start = calls.length === 0 ? null : await pageStart(signal);
  const listed = calls.filter(
    ({ exchange, pinned }) => start === null || pinned || exchange.startedAt >= start,
  );
  if (listed.length > 0 && !signal.aborted) dispatch({ type: 'recorded', calls: listed });
  return { cut: cut && listed.length > 0, keeper };
}
