import type { RequestFacts } from '../../injection/explain-usual.ts';
import { parseUrl } from '../../parse-url.ts';

/** The page that DevTools inspect. */
export interface InspectedPage {
  readonly tabId: number;
}

/** A request by its headers: `header` takes a lower-case name. */
interface Asked {
  readonly url: URL;
  /** the same as a text */
  readonly address: string;
  readonly method: string;
  readonly header: (name: string) => string | null;
  /** Chromium's `_resourceType` of a HAR entry; null: another browser's */
  readonly resourceType: string | null;
}

/**
 * Derives the requester from the request's own headers: a HAR does not name the initiator. Fetch Metadata
 * (https://www.w3.org/TR/fetch-metadata/) tell what a request is for, Origin or Referer which page sent it.
 */
export function requestFacts(asked: Asked, { tabId }: InspectedPage): RequestFacts {
  const { address: url, method } = asked;
  return { url, method, type: typeOf(asked), initiator: initiatorOf(asked), tabId };
}

/**
 * The policy's categories for destinations: an empty one is a fetch, XHR or beacon. A missing one (plain http) counts
 * as empty.
 */
const KINDS = new Map<string | null, RequestFacts['type']>([
  ['document', 'top-level'],
  ['iframe', 'frame'],
  ['frame', 'frame'],
  ['empty', 'sub-resource'],
  ['image', 'sub-resource'],
  [null, 'sub-resource'],
]);

/** The same for what Chromium calls a request whose destination it does not tell. */
const KINDS_BY_RESOURCE: ReadonlyMap<string, RequestFacts['type']> = new Map([
  ['document', 'top-level'],
  ['fetch', 'sub-resource'],
  ['xhr', 'sub-resource'],
  ['eventsource', 'sub-resource'],
  ['ping', 'sub-resource'],
  ['image', 'sub-resource'],
]);

function typeOf({ header, resourceType }: Asked): RequestFacts['type'] {
  const destination = header('sec-fetch-dest');
  // A link's preload as fetch, its prefetch, a download: to Chromium's rules none of them is a fetch.
  if (destination === 'empty' && resourceType === 'other') return 'other';
  if (destination === null && resourceType !== null) return KINDS_BY_RESOURCE.get(resourceType) ?? 'other';
  return KINDS.get(destination) ?? 'other';
}

function initiatorOf({ url, header }: Pick<Asked, 'url' | 'header'>): string | null {
  const site = header('sec-fetch-site');
  if (site === 'same-origin') return url.origin;
  if (site === 'none') return null;
  return originOf(header('origin')) ?? originOf(header('referer'));
}

function originOf(text: string | null): string | null {
  const url = text === null ? null : parseUrl(text);
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url.origin : null;
}
