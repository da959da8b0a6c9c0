import type { ResourceType, Rule } from './header-rule.ts';
import { type InitiatorCondition, initiatorOf } from './initiator-condition.ts';
import { type InjectionView, SAFE_METHODS } from './injection-view.ts';

/** A fetch, XMLHttpRequest, image or beacon. `explain` calls them `sub-resource`. */
export const SUB_RESOURCES: readonly ResourceType[] = ['xmlhttprequest', 'image', 'ping'];

export interface Carrying {
  readonly view: InjectionView;
  readonly facts: { readonly extensionHost: string };
  /** top-level GETs carry a token */
  readonly opened: boolean;
  /** whose pages may send */
  readonly hosts: readonly string[];
  /** the token set may write */
  readonly writes: boolean;
}

export type CarryingCondition = Pick<Rule['condition'], 'resourceTypes' | 'requestMethods'> &
  Partial<InitiatorCondition>;

/** The requests that carry a token by rules, whatever their address: top-level GETs, and those of pages. */
export function carryingConditions(carrying: Carrying): readonly CarryingCondition[] {
  const { view, facts, opened } = carrying;
  const topLevelGet: CarryingCondition = {
    resourceTypes: ['main_frame'],
    requestMethods: ['get'],
    excludedInitiatorDomains: [facts.extensionHost],
  };
  const pages = view.browser.exactBy === 'permissions' ? ofPages(carrying) : [];
  return [...(opened ? [topLevelGet] : []), ...pages];
}

/**
 * Pages of allowed origins, one condition per host. They cover sub-resources, for which the browser checks the host
 * permission of the page, too. Navigations skip that check, and a rule has neither port nor scheme: frames and forms of
 * `http://HOST` and of its other ports would pass, including those of the API's own host.
 */
function ofPages(carrying: Carrying): readonly CarryingCondition[] {
  const methods = carrying.writes ? {} : { requestMethods: [...SAFE_METHODS] };
  return carrying.hosts.map((host) => ({
    ...methods,
    resourceTypes: SUB_RESOURCES,
    ...initiatorOf(host, carrying),
  }));
}
