import { errorBody, tokenInvalidBody } from '../../src/inventorum/api-error.ts';
import { type Answer, Refusal } from '../api/answer.ts';
import type { Settings } from '../settings.ts';
import type { TokenPair } from './token-store.ts';

type ErrorCode =
  | 'invalid_request'
  | 'invalid_grant'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'invalid_scope';

const NO_STORE = { 'Cache-Control': 'no-store', Pragma: 'no-cache' } as const;

/** The successful answer (RFC 6749 section 5.1), keys in the order of the documentation's sample. */
export function tokenAnswer(
  pair: TokenPair,
  { now, withRefreshToken }: { readonly now: number; readonly withRefreshToken: boolean },
): Answer {
  const body = {
    access_token: pair.accessToken,
    token_type: 'Bearer',
    expires_in: Math.max(0, Math.round((pair.expiresAt - now) / 1000)),
    ...(withRefreshToken ? { refresh_token: pair.refreshToken } : {}),
    scope: pair.scope,
  };
  return { status: 200, body, headers: NO_STORE };
}

/** A refusal with 400 (RFC 6749 section 5.2): the bare code, as oauthlib sends it. */
export function tokenRefusal(code: ErrorCode, settings: Settings): Refusal {
  const envelope = code === 'invalid_grant' ? tokenInvalidBody() : errorBody('common.unknown', code);
  return new Refusal({
    status: 400,
    body: settings.tokenErrors === 'oauth' ? { error: code } : envelope,
    headers: NO_STORE,
  });
}

export function invalidClient(settings: Settings): Refusal {
  return new Refusal({
    status: 401,
    body:
      settings.tokenErrors === 'oauth'
        ? { error: 'invalid_client' }
        : errorBody('common.unknown', 'invalid_client'),
    // oauthlib's header; a Basic challenge would make browsers ask the user for a password
    headers: { ...NO_STORE, 'WWW-Authenticate': 'Bearer error="invalid_client"' },
  });
}

/** How a crash inside Django looks to a client. */
export function serverError(): Refusal {
  return new Refusal({
    status: 500,
    text: '<!doctype html>\n<html lang="en"><head><title>Server Error (500)</title></head><body><h1>Server Error (500)</h1></body></html>\n',
    headers: { 'Content-Type': 'text/html' },
  });
}
