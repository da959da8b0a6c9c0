import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { BARE, bytesOf, NASTY, requests } from '../../../tests/fakes/code-requests.ts';
import type { HarEntry } from '../har/har.ts';
import { harEntry } from '../har/har-entry.ts';
import { asCurl } from './as-curl.ts';
import { asFetch } from './as-fetch.ts';
import { type CodeRequest, codeRequest, hasCookies, sentToken, TOKEN_VARIABLE } from './code-request.ts';

const BY_VARIABLE = { variable: TOKEN_VARIABLE };
const TOKEN = 'secret-token+/~0123456789==';

const folder = mkdtempSync(path.join(tmpdir(), 'code-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

// Replaces curl: writes down its arguments and its input, each with its length.
writeFileSync(
  path.join(folder, 'curl'),
  `#!/bin/sh
for argument in "$@"; do printf '%s\\0' "$argument"; done
case " $* " in *" @- "*) printf 'input\\0'; cat ;; esac
`,
  { mode: 0o755 },
);

/** Runs a command with `sh`. Returns curl's arguments, one character per byte, and its input. */
function argumentsOf(command: string): { args: readonly string[]; input: Buffer | null } {
  const env = { PATH: `${folder}:${process.env['PATH'] ?? ''}`, [TOKEN_VARIABLE]: TOKEN };
  const output = execFileSync('sh', { input: command, env, cwd: folder, maxBuffer: 10_000_000 });
  const at = output.indexOf('input\0');
  const args = output
    .subarray(0, at < 0 ? undefined : at)
    .toString('latin1')
    .split('\0')
    .slice(0, -1);
  return { args, input: at < 0 ? null : output.subarray(at + 'input\0'.length) };
}

describe('as cURL', () => {
  test('every argument arrives as it was, whatever is in it', () => {
    fc.assert(
      fc.property(requests, (wanted) => {
        const { args, input } = argumentsOf(asCurl(wanted, BY_VARIABLE));
        expect(args[0]).toBe(wanted.url);
        const lines = args.flatMap((each, i) => (args[i - 1] === '-H' ? [each] : []));
        const given = wanted.headers.map(({ name, value }) =>
          value.trim() === '' ? `${name};` : `${name}: ${value}`,
        );
        expect(lines.slice(0, given.length)).toEqual(given);
        expect(lines.includes(`Authorization: Bearer ${TOKEN}`)).toBe(wanted.bearer);
        const sent = wanted.method === 'HEAD' ? null : bytesOf(wanted.body);
        const raw = args.at(-2) === '--data-raw' ? Buffer.from(args.at(-1) ?? '', 'latin1') : null;
        expect(input ?? raw).toEqual(sent);
        expect(args.includes('@-')).toBe(input !== null);
      }),
      { numRuns: 200 },
    );
  });

  test('holds nothing that a terminal obeys, in short lines whose quotes are closed', () => {
    const long = fc.string({
      unit: fc.oneof(NASTY, fc.string({ unit: 'binary' })),
      minLength: 500,
      maxLength: 5000,
    });
    fc.assert(
      fc.property(requests, long, (wanted, much) => {
        const command = asCurl(
          { ...wanted, body: { kind: 'text', text: much, encoding: 'utf-8' } },
          { token: TOKEN },
        );
        expect(command).toMatch(/^[\n\x20-\x7e]*$/);
        expect(Math.max(...command.split('\n').map(({ length }) => length))).toBeLessThan(500);
        const open = command.split('\n').filter((line) => outsideOfQuotes(line) === null);
        expect(open).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  test('has nothing of the request outside of single quotes', () => {
    fc.assert(
      fc.property(requests, (wanted) => {
        const rest = asCurl(wanted, BY_VARIABLE)
          .split('\n')
          .map((line) => outsideOfQuotes(line))
          .join('\n')
          .replaceAll('"Authorization: Bearer $INVENTORUM_ACCESS_TOKEN"', '');
        expect(rest).toMatch(
          /^(?:curl|printf|test -s request-body &&|-X(?: [A-Z]+)?|-H|--(?:head|globoff|data-raw|data-binary @(?:-|request-body))|"\$\(|\)"|[:| \n]|\\['\\\n])*$/,
        );
      }),
    );
  });

  test.each([
    ['in one word', 'a'.repeat(200_000)],
    ['in lines', 'line of a text\n'.repeat(20_000)],
    ['beyond ASCII', 'ü'.repeat(100_000)],
  ])('a long body %s is no argument of a program', (_what, much) => {
    const { input } = argumentsOf(
      asCurl({ ...BARE, body: { kind: 'text', text: much, encoding: 'utf-8' } }, BY_VARIABLE),
    );
    expect(input?.toString()).toBe(much);
  });

  test('reads as a person would write it', () => {
    const wanted: CodeRequest = {
      method: 'POST',
      url: 'https://app.inventorum.com/api/products/',
      headers: [{ name: 'Content-Type', value: 'application/json' }],
      body: { kind: 'text', text: '{"name":"Tea mug, \'large\'"}', encoding: 'utf-8' },
      bearer: true,
      notes: [{ kind: 'cookie left out' }],
    };
    expect(asCurl(wanted, BY_VARIABLE)).toBe(String.raw`: '# Left out: Cookie, which is a secret.'
curl 'https://app.inventorum.com/api/products/' \
  -H 'Content-Type: application/json' \
  -H "Authorization: Bearer $INVENTORUM_ACCESS_TOKEN" \
  --data-raw '{"name":"Tea mug, '\''large'\''"}'`);
    expect(asCurl({ ...wanted, method: 'DELETE', body: { kind: 'none' } }, { token: TOKEN })).toContain(
      `-X DELETE \\\n  -H 'Content-Type: application/json' \\\n  -H 'Authorization: Bearer ${TOKEN}'`,
    );
    const lines = { kind: 'text', text: '{\n  "name": "Tässe\\t"\n}', encoding: 'utf-8' } as const;
    expect(asCurl({ ...wanted, notes: [], body: lines }, BY_VARIABLE)).toBe(String.raw`printf '%b' \
  '{\n' \
  '  "name": "T\0303\0244sse\0134t"\n' \
  '}' \
  | curl 'https://app.inventorum.com/api/products/' \
  -H 'Content-Type: application/json' \
  -H "Authorization: Bearer $INVENTORUM_ACCESS_TOKEN" \
  --data-binary @-`);
  });

  test('does not name a type that was not sent', () => {
    const sent = { ...BARE, method: 'PUT', body: { kind: 'text', text: 'x', encoding: 'utf-8' } } as const;
    expect(asCurl(sent, BY_VARIABLE)).toContain("-H 'Content-Type:'");
  });

  test('a body that is not here comes from a file; without it nothing is sent', () => {
    const command = asCurl({ ...BARE, body: { kind: 'not here' } }, BY_VARIABLE);
    expect(() => argumentsOf(command)).toThrow(/Command failed/);
    writeFileSync(path.join(folder, 'request-body'), 'x');
    expect(argumentsOf(command).args.slice(-2)).toEqual(['--data-binary', '@request-body']);
  });
});

/** The text outside of single quotes, including each backslash with its character. Null: a quote is not closed. */
function outsideOfQuotes(line: string): string | null {
  return /^(?:\\.|\\$|'[^']*'|[^'\\])*$/.test(line) ? line.replace(/(\\.|\\$)|'[^']*'/g, '$1') : null;
}

interface FetchOptions {
  readonly method?: string;
  readonly headers?: object;
  readonly body?: string | Uint8Array;
}

/** The request that `fetch` received. */
function fetchedBy(options: unknown) {
  const { method = 'GET', headers: given = [], body: sent }: FetchOptions = Object(options);
  const pairs: readonly unknown[] = Array.isArray(given) ? given : Object.entries(given);
  return { method, pairs, body: sent === undefined ? null : Buffer.from(sent) };
}

describe('as fetch', () => {
  test('makes the same request, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(requests, async (wanted) => {
        const asked: unknown[] = [];
        const run = new Function(
          'fetch',
          'process',
          `return (async () => { ${asFetch(wanted, BY_VARIABLE)}\n return response; })()`,
        );
        await run((...args: unknown[]) => asked.push(...args), { env: { [TOKEN_VARIABLE]: TOKEN } });
        const [url, options] = asked;
        const { method, pairs, body: sent } = fetchedBy(options);
        expect([url, method]).toEqual([wanted.url, wanted.method]);
        expect(pairs).toEqual([
          ...wanted.headers.map(({ name, value }) => [name, value]),
          ...(wanted.bearer ? [['Authorization', `Bearer ${TOKEN}`]] : []),
        ]);
        expect(sent).toEqual(['GET', 'HEAD'].includes(wanted.method) ? null : bytesOf(wanted.body));
      }),
    );
  });

  test('holds nothing but literals, to a shell too, and nothing that a terminal obeys', () => {
    fc.assert(
      fc.property(requests, (wanted) => {
        const code = asFetch(wanted, BY_VARIABLE);
        expect(code).not.toMatch(/[^\n\P{C}]|[\u2028\u2029]|<\/script/u);
        const rest = code
          .replaceAll(`\`Bearer \${process.env.INVENTORUM_ACCESS_TOKEN}\``, '')
          .split('\n')
          .map((line) => outsideOfQuotes(line) ?? '"')
          .join('\n');
        expect(rest).not.toMatch(/[$`&|\\"]|;(?!$)/m);
      }),
    );
  });

  test('reads as a person would write it', () => {
    const wanted: CodeRequest = {
      method: 'PUT',
      url: 'https://app.inventorum.com/api/products/7/',
      headers: [
        { name: 'X-Api-Version', value: '12' },
        { name: 'Content-Type', value: 'application/json' },
      ],
      body: { kind: 'text', text: '{"name":"Jürgen\'s"}', encoding: 'utf-8' },
      bearer: true,
      notes: [{ kind: 'redacted' }],
    };
    expect(
      asFetch(wanted, BY_VARIABLE),
    ).toBe(`// Secrets are replaced by their names in brackets: write the values in their place.
const response = await fetch('https://app.inventorum.com/api/products/7/', {
  method: 'PUT',
  headers: {
    'X-Api-Version': '12',
    'Content-Type': 'application/json',
    Authorization: \`Bearer \${process.env.INVENTORUM_ACCESS_TOKEN}\`,
  },
  body: '{"name":"Jürgen\\u0027s"}',
});`);
  });

  test('names no type that was not sent, and reads a body that is not here from a file', () => {
    const sent = { ...BARE, body: { kind: 'text', text: 'x', encoding: 'utf-8' } } as const;
    expect(asFetch(sent, BY_VARIABLE)).toContain("body: new TextEncoder().encode('x')");
    expect(asFetch({ ...BARE, body: { kind: 'not here' } }, BY_VARIABLE)).toContain(
      "body: await (await import('node:fs/promises')).readFile('request-body')",
    );
  });
});

test('a GET whose body is left out says so', () => {
  const text = { kind: 'text', text: 'x', encoding: 'utf-8' } as const;
  const wanted = { ...BARE, method: 'GET', body: text };
  expect(asFetch(wanted, BY_VARIABLE)).toMatch(/^\/\/ Left out: the body, .*\n/);
  expect(asFetch({ ...wanted, method: 'PUT' }, BY_VARIABLE)).not.toContain('Left out');
});

describe('the request to write', () => {
  type Pairs = readonly (readonly [string, string])[];
  const entryOf = (pairs: Pairs, changes: object = {}) => {
    const list = pairs.map(([name, value]) => ({ name, value }));
    const request = { method: 'GET', url: 'https://x.test/api/', headers: list, ...changes };
    const entry = harEntry({ request }, { kind: 'left out', comment: '' });
    if (!entry) throw new Error('no entry');
    return entry;
  };
  const LEFT_OUT = { sentBearer: false, cookies: 'left out' } as const;
  const requestOf = (shown: HarEntry, choice: object = {}, sent = shown) =>
    codeRequest({ shown, sent }, { ...LEFT_OUT, ...choice });

  test('leaves out what the browser added, and what no header may be', () => {
    const entry = entryOf([
      [':authority', 'x.test'],
      ['Sec-Fetch-Site', 'same-origin'],
      ['User-Agent', 'Mozilla/5.0'],
      ['Proxy-Connection', 'keep-alive'],
      ['Accept', 'application/json'],
      ['Accept-Language', 'de,en;q=0.5'],
      ['X-Odd', 'a\r\nb'],
      ['X-Bell', 'a\u0007b'],
      ['not a name', 'x'],
      ['authorization', 'bearer [access token 1]'],
    ]);
    expect(requestOf(entry)).toEqual({
      method: 'GET',
      url: 'https://x.test/api/',
      headers: [
        { name: 'Accept', value: 'application/json' },
        { name: 'Accept-Language', value: 'de,en;q=0.5' },
      ],
      body: { kind: 'none' },
      bearer: true,
      notes: [{ kind: 'unsendable', names: ['X-Odd', 'X-Bell'] }],
    });
  });

  test('leaves out what asks for less than the panel shows, and says so; a precondition of a write stays', () => {
    const entry = entryOf([
      ['if-none-match', '"1"'],
      ['If-Modified-Since', 'Sat, 28 Nov 2026 09:00:00 GMT'],
      ['Range', 'bytes=0-9'],
      ['If-Range', '"1"'],
      ['If-Match', '"1"'],
    ]);
    expect(requestOf(entry)).toMatchObject({
      headers: [{ name: 'If-Match', value: '"1"' }],
      notes: [{ kind: 'conditional', names: ['if-none-match', 'If-Modified-Since', 'Range', 'If-Range'] }],
    });
  });

  test('has cookies by choice only, and real ones by another', () => {
    const sent = entryOf([['cookie', 'sn=abc']]);
    const shown = entryOf([['cookie', 'sn=[cookie 1]']]);
    expect(hasCookies(sent)).toBe(true);
    const left = requestOf(shown, {}, sent);
    expect([left.headers, left.notes]).toEqual([[], [{ kind: 'cookie left out' }]]);
    for (const [cookies, value] of [
      ['redacted', 'sn=[cookie 1]'],
      ['real', 'sn=abc'],
    ])
      expect(requestOf(shown, { cookies }, sent)).toMatchObject({
        headers: [{ name: 'cookie', value }],
        notes: [{ kind: 'cookie' }],
      });
  });

  test('writes an address in ASCII, and decodes nothing of it', () => {
    const url = "https://x.test/a%0d%0ab%1b%e2%80%ae?q=%27'`$(id)`ü\u202e\ud800#f";
    const written = requestOf(entryOf([], { url })).url;
    expect(written).toMatch(/^https:\/\/x\.test\/a%0d%0ab%1b%e2%80%ae\?q=%27'`\$\(id\)`%C3%BC%E2%80%AE/);
    expect(written).toMatch(/^[\x21-\x7e]*$/);
  });

  test('says where something is not what was sent', () => {
    const url = 'https://x.test/api/?code=abc';
    const sent = entryOf([], { url });
    const shown = entryOf([], { url: 'https://x.test/api/?code=%5Bcredential%201%5D' });
    expect(requestOf(shown, {}, sent).notes).toEqual([{ kind: 'redacted' }]);
    expect(
      requestOf(entryOf([['Authorization', 'Bearer [t 1]']]), {}, entryOf([['Authorization', 'Bearer a']]))
        .notes,
    ).toEqual([]);
  });

  test('has the body as it was judged before redaction', () => {
    const of = (text: string, length: number) =>
      entryOf([['Content-Length', `${length}`]], {
        method: 'POST',
        postData: { mimeType: 'text/plain', text },
      });
    const shown = of('pw=[password 1]', 6);
    expect(requestOf(shown, {}, of('pw=abc', 6))).toMatchObject({
      body: { kind: 'text', text: 'pw=[password 1]', encoding: 'utf-8' },
      notes: [{ kind: 'redacted' }],
    });
    expect(requestOf(of('ü', 1)).body).toEqual({ kind: 'text', text: 'ü', encoding: 'latin1' });
    expect(requestOf(of('ab', 9))).toMatchObject({
      body: { kind: 'not here' },
      notes: [{ kind: 'body', because: 'cut' }],
    });
  });

  test('keeps another scheme, as redaction left it', () => {
    const entry = entryOf([['Authorization', 'Basic [credential 1]']]);
    expect(requestOf(entry)).toMatchObject({ bearer: false, headers: [{ name: 'Authorization' }] });
    expect(sentToken(entry)).toBeNull();
  });

  test('carries a token where the entry of a replay leaves it out', () => {
    expect(requestOf(entryOf([]), { sentBearer: true }).bearer).toBe(true);
  });

  test('knows the token that was really sent', () => {
    expect(sentToken(entryOf([['authorization', `Bearer ${TOKEN}`]]))).toBe(TOKEN);
  });
});
