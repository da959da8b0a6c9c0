import { testId } from '../../harness/test-id.ts';
import { at, pinnedTo } from '../arrangements.ts';
import type { VerdictRow } from '../verdict-row.ts';
import { API, SHOP, type World } from '../world.ts';

const OK = { verdict: 'ok', title: 'The API answered as asked', pill: null } as const;

const READABLE = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' };

const SCRIPT = { 'Content-Type': 'text/javascript', 'Cache-Control': 'no-store' } as const;

/** A request of a dedicated worker, which lives on: Chromium does not list calls of one that has ended. */
async function askInWorker({ tab, harness }: World, target: string): Promise<void> {
  const body = `onmessage = ({ data }) => fetch(data).catch(() => null).then(() => postMessage('done'));`;
  harness.sandbox.failNext(
    { path: '/asks.js', times: 'always' },
    { kind: 'answer', status: 200, headers: SCRIPT, body },
  );
  await tab.evaluate((address) => {
    const worker = new Worker('/asks.js');
    worker.postMessage(address);
    return new Promise<null>((resolve) => {
      worker.onmessage = () => resolve(null);
    });
  }, API + target);
}

/** The second request, whose answer comes from the browser's cache; the list has only this one. */
async function askTwice({ tab, panel }: World, target: string): Promise<void> {
  const ask = () =>
    tab.evaluate(
      (address) =>
        fetch(address, { cache: 'force-cache' }).then(async (answer) => {
          await answer.text();
          return null;
        }),
      target,
    );
  await ask();
  await panel.waitFor(
    (css) => document.querySelector(css) !== null,
    `${testId('call')}[data-key$="${target}"]`,
  );
  await panel.evaluate((css) => document.querySelector<HTMLElement>(css)?.click(), testId('clear'));
  await ask();
}

/** A request that a service worker of the page answers by itself. */
async function askServiceWorker({ tab, harness }: World, target: string): Promise<void> {
  const body = `
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => {
  if (event.request.url.includes('/api/')) event.respondWith(new Response('{}'));
});`;
  harness.sandbox.failNext(
    { path: '/answers.js', times: 'always' },
    { kind: 'answer', status: 200, headers: SCRIPT, body },
  );
  await tab.evaluate(async (address) => {
    const controlled = new Promise((resolve) => {
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true });
    });
    const registration = await navigator.serviceWorker.register('/answers.js');
    await controlled;
    await fetch(address);
    await registration.unregister();
    return null;
  }, API + target);
}

/** Calls whose sent headers the browser does not tell, or which were never sent. */
export const NOT_TOLD_ROWS: readonly VerdictRow[] = [
  {
    ...OK,
    what: 'a call of a worker to another origin',
    ...at(`${SHOP}/`),
    make: askInWorker,
    fault: { kind: 'answer', status: 200, headers: READABLE, body: {} },
    says: {
      'sent-with': 'unknown: the browser does not tell. By the rules: Warehouse sync',
      notices: /The browser does not tell which headers it sends with such a request/,
    },
    differs: { firefox: { says: { 'sent-with': /^Warehouse sync / } } },
  },
  {
    what: 'a 401 to a worker of a tab that is pinned to no token',
    verdict: 'token not told',
    arrange: async (world) => {
      await pinnedTo(null).arrange(world);
      await at(`${SHOP}/`).arrange(world);
    },
    tidy: async (world) => {
      await pinnedTo(null).tidy(world);
      await at(SHOP).tidy(world);
    },
    make: askInWorker,
    fault: { kind: 'answer', status: 401, headers: READABLE, body: {} },
    title: 'The API requires a valid token',
    german: 'Die API verlangt ein gültiges Token',
    pill: '401, token?',
    says: {
      'sent-with': 'unknown: the browser does not tell. By the rules: no token',
      'next-steps': /This tab is set to send no token\./,
    },
    differs: {
      firefox: {
        verdict: 'no token',
        title: 'This call carried no token',
        german: 'Dieser Aufruf wurde ohne Token gesendet',
        pill: 'no token',
        says: { 'sent-with': 'no Authorization header' },
      },
    },
  },
  {
    ...OK,
    what: "an answer from the browser's cache",
    make: askTwice,
    fault: { kind: 'answer', status: 200, headers: { 'Cache-Control': 'max-age=600' }, body: {} },
    title: 'The browser answered from its cache',
    german: 'Der Browser hat aus seinem Cache geantwortet',
    says: { 'sent-with': 'unknown: the browser does not tell', notices: /nothing was sent this time/ },
    differs: {
      firefox: {
        title: 'The browser’s cache or a service worker answered',
        german: 'Der Cache des Browsers oder ein Service Worker hat geantwortet',
        says: { 'sent-with': 'unknown: the browser does not tell', notices: /does not tell which/ },
      },
    },
  },
  {
    ...OK,
    what: 'an answer that a service worker made',
    ...at(`${SHOP}/`),
    make: askServiceWorker,
    title: 'A service worker of the page answered',
    says: { 'sent-with': 'unknown: the browser does not tell', notices: /made this answer/ },
    differs: {
      firefox: {
        title: 'The browser’s cache or a service worker answered',
        says: { 'sent-with': 'unknown: the browser does not tell', notices: /does not tell which/ },
      },
    },
  },
];
