import { afterAll, beforeAll, expect, test } from 'vitest';
import { errorBody } from '../../src/inventorum/api-error.ts';
import type { Page } from '../browsers/browser.ts';
import { credentials } from './harness/credentials.ts';
import { openTab } from './harness/detail.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { getFrom } from './harness/page-requests.ts';
import { openCall, openRow } from './harness/panel.ts';
import { textOf } from './harness/popup.ts';
import { arrival, authorization } from './harness/requests.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';
import { testId } from './harness/test-id.ts';
import { saveCredentials } from './harness/with-popup.ts';

const API = 'https://app.inventorum.com';
const LABEL = 'Warehouse sync';

let harness: Harness;
let tab: Page;
let panel: Page;

beforeAll(async () => {
  harness = await startHarness({ browserName: E2E_BROWSER, executable: E2E_EXECUTABLE });
  tab = await harness.browser.openPage(`${API}/`);
  await saveCredentials(harness, tab, LABEL);
  panel = await harness.browser.openPanel(tab);
});

afterAll(() => harness?.close());

test('a 401 without our token says why none was sent, and the click it offers changes it', async () => {
  await openCall(panel, { verdict: 'no token' }, (round) => getFrom(tab, `/api/products/?bare=${round}`));
  expect(await textOf(panel, 'detail')).toMatch(/not allowed/i);
  await panel.click(testId('verdict-action'));
  await panel.waitFor((css) => document.querySelector<HTMLElement>(css)?.innerText, testId('action-outcome'));
  await expect.poll(() => getFrom(tab, '/api/products/?allowed=1')).toBe(200);
  const { accessToken } = credentials(harness.sandbox, LABEL).tokenSet;
  const sent = harness.sandbox.requests.filter(
    ({ query, status }) => query === '?allowed=1' && status === 200,
  );
  expect(sent.map(authorization)).toEqual([`Bearer ${accessToken}`]);
});

test('a token.invalid says that the server no longer takes the token, and the refresh it offers helps', async () => {
  const { accessToken } = credentials(harness.sandbox, LABEL).tokenSet;
  harness.sandbox.expireAccessToken(LABEL);
  await openCall(panel, { verdict: 'token.invalid' }, (round) => getFrom(tab, `/api/orders/?dead=${round}`));
  expect(await textOf(panel, 'server-says')).toContain('Invalid token');
  // At the earliest 5 seconds after the last refresh: until then the panel says "too soon". The button is gone once the
  // background has refreshed itself, which may be in any moment: so it is looked for and clicked in one call.
  const refreshAndTry = async () => {
    await panel.evaluate(
      (css) => document.querySelector<HTMLElement>(css)?.click(),
      testId('verdict-action'),
    );
    return getFrom(tab, '/api/orders/?renewed=1');
  };
  await expect.poll(refreshAndTry, { timeout: 20_000, interval: 1000 }).toBe(200);
  const renewed = await arrival(harness.sandbox, '/api/orders/?renewed=1');
  expect(authorization(renewed)).toMatch(/^Bearer /);
  expect(credentials(harness.sandbox, LABEL).tokenSet.accessToken).not.toBe(accessToken);
});

test('an address opened in the tab is listed with its status, its path and the token set it carried', async () => {
  await tab.goto(`${API}/api/products/?listed=1`);
  const row = await panel.waitFor(
    (css) =>
      [...document.querySelectorAll<HTMLElement>(css)].find((one) => one.innerText.includes('listed=1'))
        ?.innerText,
    testId('call'),
  );
  expect(row).toMatch(/200/);
  expect(row).toMatch(/GET/);
  expect(row).toContain(LABEL);
});

/** How often the list has an address; all its rows are visible. */
function listed(mark: string): Promise<number> {
  return panel.evaluate(
    (css) => document.querySelectorAll(css).length,
    `${testId('call')}[data-key*="${mark}"]`,
  );
}

/** The addresses of the API in the browser's own list of requests. */
function inOwnHar(mark: string): Promise<readonly string[]> {
  return panel.evaluate(async (wanted) => {
    const { entries = [] }: { entries?: readonly { request: { url: string } }[] } =
      await browser.devtools.network.getHAR();
    return entries.map(({ request }) => request.url).filter((url) => url.includes(wanted));
  }, mark);
}

test('the list holds every call of the own HAR of the DevTools once, also answers that the page never reads', async () => {
  const headers = { 'Cache-Control': 'no-store', 'Content-Type': 'application/json' };
  const answer = { kind: 'answer', status: 403, headers, body: errorBody('scope.wrong', 'No.') } as const;
  harness.sandbox.failNext({ path: '/api/orders/', times: 3 }, answer);
  await panel.click(testId('clear'));
  for (const round of [1, 2, 3]) await getFrom(tab, `/api/orders/?left=${round}`);
  await getFrom(tab, '/api/orders/?taken=1');
  await expect.poll(() => listed('taken=1'), { timeout: 30_000 }).toBe(1);
  await expect.poll(() => listed('left='), { timeout: 30_000 }).toBe(3);
  expect((await inOwnHar('left=')).toSorted()).toEqual(
    [1, 2, 3].map((round) => `${API}/api/orders/?left=${round}`),
  );
  // The browser is asked for its list again: nothing is added.
  await getFrom(tab, '/api/orders/?taken=2');
  await expect.poll(() => listed('taken=2'), { timeout: 30_000 }).toBe(1);
  expect([await listed('left='), await listed('taken=')]).toEqual([3, 2]);
});

test('an XHR with user and password is listed, and shows neither', async () => {
  await tab.evaluate(
    (url) =>
      new Promise<null>((resolve) => {
        const request = new XMLHttpRequest();
        request.open('GET', url, true, 'somebody-at-home', 'a-password-of-somebody');
        request.onloadend = () => resolve(null);
        request.send();
      }),
    '/api/products/?login=1',
  );
  const row = `${testId('call')}[data-key*="login=1"]`;
  await openRow(panel, row);
  for (const name of ['verdict', 'request', 'response', 'code'] as const) {
    await openTab(panel, name);
    expect(await panel.evaluate(() => document.documentElement.outerHTML)).not.toMatch(/somebody/);
  }
});
