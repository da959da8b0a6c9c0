import type { HarPair } from '../har/har.ts';
import { binaryOf, utf8Of } from '../redaction/binary.ts';
import { BODY_FILE, namesWords, noteWords } from './code-note.ts';
import type { Bearer, CodeRequest } from './code-request.ts';
import { isPlain, NEXT_LINE, printfCommand, shellWord } from './shell-words.ts';

/** Longer bodies are not passed as arguments: Linux limits one to 128 KiB. */
const LONGEST_ARGUMENT = 16_000;

/**
 * The request as a command of HTTPie 3 for bash, dash, zsh, ksh and fish, by the same words as cURL's. HTTPie gives `=`,
 * `@`, `:` and `;` a meaning in the words of headers, and encodes these in UTF-8. Source: its documentation, "Request
 * items" and "Escaping rules", and httpie/cli/argtypes.py
 */
export function asHttpie(request: CodeRequest, token: Bearer): string {
  const { method, url, headers, bearer, body, notes } = request;
  const sent = headers.filter(isSendable);
  const leftOut = headers.filter((header) => !isSendable(header)).map(({ name }) => name);
  const { option, before, after } = bodyParts(request);
  const words = [
    ...notes.map(noteWords),
    ...(leftOut.length > 0 ? [namesWords('Left out, as HTTPie cannot send the value', leftOut)] : []),
    ...(method === method.toUpperCase() ? [] : ['HTTPie writes the method in capital letters.']),
  ];
  const comments = words.map((each) => `: ${shellWord(`# ${each}`)}`);
  // HTTPie would take anything else for an address.
  if (!/^[a-z]+$/i.test(method)) return [...comments, `: '# HTTPie cannot send this method.'`].join('\n');
  const ends = sent.some(({ name }) => name.startsWith('-')) ? ' --' : '';
  const command = [
    `http${option}${ends} ${method} ${shellWord(url)}`,
    ...sent.map((header) => shellWord(itemOf(header))),
    ...(bearer ? [authorization(token)] : []),
    // Otherwise HTTPie would name its own type.
    ...(body.kind !== 'none' && !hasType(headers) ? ["'Content-Type:'"] : []),
  ].join(NEXT_LINE);
  return [...comments, `${before}${command}${after}`].join('\n');
}

interface BodyParts {
  readonly option: string;
  /** the command that writes the body */
  readonly before: string;
  readonly after: string;
}

/** Without a body HTTPie must not wait for one; a file that is missing would be none. */
function bodyParts({ body }: CodeRequest): BodyParts {
  if (body.kind === 'none') return { option: ' --ignore-stdin', before: '', after: '' };
  if (body.kind === 'not here') {
    return { option: '', before: `test -s ${BODY_FILE} && `, after: `${NEXT_LINE}< ${BODY_FILE}` };
  }
  const bytes = body.encoding === 'latin1' ? body.text : binaryOf(new TextEncoder().encode(body.text));
  return isPlain(bytes) && bytes.length <= LONGEST_ARGUMENT
    ? { option: ` --ignore-stdin --raw=${shellWord(bytes)}`, before: '', after: '' }
    : { option: '', before: `${printfCommand(bytes)}${NEXT_LINE}| `, after: '' };
}

/** A backslash before a separator would be lost; bytes that are not UTF-8 would be encoded anew. */
function isSendable({ value }: HarPair): boolean {
  return !/^(?:[^\\]|\\[^:;=@])*\\[:;=@]/.test(value) && utf8Of(value) !== undefined;
}

/** A value that begins like a separator would be read as one. */
function itemOf({ name, value }: HarPair): string {
  if (value.trim() === '') return `${name};`;
  return /^[=@]/.test(value) ? `${name}:\\${value}` : `${name}:${value}`;
}

function hasType(headers: readonly HarPair[]): boolean {
  return headers.some(({ name }) => name.toLowerCase() === 'content-type');
}

/** The shell expands the variable, which is in double quotes. */
function authorization(token: Bearer): string {
  return 'variable' in token
    ? `"Authorization:Bearer $${token.variable}"`
    : shellWord(`Authorization:Bearer ${token.token}`);
}
