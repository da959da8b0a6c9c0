import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asCurl } from '../diagnosis/code/as-curl.ts';
import { asPowerShell } from '../diagnosis/code/as-powershell.ts';
import type { CodeRequest } from '../diagnosis/code/code-request.ts';
import { TOKEN_URL } from './fixtures/paste-case.ts';
import { readPaste } from './read-paste.ts';

interface Secrets {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
}

/** Any value that can be sent, but those that stand for a variable, for no value or for a masked one. */
const value = fc
  .stringMatching(/^[\x21-\x7e]{4,60}$/)
  .filter((text) => !/\{\{|<<|\$\{\[|^[<[]|^eyJ|^[x._-]{3,}|^(?:null|none|true|false|your[_-])/i.test(text));
const secrets: fc.Arbitrary<Secrets> = fc.record({
  clientId: value.filter((text) => !text.includes(':')),
  clientSecret: value,
  refreshToken: value,
});

function body({ refreshToken }: Secrets): string {
  return `grant_type=refresh_token&refresh_token=${encodeURIComponent(refreshToken)}`;
}

function tokenRequest(of: Secrets): CodeRequest {
  const headers = [
    { name: 'Authorization', value: `Basic ${btoa(`${of.clientId}:${of.clientSecret}`)}` },
    { name: 'Content-Type', value: 'application/x-www-form-urlencoded' },
  ];
  const sent = { kind: 'text', text: body(of), encoding: 'utf-8' } as const;
  return { method: 'POST', url: TOKEN_URL, headers, body: sent, bearer: false, notes: [] };
}

function single(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function double(text: string): string {
  return `"${text.replaceAll(/[\\"$`]/g, String.raw`\$&`)}"`;
}

/** As Chromium writes a word for cmd.exe: every sign with a caret, quotes after a backslash. */
function caret(text: string): string {
  const word = text.replaceAll(/(\\*)"/g, String.raw`$1$1\"`).replace(/\\+$/, '$&$&');
  return `^"${word.replaceAll(/[^a-zA-Z0-9\s_\-:=+~'/.,?;()*`\\]/g, '^$&')}^"`;
}

type Write = (of: Secrets) => string;

/** Every form that we or another tool can write. */
const FORMS: Readonly<Record<string, Write>> = {
  JSON: (of) =>
    JSON.stringify({
      client_id: of.clientId,
      client_secret: of.clientSecret,
      refresh_token: of.refreshToken,
    }),
  'JSON, escaped': (of) =>
    FORMS['JSON']?.(of).replaceAll('/', String.raw`\/`).replaceAll('<', String.raw`\u003c`) ?? '',
  'curl, sh, our own': (of) => asCurl(tokenRequest(of), { variable: 'X' }),
  'curl, sh, single quotes': (of) =>
    `curl -u ${single(`${of.clientId}:${of.clientSecret}`)} -d ${single(body(of))} ${TOKEN_URL}`,
  'curl, sh, double quotes': (of) =>
    `curl -u ${double(`${of.clientId}:${of.clientSecret}`)} --data-urlencode ${double(`refresh_token=${of.refreshToken}`)} ${TOKEN_URL}`,
  'curl, cmd': (of) =>
    `curl ^"${TOKEN_URL}^" ^\r\n  -u ${caret(`${of.clientId}:${of.clientSecret}`)} ^\r\n  --data-raw ${caret(body(of))}`,
  'PowerShell, our own': (of) => asPowerShell(tokenRequest(of), { variable: 'X' }),
  'PowerShell, double quotes': (of) =>
    `Invoke-RestMethod -Uri "${TOKEN_URL}" -Body @{ client_id = ${backticks(of.clientId)}; client_secret = ${backticks(of.clientSecret)}; refresh_token = ${backticks(of.refreshToken)} }`,
  '.env': (of) =>
    Object.entries(of)
      .map(([name, text]) => `${snake(name)}=${single(text)}`)
      .join('\n'),
  '.bru': (of) =>
    `auth:oauth2 {\n  client_id: ${of.clientId}\n  client_secret: ${of.clientSecret}\n}\n\nbody:form-urlencoded {\n  refresh_token: ${of.refreshToken}\n}\n`,
  Postman: (of) =>
    JSON.stringify({
      info: { name: 'A', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
      auth: {
        type: 'oauth2',
        oauth2: Object.entries(of).map(([key, text]) => ({ key, value: text, type: 'string' })),
      },
    }),
  HTTPie: (of) =>
    JSON.stringify({
      __meta__: { httpie: '3.2.4' },
      auth: { type: 'basic', raw_auth: `${of.clientId}:${of.clientSecret}` },
    }),
  YAML: (of) =>
    `shore:\n${Object.entries(of)
      .map(([name, text]) => `  ${name}: '${text.replaceAll("'", "''")}'`)
      .join('\n')}`,
  JavaScript: (of) =>
    `new Client({ ${Object.entries(of)
      .map(([name, text]) => `${name}: ${JSON.stringify(text)}`)
      .join(', ')} })`,
};

function backticks(text: string): string {
  return `"${text.replaceAll(/[`$"]/g, '`$&')}"`;
}

function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, '_$&').toUpperCase();
}

/** What each field may be: its value in the only draft, or the choices of its question. */
async function possible(text: string): Promise<Record<string, readonly unknown[]>> {
  const { drafts, questions } = await readPaste([{ text, name: null }]);
  expect(drafts).toHaveLength(1);
  return {
    ...Object.fromEntries(Object.entries(drafts[0] ?? {}).map(([field, value]) => [field, [value]])),
    ...Object.fromEntries(questions.map(({ field, choices }) => [field, choices])),
  };
}

describe('no byte of a secret is lost, added or encoded anew', () => {
  test.each(Object.entries(FORMS))('%s', { timeout: 60_000 }, async (form, write) => {
    await fc.assert(
      fc.asyncProperty(secrets, async (of) => {
        const expected = form === 'HTTPie' ? { ...of, refreshToken: null } : of;
        const fields = await possible(write(of));
        for (const [field, text] of Object.entries(expected)) expect(fields[field]).toContain(text);
      }),
      { numRuns: 100 },
    );
  });
});
