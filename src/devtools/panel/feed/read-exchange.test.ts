import { describe, expect, test, vi } from 'vitest';
import { PRODUCTION } from '../../../inventorum/environment.ts';
import { fingerprint } from '../../../oauth/fingerprint.ts';
import { finishedRequest } from '../fixtures/finished-request.ts';
import { readExchange } from './read-exchange.ts';

const PARTS = { environments: [PRODUCTION], tabId: 7, fingerprint };
const TOKEN = 'a-very-secret-access-token-f3Qa';

describe('readExchange', () => {
  test('keeps of the token its fingerprint and its last four', async () => {
    const exchange = await readExchange(finishedRequest({ token: TOKEN }), PARTS);
    expect(exchange?.credential).toEqual({
      kind: 'bearer',
      fingerprint: await fingerprint(TOKEN),
      tail: 'f3Qa',
    });
    expect(JSON.stringify(exchange)).not.toContain('a-very-secret');
  });

  test.each([
    'https://app.inventorum.com/products/',
    'https://app.inventorum.com:8443/api/products/',
    'http://app.inventorum.com/api/products/',
    'https://other.test/api/products/',
    'data:text/plain,x',
  ])('passes over %s', async (url) => {
    expect(await readExchange(finishedRequest({ url }), PARTS)).toBeUndefined();
  });

  test('asks for the body of an error only', async () => {
    const ok = finishedRequest();
    const body = vi.spyOn(ok, 'body');
    expect((await readExchange(ok, PARTS))?.body).toBeNull();
    expect(body).not.toHaveBeenCalled();
    expect((await readExchange(finishedRequest({ status: 400, body: '{}' }), PARTS))?.body).toBe('{}');
  });

  test('lists an exchange whose body the browser has let go', async () => {
    const exchange = await readExchange(finishedRequest({ status: 403, body: new Error('evicted') }), PARTS);
    expect(exchange).toMatchObject({ status: 403, body: null });
  });
});
