import type { SandboxApp, SandboxTokenSet } from '../../../sandbox/accounts/account.ts';
import type { Sandbox } from '../../../sandbox/sandbox.ts';
import { PRODUCTION } from '../../../src/inventorum/environment.ts';
import type { Protocol } from '../../../src/messaging/protocol.ts';

type AppInput = Protocol['app.add']['input'];

/** What a developer would paste: a client registration and one of its token sets in their current state. SECRET. */
export interface Credentials {
  readonly app: SandboxApp;
  readonly tokenSet: SandboxTokenSet;
}

/** The newest credentials of a seeded token set. Throws for an unknown label. */
export function credentials(sandbox: Sandbox, tokenSetLabel: string): Credentials {
  for (const app of sandbox.accounts.flatMap(({ apps }) => apps)) {
    const tokenSet = app.tokenSets.find(({ label }) => label === tokenSetLabel);
    if (tokenSet !== undefined) return { app, tokenSet };
  }
  throw new Error(`The sandbox has no token set ${tokenSetLabel}`);
}

/** What a page sends to add a seeded token set in an app of its own. `app`: that app's other values. SECRET. */
export function appInput(sandbox: Sandbox, label: string, app: Partial<AppInput['app']> = {}): AppInput {
  const { app: seeded, tokenSet } = credentials(sandbox, label);
  const { kind, clientId, clientSecret } = seeded;
  return {
    app: { label: `App of ${label}`, kind, environmentId: PRODUCTION.id, clientId, clientSecret, ...app },
    tokenSet: { label, refreshToken: tokenSet.refreshToken, accessToken: '' },
  };
}
