import { afterAll, beforeAll, expect, test } from 'vitest';
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
  await end();
  await harness.browser.restart();
  await rulesInForce(harness.browser);
  const tab = await harness.browser.openPage(`${API}/api/products/?after=${encodeURIComponent(how)}`);
  const request = await arrival(harness.sandbox, `/api/products/?after=${encodeURIComponent(how)}`);
  expect(authorization(request)).toBe(`Bearer ${credentials(harness.sandbox, LABEL).tokenSet.accessToken}`);
  expect(await tab.evaluate(() => document.body.innerText)).toContain('"total"');
  expect(tokenRequests(harness.sandbox)).toHaveLength(requests);
});

proveUpdate();
