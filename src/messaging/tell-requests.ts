import type { RequestFacts } from '../injection/explain-usual.ts';
import { dropped } from '../trace.ts';
import type { Call } from './carry-out.ts';
import type { ToldRequest } from './protocol.ts';

/** Tells the background of answers 401, so that it refreshes a dead token. If that fails, the next ones are told. */
export function tellUnauthorized(call: Call, requests: readonly ToldRequest[]): void {
  void call('request.unauthorized', { requests: requests.map(withoutQuery) }).catch(
    dropped('request told', undefined),
  );
}

/**
 * Creates the function that tells the background of pages that send their own `Authorization`, each once for a tab.
 */
export function ownAuthorizationTeller(call: Call): (request: ToldRequest) => void {
  const told = new Set<string>();
  return (request) => {
    const name = `${request.tabId} ${request.initiator}`;
    if (request.tabId === null || request.initiator === null || told.has(name)) return;
    told.add(name);
    void call('request.own-authorization', withoutQuery(request)).catch(dropped('request told', undefined));
  };
}

/** The decision does not depend on the query, which may be long, or hold what nobody else must know. */
function withoutQuery<T extends RequestFacts>(request: T): T {
  const [url = ''] = request.url.split(/[?#]/, 1);
  return { ...request, url };
}
