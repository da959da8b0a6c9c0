import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf, requests } from '../../../tests/fakes/code-requests.ts';
import { asPython } from './as-python.ts';
import { type CodeRequest, TOKEN_VARIABLE } from './code-request.ts';

const BY_VARIABLE = { variable: TOKEN_VARIABLE };
const TOKEN = 'secret-token+/~0123456789==';

/** A string literal of the language reference, section 2.4.1, as far as it is used: one character per byte. */
const LITERAL = String.raw`'(?:[^'\\\n]|\\x[0-9a-f]{2}|\\n)*'`;

const CODE = new RegExp(
  String.raw`^(?<notes>(?:# [^\n]*\n)*)(?:import os\n)?import requests\n\nresponse = requests\.request\(\n    (?<method>${LITERAL}),\n    (?<url>${LITERAL}),\n(?:    headers=\{\n(?<headers>(?:        ${LITERAL}: (?:${LITERAL}|'Bearer ' \+ os\.environ\['${TOKEN_VARIABLE}'\]),\n)+)    \},\n)?(?:    data=(?<data>open\('request-body', 'rb'\)|b${LITERAL}|\(\n(?:        b${LITERAL}\n)+    \)),\n)?    allow_redirects=False,\n\)\nprint\(response\.status_code, response\.text\)$`,
);

function textOf(literal: string): string {
  return literal.slice(1, -1).replace(/\\x(..)|\\n/g, (all, code?: string) => {
    return all === '\\n' ? '\n' : String.fromCharCode(Number.parseInt(code ?? '', 16));
  });
}

function sentBy(code: string) {
  const groups = CODE.exec(code)?.groups;
  if (!groups) throw new Error(`not as it should be: ${code}`);
  const { method = '', url = '', headers = '', data } = groups;
  const pairs = [...headers.matchAll(new RegExp(`^ {8}(${LITERAL}): (.*),$`, 'gm'))].map(
    ([, name = '', value = '']): readonly [string, string] => [
      textOf(name),
      value.startsWith("'Bearer ' +") ? `Bearer ${TOKEN}` : textOf(value),
    ],
  );
  const bytes = [...(data ?? '').matchAll(new RegExp(`b(${LITERAL})`, 'g'))].map(([, each = '']) =>
    textOf(each),
  );
  return {
    ...{ method: textOf(method), url: textOf(url), pairs },
    body: data === undefined ? null : Buffer.from(bytes.join(''), 'latin1'),
  };
}

/** A dictionary has each name once. */
function joined({ headers: all }: CodeRequest): readonly (readonly [string, string])[] {
  const headers = all.filter(({ value }) => !/^[\x85\xa0]/.test(value));
  const names = [...new Set(headers.map(({ name }) => name.toLowerCase()))];
  return names.map((key) => {
    const same = headers.filter(({ name }) => name.toLowerCase() === key);
    return [same[0]?.name ?? '', same.map(({ value }) => value).join(key === 'cookie' ? '; ' : ', ')];
  });
}

describe('as Python', () => {
  test('makes the same request, and has nothing of it outside of a literal', () => {
    fc.assert(
      fc.property(requests, (wanted) => {
        const code = asPython(wanted, BY_VARIABLE);
        const { method, url, pairs, body } = sentBy(code);
        expect([method, url]).toEqual([wanted.method, wanted.url]);
        const bearer = wanted.bearer ? [['Authorization', `Bearer ${TOKEN}`]] : [];
        expect(pairs).toEqual([...joined(wanted), ...bearer]);
        expect(body).toEqual(bytesOf(wanted.body));
        expect(code).toMatch(/^[\n\x20-\x7e]*$/);
      }),
      { numRuns: 500 },
    );
  });

  test('reads as a person would write it', () => {
    const wanted: CodeRequest = {
      ...{ method: 'patch', url: 'https://x.test/', bearer: true, notes: [{ kind: 'cookie left out' }] },
      headers: [{ name: 'X-Odd', value: "it's \xe9" }],
      body: { kind: 'text', text: '{\n  "name": "Käse"\n}', encoding: 'utf-8' },
    };
    expect(asPython(wanted, BY_VARIABLE)).toBe(`# Left out: Cookie, which is a secret.
# requests writes the method in capital letters, which is another method to a server.
import os
import requests

response = requests.request(
    'patch',
    'https://x.test/',
    headers={
        'X-Odd': 'it\\x27s \\xe9',
        'Authorization': 'Bearer ' + os.environ['INVENTORUM_ACCESS_TOKEN'],
    },
    data=(
        b'{\\n'
        b'  "name": "K\\xc3\\xa4se"\\n'
        b'}'
    ),
    allow_redirects=False,
)
print(response.status_code, response.text)`);
    const file = asPython({ ...wanted, body: { kind: 'not here' } }, { token: TOKEN });
    expect(file).toContain("data=open('request-body', 'rb'),");
    expect(file).toContain(`'Authorization': 'Bearer ${TOKEN}',`);
  });
});
