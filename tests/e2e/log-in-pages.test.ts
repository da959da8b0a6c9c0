import { afterEach, expect, test } from 'vitest';
import { parseScope } from '../../src/inventorum/scopes.ts';
import { axeViolations } from './harness/axe-violations.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import {
  copyEverything,
  createApp,
  createTokenSet,
  ENGLISH,
  enterPassword,
  enterPin,
  type Headings,
  isShown,
} from './harness/manager-pages.ts';
import { pasteCopied, SUGGESTED, waitForState } from './harness/popup.ts';
import { arrival, authorization } from './harness/requests.ts';
import { rulesInForce } from './harness/rules-in-force.ts';
import { shareOf } from './harness/share-of.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';
import { testId } from './harness/test-id.ts';
import { withPopup } from './harness/with-popup.ts';
import { counted } from './journey/counted.ts';
import { API } from './journey/journey.ts';

let harness: Harness | null = null;

afterEach(async () => {
  await harness?.close();
  harness = null;
});

const GERMAN: Headings = { logIn: 'Anmelden', pin: 'PIN eingeben', apps: 'Meine Anwendungen' };

const LANGUAGES: readonly (readonly ['en' | 'de', Headings])[] = [
  ['en', ENGLISH],
  ['de', GERMAN],
];

/**
 * E-mail, password, PIN; a name for the app, one for the token, its scope, a button after each; "copy everything", the
 * paste and a key in the popup; an address and a key.
 */
const ACTIONS = 15;

test.each(shareOf(LANGUAGES))(
  'from the log-in screen to the first answered call, by every step of the documentation (%s)',
  async (language, headings) => {
    const launch = { language };
    const started = await startHarness({ browserName: E2E_BROWSER, executable: E2E_EXECUTABLE, launch });
    harness = started;
    const { browser, sandbox } = started;
    const owner = sandbox.accounts[0]?.users[0];
    if (!owner) throw new Error('The sandbox has no user.');
    const label = `Nightly ${language}`;
    const tab = await browser.openPage(`${API}/login/?language=${language}`);
    const actions: string[] = [];
    const page = counted(tab, actions);
    await isShown(page, headings.logIn);
    expect(await axeViolations(page)).toEqual([]);

    await enterPassword(page, owner, headings);
    expect(await axeViolations(page)).toEqual([]);
    await enterPin(page, owner, headings);
    expect(await axeViolations(page)).toEqual([]);

    await createApp(page, `App ${language}`);
    const { refreshToken } = await createTokenSet(page, label, ['products:read']);
    expect(await axeViolations(page)).toEqual([]);
    const text = await copyEverything(page);
    const made = () =>
      sandbox.accounts[0]?.apps.flatMap(({ tokenSets }) => tokenSets).find((each) => each.label === label);
    await withPopup(started, tab, async (popup) => {
      const user = counted(popup, actions);
      await pasteCopied(popup, { text, refreshToken }, user);
      await user.press('Enter');
      await popup.waitFor((css) => document.querySelector(css), testId('first-saved'));
      // The access token of the text is used until the refresh has brought a newer one.
      await expect.poll(() => made()?.refreshToken).not.toBe(refreshToken);
      await waitForState(popup, SUGGESTED, 'live/idle');
    });

    expect(parseScope(made()?.scope ?? '')).toEqual(['products:read']);
    const authorized = `Bearer ${made()?.accessToken}`;
    await rulesInForce(browser, { authorization: authorized });
    await page.goto(`${API}/api/products/?from=${language}`);
    expect(authorization(await arrival(sandbox, `/api/products/?from=${language}`))).toBe(authorized);
    expect(actions).toHaveLength(ACTIONS);
    await page.goto(`${API}/apps/`);
    await page.click('header button');
    await isShown(page, headings.logIn);
  },
);
