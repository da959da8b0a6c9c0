import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MESSAGES } from '../../src/messages/messages.ts';
import type { Page } from '../browsers/browser.ts';
import { command } from './harness/commands.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { getFrom } from './harness/page-requests.ts';
import { textOf } from './harness/popup.ts';
import { arrival } from './harness/requests.ts';
import { shareOf } from './harness/share-of.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';
import { testId } from './harness/test-id.ts';
import { readyToUse, withPopup } from './harness/with-popup.ts';
import { addTokenSets } from './placement/add-token-sets.ts';
import { grantOrigin, patternOf } from './placement/host-permission.ts';

const API = 'https://app.inventorum.com';
const LABEL = 'Warehouse sync';

let harness: Harness;
/** A developer's own page; an app with one token is saved, and nothing is allowed. */
let shop: Page;
/** Pages that were never granted: Chromium grants a permission again without a prompt. */
let declined: Page;
let granted: Page;

beforeAll(async () => {
  harness = await startHarness({ browserName: E2E_BROWSER, executable: E2E_EXECUTABLE });
  await addTokenSets(harness, [LABEL]);
  shop = await harness.browser.openPage(`${origin()}/`);
  declined = await harness.browser.openPage('https://shop.test/');
  granted = await harness.browser.openPage('https://sub.shop.test/');
});

afterAll(() => harness?.close());

function origin(): string {
  return `http://localhost:${harness.sandbox.httpPort}`;
}

let calls = 0;

/** The status of an answer as a script in the page sees it; 0 if it cannot read the answer. */
async function answered(page = shop): Promise<number> {
  calls += 1;
  return await getFrom(page, `${API}/api/products/?allowing=${calls}`);
}

/** The held permissions except that of the API's host. */
async function heldPages(): Promise<readonly string[]> {
  const { origins } = await harness.browser.inExtension(async () => {
    const held = await browser.permissions.getAll();
    return { origins: held.origins ?? [] };
  });
  return origins.filter((pattern) => !pattern.includes('app.inventorum.com'));
}

async function disallow(page = shop): Promise<void> {
  const { origin: allowed } = new URL(await page.url());
  await command(harness.browser, 'origin.disallow', { origin: allowed, reach: { in: 'every tab' } });
  await expect.poll(heldPages).toEqual([]);
  expect(await answered(page)).toBe(0);
}

describe.each(shareOf(['awake', 'asleep']))(
  'from an app with one token to the first answered call, the background %s',
  (state) => {
    test('in the popup', async () => {
      const { browser, sandbox } = harness;
      expect(await answered()).toBe(0);
      if (state === 'asleep') await browser.killWorker();
      const popup = await browser.openPopup(shop);
      await expect
        .poll(() => textOf(popup, 'tab-reason'))
        .toMatch(/(this page is|pages of this origin are) not allowed/);
      const clicks = await useIn(popup);
      await expect.poll(answered).toBe(200);
      expect((await arrival(sandbox, `/api/products/?allowing=${calls}`)).tokenSet).toBe(LABEL);
      const ways = `${browser.name}, the background ${state}`;
      console.log(
        `note: clicks to the first answered call (${ways}): ${clicks} in our pages, 1 to open the popup, 1 question of the browser`,
      );
      expect(clicks).toBe(browser.name === 'firefox' ? 1 : 2);
      await popup.close().catch(() => {});
      await disallow();
    });

    // Firefox shows the popup the address itself.
    if (E2E_BROWSER === 'chrome') {
      test('in the popup, by the address that the panel saw', async () => {
        const { browser } = harness;
        const panel = await browser.openPanel(shop);
        await expect.poll(seenByPanel).toEqual([origin()]);
        await panel.close();
        if (state === 'asleep') await browser.killWorker();
        const popup = await browser.openPopup(shop);
        await popup.click(testId('tab-action'));
        await popup.waitFor(
          (css, value) => document.querySelector<HTMLInputElement>(css)?.value === value,
          '[name="pageAddress"]',
          origin(),
        );
        await browser.grantWhile(patternOf(browser, origin()), () => popup.click(testId('use-page')));
        await expect.poll(answered).toBe(200);
        await popup.close().catch(() => {});
        await disallow();
      });
    }
  },
);

/** "Use with this page" up to the prompt, which is granted; returns how often our pages were clicked. */
async function useIn(popup: Page): Promise<number> {
  const { browser } = harness;
  let clicks = 0;
  const counted: Page = {
    ...popup,
    click: (css) => {
      clicks += 1;
      return popup.click(css);
    },
  };
  const last = await readyToUse(browser, counted, `${origin()}/some/page`);
  await expect.poll(() => textOf(popup, 'browser-asks')).toMatch(/ask for access to localhost/);
  await browser.grantWhile(patternOf(browser, origin()), () => counted.click(last));
  return clicks;
}

async function seenByPanel(): Promise<readonly string[]> {
  const text = await harness.browser.inExtension(async () =>
    JSON.stringify((await browser.storage.session.get('inspectedOrigins'))['inspectedOrigins'] ?? null),
  );
  const item: { value: Record<string, string> } | null = JSON.parse(text);
  return Object.values(item?.value ?? {});
}

describe('the menu of a page', () => {
  const line = MESSAGES.menuUsePage.en;

  test('has our line, once', async () => {
    // Chromium has no button where nothing can be changed.
    expect(
      await harness.browser.inExtension(() => browser.contextMenus.update('page', {}).then(() => true)),
    ).toBe(true);
  });

  if (E2E_BROWSER === 'firefox') {
    test.each(['awake', 'asleep'])('uses the token with the page, the background %s', async (state) => {
      const { browser } = harness;
      if (state === 'asleep') await browser.killWorker();
      await browser.grantWhile(patternOf(browser, origin()), async () =>
        browser.choosePageMenu?.(shop, line),
      );
      await expect.poll(answered).toBe(200);
      await disallow();
    });

    test('declined, nothing is allowed, and the popup says so', async () => {
      const { browser } = harness;
      await browser.declineWhile(async () => browser.choosePageMenu?.(declined, line));
      await saysDeclined();
    });
  }
});

/** Nothing is allowed by half, and the popup shows the result of the prompt. */
async function saysDeclined(): Promise<void> {
  await withPopup(harness, declined, async (popup) => {
    await expect
      .poll(() => textOf(popup, 'declined'))
      .toMatch(/did not grant access to https:\/\/shop\.test/);
    await popup.click(testId('dismiss-declined'));
    await popup.waitFor((css) => document.querySelector(css) === null, testId('declined'));
  });
  expect(await heldPages()).toEqual([]);
  expect(await answered(declined)).toBe(0);
}

describe('the browser’s question', () => {
  test('declined: nothing is half allowed, and the popup says so', async () => {
    const { browser } = harness;
    await browser.killWorker();
    const popup = await browser.openPopup(declined);
    const last = await readyToUse(browser, popup, 'https://shop.test');
    await browser.declineWhile(() => popup.click(last));
    if (E2E_BROWSER === 'firefox') {
      await expect.poll(() => textOf(popup, 'notice')).toMatch(/did not grant access/);
      await popup.close();
      expect(await heldPages()).toEqual([]);
      expect(await answered(declined)).toBe(0);
    } else {
      await closedByQuestion(popup);
      await saysDeclined();
    }
    expect(await pendingOrigin()).toBeNull();
  });

  // Firefox leaves the popup open.
  if (E2E_BROWSER === 'chrome') {
    test('granted when it has closed the popup and the background sleeps: the allowance is completed', async () => {
      const { browser } = harness;
      const popup = await browser.openPopup(granted);
      const last = await readyToUse(browser, popup, 'https://sub.shop.test');
      await browser.killWorker();
      await browser.declineWhile(() => popup.click(last));
      await closedByQuestion(popup);
      expect(await pendingOrigin()).toBe('https://sub.shop.test');
      expect(await browser.workerIsRunning()).toBe(false);
      await grantOrigin(browser, 'https://sub.shop.test');
      await expect.poll(() => answered(granted)).toBe(200);
      expect(await pendingOrigin()).toBeNull();
      await disallow(granted);
    });
  }
});

/** Chromium's prompt closes the popup, even headless, where it is invisible. */
async function closedByQuestion(popup: Page): Promise<void> {
  const isOpen = () => popup.evaluate(() => true).catch(() => false);
  await expect.poll(isOpen).toBe(false);
}

async function pendingOrigin(): Promise<string | null> {
  const text = await harness.browser.inExtension(async () =>
    JSON.stringify((await browser.storage.session.get('pendingAllowance'))['pendingAllowance'] ?? null),
  );
  const item: { value: { origin: string } | null } | null = JSON.parse(text);
  return item?.value?.origin ?? null;
}
