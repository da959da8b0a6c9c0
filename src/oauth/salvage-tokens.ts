import type { TokenAnswer } from './read-answer.ts';

/** What a successful answer holds, taken before any validation. Empty strings are not tokens. */
export interface SalvagedTokens {
  /** null: the answer has none, so the one that was sent goes on (RFC 6749 section 6) */
  readonly refreshToken: string | null;
  readonly accessToken: string | null;
  readonly tokenType: string | null;
  /** seconds; null: missing or nonsense */
  readonly expiresIn: number | null;
  readonly scope: string | null;
}

/** Lifetimes over this are a mistake, not a lifetime. */
const LONGEST_LIFETIME_SECONDS = 30 * 24 * 60 * 60;

/**
 * Takes the tokens out of any answer of status 200 that can be parsed, whatever else is wrong with it: the server has
 * rotated already, and a validating library would throw the new refresh token away.
 */
export function salvageTokens(answer: TokenAnswer): SalvagedTokens | null {
  if (answer.status !== 200) return null;
  const body = parseObject(answer.text) ?? completeFields(answer.text);
  const tokens = {
    refreshToken: text(body['refresh_token']),
    accessToken: text(body['access_token']),
    tokenType: text(body['token_type']),
    expiresIn: lifetime(body['expires_in']),
    scope: text(body['scope']),
  };
  return tokens.refreshToken || tokens.accessToken ? tokens : null;
}

/** The body as a JSON object, or null. */
export function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

/** An answer that broke off in the middle may still hold the whole refresh token: a closed JSON string is complete. */
function completeFields(broken: string): Readonly<Record<string, unknown>> {
  const found = /^\s*\{[\s\S]*?"refresh_token"\s*:\s*("(?:[^"\\]|\\.)+")/.exec(broken);
  return found?.[1] ? (parseObject(`{"refresh_token":${found[1]}}`) ?? {}) : {};
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function lifetime(value: unknown): number | null {
  const seconds = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return typeof seconds === 'number' && seconds > 0 && seconds <= LONGEST_LIFETIME_SECONDS ? seconds : null;
}
