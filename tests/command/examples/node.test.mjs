import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { startSandbox } from 'inventorum-api-companion/sandbox';

let sandbox;
before(async () => {
  sandbox = await startSandbox();
});
// One world for all tests, which each begins at the start.
beforeEach(() => sandbox.snapshots.reset());
after(() => sandbox.close());

test('a call without its scope is refused, and the sandbox says why', async () => {
  const readOnly = sandbox.accounts[0].apps[0].tokenSets.find(({ label }) => label === 'Read only');
  const headers = { Authorization: `Bearer ${readOnly.accessToken}`, 'Content-Type': 'application/json' };
  const answer = await fetch(`${sandbox.http}/api/products/`, { method: 'POST', headers, body: '{}' });
  assert.equal(answer.status, 403);
  sandbox.expect({ path: '/api/products/', verdict: 'scope.wrong', tokenSet: 'Read only' });
  assert.throws(() => sandbox.expect({ path: '/api/products/', status: 201 }), /may not create products/);
});

test('nothing of the test before is left', () => {
  sandbox.expect({ times: 0 });
});
