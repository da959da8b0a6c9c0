import { API_PATH } from '../inventorum/environment.ts';
import type { FinishedRequest } from '../platform/devtools.ts';
import { property } from '../read-foreign.ts';
import { createHeldBodies } from './held-bodies.ts';

type Report = (request: FinishedRequest) => void;

/** Finished requests of the inspected tab. */
export interface RequestSource {
  /** Reports those of before, then every further one, until `signal` aborts or another one follows. */
  follow(report: Report, signal: AbortSignal): void;
}

/** What the devtools page hears, kept for the panel until that is opened. */
export interface EarlyRequests extends RequestSource {
  add(request: FinishedRequest): void;
}

/** As many as the panel lists. */
const MOST_KEPT = 10_000;

/** Characters of their bodies, as many as the panel keeps. */
const MOST_TEXT = 30_000_000;

export function createEarlyRequests(mostKept = MOST_KEPT): EarlyRequests {
  const bodies = createHeldBodies(MOST_TEXT);
  let kept: FinishedRequest[] = [];
  let following: Report | null = null;

  function keep(request: FinishedRequest): void {
    if (!mayBeApi(request.entry)) return;
    // The body of an error is what the panel explains, and the browser lets it go with its page.
    kept.push(isError(request.entry) ? bodies.hold(request) : request);
    if (kept.length > mostKept) kept.shift();
  }

  return {
    add(request) {
      if (following) following(request);
      else keep(request);
    },
    follow(report, signal) {
      following = report;
      signal.addEventListener('abort', () => {
        if (following === report) following = null;
      });
      const before = kept;
      kept = [];
      bodies.release();
      for (const request of before) report(request);
    },
  };
}

/** Which hosts are the API's is known to the panel. */
function mayBeApi(entry: unknown): boolean {
  const url = property(property(entry, 'request'), 'url');
  return typeof url === 'string' && url.includes(API_PATH);
}

function isError(entry: unknown): boolean {
  const status = property(property(entry, 'response'), 'status');
  return typeof status === 'number' && status >= 400;
}
