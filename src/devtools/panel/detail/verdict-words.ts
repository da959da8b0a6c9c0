import type { Diagnosis, InvalidCause, ScopeWrong, Verdict } from '../../../diagnosis/verdict/verdict.ts';
import type { Endpoint } from '../../../inventorum/endpoints.ts';
import { REQUESTS_PER_SECOND } from '../../../inventorum/rate-limit.ts';
import type { MessageKey } from '../../../platform/i18n.ts';
import type { Language } from '../../../ui/language/language.ts';
import { type Phrase, phrase } from '../../../ui/language/phrase.ts';
import { noTokenAdvice } from './no-token-words.ts';

type PlainKind = Exclude<Verdict['kind'], 'scope.wrong' | 'token.invalid'>;

const TITLE: Readonly<Record<PlainKind, MessageKey>> = {
  ok: 'titleOk',
  'no token': 'titleNoToken',
  forbidden: 'titleForbidden',
  validation: 'titleValidation',
  'rate limited': 'titleRateLimited',
  'slash missing': 'titleSlash',
  redirect: 'titleRedirect',
  'not json': 'titleHtml',
  'server error': 'titleServerError',
  'not found': 'titleNotFound',
  hidden: 'titleHidden',
  'no answer': 'titleNoAnswer',
  other: 'titleOther',
};

const MAY_NOT: Readonly<Record<Endpoint['method'], MessageKey>> = {
  GET: 'titleMayNotRead',
  POST: 'titleMayNotCreate',
  PUT: 'titleMayNotUpdate',
  PATCH: 'titleMayNotUpdate',
  DELETE: 'titleMayNotDelete',
};

const AREA: Readonly<Record<string, MessageKey>> = {
  products: 'areaProducts',
  orders: 'areaOrders',
  returns: 'areaReturns',
  customers: 'areaCustomers',
  categories: 'areaCategories',
  taxes: 'areaTaxes',
  images: 'areaImages',
  info: 'areaInfo',
  ledger: 'areaLedger',
};

/** What happened, as a sentence. */
export function verdictTitle({ say }: Language, { verdict, endpoint }: Diagnosis): Phrase {
  switch (verdict.kind) {
    case 'scope.wrong':
      return scopeTitle(say, verdict, endpoint);
    case 'token.invalid':
      return invalidTitle(verdict.cause);
    default:
      return phrase(TITLE[verdict.kind]);
  }
}

/** What to make of it, or null where the title says everything. */
export function verdictAdvice(diagnosis: Diagnosis, origin: string | null): Phrase | null {
  const { verdict } = diagnosis;
  switch (verdict.kind) {
    case 'ok':
      return null;
    case 'scope.wrong':
      return scopeAdvice(verdict, diagnosis);
    case 'token.invalid':
      return invalidAdvice(verdict.cause, diagnosis);
    case 'no token':
      return noTokenAdvice(verdict.because, origin);
    case 'rate limited':
      return rateAdvice(verdict.retryAfterSeconds);
    case 'hidden':
      return phrase('adviceHidden', { text: verdict.origin });
    case 'slash missing':
      return phrase(verdict.bodyLost ? 'adviceSlashBodyLost' : 'adviceSlash');
    default:
      return phrase(ADVICE[verdict.kind]);
  }
}

const ADVICE: Readonly<
  Record<Exclude<PlainKind, 'ok' | 'no token' | 'rate limited' | 'slash missing' | 'hidden'>, MessageKey>
> = {
  forbidden: 'adviceForbidden',
  validation: 'adviceValidation',
  redirect: 'adviceRedirect',
  'not json': 'adviceHtml',
  'server error': 'adviceServerError',
  'not found': 'adviceNotFound',
  'no answer': 'adviceNoAnswer',
  other: 'adviceOther',
};

function scopeTitle(say: Language['say'], verdict: ScopeWrong, endpoint: Endpoint | null): Phrase {
  if (verdict.disagrees) return phrase('titleDisagree');
  if (endpoint?.area === 'publishing') return phrase('titleMayNotPublish');
  const area = endpoint && AREA[endpoint.area];
  return endpoint && area ? phrase(MAY_NOT[endpoint.method], { text: say(area) }) : phrase('titleMayNotThis');
}

function scopeAdvice({ disagrees, needed, granted }: ScopeWrong, { sender }: Diagnosis): Phrase | null {
  if (disagrees) {
    const held = [needed?.right, needed?.legacy].find((scope) => scope && granted?.includes(scope));
    return phrase('adviceDisagree', { text: held ?? '' });
  }
  return sender.kind === 'saved' ? null : phrase('adviceNotOursScope');
}

function invalidTitle(cause: InvalidCause): Phrase {
  switch (cause.why) {
    case 'expired':
      return phrase('titleTokenExpired', { at: cause.at });
    case 'rotated':
      return phrase('titleTokenRotated', { at: cause.at });
    case 'not ours':
      return phrase('titleTokenNotOurs');
    case 'malformed':
      return phrase('titleTokenMalformed');
    case 'unknown':
      return phrase('titleTokenUnknown');
  }
}

function invalidAdvice(cause: InvalidCause, { sender }: Diagnosis): Phrase {
  switch (cause.why) {
    case 'expired':
      return phrase('adviceTokenExpired');
    case 'rotated':
      return phrase('adviceTokenRotated', { text: sender.kind === 'saved' ? sender.tokenSet.label : '' });
    case 'not ours':
      return phrase('adviceTokenNotOurs');
    case 'malformed':
      return phrase('adviceTokenMalformed');
    case 'unknown':
      return phrase('adviceTokenUnknown');
  }
}

function rateAdvice(retryAfterSeconds: number | null): Phrase {
  const limit = { text: String(REQUESTS_PER_SECOND) };
  if (retryAfterSeconds === null) return phrase('adviceRateLimited', limit);
  return phrase('adviceRetryAfter', { text: String(retryAfterSeconds) }, limit);
}
