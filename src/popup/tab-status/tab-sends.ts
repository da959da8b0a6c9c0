import { explainUsual, type NotSentBecause, type UsualExplanation } from '../../injection/explain-usual.ts';
import type { TabPolicy } from '../../injection/policy.ts';
import { API_PATH, type Environment } from '../../inventorum/environment.ts';
import { parseUrl } from '../../parse-url.ts';
import { injectionViewOf } from '../../storage/public/injection-facts.ts';
import type { TokenSetStatus } from '../../storage/public/status.ts';
import { type Phrase, phrase } from '../../ui/language/phrase.ts';
import type { PopupFacts } from '../popup-props.ts';
import { allowChange } from './allow-change.ts';
import { type WhyNotSent, whyNotSent } from './why-not-sent.ts';

/** What requests of the active tab's page to the API carry. `origin`: null if the browser shows no web page. */
export type TabSends =
  | {
      readonly sends: true;
      readonly origin: string;
      readonly tokenSet: TokenSetStatus;
      readonly because: Phrase;
      readonly reach: 'every tab' | 'one tab';
      /** the page sends its own `Authorization`, which the token replaces (only Chromium shows it) */
      readonly replacesOwn: boolean;
    }
  | (WhyNotSent & {
      readonly sends: false;
      readonly origin: string | null;
      /** addresses that the user opens still carry this token set */
      readonly onlyOpened: TokenSetStatus | null;
    });

type Asked = UsualExplanation & { readonly tokenSet: TokenSetStatus | null };

/** Answers the popup's first question: what does this tab send right now? */
export function tabSends(facts: PopupFacts, environment: Environment, now: number): TabSends {
  const page = webPage(facts.tab?.url ?? null);
  const tab = tabPolicyOf(facts);
  const context = { facts, environment, page, tab, now };
  if (!page) return pageless(context);
  const { origin } = page;
  const fetched = asked(facts, { environment, initiator: origin, now });
  if (!fetched.sends) return notSent(context, fetched.because);
  if (!fetched.tokenSet) return notSent(context, 'no token set');
  const inTab = fetched.because === 'allowed in this tab';
  const allowed =
    fetched.because === 'shares the host'
      ? 'becauseSharesHost'
      : inTab
        ? 'becauseAllowedInTab'
        : 'becauseAllowed';
  return {
    sends: true,
    origin,
    tokenSet: fetched.tokenSet,
    because: phrase(tab?.pin ? 'becausePinned' : allowed),
    reach: inTab ? 'one tab' : 'every tab',
    replacesOwn: facts.ownAuthorization[String(facts.tab?.id)] === origin,
  };
}

export function tabPolicyOf({ session, tab }: PopupFacts): TabPolicy | null {
  return tab === null ? null : (session.tabs[String(tab.id)] ?? null);
}

interface Question {
  readonly environment: Environment;
  /** origin of the fetching page; null: the user opens the address */
  readonly initiator: string | null;
  readonly now: number;
}

function asked(facts: PopupFacts, { environment, initiator, now }: Question): Asked {
  const view = injectionViewOf(facts, now);
  const explanation = explainUsual(view, {
    url: environment.origin + API_PATH,
    method: 'GET',
    type: initiator === null ? 'top-level' : 'sub-resource',
    initiator,
    tabId: facts.tab?.id ?? null,
  });
  return { ...explanation, tokenSet: explanation.sends ? tokenSetById(facts, explanation.tokenSetId) : null };
}

interface TabContext {
  readonly facts: PopupFacts;
  readonly environment: Environment;
  readonly page: URL | null;
  readonly tab: TabPolicy | null;
  readonly now: number;
}

function notSent(context: TabContext, because: NotSentBecause): TabSends {
  const { facts, environment, page, tab, now } = context;
  const chosenId = tab?.pin ? tab.pin.tokenSetId : facts.policy.defaultTokenSets[environment.id];
  const opened = asked(facts, { environment, initiator: null, now });
  const said = whyNotSent(because, {
    environment,
    page,
    hidden: facts.tab !== null && facts.tab.url === null,
    allow: page && allowChange(facts, page.origin),
    tokenSet: tokenSetById(facts, chosenId ?? null),
    pausedUntil: facts.session.pausedUntilRestart ? null : facts.policy.pausedUntil,
  });
  const concerned = page && (page.origin === environment.origin || tab?.pin);
  return {
    sends: false,
    origin: page?.origin ?? null,
    onlyOpened: concerned ? opened.tokenSet : null,
    ...said,
  };
}

/** Without a page nothing can be allowed, but a pause or a missing token set is still reported. */
function pageless(context: TabContext): TabSends {
  const opened = asked(context.facts, { ...context, initiator: null });
  return notSent(context, opened.sends ? 'not the API' : opened.because);
}

function tokenSetById({ status }: PopupFacts, id: string | null): TokenSetStatus | null {
  return status.apps.flatMap(({ tokenSets }) => tokenSets).find((each) => each.id === id) ?? null;
}

/** null: the address of no web page, or none is known */
export function webPage(url: string | null): URL | null {
  const page = url === null ? null : parseUrl(url);
  return page?.protocol === 'https:' || page?.protocol === 'http:' ? page : null;
}
