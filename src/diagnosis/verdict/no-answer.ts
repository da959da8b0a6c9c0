import type { NoAnswerCause, Verdict } from './verdict.ts';

/**
 * Chromium's names (`response._error` of a HAR entry); Firefox gives none. What a page's own CORS failure looks like
 * (`net::ERR_FAILED`) is not told apart from others.
 * Source: https://source.chromium.org/chromium/chromium/src/+/main:net/base/net_error_list.h
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

/** A redirect that was not followed, or led in a circle, is an answer, though the browser shows nothing of it. */
export function noAnswer(netError: string | null): Verdict {
  if (netError?.includes('REDIRECT')) return { kind: 'redirect', location: null };
  const known = CAUSES.find(([names]) => netError !== null && names.test(netError));
  return { kind: 'no answer', cause: known?.[1] ?? 'not known' };
}
