import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from '../browsers/browser.ts';
import { carried } from './harness/carried.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { getFrom } from './harness/page-requests.ts';
import { openCall } from './harness/panel.ts';
import { textOf } from './harness/popup.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';
import { testId } from './harness/test-id.ts';
import { flip, withOptions } from './harness/with-options.ts';
import { addOriginInPopup, saveCredentials, withPopup } from './harness/with-popup.ts';

const API = 'https://app.inventorum.com';
const LABEL = 'Warehouse sync';

let harness: Harness;
/** A developer's own page. */
let shop: Page;

beforeAll(async () => {
  harness = await startHarness({ browserName: E2E_BROWSER, executable: E2E_EXECUTABLE });
  const tab = await harness.browser.openPage(`${API}/`);
  await saveCredentials(harness, tab, LABEL);
  shop = await harness.browser.openPage(`${shopOrigin()}/`);
});

afterAll(() => harness?.close());

function shopOrigin(): string {
  return `http://localhost:${harness.sandbox.httpPort}`;
}

test("a developer's own page is used by its address, and the popup says what that allows", async () => {
  expect(await carried(harness, shop, API)).toBeNull();
  await addOriginInPopup(harness, shop);
  await expect.poll(() => carried(harness, shop, API)).toBe(LABEL);
  await withPopup(harness, shop, async (popup) => {
    await expect.poll(() => textOf(popup, 'tab-status')).toMatch(/because pages of this origin are allowed/);
  });
});

test('its pages read the answers, until the settings say that they may not', async () => {
  const read = () => getFrom(shop, `${API}/api/products/?read`);
  await expect.poll(read).toBe(200);
  await withOptions(harness, async (options) => {
    await expect.poll(() => textOf(options, 'origin-row')).toContain(shopOrigin());
    await flip(options, testId('read-answers'));
  });
  await expect.poll(read).toBe(0);
});

test('the panel says that the browser hid an answer, and its click lets the pages read', async () => {
  const read = (round: number) => getFrom(shop, `${API}/api/products/?hidden=${round}`);
  const panel = await harness.browser.openPanel(shop);
  await openCall(panel, { verdict: 'hidden' }, read);
  await expect.poll(() => textOf(panel, 'next-steps')).toContain(shopOrigin());
  await panel.click(testId('verdict-action'));
  await expect.poll(() => read(99)).toBe(200);
  await panel.close();
});

test('removed in the settings, it sends nothing any more, and its host permission is given back', async () => {
  await withOptions(harness, async (options) => {
    await options.click(testId('origin-remove'));
    await options.waitFor((css) => document.querySelector(css) === null, testId('origin-row'));
  });
  await expect.poll(() => carried(harness, shop, API)).toBeNull();
  // The rules are gone a moment before the permission is.
  await expect.poll(() => heldFor('localhost')).toEqual([]);
});

async function heldFor(host: string): Promise<readonly string[]> {
  const origins = await harness.browser.inExtension(
    async () => (await browser.permissions.getAll()).origins ?? [],
  );
  return origins.filter((pattern) => pattern.includes(host));
}
