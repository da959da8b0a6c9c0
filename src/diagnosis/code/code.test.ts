import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { harEntry } from '../har/har-entry.ts';
import { asCurl } from './as-curl.ts';
import { asFetch } from './as-fetch.ts';
import { type CodeRequest, codeRequest, sentToken, TOKEN_VARIABLE } from './code-request.ts';

const BY_VARIABLE = { variable: TOKEN_VARIABLE };
const TOKEN = 'secret-token+/~0123456789==';

const folder = mkdtempSync(path.join(tmpdir(), 'code-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

// Stands for curl: writes down its arguments and what it is given to read, each with its length.
writeFileSync(
  path.join(folder, 'curl'),
  `#!/bin/sh
for argument in "$@"; do printf '%s\\0' "$argument"; done
case " $* " in *" @- "*) printf 'input\\0'; cat ;; esac
`,
  { mode: 0o755 },
);

/** Runs a command by `sh`; gives the arguments that curl got, and its input. */
function argumentsOf(command: string): { args: readonly string[]; input: string | null } {
  const env = { PATH: `${folder}:${process.env['PATH'] ?? ''}`, [TOKEN_VARIABLE]: TOKEN };
  const output = execFileSync('sh', ['-c', command], { env, encoding: 'utf8' });
  const at = output.indexOf('input\0');
  const args = output
    .slice(0, at < 0 ? undefined : at)
    .split('\0')
    .slice(0, -1);
  return { args, input: at < 0 ? null : output.slice(at + 'input\0'.length) };
}

const NASTY = fc.constantFrom(
  ...[
    "'",
    '"',
    '\\',
    '\n',
    '\r\n',
    '!',
    '!!',
    '$HOME',
    '$(id)',
    '`id`',
    '@file',
    '%s',
    '%',
    '\t',
    'ü',
    '🫖',
    '&',
    ';',
    '#',
    '~',
    '*',
    '\\0',
    '\u2028',
    '</script>',
  ],
);
const text = fc
  .array(fc.oneof(NASTY, fc.string({ unit: 'binary' })), { maxLength: 12 })
  .map((parts) => Buffer.from(parts.join('')).toString());
const withoutZero = text.map((each) => each.replaceAll('\0', ''));
const headerName = fc.constantFrom(
  'Accept',
  'X-Api-Version',
  'X-Odd',
  'Cookie',
  '__proto__',
  'x-api-version',
);
const headerValue = text.map((each) => each.replace(/[\0\r\n]/g, ''));
const headers = fc.array(fc.record({ name: headerName, value: headerValue }), { maxLength: 4 });

const request = fc.record<CodeRequest>({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'HEAD'),
  url: fc.webUrl({ withQueryParameters: true }).map((url) => `${url}?q=a[1]&x='`),
  headers,
  body: fc.option(withoutZero.filter((each) => each !== '')),
  bearer: fc.boolean(),
});

describe('as cURL', () => {
  test('every argument arrives as it was, whatever is in it', () => {
    fc.assert(
      fc.property(request, (wanted) => {
        const { args, input } = argumentsOf(asCurl(wanted, BY_VARIABLE));
        expect(input).toBeNull();
        expect(args[0]).toBe(wanted.url);
        const lines = args.flatMap((each, i) => (args[i - 1] === '-H' ? [each] : []));
        const given = wanted.headers.map(({ name, value }) =>
          value.trim() === '' ? `${name};` : `${name}: ${value}`,
        );
        expect(lines.slice(0, given.length)).toEqual(given);
        expect(lines.includes(`Authorization: Bearer ${TOKEN}`)).toBe(wanted.bearer);
        expect(args.at(-1) === wanted.body && args.at(-2) === '--data-raw').toBe(wanted.body !== null);
      }),
      { numRuns: 150 },
    );
  });

  test('a body with zero bytes is read from a pipe, every byte of it', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const body = `${before}\0${after}`;
        const { args, input } = argumentsOf(
          asCurl({ method: 'POST', url: 'https://x.test/', headers: [], body, bearer: false }, BY_VARIABLE),
        );
        expect(args.slice(-2)).toEqual(['--data-binary', '@-']);
        expect(input).toBe(body);
      }),
      { numRuns: 60 },
    );
  });

  test('reads as a person would write it', () => {
    const wanted: CodeRequest = {
      method: 'POST',
      url: 'https://app.inventorum.com/api/products/',
      headers: [{ name: 'Content-Type', value: 'application/json' }],
      body: '{"name":"Tea mug, \'large\'"}',
      bearer: true,
    };
    expect(asCurl(wanted, BY_VARIABLE)).toBe(String.raw`curl 'https://app.inventorum.com/api/products/' \
  -H 'Content-Type: application/json' \
  -H "Authorization: Bearer $INVENTORUM_ACCESS_TOKEN" \
  --data-raw '{"name":"Tea mug, '\''large'\''"}'`);
    expect(asCurl({ ...wanted, method: 'DELETE', body: null }, { token: TOKEN })).toContain(
      `-X DELETE \\\n  -H 'Content-Type: application/json' \\\n  -H 'Authorization: Bearer ${TOKEN}'`,
    );
  });

  test('does not name a type that was not sent', () => {
    const sent = { method: 'PUT', url: 'https://x.test/', headers: [], body: 'x', bearer: false };
    expect(asCurl(sent, BY_VARIABLE)).toContain("-H 'Content-Type:'");
  });
});

describe('as fetch', () => {
  test('makes the same request, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(request, async (wanted) => {
        const asked: unknown[] = [];
        const run = new Function(
          'fetch',
          'process',
          `return (async () => { ${asFetch(wanted, BY_VARIABLE)} return response; })()`,
        );
        await run((...args: unknown[]) => asked.push(...args), { env: { [TOKEN_VARIABLE]: TOKEN } });
        const [url, options] = asked;
        const {
          method = 'GET',
          headers: given = [],
          body,
        }: { method?: string; headers?: object; body?: string } = Object(options);
        expect([url, method]).toEqual([wanted.url, wanted.method]);
        const pairs: readonly unknown[] = Array.isArray(given) ? given : Object.entries(given);
        expect(pairs).toEqual([
          ...wanted.headers.map(({ name, value }) => [name, value]),
          ...(wanted.bearer ? [['Authorization', `Bearer ${TOKEN}`]] : []),
        ]);
        expect(body ?? null).toBe(['GET', 'HEAD'].includes(wanted.method) ? null : wanted.body);
      }),
    );
  });

  test('reads as a person would write it', () => {
    const wanted: CodeRequest = {
      method: 'PUT',
      url: 'https://app.inventorum.com/api/products/7/',
      headers: [{ name: 'X-Api-Version', value: '12' }],
      body: '{}',
      bearer: true,
    };
    expect(
      asFetch(wanted, BY_VARIABLE),
    ).toBe(`const response = await fetch("https://app.inventorum.com/api/products/7/", {
  method: "PUT",
  headers: {
    "X-Api-Version": "12",
    Authorization: \`Bearer \${process.env.INVENTORUM_ACCESS_TOKEN}\`,
  },
  body: "{}",
});`);
  });
});

describe('the request to write', () => {
  const entryOf = (pairs: readonly (readonly [string, string])[], method = 'GET') => {
    const list = pairs.map(([name, value]) => ({ name, value }));
    const entry = harEntry(
      { request: { method, url: 'https://x.test/api/', headers: list } },
      { kind: 'left out', comment: '' },
    );
    if (!entry) throw new Error('no entry');
    return entry;
  };

  test('leaves out what the browser added, and what no header may be', () => {
    const entry = entryOf([
      [':authority', 'x.test'],
      ['Sec-Fetch-Site', 'same-origin'],
      ['User-Agent', 'Mozilla/5.0'],
      ['Accept', 'application/json'],
      ['X-Odd', 'a\r\nb'],
      ['not a name', 'x'],
      ['authorization', 'bearer [access token 1]'],
    ]);
    expect(codeRequest(entry, false)).toEqual({
      method: 'GET',
      url: 'https://x.test/api/',
      headers: [{ name: 'Accept', value: 'application/json' }],
      body: null,
      bearer: true,
    });
  });

  test('keeps another scheme, as redaction left it', () => {
    const entry = entryOf([['Authorization', 'Basic [credential 1]']]);
    expect(codeRequest(entry, false)).toMatchObject({ bearer: false, headers: [{ name: 'Authorization' }] });
    expect(sentToken(entry)).toBeNull();
  });

  test('carries a token where the entry of a replay leaves it out', () => {
    expect(codeRequest(entryOf([]), true).bearer).toBe(true);
  });

  test('knows the token that was really sent', () => {
    expect(sentToken(entryOf([['authorization', `Bearer ${TOKEN}`]]))).toBe(TOKEN);
  });
});
