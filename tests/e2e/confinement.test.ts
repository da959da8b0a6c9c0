import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { startSandbox } from '../../sandbox/start-sandbox.ts';
import { TOKEN_PATH } from '../../src/inventorum/environment.ts';
import type { Page } from '../browsers/browser.ts';
import { ATTEMPTS, type Attempt } from './confinement/attempts.ts';
import { credentials } from './harness/credentials.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { createProduct, getFrom } from './harness/page-requests.ts';
import { arrival, authorization, tokenRequests } from './harness/requests.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';
import { addOriginInPopup, allowInPopup, saveCredentials } from './harness/with-popup.ts';

const API = 'https://app.inventorum.com';
const LABEL = 'Catalogue admin';

let harness: Harness;
/** Serves pages on another port of this machine. */
let neighbour: Sandbox;
let apiTab: Page;
let visits = 0;

/** The widest permissions that a user can give: the API's own pages, and a developer's page on localhost. */
beforeAll(async () => {
  harness = await startHarness({ browserName: E2E_BROWSER, executable: E2E_EXECUTABLE });
  neighbour = await startSandbox();
  apiTab = await harness.browser.openPage(`${API}/`);
  await saveCredentials(harness, apiTab, LABEL);
  await allowInPopup(harness, apiTab);
  const added = await harness.browser.openPage(addedOrigin());
  await addOriginInPopup(harness, added);
  await added.close();
});

afterAll(async () => {
  await harness?.close();
  await neighbour?.close();
});

function addedOrigin(): string {
  return `http://localhost:${harness.sandbox.httpPort}`;
}

/** Opens a new page, makes the attempt, and returns the `Authorization` that arrived. */
async function authorizationOf(pageUrl: string, { method, make }: Attempt): Promise<string | null> {
  visits += 1;
  const target = `/api/products/?attempt=${visits}`;
  const page = await harness.browser.openPage(pageUrl);
  await make(page, `${API}${target}`);
  const request = await arrival(harness.sandbox, target, method);
  await page.close();
  return authorization(request);
}

const WORKER = '/passing-worker.js';

function serveWorker({ failNext }: Sandbox): void {
  const give = (path: string, type: string, body: string): void => {
    failNext(
      { path, times: 'always' },
      { kind: 'answer', status: 200, headers: { 'Content-Type': type }, body },
    );
  };
  give('/passed-on/', 'text/plain', '');
  give(
    WORKER,
    'text/javascript',
    `addEventListener('install', () => skipWaiting());
     addEventListener('activate', (event) => event.waitUntil(clients.claim()));
     addEventListener('fetch', (event) => {
       const { pathname, search } = new URL(event.request.url);
       if (!pathname.startsWith('/api/')) return;
       event.waitUntil(fetch('/passed-on/?of=' + encodeURIComponent(pathname + search)));
       event.respondWith(fetch(event.request));
     });`,
  );
}

function bearer(): string {
  return `Bearer ${credentials(harness.sandbox, LABEL).tokenSet.accessToken}`;
}

test('the allowed pages do carry the token: a fetch from the added origin and one of the API host', async () => {
  await expect.poll(() => authorizationOf(addedOrigin(), ATTEMPTS.fetchGet)).toBe(bearer());
  expect(await createProduct(apiTab, '/api/products/?own=1')).toBe(200);
});

describe('from a foreign page nothing carries the token', () => {
  test.each(Object.values(ATTEMPTS))('$how', async (attempt) => {
    expect(await authorizationOf('https://other.test/', attempt)).toBeNull();
  });
});

describe('forms never write, wherever they are', () => {
  const places = [
    { where: "the API's own host", url: () => `${API}/` },
    {
      where: 'a subdomain of it over plain http',
      url: () => `http://sub.app.inventorum.com:${harness.sandbox.httpPort}/`,
    },
    { where: 'the added origin', url: () => addedOrigin() },
    { where: 'another port of it', url: () => `http://localhost:${neighbour.httpPort}` },
    { where: 'a subdomain of it', url: () => `http://sub.localhost:${harness.sandbox.httpPort}` },
  ];
  const forms: readonly Attempt[] = [ATTEMPTS.formPost, ATTEMPTS.frameFormPost];
  const cells = places.flatMap((place) => forms.map((attempt) => ({ ...place, how: attempt.how, attempt })));

  test.each(cells)('$how from $where', async ({ url, attempt }) => {
    expect(await authorizationOf(url(), attempt)).toBeNull();
  });
});

describe("through a service worker of the API's own host, which passes on what it is handed,", () => {
  const marker = (target: string): string => `/passed-on/?of=${encodeURIComponent(target)}`;

  beforeAll(async () => {
    serveWorker(harness.sandbox);
    await apiTab.goto(`${API}/`);
    await apiTab.evaluate(async (script) => {
      await navigator.serviceWorker.register(script, { scope: '/' });
      await navigator.serviceWorker.ready;
    }, WORKER);
  });

  afterAll(() =>
    apiTab.evaluate(async () => {
      for (const each of await navigator.serviceWorker.getRegistrations()) await each.unregister();
    }),
  );

  test('a request of its own page carries the token', async () => {
    await apiTab.goto(`${API}/`);
    await apiTab.evaluate(() => fetch('/api/products/?own=2').then(() => null));
    await arrival(harness.sandbox, marker('/api/products/?own=2'));
    expect(authorization(await arrival(harness.sandbox, '/api/products/?own=2'))).toBe(bearer());
  });

  const places = [
    { where: 'a foreign page', url: () => 'https://other.test/' },
    { where: 'a subdomain of the host', url: () => 'https://sub.app.inventorum.com/' },
    {
      where: 'the host over plain http',
      url: () => `http://app.inventorum.com:${harness.sandbox.httpPort}/`,
    },
  ];

  test.each(places)('a form POST of $where does not', async ({ url }) => {
    expect(await authorizationOf(url(), ATTEMPTS.formPost)).toBeNull();
    await arrival(harness.sandbox, marker(`/api/products/?attempt=${visits}`));
  });

  test.each([ATTEMPTS.frameFormPost, ATTEMPTS.frame])('$how of a foreign page does not', async (attempt) => {
    expect(await authorizationOf('https://other.test/', attempt)).toBeNull();
  });
});

test('the token endpoint never sees the access token', async () => {
  await apiTab.goto(`${API}/`);
  await getFrom(apiTab, `${TOKEN_PATH}?from=page`);
  await apiTab.evaluate(
    (path) => fetch(path, { method: 'POST', body: 'x' }).then(() => null),
    `${TOKEN_PATH}?post=1`,
  );
  const tab = await harness.browser.openPage(`${API}${TOKEN_PATH}?top=1`);
  await arrival(harness.sandbox, `${TOKEN_PATH}?top=1`);
  await tab.close();
  // Another request of the same page shows that the rules are in force.
  await getFrom(apiTab, '/api/products/?sentinel=1');
  expect(authorization(await arrival(harness.sandbox, '/api/products/?sentinel=1'))).toBe(bearer());
  const seen = tokenRequests(harness.sandbox).map(authorization);
  expect(seen.length).toBeGreaterThan(3);
  expect(seen.filter((value) => value?.startsWith('Bearer'))).toEqual([]);
});
