import { type Explanation, explain, type NotSentBecause } from '../../injection/explain.ts';
import { API_PATH, type Environment } from '../../inventorum/environment.ts';
import type { TokenSetStatus } from '../../storage/public/status.ts';
import { type Phrase, phrase } from '../../ui/language/phrase.ts';
import { injectionViewOf } from '../../ui/live/injection-view-of.ts';
import type { PopupFacts } from '../popup-props.ts';

/** The one thing that would make the tab send something. */
export type Change =
  | { readonly do: 'allow'; readonly origin: string; readonly ofApiHost: boolean }
  | { readonly do: 'switch on' }
  | { readonly do: 'resume' }
  | { readonly do: 'unpin' }
  | { readonly do: 'refresh'; readonly tokenSetId: string }
  | { readonly do: 'grant'; readonly origin: string };

/** What requests of the active tab's page to the API carry. `host`: null where the tab shows no web page. */
export type TabSends =
  | {
      readonly sends: true;
      readonly host: string;
      readonly origin: string;
      readonly tokenSet: TokenSetStatus;
      readonly reach: 'every tab' | 'one tab';
    }
  | {
      readonly sends: false;
      readonly host: string | null;
      readonly because: Phrase;
      /** addresses that the user opens go out with this token set all the same */
      readonly onlyOpened: TokenSetStatus | null;
      readonly change: Change | null;
    };

/** Answers the popup's first question: what does this tab send right now? */
export function tabSends(facts: PopupFacts, now: number): TabSends {
  const page = webPage(facts.tab?.url ?? null);
  const [first] = facts.environments;
  const environment = facts.environments.find(({ origin }) => origin === page?.origin) ?? first;
  if (!page || !environment) {
    return {
      sends: false,
      host: null,
      because: phrase('sendsNothingNoPage'),
      onlyOpened: null,
      change: null,
    };
  }
  const view = injectionViewOf({ ...facts, withheld: facts.access.withheld }, now);
  const url = environment.origin + API_PATH;
  const tabId = facts.tab?.id ?? null;
  const explanation = explain(view, {
    url,
    method: 'GET',
    type: 'sub-resource',
    initiator: page.origin,
    tabId,
  });
  const tokenSet = tokenSetById(facts, chosenId(facts, environment));
  if (!explanation.sends) return silent({ facts, environment, page, tokenSet, because: explanation.because });
  if (!tokenSet || !facts.access.tabOrigin) return withheldOrigin(page);
  return { sends: true, host: page.host, origin: page.origin, tokenSet, reach: reachOf(explanation) };
}

interface Silence {
  readonly facts: PopupFacts;
  readonly environment: Environment;
  readonly page: URL;
  readonly tokenSet: TokenSetStatus | null;
  readonly because: NotSentBecause;
}

function silent({ environment, page, tokenSet, because }: Silence): TabSends {
  const ofApiHost = page.origin === environment.origin;
  const quiet = { sends: false, host: page.host, onlyOpened: null } as const;
  const name = { text: tokenSet?.label ?? '' };
  const refresh: Change | null = tokenSet && { do: 'refresh', tokenSetId: tokenSet.id };
  switch (because) {
    case 'switched off':
      return { ...quiet, because: phrase('sendsNothingOff'), change: { do: 'switch on' } };
    case 'host permission missing':
      return {
        ...quiet,
        because: phrase('sendsNothingHostWithheld', { text: new URL(environment.origin).host }),
        change: { do: 'grant', origin: environment.origin },
      };
    case 'paused':
    case 'paused in this tab':
      return { ...quiet, because: phrase('sendsNothingPaused'), change: { do: 'resume' } };
    case 'pinned to none':
      return { ...quiet, because: phrase('sendsNothingPinned'), change: { do: 'unpin' } };
    case 'no token set':
      return { ...quiet, because: phrase('sendsNothingNoTokenSet'), change: null };
    case 'no access token':
      return { ...quiet, because: phrase('sendsNothingNoAccessToken', name), change: refresh };
    case 'access token expired':
      return { ...quiet, because: phrase('sendsNothingExpired', name), change: refresh };
    default:
      return {
        ...quiet,
        because: phrase(ofApiHost ? 'sendsNothingHost' : 'sendsNothingOrigin'),
        onlyOpened: ofApiHost ? tokenSet : null,
        change: { do: 'allow', origin: page.origin, ofApiHost },
      };
  }
}

/** Allowed once, but the browser's permission for the page's origin was withdrawn since. */
function withheldOrigin(page: URL): TabSends {
  return {
    sends: false,
    host: page.host,
    because: phrase('sendsNothingHostWithheld', { text: page.host }),
    onlyOpened: null,
    change: { do: 'grant', origin: page.origin },
  };
}

function reachOf(explanation: Extract<Explanation, { sends: true }>): 'every tab' | 'one tab' {
  return explanation.because === 'allowed in this tab' ? 'one tab' : 'every tab';
}

function chosenId({ policy }: PopupFacts, environment: Environment): string | undefined {
  return policy.defaultTokenSets[environment.id];
}

function tokenSetById({ status }: PopupFacts, id: string | undefined): TokenSetStatus | null {
  return status.apps.flatMap(({ tokenSets }) => tokenSets).find((each) => each.id === id) ?? null;
}

function webPage(url: string | null): URL | null {
  if (url === null || !URL.canParse(url)) return null;
  const page = new URL(url);
  return page.protocol === 'https:' || page.protocol === 'http:' ? page : null;
}
