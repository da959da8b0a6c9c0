import { property } from '../../read-foreign.ts';

/**
 * Why the browser does not tell which headers a request had, so that nothing can be said of its token.
 *
 * - `headers`: it was sent, but the browser tells only what the page set (Chromium 156: dedicated workers, beacons,
 *   pings, no-cors, `fetchLater`, prefetch)
 * - `cache`: the answer came from the browser's cache
 * - `service worker`: a service worker of the page made the answer, or took it from a cache
 * - `passed on`: a service worker fetched the answer; its own request is a row of its own in Chromium
 * - `cache or service worker`: one of these; Firefox 153 does not tell which
 * - `not sent`: the browser tells of no request on the network, and of no answer
 */
export type NotTold =
  | 'headers'
  | 'cache'
  | 'service worker'
  | 'passed on'
  | 'cache or service worker'
  | 'not sent';

/** The browser adds these to whatever it sends: an entry without them has only what the page set. */
const ADDED_BY_BROWSER = ['sec-fetch-dest', 'host', ':authority'] as const;

/** Reads from a HAR entry whether its request headers are those that were sent. Null: they are. */
export function notTold(entry: unknown, sent: (name: string) => string | null): NotTold | null {
  const response = property(entry, 'response');
  // Chromium's own fields. A service worker's answer may have `_fromCache`, too.
  if (property(response, '_fetchedViaServiceWorker') === true) {
    return property(response, '_serviceWorkerResponseSource') === 'network' ? 'passed on' : 'service worker';
  }
  if (typeof property(entry, '_fromCache') === 'string') return 'cache';
  const toldAll = ADDED_BY_BROWSER.some((name) => sent(name) !== null);
  const leftTheBrowser = !isUnsentInFirefox(entry);
  if (toldAll && leftTheBrowser) return null;
  if (property(response, 'status') === 0) return 'not sent';
  return leftTheBrowser ? 'headers' : 'cache or service worker';
}

/** Firefox tells headers of requests that it did not send, too; but it has neither counted them nor an address. */
function isUnsentInFirefox(entry: unknown): boolean {
  const hasAddress = property(entry, 'serverIPAddress') !== undefined;
  return property(property(entry, 'request'), 'headersSize') === 0 && !hasAddress;
}
