import { afterAll, beforeAll, expect, test } from 'vitest';
import { TOKEN_PATH } from '../../src/inventorum/environment.ts';
import type { Page } from '../browsers/browser.ts';
import { clickInList } from './harness/click-in-list.ts';
import { credentials } from './harness/credentials.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { addTokenSet, partOf, waitForTokenSet } from './harness/popup.ts';
import { arrival, authorization, tokenRequests } from './harness/requests.ts';
import { rulesInForce } from './harness/rules-in-force.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';
import { storedTokenSets } from './harness/stored.ts';
import { saveCredentials, withPopup } from './harness/with-popup.ts';

const API = 'https://app.inventorum.com';
const LABEL = 'Warehouse sync';

let harness: Harness;
let tab: Page;

beforeAll(async () => {
  harness = await startHarness({ browserName: E2E_BROWSER, executable: E2E_EXECUTABLE });
  tab = await harness.browser.openPage(`${API}/`);
  await saveCredentials(harness, tab, LABEL);
});

afterAll(() => harness?.close());

test('with the worker stopped, the next request still carries the header', async () => {
  await harness.browser.killWorker();
  await tab.goto(`${API}/api/products/?killed=1`);
  const request = await arrival(harness.sandbox, '/api/products/?killed=1');
  expect(authorization(request)).toBe(`Bearer ${credentials(harness.sandbox, LABEL).tokenSet.accessToken}`);
});

test('with the worker stopped, the popup draws the list, and no worker starts for it', async () => {
  await tab.goto(`${API}/`);
  await harness.browser.killWorker();
  await withPopup(harness, tab, async (popup) => {
    await waitForTokenSet(popup, LABEL);
    expect(await popup.evaluate(() => document.querySelector('[data-testid="first-run"]'))).toBeNull();
    expect(await harness.browser.workerIsRunning()).toBe(false);
  });
  expect(await harness.browser.workerIsRunning()).toBe(false);
});

test('the extension reloaded goes on with the same token set', async () => {
  await harness.browser.reloadExtension();
  await rulesInForce(harness.browser);
  await tab.goto(`${API}/api/products/?reloaded=1`);
  const request = await arrival(harness.sandbox, '/api/products/?reloaded=1');
  expect(authorization(request)).toBe(`Bearer ${credentials(harness.sandbox, LABEL).tokenSet.accessToken}`);
});

/** Whether the extension has the refresh token that the server accepts now. */
async function isStored(label: string): Promise<boolean> {
  const stored = (await storedTokenSets(harness.browser)).find((set) => set.label === label);
  return stored?.refreshToken === credentials(harness.sandbox, label).tokenSet.refreshToken;
}

test('a token of a short life is refreshed by itself, three rotations in a row', async () => {
  const before = tokenRequests(harness.sandbox).length;
  harness.sandbox.setTokenLifetime(6);
  const short = 'Read only';
  await tab.goto(`${API}/`);
  await withPopup(harness, tab, (popup) => addTokenSet(popup, credentials(harness.sandbox, short)));
  const since = () => tokenRequests(harness.sandbox).slice(before);
  // The first request comes with the save, the three others from the worker's own alarm.
  await harness.sandbox.waitForRequest(
    () => since().filter(({ status }) => status === 200).length >= 4,
    40_000,
  );
  harness.sandbox.setTokenLifetime(36_000);
  const sent = since().map(({ body }) => new URLSearchParams(body).get('refresh_token'));
  expect(new Set(sent).size).toBe(sent.length);
  // The last of them lives six seconds, too, and is refreshed once more.
  await expect.poll(() => isStored(short)).toBe(true);
});

test('the popup closed with its refresh under way: the answer is stored all the same', async () => {
  const newest = () => credentials(harness.sandbox, LABEL).tokenSet.refreshToken;
  const sent = newest();
  const call = { method: 'POST', path: TOKEN_PATH, tokenSet: LABEL };
  harness.sandbox.failNext(call, { kind: 'hold', when: 'after the work' });
  await tab.goto(`${API}/`);

  await withPopup(harness, tab, async (popup) => {
    await clickInList(popup, partOf(await waitForTokenSet(popup, LABEL), 'token-set-refresh'));
    await expect.poll(newest).not.toBe(sent);
  });
  harness.sandbox.clearFaults();

  await expect.poll(() => isStored(LABEL)).toBe(true);
});
