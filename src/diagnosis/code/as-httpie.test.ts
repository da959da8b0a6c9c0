import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { BARE, bytesOf, requests } from '../../../tests/fakes/code-requests.ts';
import { asHttpie } from './as-httpie.ts';
import { TOKEN_VARIABLE } from './code-request.ts';

const BY_VARIABLE = { variable: TOKEN_VARIABLE };
const TOKEN = 'secret-token+/~0123456789==';

const folder = mkdtempSync(path.join(tmpdir(), 'httpie-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

// Replaces HTTPie: writes down its arguments and, unless it is told to ignore it, its input.
writeFileSync(
  path.join(folder, 'http'),
  `#!/bin/sh
for argument in "$@"; do printf '%s\\0' "$argument"; done
case " $* " in *" --ignore-stdin "*) ;; *) printf 'input\\0'; cat ;; esac
`,
  { mode: 0o755 },
);

interface Sent {
  readonly method: string;
  readonly url: string;
  /** each character is one byte */
  readonly headers: readonly (readonly [string, string])[];
  readonly unset: readonly string[];
  readonly body: Buffer | null;
}

/** Runs a command with `sh`, and reads the arguments as HTTPie does. Null: nothing is sent. */
function sentBy(command: string): Sent | null {
  const env = { PATH: `${folder}:${process.env['PATH'] ?? ''}`, [TOKEN_VARIABLE]: TOKEN };
  const output = execFileSync('sh', { input: command, env, cwd: folder, maxBuffer: 10_000_000 });
  const at = output.indexOf('input\0');
  const args = output
    .subarray(0, at < 0 ? undefined : at)
    .toString('latin1')
    .split('\0')
    .slice(0, -1);
  const raw = args.find((each) => each.startsWith('--raw='))?.slice('--raw='.length);
  const [method, url, ...items] = args.filter((each) => !each.startsWith('--'));
  if (method === undefined || url === undefined) return null;
  const read = items.map(itemOf);
  return {
    ...{ method, url },
    headers: read.filter(([, value]) => value !== null) as Sent['headers'],
    unset: read.flatMap(([name, value]) => (value === null ? [name] : [])),
    body: at < 0 ? (raw === undefined ? null : Buffer.from(raw, 'latin1')) : output.subarray(at + 6),
  };
}

const SEPARATORS = [':=@', '==@', ':=', '==', '=@', ':@', ':', ';', '=', '@'];

/** Name and value of a header (null: not sent), by the escaping rules: a backslash frees a separator of its meaning. */
function itemOf(item: string): readonly [string, string | null] {
  const tokens = [...item.matchAll(/\\([:;=@])|\\?[^\\]|\\\\?/gs)].map(([all, free]) => ({
    text: free ?? all,
    free,
  }));
  const index = tokens.findIndex(({ text, free }) => free === undefined && /^[:;=@]$/.test(text));
  const rest = tokens.slice(index).map(({ text, free }) => (free === undefined ? text : '\0'));
  const separator = SEPARATORS.find((each) => rest.join('').startsWith(each)) ?? '';
  const name = tokens
    .slice(0, index)
    .map(({ text }) => text)
    .join('');
  const value = tokens
    .slice(index)
    .map(({ text }) => text)
    .join('')
    .slice(separator.length);
  if (separator === ';' && value === '') return [name, ''];
  if (separator !== ':') throw new Error(`no header: ${item}`);
  return [name, value === '' ? null : value];
}

/** What HTTPie cannot send: a note says so. */
function isSendable(value: string): boolean {
  if (/^(?:[^\\]|\\[^:;=@])*\\[:;=@]/.test(value)) return false;
  const bytes = Buffer.from(value, 'latin1');
  return bytes.equals(Buffer.from(bytes.toString()));
}

describe('as HTTPie', () => {
  test('makes the same request, whatever is in it', () => {
    fc.assert(
      fc.property(requests, (wanted) => {
        const sent = sentBy(asHttpie(wanted, BY_VARIABLE));
        if (!/^[a-z]+$/i.test(wanted.method)) {
          expect(sent).toBeNull();
          return;
        }
        expect([sent?.method, sent?.url]).toEqual([wanted.method, wanted.url]);
        const given = wanted.headers
          .filter(({ value }) => isSendable(value))
          .map(({ name, value }) => [name, value.trim() === '' ? '' : value]);
        const bearer = wanted.bearer ? [['Authorization', `Bearer ${TOKEN}`]] : [];
        expect(sent?.headers).toEqual([...given, ...bearer]);
        expect(sent?.body).toEqual(bytesOf(wanted.body));
        expect(sent?.unset).toEqual(wanted.body.kind === 'none' ? [] : ['Content-Type']);
      }),
      { numRuns: 100 },
    );
  });

  test('holds nothing that a terminal obeys', () => {
    fc.assert(
      fc.property(requests, (wanted) => {
        expect(asHttpie(wanted, { token: TOKEN })).toMatch(/^[\n\x20-\x7e]*$/);
      }),
    );
  });

  test.each<[string, string, boolean]>([
    ['a value like another separator', '=@file', true],
    ['a file', '@/etc/passwd', true],
    ['a backslash that stays', 'a\\b\\\\:c', true],
    ['a backslash that would be lost', 'a\\:b', false],
    ['UTF-8', Buffer.from('Käse').toString('latin1'), true],
    ['Latin-1', 'Käse', false],
  ])('sends as it was, or says that it does not: %s', (_what, value, isSent) => {
    const written = asHttpie({ ...BARE, headers: [{ name: 'X-Odd', value }] }, BY_VARIABLE);
    expect(sentBy(written)?.headers).toEqual(isSent ? [['X-Odd', value]] : []);
    expect(written.includes('Left out, as HTTPie cannot send the value: X-Odd.')).toBe(!isSent);
  });

  test('reads as a person would write it', () => {
    const headers = [{ name: 'Content-Type', value: 'application/json' }];
    const body = { kind: 'text', text: '{"name":"Tea"}', encoding: 'utf-8' } as const;
    expect(
      asHttpie({ ...BARE, headers, body, bearer: true }, BY_VARIABLE),
    ).toBe(`http --ignore-stdin --raw='{"name":"Tea"}' POST 'https://x.test/' \\
  'Content-Type:application/json' \\
  "Authorization:Bearer $INVENTORUM_ACCESS_TOKEN"`);
    expect(
      asHttpie({ ...BARE, body: { kind: 'not here' } }, BY_VARIABLE),
    ).toBe(`test -s request-body && http POST 'https://x.test/' \\
  'Content-Type:' \\
  < request-body`);
  });
});
