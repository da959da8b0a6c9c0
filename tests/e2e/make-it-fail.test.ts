import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from '../browsers/browser.ts';
import { carried } from './harness/carried.ts';
import { openTab } from './harness/detail.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { getFrom } from './harness/page-requests.ts';
import { panelOverApi } from './harness/panel-over-api.ts';
import { textOf } from './harness/popup.ts';
import { arrival, authorization } from './harness/requests.ts';
import { sessionRules } from './harness/session-rules.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';
import { testId } from './harness/test-id.ts';
import { withPopup } from './harness/with-popup.ts';

const LABEL = 'Warehouse sync';
const PATH = '/api/products/';

let harness: Harness;
let tab: Page;
let panel: Page;
let usual: readonly string[];

beforeAll(async () => {
  harness = await startHarness({ browserName: E2E_BROWSER, executable: E2E_EXECUTABLE });
  ({ tab, panel } = await panelOverApi(harness, LABEL));
  usual = await sessionRules(harness.browser);
});

afterAll(() => harness?.close());

/** Switches a fault on in the panel, for the path of the opened call. */
async function makeFail(way: string, calls: 'next' | 'every'): Promise<void> {
  await openTab(panel, 'fault');
  await panel.click(testId(`fault-${way}`));
  await panel.click(testId(`fault-${calls}`));
  await panel.waitFor((css) => document.querySelector(css), testId('fault-banner'));
}

/** Until nothing of a fault is left. */
async function isBack(): Promise<void> {
  await expect.poll(() => sessionRules(harness.browser)).toEqual(usual);
  await panel.waitFor((css) => document.querySelector(css) === null, testId('fault-banner'));
}

test('without a token every call to the path fails, in this tab alone, until one click in the popup', async () => {
  const other = await harness.browser.openPage('https://app.inventorum.com/');
  await tab.activate();
  await makeFail('no-token', 'every');
  expect(await textOf(panel, 'fault-banner')).toContain('every call of this tab to /api/products/ is sent');

  await expect.poll(() => getFrom(tab, `${PATH}?none=1`)).toBe(401);
  expect(await getFrom(tab, `${PATH}?none=2`)).toBe(401);
  expect(authorization(await arrival(harness.sandbox, `${PATH}?none=2`))).toBeNull();
  expect(await getFrom(tab, '/api/orders/?none=3')).not.toBe(401);
  expect((await arrival(harness.sandbox, '/api/orders/?none=3')).tokenSet).toBe(LABEL);
  expect(await carried(harness, other)).toBe(LABEL);

  await withPopup(harness, tab, async (popup) => {
    await popup.click(testId('fault-end'));
    await popup.waitFor((css) => document.querySelector(css) === null, testId('fault-banner'));
  });
  await isBack();
  expect(await carried(harness, tab)).toBe(LABEL);
});
