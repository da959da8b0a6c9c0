import { canBeReached } from '../../inventorum/parse-environment-origin.ts';
import type { App } from '../../oauth/app.ts';
import { readAnswer, type Sent } from '../../oauth/read-answer.ts';
import type { VaultLock } from '../../oauth/refresh-state.ts';
import { salvageTokens } from '../../oauth/salvage-tokens.ts';
import { type Fetch, type Grant, tokenRequest } from '../../oauth/token-request.ts';
import { whileAwake } from '../while-awake.ts';

export interface SendParts {
  readonly fetch: Fetch;
  readonly stayAwake: () => Promise<void>;
  /** Checked directly before a request is sent. */
  readonly lock: () => Promise<VaultLock>;
  readonly endpointOf: (app: App) => string | Promise<string>;
}

/** Sends one grant and reads its answer within the time limit. Never throws. */
export type SendGrant = (app: App, grant: Grant) => Promise<Sent>;

export function sendTokenRequest(parts: SendParts): SendGrant {
  return (app, grant) =>
    whileAwake(parts.stayAwake, async (signal) => {
      const gate: { lock: VaultLock } = { lock: 'open' };
      const fetch = fetchUnlessLocked(parts, gate);
      try {
        const endpoint = await parts.endpointOf(app);
        if (!canBeReached(endpoint)) return 'not reachable';
        const answer = await readAnswer(await tokenRequest({ app, endpoint, grant, fetch, signal }));
        // The time limit ended in the middle of the body: without a token in the received part there is no answer.
        return signal.aborted && answer.incomplete && !salvageTokens(answer) ? 'timeout' : answer;
      } catch {
        // No answer in time is an outcome like any other, which the journal keeps.
        return whyUnanswered(gate.lock, signal);
      }
    });
}

function whyUnanswered(lock: VaultLock, { aborted }: AbortSignal): Sent {
  if (lock === 'locked') return 'locked';
  return aborted ? 'timeout' : 'network';
}

/** Checks the lock as late as possible, and leaves the result in `gate`. */
function fetchUnlessLocked(parts: SendParts, gate: { lock: VaultLock }): Fetch {
  return async (url, init) => {
    gate.lock = await parts.lock();
    if (gate.lock === 'locked') throw new Error('Locked: the request is not sent.');
    return await parts.fetch(url, init);
  };
}
