import type { FinishedRequest } from '../../../platform/devtools.ts';
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
  network.onRequestFinished(report, signal);
  const past = await network.pastRequests();
  for (const request of past.filter(({ entry }) => hasEnded(entry))) report(request);
}

/** Chromium's HAR lists requests that are still on their way, too; those are reported when they finish. */
function hasEnded(entry: unknown): boolean {
  const response: unknown = Reflect.get(Object(entry), 'response');
  const { status, _error: error } = Object(response);
  return status !== 0 || typeof error === 'string';
}
