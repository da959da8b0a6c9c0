/** How a page makes the browser send a request. */
export const WAYS = {
  navigation: { what: 'address', method: 'GET', type: 'top-level' },
  link: { what: 'link', method: 'GET', type: 'top-level' },
  'form GET': { what: 'form GET', method: 'GET', type: 'top-level' },
  'form POST': { what: 'form POST', method: 'POST', type: 'top-level' },
  'form POST into a frame': { what: 'form POST into a frame', method: 'POST', type: 'frame' },
  frame: { what: 'iframe', method: 'GET', type: 'frame' },
  image: { what: 'img', method: 'GET', type: 'sub-resource' },
  fetch: { what: 'fetch GET', method: 'GET', type: 'sub-resource' },
  'fetch POST': { what: 'fetch POST without preflight', method: 'POST', type: 'sub-resource' },
  'fetch, no-cors': { what: 'fetch POST, no-cors', method: 'POST', type: 'sub-resource' },
  preflight: { what: 'preflight of a fetch', method: 'OPTIONS', type: 'sub-resource' },
  'fetch after preflight': { what: 'fetch PUT after its preflight', method: 'PUT', type: 'sub-resource' },
  'own Authorization': {
    what: "fetch GET with the page's own Authorization",
    method: 'GET',
    type: 'sub-resource',
  },
  'own Basic': { what: 'token call with its Basic header', method: 'POST', type: 'sub-resource' },
  xhr: { what: 'XMLHttpRequest', method: 'GET', type: 'sub-resource' },
  beacon: { what: 'beacon', method: 'POST', type: 'sub-resource' },
  socket: { what: 'WebSocket', method: 'GET', type: 'sub-resource' },
} as const;

export type Way = keyof typeof WAYS;

/** The page's own `Authorization`. */
export const OWN_AUTHORIZATION = 'Basic b3duOm93bg==';

/** Ways that leave the page: each needs a new page afterwards. */
export function leavesPage(way: Way): boolean {
  return WAYS[way].type === 'top-level';
}

/**
 * Runs in a page: makes every request, and resolves when each has ended in some way. Sent as text, so it uses nothing
 * from outside.
 */
export async function sendAll(
  requests: readonly (readonly [way: string, url: string])[],
  own: string,
): Promise<void> {
  const ended = (target: EventTarget, ...names: string[]): Promise<unknown> =>
    Promise.race(
      names.map((name) => new Promise((resolve) => target.addEventListener(name, resolve, { once: true }))),
    );
  const send = (url: string, init: RequestInit = {}): Promise<unknown> => fetch(url, init).catch(() => null);
  const showing = (element: HTMLElement): Promise<unknown> => {
    const done = ended(element, 'load', 'error');
    document.body.append(element);
    return done;
  };
  const ways: Record<string, (url: string) => Promise<unknown> | unknown> = {
    fetch: (url) => send(url),
    'fetch POST': (url) => send(url, { method: 'POST', body: 'name=Tea' }),
    'fetch, no-cors': (url) => send(url, { method: 'POST', body: 'name=Tea', mode: 'no-cors' }),
    preflight: (url) => send(url, { headers: { 'X-Api-Version': '12' } }),
    'fetch after preflight': (url) => send(url, { method: 'PUT', body: 'name=Tea' }),
    'own Authorization': (url) => send(url, { headers: { Authorization: own } }),
    'own Basic': (url) => send(url, { method: 'POST', headers: { Authorization: own }, body: 'x' }),
    xhr: (url) => {
      const request = new XMLHttpRequest();
      request.open('GET', url);
      request.send();
      return ended(request, 'loadend');
    },
    image: (url) => showing(Object.assign(document.createElement('img'), { src: url })),
    frame: (url) => showing(Object.assign(document.createElement('iframe'), { src: url })),
    'form POST into a frame': (url) => {
      const name = `frame-${url}`;
      const frame = Object.assign(document.createElement('iframe'), { name });
      document.body.append(frame);
      const form = Object.assign(document.createElement('form'), {
        method: 'post',
        action: url,
        target: name,
      });
      document.body.append(form);
      const done = ended(frame, 'load', 'error');
      form.submit();
      return done;
    },
    beacon: (url) => navigator.sendBeacon(url, 'name=Tea'),
    socket: (url) => ended(new WebSocket(url), 'error', 'close', 'open'),
  };
  // An event that never comes must not delay the others: the server's log shows what arrived.
  const inTime = (work: unknown): Promise<unknown> =>
    Promise.race([work, new Promise((resolve) => setTimeout(resolve, 5000))]);
  await Promise.all(requests.map(([way, url]) => inTime(ways[way]?.(url))));
}

/** Runs in a page: leaves it by a link or a form, after the call has returned. */
export function leave(way: string, url: string): void {
  const { origin, pathname, searchParams } = new URL(url);
  const get = way === 'form GET';
  const link = Object.assign(document.createElement('a'), { href: url });
  const form = Object.assign(document.createElement('form'), {
    method: get ? 'get' : 'post',
    action: get ? origin + pathname : url,
  });
  for (const [name, value] of get ? searchParams : [['name', 'Tea']]) {
    form.append(Object.assign(document.createElement('input'), { name, value }));
  }
  document.body.append(link, form);
  setTimeout(() => (way === 'link' ? link.click() : form.submit()), 0);
}
