import type { HarPair } from '../har/har.ts';
import { binaryOf } from '../redaction/binary.ts';
import { BODY_FILE, noteWords } from './code-note.ts';
import type { Bearer, CodeBody, CodeRequest } from './code-request.ts';

/**
 * The request as a command for Windows PowerShell 5.1 and PowerShell 7. Nothing of the request stands outside of a
 * verbatim literal, in which a quote is the only sign that means something; PowerShell takes curly quotes for straight
 * ones, so no literal holds anything but printable ASCII. A body of a GET is left out: .NET sends none.
 * Source: https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules
 */
export function asPowerShell(request: CodeRequest, token: Bearer): string {
  const { method, url, headers, bearer, body, notes } = request;
  const type = headers.find(isType);
  const sent = headers.filter((header) => !isType(header) && isAscii(header.value));
  const unsendable = headers.filter(({ value }) => !isAscii(value)).map(({ name }) => name);
  const hasBody = body.kind !== 'none' && method !== 'GET' && method !== 'HEAD';
  const command = [
    `Invoke-WebRequest -UseBasicParsing -Uri ${literal(url)}`,
    ...(method === 'GET'
      ? []
      : [KNOWN_METHODS.test(method) ? `-Method ${method}` : `-CustomMethod ${literal(method)}`]),
    ...headersOption(sent, bearer ? token : null),
    ...(hasBody && type && isAscii(type.value) ? [`-ContentType ${literal(type.value)}`] : []),
    ...(hasBody ? [bodyOption(body)] : []),
  ].join(' `\n  ');
  return [...notes.map(noteWords), ...leftOut(unsendable)].map((words) => `# ${words}\n`).join('') + command;
}

/** Windows PowerShell knows these by name alone. */
const KNOWN_METHODS = /^(?:HEAD|POST|PUT|DELETE|PATCH|OPTIONS|TRACE)$/;

function isType({ name }: HarPair): boolean {
  return name.toLowerCase() === 'content-type';
}

/** .NET refuses a header with anything else. */
function isAscii(value: string): boolean {
  return /^[\t\x20-\x7e]*$/.test(value);
}

function leftOut(names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  const written = [...new Set(names)].map((name) => name.replace(/[^\w.-]/g, '_')).join(', ');
  return [`Left out, as PowerShell sends no value beyond ASCII: ${written}.`];
}

/** A table takes each name once, whatever its case; values of one name are a list to HTTP (RFC 9110 section 5.3). */
function headersOption(headers: readonly HarPair[], token: Bearer | null): readonly string[] {
  const values = new Map<string, readonly string[]>();
  for (const { name, value } of headers) {
    const known = [...values.keys()].find((each) => each.toLowerCase() === name.toLowerCase()) ?? name;
    values.set(known, [...(values.get(known) ?? []), value]);
  }
  const lines = [...values].map(([name, all]) => `    ${literal(name)} = ${textOf(all.join(', '))}`);
  if (token) lines.push(`    'Authorization' = ${authorization(token)}`);
  return lines.length === 0 ? [] : [`-Headers @{\n${lines.join('\n')}\n  }`];
}

/** The variable stands in double quotes, in which its value takes its place. */
function authorization(token: Bearer): string {
  return 'variable' in token ? `"Bearer $env:${token.variable}"` : textOf(`Bearer ${token.token}`);
}

/** A tab is a key to a console. */
function textOf(value: string): string {
  const parts = value.split('\t').map(literal);
  return parts.length === 1 ? (parts[0] ?? "''") : `(${parts.join(' + [char]9 + ')})`;
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
