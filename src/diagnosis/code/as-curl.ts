import type { HarPair } from '../har/har.ts';
import { binaryOf } from '../redaction/binary.ts';
import { BODY_FILE, type CodeNote, noteWords } from './code-note.ts';
import type { Bearer, CodeRequest } from './code-request.ts';
import { isPlain, NEXT_LINE, printfCommand, shellWord } from './shell-words.ts';

/** Longer bodies are not passed as arguments: Linux limits one to 128 KiB. */
const LONGEST_ARGUMENT = 16_000;

/**
 * The request as a command for bash, dash, zsh, ksh and fish, to be pasted or run from a file. curl sends exactly the
 * original bytes, and no part of the request is outside of a literal.
 */
export function asCurl(request: CodeRequest, token: Bearer): string {
  const { url, headers, bearer, notes } = request;
  const body = curlBody(request);
  const command = [
    `curl ${shellWord(url)}`,
    ...methodOptions(request.method, body !== null),
    // curl treats brackets and braces in an address as patterns.
    ...(/[[\]{}]/.test(url) ? ['--globoff'] : []),
    ...headers.map((header) => `-H ${shellWord(headerLine(header))}`),
    ...(bearer ? [`-H ${authorization(token)}`] : []),
    // Without this, curl would send a form's content type.
    ...(body !== null && !hasType(headers) ? [`-H 'Content-Type:'`] : []),
    ...(body === null ? [] : [body.option]),
  ].join(NEXT_LINE);
  return [...notes.map(noteLine), `${body?.before ?? ''}${command}`].join('\n');
}

interface CurlBody {
  readonly option: string;
  /** commands before the curl command */
  readonly before: string;
}

/** null: none. `--data` would read a file if the text begins with @. */
function curlBody({ method, body }: CodeRequest): CurlBody | null {
  if (body.kind === 'none' || method === 'HEAD') return null;
  // If the file is missing, curl would send no body.
  if (body.kind === 'not here')
    return { option: `--data-binary @${BODY_FILE}`, before: `test -s ${BODY_FILE} && ` };
  const bytes = body.encoding === 'latin1' ? body.text : binaryOf(new TextEncoder().encode(body.text));
  return isPlain(bytes) && bytes.length <= LONGEST_ARGUMENT
    ? { option: `--data-raw ${shellWord(bytes)}`, before: '' }
    : { option: '--data-binary @-', before: `${printfCommand(bytes)}${NEXT_LINE}| ` };
}

/** A command without effect: zsh accepts no comments at its prompt. */
function noteLine(note: CodeNote): string {
  return `: ${shellWord(`# ${noteWords(note)}`)}`;
}

/** curl's default method is GET, or POST with a body. */
function methodOptions(method: string, hasBody: boolean): readonly string[] {
  if (method === 'HEAD') return ['--head'];
  if (method === (hasBody ? 'POST' : 'GET')) return [];
  return [`-X ${/^[A-Z]+$/.test(method) ? method : shellWord(method)}`];
}

/** curl treats a name with only a colon as "omit this header", and one with a semicolon as an empty header. */
function headerLine({ name, value }: HarPair): string {
  return value.trim() === '' ? `${name};` : `${name}: ${value}`;
}

function hasType(headers: readonly HarPair[]): boolean {
  return headers.some(({ name }) => name.toLowerCase() === 'content-type');
}

/** The shell expands the variable, which is in double quotes. */
function authorization(token: Bearer): string {
  return 'variable' in token
    ? `"Authorization: Bearer $${token.variable}"`
    : shellWord(`Authorization: Bearer ${token.token}`);
}
