import { expectRequest } from './journal/expect-request.ts';
import type { Journal } from './journal/journal.ts';
import { waitForRequest } from './log/request-log.ts';
import type { SandboxControls } from './sandbox.ts';
import type { SandboxState } from './sandbox-state.ts';
import type { Snapshots } from './snapshots.ts';

/** The controls over a sandbox's state. */
export function createControls(state: SandboxState, snapshots: Snapshots, journal: Journal): SandboxControls {
  const { accounts, tokens, faults, log, settings, database, changedScopes, issuedSecrets, now } = state;
  const ofEach = (label: string, act: (tokenSetId: number) => void) => {
    const ids = accounts.idsOf('token_set', label);
    if (ids.length === 0) throw new Error(`There is no token set "${label}".`);
    database.transaction(() => {
      ids.forEach(act);
    });
  };
  return {
    snapshots,
    get accounts() {
      return accounts.describe();
    },
    get requests() {
      return log.entries();
    },
    get secrets() {
      const passwords = accounts
        .describe()
        .flatMap(({ users }) => users)
        .map(({ email, password }) => ({ name: `password of ${email}`, value: password }));
      return [...issuedSecrets(), ...passwords];
    },
    get settings() {
      return settings.get();
    },
    waitForRequest: (match, timeoutMs) => waitForRequest(log, match, timeoutMs),
    expect: (request) => expectRequest(log.entries(), journal, request),
    failNext: faults.add,
    clearFaults: faults.clear,
    configure: settings.change,
    setTokenLifetime: (tokenLifetimeSeconds) => {
      settings.change({ tokenLifetimeSeconds });
    },
    clock: state.clock,
    shiftClock: state.clock.setOffset,
    changeScope: (method, template, requirement) => {
      changedScopes.set(`${method} ${template}`, requirement);
    },
    resetScopes: () => {
      changedScopes.clear();
    },
    grant: (label, scope) => {
      ofEach(label, (id) => {
        tokens.grant(id, scope);
      });
    },
    expireAccessToken: (label) => {
      ofEach(label, (id) => {
        tokens.expireAccessTokens(id, now());
      });
    },
    revoke: (label) => {
      ofEach(label, (id) => {
        tokens.revoke(id, now());
      });
    },
    rotate: (label) => {
      ofEach(label, (id) => {
        rotateTokenSet(state, id);
      });
    },
    remove: (kind, label) => {
      const table = kind === 'app' ? 'app' : 'token_set';
      const ids = accounts.idsOf(table, label);
      if (ids.length === 0) throw new Error(`There is no ${kind} "${label}".`);
      for (const id of ids) accounts.remove(table, id);
    },
  };
}

function rotateTokenSet({ tokens, settings, now }: SandboxState, tokenSetId: number): void {
  const pair = tokens.newestPair(tokenSetId);
  if (!pair) throw new Error('This token set was revoked.');
  const at = now();
  tokens.retire(pair.refreshToken, { now: at, accessTokenEnds: true });
  tokens.endAccessTokens(tokenSetId, at);
  const expiresAt = at + settings.get().tokenLifetimeSeconds * 1000;
  tokens.addPair(tokenSetId, pair.scope, { now: at, expiresAt });
}
