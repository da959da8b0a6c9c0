import type { Lack } from '../../../diagnosis/knowledge.ts';
import { mayHideError } from '../../../diagnosis/read-error-body.ts';
import type { Diagnosis, ScopeWrong, Verdict } from '../../../diagnosis/verdict/verdict.ts';
import type { Endpoint } from '../../../inventorum/endpoints.ts';
import { REQUESTS_PER_SECOND } from '../../../inventorum/rate-limit.ts';
import type { KeyNaming, PlainKey } from '../../../messages/messages.ts';
import type { Language } from '../../../ui/language/language.ts';
import { type Phrase, phrase } from '../../../ui/language/phrase.ts';
import { visibleText } from '../../../ui/language/visible-text.ts';
import { forbiddenAdvice, forbiddenTitle } from './forbidden-words.ts';
import { invalidAdvice, invalidTitle } from './invalid-token-words.ts';
import { BROKE_OFF_WORDS, hiddenAdvice, hiddenTitle, NO_ANSWER_WORDS } from './no-answer-words.ts';
import { noTokenAdvice } from './no-token-words.ts';
import { NOT_TOLD, okTitle } from './not-told-words.ts';
import { VERSIONS } from './notice-words.ts';

type PlainKind = Exclude<
  Verdict['kind'],
  | 'ok'
  | 'hidden'
  | 'method case'
  | 'scope.wrong'
  | 'token.invalid'
  | 'grant refused'
  | 'forbidden'
  | 'server error'
>;

const TITLE: Readonly<Record<PlainKind, PlainKey>> = {
  'no token': 'titleNoToken',
  'token not told': 'titleTokenNotTold',
  validation: 'titleValidation',
  'version refused': 'titleVersion',
  'rate limited': 'titleRateLimited',
  'slash missing': 'titleSlash',
  redirect: 'titleRedirect',
  'not json': 'titleHtml',
  'not found': 'titleNotFound',
  'broke off': 'titleBrokeOff',
  'no answer': 'titleNoAnswer',
  other: 'titleOther',
};

const MAY_NOT: Readonly<Record<Endpoint['method'], KeyNaming<'area'>>> = {
  GET: 'titleMayNotRead',
  POST: 'titleMayNotCreate',
  PUT: 'titleMayNotUpdate',
  PATCH: 'titleMayNotUpdate',
  DELETE: 'titleMayNotDelete',
};

const AREA: Readonly<Record<string, PlainKey>> = {
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
export function verdictTitle({ say }: Language, { verdict, endpoint, sender }: Diagnosis): Phrase {
  switch (verdict.kind) {
    case 'ok':
      return phrase(okTitle(verdict, sender));
    case 'scope.wrong':
      return scopeTitle(say, verdict, endpoint);
    case 'hidden':
      return hiddenTitle(verdict);
    case 'method case':
      return phrase('titleMethodCase', { method: visibleText(verdict.method) });
    case 'token.invalid':
      return invalidTitle(verdict.cause);
    case 'grant refused':
      return phrase(verdict.wrong === 'client' ? 'titleClientRefused' : 'titleGrantRefused');
    case 'forbidden':
      return forbiddenTitle(verdict);
    case 'server error':
      return phrase(verdict.at === 'gateway' ? 'titleGateway' : 'titleServerError');
    default:
      return phrase(TITLE[verdict.kind]);
  }
}

/** What it means; null if the title says everything. */
export function verdictAdvice(diagnosis: Diagnosis, origin: string | null): Phrase | null {
  const { verdict, dead } = diagnosis;
  if (dead) return phrase(LACKS[dead.lacks], { name: dead.label });
  switch (verdict.kind) {
    case 'ok':
      return null;
    case 'scope.wrong':
      return scopeAdvice(verdict, diagnosis);
    case 'token.invalid':
      return invalidAdvice(verdict.cause, diagnosis);
    case 'grant refused':
      return phrase(verdict.wrong === 'client' ? 'adviceClientRefused' : 'adviceGrantRefused');
    case 'redirect':
      return phrase(verdict.location === null ? 'adviceRedirectHidden' : 'adviceRedirect');
    case 'no token':
      return noTokenAdvice(verdict.because, origin);
    case 'token not told':
      return verdict.notSentBecause === null
        ? phrase(NOT_TOLD[verdict.because])
        : noTokenAdvice(verdict.notSentBecause, origin);
    case 'rate limited':
      return rateAdvice(verdict);
    case 'server error':
      return serverErrorAdvice(verdict);
    case 'version refused':
      return versionAdvice(verdict, diagnosis.sender.kind !== 'not told');
    case 'forbidden':
      return forbiddenAdvice(verdict);
    case 'no answer':
      return phrase(NO_ANSWER_WORDS[verdict.cause]);
    case 'broke off':
      return phrase(BROKE_OFF_WORDS[verdict.cause]);
    case 'hidden':
      return hiddenAdvice(verdict);
    case 'method case':
      return phrase('adviceMethodCase', { method: verdict.method.toUpperCase() });
    case 'slash missing':
      return phrase(verdict.bodyLost ? 'adviceSlashBodyLost' : 'adviceSlash');
    case 'other':
      return otherAdvice(diagnosis);
    default:
      return phrase(ADVICE[verdict.kind]);
  }
}

const LACKS: Readonly<Record<Lack, KeyNaming<'name'>>> = {
  'new token': 'adviceLacksToken',
  'log-in': 'adviceLacksLogIn',
  'right client': 'adviceLacksClient',
};

function otherAdvice({ notices }: Diagnosis): Phrase {
  const unread = notices.some((notice) => notice.kind === 'body unreadable' && mayHideError(notice.because));
  return phrase(unread ? 'adviceOtherUnread' : 'adviceOther');
}

type AdvisedKind = 'validation' | 'not json' | 'not found';

const ADVICE: Readonly<Record<AdvisedKind, PlainKey>> = {
  validation: 'adviceValidation',
  'not json': 'adviceHtml',
  'not found': 'adviceNotFound',
};

function scopeTitle(say: Language['say'], verdict: ScopeWrong, endpoint: Endpoint | null): Phrase {
  if (verdict.disagrees) return phrase('titleDisagree');
  if (endpoint?.area === 'publishing') return phrase('titleMayNotPublish');
  const area = endpoint && AREA[endpoint.area];
  return endpoint && area ? phrase(MAY_NOT[endpoint.method], { area: say(area) }) : phrase('titleMayNotThis');
}

function scopeAdvice({ disagrees, needed, granted }: ScopeWrong, { sender }: Diagnosis): Phrase | null {
  if (disagrees) {
    const held = [needed?.right, needed?.legacy].find((scope) => scope && granted?.includes(scope));
    return phrase('adviceDisagree', { scope: held ?? '' });
  }
  return sender.kind === 'saved' ? null : phrase('adviceNotOursScope');
}

type Of<Kind extends Verdict['kind']> = Extract<Verdict, { kind: Kind }>;

/** What too many calls mean: the observed rate beside the allowed one. */
function rateAdvice({ retryAfterSeconds, sentInLastSecond }: Of<'rate limited'>): Phrase {
  const limit = String(REQUESTS_PER_SECOND);
  const wait = String(retryAfterSeconds);
  if (sentInLastSecond === null) {
    return retryAfterSeconds === null
      ? phrase('adviceRateLimited', { count: limit })
      : phrase('adviceRetryAfter', { seconds: wait, count: limit });
  }
  const sent = String(sentInLastSecond);
  return retryAfterSeconds === null
    ? phrase('adviceRateSeen', { sent, count: limit })
    : phrase('adviceRateSeenRetry', { sent, count: limit, seconds: wait });
}

function serverErrorAdvice({ at, retryAfterSeconds }: Of<'server error'>): Phrase {
  if (at === 'gateway') return phrase('adviceGateway');
  return retryAfterSeconds === null
    ? phrase('adviceServerError')
    : phrase('adviceServerRetry', { seconds: String(retryAfterSeconds) });
}

function versionAdvice({ sent }: Of<'version refused'>, isTold: boolean): Phrase {
  return sent === null
    ? phrase(isTold ? 'adviceVersionMissing' : 'adviceVersionNotTold', VERSIONS)
    : phrase('adviceVersionSent', { version: visibleText(sent), ...VERSIONS });
}
