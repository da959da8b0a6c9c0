import { expect, test } from 'vitest';
import { APP, tokenSet } from '../../../tests/fakes/token-set.ts';
import type { RevealedSecret } from '../../messaging/protocol.ts';
import type { Credentials } from '../../storage/secret/credentials.ts';
import { revealCommands } from './reveal-commands.ts';

const STORED: Credentials = {
  apps: [APP],
  tokenSets: [
    tokenSet({ id: 'set-1', accessToken: 'access-1', refreshToken: 'refresh-1' }),
    tokenSet({ id: 'set-2', accessToken: null }),
    tokenSet({ id: 'set-3', accessToken: 'access-3' }),
  ],
  deletions: [{ id: 'set-3', kind: 'token set', label: 'Gone', state: 'pending', until: 9 }],
  unreadable: [],
  arrangement: null,
  recovery: null,
  unsaved: {},
  lock: 'open',
};

function reveal(id: string, secret: RevealedSecret, changes: Partial<Credentials> = {}) {
  return revealCommands({ read: async () => ({ ...STORED, ...changes }) })['secret.reveal']({ id, secret });
}

test.each<[RevealedSecret, string, string]>([
  ['access token', 'set-1', 'access-1'],
  ['refresh token', 'set-1', 'refresh-1'],
  ['client secret', APP.id, APP.clientSecret],
])('gives the %s as it is stored', async (secret, id, value) => {
  expect(await reveal(id, secret)).toEqual({ value });
});

test.each<[string, string, RevealedSecret, Partial<Credentials>, string]>([
  ['an access token that was never issued', 'set-2', 'access token', {}, 'no access token'],
  ['what was deleted', 'set-3', 'access token', {}, 'not found'],
  ['the secret of an app by the id of a token set', 'set-1', 'client secret', {}, 'not found'],
  ['anything while locked', 'set-1', 'access token', { lock: 'locked' }, 'locked'],
])('does not give %s', async (_, id, secret, changes, code) => {
  await expect(reveal(id, secret, changes)).rejects.toMatchObject({ problem: { code } });
});
