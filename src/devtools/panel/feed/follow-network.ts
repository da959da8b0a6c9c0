import type { FinishedRequest } from '../../../platform/devtools.ts';

/** Where finished requests come from. */
export interface Network {
  readonly onRequestFinished: (callback: (request: FinishedRequest) => void, signal: AbortSignal) => void;
  readonly pastRequests: () => Promise<readonly FinishedRequest[]>;
}

/** Reports what finished since the DevTools were opened, and everything from now on, until `signal` aborts. */
export async function followNetwork(
  network: Network,
  report: (request: FinishedRequest) => void,
  signal: AbortSignal,
): Promise<void> {
  network.onRequestFinished(report, signal);
  for (const request of await network.pastRequests()) report(request);
}
