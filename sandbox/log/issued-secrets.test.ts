import { expect, test } from 'vitest';
import { openSandbox } from '../testing/open-sandbox.ts';

const SET = 'Warehouse sync';

test('every secret that was ever issued is known by a name, also after its rotation and its end', async () => {
  const { sandbox } = await openSandbox();
  const apps = () => sandbox.accounts.flatMap((account) => account.apps);
  const current = () =>
    apps()
      .flatMap(({ tokenSets }) => tokenSets)
      .find(({ label }) => label === SET);
  const nameOf = (value = '') => sandbox.secrets.find((secret) => secret.value === value)?.name;

  const first = current();
  sandbox.rotate(SET);
  const second = current();
  const clientSecret = apps()[0]?.clientSecret;
  sandbox.remove('app', apps()[0]?.label ?? '');
  expect(current()).toBeUndefined();

  expect(nameOf(first?.refreshToken)).toBe(`refresh token 1 of "${SET}"`);
  expect(nameOf(second?.refreshToken)).toBe(`refresh token 2 of "${SET}"`);
  expect(nameOf(second?.accessToken)).toBe(`access token 2 of "${SET}"`);
  expect(nameOf(clientSecret)).toMatch(/^client secret of "/);
  expect(nameOf(sandbox.accounts[0]?.users[0]?.password)).toMatch(/^password of /);
});

test('a log-in by password is among them', async () => {
  const { sandbox } = await openSandbox();
  const before = sandbox.secrets.length;
  const [user] = sandbox.accounts.flatMap(({ users }) => users);
  const answer = await fetch(`${sandbox.http}/api/auth/login/`, {
    method: 'POST',
    body: new URLSearchParams({ email: user?.email ?? '', password: user?.password ?? '' }),
  });
  expect(answer.status).toBe(200);
  expect(sandbox.secrets).toHaveLength(before + 1);
  expect(sandbox.secrets).toContainEqual({
    name: expect.stringMatching(/^log-in token/),
    value: expect.any(String),
  });
});
