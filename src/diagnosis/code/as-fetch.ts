import type { HarPair } from '../har/har.ts';
import { BODY_FILE, NO_BODY_SENT, noteWords } from './code-note.ts';
import { type Bearer, type CodeBody, type CodeRequest, takesBody } from './code-request.ts';

/**
 * The request as JavaScript for Node.js, Deno or Bun. The body of a GET is omitted, with a note: `fetch` accepts none.
 */
export function asFetch(request: CodeRequest, token: Bearer): string {
  const { method, url, headers, body, bearer, notes } = request;
  const written = [
    ...headers.map(({ name, value }): Written => [name, literal(value)]),
    ...(bearer ? [['Authorization', authorization(token)] satisfies Written] : []),
  ];
  const options = [
    ...(method === 'GET' ? [] : [`  method: ${literal(method)},`]),
    ...(written.length === 0 ? [] : [`  headers: ${headersOf(headers, written)},`]),
    ...(takesBody(request) ? [`  body: ${bodyOf(body, headers)},`] : []),
  ];
  const call = options.length === 0 ? literal(url) : `${literal(url)}, {\n${options.join('\n')}\n}`;
  const isLeftOut = body.kind !== 'none' && !takesBody(request);
  const words = [...notes.map(noteWords), ...(isLeftOut ? [NO_BODY_SENT] : [])];
  const lines = words.map((each) => `// ${each}`);
  return [...lines, `const response = await fetch(${call});`].join('\n');
}

/** A header's name, and its value as an expression. */
type Written = readonly [name: string, value: string];

const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * A string literal that is also one to a shell, in case it is pasted there: single quotes, with quotes and backslashes
 * only as part of escapes. Also escaped: anything that could end a script in a page or a line in an older engine, and
 * invisible characters or control keys of a terminal.
 */
function literal(text: string): string {
  const written = text.replace(/['\\<\p{C}\p{Z}\p{DI}]/gu, (character) => {
    return character === ' ' ? character : (NAMED[character] ?? character.split('').map(escaped).join(''));
  });
  return `'${written}'`;
}

/** `unit`: half of a character that consists of two */
function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** `fetch` would add a content type to a text that was sent without one, and encode it in UTF-8. */
function bodyOf(body: CodeBody, headers: readonly HarPair[]): string {
  if (body.kind !== 'text') return `await (await import('node:fs/promises')).readFile(${literal(BODY_FILE)})`;
  if (body.encoding === 'latin1')
    return `Uint8Array.from(${literal(body.text)}, (byte) => byte.charCodeAt(0))`;
  const typed = headers.some(({ name }) => name.toLowerCase() === 'content-type');
  return typed ? literal(body.text) : `new TextEncoder().encode(${literal(body.text)})`;
}

function authorization(token: Bearer): string {
  return 'variable' in token
    ? `\`Bearer \${process.env.${token.variable}}\``
    : literal(`Bearer ${token.token}`);
}

/** An object; a list if a name occurs twice, or has a special meaning in an object. */
function headersOf(headers: readonly HarPair[], written: readonly Written[]): string {
  const names = new Set(headers.map(({ name }) => name.toLowerCase()));
  if (names.size < headers.length || names.has('__proto__')) {
    return `[\n${written.map(([name, value]) => `    [${literal(name)}, ${value}],`).join('\n')}\n  ]`;
  }
  return `{\n${written.map(([name, value]) => `    ${key(name)}: ${value},`).join('\n')}\n  }`;
}

function key(name: string): string {
  return /^[a-z]\w*$/i.test(name) ? name : literal(name);
}
