import type { App } from '../../oauth/app.ts';
import type { OwnCall } from '../../storage/public/own-calls.ts';
import { dropped } from '../../trace.ts';
import type { SendGrant } from './send-token-request.ts';

export interface NotingParts {
  readonly now: () => number;
  readonly endpointOf: (app: App) => string | Promise<string>;
  readonly note: (call: Omit<OwnCall, 'id'>) => Promise<void>;
}

/** Sends grants with `send` and notes each call. The note never delays or loses a token. */
export function notingTokenRequests(send: SendGrant, { now, endpointOf, note }: NotingParts): SendGrant {
  return async (app, grant) => {
    const at = now();
    const sent = await send(app, grant);
    const ended = now();
    if (sent === 'locked' || sent === 'not reachable') return sent;
    const noted = async () => {
      const url = await endpointOf(app);
      const status = typeof sent === 'string' ? 0 : sent.status;
      const answered = typeof sent === 'string' || sent.redirected ? 'redirected' : 'answered';
      const outcome = typeof sent === 'string' ? sent : answered;
      const call = { kind: 'token request', at, duration: ended - at, method: 'POST', url, status } as const;
      await note({ ...call, outcome, apiVersion: null, accessToken: null });
    };
    void noted().catch(dropped('own calls', undefined));
    return sent;
  };
}
