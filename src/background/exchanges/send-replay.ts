import type { ReplayMethod, ReplayResult } from '../../messaging/protocol.ts';
import type { Fetch } from '../../oauth/token-request.ts';
import { type ReadBody, readBody } from './read-body.ts';

/** Under the 30 s after which Chromium stops a worker whose fetch has not answered. */
const TIME_LIMIT_MS = 25_000;

/** Firefox would stop the event page after 30 s without such a sign of life. */
const AWAKE_AGAIN_MS = 15_000;

export interface ReplayRequest {
  /** absolute */
  readonly url: string;
  readonly method: ReplayMethod;
  /** without `Authorization` */
  readonly headers: Readonly<Record<string, string>>;
  readonly accessToken: string;
  readonly body: string | null;
}

/** How a replay went; times are ms, `startedAt` since the epoch. */
export interface ReplayCourse {
  readonly outcome: ReplayResult['outcome'];
  readonly startedAt: number;
  /** until the answer's headers were there */
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

/** Sends a request of the user's within our own time limit; never throws. No cookie goes with it, no redirect is followed. */
export async function sendReplay(parts: SendReplayParts, request: ReplayRequest): Promise<ReplayCourse> {
  const { fetch, stayAwake, now } = parts;
  const signal = AbortSignal.timeout(TIME_LIMIT_MS);
  const startedAt = now();
  await stayAwake();
  const again = setTimeout(() => void stayAwake(), AWAKE_AGAIN_MS);
  try {
    const response = await fetch(request.url, initOf(request, signal));
    const wait = now() - startedAt;
    const body = await readBody(response.body);
    const outcome = response.type === 'opaqueredirect' ? 'redirected' : 'answered';
    return { outcome, startedAt, wait, receive: now() - startedAt - wait, response, body };
  } catch {
    const outcome = signal.aborted ? 'timeout' : 'network';
    return { outcome, startedAt, wait: now() - startedAt, receive: 0, response: null, body: NO_BODY };
  } finally {
    clearTimeout(again);
  }
}

function initOf({ method, headers, accessToken, body }: ReplayRequest, signal: AbortSignal): RequestInit {
  return {
    method,
    headers: { ...headers, Authorization: `Bearer ${accessToken}` },
    // `fetch` refuses a body where the method has none.
    body: method === 'GET' || method === 'HEAD' ? null : body,
    credentials: 'omit',
    redirect: 'manual',
    cache: 'no-store',
    signal,
  };
}
