import { execFile } from 'node:child_process';
import { cp } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { version } from '../../package.json' with { type: 'json' };
import { readFolder } from '../../tools/package/read-folder.ts';
import { extensionFolder } from '../../tools/project.ts';
import { readDelivered } from '../../tools/verify/delivered.ts';
import { findDifferences } from '../../tools/verify/find-differences.ts';
import { command } from './harness/commands.ts';
import { credentials } from './harness/credentials.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { arrival, authorization, tokenRequests } from './harness/requests.ts';
import { rulesInForce } from './harness/rules-in-force.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';
import { saveCredentials } from './harness/with-popup.ts';
import { proveUpdate } from './update/prove-update.ts';

const API = 'https://app.inventorum.com';
const LABEL = 'Warehouse sync';

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness({ browserName: E2E_BROWSER, executable: E2E_EXECUTABLE });
  await saveCredentials(harness, await harness.browser.openPage(`${API}/`), LABEL);
});

afterAll(() => harness?.close());

/**
 * Firefox has the packed add-on installed permanently and starts it with the browser. Chromium loads the unpacked
 * folder again at its start, so its own start-up event (`runtime.onStartup`) is not reached there.
 */
test.each([
  { how: 'ended in order', end: async () => {} },
  { how: 'killed', end: () => harness.browser.kill9() },
])('after a restart of the browser ($how), the token is sent again without a click', async ({ how, end }) => {
  const requests = tokenRequests(harness.sandbox).length;
  await makeFail(encodeURIComponent(how));
  await end();
  await harness.browser.restart();
  await rulesInForce(harness.browser);
  const tab = await harness.browser.openPage(`${API}/api/products/?after=${encodeURIComponent(how)}`);
  const request = await arrival(harness.sandbox, `/api/products/?after=${encodeURIComponent(how)}`);
  expect(authorization(request)).toBe(`Bearer ${credentials(harness.sandbox, LABEL).tokenSet.accessToken}`);
  expect(await tab.evaluate(() => document.body.innerText)).toContain('"total"');
  expect(tokenRequests(harness.sandbox)).toHaveLength(requests);
});

/** A tab whose calls fail on purpose: no restart brings that back, although Firefox counts its tabs anew. */
async function makeFail(mark: string): Promise<void> {
  const { browser: real, sandbox } = harness;
  const tab = await real.openPage(`${API}/`);
  await tab.activate();
  const tabId = await real.inExtension(async () => {
    const tabs = await browser.tabs.query({ active: true });
    return tabs.find(({ url }) => url === 'https://app.inventorum.com/')?.id ?? -1;
  });
  const way = { as: 'no token' } as const;
  const path = '/api/products/';
  await command(real, 'fault.start', { tabId, environmentId: 'production', path, calls: 'every', way });
  await tab.goto(`${API}${path}?failing=${mark}`);
  expect(authorization(await arrival(sandbox, `${path}?failing=${mark}`))).toBeNull();
}

/** Where the browser has our code: Firefox in its profile; Chromium loads the folder, but packs it as it would be installed. */
async function codeInBrowser(): Promise<string> {
  if (E2E_BROWSER === 'firefox') return harness.browser.profile;
  const copy = path.join(harness.browser.profile, 'packed');
  await cp(extensionFolder('chrome'), copy, { recursive: true });
  const args = ['--no-sandbox', '--headless', `--user-data-dir=${copy}-profile`, `--pack-extension=${copy}`];
  await promisify(execFile)(E2E_EXECUTABLE, args);
  return `${copy}.crx`;
}

test('what the browser installed or packed is what was built, as npm run verify finds', async () => {
  const built = await readFolder(extensionFolder(E2E_BROWSER));
  const [delivered, ...more] = await readDelivered(await codeInBrowser());
  expect([delivered?.browser, delivered?.version, more]).toEqual([E2E_BROWSER, version, []]);
  const files = delivered?.files ?? new Map();
  expect(findDifferences({ browser: E2E_BROWSER, files }, built)).toEqual({ found: [], added: [] });
});

proveUpdate();
