import type { AnswerName } from './answers.ts';

/** What makes the browser ask: a function of the page (ask-in-page.ts), or one that leaves it. */
type AskedBy =
  | 'fetch'
  | 'xhr'
  | 'beacon'
  | 'ping'
  | 'fetchLater'
  | 'element'
  | 'font'
  | 'EventSource'
  | 'form into a frame'
  | 'dedicated worker'
  | 'shared worker'
  | 'service worker'
  | 'fetch under a service worker'
  | 'fetch under a policy'
  | 'navigation'
  | 'form';

/** Hosts of a redirect and of its target. */
type Hop = 'api' | 'elsewhere';

export interface WayOfAsking {
  readonly what: string;
  readonly by: AskedBy;
  readonly method: string;
  readonly answer: AnswerName;
  /** options of `fetch` */
  readonly init?: Readonly<Record<string, string | boolean | Readonly<Record<string, string>>>>;
  /** what the page reads of the answer of a fetch; default: all */
  readonly read?: 'nothing' | 'beginning';
  /** the same is asked again, and the second time is told of */
  readonly twice?: true;
  /** ms after which the page aborts it */
  readonly cancelAfter?: number;
  /** tag and attributes of an element; `URL` in a value becomes the address */
  readonly element?: readonly [tag: string, attributes: Readonly<Record<string, string>>];
  readonly redirect?: { readonly status: number; readonly from: Hop; readonly to: Hop };
  /** further parameters of the address */
  readonly search?: string;
  /** the browser does not send it, or need not: nobody waits for it */
  readonly mayNotArrive?: true;
  /** what the browser tells of it varies: in one aspect, or in all; `listed`: all or nothing is told */
  readonly varies?: 'headers' | 'body received' | 'listed' | 'all';
}

const GET = { by: 'fetch', method: 'GET', answer: 'real' } as const;
const POST = { by: 'fetch', method: 'POST', answer: 'real', init: { body: 'name=Tea' } } as const;
const ELEMENT = { by: 'element', method: 'GET' } as const;

function link(attributes: Readonly<Record<string, string>>) {
  return { ...ELEMENT, element: ['link', { href: 'URL', ...attributes }] } as const;
}

function redirected(status: number, from: Hop, to: Hop) {
  return { answer: 'json', redirect: { status, from, to } } as const;
}

const BY_PAGES: Readonly<Record<string, WayOfAsking>> = {
  fetch: { ...GET, what: 'fetch' },
  'fetch POST': { ...POST, what: 'fetch POST of a form' },
  'fetch PUT': {
    ...POST,
    what: 'fetch PUT of JSON, after a preflight',
    method: 'PUT',
    init: { body: '{"name":"Tea"}', headers: { 'Content-Type': 'application/json' } },
  },
  'fetch HEAD': { ...GET, what: 'fetch HEAD', method: 'HEAD' },
  'no-cors': {
    varies: 'headers',
    ...POST,
    what: 'fetch POST, no-cors',
    init: { body: 'name=Tea', mode: 'no-cors' },
  },
  'no-cors GET': { varies: 'headers', ...GET, what: 'fetch, no-cors', init: { mode: 'no-cors' } },
  keepalive: { ...POST, what: 'fetch POST, keepalive', init: { body: 'name=Tea', keepalive: true } },
  credentials: { ...GET, what: 'fetch with credentials, without a cookie', init: { credentials: 'include' } },
  cookies: {
    ...GET,
    answer: 'cookie',
    init: { credentials: 'include' },
    twice: true,
    what: 'fetch with cookies',
  },
  xhr: { by: 'xhr', method: 'GET', answer: 'real', what: 'XMLHttpRequest' },
  'xhr POST': { by: 'xhr', method: 'POST', answer: 'real', what: 'XMLHttpRequest POST' },
  'xhr with password': {
    by: 'xhr',
    method: 'GET',
    answer: 'json',
    what: 'XMLHttpRequest with user and password',
    init: { user: 'tea', password: 'pot' },
  },
  beacon: { varies: 'headers', by: 'beacon', method: 'POST', answer: 'real', what: 'beacon' },
  ping: { varies: 'headers', by: 'ping', method: 'POST', answer: 'real', what: 'ping of a link' },
  fetchLater: {
    // Firefox does not know it.
    varies: 'headers',
    by: 'fetchLater',
    method: 'POST',
    answer: 'real',
    what: 'fetchLater POST',
    mayNotArrive: true,
  },
  EventSource: {
    // The page ends it as it opens: its first event may have come, or not.
    varies: 'body received',
    by: 'EventSource',
    method: 'GET',
    answer: 'events',
    what: 'EventSource',
  },
  'form GET into a frame': {
    by: 'form into a frame',
    method: 'GET',
    answer: 'json',
    what: 'form GET into a frame',
  },
  'form POST into a frame': {
    by: 'form into a frame',
    method: 'POST',
    answer: 'json',
    what: 'form POST into a frame',
  },
  iframe: { ...ELEMENT, answer: 'json', element: ['iframe', { src: 'URL' }], what: 'iframe' },
  object: {
    ...ELEMENT,
    answer: 'html',
    element: ['object', { data: 'URL', type: 'text/html' }],
    what: 'object',
  },
};

const BY_ELEMENTS: Readonly<Record<string, WayOfAsking>> = {
  img: { ...ELEMENT, answer: 'picture', element: ['img', { src: 'URL' }], what: 'img' },
  srcset: { ...ELEMENT, answer: 'picture', element: ['img', { srcset: 'URL 1x' }], what: 'img srcset' },
  'img of JSON': {
    ...ELEMENT,
    answer: 'real',
    element: ['img', { src: 'URL' }],
    what: 'img whose answer is JSON',
  },
  imagesrcset: {
    ...ELEMENT,
    answer: 'picture',
    element: ['link', { rel: 'preload', as: 'image', imagesrcset: 'URL 1x' }],
    what: 'link preload of an image by imagesrcset',
  },
  media: { ...ELEMENT, answer: 'bytes', element: ['audio', { src: 'URL', preload: 'auto' }], what: 'audio' },
  script: { ...ELEMENT, answer: 'script', element: ['script', { src: 'URL' }], what: 'script' },
  module: {
    ...ELEMENT,
    answer: 'script',
    element: ['script', { src: 'URL', type: 'module' }],
    what: 'module script',
  },
  style: { ...link({ rel: 'stylesheet' }), answer: 'style', what: 'style sheet' },
  font: { by: 'font', method: 'GET', answer: 'bytes', what: 'font' },
  manifest: { ...link({ rel: 'manifest' }), answer: 'json', what: 'web app manifest', mayNotArrive: true },
  prefetch: {
    varies: 'headers',
    ...link({ rel: 'prefetch' }),
    answer: 'json',
    what: 'link prefetch',
    mayNotArrive: true,
  },
  preload: {
    ...link({ rel: 'preload', as: 'fetch', crossorigin: 'anonymous' }),
    answer: 'json',
    what: 'link preload as fetch',
  },
};

const BY_WORKERS: Readonly<Record<string, WayOfAsking>> = {
  'dedicated worker': { ...GET, by: 'dedicated worker', what: 'fetch of a dedicated worker' },
  'dedicated worker POST': { ...POST, by: 'dedicated worker', what: 'fetch POST of a dedicated worker' },
  'shared worker': { ...GET, by: 'shared worker', what: 'fetch of a shared worker' },
  'service worker': {
    // Once Chromium told nothing of it, and its HAR lacked it, too.
    varies: 'listed',
    ...GET,
    by: 'service worker',
    what: 'fetch of a service worker',
  },
  'passed on': {
    ...GET,
    by: 'fetch under a service worker',
    search: '&worker=pass',
    what: 'fetch that a service worker passes on',
  },
  'made by a worker': {
    ...GET,
    by: 'fetch under a service worker',
    search: '&worker=make',
    mayNotArrive: true,
    what: 'fetch that a service worker answers',
  },
  'kept by a worker': {
    ...GET,
    by: 'fetch under a service worker',
    search: '&worker=keep',
    mayNotArrive: true,
    what: 'fetch answered from a service worker’s cache',
  },
};

const BY_ANSWER: Readonly<Record<string, WayOfAsking>> = {
  unread: { ...GET, read: 'nothing', what: 'fetch whose answer the page does not read' },
  'unread refusal': {
    ...GET,
    answer: 'refused',
    read: 'nothing',
    what: 'fetch of a 403 that the page does not read',
  },
  'unread, no-store': {
    ...GET,
    answer: 'refused, no-store',
    read: 'nothing',
    what: 'fetch of a 403 with no-store that the page does not read',
  },
  'read, no-store': { ...GET, answer: 'refused, no-store', what: 'fetch of a 403 with no-store' },
  'begun to read': {
    ...GET,
    answer: 'huge',
    read: 'beginning',
    what: 'fetch whose answer the page reads in part',
  },
  huge: { ...GET, answer: 'huge', what: 'fetch of 2.5 MB of text' },
  binary: { ...GET, answer: 'bytes', what: 'fetch of bytes that are no text' },
  compressed: { ...GET, answer: 'compressed', what: 'fetch of gzip' },
  empty: { ...GET, answer: 'empty', what: 'fetch of an empty answer' },
  'no content': { ...GET, answer: 'no content', what: 'fetch of a 204' },
  page: { ...GET, answer: 'html', what: 'fetch of a web page' },
  'cut inside': { ...GET, answer: 'cut', what: 'fetch cut inside the body' },
  'cut refusal': { ...POST, answer: 'cut', what: 'fetch POST cut inside the body' },
  closed: { ...GET, answer: 'closed', what: 'fetch whose connection is closed before the answer' },
  reset: { ...POST, answer: 'reset', what: 'fetch POST whose connection is reset' },
  cancelled: {
    // What is told depends on how far the call came.
    varies: 'all',
    ...GET,
    answer: 'slow',
    cancelAfter: 300,
    what: 'fetch that the page cancels',
  },
  'cached by force': {
    ...GET,
    answer: 'fresh',
    init: { cache: 'force-cache' },
    twice: true,
    what: 'fetch from the cache (force-cache)',
  },
  cached: { ...GET, answer: 'fresh', twice: true, what: 'fetch with a fresh answer in the cache' },
  revalidated: { ...GET, answer: 'revalidated', twice: true, what: 'fetch with a 304' },
  'cached img': {
    ...ELEMENT,
    answer: 'fresh picture',
    element: ['img', { src: 'URL' }],
    twice: true,
    what: 'img that was loaded before',
    mayNotArrive: true,
  },
};

const REFUSED: Readonly<Record<string, WayOfAsking>> = {
  'CORS, silent': { ...GET, answer: 'silent', what: 'fetch of an answer without CORS headers' },
  'CORS, elsewhere': { ...GET, answer: 'for others', what: 'fetch of an answer for another origin' },
  'CORS, preflight': {
    ...POST,
    answer: 'silent',
    method: 'PUT',
    what: 'fetch PUT whose preflight is not answered',
    mayNotArrive: true,
  },
  'CORS, POST': { ...POST, answer: 'silent', what: 'fetch POST of an answer without CORS headers' },
  CORP: {
    ...GET,
    answer: 'own site only',
    init: { mode: 'no-cors' },
    what: 'fetch, no-cors, of an answer for its own site (CORP)',
  },
  ORB: {
    ...ELEMENT,
    answer: 'own page',
    element: ['img', { src: 'URL' }],
    what: 'img whose answer is a page (ORB)',
  },
  CSP: {
    ...GET,
    by: 'fetch under a policy',
    mayNotArrive: true,
    what: 'fetch that the page’s policy forbids (CSP)',
  },
};

const REDIRECTED: Readonly<Record<string, WayOfAsking>> = {
  'redirect 301': { ...GET, ...redirected(301, 'api', 'api'), what: 'fetch, 301 within the API' },
  'redirect 302 of a POST': {
    ...POST,
    ...redirected(302, 'api', 'api'),
    what: 'fetch POST, 302 within the API',
  },
  'redirect 303': { ...POST, ...redirected(303, 'api', 'api'), what: 'fetch POST, 303 within the API' },
  'redirect 307': { ...POST, ...redirected(307, 'api', 'api'), what: 'fetch POST, 307 within the API' },
  'redirect in': {
    ...GET,
    ...redirected(302, 'elsewhere', 'api'),
    what: 'fetch, 302 from another host to the API',
  },
  'redirect out': {
    ...GET,
    ...redirected(302, 'api', 'elsewhere'),
    what: 'fetch, 302 from the API to another host',
  },
  'redirected img': {
    ...ELEMENT,
    ...redirected(302, 'api', 'api'),
    answer: 'picture',
    element: ['img', { src: 'URL' }],
    what: 'img, 302 within the API',
  },
  'redirect not followed': {
    ...GET,
    ...redirected(302, 'api', 'api'),
    init: { redirect: 'manual' },
    mayNotArrive: true,
    what: 'fetch, 302 that is not followed',
  },
};

const LEAVING: Readonly<Record<string, WayOfAsking>> = {
  navigation: { by: 'navigation', method: 'GET', answer: 'html', what: 'navigation of the whole page' },
  'form POST': { by: 'form', method: 'POST', answer: 'html', what: 'form POST of the whole page' },
};

/** Every way in which a page can make the browser call the API, and the answer that it gets. */
export const WAYS: Readonly<Record<string, WayOfAsking>> = {
  ...BY_PAGES,
  ...BY_ELEMENTS,
  ...BY_WORKERS,
  ...BY_ANSWER,
  ...REFUSED,
  ...REDIRECTED,
  ...LEAVING,
};

export function wayNamed(name: string): WayOfAsking {
  const way = WAYS[name];
  if (!way) throw new Error(`There is no way of asking "${name}"`);
  return way;
}

/** Whether the page is left by it. */
export function leavesPage({ by }: WayOfAsking): boolean {
  return by === 'navigation' || by === 'form';
}
