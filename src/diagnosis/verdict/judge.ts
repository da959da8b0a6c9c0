import type { ApiError } from '../../inventorum/api-error.ts';
import { isTokenPath } from '../../inventorum/environment.ts';
import { grantRefusal } from '../../inventorum/grant-refusal.ts';
import { isGranted } from '../../inventorum/scopes.ts';
import { parseUrl } from '../../parse-url.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { Need } from '../learning/need-of.ts';
import type { Sender } from '../sender.ts';
import type { InvalidCause, NoAnswerCause, Verdict } from './verdict.ts';

/** A 3xx answer: the API's own 301 for a missing final slash, or any other redirect. */
export function redirected({ status, asked, pathname, location, method }: Exchange): Verdict {
  if (status === 304) return { kind: 'ok' };
  const target = targetOf(location, asked.url);
  const path = `${pathname}/`;
  if (target?.pathname !== path || target.host !== new URL(asked.url).host) {
    return {
      kind: 'redirect',
      location: target?.origin === undefined ? null : target.origin + target.pathname,
    };
  }
  // Fetch turns a redirected POST into a GET on 301 and 302; 307 and 308 keep method and body.
  const bodyLost = (status === 301 || status === 302) && method === 'POST';
  return { kind: 'slash missing', path, bodyLost };
}

function targetOf(location: string | null, base: string): URL | null {
  return location === null ? null : parseUrl(location, base);
}

/**
 * A refusal of the token endpoint; null: none. Without a known code the status decides (RFC 6749 section 5.2), but a 400
 * whose body was not read has many causes.
 */
export function grantRefused(
  { pathname, status, unread }: Exchange,
  server: ApiError | null,
): Verdict | null {
  if (!isTokenPath(pathname)) return null;
  const codes = [server?.oauthCode, server?.key].filter((code) => typeof code === 'string');
  const refusal = grantRefusal(status, codes);
  if (refusal !== null)
    return { kind: 'grant refused', wrong: refusal === 'invalid_client' ? 'client' : 'grant' };
  if (server !== null || (status !== 401 && (status !== 400 || unread))) return null;
  return { kind: 'grant refused', wrong: status === 401 ? 'client' : 'grant' };
}

/**
 * A 403 that is not about the scope, with our knowledge of the scope: it may tell whether role or token is the cause.
 */
export function forbidden({ endpoint, needed, disputed }: Need, sender: Sender, unread: boolean): Verdict {
  const granted = sender.kind === 'saved' ? sender.tokenSet.scope : null;
  const seen = unread ? ({ unread: true } as const) : {};
  if (endpoint === null || granted === null || disputed !== null) {
    return { kind: 'forbidden', scope: 'not known', ...seen };
  }
  return { kind: 'forbidden', scope: isGranted(needed, granted) ? 'granted' : 'not granted', ...seen };
}

/**
 * Chromium's names (`response._error` of a HAR entry); Firefox has none. A page's own CORS failure (`net::ERR_FAILED`)
 * cannot be told from other errors. Source:
 * https://source.chromium.org/chromium/chromium/src/+/main:net/base/net_error_list.h
 */
const CAUSES: readonly (readonly [RegExp, NoAnswerCause])[] = [
  [/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED/, 'offline'],
  [/ERR_NAME_/, 'host not found'],
  [/ERR_CERT_|ERR_SSL_/, 'certificate'],
  [/TIMED_OUT/, 'timed out'],
  [/ERR_ABORTED/, 'cancelled'],
  [/ERR_BLOCKED_/, 'blocked'],
  [/ERR_CONNECTION_|ERR_ADDRESS_|ERR_EMPTY_RESPONSE|ERR_PROXY_|ERR_TUNNEL_/, 'not reached'],
];

/** A redirect that was not followed, or led in a circle, is an answer, although the browser shows nothing of it. */
export function noAnswer(netError: string | null): Verdict {
  if (netError?.includes('REDIRECT')) return { kind: 'redirect', location: null };
  const known = CAUSES.find(([names]) => netError !== null && names.test(netError));
  return { kind: 'no answer', cause: known?.[1] ?? 'not known' };
}

/** An answer of success whose body ended before its end. Only Chromium says that the page itself stopped reading. */
export function brokenBody(netError: string | null): Verdict {
  return { kind: 'broke off', cause: netError?.includes('ERR_ABORTED') ? 'cancelled' : 'not known' };
}

/** Why an access token was refused, from its history; `sentAt` is ms since the epoch. */
export function invalidCause(
  sender: Exclude<Sender, { kind: 'none' | 'not told' }>,
  sentAt: number,
): InvalidCause {
  if (sender.kind === 'malformed') return { why: 'malformed' };
  if (sender.kind === 'elsewhere') {
    const { environmentName, tokenSet } = sender;
    return { why: 'other environment', environmentName, label: tokenSet.label };
  }
  if (sender.kind !== 'saved') return { why: 'not ours' };
  const { expiresAt, replacedAt } = sender;
  const expired = expiresAt !== null && expiresAt <= sentAt;
  if (expired && (replacedAt === null || expiresAt <= replacedAt)) return { why: 'expired', at: expiresAt };
  // A newer one that came later (often because of this answer) does not explain it.
  return replacedAt === null || replacedAt > sentAt ? { why: 'unknown' } : { why: 'rotated', at: replacedAt };
}

const SECOND_MS = 1000;

/** The number of calls that began in the second before `at`; null: unknown. All in ms since the epoch. */
export function sentInLastSecond(startTimes: readonly number[], at: number): number | null {
  if (startTimes.length === 0) return null;
  return startTimes.filter((start) => start > at - SECOND_MS && start <= at).length;
}
