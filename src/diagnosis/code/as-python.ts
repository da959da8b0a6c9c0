import type { HarPair } from '../har/har.ts';
import { binaryOf } from '../redaction/binary.ts';
import { BODY_FILE, namesWords, noteWords } from './code-note.ts';
import type { Bearer, CodeBody, CodeRequest } from './code-request.ts';
import { joinedByName } from './joined-by-name.ts';

/**
 * The request as Python for the library requests (2.28 was tried). Literals are ASCII, in single quotes, and hold quotes
 * and backslashes only as parts of escapes, in case the code is pasted into a shell. requests encodes a header in
 * Latin-1, so that each character is one byte.
 */
export function asPython(request: CodeRequest, token: Bearer): string {
  const { method, url, headers, body, bearer, notes } = request;
  const leftOut = headers.filter((header) => !isSendable(header)).map(({ name }) => name);
  const joined = joinedByName(headers.filter(isSendable)).map(
    ({ name, value }) => `        ${literal(name)}: ${literal(value)},`,
  );
  const written = [...joined, ...(bearer ? [`        'Authorization': ${authorization(token)},`] : [])];
  const words = [
    ...notes.map(noteWords),
    ...(leftOut.length > 0 ? [namesWords('Left out, as requests refuses the value', leftOut)] : []),
    ...(method === method.toUpperCase() ? [] : [CAPITALS]),
  ];
  return [
    ...words.map((each) => `# ${each}`),
    ...(bearer && 'variable' in token ? ['import os'] : []),
    'import requests',
    '',
    'response = requests.request(',
    `    ${literal(method)},`,
    `    ${literal(url)},`,
    ...(written.length === 0 ? [] : ['    headers={', ...written, '    },']),
    ...bodyLines(body),
    '    allow_redirects=False,',
    ')',
    'print(response.status_code, response.text)',
  ].join('\n');
}

/** To Python these are white space, which may not begin a value. */
function isSendable({ value }: HarPair): boolean {
  return !/^[\x85\xa0]/.test(value);
}

const CAPITALS = 'requests writes the method in capital letters, which is another method to a server.';

function authorization(token: Bearer): string {
  return 'variable' in token
    ? `'Bearer ' + os.environ['${token.variable}']`
    : literal(`Bearer ${token.token}`);
}

/** Bytes, so that requests neither encodes them nor names a type. Each line of a text gets its own literal. */
function bodyLines(body: CodeBody): readonly string[] {
  if (body.kind === 'none') return [];
  if (body.kind === 'not here') return [`    data=open(${literal(BODY_FILE)}, 'rb'),`];
  const bytes = body.encoding === 'latin1' ? body.text : binaryOf(new TextEncoder().encode(body.text));
  const lines = bytes.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  if (lines.length === 1) return [`    data=b${literal(bytes)},`];
  return ['    data=(', ...lines.map((line) => `        b${literal(line)}`), '    ),'];
}

/** Characters up to U+00FF. */
function literal(text: string): string {
  return `'${text.replace(/[^\x20-\x7e]|['\\]/g, escaped)}'`;
}

function escaped(character: string): string {
  return character === '\n' ? '\\n' : `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
}
