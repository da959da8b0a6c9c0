import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from '../browsers/browser.ts';
import { carried } from './harness/carried.ts';
import { chooseInMenu } from './harness/choose-in-menu.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { textOf } from './harness/popup.ts';
import { arrival, authorization } from './harness/requests.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';
import { testId } from './harness/test-id.ts';
import { whileLooking } from './harness/while-looking.ts';
import { allowInPopup, saveCredentials, withPopup } from './harness/with-popup.ts';

const API = 'https://app.inventorum.com';
const LABEL = 'Warehouse sync';

let harness: Harness;
let tab: Page;
let other: Page;

beforeAll(async () => {
  harness = await startHarness({ browserName: E2E_BROWSER, executable: E2E_EXECUTABLE });
  tab = await harness.browser.openPage(`${API}/`);
  await saveCredentials(harness, tab, LABEL);
  await allowInPopup(harness, tab);
  other = await harness.browser.openPage(`${API}/`);
});

afterAll(() => harness?.close());

function pause(choice: string, says: RegExp): Promise<void> {
  return withPopup(harness, tab, async (popup) => {
    await chooseInMenu(popup, 'pause', choice);
    await expect.poll(() => textOf(popup, 'tab-reason')).toMatch(says);
  });
}

function resume(): Promise<void> {
  return withPopup(harness, tab, async (popup) => {
    await popup.click(testId('resume'));
    await popup.waitFor((css) => document.querySelector(css), `${testId('tab-status')}[data-sends="yes"]`);
  });
}

function ruleCount(): Promise<number> {
  return harness.browser.inExtension(
    async () =>
      (await browser.declarativeNetRequest.getSessionRules()).filter(
        ({ action }) => action.type === 'modifyHeaders',
      ).length,
  );
}

function badge(): Promise<string> {
  return harness.browser.inExtension(() => browser.action.getBadgeText({}));
}

test.each([
  // Late in the evening it names the day, too.
  { length: 'For one hour', says: /paused until .*\d\d:\d\d/ },
  { length: 'Until the browser restarts', says: /paused until the browser restarts/ },
])(
  'paused, "$length": no rule is left in the browser, nothing is sent, and the button says so',
  async ({ length, says }) => {
    await pause(length, says);
    await expect.poll(ruleCount).toBe(0);
    expect(await carried(harness, tab)).toBeNull();
    await expect.poll(badge).toBe('…');
    await resume();
    await expect.poll(() => carried(harness, tab)).toBe(LABEL);
    await expect.poll(badge).toBe('');
  },
);

test('paused in one tab, the others go on', async () => {
  await pause('In this tab', /paused in this tab/);
  await expect.poll(() => carried(harness, tab)).toBeNull();
  await expect.poll(() => carried(harness, other)).toBe(LABEL);
  await resume();
  await expect.poll(() => carried(harness, tab)).toBe(LABEL);
});

// Firefox shows the extension only its own headers, so it cannot tell there.
if (E2E_BROWSER === 'chrome') {
  test("a page's own Authorization is seen and said, and the tab can be left alone", async () => {
    let round = 0;
    const own = async () => {
      round += 1;
      const target = `/api/products/?own=${round}`;
      await tab.evaluate(
        (url) => fetch(url, { headers: { Authorization: 'Bearer of-the-page' } }).then(() => null),
        target,
      );
      return authorization(await arrival(harness.sandbox, target));
    };
    await whileLooking(harness, tab, async (popup) => {
      expect(await own()).not.toBe('Bearer of-the-page');
      await expect.poll(() => textOf(popup, 'own-authorization')).toMatch(/its own Authorization header/);
      await popup.click(testId('leave-alone'));
      await expect.poll(() => textOf(popup, 'tab-reason')).toMatch(/paused in this tab/);
    });
    await expect.poll(own).toBe('Bearer of-the-page');
    await expect.poll(() => carried(harness, other)).toBe(LABEL);
  });
}
