import { API_PATH } from '../inventorum/environment.ts';
import type { FinishedRequest } from '../platform/devtools.ts';
import { property } from '../read-foreign.ts';
import { createHeldBodies } from './held-bodies.ts';
import { createCompactEntries } from './panel/calls/compact-entry.ts';

type Report = (request: FinishedRequest) => void;

/** Finished requests of the inspected tab. */
export interface RequestSource {
  /** Reports past requests, then every new one, until `signal` aborts or another follower takes over. */
  follow(report: Report, signal: AbortSignal): void;
}

/** Requests recorded by the devtools page and kept until the panel opens. */
export interface EarlyRequests extends RequestSource {
  add(request: FinishedRequest): void;
}

/** The panel's own limit. */
const MOST_KEPT = 50_000;

/** Characters of all bodies, the panel's own limit. */
const MOST_TEXT = 30_000_000;

export function createEarlyRequests(mostKept = MOST_KEPT): EarlyRequests {
  const bodies = createHeldBodies(MOST_TEXT);
  const compactEntry = createCompactEntries();
  let kept: FinishedRequest[] = [];
  let following: Report | null = null;

  function keep(request: FinishedRequest): void {
    if (!mayBeApi(request.entry)) return;
    const compact = { ...request, entry: compactEntry(request.entry) };
    // The panel explains an error by its body, which the browser discards with its page.
    kept.push(isError(request.entry) ? bodies.hold(compact) : compact);
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

/** The panel knows which hosts are the API's; this is only a rough filter. */
function mayBeApi(entry: unknown): boolean {
  const url = property(property(entry, 'request'), 'url');
  return typeof url === 'string' && url.includes(API_PATH);
}

function isError(entry: unknown): boolean {
  const status = property(property(entry, 'response'), 'status');
  return typeof status === 'number' && status >= 400;
}
