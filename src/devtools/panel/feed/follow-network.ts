import type { FinishedRequest } from '../../../platform/devtools.ts';
import { property } from '../../../read-foreign.ts';
import type { RequestSource } from '../../requests/early-requests.ts';

type Report = (request: FinishedRequest) => void;

/** Where finished requests come from. */
export interface Network {
  /** what the devtools page has heard since the DevTools were opened; null where it cannot hand that over */
  readonly handedOver: () => Promise<RequestSource | null>;
  readonly onRequestFinished: (callback: Report, signal: AbortSignal) => void;
  readonly pastRequests: () => Promise<readonly FinishedRequest[]>;
}

/** Reports what finished since the DevTools were opened, and everything from now on, until `signal` aborts. */
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
 * Two sources that may tell of the same request: each is reported once. Calls that look alike to the last ms are told
 * apart by how often each source names them.
 */
function eachOnce(report: Report) {
  /** by what a request looks like: how much more often the listener named it (below 0: the past) */
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

/** Chromium's HAR lists requests that are still on their way, too; those are reported when they finish. */
function hasEnded(entry: unknown): boolean {
  const response = property(entry, 'response');
  return property(response, 'status') !== 0 || typeof property(response, '_error') === 'string';
}
