import { describe, expect, test, vi } from 'vitest';
import { PRODUCTION } from '../../../inventorum/environment.ts';
import { fingerprint } from '../../../oauth/fingerprint.ts';
import type { FinishedRequest } from '../../../platform/devtools.ts';
import { finishedRequest } from '../fixtures/finished-request.ts';
import { nothingKept } from '../fixtures/nothing-kept.ts';
import { createBodyStore } from './body-store.ts';
import { readCall } from './read-call.ts';
import { createRedactExchange } from './redact-exchange.ts';

const TOKEN = 'a-very-secret-access-token-f3Qa';

function read(request: FinishedRequest) {
  const bodies = createBodyStore();
  return readCall(request, {
    environments: [PRODUCTION],
    tabId: 7,
    fingerprint,
    bodies,
    redactExchange: createRedactExchange(nothingKept),
  });
}

describe('readCall', () => {
  test('keeps of the token its fingerprint and its last four, beside the entry', async () => {
    const call = await read(finishedRequest({ token: TOKEN }));
    expect(call?.exchange.credential).toEqual({
      kind: 'bearer',
      fingerprint: await fingerprint(TOKEN),
      tail: 'f3Qa',
    });
    expect(JSON.stringify({ ...call, entry: null })).not.toContain('a-very-secret');
    expect(JSON.stringify(call?.entry)).toContain('a-very-secret');
  });

  test('names it by a number, and no two alike', async () => {
    const request = finishedRequest({ path: `/api/products/?access_token=${TOKEN}&page=2` });
    const keys = [(await read(request))?.key, (await read(request))?.key];
    expect(keys).toEqual([expect.stringMatching(/^\d+$/), expect.stringMatching(/^\d+$/)]);
    expect(new Set(keys).size).toBe(2);
  });

  test.each([
    'https://app.inventorum.com/products/',
    'https://app.inventorum.com:8443/api/products/',
    'http://app.inventorum.com/api/products/',
    'https://other.test/api/products/',
    'data:text/plain,x',
  ])('passes over %s', async (url) => {
    expect(await read(finishedRequest({ url }))).toBeUndefined();
  });

  test('asks for the body of an error only', async () => {
    const ok = finishedRequest();
    const body = vi.spyOn(ok, 'body');
    expect((await read(ok))?.exchange.body).toBeNull();
    expect(body).not.toHaveBeenCalled();
    expect((await read(finishedRequest({ status: 400, body: '{}' })))?.exchange.body).toBe('{}');
  });

  test('keeps all of what may be JSON, and of a page that there is one', async () => {
    const json = `{"error":{"description":"${'x'.repeat(5000)}"}}`;
    expect((await read(finishedRequest({ status: 400, body: json })))?.exchange.body).toBe(json);
    const page = `\n<!doctype html>${'x'.repeat(5000)}`;
    expect((await read(finishedRequest({ status: 500, body: page })))?.exchange.body).toBe('<');
    expect((await read(finishedRequest({ status: 500, body: ' ' })))?.exchange.body).toBe('');
  });

  test('says of an error that it is too long to be read', async () => {
    const json = `{"error":{"description":"${'x'.repeat(60_000)}"}}`;
    const long = { body: null, bodyTooLong: true };
    expect((await read(finishedRequest({ status: 400, body: json })))?.exchange).toMatchObject(long);
    const longer = `[${'1,'.repeat(600_000)}1]`;
    expect((await read(finishedRequest({ status: 400, body: longer })))?.exchange).toMatchObject(long);
  });

  test('lists an exchange whose body the browser has let go', async () => {
    const call = await read(finishedRequest({ status: 403, body: new Error('evicted') }));
    expect(call?.exchange).toMatchObject({ status: 403, body: null, unread: 'not told' });
  });

  test('says of an error why its body was not read, and of an empty one that it is empty', async () => {
    const { entry } = finishedRequest({ status: 403 });
    const broken = {
      ...Object(entry),
      response: { ...Reflect.get(Object(entry), 'response'), _error: 'net::ERR_ABORTED' },
    };
    const untold = async () => ({ text: '', base64: false, untold: true }) as const;
    const bytes = async () => ({ text: 'AAEC', base64: true });
    expect((await read({ entry: broken, body: untold }))?.exchange.unread).toBe('broke off');
    expect((await read({ entry, body: untold }))?.exchange.unread).toBe('not told');
    expect((await read({ entry, body: bytes }))?.exchange.unread).toBe('not text');
    const empty = (await read(finishedRequest({ status: 403 })))?.exchange;
    expect([empty?.body, empty?.unread]).toEqual(['', undefined]);
  });

  test.each([
    ['JSON', '[{"error":1', { body: null, unread: 'cut' }],
    ['a page', '<html>', { body: '<', unread: 'cut' }],
    ['something of which nothing is left', '', { body: null, unread: 'cut' }],
    ['JSON above all limits', `[${'1,'.repeat(600_000)}`, { body: null, unread: 'cut' }],
  ])('says of an error that the browser kept only its beginning: %s', async (_what, text, expected) => {
    const { entry } = finishedRequest({ status: 403 });
    const cut = { kept: text.length, missing: 9 };
    const { exchange } = (await read({ entry, body: async () => ({ text, base64: false, cut }) })) ?? {};
    expect(exchange).toMatchObject(expected);
    expect(exchange?.bodyTooLong).toBeUndefined();
  });

  test('leaves the body to the body store alone', async () => {
    const { entry, body } = finishedRequest();
    const content = { size: 12, mimeType: 'application/json', text: 'of the browser' };
    const response = { ...Object(Reflect.get(Object(entry), 'response')), content };
    const call = await read({ entry: { ...Object(entry), response }, body });
    expect(call?.size).toBe(12);
    expect(call?.entry).toMatchObject({ response: { status: 200, content: { size: 12 } } });
    expect(JSON.stringify(call?.entry)).not.toContain('of the browser');
  });
});
