import type { RequestFacts } from '../../src/injection/explain-usual.ts';
import type { HeaderSet, Rule } from '../../src/injection/header-rule.ts';
import { isHeld } from '../../src/injection/held/host-permission.ts';
import type { Listened } from '../../src/injection/listened-headers.ts';

// The behaviour of browsers with rules and permissions, as measured in Chromium 156 and Firefox 153: a model to compare
// the policy's explanations with. Independent of the policy.

/** How a browser reads the conditions of rules. */
export type Engine = 'chromium' | 'firefox';

/** A browser with its installed rules. `listened`: what our listener does to a request that it sees. */
export interface ModelBrowser {
  readonly engine: Engine;
  readonly held: readonly string[];
  readonly rules: readonly Rule[];
  readonly listened: (request: RequestFacts) => Listened | null;
}

/** In place of an `Authorization`: the request is not sent. */
export const BLOCKED = 'blocked';

/** The `Authorization` of a request whose page sets none; null: none. */
export function sentBy(browser: ModelBrowser, request: RequestFacts): string | null {
  if (!mayAct(browser.held, request)) return null;
  const shown = browser.engine === 'firefox' && request.type === 'sub-resource';
  const listened = shown ? browser.listened(request) : null;
  if (listened?.headers === null) return BLOCKED;
  return (
    authorizationIn(listened?.headers ?? []) ?? authorizationByRules(browser.rules, request, browser.engine)
  );
}

/** The browser's own check: the permission of the address, and of the page unless it is a navigation. */
export function mayAct(held: readonly string[], { url, type, initiator }: RequestFacts): boolean {
  if (!isHeld(held, new URL(url).origin)) return false;
  return type === 'top-level' || type === 'frame' || (initiator !== null && isHeld(held, initiator));
}

/** The `Authorization` that the rules alone would set, whatever permissions are held. */
export function authorizationByRules(
  rules: readonly Rule[],
  request: RequestFacts,
  engine: Engine = 'chromium',
): string | null {
  const matching = rules.filter(
    ({ action, condition }) => !('responseHeaders' in action) && matches(condition, request, engine),
  );
  return authorizationOf(matching.toSorted((a, b) => b.priority - a.priority));
}

/** The same of the rules that match a request, the winner first. */
export function authorizationOf(inOrder: readonly Pick<Rule, 'action'>[]): string | null {
  for (const { action } of inOrder) {
    if (action.type === 'block') return BLOCKED;
    if (action.type === 'allow') return null;
    const value = 'requestHeaders' in action ? authorizationIn(action.requestHeaders) : null;
    if (value !== null) return value;
  }
  return null;
}

function authorizationIn(headers: readonly HeaderSet[]): string | null {
  return headers.find(({ header }) => header === 'authorization')?.value ?? null;
}

const TYPES = {
  'top-level': 'main_frame',
  frame: 'sub_frame',
  'sub-resource': 'xmlhttprequest',
  other: 'font',
} as const;

function matches(condition: Rule['condition'], request: RequestFacts, engine: Engine): boolean {
  const host = request.initiator === null ? null : new URL(request.initiator).hostname;
  const types: readonly string[] = condition.resourceTypes;
  return [
    matchesAddress(condition, request.url),
    types.includes(TYPES[request.type]),
    lists(condition.requestMethods, request.method.toLowerCase()),
    lists(condition.tabIds, request.tabId),
    matchesInitiator(condition, host, engine),
  ].every(Boolean);
}

function matchesAddress({ urlFilter, regexFilter, requestDomains }: Rule['condition'], url: string): boolean {
  if (requestDomains && !requestDomains.some((domain) => isOrIsBelow(new URL(url).hostname, domain)))
    return false;
  if (regexFilter !== undefined) return new RegExp(regexFilter, 'i').test(url);
  const prefix = (urlFilter ?? '').slice(1);
  return prefix.endsWith('|') ? url === prefix.slice(0, -1) : url.startsWith(prefix);
}

/** In Chromium the longest domain wins, and `.host` means "below host"; in Firefox an exclusion wins. */
function matchesInitiator(condition: Rule['condition'], host: string | null, engine: Engine): boolean {
  const included = longest(condition.initiatorDomains, host, engine);
  const excluded = longest(condition.excludedInitiatorDomains, host, engine);
  if (condition.initiatorDomains && included === 0) return false;
  return engine === 'chromium' ? excluded === 0 || included > excluded : excluded === 0;
}

/** Length of the longest domain that contains a host; 0: none. */
function longest(domains: readonly string[] | undefined, host: string | null, engine: Engine): number {
  if (host === null) return 0;
  const fitting = (domains ?? []).filter((domain) =>
    domain.startsWith('.') ? engine === 'chromium' && host.endsWith(domain) : isOrIsBelow(host, domain),
  );
  return Math.max(0, ...fitting.map(({ length }) => length));
}

function isOrIsBelow(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

/** An absent condition matches everything. */
function lists<T>(wanted: readonly T[] | undefined, value: T | null): boolean {
  return wanted === undefined || (value !== null && wanted.includes(value));
}
