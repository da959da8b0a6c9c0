import type { SandboxApp, SandboxTokenSet } from '../../../sandbox/accounts/account.ts';
import type { Sandbox } from '../../../sandbox/sandbox.ts';

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
