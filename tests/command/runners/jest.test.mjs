import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { startSandbox } from 'inventorum-api-companion/sandbox';

let sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
// One world for all tests, which each begins at the start.
afterEach(() => sandbox.snapshots.reset());
afterAll(() => sandbox.close());

test('an expired token is refused, and its refresh token gives a new one', async () => {
  const app = sandbox.accounts[0].apps.find(({ kind }) => kind === 'internal');
  const { label, accessToken, refreshToken } = app.tokenSets[0];
  sandbox.expireAccessToken(label);
  const read = (token) =>
    fetch(`${sandbox.http}/api/products/`, { headers: { Authorization: `Bearer ${token}` } });
  expect((await read(accessToken)).status).toBe(401);
  sandbox.expect({ path: '/api/products/', verdict: 'token.invalid' });

  const answer = await fetch(`${sandbox.http}/api/auth/token/`, {
    method: 'POST',
    headers: { Authorization: `Basic ${btoa(`${app.clientId}:${app.clientSecret}`)}` },
    body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken }),
  });
  expect((await read((await answer.json()).access_token)).status).toBe(200);
});

test('what was expected and did not come is told with what came in its place', async () => {
  await fetch(`${sandbox.http}/api/product/`);
  const expectation = () => sandbox.expect({ path: '/api/products/' });
  expect(expectation).toThrow(/path: expected "\/api\/products\/", was "\/api\/product\/"/);
});
