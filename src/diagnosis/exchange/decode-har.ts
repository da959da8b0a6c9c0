import { SANDBOX_HEADER, sandboxFault } from '../../inventorum/sandbox-fault.ts';
import { parseUrl } from '../../parse-url.ts';
import { listAt, property } from '../../read-foreign.ts';
import { redactBody } from '../redaction/names/redact-body.ts';
import { redactPairs } from '../redaction/names/redact-pairs.ts';
import { secretField } from '../redaction/names/secret-names.ts';
import { brokeOff, isUnseen } from './broke-off.ts';
import type { Challenge, Exchange, SentBody } from './exchange.ts';
import { hiddenFrom } from './hidden-from.ts';
import { type NotTold, notTold } from './not-told.ts';
import { type InspectedPage, requestFacts } from './request-facts.ts';

/** A parsed HAR entry. `authorization` may hold a secret: hash it, then discard it. */
export interface DecodedEntry {
  readonly exchange: Omit<Exchange, 'credential' | 'body'>;
  readonly authorization: string | null;
  /** null: the headers are those that were sent; else `authorization` is null */
  readonly notTold: NotTold | null;
}

/** Longer bodies are not kept: they would fill the panel's memory, and nobody corrects them by hand. */
const LONGEST_SENT = 200_000;

/** Reads one entry of a HAR 1.2 log (the format of both browsers' DevTools). Undefined: not a web request. */
export function decodeHarEntry(entry: unknown, page: InspectedPage): DecodedEntry | undefined {
  const request = property(entry, 'request');
  const response = property(entry, 'response');
  const address = text(property(request, 'url'));
  const url = address === null ? null : parseUrl(address);
  if (url === null) return undefined;
  // Of an XHR with user and password, and no part of the address that rules or servers compare.
  url.username = '';
  url.password = '';
  const method = text(property(request, 'method')) ?? 'GET';
  const sent = headersOf(request);
  const received = headersOf(response);
  const status = number(property(response, 'status'));
  const startedAt = moment(property(entry, 'startedDateTime'));
  const duration = number(property(entry, 'time'));
  const untold = notTold(entry, sent);
  const resourceType = text(property(entry, '_resourceType'));
  // The entry holds the text already, which is the same for most calls.
  const written = url.href === address ? address : url.href;
  const asked = requestFacts({ url, address: written, method, header: sent, resourceType }, page);
  return {
    // What the page set may have been replaced by our rule.
    authorization: untold === null ? sent('authorization') : null,
    notTold: untold,
    exchange: {
      startedAt,
      duration,
      method,
      pathname: partOf(written, withoutSecrets(url.pathname)),
      search: partOf(written, withoutSecrets(url.search)),
      status,
      contentType: contentType(received('content-type')),
      location: received('location'),
      retryAfter: inSeconds(received, startedAt + duration),
      ...challengeOf(received('www-authenticate')),
      hidden: mayBeOfWorker(untold)
        ? null
        : hiddenFrom(asked.initiator, {
            ...{ origin: url.origin, method, status, sent, resourceType },
            allowed: valuesOf(response, 'access-control-allow-origin'),
            allowsCookies: received('access-control-allow-credentials') === 'true',
            netError: netErrorOf(response),
            unseen: isUnseen(entry),
          }),
      asked,
      apiVersion: untold === null ? sent('x-api-version') : null,
      processedVersion: received('x-inv-processed-version'),
      ...sandboxOf(received),
      netError: text(property(response, '_error')),
      sent: sentBody(property(request, 'postData')),
      ...(isOpaque(sent) && { opaque: true }),
      ...(brokeOff(entry) && { unread: 'broke off' }),
    },
  };
}

/** The page may read whatever its own service worker gives it. */
function mayBeOfWorker(untold: NotTold | null): boolean {
  return untold === 'service worker' || untold === 'passed on' || untold === 'cache or service worker';
}

/** A fetch or beacon to another origin that asked for no answer (`no-cors`): https://fetch.spec.whatwg.org/#concept-filtered-response-opaque */
function isOpaque(sent: (name: string) => string | null): boolean {
  const isForeign = sent('sec-fetch-site') === 'cross-site' || sent('sec-fetch-site') === 'same-site';
  return isForeign && sent('sec-fetch-mode') === 'no-cors' && sent('sec-fetch-dest') === 'empty';
}

function sentBody(postData: unknown): SentBody | null {
  const body = text(property(postData, 'text'));
  if (body === null || body === '' || body.length > LONGEST_SENT) return null;
  return { type: contentType(text(property(postData, 'mimeType'))), text: body };
}

/** Keeps a part of an address as written, including escapes: a decoded character could break or reverse the line. */
function withoutSecrets(part: string): string {
  const leftOut = { judge: secretField, put: () => '…' };
  return redactPairs(part, { ...leftOut, nested: (text) => redactBody(text, leftOut) });
}

/** The part as a slice of the address, which is kept anyway: a text of its own would take three times the memory. */
function partOf(address: string, part: string): string {
  const at = address.indexOf(part);
  return at < 0 ? part : address.slice(at, at + part.length);
}

/** Undefined: a browser without this field. Firefox has none, Chromium writes null if there was no error. */
function netErrorOf(response: unknown): string | null | undefined {
  const error = property(response, '_error');
  return error === null ? null : (text(error) ?? undefined);
}

function headersOf(message: unknown): (name: string) => string | null {
  return (name) => valuesOf(message, name)[0] ?? null;
}

/** HTTP/2 lower-cases names, HTTP/1.1 does not: lookups are in lower case. */
function valuesOf(message: unknown, name: string): readonly string[] {
  return listAt(message, 'headers')
    .filter((header) => text(property(header, 'name'))?.toLowerCase() === name)
    .map((header) => text(property(header, 'value')) ?? '');
}

/** `Retry-After`. A date is counted by the server's own clock, if it tells it; else from `answeredAt` (ms). */
function inSeconds(received: (name: string) => string | null, answeredAt: number): string | null {
  const retryAfter = received('retry-after');
  if (retryAfter === null || !/[a-z]/i.test(retryAfter)) return retryAfter;
  const until = Date.parse(retryAfter);
  const told = Date.parse(received('date') ?? '');
  const now = Number.isFinite(told) ? told : answeredAt;
  return Number.isFinite(until) ? String(Math.max(0, Math.ceil((until - now) / 1000))) : null;
}

function sandboxOf(received: (name: string) => string | null): Pick<Exchange, 'sandbox'> {
  const told = received(SANDBOX_HEADER);
  return told === null ? {} : { sandbox: { fault: sandboxFault(told) } };
}

/** The error of a Bearer challenge, quoted or not; HTTP/1.1 joins several challenges by commas. */
function challengeOf(header: string | null): Pick<Exchange, 'challenge'> {
  const [, parameters = ''] = /(?:^|,)\s*bearer\s+(.*)/is.exec(header ?? '') ?? [];
  const [, error] =
    /(?:^|[\s,])error\s*=\s*"?(insufficient_scope|invalid_token)(?![\w.-])/i.exec(parameters) ?? [];
  const challenge = CHALLENGES.find((known) => known === error?.toLowerCase());
  return challenge ? { challenge } : {};
}

const CHALLENGES: readonly Challenge[] = ['insufficient_scope', 'invalid_token'];

function contentType(header: string | null): string {
  const written = header ?? '';
  const known = TYPES.get(written);
  if (known !== undefined) return known;
  const type = written.split(';')[0]?.trim().toLowerCase() ?? '';
  if (TYPES.size < MOST_TYPES && written.length < LONGEST_TYPE) TYPES.set(written, type);
  return type;
}

/** By what the header says: thousands of calls have the same, and each is kept once. */
const TYPES = new Map<string, string>();
const MOST_TYPES = 50;
/** Characters. No media type of an API is longer. */
const LONGEST_TYPE = 60;

function moment(value: unknown): number {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isFinite(at) ? at : 0;
}

function number(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : 0;
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
