import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from '../browsers/browser.ts';
import { carried } from './harness/carried.ts';
import { chooseInMenu } from './harness/choose-in-menu.ts';
import { credentials } from './harness/credentials.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { addTokenSet, textOf, waitForState } from './harness/popup.ts';
import { rulesInForce } from './harness/rules-in-force.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';
import { allowInPopup, saveCredentials, withPopup } from './harness/with-popup.ts';

const API = 'https://app.inventorum.com';
const USUAL = 'Warehouse sync';
const OTHER = 'Catalogue admin';

let harness: Harness;
let tab: Page;
let pinned: Page;

beforeAll(async () => {
  harness = await startHarness({ browserName: E2E_BROWSER, executable: E2E_EXECUTABLE });
  tab = await harness.browser.openPage(`${API}/`);
  await saveCredentials(harness, tab, USUAL);
  await withPopup(harness, tab, async (popup) => {
    await addTokenSet(popup, credentials(harness.sandbox, OTHER));
    await waitForState(popup, OTHER, 'live/idle');
  });
  await allowInPopup(harness, tab);
  pinned = await harness.browser.openPage(`${API}/`);
});

afterAll(() => harness?.close());

/** Pins a tab in its popup; returns the text of the tab status then. */
function pin(page: Page, choice: string, says: RegExp): Promise<string | null> {
  return withPopup(harness, page, async (popup) => {
    await chooseInMenu(popup, 'tab-pin', choice);
    await expect.poll(() => textOf(popup, 'tab-status')).toMatch(says);
    return textOf(popup, 'tab-status');
  });
}

test('two tabs send two token sets side by side, and the popup of each says which one and why', async () => {
  expect(await pin(pinned, OTHER, /sends Catalogue admin/)).toMatch(/because it was chosen for this tab/);
  await expect.poll(() => carried(harness, pinned)).toBe(OTHER);
  await expect.poll(() => carried(harness, tab)).toBe(USUAL);
  await withPopup(harness, tab, async (popup) => {
    await expect
      .poll(() => textOf(popup, 'tab-status'))
      .toMatch(/sends Warehouse sync.*because pages of this origin/s);
  });
});

test('a pin outlives the worker', async () => {
  await harness.browser.killWorker();
  await expect.poll(() => carried(harness, pinned)).toBe(OTHER);
  await withPopup(harness, pinned, async (popup) => {
    await expect.poll(() => textOf(popup, 'tab-status')).toMatch(/sends Catalogue admin/);
  });
});

test('a tab pinned to no token sends nothing, and the usual one again when it is given back', async () => {
  await pin(pinned, 'No token', /set to use no token/);
  await expect.poll(() => carried(harness, pinned)).toBeNull();
  await expect.poll(() => carried(harness, tab)).toBe(USUAL);
  await pin(pinned, 'The usual token', /sends Warehouse sync/);
  await expect.poll(() => carried(harness, pinned)).toBe(USUAL);
});

test('after a restart of the browser no pin is left, and the usual token set is sent', async () => {
  await pin(pinned, OTHER, /sends Catalogue admin/);
  await harness.browser.restart();
  tab = await harness.browser.openPage(`${API}/`);
  await rulesInForce(harness.browser);
  await expect.poll(() => carried(harness, tab)).toBe(USUAL);
  await withPopup(harness, tab, async (popup) => {
    await expect.poll(() => textOf(popup, 'tab-because')).toMatch(/pages of this origin are allowed/);
  });
});
