import type { RequestFacts } from '../../injection/explain.ts';
import { parseUrl } from '../../parse-url.ts';

/** The page that DevTools inspect. */
export interface InspectedPage {
  readonly tabId: number;
}

/** A request by its headers: `header` takes a lower-case name. */
interface Asked {
  readonly url: URL;
  readonly method: string;
  readonly header: (name: string) => string | null;
}

/**
 * Derives the requester from the request's own headers: a HAR does not name the initiator. Fetch Metadata
 * (https://www.w3.org/TR/fetch-metadata/) tell what a request is for, Origin or Referer which page sent it.
 */
export function requestFacts({ url, method, header }: Asked, { tabId }: InspectedPage): RequestFacts {
  const type = typeOf(header('sec-fetch-dest'));
  return { url: url.href, method, type, initiator: initiatorOf({ url, method, header }), tabId };
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

function typeOf(destination: string | null): RequestFacts['type'] {
  return KINDS.get(destination) ?? 'other';
}

function initiatorOf({ url, header }: Asked): string | null {
  const site = header('sec-fetch-site');
  if (site === 'same-origin') return url.origin;
  if (site === 'none') return null;
  return originOf(header('origin')) ?? originOf(header('referer'));
}

function originOf(text: string | null): string | null {
  const url = text === null ? null : parseUrl(text);
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url.origin : null;
}
