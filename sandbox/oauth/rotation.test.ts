import { describe, expect, test } from 'vitest';
import type { Settings } from '../settings.ts';
import { openHandler } from '../testing/open-handler.ts';
import { openSandbox } from '../testing/open-sandbox.ts';
import { json, type ReceivedTokens, type TestClient } from '../testing/test-client.ts';

const SET = 'Warehouse sync';
const DEAD = { error: 'invalid_grant' };

/** Refreshes once. Returns the client's tokens before and after. */
async function rotatedOnce(client: TestClient) {
  const before = client.tokenSet(SET);
  const after = await json<ReceivedTokens>(client.refresh(SET));
  return { before, after };
}

describe('grace period', () => {
  function openWithClock(settings: Partial<Settings>) {
    let now = Date.parse('2026-11-24T10:00:00Z');
    const opened = openHandler({ settings, now: () => now });
    return { ...opened, pass: (ms: number) => (now += ms) };
  }

  test('inside it, the token before brings the same pair again, with what is left of its life', async () => {
    const { client, pass } = openWithClock({ graceSeconds: 120 });
    const { before, after } = await rotatedOnce(client);
    pass(119_000);
    const again = await json<ReceivedTokens>(client.refresh(SET, before.refreshToken));
    expect(again).toEqual({ ...after, expires_in: 36_000 - 119 });
  });

  test('after it, the token is dead', async () => {
    const { client, pass } = openWithClock({ graceSeconds: 120 });
    const { before } = await rotatedOnce(client);
    pass(120_000);
    expect(await json(client.refresh(SET, before.refreshToken))).toEqual(DEAD);
  });

  test('a token two generations old is dead, grace or not', async () => {
    const { client } = openWithClock({ graceSeconds: 120 });
    const { before } = await rotatedOnce(client);
    await rotatedOnce(client);
    expect(await json(client.refresh(SET, before.refreshToken))).toEqual(DEAD);
  });

  test('a revoked pair does not come back', async () => {
    const { client, sandbox } = openWithClock({ graceSeconds: 120 });
    const { before } = await rotatedOnce(client);
    sandbox.revoke(SET);
    expect(await json(client.refresh(SET, before.refreshToken))).toEqual(DEAD);
  });
});

describe('reuse protection', () => {
  test('off: a replay leaves the living pair alone', async () => {
    const { client } = openHandler();
    const { before } = await rotatedOnce(client);
    await client.refresh(SET, before.refreshToken);
    expect((await client.refresh(SET)).status).toBe(200);
  });

  test('on: a replay revokes the whole family, and no other', async () => {
    const { client } = openHandler({ settings: { reuseProtection: true } });
    const { before, after } = await rotatedOnce(client);
    expect(await json(client.refresh(SET, before.refreshToken))).toEqual(DEAD);
    expect(await json(client.refresh(SET, after.refresh_token))).toEqual(DEAD);
    const bearer = { Authorization: `Bearer ${after.access_token}` };
    expect((await client.call('Read only', '/api/products/', { headers: bearer })).status).toBe(401);
    expect((await client.refresh('Read only')).status).toBe(200);
  });
});

describe('servers that differ', () => {
  test('no rotation: the answer carries the same refresh token, which goes on', async () => {
    const { client } = openHandler({ settings: { rotation: 'same token' } });
    const { before, after } = await rotatedOnce(client);
    expect(after.refresh_token).toBe(before.refreshToken);
    expect(after.access_token).not.toBe(before.accessToken);
    expect((await client.refresh(SET, before.refreshToken)).status).toBe(200);
  });

  test('no rotation, and no refresh token in the answer', async () => {
    const { client } = openHandler({ settings: { rotation: 'no token in the answer' } });
    const { before, after } = await rotatedOnce(client);
    expect(after).not.toHaveProperty('refresh_token');
    expect((await client.refresh(SET, before.refreshToken)).status).toBe(200);
  });

  test('the access token before may live on', async () => {
    const { client } = openHandler({ settings: { oldAccessToken: 'lives' } });
    const { before } = await rotatedOnce(client);
    const old = { Authorization: `Bearer ${before.accessToken}` };
    expect((await client.call(SET, '/api/products/', { headers: old })).status).toBe(200);
  });

  test('a refresh token may die a while after its access token', async () => {
    const { client, sandbox } = openHandler({ settings: { refreshTokenLifetimeSeconds: 60 } });
    sandbox.shiftClock(36_059_000);
    expect((await client.refresh(SET)).status).toBe(200);
    sandbox.shiftClock(36_059_000 + 36_061_000);
    expect(await json(client.refresh(SET))).toEqual(DEAD);
  });
});

describe('faults of old toolkits, when a refresh token comes twice within the grace period', () => {
  async function replayed(oldToolkitFault: Settings['oldToolkitFault']) {
    const { client } = openHandler({ settings: { graceSeconds: 120, oldToolkitFault } });
    const { before, after } = await rotatedOnce(client);
    return { client, before, after, replay: await client.refresh(SET, before.refreshToken) };
  }

  test('a successor that was never saved', async () => {
    const { client, after, replay } = await replayed('successor never saved');
    const { refresh_token } = await json<ReceivedTokens>(replay);
    expect(refresh_token).not.toBe(after.refresh_token);
    expect(await json(client.refresh(SET, refresh_token))).toEqual(DEAD);
  });

  test('the old refresh token again, with a new access token that works', async () => {
    const { client, before, replay } = await replayed('old token again');
    const { refresh_token, access_token } = await json<ReceivedTokens>(replay);
    expect(refresh_token).toBe(before.refreshToken);
    const bearer = { Authorization: `Bearer ${access_token}` };
    expect((await client.call(SET, '/api/products/', { headers: bearer })).status).toBe(200);
  });

  test('empty tokens', async () => {
    const { replay } = await replayed('empty tokens');
    expect(await json(replay)).toMatchObject({ access_token: '', refresh_token: '' });
  });

  test('a crash', async () => {
    const { replay } = await replayed('server error');
    expect([replay.status, replay.headers.get('content-type')]).toEqual([500, 'text/html']);
  });
});

// a busy machine may take long; only the outcome counts
describe('under load, over real HTTP', { timeout: 120_000 }, () => {
  test('200 concurrent refreshes of one refresh token have one winner', async () => {
    const { client } = await openSandbox();
    const { refreshToken } = client.tokenSet(SET);
    const answers = await Promise.all(Array.from({ length: 200 }, () => client.refresh(SET, refreshToken)));
    const bodies = await Promise.all(answers.map((answer) => json<Partial<ReceivedTokens>>(answer)));
    const won = bodies.filter((body) => body.refresh_token !== undefined);
    expect(answers.map(({ status }) => status).sort()).toEqual([
      200,
      ...Array.from({ length: 199 }, () => 400),
    ]);
    expect(won.map((body) => body.refresh_token)).toEqual([client.tokenSet(SET).refreshToken]);
  });

  test('50 token sets, each rotated 20 times in parallel, lose none', async () => {
    const { client, sandbox } = await openSandbox();
    const owner = sandbox.accounts[0]?.users[0];
    const legacy = 'Agency Müller (before 2019)';
    const fields = { grant_type: 'password', username: owner?.email ?? '', password: owner?.password ?? '' };
    const finals = await Promise.all(
      Array.from({ length: 50 }, async () => {
        let pair = await json<ReceivedTokens>(client.token(legacy, fields));
        for (let turn = 0; turn < 20; turn += 1) {
          const next = { grant_type: 'refresh_token', refresh_token: pair.refresh_token };
          pair = await json<ReceivedTokens>(client.token(legacy, next));
        }
        return pair.refresh_token;
      }),
    );
    const living = client.app(legacy).tokenSets.map((set) => set.refreshToken);
    expect(new Set(finals).size).toBe(50);
    expect(finals.every((token) => living.includes(token))).toBe(true);
  });
});
