/**
 * Why a page sees nothing of an answer that needs no CORS: JSON for an image or a script (Opaque Response Blocking), or
 * the server's own `Cross-Origin-Resource-Policy`, as Chromium tells; `not told`: Firefox tells no reason.
 */
export type BlockedBecause = 'opaque response' | 'resource policy' | 'not told';

/** Why the browser hides an answer, by the fetch standard's CORS check; `preflight`: the request was not even sent. */
export type HiddenBecause =
  | BlockedBecause
  | 'no header'
  | 'several headers'
  | 'list'
  | 'final slash'
  | 'another origin'
  /** the browser asked as "null", as after a redirect from another host */
  | 'origin null'
  | 'preflight'
  /** the page asks with cookies, and the answer does not name its origin with `Access-Control-Allow-Credentials` */
  | 'cookies'
  | 'not known';

/** Whether nothing that the origin may read changes it. */
export function isBlocked(because: HiddenBecause): because is BlockedBecause {
  return because === 'opaque response' || because === 'resource policy' || because === 'not told';
}

/** Whether our own header, which names the page's origin, lets it read: the browser may have asked as another. */
export function helpsAgainst(because: HiddenBecause): boolean {
  return !isBlocked(because) && because !== 'origin null' && because !== 'cookies';
}

/** An answer that the browser hides from the page that asked. `from`: the page's origin; 'null': not told */
export interface Hidden {
  readonly from: string;
  readonly because: HiddenBecause;
  /** the server lets it read; our own header, where the origin may read answers, takes the place of the server's */
  readonly onlyByOurs?: true;
}

interface CrossOrigin {
  /** origin of the API */
  readonly origin: string;
  readonly method: string;
  readonly status: number;
  readonly sent: (name: string) => string | null;
  /** values of `Access-Control-Allow-Origin`, one per header */
  readonly allowed: readonly string[];
  /** the answer's `Access-Control-Allow-Credentials` lets a page read it that asked with cookies */
  readonly allowsCookies: boolean;
  /** Chromium's `_resourceType`; null: another browser */
  readonly resourceType: string | null;
  /** Chromium's error; null: none; undefined: the browser tells no errors */
  readonly netError: string | null | undefined;
  /** there was a body, and the browser shows no byte of it */
  readonly unseen: boolean;
}

/** Chromium's error for a call that its own CORS check ended, among others. */
const ENDED_BY_CHROMIUM = 'net::ERR_FAILED';

/**
 * Whether the browser hides the answer from the page: a CORS request across origins without permission to read. Null:
 * it does not. Chromium tells by its error; the headers then say why. Elsewhere they alone decide. Source: fetch
 * standard, CORS check (https://fetch.spec.whatwg.org/#concept-cors-check)
 */
export function hiddenFrom(initiator: string | null, facts: CrossOrigin): Hidden | null {
  const blocked = BLOCKED.find(([error]) => facts.netError?.startsWith(error));
  const because = blocked?.[1] ?? (isUnseen(facts) ? 'not told' : null);
  return because === null ? byCors(initiator, facts) : { from: initiator ?? 'null', because };
}

/** For an image or a script of another origin; no page expects to read the answer of a beacon or a no-cors fetch. */
function isUnseen({ netError, sent, unseen }: CrossOrigin): boolean {
  const isForeign = sent('sec-fetch-site') === 'cross-site' || sent('sec-fetch-site') === 'same-site';
  const isElement = sent('sec-fetch-mode') === 'no-cors' && sent('sec-fetch-dest') !== 'empty';
  return netError === undefined && unseen && isForeign && isElement;
}

function byCors(initiator: string | null, facts: CrossOrigin): Hidden | null {
  if (initiator === null || initiator === facts.origin || !isCors(facts)) return null;
  const { status, netError, method } = facts;
  const because = status === 0 && netError === ENDED_BY_CHROMIUM ? 'preflight' : reasonOf(initiator, facts);
  // A page sees nothing of its preflights, so Chromium reports no error for them.
  const told = netError !== undefined && method !== 'OPTIONS' && status !== 0;
  if (!told) return byHeaders(initiator, because, facts);
  if (netError !== ENDED_BY_CHROMIUM) return null;
  return { from: initiator, because: because ?? helplessWith(facts) ?? 'not known' };
}

function byHeaders(from: string, because: HiddenBecause | null, facts: CrossOrigin): Hidden | null {
  if (because !== null) return { from, because };
  const helpless = helplessWith(facts);
  return helpless === null ? null : { from, because: helpless, onlyByOurs: true };
}

/** What our own header, which names the page's origin and allows no cookies, is not enough for. Null: nothing. */
function helplessWith({ sent }: CrossOrigin): 'origin null' | 'cookies' | null {
  if (sent('origin') === 'null') return 'origin null';
  return asksWithCookies(sent) ? 'cookies' : null;
}

/** Without a cookie, too: browsers add the second header only to requests that may send some (Firefox 153). */
function asksWithCookies(sent: CrossOrigin['sent']): boolean {
  return sent('cookie') !== null || sent('sec-fetch-storage-access') !== null;
}

const BLOCKED: readonly (readonly [string, BlockedBecause])[] = [
  ['net::ERR_BLOCKED_BY_ORB', 'opaque response'],
  ['net::ERR_BLOCKED_BY_RESPONSE', 'resource policy'],
];

/** What Chromium calls requests that may be CORS, where it does not tell their headers. */
const MAY_BE_CORS: ReadonlySet<string | null> = new Set(['fetch', 'xhr']);

function isCors({ sent, resourceType }: CrossOrigin): boolean {
  const mode = sent('sec-fetch-mode');
  if (mode !== null) return mode === 'cors';
  return sent('origin') !== null || MAY_BE_CORS.has(resourceType);
}

/** Null: the header fits. Browsers compare it as a text, and with several headers they compare the joined text. */
function reasonOf(initiator: string, { allowed, allowsCookies, sent }: CrossOrigin): HiddenBecause | null {
  const [first, ...others] = allowed;
  if (others.length > 0) return 'several headers';
  if (sent('origin') === 'null') return first === '*' || first === 'null' ? null : 'origin null';
  if (asksWithCookies(sent)) return first === initiator && allowsCookies ? null : 'cookies';
  return first === undefined ? 'no header' : misfitOf(first, initiator);
}

function misfitOf(allowed: string, initiator: string): HiddenBecause | null {
  if (allowed === '*' || allowed === initiator) return null;
  if (allowed.includes(',')) return 'list';
  return allowed === `${initiator}/` ? 'final slash' : 'another origin';
}
