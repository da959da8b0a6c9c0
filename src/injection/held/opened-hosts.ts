import type { InjectionView } from '../injection-view.ts';
import { heldOrigins, isHeld } from './host-permission.ts';

/**
 * What a rule for the pages of one host would open. A rule has only the page's host: the held permissions decide which
 * of its origins (scheme, port) it opens.
 */
type Opening = 'open' | 'nothing held' | 'more held than allowed';

/** Whether the pages of a host may have a rule, given the origins whose pages may send (`allowed`). */
export function openingOf(view: InjectionView, host: string, allowed: readonly string[]): Opening {
  if (view.browser.exactBy === 'listener') {
    const isHere = (origin: string) => new URL(origin).hostname === host && isHeld(view.browser.held, origin);
    return allowed.some(isHere) ? 'open' : 'nothing held';
  }
  const held = heldOrigins(view.browser.held, host);
  if (held.some((origin) => origin === null)) return 'more held than allowed';
  if (!held.some((origin) => origin !== null && allowed.includes(origin))) return 'nothing held';
  // An environment's own origin must be held for the API itself: it is the one neighbour that cannot be excluded.
  const isKnown = (origin: string | null) =>
    origin !== null && (allowed.includes(origin) || isEnvironment(view, origin));
  return held.every(isKnown) ? 'open' : 'more held than allowed';
}

/** The hosts whose pages may have a rule if these origins are allowed, in alphabetical order. */
export function openedHosts(view: InjectionView, allowed: readonly string[]): readonly string[] {
  const hosts = new Set(allowed.map((origin) => new URL(origin).hostname));
  return [...hosts].filter((host) => openingOf(view, host, allowed) === 'open').sort();
}

/** An environment whose own pages send, too, because they share the host of an allowed origin. */
export interface SharedHost {
  readonly environmentId: string;
  /** the environment's origin, which is not allowed itself */
  readonly origin: string;
  /** the allowed origin on the same host */
  readonly allowedOrigin: string;
}

/**
 * The environments whose own pages cannot be excluded by a browser that is exact by permissions. Example:
 * `http://localhost:8000` beside an allowed `http://localhost:5173`.
 */
export function sharedHosts(view: InjectionView, allowed: readonly string[]): readonly SharedHost[] {
  if (view.browser.exactBy === 'listener') return [];
  const opened = openedHosts(view, allowed);
  return view.environments.flatMap(({ id, origin }) => {
    const host = new URL(origin).hostname;
    if (!opened.includes(host) || allowed.includes(origin) || !isHeld(view.browser.held, origin)) return [];
    const beside = allowed.find((each) => new URL(each).hostname === host);
    return beside === undefined ? [] : [{ environmentId: id, origin, allowedOrigin: beside }];
  });
}

function isEnvironment({ environments }: InjectionView, origin: string): boolean {
  return environments.some((environment) => environment.origin === origin);
}
