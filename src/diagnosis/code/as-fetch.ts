import type { HarPair } from '../har/har.ts';
import type { Bearer, CodeRequest } from './code-request.ts';

/** The request as JavaScript for Node.js, Deno or Bun. A body of a GET is left out: `fetch` takes none. */
export function asFetch({ method, url, headers, body, bearer }: CodeRequest, token: Bearer): string {
  const written = [
    ...headers.map(({ name, value }): Written => [name, literal(value)]),
    ...(bearer ? [['Authorization', authorization(token)] satisfies Written] : []),
  ];
  const mayHaveBody = method !== 'GET' && method !== 'HEAD';
  const options = [
    ...(method === 'GET' ? [] : [`  method: ${literal(method)},`]),
    ...(written.length === 0 ? [] : [`  headers: ${headersOf(headers, written)},`]),
    ...(mayHaveBody && body !== null ? [`  body: ${literal(body)},`] : []),
  ];
  const call = options.length === 0 ? literal(url) : `${literal(url)}, {\n${options.join('\n')}\n}`;
  return `const response = await fetch(${call});`;
}

/** A header's name, and its value as an expression. */
type Written = readonly [name: string, value: string];

/** JSON is JavaScript since ES2019; what could end a script in a page, or a line in an older one, is escaped. */
function literal(text: string): string {
  return JSON.stringify(text).replace(/[<\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

function authorization(token: Bearer): string {
  return 'variable' in token
    ? `\`Bearer \${process.env.${token.variable}}\``
    : literal(`Bearer ${token.token}`);
}

/** An object; a list where a name comes twice, or means something else to an object. */
function headersOf(headers: readonly HarPair[], written: readonly Written[]): string {
  const names = new Set(headers.map(({ name }) => name.toLowerCase()));
  if (names.size < headers.length || names.has('__proto__')) {
    return `[\n${written.map(([name, value]) => `    [${literal(name)}, ${value}],`).join('\n')}\n  ]`;
  }
  return `{\n${written.map(([name, value]) => `    ${key(name)}: ${value},`).join('\n')}\n  }`;
}

function key(name: string): string {
  return /^[a-z_$][\w$]*$/i.test(name) ? name : literal(name);
}
