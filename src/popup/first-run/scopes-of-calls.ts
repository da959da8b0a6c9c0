import { needOf } from '../../diagnosis/learning/need-of.ts';
import { scopeToAskFor } from '../../inventorum/scope-to-ask-for.ts';
import type { SeenRequest } from '../../storage/public/seen-requests.ts';

/**
 * The scopes that the calls need which a panel has seen, sorted. None: it has seen none, or none that needs one.
 * @param read gives these calls
 */
export async function scopesOfCalls(read: () => Promise<readonly SeenRequest[]>): Promise<readonly string[]> {
  // What a panel keeps is a convenience: without it the step still stands.
  const requests = await read().catch(() => []);
  return [...new Set(requests.filter(tellsOfScope).flatMap((each) => scopeOf(each) ?? []))].toSorted();
}

/** Redirects and preflights are answered before the scope is checked. */
function tellsOfScope({ method, status }: SeenRequest): boolean {
  return method !== 'OPTIONS' && status !== 0 && (status < 300 || status === 304 || status >= 400);
}

/** As the dashboard offers it today. */
function scopeOf({ method, pathname }: SeenRequest): string | null {
  return scopeToAskFor(needOf(method, pathname, new Map()).needed, [], false);
}
