import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from '../browsers/browser.ts';
import { waitUntil } from '../browsers/wait-until.ts';
import { clickInList } from './harness/click-in-list.ts';
import { credentials } from './harness/credentials.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { getFrom } from './harness/page-requests.ts';
import { openCall } from './harness/panel.ts';
import { partOf, textOf, waitForState, waitForTokenSet } from './harness/popup.ts';
import { refreshUntil } from './harness/refresh-until.ts';
import { tokenRequests } from './harness/requests.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';
import { testId } from './harness/test-id.ts';
import { allowInPopup, withPopup } from './harness/with-popup.ts';

const NAME = 'Export by log-in';

let harness: Harness;
let tab: Page;

beforeAll(async () => {
  harness = await startHarness({ browserName: E2E_BROWSER, executable: E2E_EXECUTABLE });
  tab = await harness.browser.openPage('https://app.inventorum.com/');
});

afterAll(() => harness?.close());

function owner() {
  const user = harness.sandbox.accounts[0]?.users.find(({ role }) => role === 'owner');
  if (!user) throw new Error('The sandbox has no owner');
  return user;
}

/** Everything that the extension keeps, as text. */
function everythingStored(): Promise<string> {
  return harness.browser.inExtension(async () =>
    JSON.stringify([await browser.storage.local.get(), await browser.storage.session.get()]),
  );
}

async function typeLogIn(popup: Page, password: string): Promise<void> {
  await popup.type('[name="email"]', owner().email);
  await popup.type('[name="password"]', password);
  await popup.click(testId('save'));
}

test('an app of before 2019 is added by e-mail and password, which are sent once and kept nowhere', async () => {
  const { app } = credentials(harness.sandbox, 'Shop export');
  await withPopup(harness, tab, async (popup) => {
    await popup.click(testId('add'));
    await popup.click('input[name="kind"][value="legacy"]');
    await popup.type('[name="label"]', app.label);
    await popup.type('[name="clientId"]', app.clientId);
    await popup.type('[name="clientSecret"]', app.clientSecret);
    await popup.type('[name="tokenSetLabel"]', NAME);
    await typeLogIn(popup, 'not the password');
    const error = await popup.waitFor(
      (css) => document.querySelector<HTMLElement>(css)?.innerText,
      testId('error-password'),
    );
    expect(error).toMatch(/does not accept/);
    // Its field is the last one of a form that is longer than the popup.
    await popup.waitFor((css) => {
      const shown = document.querySelector(css);
      const { left, top, width, height } = shown?.getBoundingClientRect() ?? new DOMRect();
      return shown?.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    }, testId('error-password'));
    await typeLogIn(popup, owner().password);
    await waitForState(popup, NAME, 'live/idle');
  });
  const grants = tokenRequests(harness.sandbox).map(({ body }) =>
    new URLSearchParams(body).get('grant_type'),
  );
  expect(grants).toEqual(['password', 'password']);
  // The card is drawn a moment before the background has removed what was typed.
  const stored = await waitUntil('nothing has the e-mail address', async () => {
    const now = await everythingStored();
    return now.includes(owner().email) ? null : now;
  });
  expect(stored).toContain(NAME);
  expect(stored).not.toContain(owner().password);
});

/** The sandbox's label of the token set made by the log-in above. */
function lastLegacy(): string {
  const sets = harness.sandbox.accounts
    .flatMap(({ apps }) => apps)
    .filter(({ kind }) => kind === 'legacy')
    .flatMap(({ tokenSets }) => tokenSets);
  return sets.at(-1)?.label ?? '';
}

test('when its refresh token dies, the card offers to log in again, and that revives it', async () => {
  harness.sandbox.revoke(lastLegacy());
  await withPopup(harness, tab, async (popup) => {
    await refreshUntil(popup, NAME, 'live/rejected');
    await clickInList(popup, testId('log-in-again'));
    await typeLogIn(popup, owner().password);
    await waitForState(popup, NAME, 'live/idle');
  });
});

test('of a dead token panel and popup name one remedy, once its refresh was refused', async () => {
  await allowInPopup(harness, tab);
  const panel = await harness.browser.openPanel(tab);
  await openCall(panel, { verdict: 'ok' }, (round) => getFrom(tab, `/api/products/?r=${round}`));
  harness.sandbox.revoke(lastLegacy());
  await openCall(panel, { verdict: 'token.invalid' }, (round) => getFrom(tab, `/api/products/?d=${round}`));
  // A refresh within five seconds of the log-in is postponed. If the background was refused before the click, the panel
  // offers no refresh any more, in any moment: so the button is looked for and clicked in one call.
  const clickAndRead = async () => {
    await panel.evaluate(
      (css) => document.querySelector<HTMLElement>(css)?.click(),
      testId('verdict-action'),
    );
    return textOf(panel, 'detail');
  };
  await expect
    .poll(clickAndRead, { timeout: 30_000, interval: 1000 })
    .toMatch(/(?:Refused: .*|a refresh does not help\. )Log in again in the popup/);
  const said = (await textOf(panel, 'detail')) ?? '';
  expect(said).not.toMatch(/Done|gets a new one|enter a new/i);
  const offersRefresh = (css: string) =>
    document.querySelector(`${css}:not([aria-disabled="true"])`) !== null;
  expect(await panel.evaluate(offersRefresh, testId('verdict-action'))).toBe(false);
  await panel.close();
  await withPopup(harness, tab, async (popup) => {
    const id = await waitForTokenSet(popup, NAME);
    await popup.waitFor((css) => document.querySelector(css), partOf(id, 'log-in-again'));
    const offered = await popup.evaluate(
      (css) => document.querySelector(css) !== null,
      partOf(id, 'token-set-refresh'),
    );
    expect(offered).toBe(false);
  });
});
