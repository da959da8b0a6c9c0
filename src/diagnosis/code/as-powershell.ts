import type { HarPair } from '../har/har.ts';
import { binaryOf } from '../redaction/binary.ts';
import { BODY_FILE, NO_BODY_SENT, noteWords } from './code-note.ts';
import { type Bearer, type CodeBody, type CodeRequest, takesBody } from './code-request.ts';
import { joinedByName } from './joined-by-name.ts';

/**
 * The request as a command for Windows PowerShell 5.1 and PowerShell 7; an unusual method needs the latter. No part of
 * the request is outside of a verbatim literal, in which only a quote has a meaning. PowerShell treats curly quotes
 * like straight ones, so literals hold only printable ASCII. Cookies are set by a session, like in the browsers' own
 * copies: 5.1 drops them among the headers. Source:
 * https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules
 */
export function asPowerShell(request: CodeRequest, token: Bearer): string {
  const { url, headers, bearer, notes } = request;
  const cookies = headers.filter(isCookie).flatMap(({ value }) => value.split(/; */));
  const sendable = cookies.filter((cookie) => COOKIE.test(cookie));
  const sent = headers.filter((header) => !isType(header) && !isCookie(header) && isAscii(header.value));
  const lines = [
    ...[...notes.map(noteWords), ...leftOut(request, sendable.length < cookies.length)].map(
      (words) => `# ${words}`,
    ),
    ...(sendable.length === 0 ? [] : session(sendable, new URL(url).hostname)),
  ];
  const command = [
    `Invoke-WebRequest -UseBasicParsing -Uri ${literal(url)}`,
    ...methodOption(request.method),
    ...headersOption(sent, bearer ? token : null),
    ...(sendable.length === 0 ? [] : ['-WebSession $session']),
    ...bodyOptions(request),
  ].join(' `\n  ');
  return [...lines, command].join('\n');
}

/** RFC 6265 section 4.1.1, plus blanks; .NET rejects anything else. */
const COOKIE = /^[!#$%&'*+\-.^_`|~\w]+=[\x20\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*$/;

function isCookie({ name }: HarPair): boolean {
  return name.toLowerCase() === 'cookie';
}

function session(cookies: readonly string[], host: string): readonly string[] {
  const added = cookies.map((cookie) => {
    const [name = ''] = cookie.split('=', 1);
    const parts = [name, cookie.slice(name.length + 1), '/', host].map(literal).join(', ');
    return `$session.Cookies.Add((New-Object System.Net.Cookie(${parts})))`;
  });
  return ['$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession', ...added];
}

function methodOption(method: string): readonly string[] {
  if (method === 'GET') return [];
  return [KNOWN_METHODS.test(method) ? `-Method ${method}` : `-CustomMethod ${literal(method)}`];
}

/** Windows PowerShell accepts only these methods. */
const KNOWN_METHODS = /^(?:HEAD|POST|PUT|DELETE|PATCH|OPTIONS|TRACE)$/;

function isType({ name }: HarPair): boolean {
  return name.toLowerCase() === 'content-type';
}

/** .NET rejects a header with other characters. */
function isAscii(value: string): boolean {
  return /^[\t\x20-\x7e]*$/.test(value);
}

/** Comments on what the command lacks or changes compared to the sent request. */
function leftOut(request: CodeRequest, lacksCookies: boolean): readonly string[] {
  const { headers, body } = request;
  const odd = headers.filter((header) => !isCookie(header) && !isAscii(header.value)).map(({ name }) => name);
  const names = [...new Set(odd)].map((name) => name.replace(/[^\w.-]/g, '_')).join(', ');
  return [
    ...(odd.length > 0 ? [`Left out, as PowerShell sends no value beyond ASCII: ${names}.`] : []),
    ...(lacksCookies ? ['Left out: cookies that PowerShell does not take.'] : []),
    ...(body.kind !== 'none' && !takesBody(request) ? [NO_BODY_SENT] : []),
    ...(takesBody(request) && !headers.some(isType)
      ? ['The body was sent without a Content-Type; PowerShell names one of its own.']
      : []),
  ];
}

function headersOption(headers: readonly HarPair[], token: Bearer | null): readonly string[] {
  const lines = joinedByName(headers).map(({ name, value }) => `    ${literal(name)} = ${textOf(value)}`);
  if (token) lines.push(`    'Authorization' = ${authorization(token)}`);
  return lines.length === 0 ? [] : [`-Headers @{\n${lines.join('\n')}\n  }`];
}

/** PowerShell expands the variable, which is in double quotes. */
function authorization(token: Bearer): string {
  return 'variable' in token ? `"Bearer $env:${token.variable}"` : textOf(`Bearer ${token.token}`);
}

/** A console would treat a tab as a key. */
function textOf(value: string): string {
  const parts = value.split('\t').map(literal);
  return parts.length === 1 ? (parts[0] ?? "''") : `(${parts.join(' + [char]9 + ')})`;
}

function bodyOptions(request: CodeRequest): readonly string[] {
  if (!takesBody(request)) return [];
  const type = request.headers.find((header) => isType(header) && isAscii(header.value));
  return [...(type ? [`-ContentType ${literal(type.value)}`] : []), bodyOption(request.body)];
}

function bodyOption(body: CodeBody): string {
  if (body.kind !== 'text') return `-InFile ${literal(BODY_FILE)}`;
  if (/^[\x20-\x7e]*$/.test(body.text)) return `-Body ${literal(body.text)}`;
  if (/^[\x20-\x7e\n]*$/.test(body.text)) {
    const lines = body.text.split('\n').map((line) => `    ${literal(line)}`);
    return `-Body (@(\n${lines.join(',\n')}\n  ) -join [char]10)`;
  }
  const bytes = body.encoding === 'latin1' ? body.text : binaryOf(new TextEncoder().encode(body.text));
  return `-Body ([Convert]::FromBase64String('${btoa(bytes)}'))`;
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
