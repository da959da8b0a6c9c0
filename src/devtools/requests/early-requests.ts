import { API_PATH } from '../../inventorum/environment.ts';
import type { FinishedRequest } from '../../platform/devtools.ts';

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

export function createEarlyRequests(mostKept = MOST_KEPT): EarlyRequests {
  let kept: FinishedRequest[] = [];
  let following: Report | null = null;

  function keep(request: FinishedRequest): void {
    if (!mayBeApi(request.entry)) return;
    kept.push(withErrorBody(request));
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
      for (const request of before) report(request);
    },
  };
}

/** Which hosts are the API's is known to the panel. */
function mayBeApi(entry: unknown): boolean {
  const url: unknown = Reflect.get(Object(Reflect.get(Object(entry), 'request')), 'url');
  return typeof url === 'string' && url.includes(API_PATH);
}

/** The body of an error is what the panel explains, and the browser lets it go with its page: it is fetched at once. */
function withErrorBody(request: FinishedRequest): FinishedRequest {
  const status: unknown = Reflect.get(Object(Reflect.get(Object(request.entry), 'response')), 'status');
  if (typeof status !== 'number' || status < 400) return request;
  const body = request.body();
  // Whoever asks for it hears of the failure.
  body.catch(() => {});
  return { entry: request.entry, body: () => body };
}
