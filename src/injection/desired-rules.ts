import { API_PATH, type Environment, TOKEN_PATH } from '../inventorum/environment.ts';
import { answersRules } from './answers-rules.ts';
import type { HeaderChange, ResourceType, Rule } from './header-rule.ts';
import {
  type Choice,
  choiceFor,
  type InjectionView,
  mayWrite,
  SAFE_METHODS,
  stoppedBecause,
} from './injection-view.ts';
import type { TabPolicy } from './policy.ts';

/** Higher wins. The token endpoint's rule stands above everything that sets a header. */
export const PRIORITY = { setHeaders: 1, leaveTokenEndpointAlone: 100 } as const;

export interface RuleFacts {
  /** the access token of a token set, for the header; it is only ever placed in a rule */
  readonly accessTokenOf: (tokenSetId: string) => string | null;
  /** host of the extension's own requests: a rule would overwrite the Basic header of the token call */
  readonly extensionHost: string;
  /** Firefox has a type of its own for sendBeacon, which Chromium refuses */
  readonly knowsBeaconType: boolean;
}

/** All session rules that should be installed for this view: none where no token set can be injected. */
export function desiredRules(view: InjectionView, facts: RuleFacts): readonly Rule[] {
  return view.environments.flatMap((environment) => rulesOf(environment, view, facts));
}

function rulesOf(environment: Environment, view: InjectionView, facts: RuleFacts): readonly Rule[] {
  const ofTabs = Object.entries(view.session.tabs).flatMap(([id, tab]) =>
    tabRules({ environment, view, facts, tab, reach: { tabIds: [Number(id)] } }),
  );
  const everywhere = { environment, view, facts, tab: null, reach: outsideSpecialTabs(view) };
  const headers = [...everyTabRules(everywhere), ...ofTabs];
  const answers = stoppedBecause(view, environment, null) ? [] : answersRules(environment, view.policy);
  return headers.length === 0 ? answers : [tokenEndpointRule(environment, facts), ...headers, ...answers];
}

/** Where a rule holds: in these tabs, or in all but these. */
type Reach = Pick<Rule['condition'], 'tabIds' | 'excludedTabIds'>;

/** A tab that is pinned or paused is left to its own rules: with none it sends nothing, never the default. */
function outsideSpecialTabs(view: InjectionView): Reach {
  const special = Object.entries(view.session.tabs).filter(([, { pin, paused }]) => pin !== null || paused);
  return special.length === 0 ? {} : { excludedTabIds: special.map(([id]) => Number(id)) };
}

interface Place {
  readonly environment: Environment;
  readonly view: InjectionView;
  readonly facts: RuleFacts;
  readonly tab: TabPolicy | null;
  readonly reach: Reach;
}

function everyTabRules(place: Place): readonly Rule[] {
  const draft = draftFor(place);
  if (!draft) return [];
  const { policy } = place.view;
  return [...(policy.strict ? [] : [topLevelGet(draft)]), ...originRules(draft, originsOf(place.view))];
}

function tabRules(place: Place & { readonly tab: TabPolicy }): readonly Rule[] {
  const draft = draftFor(place);
  if (!draft) return [];
  const everywhere = originsOf(place.view);
  if (place.tab.pin === null) {
    return originRules(
      draft,
      place.tab.allowedOrigins.filter((origin) => !everywhere.includes(origin)),
    );
  }
  return [
    topLevelGet(draft),
    ...originRules(draft, [...new Set([...everywhere, ...place.tab.allowedOrigins])]),
  ];
}

function originsOf(view: InjectionView): readonly string[] {
  return view.policy.allowedOrigins.map(({ origin }) => origin);
}

/** What all header rules of one token set in one place have in common. */
interface Draft {
  readonly environment: Environment;
  readonly headers: readonly HeaderChange[];
  readonly writes: boolean;
  readonly facts: RuleFacts;
  readonly reach: Reach;
}

function draftFor({ environment, view, facts, tab, reach }: Place): Draft | null {
  const choice: Choice = choiceFor(view, environment, tab);
  const accessToken = choice.tokenSet && facts.accessTokenOf(choice.tokenSet.id);
  if (!choice.tokenSet || !accessToken || !isBearerToken(accessToken)) return null;
  const version = view.policy.apiVersions[choice.tokenSet.appId];
  const headers: HeaderChange[] = [
    { header: 'authorization', operation: 'set', value: `Bearer ${accessToken}` },
    { header: 'accept', operation: 'set', value: 'application/json' },
  ];
  if (version !== undefined && Number.isInteger(version)) {
    headers.push({ header: 'x-api-version', operation: 'set', value: String(version) });
  }
  return { environment, headers, writes: mayWrite(view, choice.tokenSet.id), facts, reach };
}

function topLevelGet(draft: Draft): Rule {
  return headerRule(draft, { resourceTypes: ['main_frame'], requestMethods: ['get'] });
}

/**
 * What pages of the given origins may send: sub-resources, for which both browsers ask for the host permission of the
 * page too. Navigations skip that, and initiatorDomains knows neither port, scheme nor exact host: frames and forms of
 * `http://HOST`, of its subdomains and of its other ports would pass, those of the API's own host included.
 */
function originRules(draft: Draft, origins: readonly string[]): readonly Rule[] {
  if (origins.length === 0) return [];
  const methods = draft.writes ? {} : { requestMethods: [...SAFE_METHODS] };
  const initiatorDomains = [...new Set(origins.map((origin) => new URL(origin).hostname))].sort();
  return [headerRule(draft, { ...methods, resourceTypes: subResourceTypes(draft.facts), initiatorDomains })];
}

function subResourceTypes(facts: RuleFacts): readonly ResourceType[] {
  return facts.knowsBeaconType
    ? ['xmlhttprequest', 'image', 'ping', 'beacon']
    : ['xmlhttprequest', 'image', 'ping'];
}

function headerRule(draft: Draft, condition: Omit<Rule['condition'], 'urlFilter'>): Rule {
  return {
    priority: PRIORITY.setHeaders,
    action: { type: 'modifyHeaders', requestHeaders: draft.headers },
    condition: {
      // Anchored with scheme, host and port: no other host, port or scheme, and nothing after a redirect elsewhere.
      urlFilter: `|${draft.environment.origin}${API_PATH}`,
      isUrlFilterCaseSensitive: true,
      excludedInitiatorDomains: [draft.facts.extensionHost],
      ...draft.reach,
      ...condition,
    },
  };
}

/** Without the final slash and in any case: the server may redirect those to the token endpoint. */
function tokenEndpointRule(environment: Environment, facts: RuleFacts): Rule {
  return {
    priority: PRIORITY.leaveTokenEndpointAlone,
    action: { type: 'allow' },
    condition: {
      urlFilter: `|${environment.origin}${TOKEN_PATH.slice(0, -1)}`,
      resourceTypes: ['main_frame', 'sub_frame', ...subResourceTypes(facts)],
    },
  };
}

/** RFC 6750 section 2.1 b64token. Firefox takes a header value with a line break, so it is checked here. */
export function isBearerToken(value: string): boolean {
  return /^[A-Za-z0-9\-._~+/]+=*$/.test(value);
}
