import { afterAll, beforeAll, expect, test } from 'vitest';
import { BROKEN_TOKEN } from '../../src/injection/fault.ts';
import type { Page } from '../browsers/browser.ts';
import { axeViolations } from './harness/axe-violations.ts';
import { carried } from './harness/carried.ts';
import { command } from './harness/commands.ts';
import { credentials } from './harness/credentials.ts';
import { openTab } from './harness/detail.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { getFrom } from './harness/page-requests.ts';
import { openCall, openRow } from './harness/panel.ts';
import { panelOverApi } from './harness/panel-over-api.ts';
import { addTokenSet, textOf, waitForState } from './harness/popup.ts';
import { arrival, authorization, tokenRequests } from './harness/requests.ts';
import { sessionRules } from './harness/session-rules.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';
import { tabTo } from './harness/tab-to.ts';
import { testId } from './harness/test-id.ts';
import { withPopup } from './harness/with-popup.ts';

const LABEL = 'Warehouse sync';
const READ_ONLY = 'Read only';
const PATH = '/api/products/';

let harness: Harness;
let tab: Page;
let panel: Page;
let usual: readonly string[];

beforeAll(async () => {
  harness = await startHarness({
    browserName: E2E_BROWSER,
    executable: E2E_EXECUTABLE,
    launch: { updatable: true },
  });
  ({ tab, panel } = await panelOverApi(harness, LABEL));
  await withPopup(harness, tab, async (popup) => {
    await addTokenSet(popup, credentials(harness.sandbox, READ_ONLY));
    await waitForState(popup, READ_ONLY, 'live/idle');
  });
  await tab.activate();
  usual = await sessionRules(harness.browser);
});

afterAll(() => harness?.close());

/** Switches a fault on in the panel, for the path of the opened call. */
async function makeFail(way: string, calls: 'next' | 'every'): Promise<void> {
  await openTab(panel, 'fault');
  await panel.click(testId(`fault-${way}`));
  await panel.click(testId(`fault-${calls}`));
  // The banner stands from the moment when it is stored, a little before the rules.
  await panel.waitFor((css) => document.querySelector(css), testId('fault-banner'));
  await expect.poll(() => sessionRules(harness.browser)).not.toEqual(usual);
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

test('its card says that it was on purpose, and gives no advice to mend it', async () => {
  const row = `${testId('call')}[data-key*="none=2"]`;
  await openRow(panel, row);
  await openTab(panel, 'verdict');
  await expect.poll(() => textOf(panel, 'on-purpose')).toContain('kept our token from this call');
  expect(await axeViolations(panel)).toEqual([]);
  const usualRow = `${testId('call')}[data-key*="none=3"]`;
  await openRow(panel, usualRow);
  await panel.waitFor((css) => document.querySelector(css) === null, testId('on-purpose'));
  await openRow(panel, `${testId('call')}[data-verdict="ok"]`);
});

test('by keyboard alone: a way, its banner, and the end', async () => {
  await openTab(panel, 'fault');
  expect(await axeViolations(panel)).toEqual([]);
  await tabTo(panel, 'fault-no-token');
  await panel.press('ArrowDown');
  await panel.waitFor((css) => document.querySelector(`${css}:checked`), testId('fault-broken-token'));
  await tabTo(panel, 'fault-every');
  await panel.press('Enter');
  await panel.waitFor((css) => document.querySelector(css), testId('fault-banner'));
  expect(await axeViolations(panel)).toEqual([]);
  await panel.click(testId('filter'));
  await tabTo(panel, 'fault-end');
  await panel.press('Enter');
  await isBack();
});

/** What the server received for a GET of the page, and the status that the page got (0: no answer). */
async function sent(target: string): Promise<{ status: number; authorization: string | null | undefined }> {
  const status = await getFrom(tab, target);
  const request = harness.sandbox.requests.find(({ path, query }) => path + query === target);
  return { status, authorization: request && authorization(request) };
}

function bearerOf(label: string): string {
  return `Bearer ${credentials(harness.sandbox, label).tokenSet.accessToken}`;
}

const WAYS = [
  ['no-token', 401, () => null],
  ['broken-token', 401, () => `Bearer ${BROKEN_TOKEN}`],
  ['other-token-set', 200, () => bearerOf(READ_ONLY)],
  ['no-answer', 0, () => undefined],
] as const;

test.each(WAYS)(
  '%s: what the server receives, of every call and of the next one',
  async (way, status, received) => {
    const refreshes = tokenRequests(harness.sandbox).length;
    await makeFail(way, 'every');
    for (const round of [1, 2]) {
      expect(await sent(`${PATH}?every=${way}${round}`)).toEqual({ status, authorization: received() });
    }
    await panel.click(testId('fault-end'));
    await isBack();

    await makeFail(way, 'next');
    expect(await sent(`${PATH}?next=${way}`)).toEqual({ status, authorization: received() });
    await isBack();
    expect(await sent(`${PATH}?after=${way}`)).toEqual({ status: 200, authorization: bearerOf(LABEL) });
    // Nothing of it was taken for a 401 of ours.
    expect(tokenRequests(harness.sandbox)).toHaveLength(refreshes);
  },
);

test.each(WAYS)('%s: an address that is opened', async (way, status, received) => {
  const refreshes = tokenRequests(harness.sandbox).length;
  await makeFail(way, 'next');
  await tab.goto(`https://app.inventorum.com${PATH}?open=${way}`).catch(() => undefined);
  if (status !== 0) await arrival(harness.sandbox, `${PATH}?open=${way}`);
  const request = harness.sandbox.requests.find(({ query }) => query === `?open=${way}`);
  expect(request && authorization(request)).toBe(received());
  await isBack();
  await tab.goto('https://app.inventorum.com/');
  expect(tokenRequests(harness.sandbox)).toHaveLength(refreshes);
});

/** What the page got, and how long it took (ms). `body`: as read, null: it broke off. */
function got(target: string): Promise<{
  readonly status: number;
  readonly body: string | null;
  readonly took: number;
}> {
  return tab.evaluate(async (url) => {
    const start = performance.now();
    const answer = await fetch(url, { cache: 'no-store' });
    const body = await answer.text().catch(() => null);
    return { status: answer.status, body, took: performance.now() - start };
  }, target);
}

test.each([
  ['slow', 200, /^\{/],
  ['rate-limit', 429, /Too Many Requests/],
  ['server-error', 503, /common\.unknown/],
  ['html', 200, /^<!doctype html>/],
  ['cut-body', 200, null],
] as const)(
  '%s: the sandbox answers so, with our token, every call and the next one',
  async (way, status, body) => {
    await makeFail(way, 'every');
    expect(await got(`${PATH}?sandbox=${way}`)).toMatchObject({
      status,
      body: body === null ? null : expect.stringMatching(body),
    });
    const request = await arrival(harness.sandbox, `${PATH}?sandbox=${way}`);
    expect([authorization(request), request.headers['x-sandbox-fault']]).toEqual([bearerOf(LABEL), way]);
    const other = await got('/api/orders/?usual');
    expect(other.body).toMatch(/^\{/);
    await panel.click(testId('fault-end'));
    await isBack();

    await makeFail(way, 'next');
    expect(await textOf(panel, 'fault-banner')).toContain('On purpose, the sandbox answers the next call');
    const next = await got(`${PATH}?sandboxnext=${way}`);
    expect(next.status).toBe(status);
    expect(next.took >= 2900).toBe(way === 'slow');
    await isBack();
    const after = await got(`${PATH}?sandboxafter=${way}`);
    expect([after.status, after.took < 2900]).toEqual([200, true]);
    const row = `${testId('call')}[data-key*="sandboxnext=${way}"]`;
    // Only rows near the view exist.
    await panel.waitFor(
      (list, css) => {
        document.querySelector(list)?.scrollTo({ top: 1e6 });
        return document.querySelector(css);
      },
      testId('call-list'),
      row,
    );
    await openRow(panel, row);
    await openTab(panel, 'verdict');
    await expect.poll(() => textOf(panel, 'on-purpose')).toContain('asked the sandbox for this answer');
  },
);

test('the death of the background changes nothing, and ends nothing', async () => {
  await makeFail('broken-token', 'every');
  // The panel connects again at once, and so starts the background, until the driver gives up killing it.
  const killing = harness.browser.killWorker().catch(() => undefined);
  // Firefox sends a request without a token if the listener dies while it decides; none carries the real one.
  const ofTheDying = E2E_BROWSER === 'firefox' ? [null] : [];
  for (const round of [1, 2]) {
    const { authorization: received } = await sent(`${PATH}?dead=${round}`);
    expect([`Bearer ${BROKEN_TOKEN}`, ...ofTheDying]).toContain(received);
  }
  await killing;
  expect((await sent(`${PATH}?alive`)).authorization).toBe(`Bearer ${BROKEN_TOKEN}`);
  await panel.click(testId('fault-end'));
  await isBack();
});

test('a page of another origin gets nothing new', async () => {
  await makeFail('no-answer', 'every');
  const neighbour = await harness.browser.openPage('https://other.test/');
  await tab.activate();
  const tabId = await tabIdOf(tab);
  await tab.goto('https://other.test/');
  await tab.evaluate(
    (url) => fetch(url, { mode: 'no-cors' }).then(() => null),
    `https://app.inventorum.com${PATH}?foreign`,
  );
  expect(authorization(await arrival(harness.sandbox, `${PATH}?foreign`))).toBeNull();
  await neighbour.close();
  await command(harness.browser, 'fault.end', { tabId });
  await tab.goto('https://app.inventorum.com/');
  await isBack();
});

function tabIdOf(page: Page): Promise<number> {
  return page.url().then((url) =>
    harness.browser.inExtension(async (wanted) => {
      const tabs = await browser.tabs.query({ active: true });
      return tabs.find((each) => each.url === wanted)?.id ?? -1;
    }, url),
  );
}

test('closing its DevTools ends it, and the tab sends its token again', async () => {
  await makeFail('no-token', 'every');
  await panel.close();
  await expect.poll(() => sessionRules(harness.browser)).toEqual(usual);
  await expect.poll(() => carried(harness, tab)).toBe(LABEL);
});

test('closing the tab leaves no rule behind', async () => {
  ({ tab, panel } = await openedAgain());
  await makeFail('broken-token', 'every');
  await tab.close();
  await expect.poll(() => sessionRules(harness.browser)).toEqual(usual);
});

test('a reload of the extension ends it', async () => {
  ({ tab, panel } = await openedAgain());
  await makeFail('no-answer', 'every');
  await harness.browser.reloadExtension();
  await expect.poll(() => sessionRules(harness.browser)).toEqual(usual);
  await tab.activate();
  await expect.poll(() => carried(harness, tab)).toBe(LABEL);
});

test('an update of the extension ends it', async () => {
  ({ tab, panel } = await openedAgain());
  await makeFail('no-token', 'every');
  await harness.browser.updateExtension();
  await expect.poll(() => sessionRules(harness.browser)).toEqual(usual);
  await tab.activate();
  await expect.poll(() => carried(harness, tab)).toBe(LABEL);
});

async function openedAgain(): Promise<{ readonly tab: Page; readonly panel: Page }> {
  const page = await harness.browser.openPage('https://app.inventorum.com/');
  await page.activate();
  const opened = await harness.browser.openPanel(page);
  await openCall(opened, { verdict: 'ok' }, (round) => getFrom(page, `${PATH}?again=${round}`));
  return { tab: page, panel: opened };
}
