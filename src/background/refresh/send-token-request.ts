import type { App } from '../../oauth/app.ts';
import { readAnswer, type Sent } from '../../oauth/read-answer.ts';
import { salvageTokens } from '../../oauth/salvage-tokens.ts';
import { type Fetch, type Grant, tokenRequest } from '../../oauth/token-request.ts';

/** Under the 30 s after which Chromium stops a worker whose fetch has not answered. */
const TIME_LIMIT_MS = 25_000;

/** Firefox would stop the event page after 30 s without such a sign of life. */
const AWAKE_AGAIN_MS = 15_000;

export interface SendParts {
  readonly fetch: Fetch;
  readonly stayAwake: () => Promise<void>;
  readonly endpointOf: (app: App) => string | Promise<string>;
}

/** Sends one grant and reads its answer, within our own time limit; never throws. */
export type SendGrant = (app: App, grant: Grant) => Promise<Sent>;

export function sendTokenRequest(parts: SendParts): SendGrant {
  return async (app, grant) => {
    const signal = AbortSignal.timeout(TIME_LIMIT_MS);
    await parts.stayAwake();
    const again = setTimeout(() => void parts.stayAwake(), AWAKE_AGAIN_MS);
    try {
      const endpoint = await parts.endpointOf(app);
      const answer = await readAnswer(
        await tokenRequest({ app, endpoint, grant, fetch: parts.fetch, signal }),
      );
      // Our time was up in the middle of the body: unless the token is in what came, nothing was answered.
      return signal.aborted && answer.incomplete && !salvageTokens(answer) ? 'timeout' : answer;
    } catch {
      return signal.aborted ? 'timeout' : 'network';
    } finally {
      clearTimeout(again);
    }
  };
}
