import { startSandbox } from 'inventorum-api-companion/sandbox';
import { afterEach, beforeEach, expect, test } from 'vitest';

let sandbox;
// A world of its own for each test, about 10 ms; tests may run at once.
beforeEach(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.close());

test('products are read with the token of the shop', async () => {
  const { accessToken } = sandbox.accounts[0].apps[0].tokenSets[0];
  const headers = { Authorization: `Bearer ${accessToken}`, 'X-Api-Version': '12' };
  const answer = await fetch(`${sandbox.http}/api/products/`, { headers });
  expect(answer.status).toBe(200);
  sandbox.expect({ method: 'GET', path: '/api/products/', status: 200, times: 1 });
});

test('a gateway that fails once', async () => {
  sandbox.failNext({ path: '/api/products/' }, { kind: 'html', status: 502 });
  expect((await fetch(`${sandbox.http}/api/products/`)).status).toBe(502);
});
