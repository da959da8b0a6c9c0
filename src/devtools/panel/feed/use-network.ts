import { useEffect, useRef } from 'preact/hooks';
import type { FinishedRequest } from '../../../platform/devtools.ts';
import type { InjectionFacts } from '../../../ui/live/injection-view-of.ts';
import { explained } from './explained.ts';
import { followNetwork, type Network } from './follow-network.ts';
import { inTurns } from './in-turns.ts';
import { type ReadingParts, readExchange } from './read-exchange.ts';
import type { SeenExchange } from './seen-exchange.ts';

interface NetworkParts {
  readonly network: Network;
  readonly reading: ReadingParts;
  readonly facts: InjectionFacts;
  /** new calls are listed */
  readonly recording: boolean;
  readonly clock: () => number;
  readonly add: (exchange: SeenExchange) => void;
}

/** Lists the calls that the pages of the tab make. */
export function useNetwork(parts: NetworkParts): void {
  const latest = useRef(parts);
  latest.current = parts;
  const { network } = parts;
  useEffect(() => {
    const following = new AbortController();
    const read = async (request: FinishedRequest) => {
      const exchange = await readExchange(request, latest.current.reading);
      if (!exchange || following.signal.aborted) return;
      const { facts, clock, add } = latest.current;
      add(explained({ ...exchange, source: 'page' }, facts, clock()));
    };
    const readSoon = inTurns((request: FinishedRequest) => void read(request), following.signal);
    const report = (request: FinishedRequest) => {
      if (latest.current.recording) readSoon(request);
    };
    void followNetwork(network, report, following.signal);
    return () => following.abort();
  }, [network]);
}
