import { parseAuthorization, tailOf } from '../../../diagnosis/exchange/authorization.ts';
import { type DecodedEntry, decodeHarEntry } from '../../../diagnosis/exchange/decode-har.ts';
import type { Credential, Exchange } from '../../../diagnosis/exchange/exchange.ts';
import { environmentOf } from '../../../injection/explain.ts';
import type { Environment } from '../../../inventorum/environment.ts';
import type { FinishedRequest } from '../../../platform/devtools.ts';

/** What reading needs of the panel. `fingerprint`: the first 16 hex digits of a token's SHA-256. */
export interface ReadingParts {
  readonly environments: readonly Environment[];
  readonly tabId: number;
  readonly fingerprint: (token: string) => Promise<string>;
}

/** ms; a body comes at once or, once its page is gone, never */
const BODY_TIME_LIMIT = 2000;

/**
 * Reads a finished request of the API; undefined for any other. The body is asked for only where it can matter, and
 * the token is hashed here and goes no further.
 */
export async function readExchange(
  request: FinishedRequest,
  { environments, tabId, fingerprint }: ReadingParts,
): Promise<Exchange | undefined> {
  const decoded = decodeHarEntry(request.entry, { tabId });
  if (!decoded || !environmentOf(environments, decoded.exchange.asked.url)) return undefined;
  const credential = await credentialOf(decoded, fingerprint);
  const body = await errorBody(request, decoded);
  return { ...decoded.exchange, credential, body };
}

function nothingAfter(ms: number): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), ms));
}

/** Names one request of the tab, so that the same one is listed once. */
export function exchangeKey({ startedAt, duration, method, asked }: Exchange): string {
  return `${startedAt} ${duration} ${method} ${asked.url}`;
}

async function credentialOf(
  { authorization }: DecodedEntry,
  fingerprint: ReadingParts['fingerprint'],
): Promise<Credential> {
  const parsed = parseAuthorization(authorization);
  if (parsed.kind !== 'bearer') return parsed;
  return { kind: 'bearer', fingerprint: await fingerprint(parsed.token), tail: tailOf(parsed.token) };
}

/** Answers as asked need no body, unless they are pages where JSON belongs. */
async function errorBody(request: FinishedRequest, { exchange }: DecodedEntry): Promise<string | null> {
  if (exchange.status < 400 && exchange.contentType !== 'text/html') return null;
  // The browser may have let the body go (a navigation, a full buffer): the exchange is listed without it.
  const body = await Promise.race([request.body().catch(() => null), nothingAfter(BODY_TIME_LIMIT)]);
  return body === null || body.base64 ? null : body.text;
}
