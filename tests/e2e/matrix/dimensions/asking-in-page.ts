// These functions run in a page. They are sent as text, so they use nothing from outside.

/** Makes every request of a page that stays, without waiting. */
export function askStaying(
  requests: readonly (readonly [asking: string, url: string, redirect: string])[],
): void {
  const WORKER = '/matrix/worker.js';
  const POST = { method: 'POST', body: 'name=Tea', mode: 'no-cors' } as const;
  const send = (url: string, init: RequestInit = POST): Promise<unknown> =>
    fetch(url, init).catch(() => null);
  const ended = (target: EventTarget, ...names: string[]): Promise<unknown> =>
    Promise.race(
      names.map((name) => new Promise((resolve) => target.addEventListener(name, resolve, { once: true }))),
    );
  const show = (tag: string, attributes: Record<string, string>): HTMLElement => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    document.body.append(element);
    return element;
  };
  const shown = (tag: string, attributes: Record<string, string>): Promise<unknown> =>
    ended(show(tag, attributes), 'load', 'error');
  const told = (worker: Pick<Worker, 'postMessage'>, url: string): Promise<unknown> => {
    const { port1, port2 } = new MessageChannel();
    worker.postMessage(url, [port2]);
    return new Promise((resolve) => {
      port1.onmessage = resolve;
    });
  };
  const activeIn = async (scope: string): Promise<ServiceWorker> => {
    const registration = await navigator.serviceWorker.register(WORKER, { scope });
    const worker = registration.installing ?? registration.waiting ?? registration.active;
    if (!worker) throw new Error('there is no service worker');
    while (worker.state !== 'activated') await ended(worker, 'statechange');
    return worker;
  };
  const speculate = (kind: string, url: string): void => {
    const rules = { [kind]: [{ source: 'list', urls: [url], eagerness: 'immediate' }] };
    const script = Object.assign(document.createElement('script'), { type: 'speculationrules' });
    script.textContent = JSON.stringify(rules);
    document.head.append(script);
  };
  const framed = (url: string): string => `<script>fetch('${url}', ${JSON.stringify(POST)})</script>`;
  const ways: Record<string, (url: string, redirect: string) => unknown> = {
    'fetch POST': (url) => send(url),
    'fetch GET': (url) => send(url, {}),
    'dedicated worker': (url) => told(new Worker(WORKER), url),
    'shared worker': (url) => told(new SharedWorker(WORKER).port, url),
    'service worker': async (url) => told(await activeIn('/matrix/controlled/'), url),
    'passed on': async (url) => {
      await activeIn('/matrix/controlled/');
      const frame = show('iframe', { src: '/matrix/controlled/' });
      await ended(frame, 'load');
      const inner = frame instanceof HTMLIFrameElement ? frame.contentWindow : null;
      return inner?.fetch(url, POST);
    },
    srcset: (url) => shown('img', { srcset: `${url} 1x` }),
    picture: (url) => {
      const picture = document.createElement('picture');
      const image = document.createElement('img');
      picture.append(Object.assign(document.createElement('source'), { srcset: url }), image);
      document.body.append(picture);
      return ended(image, 'load', 'error');
    },
    imagesrcset: (url) => {
      const link = Object.assign(document.createElement('link'), {
        ...{ rel: 'preload', as: 'image' },
        imageSrcset: `${url} 1x`,
      });
      document.head.append(link);
      return ended(link, 'load', 'error');
    },
    preload: (url) => {
      const link = Object.assign(document.createElement('link'), {
        rel: 'preload',
        as: 'fetch',
        crossOrigin: 'anonymous',
        href: url,
      });
      document.head.append(link);
      return ended(link, 'load', 'error');
    },
    EventSource: (url) => {
      const source = new EventSource(url);
      return ended(source, 'error', 'open').then(() => source.close());
    },
    ping: (url) => show('a', { href: '#stay', ping: url }).click(),
    prefetch: (url) => speculate('prefetch', url),
    prerender: (url) => speculate('prerender', url),
    'sandboxed frame': (url) => show('iframe', { sandbox: 'allow-scripts', srcdoc: framed(url) }),
    'data frame': (url) => show('iframe', { src: `data:text/html,${encodeURIComponent(framed(url))}` }),
    object: (url) => shown('object', { data: url, type: 'text/html' }),
    embed: (url) => shown('embed', { src: url, type: 'text/html' }),
    '303 of a POST': (_url, redirect) => send(redirect),
    '307 of a POST': (_url, redirect) => send(redirect),
    download: (url) => show('a', { href: url, download: '' }).click(),
    'opened window': async (url) => {
      const opened = window.open('/matrix/page/', '_blank');
      if (!opened) throw new Error('the window was not opened');
      while (opened.document.readyState !== 'complete' || opened.location.href === 'about:blank') {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      await opened.fetch(url, POST).catch(() => null);
      opened.close();
    },
  };
  // The answers are not awaited: the server's log shows what arrived.
  for (const [asking, url, redirect] of requests) {
    void Promise.resolve(ways[asking]?.(url, redirect)).catch(() => null);
  }
}

/** Leaves the page after the call has returned. */
export function askLeaving(asking: string, url: string, redirect: string): void {
  const form = Object.assign(document.createElement('form'), { method: 'post', action: '/matrix/page/' });
  form.append(Object.assign(document.createElement('input'), { name: 'name', value: 'Tea' }));
  const button = Object.assign(document.createElement('button'), { type: 'submit' });
  button.formAction = asking === '307 of a form' ? redirect : url;
  form.append(button);
  document.body.append(form);
  const leave = (): void => (asking === 'navigation preload' ? location.assign(url) : button.click());
  // Browsers slow down timers in the background; in front Firefox may lose the answer of this call if the page leaves
  // sooner.
  if (document.hidden) {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = leave;
    port2.postMessage(null);
  } else {
    setTimeout(leave, 0);
  }
}

/** Prepares what is sent when the tab is closed. */
export function askClosing(requests: readonly (readonly [asking: string, url: string])[]): void {
  const POST = { method: 'POST', body: 'name=Tea', mode: 'no-cors' } as const;
  for (const [asking, url] of requests) {
    if (asking === 'fetchLater') Reflect.get(globalThis, 'fetchLater')(url, POST);
  }
  addEventListener('pagehide', () => {
    for (const [asking, url] of requests) {
      if (asking === 'beacon') navigator.sendBeacon(url, 'name=Tea');
      if (asking === 'keepalive') void fetch(url, { ...POST, keepalive: true });
    }
  });
}

/** On the API's host: registers the service workers that preload its pages and pass on forms. */
export async function registerAtApi(): Promise<void> {
  for (const scope of ['/api/matrix/preload/', '/api/matrix/passed/']) {
    const registration = await navigator.serviceWorker.register('/matrix/worker.js', { scope });
    const worker = registration.installing ?? registration.waiting ?? registration.active;
    while (worker && worker.state !== 'activated') {
      await new Promise((resolve) => worker.addEventListener('statechange', resolve, { once: true }));
    }
  }
}

/** Sends requests continuously until `endAsking`. Without a timer, which browsers slow down in background tabs. */
export function beginAsking(url: string): void {
  const POST = { method: 'POST', body: 'name=Tea', mode: 'no-cors' } as const;
  const asking = { on: true };
  Object.assign(globalThis, { asking });
  const ask = (): unknown => asking.on && fetch(url, POST).then(ask, ask);
  ask();
}

export function endAsking(): void {
  Reflect.get(globalThis, 'asking').on = false;
}
