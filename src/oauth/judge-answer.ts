import { type AuthorizationServer, processRefreshTokenResponse } from 'oauth4webapi';
import { decodeApiError } from '../inventorum/api-error.ts';
import type { App } from './app.ts';
import type { TokenAnswer } from './read-answer.ts';
import type { BackoffCause } from './refresh-state.ts';
import { parseObject, type SalvagedTokens, salvageTokens } from './salvage-tokens.ts';
import { clientOf } from './token-request.ts';

/** What an answer of the token endpoint means for the token set. */
export type Judgement =
  | { readonly kind: 'tokens'; readonly tokens: SalvagedTokens }
  /** the server no longer accepts this refresh token */
  | { readonly kind: 'rejected'; readonly code: string }
  /** client id or secret is wrong; the refresh token was not looked at */
  | { readonly kind: 'wrong client' }
  | { readonly kind: 'later'; readonly cause: BackoffCause; readonly retryAfter: string | null };

/** Judges by status and body, never by the name of an exception. Source: RFC 6749 sections 5.1 and 5.2. */
export function judgeAnswer(answer: TokenAnswer): Judgement {
  const tokens = salvageTokens(answer);
  if (tokens) return { kind: 'tokens', tokens };
  const refusal = judgeRefusal(answer);
  if (refusal) return refusal;
  return { kind: 'later', cause: causeOf(answer), retryAfter: answer.retryAfter };
}

/** Only a definite word of the server stops a refresh token: a 400 or 401 with a code that says so. */
function judgeRefusal(answer: TokenAnswer): Judgement | null {
  if (answer.status !== 400 && answer.status !== 401) return null;
  const code = errorCode(answer.text);
  if (code === 'invalid_client') return { kind: 'wrong client' };
  if (code === 'invalid_grant' || code === 'token.invalid') return { kind: 'rejected', code };
  return null;
}

function causeOf(answer: TokenAnswer): BackoffCause {
  const { status } = answer;
  if (answer.redirected) return { kind: 'redirect', status };
  if (status === 429) return { kind: 'rate limited', status };
  if (status >= 500) return { kind: 'server error', status };
  if (!parseObject(answer.text)) return { kind: 'not json', status };
  return { kind: 'unexpected answer', status, code: errorCode(answer.text) };
}

/** The code of RFC 6749 5.2 (`{"error": "invalid_grant"}`) or the API's own (`{"error": {"key": …}}`). */
function errorCode(text: string): string | null {
  const error = decodeApiError(parseObject(text));
  return error?.oauthCode ?? error?.key ?? null;
}

/** Only an id_token names the server it comes from, and we ask for none. */
const ANY_SERVER: AuthorizationServer = { issuer: 'https://server.invalid' };

/**
 * Lets the library validate what was salvaged; null when the access token may be used, else the field that is wrong.
 * The refresh token has been stored before this is asked. What the library refuses beyond these two fields (a
 * lifetime that is no number, a content type of text/html) we can do without, and go on.
 */
export async function findDefect(
  answer: TokenAnswer,
  app: Pick<App, 'clientId'>,
): Promise<'token_type' | 'access_token' | null> {
  const response = new Response(answer.text, { headers: { 'content-type': 'application/json' } });
  try {
    await processRefreshTokenResponse(ANY_SERVER, clientOf(app), response);
  } catch {
    const tokens = salvageTokens(answer);
    if (!tokens?.tokenType) return 'token_type';
    if (tokens.accessToken === null) return 'access_token';
  }
  return usableAccessToken(salvageTokens(answer)) ? null : 'token_type';
}

/** The access token, if it is one that RFC 6750 lets us send. */
export function usableAccessToken(tokens: SalvagedTokens | null): string | null {
  return tokens?.tokenType?.toLowerCase() === 'bearer' ? tokens.accessToken : null;
}
