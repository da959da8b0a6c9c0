import type { NotTold } from '../../../diagnosis/exchange/not-told.ts';
import type { Lack } from '../../../diagnosis/knowledge.ts';
import type { Sender } from '../../../diagnosis/sender.ts';
import type {
  Diagnosis,
  InvalidCause,
  NoAnswerCause,
  ScopeWrong,
  Verdict,
} from '../../../diagnosis/verdict/verdict.ts';
import type { Endpoint } from '../../../inventorum/endpoints.ts';
import { REQUESTS_PER_SECOND } from '../../../inventorum/rate-limit.ts';
import type { KeyNaming, PlainKey } from '../../../messages/messages.ts';
import type { Language } from '../../../ui/language/language.ts';
import { type Phrase, phrase } from '../../../ui/language/phrase.ts';
import { visibleText } from '../../../ui/language/visible-text.ts';
import { noTokenAdvice } from './no-token-words.ts';
import { NOT_TOLD } from './not-told-words.ts';
import { VERSIONS } from './notice-words.ts';

type PlainKind = Exclude<
  Verdict['kind'],
  'ok' | 'scope.wrong' | 'token.invalid' | 'grant refused' | 'forbidden' | 'server error'
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
  hidden: 'titleHidden',
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
      return phrase(sender.kind === 'not told' ? OK_NOT_TOLD[sender.because] : 'titleOk');
    case 'scope.wrong':
      return scopeTitle(say, verdict, endpoint);
    case 'token.invalid':
      return invalidTitle(verdict.cause);
    case 'grant refused':
      return phrase(verdict.wrong === 'client' ? 'titleClientRefused' : 'titleGrantRefused');
    case 'forbidden':
      return phrase(verdict.scope === 'granted' ? 'titleForbidden' : 'titleForbiddenUnclear');
    case 'server error':
      return phrase(verdict.at === 'gateway' ? 'titleGateway' : 'titleServerError');
    default:
      return phrase(TITLE[verdict.kind]);
  }
}

/** Who answered, if the browser tells that. */
const OK_NOT_TOLD: Readonly<Record<NotTold, PlainKey>> = {
  headers: 'titleOk',
  'not sent': 'titleOk',
  cache: 'titleOkCache',
  'service worker': 'titleOkWorker',
  'passed on': 'titleOkPassedOn',
  'cache or service worker': 'titleOkCacheOrWorker',
};

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
      return phrase(FORBIDDEN[verdict.scope]);
    case 'no answer':
      return phrase(NO_ANSWER_WORDS[verdict.cause]);
    case 'hidden':
      return phrase('adviceHidden', { origin: verdict.origin });
    case 'slash missing':
      return phrase(verdict.bodyLost ? 'adviceSlashBodyLost' : 'adviceSlash');
    default:
      return phrase(ADVICE[verdict.kind]);
  }
}

const LACKS: Readonly<Record<Lack, KeyNaming<'name'>>> = {
  'new token': 'adviceLacksToken',
  'log-in': 'adviceLacksLogIn',
  'right client': 'adviceLacksClient',
};

const FORBIDDEN: Readonly<Record<Extract<Verdict, { kind: 'forbidden' }>['scope'], PlainKey>> = {
  granted: 'adviceForbidden',
  'not granted': 'adviceForbiddenNotGranted',
  'not known': 'adviceForbiddenUnclear',
};

type AdvisedKind = 'validation' | 'not json' | 'not found' | 'other';

const ADVICE: Readonly<Record<AdvisedKind, PlainKey>> = {
  validation: 'adviceValidation',
  'not json': 'adviceHtml',
  'not found': 'adviceNotFound',
  other: 'adviceOther',
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

/** What is wrong with an access token that the server refused. */
function invalidTitle(cause: InvalidCause): Phrase {
  switch (cause.why) {
    case 'expired':
      return phrase('titleTokenExpired', { time: { at: cause.at } });
    case 'rotated':
      return phrase('titleTokenRotated', { time: { at: cause.at } });
    case 'other environment':
      return phrase('titleTokenElsewhere', { environment: cause.environmentName });
    case 'not ours':
      return phrase('titleTokenNotOurs');
    case 'malformed':
      return phrase('titleTokenMalformed');
    case 'unknown':
      return phrase('titleTokenUnknown');
  }
}

/** What it means. */
function invalidAdvice(cause: InvalidCause, { sender }: Diagnosis): Phrase {
  switch (cause.why) {
    case 'expired':
      return renewed(sender) ?? phrase('adviceTokenExpired');
    case 'rotated':
      return phrase('adviceTokenRotated', { name: sender.kind === 'saved' ? sender.tokenSet.label : '' });
    case 'other environment':
      return phrase('adviceTokenElsewhere', { name: cause.label, environment: cause.environmentName });
    case 'not ours':
      return phrase('adviceTokenNotOurs');
    case 'malformed':
      return phrase('adviceTokenMalformed');
    case 'unknown':
      return renewed(sender) ?? phrase('adviceTokenUnknown');
  }
}

/** If a newer access token exists meanwhile, nothing else has to be done. */
function renewed(sender: Sender): Phrase | null {
  if (sender.kind !== 'saved' || sender.replacedAt === null) return null;
  return phrase('adviceTokenRenewed', { time: { at: sender.replacedAt }, name: sender.tokenSet.label });
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

/** Why no answer came, as far as the browser tells. */
const NO_ANSWER_WORDS: Readonly<Record<NoAnswerCause, PlainKey>> = {
  offline: 'noAnswerOffline',
  'host not found': 'noAnswerHost',
  'not reached': 'noAnswerNotReached',
  certificate: 'noAnswerCertificate',
  'timed out': 'noAnswerTimedOut',
  cancelled: 'noAnswerCancelled',
  blocked: 'noAnswerBlocked',
  'not known': 'adviceNoAnswer',
};
