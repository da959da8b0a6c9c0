import { TOKEN_PATH } from '../../src/inventorum/environment.ts';
import { waitUntil } from '../../tests/browsers/wait-until.ts';
import { command } from '../../tests/e2e/harness/commands.ts';
import { credentials } from '../../tests/e2e/harness/credentials.ts';
import { addApp, partOf, waitForState, waitForTokenSet } from '../../tests/e2e/harness/popup.ts';
import { testId } from '../../tests/e2e/harness/test-id.ts';
import { addOriginInPopup, readyToUse, withPopup } from '../../tests/e2e/harness/with-popup.ts';
import { API, type Journey } from '../../tests/e2e/journey/journey.ts';
import { panelAtWork, panelDetail, panelKnowledge } from './panel-scenes.ts';
/** States of the popup that are not part of the main journey, in order. */
export const SCENES: readonly ((journey: Journey) => Promise<void>)[] = [
  panelAtWork,
  panelDetail,
  panelKnowledge,
  allowing,
  longHost,
  formWithProblems,
  trouble,
  undo,
  afterUpdate,
  switchedOff,
];

/** A page that is not allowed, the ways to allow it, and their results. */
async function allowing({ browser, sandbox, picture }: Journey): Promise<void> {
  const origin = `http://localhost:${sandbox.httpPort}`;
  const tab = await browser.openPage(`${origin}/`);
  let popup = await browser.openPopup(tab);
  await picture(popup, 'popup-page-not-allowed');
  if (browser.name === 'chrome') {
    await popup.click(testId('tab-action'));
    await picture(popup, 'popup-page-form');
    await popup.type('[name="pageAddress"]', origin);
    await picture(popup, 'popup-page-form-typed');
    await popup.click(testId('cancel'));
  }
  const last = await readyToUse(browser, popup, origin);
  await browser.declineWhile(() => popup.click(last));
  if (browser.name === 'firefox') {
    await popup.waitFor((css) => document.querySelector(css), testId('notice'));
    await picture(popup, 'popup-page-declined');
  } else {
    const asking = popup;
    // The click is stored first; then the prompt closes the popup.
    await waitUntil('the popup is closed', () => asking.evaluate(() => false).catch(() => true));
    popup = await browser.openPopup(tab);
    await popup.waitFor((css) => document.querySelector(css), testId('declined'));
    await picture(popup, 'popup-page-declined');
    await popup.click(testId('dismiss-declined'));
  }
  await popup.close();
  await addOriginInPopup({ browser }, tab);
  popup = await browser.openPopup(tab);
  await popup.waitFor((css) => document.querySelector(css), `${testId('tab-status')}[data-sends="yes"]`);
  await picture(popup, 'popup-page-allowed');
  await popup.close();
  const options = await browser.openPage(`${browser.extensionOrigin}/src/options/index.html`);
  await options.waitFor((css) => document.querySelector(css), testId('origin-row'));
  await options.evaluate((css) => document.querySelector(css)?.scrollIntoView(), '#origins');
  await picture(options, 'options-origins');
  await options.close();
  await tab.close();
}

/** A foreign host whose name starts like the API's. */
export const LONG_HOST = 'app.inventorum.com.session-8f3a51c07e.accounts.somewhere-else.test';

/** Firefox shows the page under the popup; Chromium hides it. */
async function longHost({ browser, sandbox, picture }: Journey): Promise<void> {
  const tab = await browser.openPage(`http://${LONG_HOST}:${sandbox.httpPort}/`);
  const popup = await browser.openPopup(tab);
  await picture(popup, 'popup-long-host');
  await popup.close();
  await tab.close();
}

async function formWithProblems(journey: Journey): Promise<void> {
  await withPopup(journey, journey.tab, async (popup) => {
    await popup.click(testId('add'));
    await journey.picture(popup, 'popup-form');
    await popup.type('[name="label"]', 'Locamo.de connector');
    await popup.click(testId('save'));
    await popup.waitFor((css) => document.querySelector(css), '[aria-invalid="true"]');
    await journey.picture(popup, 'popup-form-problems');
    await popup.type('[name="clientSecret"]', '"a-secret-of-the-shop",');
    await popup.type('[name="refreshToken"]', 'refresh_token: a token, in words');
    await popup.waitFor((css) => document.querySelector(css), `${testId('note-clientSecret')}:not([hidden])`);
    await journey.picture(popup, 'popup-form-notes');
    // What is typed is kept for the next popup.
    await popup.click(testId('cancel'));
    await popup.waitFor((css) => document.querySelector(css), testId('add'));
  });
}

async function trouble(journey: Journey): Promise<void> {
  const { sandbox, tab } = journey;
  await withPopup(journey, tab, async (popup) => {
    const { app, tokenSet } = credentials(sandbox, 'Everything');
    await addApp(popup, { app: { ...app, clientSecret: 'a-wrong-one' }, tokenSet });
    await waitForState(popup, 'Everything', 'none/wrong client');
    const dead = credentials(sandbox, 'Shop export');
    sandbox.rotate('Shop export');
    await addApp(popup, dead);
    await waitForState(popup, 'Shop export', 'none/rejected');
    sandbox.failNext({ path: TOKEN_PATH, method: 'POST' }, { kind: 'html', status: 502 });
    await addApp(popup, credentials(sandbox, 'Everything, as staff'));
    await waitForState(popup, 'Everything, as staff', 'none/backing off');
    await popup.evaluate((css) => document.querySelector(css)?.scrollIntoView(), testId('app'));
    await journey.picture(popup, 'popup-trouble');
  });
}

async function undo(journey: Journey): Promise<void> {
  await withPopup(journey, journey.tab, async (popup) => {
    const id = await waitForTokenSet(popup, 'Shop export');
    await popup.click(partOf(id, 'token-set-delete'));
    await popup.waitFor((css) => document.querySelector(css), testId('undo'));
    await journey.picture(popup, 'popup-undo');
  });
}

/** The notice at the first start after an update from a build that kept pins in memory only. */
async function afterUpdate(journey: Journey): Promise<void> {
  await command(journey.browser, 'injection.pause', { for: 'until restart' });
  await journey.browser.inExtension(() => {
    const value = { kind: 'updated', tabs: [], pause: true };
    return browser.storage.session.set({ sessionNotice: { version: 1, value } });
  });
  await withPopup(journey, journey.tab, async (popup) => {
    await popup.waitFor((css) => document.querySelector(css), testId('session-notice'));
    await journey.picture(popup, 'popup-after-update');
    await popup.click(testId('session-acknowledge'));
    await popup.waitFor((css) => !document.querySelector(css), testId('session-notice'));
  });
}

async function switchedOff(journey: Journey): Promise<void> {
  await journey.tab.goto(`${API}/`);
  await withPopup(journey, journey.tab, async (popup) => {
    await popup.click(testId('switch'));
    await popup.waitFor((css) => document.querySelector(css), `${testId('switch')}[aria-checked="false"]`);
    await journey.picture(popup, 'popup-off');
  });
}
