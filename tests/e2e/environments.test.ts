import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Environment } from '../../src/inventorum/environment.ts';
import type { Page } from '../browsers/browser.ts';
import { command } from './harness/commands.ts';
import { appInput, credentials } from './harness/credentials.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { addApp, textOf, waitForState } from './harness/popup.ts';
import { arrival, tokenRequests } from './harness/requests.ts';
import { shown, shownState } from './harness/shown.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';
import { storedTokenSets } from './harness/stored.ts';
import { testId } from './harness/test-id.ts';
import { withOptions } from './harness/with-options.ts';
import { saveCredentials, withPopup } from './harness/with-popup.ts';

const API = 'https://app.inventorum.com';
const PRODUCTION_SET = 'Warehouse sync';
const LOCAL_SET = 'Catalogue admin';

let harness: Harness;
let tab: Page;

beforeAll(async () => {
  harness = await startHarness({ browserName: E2E_BROWSER, executable: E2E_EXECUTABLE });
  tab = await harness.browser.openPage(`${API}/`);
  await saveCredentials(harness, tab, PRODUCTION_SET);
});

afterAll(() => harness?.close());

function local(): string {
  return `http://localhost:${harness.sandbox.httpPort}`;
}

async function add(options: Page, name: string, origin: string): Promise<void> {
  await options.type('[name="environmentName"]', name);
  await options.type('[name="origin"]', origin);
  await options.click(testId('environment-add'));
}

test.each([
  { what: 'plain http elsewhere', origin: 'http://shop.test', says: /Only https is safe/ },
  { what: 'IPv6 of this computer', origin: 'http://[::1]:8080', says: /Write http:\/\/localhost:8080\./ },
  { what: 'another address of it', origin: 'http://127.0.0.2:8080', says: /Write http:\/\/localhost:8080\./ },
  { what: 'a path', origin: 'https://shop.test/admin', says: /Write https:\/\/shop\.test\./ },
  { what: 'the one that is built in', origin: API, says: /already exists/ },
  { what: 'that in another spelling', origin: 'https://APP.Inventorum.com:443/api/', says: /already exists/ },
])('an address that cannot be one is refused beside its field: $what', async ({ origin, says }) => {
  await withOptions(harness, async (options) => {
    await add(options, 'Wrong', origin);
    const error = await options.waitFor(
      (css) => document.querySelector<HTMLElement>(css)?.innerText,
      testId('error-origin'),
    );
    expect(error).toMatch(says);
  });
});

test('a sandbox on this computer is added in any spelling, and the browser is asked in that click', async () => {
  const { protocol, host, hostname } = new URL(local());
  const pattern = `${protocol}//${E2E_BROWSER === 'firefox' ? hostname : host}/*`;
  await withOptions(harness, async (options) => {
    const spelling = `${local().toUpperCase()}/api/`;
    await harness.browser.grantWhile(pattern, () => add(options, 'Sandbox', spelling));
    await options.waitFor(
      (css) => document.querySelector(css),
      `${testId('environment-row')}[data-origin="${local()}"]`,
    );
  });
});

test('its apps are its own: its token goes there, that of production does not, nor the other way', async () => {
  const there = await harness.browser.openPage(`${local()}/`);
  await withPopup(harness, there, async (popup) => {
    // Opened over that environment's own page, the popup shows it, without production's apps.
    await expect.poll(() => textOf(popup, 'first-run')).toContain(new URL(local()).host);
    await addApp(popup, credentials(harness.sandbox, LOCAL_SET));
    await waitForState(popup, LOCAL_SET, 'live/idle');
    await expect.poll(() => textOf(popup, 'token-set')).not.toContain(PRODUCTION_SET);
  });
  await there.goto(`${local()}/api/products/?where=local`);
  expect((await arrival(harness.sandbox, '/api/products/?where=local')).tokenSet).toBe(LOCAL_SET);
  await there.goto(`${API}/api/products/?where=production`);
  expect((await arrival(harness.sandbox, '/api/products/?where=production')).tokenSet).toBe(PRODUCTION_SET);
  await there.close();
});

test('while its apps are saved it cannot be removed, and the page says what to do', async () => {
  await withOptions(harness, async (options) => {
    await options.click(testId('environment-remove'));
    await expect.poll(() => textOf(options, 'notice')).toMatch(/Delete them first/);
  });
});

/** Adds a token set like a page; it is refreshed at once. */
async function hand(label: string, environmentId: string): Promise<void> {
  await command(harness.browser, 'app.add', appInput(harness.sandbox, label, { environmentId }));
}

test('a name below localhost is asked as the form promised', async () => {
  const { port } = new URL(local());
  const host = E2E_BROWSER === 'firefox' ? 'api.localhost' : `api.localhost:${port}`;
  const origin = `http://api.localhost:${port}`;
  await withOptions(harness, async (options) => {
    await harness.browser.grantWhile(`http://${host}/*`, () => add(options, 'Below', origin));
    await options.waitFor(
      (css) => document.querySelector(css),
      `${testId('environment-row')}[data-origin="${origin}"]`,
    );
  });
  await hand('Read only', await environmentId(origin));

  await expect.poll(() => shownState(harness.browser, 'Read only'), { timeout: 20_000 }).toBe('idle');
});

async function environmentId(origin: string): Promise<string> {
  const text = await harness.browser.inExtension(async () =>
    JSON.stringify(await browser.storage.local.get('environments')),
  );
  const { environments }: { environments: { value: readonly Environment[] } } = JSON.parse(text);
  return environments.value.find((each) => each.origin === origin)?.id ?? '';
}

test('one that an earlier version took, and the browser forbids, keeps its token and says why it is not refreshed', async () => {
  const label = 'Everything';
  const port = harness.sandbox.httpPort;
  await harness.browser.inExtension(async (origin) => {
    const { environments } = await browser.storage.local.get('environments');
    const value = [...Reflect.get(Object(environments), 'value'), { id: 'old', name: 'Old', origin }];
    await browser.storage.local.set({ environments: { version: 1, value } });
    return null;
  }, `http://[::1]:${port}`);
  const asked = () => tokenRequests(harness.sandbox).filter(({ tokenSet }) => tokenSet === label);
  const before = asked().length;
  await hand(label, 'old');

  await expect
    .poll(async () => (await shown(harness.browser, label))?.refresh)
    .toMatchObject({
      state: 'backing off',
      cause: { kind: 'not reachable' },
    });
  const kept = (await storedTokenSets(harness.browser)).find((set) => set.label === label);
  expect(kept?.refreshToken).toBe(credentials(harness.sandbox, label).tokenSet.refreshToken);
  expect(asked()).toHaveLength(before);
  await withPopup(harness, tab, async (popup) => {
    await popup.waitFor(
      (css, id) => {
        const select = document.querySelector<HTMLSelectElement>(css);
        if (!select) return false;
        select.value = id;
        return select.dispatchEvent(new Event('change', { bubbles: true }));
      },
      'select',
      'old',
    );
    await expect.poll(() => textOf(popup, 'token-set-state')).toBe('Cannot refresh');
    expect(await textOf(popup, 'token-set-message')).toMatch(/Nothing was lost\. Add the environment again/);
  });
});
