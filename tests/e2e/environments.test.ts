import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from '../browsers/browser.ts';
import { credentials } from './harness/credentials.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { addApp, textOf, waitForState } from './harness/popup.ts';
import { arrival } from './harness/requests.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';
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
  { what: 'a path', origin: 'https://shop.test/admin', says: /no address of a host/ },
  { what: 'the one that is built in', origin: API, says: /there already/ },
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

test('a sandbox on this computer is added, and the browser is asked in that click', async () => {
  const { protocol, host, hostname } = new URL(local());
  const pattern = `${protocol}//${E2E_BROWSER === 'firefox' ? hostname : host}/*`;
  await withOptions(harness, async (options) => {
    await harness.browser.grantWhile(pattern, () => add(options, 'Sandbox', local()));
    await options.waitFor(
      (css) => document.querySelector(css),
      `${testId('environment-row')}[data-origin="${local()}"]`,
    );
  });
});

test('its apps are its own: its token goes there, that of production does not, nor the other way', async () => {
  const there = await harness.browser.openPage(`${local()}/`);
  await withPopup(harness, there, async (popup) => {
    // Opened over its own page, the popup is about it; production's apps are not in its list.
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
