import { type AuthorizationServer, processRefreshTokenResponse } from 'oauth4webapi';
import { type GrantRefusal, grantRefusal } from '../inventorum/grant-refusal.ts';
import { answerFields } from './answer-fields.ts';
import type { App } from './app.ts';
import type { TokenAnswer } from './read-answer.ts';
import type { NamedValue } from './read-fields.ts';
import type { BackoffCause } from './refresh-state.ts';
import { type SalvagedTokens, salvageTokens } from './salvage-tokens.ts';
import { clientOf } from './token-request.ts';

/** What an answer of the token endpoint means for the token set. */
export type Judgement =
  | { readonly kind: 'tokens'; readonly status: number; readonly tokens: SalvagedTokens }
  /** the server no longer accepts this refresh token */
  | { readonly kind: 'rejected'; readonly code: Exclude<GrantRefusal, 'invalid_client'> }
  /** client id or secret is wrong; the server did not check the refresh token */
  | { readonly kind: 'wrong client' }
  | { readonly kind: 'later'; readonly cause: BackoffCause; readonly retryAfter: string | null };

/**
 * Judges by status and body, never by the name of an exception. `sent`: the refresh token that was sent, if any. Only
 * one short code of the server's text is kept; the caller checks whether it holds a secret. Source: RFC 6749 sections
 * 5.1 and 5.2.
 */
export function judgeAnswer(answer: TokenAnswer, sent: string | null = null): Judgement {
  const tokens = salvageTokens(answer, sent);
  if (tokens) return { kind: 'tokens', status: answer.status, tokens };
  const codes = errorCodes(answer);
  const refusal = judgeRefusal(answer, codes ?? []);
  if (refusal) return refusal;
  return { kind: 'later', cause: causeOf(answer, codes), retryAfter: answer.retryAfter };
}

function judgeRefusal({ status, redirected }: TokenAnswer, codes: readonly string[]): Judgement | null {
  const refusal = redirected ? null : grantRefusal(status, codes);
  if (refusal === null) return null;
  return refusal === 'invalid_client' ? { kind: 'wrong client' } : { kind: 'rejected', code: refusal };
}

function causeOf({ status, redirected }: TokenAnswer, codes: readonly string[] | null): BackoffCause {
  if (redirected) return { kind: 'redirect', status };
  if (status === 429) return { kind: 'rate limited', status };
  if (status >= 500) return { kind: 'server error', status };
  if (codes === null) return { kind: 'not json', status };
  const [code = ''] = codes;
  return { kind: 'unexpected answer', status, code: errorWord(code), stored: false };
}

/** Longer than any code of RFC 6749 or of the API. */
const LONGEST_CODE = 64;

/** An error code that may be stored and shown: one short word of RFC 6749 section 5.2. */
function errorWord(code: string): string | null {
  return code.length <= LONGEST_CODE && /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(code) ? code : null;
}

const CODE_NAMES: ReadonlySet<string> = new Set(['error', 'code', 'key', 'errorcode']);

/**
 * The error codes in their order: those of RFC 6749 section 5.2 (`{"error": "invalid_grant"}`), of the API (`{"error":
 * {"key": …}}`), and of servers that wrap them. Null: no JSON object, or no code in it.
 */
function errorCodes(answer: TokenAnswer): readonly string[] | null {
  if (!/error|code|key/i.test(answer.text)) return isObject(answer.text) ? [] : null;
  const { fields } = answerFields(answer, CODE_NAMES, (read) => codesIn(read.fields).length > 0);
  const codes = codesIn(fields);
  return codes.length > 0 || isObject(answer.text) ? codes : null;
}

function codesIn(fields: readonly NamedValue[]): readonly string[] {
  const codes = fields.filter(({ path, type, value }) => type === 'text' && value !== '' && isCode(path));
  return codes.map(({ value }) => value.trim());
}

/** `error`, a bare code, or the code of an error. Deeper codes belong to something else. */
function isCode(path: readonly string[]): boolean {
  const [name, parent] = path.toReversed();
  return name === 'error' || path.length === 1 || parent === 'error' || parent === 'errors';
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

/** The library checks the issuer only in an id_token, and we request none. */
const ANY_SERVER: AuthorizationServer = { issuer: 'https://server.invalid' };

/**
 * Lets the library validate the salvaged tokens. Returns null if the access token may be used, else the name of the
 * invalid field. The refresh token has been stored before. Other defects that the library rejects (a lifetime that is
 * no number, a content type of text/html, unusual nesting) are tolerated.
 */
export async function findDefect(
  { text, tokens }: { readonly text: string; readonly tokens: SalvagedTokens },
  app: Pick<App, 'clientId'>,
): Promise<'token_type' | 'access_token' | null> {
  const response = new Response(text, { headers: { 'content-type': 'application/json' } });
  try {
    await processRefreshTokenResponse(ANY_SERVER, clientOf(app), response);
  } catch {
    if (tokens.accessToken === null) return 'access_token';
    if (!tokens.tokenType) return 'token_type';
  }
  return usableAccessToken(tokens) ? null : 'token_type';
}

/** The access token, if RFC 6750 allows to send it. */
export function usableAccessToken(tokens: SalvagedTokens): string | null {
  return tokens.tokenType?.toLowerCase() === 'bearer' ? tokens.accessToken : null;
}
