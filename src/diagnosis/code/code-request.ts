import { parseAuthorization } from '../exchange/authorization.ts';
import { judgeSentBody } from '../exchange/judge-sent-body.ts';
import type { HarEntry, HarPair } from '../har/har.ts';
import type { CodeNote } from './code-note.ts';

/** A request for code generation. */
export interface CodeRequest {
  readonly method: string;
  /** ASCII only */
  readonly url: string;
  /** without `Authorization` if it is a bearer token; each character of a value is one byte, and none ends a line */
  readonly headers: readonly HarPair[];
  readonly body: CodeBody;
  readonly bearer: boolean;
  readonly notes: readonly CodeNote[];
}

/** `not here`: DevTools do not show all of it, so it must come from a file. */
export type CodeBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'not here' }
  | { readonly kind: 'text'; readonly text: string; readonly encoding: 'utf-8' | 'latin1' };

/** Whether a body can be written: neither `fetch` nor .NET sends one with GET or HEAD. */
export function takesBody({ method, body }: Pick<CodeRequest, 'method' | 'body'>): boolean {
  return body.kind !== 'none' && method !== 'GET' && method !== 'HEAD';
}

/** The access token: the name of an environment variable, or the token itself (then SECRET). */
export type Bearer = { readonly variable: string } | { readonly token: string };

export const TOKEN_VARIABLE = 'INVENTORUM_ACCESS_TOKEN';

/** `shown`: after redaction. `sent`: as the browser gave it; SECRET, used only to detect differences. */
export interface CodeSource {
  readonly shown: HarEntry;
  readonly sent: HarEntry;
}

interface CodeChoice {
  /** it carried a bearer token, even if the entry has none, as with replays */
  readonly sentBearer: boolean;
  /** `real`: as they were sent; then SECRET. */
  readonly cookies: 'left out' | 'redacted' | 'real';
}

/** Headers that browsers add and programs set themselves, or that belong to this connection only. */
const OF_THE_BROWSER =
  /^(?::.*|sec-.*|proxy-.*|host|connection|keep-alive|content-length|transfer-encoding|accept-encoding|user-agent|origin|referer|cache-control|pragma|priority|te|dnt|upgrade-insecure-requests)$/i;

/**
 * Headers that request less than the whole answer, because of the browser's cache or for a part of it (RFC 9110
 * sections 13.1 and 14.2). The copied request should return what the panel shows.
 */
const CONDITIONAL = /^(?:if-none-match|if-modified-since|if-range|range)$/i;

/** RFC 9110 section 5.6.2: characters of a header name. */
const TOKEN = /^[!#$%&'*+\-.^_`|~\w]+$/;

/** RFC 9110 section 5.5, without the control characters that every server rejects. */
const SENDABLE = /^[\t\x20-\x7e\x80-\xff]*$/;

/** Prepares a request for code generation. */
export function codeRequest(source: CodeSource, { sentBearer, cookies }: CodeChoice): CodeRequest {
  const { request } = source.shown;
  const pairs = request.headers.filter(({ name }) => !OF_THE_BROWSER.test(name) && TOKEN.test(name));
  const bearer = sentBearer || pairs.some(isBearer);
  const headers = pairs.filter((pair) => !isBearer(pair) && !isCookie(pair) && !CONDITIONAL.test(pair.name));
  const written = cookies === 'left out' ? [] : cookiesOf(cookies === 'real' ? source.sent : source.shown);
  return {
    method: TOKEN.test(request.method) ? request.method : 'GET',
    url: inAscii(request.url),
    headers: [...headers, ...written].filter(({ value }) => SENDABLE.test(value)),
    body: bodyOf(source),
    bearer,
    notes: notesOf(source, { pairs, headers, cookies }),
  };
}

/** Whether the request has cookies. */
export function hasCookies({ request }: HarEntry): boolean {
  return request.headers.some(isCookie);
}

function cookiesOf({ request }: HarEntry): readonly HarPair[] {
  return request.headers.filter(isCookie);
}

function isCookie({ name }: HarPair): boolean {
  return name.toLowerCase() === 'cookie';
}

/** A placeholder for a token also counts as a bearer token. */
function isBearer({ name, value }: HarPair): boolean {
  return name.toLowerCase() === 'authorization' && /^\s*bearer\s+\S/i.test(value);
}

/** The address as browsers write it. Other characters are encoded, and nothing is decoded. */
function inAscii(url: string): string {
  return url.replace(/[^\x21-\x7e]/gu, (character) =>
    /\p{Cs}/u.test(character) ? '%EF%BF%BD' : encodeURIComponent(character),
  );
}

function bodyOf({ shown, sent }: CodeSource): CodeBody {
  const judged = judgeSentBody(sent.request);
  if (judged.kind === 'none') return { kind: 'none' };
  if (judged.kind === 'not whole') return { kind: 'not here' };
  const text = shown.request.postData?.text ?? '';
  return text === '' ? { kind: 'none' } : { kind: 'text', text, encoding: judged.encoding };
}

interface Chosen {
  readonly pairs: readonly HarPair[];
  readonly headers: readonly HarPair[];
  readonly cookies: CodeChoice['cookies'];
}

function notesOf(source: CodeSource, { pairs, headers, cookies }: Chosen): readonly CodeNote[] {
  const judged = judgeSentBody(source.sent.request);
  const conditional = namesOf(pairs.filter(({ name }) => CONDITIONAL.test(name)));
  const unsendable = namesOf(headers.filter(({ value }) => !SENDABLE.test(value)));
  return [
    ...(pairs.some(isCookie)
      ? [{ kind: cookies === 'left out' ? 'cookie left out' : 'cookie' } as const]
      : []),
    ...(conditional.length > 0 ? [{ kind: 'conditional', names: conditional } as const] : []),
    ...(unsendable.length > 0 ? [{ kind: 'unsendable', names: unsendable } as const] : []),
    ...(isRedacted(source) ? [{ kind: 'redacted' } as const] : []),
    ...(judged.kind === 'not whole' ? [{ kind: 'body', because: judged.because } as const] : []),
  ];
}

function namesOf(pairs: readonly HarPair[]): readonly string[] {
  return [...new Set(pairs.map(({ name }) => name))];
}

/** Whether something else than bearer token and cookies was redacted, which the notes or the code name themselves. */
function isRedacted({ shown, sent }: CodeSource): boolean {
  const [here, there] = [shown, sent].map(({ request: { url, headers, postData } }) => {
    const others = headers.filter(
      (pair) => !isBearer(pair) && !isCookie(pair) && !OF_THE_BROWSER.test(pair.name),
    );
    return JSON.stringify([url, others, postData?.text]);
  });
  return here !== there;
}

/** SECRET: the access token that was really sent, from an entry as the browser gave it. Null: none. */
export function sentToken({ request }: HarEntry): string | null {
  const header = request.headers.find(isBearer)?.value ?? null;
  const parsed = parseAuthorization(header);
  return parsed.kind === 'bearer' ? parsed.token : null;
}
