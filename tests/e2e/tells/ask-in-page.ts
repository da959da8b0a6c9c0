import type { Json } from '../../browsers/json.ts';

/** One request of a page, as JSON: the fields of its way that the page needs. */
export interface Plan {
  readonly [field: string]: Json;
  readonly cell: string;
  readonly url: string;
  readonly by: string;
  readonly method: string;
}

/**
 * Runs in a page: makes every request, and returns what the page got for each: `whole`, `failed`, `unread`, `in part`,
 * `cut`, or `not known`, where pages learn nothing. Sent as text, so it uses nothing from outside.
 */
export async function ask(plans: readonly string[]): Promise<readonly (readonly [string, string])[]> {
  const ended = (target: EventTarget, ...names: string[]): Promise<string> =>
    Promise.race(
      names.map(
        (name) =>
          new Promise<string>((resolve) =>
            target.addEventListener(name, () => resolve(name), { once: true }),
          ),
      ),
    );
  const append = (tag: string, attributes: Record<string, string>): HTMLElement => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    document.body.append(element);
    return element;
  };
  const told = (worker: Pick<Worker, 'postMessage'>, plan: Record<string, unknown>): Promise<string> => {
    const { port1, port2 } = new MessageChannel();
    worker.postMessage([plan['url'], { method: plan['method'], ...Object(plan['init']) }], [port2]);
    return new Promise((resolve) => {
      port1.onmessage = () => resolve('not known');
    });
  };
  const active = async (): Promise<ServiceWorker> => {
    const options = { scope: '/tells/controlled/' };
    const registration = await navigator.serviceWorker.register('/tells/worker.js', options);
    const worker = registration.installing ?? registration.waiting ?? registration.active;
    if (!worker) throw new Error('there is no service worker');
    while (worker.state !== 'activated') await ended(worker, 'statechange');
    return worker;
  };
  const framed = async (path: string): Promise<Window> => {
    const frame = append('iframe', { src: path });
    await ended(frame, 'load');
    const inner = frame instanceof HTMLIFrameElement ? frame.contentWindow : null;
    if (!inner) throw new Error('there is no frame');
    return inner;
  };
  const got = async (answer: Response, read: unknown): Promise<string> => {
    if (read === 'nothing') return 'unread';
    if (read === 'beginning') {
      const reader = answer.body?.getReader();
      await reader?.read();
      await reader?.cancel();
      return 'in part';
    }
    return answer.arrayBuffer().then(
      () => 'whole',
      () => 'cut',
    );
  };
  const fetched = async (plan: Record<string, unknown>, from: Pick<Window, 'fetch'> = globalThis) => {
    const { url, method, init, read, cancelAfter } = plan;
    const signal = cancelAfter === undefined ? null : AbortSignal.timeout(Number(cancelAfter));
    const answer = await from
      .fetch(String(url), { method: String(method), ...Object(init), signal })
      .catch(() => null);
    if (answer === null) return 'failed';
    if (answer.type === 'opaque' || answer.type === 'opaqueredirect') return 'not known';
    return got(answer, read);
  };
  const workers: unknown[] = [];
  Reflect.set(globalThis, 'workersOfTells', workers);
  const kept = <T>(worker: T): T => {
    workers.push(worker);
    return worker;
  };
  const ways: Record<string, (plan: Record<string, unknown>) => unknown> = {
    fetch: (plan) => fetched(plan),
    'fetch under a service worker': async (plan) => {
      await active();
      return fetched(plan, await framed('/tells/controlled/'));
    },
    'fetch under a policy': async (plan) => fetched(plan, await framed('/tells/strict/')),
    'dedicated worker': (plan) => told(kept(new Worker('/tells/worker.js')), plan),
    'shared worker': (plan) => told(kept(new SharedWorker('/tells/worker.js')).port, plan),
    'service worker': async (plan) => told(await active(), plan),
    xhr: async ({ url, method, init }) => {
      const { user = null, password = null } = Object(init);
      const request = new XMLHttpRequest();
      request.open(String(method), String(url), true, user, password);
      request.send(method === 'POST' ? 'name=Tea' : null);
      return (await ended(request, 'load', 'error')) === 'load' ? 'whole' : 'failed';
    },
    beacon: ({ url }) => {
      navigator.sendBeacon(String(url), 'name=Tea');
      return 'not known';
    },
    ping: ({ url }) => {
      append('a', { href: '#stay', ping: String(url) }).click();
      return 'not known';
    },
    fetchLater: ({ url, method }) => {
      const later = Reflect.get(globalThis, 'fetchLater');
      later?.(String(url), { method: String(method), body: 'name=Tea', activateAfter: 0 });
      return 'not known';
    },
    element: async ({ url, element }) => {
      const [tag, attributes] = Object(element);
      const entries = Object.entries<string>(attributes).map(([name, value]) => [
        name,
        value.replace('URL', String(url)),
      ]);
      const shown = append(tag, Object.fromEntries(entries));
      return (await ended(shown, 'load', 'error')) === 'load' ? 'whole' : 'not known';
    },
    font: ({ url }) =>
      new FontFace('Tea', `url(${String(url)})`).load().then(
        () => 'whole',
        () => 'not known',
      ),
    EventSource: async ({ url }) => {
      const source = new EventSource(String(url));
      const outcome = await ended(source, 'open', 'error');
      source.close();
      return outcome === 'open' ? 'in part' : 'failed';
    },
    'form into a frame': async ({ url, method }) => {
      const name = `frame of ${String(url)}`;
      const frame = append('iframe', { name });
      const { searchParams } = new URL(String(url));
      const form = append('form', { method: String(method), action: String(url), target: name });
      const fields = method === 'GET' ? [...searchParams] : [['name', 'Tea']];
      for (const [field = '', value = ''] of fields) {
        form.append(Object.assign(document.createElement('input'), { name: field, value }));
      }
      const done = ended(frame, 'load', 'error');
      if (form instanceof HTMLFormElement) form.submit();
      await done;
      return 'not known';
    },
  };
  const inTime = (work: unknown): Promise<unknown> =>
    Promise.race([work, new Promise((resolve) => setTimeout(resolve, 8000, 'not known'))]);
  return Promise.all(
    plans.map(async (text): Promise<[string, string]> => {
      const plan = JSON.parse(text);
      const once = () => inTime(Promise.resolve(ways[plan.by]?.(plan)).catch(() => 'failed'));
      if (plan.twice) await once();
      return [plan.cell, String(await once())];
    }),
  );
}

/** Runs in a page: leaves it after the call has returned. */
export function leave(by: string, url: string): void {
  const form = Object.assign(document.createElement('form'), { method: 'post', action: url });
  form.append(Object.assign(document.createElement('input'), { name: 'name', value: 'Tea' }));
  document.body.append(form);
  setTimeout(() => (by === 'navigation' ? location.assign(url) : form.submit()), 0);
}
