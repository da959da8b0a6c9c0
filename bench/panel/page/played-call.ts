import { scopeWrongBody, serializerErrorBody, tokenInvalidBody } from '../../../src/inventorum/api-error.ts';
import { ENDPOINTS } from '../../../src/inventorum/endpoints.ts';
import { API_HOST, SAVED_TOKEN } from '../facts.ts';

/** A finished call as Chromium's DevTools report it: a HAR entry, and its body on demand. */
export interface PlayedCall {
  readonly entry: object;
  readonly body: string;
}

interface Pair {
  readonly name: string;
  readonly value: string;
}

const ANSWERS: readonly (readonly [share: number, status: number, type: string, body: string])[] = [
  [84, 200, 'application/json', ''],
  [3, 201, 'application/json', ''],
  [1, 204, '', ''],
  [1, 301, 'text/html', ''],
  [
    3,
    400,
    'application/json',
    JSON.stringify(
      serializerErrorBody({ name: ['This field may not be blank.'], ean: ['Not a valid EAN.'] }),
    ),
  ],
  [2, 401, 'application/json', JSON.stringify(tokenInvalidBody())],
  [1, 403, 'application/json', '{"detail":"You do not have permission to perform this action."}'],
  [3, 404, 'application/json', '{"detail":"Not found."}'],
  [1, 429, 'application/json', '{"detail":"Request was throttled."}'],
  [
    1,
    502,
    'text/html',
    `<html><body><h1>502 Bad Gateway</h1>${'<!-- padding -->'.repeat(200)}</body></html>`,
  ],
];

const SCOPE_WRONG = [0, 403, 'application/json', JSON.stringify(scopeWrongBody())] as const;

const FOREIGN_TOKENS = Array.from({ length: 40 }, (_, i) => `foreign${i}Kq7VtN2xWb9ZrLm4Hd${i}`);

const AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';

/** The call with a number, always the same except for its time. Its shape was taken from Chromium 156. */
export function playedCall(index: number, endedAt: number): PlayedCall {
  const random = randomFrom(index);
  const endpoint = ENDPOINTS[Math.floor(random() * ENDPOINTS.length)] ?? ENDPOINTS[0];
  const method = endpoint?.method ?? 'GET';
  const path = (endpoint?.template ?? '/').replaceAll(/\{\w+\}/g, () =>
    String(1e5 + Math.floor(random() * 1e6)),
  );
  const query = method === 'GET' ? [pair('page', `${1 + (index % 400)}`), pair('limit', '40')] : [];
  const search = query.length > 0 ? `?${query.map(({ name, value }) => `${name}=${value}`).join('&')}` : '';
  const [, status, type, body] = isRefused(path) ? SCOPE_WRONG : answerOf(random() * 100);
  const size = body === '' ? Math.floor(200 + random() * 40_000) : body.length;
  const duration = 20 + random() * 180;
  return {
    entry: {
      _initiator: { type: 'script', stack: { callFrames: callFrames(random) } },
      _priority: 'High',
      _resourceType: 'fetch',
      cache: {},
      connection: String(40_000 + Math.floor(random() * 9)),
      pageref: 'page_1',
      request: {
        method,
        url: `https://${API_HOST}/api${path}${search}`,
        httpVersion: 'http/2.0',
        headers: sentHeaders(random),
        queryString: query,
        cookies: [],
        headersSize: -1,
        bodySize: method === 'GET' ? 0 : 240,
        ...(method === 'GET' ? {} : { postData: sentBody(index) }),
      },
      response: {
        status,
        statusText: '',
        httpVersion: 'http/2.0',
        headers: receivedHeaders(type, size),
        cookies: [],
        content: { size, mimeType: type || 'x-unknown', compression: 0 },
        redirectURL: '',
        headersSize: -1,
        bodySize: -1,
        _transferSize: size + 400,
        _error: null,
        _fetchedViaServiceWorker: false,
      },
      serverIPAddress: '203.0.113.7',
      startedDateTime: new Date(endedAt - duration).toISOString(),
      time: duration,
      timings: {
        blocked: 1 + random(),
        dns: -1,
        ssl: -1,
        connect: -1,
        send: random(),
        wait: duration - 4,
        receive: random(),
        _blocked_queueing: random(),
        _workerStart: -1,
        _workerReady: -1,
        _workerFetchStart: -1,
        _workerRespondWithSettled: -1,
      },
      _connectionId: String(index % 6),
    },
    body,
  };
}

/** The token lacks the scope of some calls, always of the same ones. */
function isRefused(path: string): boolean {
  return path.startsWith('/ledger');
}

function answerOf(percent: number) {
  let sum = 0;
  const found = ANSWERS.find(([share]) => {
    sum += share;
    return percent < sum;
  });
  return found ?? ([100, 200, 'application/json', ''] as const);
}

function callFrames(random: () => number) {
  return ['request', 'get', 'loadPage', 'load', 'run', 'dispatch', 'onClick', ''].map((functionName) => ({
    functionName,
    scriptId: '42',
    url: `https://${API_HOST}/static/js/main.3f2a1b9c.chunk.js`,
    lineNumber: 1,
    columnNumber: Math.floor(random() * 900_000),
  }));
}

/** Of ten calls six carry the saved token, two another one, and two none. */
function sentHeaders(random: () => number): readonly Pair[] {
  const sender = random();
  const token = sender < 0.6 ? SAVED_TOKEN : FOREIGN_TOKENS[Math.floor(random() * FOREIGN_TOKENS.length)];
  return [
    pair(':authority', API_HOST),
    pair(':method', 'GET'),
    pair(':scheme', 'https'),
    pair('accept', 'application/json'),
    pair('accept-encoding', 'gzip, deflate, br, zstd'),
    pair('accept-language', 'en-US,en;q=0.9,de;q=0.8'),
    ...(sender < 0.8 ? [pair('authorization', `Bearer ${token}`)] : []),
    pair('cache-control', 'no-cache'),
    pair('cookie', `csrftoken=${FOREIGN_TOKENS[0]}; sessionid=${FOREIGN_TOKENS[1]}`),
    pair('pragma', 'no-cache'),
    pair('priority', 'u=1, i'),
    pair('referer', `https://${API_HOST}/backoffice/products/overview`),
    pair('sec-ch-ua', '"Not:A-Brand";v="8", "Chromium";v="156"'),
    pair('sec-ch-ua-mobile', '?0'),
    pair('sec-ch-ua-platform', '"Linux"'),
    pair('sec-fetch-dest', 'empty'),
    pair('sec-fetch-mode', 'cors'),
    pair('sec-fetch-site', 'same-origin'),
    pair('user-agent', AGENT),
    pair('x-api-version', '12'),
  ];
}

function receivedHeaders(type: string, size: number): readonly Pair[] {
  return [
    pair('allow', 'GET, POST, PUT, DELETE, HEAD, OPTIONS'),
    pair('cache-control', 'no-store'),
    pair('content-encoding', 'gzip'),
    pair('content-language', 'en'),
    pair('content-length', String(size)),
    ...(type === '' ? [] : [pair('content-type', type)]),
    pair('date', 'Tue, 24 Nov 2026 14:29:53 GMT'),
    pair('server', 'nginx'),
    pair('strict-transport-security', 'max-age=31536000; includeSubDomains'),
    pair('vary', 'Accept, Accept-Language, Authorization, Cookie'),
    pair('x-content-type-options', 'nosniff'),
    pair('x-frame-options', 'SAMEORIGIN'),
    pair('x-inv-processed-version', '12'),
  ];
}

function sentBody(index: number) {
  const product = { name: `Product ${index}`, ean: String(4_000_000_000_000 + index), gross_price: '19.90' };
  return { mimeType: 'application/json', text: JSON.stringify({ ...product, description: 'x'.repeat(150) }) };
}

function pair(name: string, value: string): Pair {
  return { name, value };
}

/** Numbers from 0 to 1 that depend only on the seed. Source: https://github.com/cprosche/mulberry32 */
function randomFrom(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
