import { API_PATH, type Environment, TOKEN_PATH } from '../inventorum/environment.ts';
import type { HeaderRule, ResourceType } from './header-rule.ts';
import { choiceFor, type InjectionView } from './injection-view.ts';

/** A rule without its id: ids carry no meaning, and sync-rules.ts hands them out. */
export type Rule = Omit<HeaderRule, 'id'>;

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
  const choice = choiceFor(view, environment);
  const accessToken = choice.tokenSet && facts.accessTokenOf(choice.tokenSet.id);
  if (!accessToken || !isBearerToken(accessToken)) return [];
  const draft: Draft = { environment, accessToken, facts };
  const inTabs = Object.entries(view.tabs).flatMap(([tabId, tab]) =>
    originRules(draft, tab.allowedOrigins, { tabIds: [Number(tabId)] }),
  );
  return [
    tokenEndpointRule(environment, facts),
    headerRule(draft, { resourceTypes: ['main_frame'], requestMethods: ['get'] }),
    ...originRules(draft, view.policy.allowedOrigins, {}),
    ...inTabs,
  ];
}

interface Draft {
  readonly environment: Environment;
  readonly accessToken: string;
  readonly facts: RuleFacts;
}

/** What pages of the given origins may send, everywhere or in one tab. */
function originRules(
  draft: Draft,
  origins: readonly string[],
  reach: { readonly tabIds?: readonly number[] },
): readonly Rule[] {
  const own = draft.environment.origin;
  const added = origins.filter((origin) => origin !== own).map((origin) => new URL(origin).hostname);
  const rules: Rule[] = [];
  if (added.length > 0) {
    rules.push(
      headerRule(draft, {
        ...reach,
        resourceTypes: subResourceTypes(draft.facts),
        initiatorDomains: [...new Set(added)].sort(),
      }),
    );
  }
  if (origins.includes(own)) {
    const initiatorDomains = [new URL(own).hostname];
    const resourceTypes: ResourceType[] = ['sub_frame', ...subResourceTypes(draft.facts)];
    rules.push(headerRule(draft, { ...reach, resourceTypes, initiatorDomains }));
    const notGet = { resourceTypes: ['main_frame'], excludedRequestMethods: ['get'] } as const;
    rules.push(headerRule(draft, { ...reach, ...notGet, initiatorDomains }));
  }
  return rules;
}

function subResourceTypes(facts: RuleFacts): readonly ResourceType[] {
  return facts.knowsBeaconType
    ? ['xmlhttprequest', 'image', 'ping', 'beacon']
    : ['xmlhttprequest', 'image', 'ping'];
}

function headerRule(draft: Draft, condition: Omit<Rule['condition'], 'urlFilter'>): Rule {
  return {
    priority: PRIORITY.setHeaders,
    action: {
      type: 'modifyHeaders',
      requestHeaders: [
        { header: 'authorization', operation: 'set', value: `Bearer ${draft.accessToken}` },
        { header: 'accept', operation: 'set', value: 'application/json' },
      ],
    },
    condition: {
      // Anchored with scheme, host and port: no other host, port or scheme, and nothing after a redirect elsewhere.
      urlFilter: `|${draft.environment.origin}${API_PATH}`,
      isUrlFilterCaseSensitive: true,
      excludedInitiatorDomains: [draft.facts.extensionHost],
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
