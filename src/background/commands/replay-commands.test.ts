import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { holding } from '../../../tests/fakes/browser-facts.ts';
import { type MemoryArea, memoryArea } from '../../../tests/fakes/memory-area.ts';
import { memoryDatabase } from '../../../tests/fakes/memory-database.ts';
import { APP, tokenSet } from '../../../tests/fakes/token-set.ts';
import { harEntry } from '../../diagnosis/har/har-entry.ts';
import { placeholders } from '../../diagnosis/redaction/placeholders.ts';
import { type BrowserFacts, NOTHING_HELD } from '../../injection/held/host-permission.ts';
import { DEFAULT_POLICY, DEFAULT_SESSION_POLICY, type InjectionPolicy } from '../../injection/policy.ts';
import type { ReplayDraft } from '../../messaging/protocol.ts';
import type { OwnCall } from '../../storage/public/own-calls.ts';
import { type CredentialStore, credentialStore } from '../../storage/secret/credential-store.ts';
import { knownSecrets } from '../../storage/secret/known-secrets.ts';
import { secondCopy } from '../../storage/secret/second-copy.ts';
import { replayCommands } from './replay-commands.ts';

const ACCESS = 'access-token-of-the-set';
const REFRESH = 'refresh-token-of-the-set';
const SECRET = 'client-secret-of-the-app';

let server: Server;
let origin: string;
let answer: (request: IncomingMessage, response: ServerResponse, body: string) => void;
let arrived: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[];

let policy: InjectionPolicy;
let browser: BrowserFacts;
let notes: Omit<OwnCall, 'id'>[];
let local: MemoryArea;
let store: CredentialStore;
let commands: ReturnType<typeof replayCommands>;

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      arrived.push({ method, url, headers, body });
      answer(request, response, body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  origin = `http://127.0.0.1:${address.port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(async () => {
  arrived = [];
  notes = [];
  browser = holding(origin);
  policy = DEFAULT_POLICY;
  answer = (_request, response) => response.setHeader('Content-Type', 'application/json').end('{"ok":true}');
  local = memoryArea();
  const areas = { local, session: memoryArea(), copy: secondCopy(memoryDatabase()) };
  store = credentialStore(areas);
  const set = tokenSet({
    accessToken: ACCESS,
    refreshToken: REFRESH,
    previousRefreshToken: 'previous-refresh',
  });
  await store.write({ apps: [{ ...APP, clientSecret: SECRET }], tokenSets: [set] });
  commands = replayCommands({
    fetch: (url, init) => fetch(url, init),
    stayAwake: async () => undefined,
    now: Date.now,
    store,
    secrets: () => knownSecrets(areas, store),
    names: placeholders(),
    viewOf: async () => ({
      now: Date.now(),
      policy,
      session: DEFAULT_SESSION_POLICY,
      environments: [{ id: 'production', name: 'Production', origin }],
      tokenSets: [],
      browser,
      lock: 'open',
    }),
    note: async (call) => void notes.push(call),
  });
});

function draft(changes: Partial<ReplayDraft> = {}): ReplayDraft {
  return {
    tokenSetId: 'set-1',
    method: 'GET',
    path: '/api/products/?page=1',
    body: null,
    apiVersion: null,
    writeAgreed: false,
    ...changes,
  };
}

const JSON_BODY = { mimeType: 'application/json', text: '{"name":"Tea"}' };

describe('exchange.replay', () => {
  test('says that the browser keeps us from the address, and is not taken for a network that is down', async () => {
    const before = origin;
    origin = 'http://[::1]:8080';
    await expect(commands['exchange.replay'](draft())).rejects.toMatchObject({
      problem: { code: 'not reachable' },
    });
    origin = before;
    expect(notes).toEqual([]);
  });

  test('sends the request with the token of the set, its headers, and no cookie', async () => {
    const result = await commands['exchange.replay'](draft({ apiVersion: '12' }));
    expect(arrived).toMatchObject([{ method: 'GET', url: '/api/products/?page=1' }]);
    expect(arrived[0]?.headers).toMatchObject({
      authorization: `Bearer ${ACCESS}`,
      accept: 'application/json',
      'x-api-version': '12',
    });
    expect(arrived[0]?.headers.cookie).toBeUndefined();
    expect(result).toMatchObject({ outcome: 'answered', cut: false, accessToken: { tail: '-set' } });
    expect(result.entry.response).toMatchObject({ status: 200, content: { text: '{"ok":true}' } });
  });

  test('the token is nowhere in what comes back, even where the server echoes it', async () => {
    answer = (request, response) => {
      response.setHeader('X-Echo', String(request.headers.authorization));
      response.end(
        JSON.stringify({ echo: request.headers, basic: Buffer.from(`c:${SECRET}`).toString('base64') }),
      );
    };
    const result = JSON.stringify(await commands['exchange.replay'](draft()));
    expect(result).not.toContain(ACCESS);
    expect(result).not.toContain(Buffer.from(`c:${SECRET}`).toString('base64'));
    expect(result).toContain('[access token 1]');
    expect(JSON.stringify(notes)).not.toContain(ACCESS);
  });

  test('a write is sent with its body, once it is agreed to', async () => {
    const write = draft({ method: 'POST', path: '/api/products/', body: JSON_BODY });
    await expect(commands['exchange.replay'](write)).rejects.toMatchObject({ problem: { code: 'refused' } });
    expect(arrived).toEqual([]);
    await commands['exchange.replay']({ ...write, writeAgreed: true });
    expect(arrived).toMatchObject([{ method: 'POST', body: '{"name":"Tea"}' }]);
    expect(arrived[0]?.headers['content-type']).toBe('application/json');
  });

  test('a guarded token set does not write until it is let', async () => {
    const write = draft({ method: 'DELETE', writeAgreed: true });
    policy = { ...policy, writeGuards: { 'set-1': { writesUntil: null } } };
    await expect(commands['exchange.replay'](write)).rejects.toMatchObject({
      problem: { code: 'write guard' },
    });
    await commands['exchange.replay'](draft());
    expect(arrived.map(({ method }) => method)).toEqual(['GET']);
    policy = { ...policy, writeGuards: { 'set-1': { writesUntil: Date.now() + 60_000 } } };
    await commands['exchange.replay'](write);
    expect(arrived.map(({ method }) => method)).toEqual(['GET', 'DELETE']);
  });

  test.each([
    ['the token endpoint', { path: '/api/auth/token/' }, 'not the API'],
    ['a path outside the API', { path: '/admin/' }, 'not the API'],
    ['another host', { path: '//evil.test/api/' }, 'not the API'],
    ['a token set that is gone', { tokenSetId: 'gone' }, 'not found'],
  ])('sends nothing to %s', async (_where, changes, code) => {
    await expect(commands['exchange.replay'](draft(changes))).rejects.toMatchObject({ problem: { code } });
    expect(arrived).toEqual([]);
  });

  test('sends nothing without an access token, or without the host permission', async () => {
    browser = NOTHING_HELD;
    await expect(commands['exchange.replay'](draft())).rejects.toMatchObject({
      problem: { code: 'no permission' },
    });
    browser = holding(origin);
    await store.write({ tokenSets: [tokenSet()] });
    await expect(commands['exchange.replay'](draft())).rejects.toMatchObject({
      problem: { code: 'no access token' },
    });
    expect(arrived).toEqual([]);
  });

  test('a redirect is not followed', async () => {
    answer = (_request, response) => response.writeHead(302, { Location: '/api/elsewhere/' }).end();
    await commands['exchange.replay'](draft());
    expect(arrived).toHaveLength(1);
  });

  test('no answer is told as such, and noted', async () => {
    answer = (request) => request.socket.destroy();
    const { outcome, entry } = await commands['exchange.replay'](draft({ path: '/api/x/?token=foreign' }));
    expect(outcome).toBe('network');
    expect(entry.response.status).toBe(0);
    expect(notes).toMatchObject([
      { kind: 'replay', method: 'GET', status: 0, outcome: 'network', url: `${origin}/api/x/?token=…` },
    ]);
  });

  test('of a huge answer the first 5 MB are read', async () => {
    answer = (_request, response) => response.end('x'.repeat(6_000_000));
    const { cut, entry } = await commands['exchange.replay'](draft());
    expect(cut).toBe(true);
    expect(entry.response.content.text).toHaveLength(5_000_000);
  });

  test.each([
    ['windows-1252', [0x7b, 0x22, 0xfc, 0x22, 0x3a, 0x31, 0x7d], '{"ü":1}', undefined],
    ['utf-8', [0xef, 0xbb, 0xbf, 0x7b, 0x7d], '{}', undefined],
    ['x-unheard-of', [0x7b, 0x22, 0xc3, 0xbc, 0x22, 0x3a, 0x31, 0x7d], '{"ü":1}', true],
  ])('a text is decoded as browsers do it: %s', async (charset, bytes, text, unknownCharset) => {
    answer = (_request, response) =>
      response.setHeader('Content-Type', `application/json; charset=${charset}`).end(Buffer.from(bytes));
    const result = await commands['exchange.replay'](draft());
    expect(result.entry.response.content).toMatchObject({ text, size: bytes.length });
    expect(result.unknownCharset).toBe(unknownCharset);
  });

  test('bytes that are no text come as base64', async () => {
    answer = (_request, response) => response.end(Buffer.from([0xff, 0xd8, 0xff]));
    const { entry } = await commands['exchange.replay'](draft());
    expect(entry.response.content).toMatchObject({ text: '/9j/', encoding: 'base64' });
  });
});

describe('exchanges.redact', () => {
  const planted = (values: readonly string[]) =>
    harEntry(
      { request: { url: `https://h.test/?x=${encodeURIComponent(values.join(' '))}` }, startedDateTime: '' },
      { kind: 'text', text: JSON.stringify(values) },
    ) ?? [];

  test('replaces every value that is kept, also a spare, an unreadable and a deleted one', async () => {
    await store.write({
      deletions: [{ id: 'set-1', kind: 'token set', label: 'x', state: 'pending', until: 0 }],
    });
    await local.set({
      'spare.set-2': { version: 1, value: { refreshToken: 'spare-refresh-token' } },
      'tokenSet.set-3': { version: 99, value: { of: { accessToken: 'token-of-the-future' } } },
    });
    const values = [
      ACCESS,
      REFRESH,
      'previous-refresh',
      SECRET,
      'spare-refresh-token',
      'token-of-the-future',
    ];
    const before = [planted(values)].flat();
    expect(values.filter((value) => JSON.stringify(before).includes(value))).toEqual(values);

    const { entries, counts } = await commands['exchanges.redact']({ entries: before });
    expect(values.filter((value) => JSON.stringify(entries).includes(value))).toEqual([]);
    expect(counts).toMatchObject({ 'access token': expect.any(Number), 'client secret': expect.any(Number) });
  });

  test('the parts of one export get the same placeholders, though a token set is renewed between them', async () => {
    const first = await commands['exchanges.redact']({ entries: [planted([REFRESH])].flat() });
    await store.write({
      tokenSets: [
        tokenSet({ refreshToken: 'renewed-refresh-token', previousRefreshToken: REFRESH, generation: 1 }),
      ],
    });
    const second = await commands['exchanges.redact']({
      entries: [planted(['renewed-refresh-token', REFRESH])].flat(),
    });
    expect(first.entries[0]?.response.content.text).toBe('["[refresh token 1]"]');
    expect(second.entries[0]?.response.content.text).toBe('["[refresh token 2]","[refresh token 1]"]');
  });
});
