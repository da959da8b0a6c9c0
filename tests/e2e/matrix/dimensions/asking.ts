import type { BrowserName } from '../../../browsers/browser.ts';

/** The tab that the browser reports for a request. */
type TabOf = 'its own' | 'none';

type Type = 'top-level' | 'frame' | 'sub-resource';

/** A value that may differ by browser. */
type InBrowsers<T> = T | Readonly<Record<BrowserName, T>>;

interface WayOfAsking {
  readonly what: string;
  readonly method: 'GET' | 'POST';
  readonly type: InBrowsers<Type>;
  readonly tab: InBrowsers<TabOf>;
  /** when it is made: while the page stays, separately, by leaving the page, or when its tab is closed */
  readonly when: 'staying' | 'apart' | 'leaving' | 'closing';
  /** absent: the page's origin is the initiator; else an opaque one */
  readonly opaque?: true;
  /** made in a new tab that inherits from the page's tab: it may only go out once the extension has handled that */
  readonly newTab?: true;
  /** only in a secure context */
  readonly secure?: true;
  /** only in Chromium */
  readonly chromiumOnly?: true;
}

const POST = { method: 'POST', type: 'sub-resource', tab: 'its own', when: 'staying' } as const;
const GET = { ...POST, method: 'GET' } as const;
const SPECULATION = { ...GET, type: 'top-level' } as const;
const WORKER = { ...POST, tab: 'none', secure: true } as const;
const TOP_LEVEL = { method: 'GET', type: 'top-level', tab: 'its own', when: 'leaving' } as const;

/** How a page makes the browser call the API. */
export const ASKING = {
  'fetch POST': { what: 'fetch POST, no-cors', ...POST },
  'fetch GET': { what: 'fetch GET', ...GET },
  'dedicated worker': { what: 'POST of a dedicated worker', ...POST },
  'shared worker': { what: 'POST of a shared worker', ...POST, tab: 'none' },
  'service worker': { what: 'POST of its service worker', ...WORKER },
  'passed on': { what: "the page's POST, passed on by its service worker", ...WORKER },
  'navigation preload': {
    what: "GET of the API's page, preloaded for a service worker of its host",
    ...TOP_LEVEL,
    tab: { chrome: 'its own', firefox: 'none' },
    secure: true,
  },
  'form passed on': {
    what: "form POST, passed on by a service worker of the API's host",
    ...TOP_LEVEL,
    method: 'POST',
    // To Chromium's rules it is a fetch of the page with the form.
    type: { chrome: 'sub-resource', firefox: 'top-level' },
    tab: 'none',
  },
  beacon: {
    what: 'beacon when the tab is closed',
    ...POST,
    tab: { chrome: 'its own', firefox: 'none' },
    when: 'closing',
  },
  keepalive: {
    what: 'fetch POST with keepalive when the tab is closed',
    ...POST,
    tab: { chrome: 'its own', firefox: 'none' },
    when: 'closing',
  },
  fetchLater: {
    what: 'fetchLater POST, sent when the tab is closed',
    ...POST,
    tab: 'none',
    when: 'closing',
    secure: true,
    chromiumOnly: true,
  },
  srcset: { what: 'img srcset', ...GET },
  picture: { what: 'picture', ...GET },
  imagesrcset: { what: 'link preload of an image by imagesrcset', ...GET },
  preload: { what: 'link preload as fetch', ...GET },
  EventSource: { what: 'EventSource', ...GET },
  ping: { what: 'ping of a link', ...POST },
  prefetch: { what: 'prefetch by speculation rules', ...SPECULATION, chromiumOnly: true },
  prerender: { what: 'prerender by speculation rules', ...SPECULATION, chromiumOnly: true },
  'sandboxed frame': { what: 'POST of a sandboxed frame', ...POST, opaque: true },
  'data frame': { what: 'POST of a frame with a data: address', ...POST, opaque: true },
  object: { what: 'object', ...GET, type: 'frame' },
  embed: { what: 'embed', ...GET, type: 'frame' },
  formaction: { what: 'form POST by formaction', ...TOP_LEVEL, method: 'POST' },
  '303 of a POST': { what: 'fetch POST, sent on to the API with 303', ...GET },
  '307 of a POST': { what: 'fetch POST, sent on to the API with 307', ...POST },
  '307 of a form': { what: 'form POST, sent on to the API with 307', ...TOP_LEVEL, method: 'POST' },
  download: { what: 'link that downloads', ...GET, type: 'top-level', when: 'apart' },
  'opened window': { what: 'POST of a window that the page opened', ...POST, when: 'apart', newTab: true },
  'duplicated tab': { what: 'POST of a duplicate of the tab', ...POST, when: 'apart', newTab: true },
} as const satisfies Readonly<Record<string, WayOfAsking>>;

export type Asking = keyof typeof ASKING;

/** The properties of a way with all optional ones: absent ones are undefined. */
export function factsOf(asking: Asking): WayOfAsking {
  return ASKING[asking];
}

/** Whether the browser reports the page's tab for such a request. */
export function belongsToTab(asking: Asking, browser: BrowserName): boolean {
  return inBrowser(factsOf(asking).tab, browser) === 'its own';
}

/** The type that the browser reports for such a request. */
export function typeOf(asking: Asking, browser: BrowserName): Type {
  return inBrowser(factsOf(asking).type, browser);
}

function inBrowser<T extends string>(fact: InBrowsers<T>, browser: BrowserName): T {
  return typeof fact === 'string' ? fact : fact[browser];
}
