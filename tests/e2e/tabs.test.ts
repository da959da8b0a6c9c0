import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from '../browsers/browser.ts';
import { waitUntil } from '../browsers/wait-until.ts';
import { carried } from './harness/carried.ts';
import { chooseInMenu } from './harness/choose-in-menu.ts';
import { credentials } from './harness/credentials.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { addTokenSet, textOf, waitForState } from './harness/popup.ts';
import { arrival, authorization } from './harness/requests.ts';
import { rulesInForce } from './harness/rules-in-force.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';
import { testId } from './harness/test-id.ts';
import { allowInPopup, saveCredentials, withPopup } from './harness/with-popup.ts';

const API = 'https://app.inventorum.com';
const USUAL = 'Warehouse sync';
const OTHER = 'Catalogue admin';

let harness: Harness;
let page: Page;

beforeAll(async () => {
  harness = await startHarness({
    browserName: E2E_BROWSER,
    executable: E2E_EXECUTABLE,
    launch: { updatable: true },
  });
  page = await harness.browser.openPage(`${API}/`);
  await saveCredentials(harness, page, USUAL);
  await withPopup(harness, page, async (popup) => {
    await addTokenSet(popup, credentials(harness.sandbox, OTHER));
    await waitForState(popup, OTHER, 'live/idle');
  });
  await allowInPopup(harness, page);
});

afterAll(() => harness?.close());

/** Pins a tab in its popup. */
function pin(tab: Page, choice: string, says: RegExp): Promise<void> {
  return withPopup(harness, tab, async (popup) => {
    await chooseInMenu(popup, 'tab-pin', choice);
    await waitUntil(`the popup says ${says}`, async () => {
      const said = await textOf(popup, 'tab-status');
      if (!says.test(said ?? '')) throw new Error(`it says ${JSON.stringify(said)}`);
      return true;
    });
  });
}

/** Ids of the tabs with settings of their own. */
function tabsWithOwn(): Promise<readonly number[]> {
  return harness.browser.inExtension(async () => {
    const { sessionPolicy } = await browser.storage.session.get('sessionPolicy');
    return Object.keys(Object(Object(sessionPolicy).value).tabs ?? {}).map(Number);
  });
}

function activeTabId(): Promise<number> {
  return harness.browser.inExtension(async () => {
    const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
    return tab?.id ?? -1;
  });
}

/** Reloads the page of a tab once it is loaded. */
function reload(id: number): Promise<null> {
  return harness.browser.inExtension(async (tabId) => {
    await browser.tabs.reload(tabId);
    return null;
  }, id);
}

/** Every `Authorization` that arrived with this target so far. */
function sentTo(target: string): readonly (string | null)[] {
  return harness.sandbox.requests.filter(({ path, query }) => path + query === target).map(authorization);
}

test('while no tab has anything of its own, opening and closing tabs wakes no worker', async () => {
  await harness.browser.killWorker();
  const opened = await harness.browser.openPage('https://other.test/');
  await opened.close();
  // By the time another page has loaded, a woken worker is running.
  await page.reload();
  expect(await harness.browser.workerIsRunning()).toBe(false);
});

describe('what a tab without token opens has none either, from its first request on', () => {
  beforeAll(() => pin(page, 'No token', /set to use no token/));

  test.each([
    { how: 'a link', features: null, noopener: false },
    { how: 'window.open', features: '', noopener: false },
    { how: 'window.open, noopener', features: 'noopener', noopener: true },
    { how: 'a window without toolbars', features: 'popup,width=400,height=300', noopener: false },
    { how: 'such a window, noopener', features: 'popup,noopener,width=400,height=300', noopener: true },
  ])('$how', async ({ how, features }) => {
    const target = `/api/products/?opened=${encodeURIComponent(how)}`;
    await page.activate();
    const before = await tabsWithOwn();
    await page.evaluate(
      (url, text) => {
        const open = () => {
          if (text === null) document.querySelector<HTMLAnchorElement>('#link')?.click();
          else window.open(url, '_blank', text);
        };
        const link = Object.assign(document.createElement('a'), { id: 'link', href: url, target: '_blank' });
        document.body.replaceChildren(link, Object.assign(document.createElement('button'), { id: 'open' }));
        const button = document.querySelector<HTMLButtonElement>('#open');
        if (button) Object.assign(button, { textContent: 'open', onclick: open });
      },
      target,
      features,
    );
    await page.click('#open');
    await arrival(harness.sandbox, target);
    await waitUntil('the new tab has something of its own', async () => {
      return (await tabsWithOwn()).length > before.length;
    });
    const id = (await tabsWithOwn()).find((one) => !before.includes(one)) ?? -1;
    await reload(id);
    await waitUntil('its second request', () => sentTo(target).length >= 2);
    expect(sentTo(target)).toEqual([null, null]);
    await harness.browser.inExtension(async (tabId) => {
      await browser.tabs.remove(tabId);
      return null;
    }, id);
    await waitUntil('what was its own has ended', async () => !(await tabsWithOwn()).includes(id));
  });

  // For a duplicate of another tab, Firefox names no opener, and Chromium names the tab in front.
  test.each(['it', 'another tab'])('a duplicate, with %s in front', async (front) => {
    const target = `/api/products/?original=${front.length}`;
    await page.goto(API + target);
    await page.activate();
    const original = await activeTabId();
    const before = await tabsWithOwn();
    const other = front === 'it' ? null : await harness.browser.openPage('https://other.test/');
    await other?.activate();
    await harness.browser.inExtension(async (tabId) => {
      await browser.tabs.duplicate(tabId);
      return null;
    }, original);
    await waitUntil('it has something of its own', async () => (await tabsWithOwn()).length > before.length);
    const id = (await tabsWithOwn()).find((one) => !before.includes(one)) ?? -1;
    await reload(id);
    await waitUntil('its request', () => sentTo(target).length >= 2);
    expect(new Set(sentTo(target))).toEqual(new Set([null]));
    await other?.close();
  });

  test('with the worker asleep', async () => {
    await page.goto(`${API}/`);
    await page.activate();
    await harness.browser.killWorker();
    await page.evaluate(() => {
      const open = () => window.open('/api/products/?asleep');
      document.body.replaceChildren(Object.assign(document.createElement('button'), { id: 'open' }));
      Object.assign(document.querySelector('#open') ?? {}, { textContent: 'open', onclick: open });
    });
    await page.click('#open');
    await arrival(harness.sandbox, '/api/products/?asleep');
    expect(sentTo('/api/products/?asleep')).toEqual([null]);
  });
});

const LOAD_AGAIN_MS = 3000;

test('a discarded tab keeps its settings under its new id', async () => {
  const target = '/api/products/?discarded';
  const tab = await harness.browser.openPage(API + target);
  await pin(tab, 'No token', /set to use no token/);
  // By its address: a duplicate of the tests before may come to the front late.
  const id = await harness.browser.inExtension(async (address) => {
    const tabs = await browser.tabs.query({});
    return tabs.find(({ url }) => url === address)?.id ?? -1;
  }, API + target);
  await page.activate();
  const now = await harness.browser.inExtension(async (tabId) => {
    const after = await browser.tabs.discard(tabId);
    return Object(after).id ?? tabId;
  }, id);
  await waitUntil('the promise has moved', async () => (await tabsWithOwn()).includes(now));
  await harness.browser.inExtension(async (tabId) => {
    await browser.tabs.update(tabId, { active: true });
    return null;
  }, now);
  // Firefox first shows the page from its cache, and loses a load meanwhile.
  await waitUntil('the tab is back', () =>
    harness.browser.inExtension(async (tabId) => {
      const { discarded, status } = await browser.tabs.get(tabId);
      return discarded !== true && status === 'complete';
    }, now),
  );
  // By its address, because Firefox lost ten reloads in a row once.
  const again = `${target}&again`;
  let askedAt = Number.NEGATIVE_INFINITY;
  await waitUntil('the tab is loaded again', async () => {
    if (sentTo(again).length > 0) return true;
    if (performance.now() - askedAt < LOAD_AGAIN_MS) return false;
    askedAt = performance.now();
    await harness.browser.inExtension(
      async (tabId, url) => {
        await browser.tabs.update(tabId, { url });
        return null;
      },
      now,
      API + again,
    );
    return false;
  });
  expect(new Set(sentTo(again))).toEqual(new Set([null]));
});

/** Without a mark (Firefox), a restart of the browser cannot be excluded: the popup asks. */
async function sayThatTabsAreTheSame(tab: Page): Promise<void> {
  expect(await carried(harness, tab)).toBeNull();
  await withPopup(harness, tab, async (popup) => {
    await waitUntil('the popup asks', async () =>
      /does not say whether/.test((await textOf(popup, 'session-notice')) ?? ''),
    );
    await popup.click(testId('session-acknowledge'));
    await popup.waitFor((css) => document.querySelector(css) === null, testId('session-notice'));
  });
}

describe('what lasts as long as the browser', () => {
  let tab: Page;

  beforeAll(async () => {
    tab = await harness.browser.openPage(`${API}/`);
    await pin(tab, OTHER, /sends Catalogue admin/);
  });

  test('a pin outlives a reload of the extension', async () => {
    await harness.browser.reloadExtension();
    if (E2E_BROWSER === 'firefox') await sayThatTabsAreTheSame(tab);
    await expect.poll(() => carried(harness, tab)).toBe(OTHER);
  });

  test('and an update, after which nobody has to say anything', async () => {
    await harness.browser.updateExtension();
    await expect.poll(() => carried(harness, tab)).toBe(OTHER);
  });

  test('a pause until the restart outlives a reload', async () => {
    await withPopup(harness, tab, async (popup) => {
      await chooseInMenu(popup, 'pause', 'Until the browser restarts');
      await waitUntil('paused', async () =>
        /until the browser restarts/.test((await textOf(popup, 'tab-reason')) ?? ''),
      );
    });
    await harness.browser.reloadExtension();
    const plain = await harness.browser.openPage(`${API}/`);
    expect(await carried(harness, plain)).toBeNull();
    await withPopup(harness, plain, async (popup) => {
      await expect.poll(() => textOf(popup, 'tab-reason')).toMatch(/until the browser restarts/);
    });
    expect(await carried(harness, tab)).toBeNull();
  });

  test('a restart ends both, and the popup says so once', async () => {
    await harness.browser.restart();
    await rulesInForce(harness.browser);
    const restarted = await harness.browser.openPage(`${API}/`);
    expect(await carried(harness, restarted)).toBe(USUAL);
    await withPopup(harness, restarted, async (popup) => {
      await expect
        .poll(() => textOf(popup, 'session-notice'))
        .toMatch(/tabs? had a token or a pause .* ended with the browser. The pause ended/);
      await popup.click(testId('session-acknowledge'));
      await popup.waitFor((css) => document.querySelector(css) === null, testId('session-notice'));
    });
    await harness.browser.killWorker();
    await withPopup(harness, restarted, async (popup) => {
      await waitForState(popup, USUAL, 'live/idle');
      expect(
        await popup.evaluate((css) => document.querySelector(css) === null, testId('session-notice')),
      ).toBe(true);
    });
  });
});
