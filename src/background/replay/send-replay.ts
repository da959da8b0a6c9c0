import type { ReplayMethod, ReplayResult } from '../../messaging/protocol.ts';
import { type ReadBody, readBounded } from '../../oauth/read-bounded.ts';
import type { Fetch } from '../../oauth/token-request.ts';
import { whileAwake } from '../while-awake.ts';

const MOST_BYTES = 5_000_000;

export interface ReplayRequest {
  /** absolute */
  readonly url: string;
  readonly method: ReplayMethod;
  /** without `Authorization` */
  readonly headers: Readonly<Record<string, string>>;
  readonly accessToken: string;
  readonly body: string | null;
}

/** The course of a replay; times are ms, `startedAt` since the epoch. */
export interface ReplayCourse {
  readonly outcome: ReplayResult['outcome'];
  readonly startedAt: number;
  /** until the response headers arrived */
  readonly wait: number;
  readonly receive: number;
  /** null: no answer */
  readonly response: Response | null;
  readonly body: ReadBody;
}

export interface SendReplayParts {
  readonly fetch: Fetch;
  readonly stayAwake: () => Promise<void>;
  readonly now: () => number;
}

const NO_BODY: ReadBody = { bytes: new Uint8Array(), cut: false };

/** Sends the user's request within the time limit. Never throws. Sends no cookies and follows no redirects. */
export function sendReplay(
  { fetch, stayAwake, now }: SendReplayParts,
  request: ReplayRequest,
): Promise<ReplayCourse> {
  return whileAwake(stayAwake, async (signal) => {
    const startedAt = now();
    try {
      const response = await fetch(request.url, initOf(request, signal));
      const wait = now() - startedAt;
      const body = await readBounded(response.body, MOST_BYTES);
      const outcome = response.type === 'opaqueredirect' ? 'redirected' : 'answered';
      return { outcome, startedAt, wait, receive: now() - startedAt - wait, response, body };
    } catch {
      // No answer in time is an outcome like any other, which the panel shows.
      const outcome = signal.aborted ? 'timeout' : 'network';
      return { outcome, startedAt, wait: now() - startedAt, receive: 0, response: null, body: NO_BODY };
    }
  });
}

function initOf({ method, headers, accessToken, body }: ReplayRequest, signal: AbortSignal): RequestInit {
  return {
    method,
    headers: { ...headers, Authorization: `Bearer ${accessToken}` },
    // `fetch` throws if a GET or HEAD has a body.
    body: method === 'GET' || method === 'HEAD' ? null : body,
    credentials: 'omit',
    redirect: 'manual',
    cache: 'no-store',
    signal,
  };
}
