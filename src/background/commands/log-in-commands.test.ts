import { beforeEach, expect, test } from 'vitest';
import { memoryArea } from '../../../tests/fakes/memory-area.ts';
import { memoryDatabase } from '../../../tests/fakes/memory-database.ts';
import { APP, tokenSet } from '../../../tests/fakes/token-set.ts';
import type { Sent } from '../../oauth/read-answer.ts';
import type { Grant } from '../../oauth/token-request.ts';
import { type CredentialStore, credentialStore } from '../../storage/secret/credential-store.ts';
import { secondCopy } from '../../storage/secret/second-copy.ts';
import { logInCommands } from './log-in-commands.ts';

const LOG_IN = { label: 'Shop export', email: 'owner@shop.test', password: 'correct horse' };
const LEGACY = { ...APP, kind: 'legacy' } as const;
const { id: _, addedAt: __, ...DRAFT } = LEGACY;

let store: CredentialStore;
let grants: Grant[];
let answer: Sent;
let commands: ReturnType<typeof logInCommands>;
let dump: () => string;

beforeEach(() => {
  const local = memoryArea();
  const database = memoryDatabase();
  dump = () => JSON.stringify([...local.items, ...database.records]);
  store = credentialStore({ local, session: memoryArea(), copy: secondCopy(database) });
  grants = [];
  answer = answered(200, {
    access_token: 'access-1',
    token_type: 'Bearer',
    expires_in: 36_000,
    refresh_token: 'refresh-1',
    scope: 'products orders',
  });
  let ids = 0;
  commands = logInCommands({
    store,
    now: () => 1000,
    newId: () => {
      ids += 1;
      return `id-${ids}`;
    },
    lock: (_name, task) => task(),
    changed: async () => undefined,
    offerAsDefault: async () => undefined,
    send: async (_app, grant) => {
      grants.push(grant);
      return answer;
    },
  });
});

function answered(status: number, body: object): Sent {
  const rest = { redirected: false, contentType: 'application/json', retryAfter: null, incomplete: false };
  return { status, text: JSON.stringify(body), ...rest };
}

test('a legacy app gets its first tokens from e-mail and password, which are never stored', async () => {
  await commands['app.add-by-log-in']({ app: DRAFT, logIn: LOG_IN });

  expect(grants).toEqual([{ type: 'password', username: LOG_IN.email, password: LOG_IN.password }]);
  expect((await store.read()).tokenSets).toMatchObject([
    {
      label: 'Shop export',
      refreshToken: 'refresh-1',
      accessToken: 'access-1',
      scope: 'products orders',
      refresh: { state: 'idle', dueAt: 28_801_000 },
    },
  ]);
  expect(dump()).not.toContain(LOG_IN.password);
  expect(dump()).not.toContain(LOG_IN.email);
});

test.each([
  [
    'a wrong password',
    answered(400, { error: 'invalid_grant' }),
    { code: 'wrong password', field: 'password' },
  ],
  [
    'a wrong secret',
    answered(401, { error: 'invalid_client' }),
    { code: 'wrong client', field: 'clientSecret' },
  ],
  ['a broken server', answered(500, {}), { code: 'try later' }],
  ['no network', 'network' as const, { code: 'try later' }],
  [
    'no refresh token',
    answered(200, { access_token: 'a', token_type: 'Bearer' }),
    { code: 'no refresh token' },
  ],
])('%s saves nothing and is said', async (_what, given, problem) => {
  answer = given;

  await expect(commands['app.add-by-log-in']({ app: DRAFT, logIn: LOG_IN })).rejects.toMatchObject({
    problem,
  });

  expect((await store.read()).apps).toEqual([]);
});

test('a token set whose refresh token died gets new tokens, and keeps the old one for one generation', async () => {
  const rejected = { state: 'rejected', code: 'invalid_grant', at: 1, afterLostAnswer: false } as const;
  await store.write({ apps: [LEGACY], tokenSets: [tokenSet({ generation: 4, refresh: rejected })] });

  await commands['token-set.log-in']({ id: 'set-1', email: LOG_IN.email, password: LOG_IN.password });

  expect((await store.read()).tokenSets).toMatchObject([
    {
      label: 'Warehouse sync',
      refreshToken: 'refresh-1',
      previousRefreshToken: 'refresh-0',
      generation: 5,
      refresh: { state: 'idle' },
    },
  ]);
});

test('nothing is left of a log-in whose app was erased while its answer was under way', async () => {
  await store.write({ apps: [LEGACY] });
  const logsIn = commands['token-set.add-by-log-in']({ appId: APP.id, logIn: LOG_IN });
  await store.write({ erase: [APP.id], deletions: [{ state: 'done', id: APP.id, at: 1 }] });

  await expect(logsIn).rejects.toMatchObject({ problem: { code: 'not found' } });

  expect(dump()).not.toContain('refresh-1');
});
