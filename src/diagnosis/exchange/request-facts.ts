import type { RequestFacts } from '../../injection/explain.ts';

/** The page that DevTools inspect. */
export interface InspectedPage {
  readonly tabId: number;
}

/** A request as its headers tell: `header` answers by lower-case name. */
interface Asked {
  readonly url: URL;
  readonly method: string;
  readonly header: (name: string) => string | null;
}

/**
 * Who asked, concluded from the request's own headers: a HAR does not name the initiator. Fetch Metadata
 * (https://www.w3.org/TR/fetch-metadata/) says what a request is for; Origin or Referer say of which page.
 */
export function requestFacts({ url, method, header }: Asked, { tabId }: InspectedPage): RequestFacts {
  const type = typeOf(header('sec-fetch-dest'));
  return { url: url.href, method, type, initiator: initiatorOf({ url, method, header }), tabId };
}

function typeOf(destination: string | null): RequestFacts['type'] {
  if (destination === 'document') return 'top-level';
  return destination === 'iframe' || destination === 'frame' ? 'frame' : 'sub-resource';
}

function initiatorOf({ url, header }: Asked): string | null {
  const site = header('sec-fetch-site');
  if (site === 'same-origin') return url.origin;
  if (site === 'none') return null;
  return originOf(header('origin')) ?? originOf(header('referer'));
}

function originOf(text: string | null): string | null {
  if (text === null || !URL.canParse(text)) return null;
  const { protocol, origin } = new URL(text);
  return protocol === 'https:' || protocol === 'http:' ? origin : null;
}
