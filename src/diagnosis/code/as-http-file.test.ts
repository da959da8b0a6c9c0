import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BARE, bytesOf, requests } from '../../../tests/fakes/code-requests.ts';
import { asHttpFile } from './as-http-file.ts';
import { TOKEN_VARIABLE } from './code-request.ts';

const BY_VARIABLE = { variable: TOKEN_VARIABLE };
const TOKEN = 'secret-token+/~0123456789==';

/** Reads a file as its programs do: without comments, with variables, up to the next request. `file`: has the body */
function sentBy(text: string) {
  const [own = '', ...others] = text.split(/^###/m);
  expect(others).toEqual([]);
  const kept = own
    .split('\n')
    .filter((line) => !/^\s*(?:#|\/\/)/.test(line))
    .join('\n')
    .replace(/\{\{(.*?)\}\}/g, (_all, name: string) => (name === TOKEN_VARIABLE ? TOKEN : 'replaced'));
  const [head = '', ...rest] = kept.split('\n\n');
  const [first = '', ...lines] = head.split('\n');
  const body = rest.length === 0 ? null : rest.join('\n\n').trimEnd();
  const isFile = body === '< ./request-body';
  if (!isFile) expect(body ?? '').not.toMatch(/^\s*(?:[<>@]|```)/m);
  const space = first.indexOf(' ');
  return {
    ...{ method: first.slice(0, space), url: first.slice(space + 1), file: isFile },
    headers: lines.map((line) => {
      const [name = ''] = line.split(':', 1);
      return [name, line.slice(name.length + 1).trim()];
    }),
    body: isFile ? null : body,
  };
}

describe('as a .http file', () => {
  test('makes the same request; what such a file would change is left out, or comes from a file', () => {
    fc.assert(
      fc.property(requests, (wanted) => {
        const written = asHttpFile(wanted, BY_VARIABLE);
        const { method, url, headers, body, file } = sentBy(written);
        expect([method, decodeURI(url)]).toEqual([wanted.method, decodeURI(wanted.url)]);
        const given = wanted.headers
          .filter(({ name, value }) => /^[\w-]+$/.test(name) && /^[\t\x20-\x7e]*$/.test(value))
          .map(({ name, value }) => [name, value]);
        expect(headers).toEqual([...given, ...(wanted.bearer ? [['Authorization', `Bearer ${TOKEN}`]] : [])]);
        expect(file ? null : body).toEqual(file ? null : (bytesOf(wanted.body)?.toString() ?? null));
        expect(written.includes('put it into the file request-body')).toBe(file);
      }),
      { numRuns: 500 },
    );
  });

  test.each<[string, string, boolean]>([
    ['JSON in one line', '{"name":"Käse"}', true],
    ['JSON in several lines', '{\n  "name": "Tea"\n}', true],
    ['JSON with a variable', '{"name":"{{secret}}"}', false],
    ['a comment', '# note', false],
    ['a file', '< ./other', false],
    ['text in several lines', 'a\nb', false],
    ['JSON with an empty line', '{\n\n}', false],
    ['a blank at the end', 'a ', false],
    ['another line break', '{"a":1}\r', false],
    ['a letter that is not seen', 'a\u202eb', false],
  ])('holds the body, or says why it does not: %s', (_what, text, isInline) => {
    const written = asHttpFile({ ...BARE, body: { kind: 'text', text, encoding: 'utf-8' } }, BY_VARIABLE);
    expect(written.endsWith(`\n\n${isInline ? text : '< ./request-body'}`)).toBe(true);
    expect(written.includes('put it into the file request-body')).toBe(!isInline);
  });

  test('a form is encoded already, or comes from a file', () => {
    const headers = [{ name: 'content-type', value: 'application/x-www-form-urlencoded;charset=UTF-8' }];
    const form = (text: string) =>
      asHttpFile({ ...BARE, headers, body: { kind: 'text', text, encoding: 'utf-8' } }, BY_VARIABLE);
    expect(form('a=1&b=%C3%BC+x')).toMatch(/\n\na=1&b=%C3%BC\+x$/);
    expect(form('a=ü')).toMatch(/\n\n< \.\/request-body$/);
  });

  test('names the variable of the token, and no address holds one', () => {
    const written = asHttpFile({ ...BARE, url: 'https://x.test/?q={{secret}}', bearer: true }, BY_VARIABLE);
    expect(written).toBe(`# INVENTORUM_ACCESS_TOKEN is a variable of your environment.
POST https://x.test/?q=%7B%7Bsecret%7D%7D
Authorization: Bearer {{INVENTORUM_ACCESS_TOKEN}}`);
  });
});
