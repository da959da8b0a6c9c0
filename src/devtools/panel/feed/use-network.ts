import { useEffect, useRef } from 'preact/hooks';
import type { FinishedRequest } from '../../../platform/devtools.ts';
import type { InjectionFacts } from '../../../ui/live/injection-view-of.ts';
import type { RecordedCall } from './call.ts';
import { explained } from './explained.ts';
import { followNetwork, type Network } from './follow-network.ts';
import { inTurns } from './in-turns.ts';
import { type ReadingParts, readCall } from './read-call.ts';

interface NetworkParts {
  readonly network: Network;
  readonly reading: ReadingParts;
  readonly facts: InjectionFacts;
  /** new calls are listed */
  readonly recording: boolean;
  readonly clock: () => number;
  readonly add: (call: RecordedCall) => void;
}

/** Lists the calls that the pages of the tab make. */
export function useNetwork(parts: NetworkParts): void {
  const latest = useRef(parts);
  latest.current = parts;
  const { network } = parts;
  useEffect(() => {
    const following = new AbortController();
    const read = async (request: FinishedRequest) => {
      const call = await readCall(request, latest.current.reading);
      if (!call || following.signal.aborted) return;
      const { facts, clock, add } = latest.current;
      add(explained({ ...call, source: 'page' }, facts, clock()));
    };
    const readSoon = inTurns((request: FinishedRequest) => void read(request), following.signal);
    const report = (request: FinishedRequest) => {
      if (latest.current.recording) readSoon(request);
    };
    void followNetwork(network, report, following.signal);
    return () => following.abort();
  }, [network]);
}
