import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { startSandbox } from '../../sandbox/start-sandbox.ts';
import type { Page } from '../browsers/browser.ts';
import { waitUntil } from '../browsers/wait-until.ts';
import { command } from './harness/commands.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { arrival, authorization } from './harness/requests.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';
import { addTokenSets } from './placement/add-token-sets.ts';
import { grantOrigin } from './placement/host-permission.ts';

const API = 'https://app.inventorum.com';
const ALLOWED = 'https://shop.test';
const USUAL = 'Catalogue admin';
const OTHER = 'Warehouse sync';

let harness: Harness;
/** Serves pages on other ports of this machine. */
let elsewhere: Sandbox;
let ids: Readonly<Record<string, string>>;
let allowed: Page;
let posts = 0;

beforeAll(async () => {
  harness = await startHarness({ browserName: E2E_BROWSER, executable: E2E_EXECUTABLE });
  elsewhere = await startSandbox();
  ({ ids } = await addTokenSets(harness, [USUAL, OTHER]));
  await grantOrigin(harness.browser, ALLOWED);
  await command(harness.browser, 'origin.allow', { origin: ALLOWED, reach: { in: 'every tab' } });
  allowed = await harness.browser.openPage(`${ALLOWED}/`);
});

afterAll(async () => {
  await harness?.close();
  await elsewhere?.close();
});

/** The `Authorization` of a POST of that page without a preflight. */
async function posted(page: Page, path = '/api/products/'): Promise<string | null> {
  posts += 1;
  const target = `${path}?post=${posts}`;
  await page.evaluate(
    (url) =>
      fetch(url, { method: 'POST', mode: 'no-cors', body: 'name=Tea' }).then(
        () => null,
        () => null,
      ),
    API + target,
  );
  return authorization(await arrival(harness.sandbox, target, 'POST'));
}

async function postedFrom(url: string): Promise<string | null> {
  const page = await harness.browser.openPage(url);
  const sent = await posted(page);
  await page.close();
  return sent;
}

async function held(): Promise<readonly string[]> {
  const text = await harness.browser.inExtension(async () =>
    JSON.stringify((await browser.permissions.getAll()).origins),
  );
  return JSON.parse(text);
}

test('what is disallowed holds no permission any more, in one tab as in all', async () => {
  const other = 'https://other.test';
  const before = await held();
  await grantOrigin(harness.browser, other);
  const reach = { in: 'one tab', tabId: await tabIdOf(allowed) } as const;
  await command(harness.browser, 'origin.allow', { origin: other, reach });
  expect(await held()).toHaveLength(before.length + 1);
  await command(harness.browser, 'origin.disallow', { origin: other, reach });
  await waitUntil('the permission is given back', async () => (await held()).length === before.length);
});

function tabIdOf(page: Page): Promise<number> {
  return page.activate().then(() =>
    harness.browser.inExtension(async () => {
      const [tab] = await browser.tabs.query({ active: true });
      return tab?.id ?? -1;
    }),
  );
}

test("an environment's own page on the host of an allowed one sends in Chromium, which cannot tell them apart", async () => {
  const environment = `http://localhost:${harness.sandbox.httpPort}`;
  const page = `http://localhost:${elsewhere.httpPort}`;
  await grantOrigin(harness.browser, environment);
  const added = { environmentName: 'Local', origin: environment };
  const { id } = await command(harness.browser, 'environment.add', added);
  expect(await postedFrom(`${environment}/`)).toBeNull();
  // In Firefox the environment's permission covers every port.
  if (E2E_BROWSER === 'chrome') await grantOrigin(harness.browser, page);
  await command(harness.browser, 'origin.allow', { origin: page, reach: { in: 'every tab' } });
  await expect.poll(() => postedFrom(`${page}/`)).toMatch(/^Bearer /);
  const sent = await postedFrom(`${environment}/`);
  if (E2E_BROWSER === 'chrome') expect(sent).toMatch(/^Bearer /);
  else expect(sent).toBeNull();
  await command(harness.browser, 'origin.disallow', { origin: page, reach: { in: 'every tab' } });
  await command(harness.browser, 'environment.remove', { id });
});

test.each([
  '/api/auth/%74oken/',
  '/api/%61uth/token/',
  '/api//auth/token/',
  '/api/auth;v=1/token/',
  '/api/auth%2ftoken/',
  '/api/AUTH/Token/',
])('the token endpoint gets no access token as %s', async (path) => {
  expect(await posted(allowed, path)).toBeNull();
  expect(await posted(allowed)).toMatch(/^Bearer /);
});

/** What the page reads from an API address, with or without its cookies. */
function read(path: string, credentials: 'include' | 'omit'): Promise<string> {
  return allowed.evaluate(
    (url, mode) =>
      fetch(url, { credentials: mode === 'include' ? 'include' : 'omit' })
        .then((answer) => answer.text())
        .catch(() => 'unreadable'),
    API + path,
    credentials,
  );
}

test('a page that may read answers reads none with its cookies, whatever the server says of them', async () => {
  const headers = {
    'Content-Type': 'application/json',
    'Access-Control-Allow-Origin': ALLOWED,
    'Access-Control-Allow-Credentials': 'true',
  };
  const answer = { kind: 'answer', status: 200, headers, body: '"read"' } as const;
  harness.sandbox.failNext({ path: '/api/cookies/', times: 'always' }, answer);
  await command(harness.browser, 'origin.read-answers', { origin: ALLOWED, on: true });
  expect(await read('/api/cookies/', 'omit')).toBe('"read"');
  expect(await read('/api/cookies/', 'include')).toBe('unreadable');
});

test('an answer that the browser keeps is not shown with another token set', async () => {
  const headers = { 'Content-Type': 'application/json', 'Cache-Control': 'max-age=3600', ETag: '"one"' };
  const answer = { kind: 'answer', status: 200, headers, body: '"kept"' } as const;
  harness.sandbox.failNext({ path: '/api/kept/', times: 'always' }, answer);
  for (const label of [USUAL, OTHER]) {
    await command(harness.browser, 'injection.choose', { tokenSetId: ids[label] ?? '' });
    expect(await read('/api/kept/', 'omit')).toBe('"kept"');
  }
  const asked = harness.sandbox.requests.filter(
    ({ path, method }) => path === '/api/kept/' && method === 'GET',
  );
  expect(asked.map(({ tokenSet }) => tokenSet)).toEqual([USUAL, OTHER]);
});
