import type { Lack } from '../../../../diagnosis/knowledge.ts';
import type { Diagnosis, ScopeWrong, Verdict } from '../../../../diagnosis/verdict/verdict.ts';
import type { Endpoint } from '../../../../inventorum/endpoints.ts';
import type { MessageKey } from '../../../../platform/i18n.ts';
import type { Language } from '../../../../ui/language/language.ts';
import { type Phrase, phrase } from '../../../../ui/language/phrase.ts';
import { noTokenAdvice } from './no-token-words.ts';
import { invalidAdvice, invalidTitle } from './words/invalid-words.ts';
import { NO_ANSWER_WORDS } from './words/no-answer-words.ts';
import { rateAdvice, serverErrorAdvice, versionAdvice } from './words/server-words.ts';

type PlainKind = Exclude<
  Verdict['kind'],
  'scope.wrong' | 'token.invalid' | 'grant refused' | 'forbidden' | 'server error'
>;

const TITLE: Readonly<Record<PlainKind, MessageKey>> = {
  ok: 'titleOk',
  'no token': 'titleNoToken',
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

/** What to make of it, or null where the title says everything. */
export function verdictAdvice(diagnosis: Diagnosis, origin: string | null): Phrase | null {
  const { verdict, dead } = diagnosis;
  if (dead) return phrase(LACKS[dead.lacks], { text: dead.label });
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
    case 'rate limited':
      return rateAdvice(verdict);
    case 'server error':
      return serverErrorAdvice(verdict);
    case 'version refused':
      return versionAdvice(verdict);
    case 'forbidden':
      return phrase(FORBIDDEN[verdict.scope]);
    case 'no answer':
      return phrase(NO_ANSWER_WORDS[verdict.cause]);
    case 'hidden':
      return phrase('adviceHidden', { text: verdict.origin });
    case 'slash missing':
      return phrase(verdict.bodyLost ? 'adviceSlashBodyLost' : 'adviceSlash');
    default:
      return phrase(ADVICE[verdict.kind]);
  }
}

const LACKS: Readonly<Record<Lack, MessageKey>> = {
  'new token': 'adviceLacksToken',
  'log-in': 'adviceLacksLogIn',
  'right client': 'adviceLacksClient',
};

const FORBIDDEN: Readonly<Record<Extract<Verdict, { kind: 'forbidden' }>['scope'], MessageKey>> = {
  granted: 'adviceForbidden',
  'not granted': 'adviceForbiddenNotGranted',
  'not known': 'adviceForbiddenUnclear',
};

type AdvisedKind = 'validation' | 'not json' | 'not found' | 'other';

const ADVICE: Readonly<Record<AdvisedKind, MessageKey>> = {
  validation: 'adviceValidation',
  'not json': 'adviceHtml',
  'not found': 'adviceNotFound',
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
