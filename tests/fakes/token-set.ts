import type { App } from '../../src/oauth/app.ts';
import type { TokenSet } from '../../src/oauth/token-set.ts';

export const APP: App = {
  id: 'app-1',
  label: 'Locamo.de connector',
  environmentId: 'production',
  kind: 'internal',
  clientId: 'client-1',
  clientSecret: 'secret-1',
  addedAt: 0,
};

/** A token set as stored right after it was pasted, with the changes of a test. */
export function tokenSet(changes: Partial<TokenSet> = {}): TokenSet {
  return {
    id: 'set-1',
    appId: APP.id,
    label: 'Warehouse sync',
    addedAt: 0,
    scope: null,
    withdrawnScope: [],
    accessToken: null,
    expiresAt: null,
    refreshToken: 'refresh-0',
    unproven: false,
    previousRefreshToken: null,
    previousIsOther: false,
    generation: 0,
    lifetime: null,
    lifetimeIsAssumed: false,
    refreshedAt: null,
    attemptedAt: null,
    accessRefused: false,
    provokedAt: null,
    rejectedAt: null,
    refresh: { state: 'idle', dueAt: 0 },
    marks: [],
    ...changes,
  };
}
