import type { HarPair } from '../har/har.ts';
import { jsonValue } from '../json-text.ts';
import { BODY_FILE, namesWords, noteWords } from './code-note.ts';
import type { Bearer, CodeBody, CodeRequest } from './code-request.ts';

/**
 * The request for a `.http` file, as the HTTP clients of JetBrains' programs and the REST Client of Visual Studio Code
 * read it. They replace `{{names}}` everywhere, drop lines of a body that look like comments, and end its lines as the
 * system does. So a body in which that would change anything comes from a file. Sources:
 * https://www.jetbrains.com/help/idea/exploring-http-syntax.html, https://github.com/Huachao/vscode-restclient
 */
export function asHttpFile(request: CodeRequest, token: Bearer): string {
  const { method, url, headers, body, bearer } = request;
  const isInline = body.kind === 'text' && mayStandThere(body, headers);
  const value = 'variable' in token ? `{{${token.variable}}}` : token.token;
  return [
    ...comments(request, token, isInline).map((each) => `# ${each}`),
    `${method} ${withoutVariables(url)}`,
    ...headers.filter(isSendable).map(({ name, value }) => `${name}: ${value}`.trim()),
    ...(bearer ? [`Authorization: Bearer ${value}`] : []),
    ...(body.kind === 'none' ? [] : ['', isInline ? body.text : `< ./${BODY_FILE}`]),
  ].join('\n');
}

function comments(request: CodeRequest, token: Bearer, isInline: boolean): readonly string[] {
  const { method, headers, body, bearer, notes } = request;
  const leftOut = headers.filter((header) => !isSendable(header)).map(({ name }) => name);
  const words = notes.map(noteWords);
  if (leftOut.length > 0) words.push(namesWords('Left out, as such a file cannot hold them', leftOut));
  if (!KNOWN_METHODS.test(method)) words.push('Some programs do not know this method.');
  if (body.kind === 'text' && !isInline) words.push(ASIDE);
  if (bearer && 'variable' in token) words.push(`${token.variable} is a variable of your environment.`);
  return words;
}

const ASIDE = `The body holds what such a file would change: put it into the file ${BODY_FILE}.`;

const KNOWN_METHODS = /^(?:GET|HEAD|POST|PUT|DELETE|PATCH|OPTIONS|TRACE)$/;

/** Two braces in an address would be a variable. */
function withoutVariables(url: string): string {
  return url.replaceAll('{', '%7B').replaceAll('}', '%7D');
}

/** A name that no program takes for a comment, and a value without variables that is ASCII, as it is saved in UTF-8. */
function isSendable({ name, value }: HarPair): boolean {
  return /^[\w-]+$/.test(name) && /^[\t\x20-\x7e]*$/.test(value) && !value.includes('{{');
}

/** Lines that programs take for a comment, a file, a script, or the next request. */
const OF_PROGRAMS = /^\s*(?:#|\/\/|<|>|@|```)/m;

/** Several lines only of JSON, in which their ends have no meaning. Invisible characters may be lost in an editor. */
function mayStandThere(
  { text, encoding }: Extract<CodeBody, { kind: 'text' }>,
  headers: readonly HarPair[],
): boolean {
  if (encoding !== 'utf-8' || text.includes('{{') || OF_PROGRAMS.test(text)) return false;
  if (text.trim() !== text || /[^\P{C}\n]|[^\P{Z} ]/u.test(text)) return false;
  if (!text.includes('\n')) return !isForm(headers) || /^[\w.~%&=+*-]*$/.test(text);
  return !/^\s*$/m.test(text) && jsonValue(text) !== undefined;
}

/** A program may encode such a body anew. */
function isForm(headers: readonly HarPair[]): boolean {
  return headers.some(
    ({ name, value }) =>
      name.toLowerCase() === 'content-type' &&
      value.toLowerCase().startsWith('application/x-www-form-urlencoded'),
  );
}
