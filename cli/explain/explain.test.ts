import { describe, expect, test } from 'vitest';
import { SCOPE_WRONG, TOKEN_INVALID } from '../../src/diagnosis/fixtures/cases.ts';
import { CommandFailure } from '../command.ts';
import { explainText } from './explain.ts';
import { linesOf } from './lines-of.ts';

const NOTHING = { origins: [], call: null };
const TOKEN = 'aB3dE5fG7hI9kL1mN3oP5qR7';

interface Entry {
  readonly url?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly sent?: string;
  readonly status?: number;
  readonly received?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly at?: string;
  readonly more?: object;
}

function pairs(headers: Readonly<Record<string, string>>) {
  return Object.entries(headers).map(([name, value]) => ({ name, value }));
}

function entry(given: Entry = {}): object {
  const { url = 'https://app.inventorum.com/api/products/', method = 'GET', body = '{}' } = given;
  const headers = { host: new URL(url).host, authorization: `Bearer ${TOKEN}`, ...given.headers };
  const type = { 'content-type': 'application/json', ...given.received };
  return {
    startedDateTime: given.at ?? '2026-11-24T10:00:00.000Z',
    time: 5,
    request: {
      ...{ method, url, headers: pairs(headers) },
      ...(given.sent !== undefined && { postData: { mimeType: 'application/json', text: given.sent } }),
    },
    response: {
      status: given.status ?? 200,
      headers: pairs(type),
      content: { size: body.length, mimeType: 'application/json', text: body },
      ...given.more,
    },
  };
}

function har(entries: readonly object[], creator = 'WebInspector'): string {
  return JSON.stringify({ log: { version: '1.2', creator: { name: creator, version: '1' }, entries } });
}

async function explained(...entries: readonly object[]) {
  return (await explainText(har(entries), NOTHING)).calls;
}

describe('explain', () => {
  test('a refused call: what is needed, who sent it, what the server says', async () => {
    const report = await explainText(
      har([entry({ method: 'POST', status: 403, body: SCOPE_WRONG })]),
      NOTHING,
    );
    expect(report.calls).toMatchObject([
      {
        ...{ method: 'POST', path: '/api/products/', origin: 'https://app.inventorum.com', status: 403 },
        ...{ worked: false, title: 'This token may not create products' },
        verdict: { kind: 'scope.wrong', missing: 'products:create' },
        server: { key: 'scope.wrong', description: 'Your scope does not allow access here.' },
        sentWith: 'a token that is not saved here: …5qR7',
      },
    ]);
    expect(report.advice).toMatchObject([{ token: '5qR7', calls: 1, least: ['products:create'] }]);
    expect(linesOf(report, false).join('\n')).toBe(`POST /api/products/  403  https://app.inventorum.com
  This token may not create products
  Needed       products:create (inferred, not documented), for apps from before 2019: products (documented)
  Missing      products:create
  Sent with    a token that is not saved here: …5qR7
  Server says  403 scope.wrong “Your scope does not allow access here.”
  No X-Api-Version was sent: the server chooses the version, and its choice may change.

1 call to the API, 1 did not work; 0 other requests are left out.

Access advice: a token that is not saved here: …5qR7
  1 call, 1 scope needed. The scope granted to them is not known.
  Scope            Use     Calls  How we know
  products:create  needed  1      inferred, not documented
  The least that would have been enough: products:create
  Generate a token with these scopes in “My Apps”: https://manager.shore.com/api-apps`);
  });

  test('calls that worked are left out of the list, unless all are wanted', async () => {
    const report = await explainText(har([entry()]), NOTHING);
    expect(linesOf(report, false)[0]).toBe(
      '1 call to the API, 0 did not work; 0 other requests are left out.',
    );
    expect(linesOf(report, true)[0]).toBe('GET /api/products/  200  https://app.inventorum.com');
  });

  test('of other hosts only this machine counts, and what is named', async () => {
    const urls = [
      'http://127.0.0.1:8480/api/info/',
      'https://shop.example/api/info/',
      'https://app.inventorum.com/',
    ];
    const text = har(urls.map((url) => entry({ url })));
    expect((await explainText(text, NOTHING)).calls.map(({ origin }) => origin)).toEqual([
      'http://127.0.0.1:8480',
    ]);
    const named = await explainText(text, { origins: ['https://shop.example'], call: null });
    expect(named).toMatchObject({ leftOut: 1, calls: [{ path: '/api/info/' }, { path: '/api/info/' }] });
  });

  test('nothing speaks of the extension, in which nothing is saved', async () => {
    const refused = { status: 401, body: TOKEN_INVALID } as const;
    const [foreign, none] = await explained(
      entry(refused),
      entry({ ...refused, headers: { authorization: '' } }),
    );
    expect(foreign).toMatchObject({ title: 'The server does not accept this access token', advice: null });
    const without = { ...entry(refused) } as { request: { headers: { name: string }[] } };
    without.request.headers = without.request.headers.filter(({ name }) => name !== 'authorization');
    const [bare] = await explained(without);
    expect(bare).toMatchObject({ title: 'This call carried no token', sentWith: 'no Authorization header' });
    expect(JSON.stringify([foreign?.advice, none?.advice, bare?.advice])).not.toMatch(/popup|page/);
  });
});

describe('a HAR', () => {
  test('query and form count as written, not as a browser decoded them', async () => {
    const decoded = { queryString: [{ name: 'limit', value: '3' }] };
    const one = entry({ url: 'https://app.inventorum.com/api/products/?limit=100' }) as { request: object };
    const [call] = await explained({ ...one, request: { ...one.request, ...decoded } });
    expect(call?.path).toBe('/api/products/?limit=100');
    expect(call?.notices.join()).toContain('limit=100');
  });

  test.each([
    ['Playwright', -1, { _failureText: 'net::ERR_NAME_NOT_RESOLVED' }],
    ['Chromium', 0, { _error: 'net::ERR_NAME_NOT_RESOLVED' }],
    ['another', 42, { _error: 'net::ERR_NAME_NOT_RESOLVED' }],
  ])('a status below 100 is a failure: %s', async (_who, status, more) => {
    const [call] = await explained(entry({ status, more, body: '' }));
    expect(call).toMatchObject({ status: 0, verdict: { kind: 'no answer', cause: 'host not found' } });
  });

  test('a body in a file of its own is not here, which is no empty one', async () => {
    const [call] = await explained(
      entry({ status: 400, more: { content: { size: 90, mimeType: 'application/json', _file: 'a.json' } } }),
    );
    expect(call?.notices.join()).toContain('what the server says about the error is not known');
  });

  test('a program that is no browser records all that it sent, even without the host', async () => {
    const one = entry({ method: 'POST', status: 403, body: SCOPE_WRONG }) as {
      request: { headers: { name: string }[] };
    };
    one.request.headers = one.request.headers.filter(({ name }) => name !== 'host');
    const told = await explainText(har([one], 'Playwright'), NOTHING);
    expect(told.calls[0]?.sentWith).toContain('5qR7');
    const untold = await explainText(har([one]), NOTHING);
    expect(untold.calls[0]?.sentWith).toBe('unknown: the browser does not tell');
    const refused = await explained({ ...one, response: { status: 401, headers: [] } });
    expect(refused[0]?.advice).toMatch(/^The browser does not tell which headers/);
  });

  test('of our own export: a replaced token is a token, and two are two', async () => {
    const sent = (value: string) => entry({ headers: { authorization: `Bearer [${value}]` }, status: 401 });
    const report = await explainText(
      har([sent('access token 1'), sent('other access token 1'), sent('access token 1')]),
      NOTHING,
    );
    expect(report.calls.map(({ verdict }) => verdict.kind)).toEqual(Array(3).fill('token.invalid'));
    expect(report.advice.map(({ calls }) => calls)).toEqual([2, 1]);
  });

  test('calls are in the order in which they began, and a 429 counts those before it', async () => {
    const at = (ms: number) => `2026-11-24T10:00:00.${String(ms).padStart(3, '0')}Z`;
    const calls = Array.from({ length: 21 }, (_, i) => entry({ at: at(i) }));
    const found = await explained(entry({ status: 429, at: at(30), body: '' }), ...calls);
    expect(found.at(-1)).toMatchObject({ verdict: { kind: 'rate limited', sentInLastSecond: 22 } });
  });

  test.each([
    ['nothing', '', 'empty'],
    ['half of one', har([entry()]).slice(0, 90), 'not complete JSON'],
    ['other JSON', '{"error":{"key":"scope.wrong"}}', 'no HAR'],
    ['a text', 'hello', 'neither a HAR nor an answer'],
  ])('%s is refused without a word of it', async (_what, text, why) => {
    const refused = explainText(text, NOTHING);
    await expect(refused).rejects.toThrow(CommandFailure);
    await expect(refused).rejects.toThrow(why);
  });
});

describe('an answer of curl', () => {
  const HEAD = 'HTTP/2 403 \r\ncontent-type: application/json\r\n\r\n';

  test('with its head, its call is named beside it', async () => {
    const report = await explainText(HEAD + SCOPE_WRONG, { origins: [], call: 'POST /products/' });
    expect(report.calls).toMatchObject([{ title: 'This token may not create products', sentWith: null }]);
    await expect(explainText(HEAD + SCOPE_WRONG, NOTHING)).rejects.toThrow('--call');
  });

  test('of several heads the last counts', async () => {
    const text = `HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 301 Moved\r\nlocation: /api/taxes/\r\n\r\n${HEAD}${SCOPE_WRONG}`;
    const report = await explainText(text, { origins: [], call: 'GET /taxes/' });
    expect(report.calls).toMatchObject([{ status: 403, verdict: { kind: 'scope.wrong' } }]);
  });

  test('with what was sent, nothing else is needed', async () => {
    const text = `*   Trying 203.0.113.7:443...
* Connected to app.inventorum.com (203.0.113.7) port 443 (#0)
* SSL connection using TLSv1.3 / TLS_AES_256_GCM_SHA384
> POST /api/products/ HTTP/1.1
> Host: app.inventorum.com
> Authorization: Bearer ${TOKEN}
>${' '}
} [5 bytes data]
< HTTP/1.1 403 Forbidden
< Content-Type: application/json
<${' '}
{ [100 bytes data]
${SCOPE_WRONG}
* Connection #0 to host app.inventorum.com left intact`;
    const { calls } = await explainText(text, NOTHING);
    expect(calls).toMatchObject([
      {
        ...{
          method: 'POST',
          origin: 'https://app.inventorum.com',
          sentWith: 'a token that is not saved here: …5qR7',
        },
        server: { key: 'scope.wrong' },
      },
    ]);
    expect(JSON.stringify(calls)).not.toContain(TOKEN);
  });
});

describe('secrets of the file', () => {
  const PLANTED = {
    bearer: 'pLanted-0-bearer-value',
    basic: 'pLanted-1-client-secret',
    access: 'pLanted-2-access-answer',
    refresh: 'pLanted-3-refresh-answer',
    cookie: 'pLanted-4-cookie',
    setCookie: 'pLanted-5-set-cookie',
    query: 'pLanted-6-query',
    form: 'pLanted-7-form',
    header: 'pLanted-8-csrf-header',
    foreign: 'pLanted-9-of-another-host',
    digits: '8412907734',
  } as const;

  /** A server that echoes everything, in every field that is shown. */
  const ECHO = JSON.stringify({
    error: {
      key: 'common.serializer_error',
      description: Object.values(PLANTED).join(' '),
      fields: { name: [`not ${PLANTED.access}`], [PLANTED.form]: [PLANTED.setCookie, btoa(PLANTED.refresh)] },
    },
  });

  const RECORDING = har([
    entry({
      url: 'https://app.inventorum.com/api/auth/token/',
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`client:${PLANTED.basic}`)}`, cookie: `sn=${PLANTED.cookie}` },
      received: { 'set-cookie': `sn=${PLANTED.setCookie}; HttpOnly` },
      body: JSON.stringify({ access_token: PLANTED.access, refresh_token: PLANTED.refresh }),
    }),
    entry({
      url: `https://app.inventorum.com/api/products/${PLANTED.digits}/?access_token=${PLANTED.query}&x=${PLANTED.refresh}`,
      method: 'PUT',
      headers: { authorization: `Bearer ${PLANTED.bearer}`, 'x-csrf-token': PLANTED.header },
      sent: JSON.stringify({ name: PLANTED.access, password: PLANTED.form }),
      status: 400,
      body: ECHO,
    }),
    entry({
      url: `https://app.inventorum.com/api/${PLANTED.access}/`,
      status: 301,
      received: { location: `/api/${PLANTED.bearer}/?next=${PLANTED.foreign}` },
    }),
    entry({
      url: 'https://app.inventorum.com/api/orders/',
      method: PLANTED.setCookie,
      status: 405,
      body: ECHO,
    }),
    entry({
      url: 'https://app.inventorum.com/api/info/',
      headers: { authorization: `Bearer ${PLANTED.access}`, 'x-api-version': PLANTED.cookie },
      received: { 'x-inv-processed-version': PLANTED.setCookie, 'content-type': PLANTED.basic },
      status: 404,
      body: ECHO,
    }),
    entry({
      url: 'https://tracker.example/collect',
      headers: { authorization: `Bearer ${PLANTED.foreign}`, cookie: `id=${PLANTED.digits}` },
    }),
  ]);

  test('none is shown, wherever a server or a page repeats it', async () => {
    const report = await explainText(RECORDING, NOTHING);
    expect(report.calls.length).toBe(5);
    const shown = JSON.stringify(report) + linesOf(report, true).join('\n');
    const found = Object.entries(PLANTED).flatMap(([name, value]) =>
      [value, encodeURIComponent(value), btoa(value)].some((form) => shown.includes(form)) ? [name] : [],
    );
    expect(found).toEqual([]);
    // The planted values are really repeated: without redaction they would be shown.
    expect(shown).toContain('[cookie');
    expect(shown).toContain('common.serializer_error');
  });
});

describe('a hostile text', () => {
  test('does not act on a terminal', async () => {
    const [call] = await explained(
      entry({
        status: 400,
        body: JSON.stringify({ error: { key: 'a\u001b[31m', description: '\u009b2J\u202eabc' } }),
      }),
    );
    const text = linesOf({ calls: call ? [call] : [], advice: [], leftOut: 0 }, true).join('\n');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the search is for these characters
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });
});
