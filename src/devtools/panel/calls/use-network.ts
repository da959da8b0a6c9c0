import { useEffect, useRef } from 'preact/hooks';
import type { FinishedRequest } from '../../../platform/devtools.ts';
import { property } from '../../../read-foreign.ts';
import type { InjectionFacts } from '../../../storage/public/injection-facts.ts';
import type { RequestSource } from '../../early-requests.ts';
import { explained, type RecordedCall } from './call.ts';
import { inTurns } from './frames.ts';
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

/** Lists the calls of the tab's pages. */
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

type Report = (request: FinishedRequest) => void;

/** The sources of finished requests. */
export interface Network {
  /** the requests that the devtools page recorded since DevTools were opened; null if it cannot pass them */
  readonly handedOver: () => Promise<RequestSource | null>;
  readonly onRequestFinished: (callback: Report, signal: AbortSignal) => void;
  readonly pastRequests: () => Promise<readonly FinishedRequest[]>;
}

/** Reports the requests since DevTools were opened, and all new ones, until `signal` aborts. */
export async function followNetwork(network: Network, report: Report, signal: AbortSignal): Promise<void> {
  const source = await network.handedOver();
  if (signal.aborted) return;
  if (source) {
    source.follow(report, signal);
    return;
  }
  const { fromListener, fromPast } = eachOnce(report);
  network.onRequestFinished(fromListener, signal);
  fromPast((await network.pastRequests()).filter(({ entry }) => hasEnded(entry)));
}

/**
 * Two sources may report the same request, which is passed on once. Identical calls in the same millisecond are matched
 * by count.
 */
function eachOnce(report: Report) {
  /** by a request's identity: how many more times the listener reported it (below 0: the past did) */
  const lead = new Map<string, number>();
  let hasPast = false;
  return {
    fromListener(request: FinishedRequest): void {
      const look = lookOf(request);
      const before = lead.get(look) ?? 0;
      if (before < 0 || !hasPast) lead.set(look, before + 1);
      if (before >= 0) report(request);
    },
    fromPast(requests: readonly FinishedRequest[]): void {
      for (const request of requests) {
        const look = lookOf(request);
        const before = lead.get(look) ?? 0;
        lead.set(look, before - 1);
        if (before <= 0) report(request);
      }
      hasPast = true;
    },
  };
}

function lookOf({ entry }: FinishedRequest): string {
  const { startedDateTime, time, request } = Object(entry);
  const { method, url } = Object(request);
  return JSON.stringify([startedDateTime, time, method, url]);
}

/** Chromium's HAR lists open requests, too; those are reported when they finish. */
function hasEnded(entry: unknown): boolean {
  const response = property(entry, 'response');
  return property(response, 'status') !== 0 || typeof property(response, '_error') === 'string';
}
