import { describe, expect, test } from 'vitest';
import { openHandler } from '../testing/open-handler.ts';
import { basic, json, type ReceivedTokens } from '../testing/test-client.ts';

const SET = 'Warehouse sync';
const APP = 'Locamo.de connector';
const FORM_TYPE = 'application/x-www-form-urlencoded';

describe('refresh token grant', () => {
  test('answers as documented and rotates: the old refresh token and the old access token are dead at once', async () => {
    const { client } = openHandler();
    const before = client.tokenSet(SET);
    const answer = await client.refresh(SET);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const text = await answer.text();
    expect(Object.keys(JSON.parse(text) as object)).toEqual([
      'access_token',
      'token_type',
      'expires_in',
      'refresh_token',
      'scope',
    ]);
    const body = JSON.parse(text) as ReceivedTokens;
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 36_000, scope: before.scope });
    expect(client.tokenSet(SET)).toMatchObject({
      accessToken: body.access_token,
      refreshToken: body.refresh_token,
    });

    const replay = await client.refresh(SET, before.refreshToken);
    expect(replay.status).toBe(400);
    expect(await replay.json()).toEqual({ error: 'invalid_grant' });
    const old = { Authorization: `Bearer ${before.accessToken}` };
    expect((await client.call(SET, '/api/products/', { headers: old })).status).toBe(401);
    expect((await client.call(SET, '/api/products/')).status).toBe(200);
  });

  test('a wrong secret costs no token', async () => {
    const { client, send } = openHandler();
    const { refreshToken } = client.tokenSet(SET);
    const body = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken });
    const wrong = basic({ ...client.app(APP), clientSecret: 'wrong' });
    const refused = await send('/api/auth/token/', {
      method: 'POST',
      headers: { Authorization: wrong },
      body,
    });
    expect(refused.status).toBe(401);
    expect(refused.headers.get('www-authenticate')).toContain('invalid_client');
    expect(await refused.json()).toEqual({ error: 'invalid_client' });
    expect((await client.refresh(SET, refreshToken)).status).toBe(200);
  });

  test('another app cannot use the refresh token', async () => {
    const { client } = openHandler();
    const fields = { grant_type: 'refresh_token', refresh_token: client.tokenSet(SET).refreshToken };
    expect(await json(client.token('Workshop planner', fields))).toEqual({ error: 'invalid_grant' });
    expect((await client.refresh(SET)).status).toBe(200);
  });

  test('may narrow the scope, never widen it', async () => {
    const { client } = openHandler();
    const refresh_token = client.tokenSet(SET).refreshToken;
    const fields = { grant_type: 'refresh_token', refresh_token };
    const wider = await client.token(APP, { ...fields, scope: 'orders:read products:delete' });
    expect(await wider.json()).toEqual({ error: 'invalid_scope' });
    const narrow = await json<ReceivedTokens>(client.token(APP, { ...fields, scope: 'orders:read' }));
    expect(narrow.scope).toBe('orders:read');
    expect((await client.call(SET, '/api/products/')).status).toBe(403);
    expect((await json<ReceivedTokens>(client.refresh(SET))).scope).toBe(client.tokenSet(SET).scope);
  });

  test('can refuse in the envelope of the rest of the API', async () => {
    const { client } = openHandler({ settings: { tokenErrors: 'envelope' } });
    expect(await json(client.refresh(SET, 'unknown'))).toEqual({
      error: { fields: {}, description: 'Invalid token', key: 'token.invalid' },
    });
  });
});

describe('refusals', () => {
  test.each([
    ['no grant type', {}, 'invalid_request'],
    ['an empty grant type', { grant_type: '' }, 'invalid_request'],
    ['no refresh token', { grant_type: 'refresh_token' }, 'invalid_request'],
    ['an unknown refresh token', { grant_type: 'refresh_token', refresh_token: 'x' }, 'invalid_grant'],
    ['client credentials', { grant_type: 'client_credentials' }, 'unsupported_grant_type'],
    ['an authorization code', { grant_type: 'authorization_code', code: 'x' }, 'unsupported_grant_type'],
    [
      'the password grant of an internal app',
      { grant_type: 'password', username: 'a', password: 'b' },
      'unauthorized_client',
    ],
  ])('%s is refused', async (_name, fields, error) => {
    const { client } = openHandler();
    const answer = await client.token(APP, fields);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ error });
  });

  test.each([
    ['JSON', 'application/json', '{"grant_type":"refresh_token"}'],
    ['another charset', 'application/x-www-form-urlencoded; charset=latin1', 'grant_type=refresh_token'],
    ['a field twice', FORM_TYPE, 'grant_type=refresh_token&grant_type=refresh_token&refresh_token=x'],
    ['a broken escape', FORM_TYPE, 'grant_type=refresh_token&refresh_token=%ZZ'],
    ['bytes that are not UTF-8', FORM_TYPE, 'grant_type=refresh_token&refresh_token=%ff'],
  ])('%s is an invalid request', async (_name, type, body) => {
    const { client, send } = openHandler();
    const headers = { 'Content-Type': type, Authorization: basic(client.app(APP)) };
    const answer = await send('/api/auth/token/', { method: 'POST', headers, body });
    expect([answer.status, await answer.json()]).toEqual([400, { error: 'invalid_request' }]);
  });
});

describe('password grant', () => {
  const LEGACY = 'Agency Müller (before 2019)';

  test('gives the owner of a legacy app a pair with legacy scopes, which then rotates like any other', async () => {
    const { client, sandbox } = openHandler();
    const owner = sandbox.accounts[0]?.users.find(({ role }) => role === 'owner');
    const fields = { grant_type: 'password', username: owner?.email ?? '', password: owner?.password ?? '' };
    const pair = await json<ReceivedTokens>(client.token(LEGACY, fields));
    expect(pair.scope.split(' ')).toContain('shop.products.publishing');
    const next = await client.token(LEGACY, {
      grant_type: 'refresh_token',
      refresh_token: pair.refresh_token,
    });
    expect(next.status).toBe(200);
    // the previous authorisation still works
    expect((await client.refresh('Shop export')).status).toBe(200);
  });

  test.each<[string, number, string, string?]>([
    ['a wrong password', 0, 'owner', 'wrong'],
    ['a user who is not the owner', 0, 'manager'],
    ['the owner of another shop', 1, 'owner'],
  ])('%s is an invalid grant', async (_name, ...[account, role, password]) => {
    const { client, sandbox } = openHandler();
    const user = sandbox.accounts[account]?.users.find((each) => each.role === role);
    const fields = {
      grant_type: 'password',
      username: user?.email ?? '',
      password: password ?? user?.password ?? '',
    };
    const answer = await client.token(LEGACY, fields);
    expect([answer.status, await answer.json()]).toEqual([400, { error: 'invalid_grant' }]);
  });
});
