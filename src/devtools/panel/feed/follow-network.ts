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
  const past = await network.pastRequests();
  for (const request of past.filter(({ entry }) => hasEnded(entry))) report(request);
}

/** Chromium's HAR lists requests that are still on their way, too; those are reported when they finish. */
function hasEnded(entry: unknown): boolean {
  const response: unknown = Reflect.get(Object(entry), 'response');
  const { status, _error: error } = Object(response);
  return status !== 0 || typeof error === 'string';
}
