import { type ApiError, decodeApiError, SCOPE_WRONG, TOKEN_INVALID } from '../inventorum/api-error.ts';
import type { Endpoint } from '../inventorum/endpoints.ts';
import { findEndpoint } from '../inventorum/find-endpoint.ts';
import type { Exchange } from './exchange/exchange.ts';
import type { Knowledge } from './knowledge.ts';
import { type Sender, senderOf } from './sender.ts';
import { actionFor } from './verdict/action.ts';
import { redirected } from './verdict/redirected.ts';
import { scopeWrong } from './verdict/scope-wrong.ts';
import { invalidCause } from './verdict/token-invalid.ts';
import type { Diagnosis, Verdict } from './verdict/verdict.ts';

/** Error bodies are short; a longer one is not an error body, and parsing it would hold the panel up. */
const LONGEST_ERROR_BODY = 1_000_000;

/** Says what an exchange with the API means and what would change it. Never throws, whatever the server sent. */
export function diagnose(exchange: Exchange, knowledge: Knowledge): Diagnosis {
  const endpoint = findEndpoint(exchange.method, exchange.pathname) ?? null;
  const sender = senderOf(exchange.credential, knowledge.tokenSets);
  const server = exchange.status >= 400 ? errorOf(exchange) : null;
  const verdict = verdictOf({ exchange, knowledge, endpoint, sender, server });
  return { verdict, sender, endpoint, server, action: actionFor(verdict, sender, { exchange, knowledge }) };
}

interface Evidence {
  readonly exchange: Exchange;
  readonly knowledge: Knowledge;
  readonly endpoint: Endpoint | null;
  readonly sender: Sender;
  readonly server: ApiError | null;
}

function verdictOf(evidence: Evidence): Verdict {
  const { exchange } = evidence;
  const { status } = exchange;
  if (status >= 300 && status < 400) return redirected(exchange);
  const hidden = status < 400 ? hiddenOrigin(evidence) : null;
  if (hidden !== null) return { kind: 'hidden', origin: hidden };
  if (status === 0) return { kind: 'no answer' };
  if (status < 400) return isPage(exchange) ? { kind: 'not json' } : { kind: 'ok' };
  return aboutToken(evidence) ?? aboutRest(evidence);
}

/**
 * The origin that the answer is hidden from. Where it may read answers, our own headers let it (DevTools show those of
 * the server); without any answer it is only the likely cause, where the origin is allowed to ask at all.
 */
function hiddenOrigin({ exchange: { hiddenFrom, status }, knowledge }: Evidence): string | null {
  if (hiddenFrom === null) return null;
  const allowed = knowledge.allowedOrigins.find(({ origin }) => origin === hiddenFrom);
  if (allowed?.readsAnswers || (status === 0 && !allowed)) return null;
  return hiddenFrom;
}

function aboutToken({ exchange, knowledge, endpoint, sender, server }: Evidence): Verdict | null {
  if (server?.key === SCOPE_WRONG || server?.oauthCode === 'insufficient_scope') {
    return scopeWrong(endpoint, sender, knowledge);
  }
  const refused = server?.key === TOKEN_INVALID || server?.oauthCode === 'invalid_token';
  if (!refused && (exchange.status !== 401 || server?.oauthCode)) return null;
  if (sender.kind !== 'none')
    return { kind: 'token.invalid', cause: invalidCause(sender, exchange.startedAt) };
  const { explanation } = knowledge;
  return { kind: 'no token', because: explanation.sends ? 'should have been sent' : explanation.because };
}

function aboutRest({ exchange, server }: Evidence): Verdict {
  const { status } = exchange;
  if (status === 429) return { kind: 'rate limited', retryAfterSeconds: seconds(exchange.retryAfter) };
  if (status >= 500) return { kind: 'server error' };
  if (isPage(exchange)) return { kind: 'not json' };
  if (isValidation(server)) return { kind: 'validation' };
  if (status === 403) return { kind: 'forbidden' };
  return status === 404 ? { kind: 'not found' } : { kind: 'other' };
}

function isValidation(server: ApiError | null): boolean {
  return (
    server !== null && (Object.keys(server.fields).length > 0 || server.key === 'common.serializer_error')
  );
}

/** Django answers some errors with text/html and no body at all: that is no page. */
function isPage({ contentType, body }: Exchange): boolean {
  return contentType === 'text/html' && body !== null && body.trim() !== '';
}

function errorOf({ body }: Exchange): ApiError | null {
  if (body === null || body.length > LONGEST_ERROR_BODY) return null;
  try {
    return decodeApiError(JSON.parse(body)) ?? null;
  } catch {
    return null;
  }
}

/** `Retry-After` in seconds; its date form is not used by this API. */
function seconds(retryAfter: string | null): number | null {
  return retryAfter !== null && /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) : null;
}
