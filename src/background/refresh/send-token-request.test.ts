import { createServer, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { APP } from '../../../tests/fakes/token-set.ts';
import { type Judgement, judgeAnswer } from '../../oauth/judge-answer.ts';
import type { Sent } from '../../oauth/read-answer.ts';
import type { VaultLock } from '../../oauth/refresh-state.ts';
import type { Fetch } from '../../oauth/token-request.ts';
import { sendTokenRequest } from './send-token-request.ts';

// What servers and proxies send, byte by byte, and how it is read.

const GRANT = { type: 'refresh_token', refreshToken: 'sent-1' } as const;

/** As Django OAuth Toolkit writes it. */
const GOOD =
  '{"access_token": "access-2", "expires_in": 36000, "token_type": "Bearer", "scope": "orders:read products:read", "refresh_token": "refresh-2"}';

let server: Server;
let bytes: string;
/** the connection stays open after the bytes */
let staysOpen: boolean;
let requests: string[];

beforeEach(async () => {
  staysOpen = false;
  requests = [];
  server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (data) => {
      requests.push(String(data));
      socket.write(bytes);
      if (!staysOpen) socket.end();
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
});

afterEach(() => {
  vi.useRealTimers();
  server.close();
});

function endpoint(): string {
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The server does not listen.');
  return `http://127.0.0.1:${address.port}/api/auth/token/`;
}

async function send(): Promise<Sent> {
  const parts = { fetch, stayAwake: async () => undefined, lock: async () => 'open' as const };
  return await sendTokenRequest({ ...parts, endpointOf: endpoint })(APP, GRANT);
}

async function judged(): Promise<Judgement> {
  const sent = await send();
  if (typeof sent === 'string') throw new Error(`No answer: ${sent}`);
  return judgeAnswer(sent);
}

function http(status: string, body: string, ...headers: string[]): string {
  const lines = [
    `HTTP/1.1 ${status}`,
    'Server: nginx',
    'Date: Tue, 24 Nov 2026 08:00:00 GMT',
    'Connection: close',
    ...headers,
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  return `${lines.join('\r\n')}\r\n\r\n${body}`;
}

const JSON_TYPE = 'Content-Type: application/json';
const HTML_TYPE = 'Content-Type: text/html; charset=utf-8';
const PORTAL = '<!DOCTYPE html><html><head><title>Sign in to the Wi-Fi</title></head><body></body></html>';
const DJANGO_500 =
  '\n<!doctype html>\n<html lang="en">\n<head>\n  <title>Server Error (500)</title>\n</head>\n<body>\n  <h1>Server Error (500)</h1><p></p>\n</body>\n</html>\n';

/** The good answer with some of its text replaced. */
function edited(text: RegExp, instead: string): string {
  return http('200 OK', GOOD.replace(text, instead), JSON_TYPE);
}

const TOKENS = {
  refreshToken: 'refresh-2',
  accessToken: 'access-2',
  tokenType: 'Bearer',
  expiresIn: 36_000,
  scope: [{ value: 'orders:read products:read' }],
};

const NOTHING_ELSE = { accessToken: null, tokenType: null, expiresIn: null, scope: [] };

function tokens(changes: Partial<Record<keyof typeof TOKENS, unknown>> = {}): object {
  return { kind: 'tokens', status: 200, tokens: { otherRefreshToken: null, ...TOKENS, ...changes } };
}

function later(kind: string, more: object = {}, retryAfter: string | null = null): object {
  return { kind: 'later', cause: { kind, ...more }, retryAfter };
}

describe('an answer', () => {
  test.each<readonly [string, string, object]>([
    ['success', http('200 OK', GOOD, JSON_TYPE, 'Cache-Control: no-store'), tokens()],
    ['success as text/html', http('200 OK', GOOD, HTML_TYPE), tokens()],
    ['no refresh token', edited(/, "refresh_token": "[^"]*"/, ''), tokens({ refreshToken: null })],
    ['an empty refresh token', edited(/"refresh-2"/, '""'), tokens({ refreshToken: null })],
    ['an empty access token', edited(/"access-2"/, '""'), tokens(NOTHING_ELSE)],
    ['the refresh token that was sent', edited(/refresh-2/, 'sent-1'), tokens({ refreshToken: 'sent-1' })],
    ['a narrower scope', edited(/ products:read/, ''), tokens({ scope: [{ value: 'orders:read' }] })],
    ['another token_type', edited(/Bearer/, 'mac'), tokens({ tokenType: 'mac' })],
    ['no token_type', edited(/"token_type": "Bearer", /, ''), tokens({ tokenType: null })],
    ['expires_in as text', edited(/36000/, '"36000"'), tokens()],
    ['expires_in that is no number', edited(/36000/, '"soon"'), tokens({ expiresIn: null })],
    ['expires_in 0', edited(/36000/, '0'), tokens({ expiresIn: null })],
    ['expires_in over 30 days', edited(/36000/, '2592001'), tokens({ expiresIn: null })],
    ['no expires_in', edited(/"expires_in": 36000, /, ''), tokens({ expiresIn: null })],
    [
      'invalid_grant and nothing else',
      http('400 Bad Request', '{"error": "invalid_grant"}', JSON_TYPE),
      { kind: 'rejected', code: 'invalid_grant' },
    ],
    [
      "token.invalid, the API's own form",
      http(
        '401 Unauthorized',
        '{"error":{"fields":{},"description":"Invalid token","key":"token.invalid"}}',
        JSON_TYPE,
      ),
      { kind: 'rejected', code: 'token.invalid' },
    ],
    [
      'invalid_client',
      http(
        '401 Unauthorized',
        '{"error": "invalid_client"}',
        JSON_TYPE,
        'WWW-Authenticate: Bearer error="invalid_client"',
      ),
      { kind: 'wrong client' },
    ],
    [
      'another 4xx',
      http('400 Bad Request', '{"error": "unsupported_grant_type"}', JSON_TYPE),
      later('unexpected answer', { status: 400, code: 'unsupported_grant_type' }),
    ],
    [
      '429 with seconds',
      http('429 Too Many Requests', '', 'Retry-After: 120'),
      later('rate limited', { status: 429 }, '120'),
    ],
    [
      '429 with a date',
      http('429 Too Many Requests', '', 'Retry-After: Tue, 24 Nov 2026 08:10:00 GMT'),
      later('rate limited', { status: 429 }, 'Tue, 24 Nov 2026 08:10:00 GMT'),
    ],
    [
      '500 as Django crashes',
      http('500 Internal Server Error', DJANGO_500, HTML_TYPE),
      later('server error', { status: 500 }),
    ],
    [
      '503 whose body says invalid_grant',
      http('503 Service Unavailable', '{"error": "invalid_grant"}', JSON_TYPE),
      later('server error', { status: 503 }),
    ],
    ['a captive portal', http('200 OK', PORTAL, HTML_TYPE), later('not json', { status: 200 })],
    ['a firewall', http('403 Forbidden', PORTAL, HTML_TYPE), later('not json', { status: 403 })],
    [
      'a redirect',
      http('302 Found', '', 'Location: https://portal.example/login'),
      later('redirect', { status: 302 }),
    ],
    [
      'a body that breaks off before the refresh token',
      http('200 OK', GOOD, JSON_TYPE).slice(0, -30),
      later('not json', { status: 200 }),
    ],
    [
      'a body that breaks off right after the refresh token',
      http('200 OK', GOOD, JSON_TYPE).slice(0, -1),
      tokens(NOTHING_ELSE),
    ],
    ['an empty body', http('200 OK', '', JSON_TYPE), later('not json', { status: 200 })],
  ])('%s', async (_what, sentBytes, judgement) => {
    bytes = sentBytes;
    expect(await judged()).toMatchObject(judgement);
  });

  test('of two megabytes is read to the end of the first', async () => {
    bytes = http('200 OK', 'x'.repeat(2_000_000), JSON_TYPE);
    const sent = await send();
    expect(sent).toMatchObject({ incomplete: true });
    expect(typeof sent === 'string' ? 0 : sent.text.length).toBeLessThan(1_200_000);
  });

  test('that is none is a broken network', async () => {
    bytes = '';
    expect(await send()).toBe('network');
  });
});

test('a request carries the grant, the client and nothing else: no scope, no cookie', async () => {
  bytes = http('200 OK', GOOD, JSON_TYPE);
  await send();
  const [head = '', body] = (requests[0] ?? '').split('\r\n\r\n');
  expect(head).toContain('POST /api/auth/token/ HTTP/1.1');
  expect(head).toMatch(/authorization: Basic /i);
  expect(head).not.toMatch(/cookie/i);
  expect(body).toBe('refresh_token=sent-1&grant_type=refresh_token');
});

/** A request that gets no answer; `abort` is what the signal does to it. */
const noAnswer: Fetch = (_url, { signal }) =>
  new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));

describe('while no answer comes', () => {
  test('the browser is asked for something at once and after 15 s; after 25 s it is over', async () => {
    vi.useFakeTimers();
    vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(new DOMException('', 'TimeoutError')), ms);
      return controller.signal;
    });
    const stayAwake = vi.fn(async () => undefined);
    const parts = { fetch: noAnswer, stayAwake, lock: async () => 'open' as const };

    const sent = sendTokenRequest({ ...parts, endpointOf: () => 'https://a.test/' })(APP, GRANT);
    expect(stayAwake).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(stayAwake).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(10_000);

    expect(await sent).toBe('timeout');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(stayAwake).toHaveBeenCalledTimes(2);
    vi.restoreAllMocks();
  });

  test('a browser that refuses to be asked stops nothing', async () => {
    bytes = http('200 OK', GOOD, JSON_TYPE);
    const parts = { fetch, lock: async (): Promise<VaultLock> => 'open', endpointOf: endpoint };
    const stayAwake = () => Promise.reject(new Error('no'));
    expect(await sendTokenRequest({ ...parts, stayAwake })(APP, GRANT)).toMatchObject({ status: 200 });
  });
});

test('a vault that was locked a moment before keeps the request from leaving', async () => {
  const parts = { fetch, stayAwake: async () => undefined, endpointOf: endpoint };
  expect(await sendTokenRequest({ ...parts, lock: async () => 'locked' })(APP, GRANT)).toBe('locked');
  expect(requests).toEqual([]);
});

test.each(['http://[::1]:8080', 'http://127.0.0.2:8080', 'http://shop.test'])(
  'an address that the CSP of our own pages forbids is not asked, and is no fault of the network: %s',
  async (origin) => {
    const asked: string[] = [];
    const parts = {
      fetch: async (url: string) => {
        asked.push(url);
        return new Response();
      },
      stayAwake: async () => undefined,
      lock: async () => 'open' as const,
      endpointOf: () => `${origin}/api/auth/token/`,
    };
    expect(await sendTokenRequest(parts)(APP, GRANT)).toBe('not reachable');
    expect(asked).toEqual([]);
  },
);
