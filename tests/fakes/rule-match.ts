import type { RequestFacts } from '../../src/injection/explain.ts';
import type { Rule } from '../../src/injection/header-rule.ts';

/** The value that the rules put into `Authorization`, as a browser would (it checks host permissions beside them). */
export function authorizationByRules(rules: readonly Rule[], request: RequestFacts): string | null {
  const matching = rules.filter((rule) => setsOrAllows(rule) && matches(rule.condition, request));
  const winner = matching.sort((a, b) => b.priority - a.priority)[0];
  if (winner?.action.type !== 'modifyHeaders' || !('requestHeaders' in winner.action)) return null;
  return winner.action.requestHeaders.find(({ header }) => header === 'authorization')?.value ?? null;
}

function setsOrAllows({ action }: Rule): boolean {
  return action.type === 'allow' || 'requestHeaders' in action;
}

const TYPES = { 'top-level': 'main_frame', frame: 'sub_frame', 'sub-resource': 'xmlhttprequest' } as const;

function matches(condition: Rule['condition'], request: RequestFacts): boolean {
  const host = request.initiator === null ? null : new URL(request.initiator).hostname;
  const method = request.method.toLowerCase();
  return [
    request.url.startsWith(condition.urlFilter.slice(1)),
    condition.resourceTypes.includes(TYPES[request.type]),
    lists(condition.requestMethods, method),
    lists(condition.initiatorDomains, host),
    host === null || !condition.excludedInitiatorDomains?.includes(host),
    lists(condition.tabIds, request.tabId),
    request.tabId === null || !condition.excludedTabIds?.includes(request.tabId),
  ].every(Boolean);
}

/** A condition that is absent holds for everything. */
function lists<T>(wanted: readonly T[] | undefined, value: T | null): boolean {
  return wanted === undefined || (value !== null && wanted.includes(value));
}
