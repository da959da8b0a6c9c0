import { describe, expect, test } from 'vitest';
import type { SandboxUser } from '../accounts/account.ts';
import { type OpenHandler, openHandler } from '../testing/open-handler.ts';
import { json } from '../testing/test-client.ts';

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };

function ownerOf({ sandbox }: OpenHandler): SandboxUser {
  const owner = sandbox.accounts[0]?.users.find(({ role }) => role === 'owner');
  if (!owner) throw new Error('The seed has no owner.');
  return owner;
}

const post = (opened: OpenHandler, path: string, form: Record<string, string>, token?: string) =>
  opened.send(path, {
    method: 'POST',
    headers: { ...FORM, ...(token === undefined ? {} : { Authorization: `Token ${token}` }) },
    body: new URLSearchParams(form).toString(),
  });

async function pinToken(opened: OpenHandler): Promise<string> {
  const { email, password } = ownerOf(opened);
  return (await json<{ token: string }>(post(opened, '/api/auth/login/', { email, password }))).token;
}

/** Four digits that differ from the PIN. */
const wrong = (pin: string) => (pin === '0000' ? '0001' : '0000');

describe('the way of the documentation, from the password to data', () => {
  test('password, PIN token, PIN, access token, products', async () => {
    const opened = openHandler();
    const { email, pin } = ownerOf(opened);
    const first = await pinToken(opened);
    expect((await post(opened, '/api/products/', {}, first)).status).toBe(401);
    const { token } = await json<{ token: string }>(
      post(opened, '/api/pin-login/', { username: email, pin }, first),
    );
    const headers = { Authorization: `Token ${token}` };
    const products = await opened.send('/api/products/', { headers });
    expect([products.status, products.headers.get('x-inv-user')]).toEqual([200, '1']);
    // a PIN token is valid once
    expect((await post(opened, '/api/pin-login/', { username: email, pin }, first)).status).toBe(401);
  });

  test('the older client takes its token from one JSON call', async () => {
    const opened = openHandler();
    const { email, password } = ownerOf(opened);
    const answer = await opened.send('/api/api-auth-token/', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    const { token } = await json<{ token: string }>(answer);
    expect((await opened.send('/api/info/', { headers: { Authorization: `Token ${token}` } })).status).toBe(
      200,
    );
    const staff = opened.sandbox.accounts[0]?.users.find(({ role }) => role === 'staff');
    const body = JSON.stringify({ email: staff?.email, password: staff?.password });
    const other = await opened.send('/api/api-auth-token/', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
    });
    const headers = { Authorization: `Token ${(await json<{ token: string }>(other)).token}` };
    // the log-in has every scope, but staff may not delete
    expect((await opened.send('/api/products/1/', { method: 'DELETE', headers })).status).toBe(403);
  });

  test('a token expires: five minutes for the PIN, a day for the access token', async () => {
    const opened = openHandler();
    const { email, pin } = ownerOf(opened);
    const late = await pinToken(opened);
    opened.sandbox.shiftClock(5 * 60_000);
    expect((await post(opened, '/api/pin-login/', { username: email, pin }, late)).status).toBe(401);
    const { token } = await json<{ token: string }>(
      post(opened, '/api/pin-login/', { username: email, pin }, await pinToken(opened)),
    );
    const status = async () =>
      (await opened.send('/api/info/', { headers: { Authorization: `Token ${token}` } })).status;
    expect(await status()).toBe(200);
    opened.sandbox.shiftClock(25 * 3_600_000);
    expect(await status()).toBe(401);
  });
});

describe('what is wrong is said', () => {
  test('a wrong password and an unknown address read the same', async () => {
    const opened = openHandler();
    const { email } = ownerOf(opened);
    const answers = await Promise.all(
      [email, 'nobody@example.test', "' OR 1=1 --"].map(async (each) => {
        const answer = await post(opened, '/api/auth/login/', { email: each, password: 'wrong' });
        return [answer.status, await answer.text()];
      }),
    );
    expect(new Set(answers.map(String)).size).toBe(1);
    expect(answers[0]?.[0]).toBe(400);
    expect(answers[0]?.[1]).toContain('Unable to log in with this e-mail and password.');
  });

  test('five wrong PINs end the PIN token, also for the right PIN', async () => {
    const opened = openHandler();
    const { email, pin } = ownerOf(opened);
    const token = await pinToken(opened);
    const enter = async (value: string) => {
      const answer = await post(opened, '/api/pin-login/', { username: email, pin: value }, token);
      const body = await json<{ error: { fields: { pin?: string[] }; key: string } }>(answer);
      return body.error.fields.pin?.[0] ?? body.error.key;
    };
    const said = [];
    for (let i = 0; i < 6; i += 1) said.push(await enter(i < 5 ? wrong(pin) : pin));
    expect(said).toEqual([
      'Wrong PIN. 4 tries are left.',
      'Wrong PIN. 3 tries are left.',
      'Wrong PIN. 2 tries are left.',
      'Wrong PIN. One try is left.',
      'Wrong PIN, too many times. Log in with e-mail and password again.',
      'token.invalid',
    ]);
  });

  test('guessing passwords meets the rate limit', async () => {
    const moment = Date.now();
    const opened = openHandler({ settings: { rateLimit: 3 }, now: () => moment });
    const { email } = ownerOf(opened);
    const statuses = [];
    for (let i = 0; i < 4; i += 1)
      statuses.push((await post(opened, '/api/auth/login/', { email, password: 'x' })).status);
    expect(statuses).toEqual([400, 400, 400, 429]);
  });

  test.each([
    ['no body', '/api/auth/login/', '', FORM, 400],
    ['JSON for a form', '/api/auth/login/', '{}', { 'Content-Type': 'application/json' }, 400],
    ['a broken escape', '/api/auth/login/', 'email=%ZZ&password=x', FORM, 400],
    ['a field twice', '/api/auth/login/', 'email=a&email=b&password=x', FORM, 400],
    ['a password of a megabyte', '/api/auth/login/', `email=a&password=${'x'.repeat(1e6)}`, FORM, 400],
    ['an empty field', '/api/auth/login/', 'email=&password=', FORM, 400],
    ['no PIN token', '/api/pin-login/', 'username=a&pin=1234', FORM, 401],
    [
      'a bearer for a PIN token',
      '/api/pin-login/',
      'username=a&pin=1',
      { ...FORM, Authorization: 'Bearer a' },
      401,
    ],
    ['a form for JSON', '/api/api-auth-token/', 'email=a', FORM, 415],
    ['a list for JSON', '/api/api-auth-token/', '[]', { 'Content-Type': 'application/json' }, 400],
    [
      'a number for a password',
      '/api/api-auth-token/',
      '{"email":"a","password":1}',
      { 'Content-Type': 'application/json' },
      400,
    ],
  ])('%s is refused in the shape of the API', async (_name, path, body, headers, status) => {
    const { send } = openHandler();
    const answer = await send(path, { method: 'POST', headers, body });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toHaveProperty('error.key');
  });
});
