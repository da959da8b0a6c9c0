import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf, requests } from '../../../tests/fakes/code-requests.ts';
import { asPowerShell } from './as-powershell.ts';
import { type CodeRequest, TOKEN_VARIABLE } from './code-request.ts';

const BY_VARIABLE = { variable: TOKEN_VARIABLE };
const TOKEN = 'secret-token+/~0123456789==';

interface Read {
  /** the code outside of literals and comments, with a `§` in place of each literal */
  readonly outside: string;
  readonly literals: readonly string[];
}

/**
 * A comment, a verbatim literal, an expandable one, or one character. PowerShell treats curly quotes like straight
 * ones.
 */
const PART =
  /(?<comment>(?<=^|\s)#[^\n]*)|['‘’‚‛](?<verbatim>(?:[^'‘’‚‛]|['‘’‚‛]{2})*)['‘’‚‛]|"(?<expandable>[^"]*)"|(?<sign>.)/gs;

/** Reads code by the rules of about_Quoting_Rules and about_Comments. Throws if a literal is not closed. */
function read(code: string): Read {
  const parts = [...code.matchAll(PART)].map(({ groups }) => groups ?? {});
  const literals = parts.flatMap((part) => literalOf(part) ?? []);
  return { outside: parts.map(outsideOf).join(''), literals };
}

type Part = Readonly<Record<string, string | undefined>>;

function literalOf({ verbatim, expandable }: Part): string | undefined {
  if (expandable?.replace(VARIABLE, '').match(/[`$]/)) throw new Error('something is put into a literal');
  return verbatim?.replace(/['‘’‚‛](['‘’‚‛])/g, '$1') ?? expandable?.replace(VARIABLE, TOKEN);
}

function outsideOf({ comment, sign }: Part): string {
  if (sign?.match(/['"‘’‚‛]/)) throw new Error('a literal is not closed');
  return comment === undefined ? (sign ?? '§') : '';
}

const VARIABLE = `$env:${TOKEN_VARIABLE}`;

const TEXT = String.raw`(?:§|\(§(?: \+ \[char\]9 \+ §)+\))`;
const OPTIONS: Readonly<Record<string, string>> = {
  method: '(?: -Method [A-Z]+| -CustomMethod §)?',
  headers: String.raw`(?: -Headers @\{(?: § = ${TEXT})+ \})?`,
  type: '(?: -ContentType §)?',
  body: String.raw`(?: -InFile §| -Body (?:§|\(@\( §(?:, §)* \) -join \[char\]10\)|\(\[Convert\]::FromBase64String\(§\)\)))?`,
};
const SESSION = String.raw`\$session = New-Object Microsoft\.PowerShell\.Commands\.WebRequestSession(?<cookies>(?: \$session\.Cookies\.Add\(\(New-Object System\.Net\.Cookie\(§, §, §, §\)\)\))+) `;
const COMMAND = new RegExp(
  `^(?:${SESSION})?Invoke-WebRequest -UseBasicParsing -Uri §(?<method>${OPTIONS['method']})(?<headers>${OPTIONS['headers']})(?: -WebSession \\$session)?(?<type>${OPTIONS['type']})(?<body>${OPTIONS['body']})$`,
);

/** The request that PowerShell would send. */
function sentBy(code: string) {
  const { outside, literals } = read(code);
  const shape = outside.replaceAll('`\n', ' ').replace(/\s+/g, ' ').trim();
  const groups = COMMAND.exec(shape)?.groups;
  if (!groups) throw new Error(`not as it should be: ${shape}`);
  const rest = [...literals];
  const take = (part: string, join: string) => {
    const count = part.split('§').length - 1;
    return rest.splice(0, count).join(join);
  };
  const { cookies = '', method = '', headers = '', type = '', body = '' } = groups;
  const added = [...cookies.matchAll(/Cookies\.Add/g)].map(() => rest.splice(0, 4));
  const url = take('§', '');
  const named = method.includes('§') ? take(method, '') : method.replace(' -Method ', '');
  const pairs = [...headers.matchAll(new RegExp(`§ = (${TEXT})`, 'g'))].map(
    ([, value = '']): [string, string] => [take('§', ''), take(value, '\t')],
  );
  const contentType = type === '' ? null : take(type, '');
  const raw = take(body, '\n');
  const bytes = body.includes('FromBase64String') ? Buffer.from(raw, 'base64') : Buffer.from(raw, 'latin1');
  expect(rest).toEqual([]);
  return { url, method: named || 'GET', pairs, added, contentType, body: body === '' ? null : bytes };
}

/** The headers that a .NET table can hold, and that therefore arrive. */
function arriving({ headers }: CodeRequest): Readonly<Record<string, string>> {
  const sent: Record<string, string> = Object.create(null);
  for (const { name, value } of headers) {
    const key = name.toLowerCase();
    if (key === 'cookie' || !/^[\t\x20-\x7e]*$/.test(value)) continue;
    sent[key] = key in sent ? `${sent[key]}, ${value}` : value;
  }
  return sent;
}

const bare: CodeRequest = {
  ...{ method: 'GET', url: 'https://x.test/', headers: [], body: { kind: 'none' }, bearer: false, notes: [] },
};

describe('as PowerShell', () => {
  test('makes the same request, and has nothing of it outside of a literal', () => {
    fc.assert(
      fc.property(requests, (wanted) => {
        const { url, method, pairs, body } = sentBy(asPowerShell(wanted, BY_VARIABLE));
        expect([url, method]).toEqual([wanted.url, wanted.method]);
        const given = { ...arriving(wanted), ...(wanted.bearer ? { authorization: `Bearer ${TOKEN}` } : {}) };
        expect(Object.fromEntries(pairs.map(([name, value]) => [name.toLowerCase(), value]))).toEqual(given);
        expect(body).toEqual(['GET', 'HEAD'].includes(wanted.method) ? null : bytesOf(wanted.body));
      }),
      { numRuns: 2000 },
    );
  });

  test('holds nothing that a console takes for a key', () => {
    fc.assert(
      fc.property(requests, (wanted) => {
        expect(asPowerShell(wanted, { token: TOKEN })).toMatch(/^[\n\x20-\x7e]*$/);
      }),
    );
  });

  test('reads as a person would write it', () => {
    const wanted: CodeRequest = {
      method: 'POST',
      url: "https://app.inventorum.com/api/products/?search=jim's&n=1",
      headers: [
        { name: 'Content-Type', value: 'application/json' },
        { name: 'X-Api-Version', value: '12' },
      ],
      body: { kind: 'text', text: '{\n  "name": "Jim\'s"\n}', encoding: 'utf-8' },
      bearer: true,
      notes: [{ kind: 'cookie left out' }],
    };
    expect(asPowerShell(wanted, BY_VARIABLE)).toBe(`# Left out: Cookie, which is a secret.
Invoke-WebRequest -UseBasicParsing -Uri 'https://app.inventorum.com/api/products/?search=jim''s&n=1' \`
  -Method POST \`
  -Headers @{
    'X-Api-Version' = '12'
    'Authorization' = "Bearer $env:INVENTORUM_ACCESS_TOKEN"
  } \`
  -ContentType 'application/json' \`
  -Body (@(
    '{',
    '  "name": "Jim''s"',
    '}'
  ) -join [char]10)`);
  });

  test('a body that is not here comes from a file, and one with other signs by its bytes', () => {
    const put: CodeRequest = { ...bare, method: 'PUT', body: { kind: 'not here' } };
    expect(asPowerShell(put, BY_VARIABLE)).toContain("-InFile 'request-body'");
    const { body } = sentBy(
      asPowerShell({ ...put, body: { kind: 'text', text: 'Käse ’; calc', encoding: 'utf-8' } }, BY_VARIABLE),
    );
    expect(body?.toString()).toBe('Käse ’; calc');
  });

  const text = { kind: 'text', text: 'x', encoding: 'utf-8' } as const;

  test('gives cookies by a session, in which Windows PowerShell looks for them', () => {
    const headers = [{ name: 'Cookie', value: "sid=a'b==; theme=[cookie 2]; odd=a,b; nameless" }];
    const written = asPowerShell({ ...bare, headers }, BY_VARIABLE);
    expect(sentBy(written)).toMatchObject({
      added: [
        ['sid', "a'b==", '/', 'x.test'],
        ['theme', '[cookie 2]', '/', 'x.test'],
      ],
      pairs: [],
    });
    expect(written).toContain('# Left out: cookies that PowerShell does not take.');
  });

  test.each<[string, Partial<CodeRequest>, RegExp]>([
    ['a header', { headers: [{ name: 'X-Odd', value: 'é' }] }, /^# Left out, as PowerShell .*: X-Odd\.\n/],
    ['a body of a GET', { body: text }, /^# Left out: the body, .*\n/],
    [
      'a type that was not sent',
      { method: 'PUT', body: text },
      /^# The body was sent without a Content-Type/,
    ],
  ])('says what it cannot send as it was: %s', (_what, changes, says) => {
    expect(asPowerShell({ ...bare, ...changes }, BY_VARIABLE)).toMatch(says);
  });
});
