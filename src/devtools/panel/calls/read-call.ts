import { parseAuthorization } from '../../../diagnosis/exchange/authorization.ts';
import { type DecodedEntry, decodeHarEntry } from '../../../diagnosis/exchange/decode-har.ts';
import type { Credential, Exchange } from '../../../diagnosis/exchange/exchange.ts';
import { asksForRows, countRows } from '../../../diagnosis/notices/list-rows.ts';
import { environmentOf } from '../../../injection/explain-usual.ts';
import { API_PATH, type Environment } from '../../../inventorum/environment.ts';
import { findEndpoint } from '../../../inventorum/find-endpoint.ts';
import type { ReplayResult } from '../../../messaging/protocol.ts';
import { tailOf } from '../../../oauth/fingerprint.ts';
import type { FinishedRequest } from '../../../platform/devtools.ts';
import { property } from '../../../read-foreign.ts';
import type { BodyStore, CallBody } from './body-store.ts';
import type { RecordedCall } from './call.ts';
import { createCompactEntries } from './compact-entry.ts';
import type { RedactExchange } from './redact-exchange.ts';
import { createSharedValue } from './shared-value.ts';

/** Dependencies of reading. `fingerprint`: the first 16 hex digits of a token's SHA-256. */
export interface ReadingParts {
  readonly environments: readonly Environment[];
  readonly tabId: number;
  readonly fingerprint: (token: string) => Promise<string>;
  readonly bodies: BodyStore;
  /** removes the secrets of everything that may be shown */
  readonly redactExchange: RedactExchange;
}

/** number of calls read so far, for their keys */
let count = 0;

const compactEntry = createCompactEntries();

/** A longer body is no error of the API, and parsing it would block the panel. */
const LONGEST_ERROR_BODY = 1_000_000;

/** For a body that cannot be JSON only its existence matters. */
const ENOUGH_OF_A_PAGE = 500;

type ErrorBody = Pick<Exchange, 'body' | 'bodyTooLong' | 'unread'>;

const NO_BODY: ErrorBody = { body: null };

const UNREAD: Readonly<Record<Exclude<CallBody['kind'], 'text'>, ErrorBody>> = {
  none: { body: '' },
  base64: { body: null, unread: 'not text' },
  gone: { body: null, unread: 'not told' },
  'broke off': { body: null, unread: 'broke off' },
  dropped: { body: null, bodyTooLong: true },
};

/**
 * Reads a finished request of the API; undefined for any other. The body is fetched only if it can matter, and the
 * token is hashed here: only the entry keeps it.
 * @param listedAs the key of the same request, if it was listed before it ended
 */
export async function readCall(
  request: FinishedRequest,
  { environments, tabId, fingerprint, bodies, redactExchange }: ReadingParts,
  listedAs?: string,
): Promise<Omit<RecordedCall, 'explanation' | 'source'> | undefined> {
  const url = property(property(request.entry, 'request'), 'url');
  if (typeof url !== 'string' || !url.includes(API_PATH)) return undefined;
  // Before it is decoded: then the exchange has the same texts as those of other calls.
  const entry = compactEntry(request.entry);
  const decoded = decodeHarEntry(entry, { tabId });
  if (!decoded || !environmentOf(environments, decoded.exchange.asked.url)) return undefined;
  const key = listedAs ?? nextKey();
  if (listedAs !== undefined) bodies.forget([key]);
  const size = bodySizeOf(entry);
  bodies.keep(key, { fetch: request.body, size, brokeOff: decoded.exchange.unread === 'broke off' });
  const exchange = await redactDecoded(decoded, key, { fingerprint, bodies, redactExchange });
  return { key, size, exchange, entry };
}

/** Reads a listed call again, because the background did not answer before. */
export async function readAgain(call: RecordedCall, parts: ReadingParts): Promise<RecordedCall> {
  const decoded = decodeHarEntry(call.entry, { tabId: parts.tabId });
  if (!decoded) return call;
  const exchange = await redactDecoded(decoded, call.key, parts);
  // The entry of a replay has no `Authorization`: the background named the token instead.
  const { credential } = call.source === 'replay' ? call.exchange : exchange;
  return { ...call, exchange: { ...exchange, credential } };
}

async function redactDecoded(
  decoded: DecodedEntry,
  key: string,
  { fingerprint, bodies, redactExchange }: Pick<ReadingParts, 'fingerprint' | 'bodies' | 'redactExchange'>,
): Promise<RecordedCall['exchange']> {
  const credential = await credentialOf(decoded, fingerprint);
  const endpoint = findEndpoint(decoded.exchange.method, decoded.exchange.pathname) ?? null;
  const rows = asksForRows(decoded.exchange, endpoint) ? countRows(await textOf(key, bodies)) : undefined;
  const error = mayBeError(decoded) ? await errorBody(key, bodies) : NO_BODY;
  // Sent values are shown only beside field errors of the server.
  const sent = error.body === null ? null : decoded.exchange.sent;
  return redactExchange({ ...decoded.exchange, credential, sent, ...error, ...(rows && { rows }) });
}

/**
 * A key for one request of the tab, because calls may be equal to the millisecond. It is in the page's markup, so it
 * must reveal nothing.
 */
function nextKey(): string {
  count += 1;
  return String(count);
}

const sharedCredential = createSharedValue<Credential>();

async function credentialOf(
  { authorization, notTold }: DecodedEntry,
  fingerprint: ReadingParts['fingerprint'],
): Promise<Credential> {
  if (notTold !== null) return { kind: 'not told', because: notTold };
  const parsed = parseAuthorization(authorization);
  if (parsed.kind !== 'bearer') return parsed;
  const { token } = parsed;
  return sharedCredential({ kind: 'bearer', fingerprint: await fingerprint(token), tail: tailOf(token) });
}

/** Successful answers need no body, unless they are pages instead of JSON. Rows of lists are counted, not kept. */
function mayBeError({ exchange: { status, contentType } }: DecodedEntry): boolean {
  return status >= 400 || contentType === 'text/html';
}

/** The browser may have discarded the body (a navigation, a full buffer): the call is listed without it. */
async function errorBody(key: string, bodies: BodyStore): Promise<ErrorBody> {
  const read = await bodies.read(key);
  if (read.kind !== 'text') return UNREAD[read.kind];
  const { text, cut } = read;
  const mayBeJson = /^\s*[[{]/.test(text);
  if (typeof cut === 'object')
    return { body: mayBeJson ? null : beginningOf(text.trimStart()) || null, unread: 'cut' };
  if (text.length > LONGEST_ERROR_BODY && mayBeJson) return { body: null, bodyTooLong: true };
  return { body: text.length > LONGEST_ERROR_BODY ? beginningOf(text.trimStart()) : text };
}

function beginningOf(text: string): string {
  return text.slice(0, ENOUGH_OF_A_PAGE);
}

async function textOf(key: string, bodies: BodyStore): Promise<string | null> {
  const body = await bodies.read(key);
  return body.kind === 'text' ? body.text : null;
}

/** The outcome of a replay without an answer, in the browser's terms (`response._error`). */
export const NET_ERROR: Readonly<Record<ReplayResult['outcome'], string | null>> = {
  answered: null,
  redirected: 'REDIRECT_NOT_FOLLOWED',
  timeout: 'TIMED_OUT',
  network: null,
};

/** A replay as a listed call, its body in the body store; undefined: its environment is gone. */
export async function readReplay(
  { outcome, entry, accessToken }: ReplayResult,
  parts: ReadingParts,
): Promise<Omit<RecordedCall, 'explanation'> | undefined> {
  const { text = '', encoding } = entry.response.content;
  const body = async () => ({ text, base64: encoding === 'base64' });
  const read = await readCall({ entry: withNetError(entry, NET_ERROR[outcome]), body }, parts);
  if (!read) return undefined;
  // The entry has no `Authorization`: the background names the token instead.
  const credential = { kind: 'bearer', ...accessToken } as const;
  return { ...read, source: 'replay', exchange: { ...read.exchange, credential } };
}

function withNetError(entry: unknown, netError: string | null): unknown {
  if (netError === null) return entry;
  return { ...Object(entry), response: { ...Object(property(entry, 'response')), _error: netError } };
}

/** Bytes of the response body, decompressed, from a HAR 1.2 entry; null: unknown (HAR writes -1). */
function bodySizeOf(entry: unknown): number | null {
  const size = property(property(property(entry, 'response'), 'content'), 'size');
  return typeof size === 'number' && size >= 0 ? size : null;
}
