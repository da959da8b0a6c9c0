import type { HarPair } from '../har/har.ts';
import type { Bearer, CodeRequest } from './code-request.ts';

/** The request as a command for a POSIX shell: whatever is in it, curl gets it as it was sent. */
export function asCurl({ method, url, headers, body, bearer }: CodeRequest, token: Bearer): string {
  const options = [
    ...methodOptions(method, body),
    // Brackets and braces in an address are patterns to curl.
    ...(/[[\]{}]/.test(url) ? ['--globoff'] : []),
    ...headers.map((header) => `-H ${quoted(headerLine(header))}`),
    ...(bearer ? [`-H ${authorization(token)}`] : []),
    ...bodyOptions(headers, body),
  ];
  const command = [`curl ${quoted(url)}`, ...options].join(' \\\n  ');
  return body?.includes('\0') ? `printf ${quoted(printfFormat(body))} | ${command}` : command;
}

/** POSIX.1-2017, XCU 2.2.2: within single quotes nothing is special; a quote itself stands outside of them. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** curl asks by GET, and with a body by POST. */
function methodOptions(method: string, body: string | null): readonly string[] {
  if (method === 'HEAD') return ['--head'];
  return method === (body === null ? 'GET' : 'POST')
    ? []
    : [`-X ${/^[A-Z]+$/.test(method) ? method : quoted(method)}`];
}

/** curl takes a name with a colon alone as "leave this one out", and one with a semicolon as an empty header. */
function headerLine({ name, value }: HarPair): string {
  return value.trim() === '' ? `${name};` : `${name}: ${value}`;
}

/** The variable stands in double quotes, in which the shell puts its value in its place. */
function authorization(token: Bearer): string {
  return 'variable' in token
    ? `"Authorization: Bearer $${token.variable}"`
    : quoted(`Authorization: Bearer ${token.token}`);
}

function bodyOptions(headers: readonly HarPair[], body: string | null): readonly string[] {
  if (body === null) return [];
  // Without a type curl would name a form.
  const typed = headers.some(({ name }) => name.toLowerCase() === 'content-type');
  const type = typed ? [] : [`-H ${quoted('Content-Type:')}`];
  // No argument of a program can hold a zero byte; and `--data` would read a file where the text begins with @.
  return [...type, body.includes('\0') ? '--data-binary @-' : `--data-raw ${quoted(body)}`];
}

/** POSIX.1-2017, XCU printf: what its format takes for something else is escaped. */
function printfFormat(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('%', '%%').replaceAll('\0', '\\000');
}
