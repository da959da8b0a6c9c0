import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HarEntry } from '../har/har.ts';
import { harEntry } from '../har/har-entry.ts';
import { redactByNames } from './redact-by-names.ts';

interface Facts {
  readonly url?: string;
  readonly headers?: readonly (readonly [string, string])[];
  readonly cookies?: readonly (readonly [string, string])[];
  readonly sent?: string;
  readonly sentAs?: string;
  readonly body?: string;
}

function entry(facts: Facts): HarEntry {
  const pairs = (list: Facts['headers']) => (list ?? []).map(([name, value]) => ({ name, value }));
  const made = harEntry(
    {
      startedDateTime: '2026-11-24T10:00:00.000Z',
      request: {
        method: 'POST',
        url: facts.url ?? 'https://app.inventorum.com/api/products/',
        headers: pairs(facts.headers),
        cookies: pairs(facts.cookies),
        ...(facts.sent !== undefined && { postData: { mimeType: facts.sentAs, text: facts.sent } }),
      },
      response: { status: 200, content: { mimeType: 'application/json' } },
    },
    { kind: 'text', text: facts.body ?? '' },
  );
  if (!made) throw new Error('no entry');
  return made;
}

function redacted(facts: Facts, personal: 'keep' | 'replace' = 'replace') {
  const [first] = redactByNames([entry(facts)], personal).value;
  if (!first) throw new Error('no entry');
  return first;
}

describe('redactByNames', () => {
  test.each([
    ['Authorization', 'Bearer abc.def', 'Bearer [other access token 1]'],
    ['authorization', 'Basic Y2xpZW50', 'Basic [credential 1]'],
    ['Authorization', 'abc', '[credential 1]'],
    ['Authorization', 'Bearer [access token 3]', 'Bearer [access token 3]'],
    ['Proxy-Authorization', 'Digest username="x"', 'Digest [credential 1]'],
    ['Cookie', 'sn=abc; theme=dark', 'sn=[cookie 1]; theme=[cookie 2]'],
    ['Set-Cookie', 'sn=abc; Max-Age=7200; HttpOnly', 'sn=[cookie 1]; Max-Age=7200; HttpOnly'],
    ['X-CSRFToken', 'abc', '[credential 1]'],
    ['Shorepay-Access-Key', 'abc', '[credential 1]'],
    ['X-Inv-Auth', 'abc', '[credential 1]'],
    ['Referer', 'https://h.test/?token=abc&page=1', 'https://h.test/?token=[credential 1]&page=1'],
    ['Location', '/done#access_token=abc', '/done#access_token=[other access token 1]'],
    ['X-Rid', '1234567890123456789', '1234567890123456789'],
    ['WWW-Authenticate', 'Bearer realm="api"', 'Bearer realm="api"'],
  ])('writes the header %s: %s as %s', (name, value, expected) => {
    expect(redacted({ headers: [[name, value]] }).request.headers).toEqual([{ name, value: expected }]);
  });

  test.each([
    [
      '{"access_token": "abc", "expires_in": 86400}',
      '{"access_token": "[other access token 1]", "expires_in": 86400}',
    ],
    ['{"refreshToken":"abc"}', '{"refreshToken":"[other refresh token 1]"}'],
    ['{"pin": 1234, "n": 1.50}', '{"pin": "[password 1]", "n": 1.50}'],
    ['{"token": {"value": "abc", "ok": true}}', '{"token": {"value": "[credential 1]", "ok": true}}'],
    ['{"a": [{"client_secret": "x\\"y"}]}', '{"a": [{"client_secret": "[other client secret 1]"}]}'],
    ['{"error":{"key":"token.invalid"}}', '{"error":{"key":"token.invalid"}}'],
    ['{"id": 1234567890123456789012, "v": 0E-10}', '{"id": 1234567890123456789012, "v": 0E-10}'],
    ['{"code": "", "token": null}', '{"code": "", "token": null}'],
    ['{"log": "{\\"password\\":\\"abc\\"}"}', '{"log": "{\\"password\\":\\"[password 1]\\"}"}'],
    ['{"access_token": "abc', '{"access_token": "[other access token 1]'],
    ['<p>token=abc</p> code: 1', '<p>token=abc</p> code: 1'],
    ['refresh_token=a%2Bb&x=1', 'refresh_token=[other refresh token 1]&x=1'],
    ['sent "Authorization: Bearer abcdefghijklmnop"', 'sent "Authorization: Bearer [credential 1]"'],
    ['a Bearer token is missing', 'a Bearer token is missing'],
    ['"just text"', '"just text"'],
    ['', ''],
  ])('writes the body %s as %s', (body, expected) => {
    expect(redacted({ body }).response.content.text).toBe(expected);
    expect(redacted({ sent: body, sentAs: 'text/plain' }).request.postData?.text).toBe(expected);
  });

  test('a URL keeps its shape: query, fragment and user', () => {
    const { request } = redacted({ url: 'https://me:pass@h.test/api/x/?page=1&access_token=a%2Fb#token=c' });
    expect(request.url).toBe(
      'https://%5Bcredential%201%5D@h.test/api/x/?page=1&access_token=%5Bother%20access%20token%201%5D#token=%5Bcredential%202%5D',
    );
    expect(request.queryString).toEqual([
      { name: 'page', value: '1' },
      { name: 'access_token', value: '[other access token 1]' },
    ]);
  });

  test('a multipart form loses its secret parts', () => {
    const part = '--x\r\nContent-Disposition: form-data; name="password"\r\n\r\nabc\r\n--x--';
    expect(redacted({ sent: part, sentAs: 'multipart/form-data' }).request.postData?.text).toBe(
      part.replace('abc', '[password 1]'),
    );
  });

  test('a secret found under its name is replaced wherever else it stands', () => {
    const { value } = redactByNames(
      [
        entry({ body: '{"access_token":"longEnough-42"}' }),
        entry({
          body: '{"echo":"you sent longEnough-42"}',
          headers: [['Authorization', 'Bearer longEnough-42']],
        }),
      ],
      'keep',
    );
    expect(value[1]?.response.content.text).toBe('{"echo":"you sent [other access token 1]"}');
    expect(value[1]?.request.headers[0]?.value).toBe('Bearer [other access token 1]');
  });

  test('customers stay nameless unless they are asked for', () => {
    const body =
      '{"id":7,"customer":{"id":9,"title":"Ms.","billing_address":{"id":1,"city":"Kiel"}},"email":"a@b.test","name":"Tea mug"}';
    expect(redacted({ body }).response.content.text).toBe(
      '{"id":7,"customer":{"id":9,"title":"[personal data 1]","billing_address":{"id":1,"city":"[personal data 2]"}},"email":"[personal data 3]","name":"Tea mug"}',
    );
    expect(redacted({ body }, 'keep').response.content.text).toBe(body);
  });

  test('counts what was replaced, by kind', () => {
    const { counts } = redactByNames(
      [entry({ headers: [['Cookie', 'a=1; b=2']], body: '{"password":"x","email":"a@b.test"}' })],
      'replace',
    );
    expect(counts).toEqual({ cookie: 2, password: 1, 'personal data': 1 });
  });

  test('any JSON without secret names stays as it is, and any text at all gives a text', () => {
    fc.assert(
      fc.property(fc.json(), fc.string(), (json, text) => {
        const known = /token|secret|password|pin|code|signature|assertion|email|note|city/i;
        fc.pre(!known.test(json));
        expect(redacted({ body: json }).response.content.text).toBe(json);
        expect(typeof redacted({ body: text }).response.content.text).toBe('string');
      }),
    );
  });

  test('what stands under a secret name in any JSON is nowhere after it', () => {
    const secret = fc.string({ minLength: 8, maxLength: 40 }).map((text) => `§${text}`);
    const name = fc.constantFrom('access_token', 'refreshToken', 'client-secret', 'PASSWORD', 'x_api_key');
    fc.assert(
      fc.property(secret, name, fc.jsonValue(), (value, field, rest) => {
        const body = JSON.stringify({ rest, deep: [{ [field]: value }], said: `it was ${value}` });
        const after: unknown = JSON.parse(redacted({ body }).response.content.text ?? '');
        expect(JSON.stringify(after)).not.toContain(JSON.stringify(value).slice(1, -1));
      }),
    );
  });
});
