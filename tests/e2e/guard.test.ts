import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from '../browsers/browser.ts';
import { carried } from './harness/carried.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { createProduct } from './harness/page-requests.ts';
import { openCall } from './harness/panel.ts';
import { textOf } from './harness/popup.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';
import { testId } from './harness/test-id.ts';
import { flip, withOptions } from './harness/with-options.ts';
import { allowInPopup, saveCredentials, withPopup } from './harness/with-popup.ts';

const API = 'https://app.inventorum.com';
const LABEL = 'Catalogue admin';

let harness: Harness;
let tab: Page;

/** A token set with write protection, and an allowed page. */
beforeAll(async () => {
  harness = await startHarness({ browserName: E2E_BROWSER, executable: E2E_EXECUTABLE });
  tab = await harness.browser.openPage(`${API}/`);
  await saveCredentials(harness, tab, LABEL);
  await allowInPopup(harness, tab);
  await withOptions(harness, (options) => flip(options, testId('production-data')));
});

afterAll(() => harness?.close());

function post(round: number): Promise<number> {
  return createProduct(tab, `/api/products/?write=${round}`);
}

test('reads carry a token set with write protection, writes do not', async () => {
  await expect.poll(() => post(1)).toBe(401);
  await expect.poll(() => carried(harness, tab)).toBe(LABEL);
});

test('the popup says that writes are off, and lets them for a while that it names', async () => {
  await withPopup(harness, tab, async (popup) => {
    await expect.poll(() => textOf(popup, 'guard')).toMatch(/write-protected.*No writes/s);
    await popup.click(testId('allow-writes'));
    await expect.poll(() => textOf(popup, 'guard')).toMatch(/Writes allowed until .*\d\d:\d\d/);
    await expect.poll(() => post(2)).toBe(200);
    await popup.click(testId('end-writes'));
    await expect.poll(() => textOf(popup, 'guard')).toMatch(/No writes/);
  });
  await expect.poll(() => post(3)).toBe(401);
});

test('the panel says why a write came back 401, and its click lets it through', async () => {
  const panel = await harness.browser.openPanel(tab);
  // A read without a token would have the same verdict, but only the write fails here.
  await openCall(panel, { verdict: 'no token' }, (round) => post(10 + round));
  await expect.poll(() => textOf(panel, 'next-steps')).toMatch(/writes with it are off/);
  await panel.click(testId('verdict-action'));
  await expect.poll(() => post(99)).toBe(200);
  await panel.close();
});
