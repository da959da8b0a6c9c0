import { SCOPE_WRONG, TOKEN_INVALID } from '../inventorum/api-error.ts';
import { API_VERSION_HEADER } from '../inventorum/versions.ts';
import type { Exchange } from './exchange/exchange.ts';
import { type Hidden, helpsAgainst } from './exchange/hidden-from.ts';
import type { Knowledge } from './knowledge.ts';
import { type Need, needOf } from './learning/need-of.ts';
import { noticesOf } from './notices/notices-of.ts';
import { workedWithoutScope } from './notices/worked-without-scope.ts';
import { type ErrorBody, mayHideError, readErrorBody } from './read-error-body.ts';
import { type Sender, senderOf } from './sender.ts';
import { actionFor, deadTokenSet } from './verdict/action.ts';
import {
  brokenBody,
  forbidden,
  grantRefused,
  invalidCause,
  noAnswer,
  redirected,
  sentInLastSecond,
} from './verdict/judge.ts';
import { scopeWrong } from './verdict/scope-wrong.ts';
import type { Diagnosis, Verdict } from './verdict/verdict.ts';

/** Explains an exchange with the API and what would change its outcome. Never throws, whatever the server sent. */
export function diagnose(exchange: Exchange, knowledge: Knowledge): Diagnosis {
  const need = needOf(exchange.method, exchange.pathname, knowledge.learned);
  const sender = senderOf(exchange, knowledge);
  const read = errorBodyOf(exchange);
  const verdict = verdictOf({
    exchange,
    knowledge,
    need,
    sender,
    server: read.error,
    unreadable: read.unreadable,
  });
  // An HTML page is a verdict of its own: "not JSON" need not be said as well.
  const unreadable = isPage(exchange) ? null : read.unreadable;
  return {
    verdict,
    sender,
    endpoint: need.endpoint,
    server: read.error,
    action: actionFor(verdict, sender, { exchange, knowledge }),
    dead: deadTokenSet(verdict, sender, knowledge),
    notices: [
      ...workedWithoutScope(verdict, need, { exchange, sender }),
      ...noticesOf(exchange, { endpoint: need.endpoint, unreadable }).filter(
        ({ kind }) => kind !== 'not told' || !saysNotTold(verdict),
      ),
    ],
  };
}

/** Whether the verdict's advice is that the browser does not tell: then no notice repeats it. */
function saysNotTold(verdict: Verdict): boolean {
  return verdict.kind === 'token not told' && verdict.notSentBecause === null;
}

const NOTHING_READ: ErrorBody = { error: null, unreadable: null };

function errorBodyOf({ status, body, bodyTooLong, unread }: Exchange): ErrorBody {
  if (status < 400) return NOTHING_READ;
  if (bodyTooLong) return { error: null, unreadable: 'too long' };
  const read = readErrorBody(body);
  return read.error === null && unread ? { error: null, unreadable: unread } : read;
}

interface Evidence {
  readonly exchange: Exchange;
  readonly knowledge: Knowledge;
  readonly need: Need;
  readonly sender: Sender;
  readonly server: ErrorBody['error'];
  readonly unreadable: ErrorBody['unreadable'];
}

function verdictOf(evidence: Evidence): Verdict {
  const { exchange } = evidence;
  const { status } = exchange;
  if (status >= 300 && status < 400) return redirected(exchange);
  if (hasUnknownMethod(evidence)) return { kind: 'method case', method: exchange.method };
  const hidden = status < 400 ? hiddenOf(evidence) : null;
  if (hidden !== null) return { kind: 'hidden', origin: hidden.from, because: hidden.because };
  if (status === 0) return noAnswer(exchange.netError);
  if (status < 400) return succeeded(exchange);
  return grantRefused(exchange, evidence.server) ?? aboutToken(evidence) ?? aboutRest(evidence);
}

/** Answers to a method that is not supported (RFC 9110 sections 15.5.6, 15.6.2). */
const METHOD_REFUSED: ReadonlySet<number> = new Set([405, 501]);

/** Methods are case-sensitive (RFC 9110 section 9.1). Status 0: the preflight; 400: the server could not read it. */
function hasUnknownMethod({ exchange: { method, status }, server }: Evidence): boolean {
  if (method === method.toUpperCase()) return false;
  return METHOD_REFUSED.has(status) || status === 0 || (status === 400 && !isValidation(server));
}

function succeeded(exchange: Exchange): Verdict {
  if (exchange.unread === 'broke off') return brokenBody(exchange.netError);
  if (isPage(exchange)) return { kind: 'not json' };
  return exchange.opaque ? { kind: 'ok', opaque: true } : { kind: 'ok' };
}

/** Chromium's error for a call that its own CORS check ended, among others. */
const ENDED_BY_CHROMIUM = 'net::ERR_FAILED';

/**
 * The origin that the answer is hidden from. An origin that may read answers does so by our own headers (DevTools show
 * the server's), but not with cookies: Chromium's error shows what the page got. Without any answer CORS is only the
 * likely cause, if the origin may send at all and Chromium names no other error. Firefox does not list calls that a
 * preflight stopped.
 */
function hiddenOf({ exchange: { hidden, status, netError }, knowledge }: Evidence): Hidden | null {
  if (hidden === null) return null;
  const maySend = knowledge.explanation.sends || knowledge.explanation.because !== 'origin not allowed';
  if (status === 0 && (!maySend || netError !== ENDED_BY_CHROMIUM)) return null;
  if (!knowledge.letRead) return hidden.onlyByOurs ? null : hidden;
  return helpsAgainst(hidden.because) ? despiteOurHeader(hidden, { status, netError }) : hidden;
}

function despiteOurHeader(hidden: Hidden, { status, netError }: Pick<Exchange, 'status' | 'netError'>) {
  return status > 0 && netError === ENDED_BY_CHROMIUM ? { ...hidden, because: 'not known' as const } : null;
}

function aboutToken({ exchange, knowledge, need, sender, server }: Evidence): Verdict | null {
  const codes = [server?.oauthCode, exchange.challenge];
  if (server?.key === SCOPE_WRONG || codes.includes('insufficient_scope')) {
    return scopeWrong(need, sender, knowledge);
  }
  const refused = server?.key === TOKEN_INVALID || codes.includes('invalid_token');
  if (!refused && (exchange.status !== 401 || server?.oauthCode)) return null;
  return unauthorized(sender, knowledge, exchange);
}

/** A page may be loaded before the rules are set; other requests are made by a page. */
function shouldHave({ type }: Exchange['asked']): 'should have been sent' | 'page should have sent it' {
  return type === 'top-level' ? 'page should have sent it' : 'should have been sent';
}

function unauthorized(sender: Sender, { explanation }: Knowledge, { asked, startedAt }: Exchange): Verdict {
  switch (sender.kind) {
    case 'none':
      return { kind: 'no token', because: explanation.sends ? shouldHave(asked) : explanation.because };
    case 'not told': {
      const isNone = sender.byRules.kind === 'none' && !explanation.sends;
      const notSentBecause = isNone ? explanation.because : null;
      return { kind: 'token not told', because: sender.because, notSentBecause };
    }
    default:
      return { kind: 'token.invalid', cause: invalidCause(sender, startedAt) };
  }
}

function aboutRest(evidence: Evidence): Verdict {
  const { exchange, knowledge, server } = evidence;
  const { status, startedAt } = exchange;
  const retryAfterSeconds = seconds(exchange.retryAfter);
  if (status === 429) {
    const sent = sentInLastSecond(knowledge.startTimes, startedAt);
    return { kind: 'rate limited', retryAfterSeconds, sentInLastSecond: sent };
  }
  if (status >= 500) {
    const at = status === 502 || status === 504 ? 'gateway' : 'api';
    return { kind: 'server error', at, retryAfterSeconds };
  }
  if (isPage(exchange)) return { kind: 'not json' };
  if (namesVersion(server)) return { kind: 'version refused', sent: exchange.apiVersion };
  if (isValidation(server)) return { kind: 'validation' };
  if (status === 403) return forbidden(evidence.need, evidence.sender, mayHideError(evidence.unreadable));
  return status === 404 ? { kind: 'not found' } : { kind: 'other' };
}

function isValidation(server: Evidence['server']): boolean {
  return server !== null && (server.fields.length > 0 || server.key === 'common.serializer_error');
}

function namesVersion(server: Evidence['server']): boolean {
  const header = API_VERSION_HEADER.toLowerCase();
  return server?.fields.some(({ path }) => path[0]?.toLowerCase() === header) ?? false;
}

/** Django answers some errors with text/html and an empty body: those are no pages. */
function isPage({ contentType, body, unread }: Exchange): boolean {
  return contentType === 'text/html' && (body === null ? unread !== undefined : body.trim() !== '');
}

/** Longer than eleven days counts as none. */
function seconds(retryAfter: string | null): number | null {
  return retryAfter !== null && /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) : null;
}
