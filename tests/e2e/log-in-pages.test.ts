import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseScope } from '../../src/inventorum/scopes.ts';
import { axeViolations } from './harness/axe-violations.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import {
  createApp,
  createTokenSet,
  ENGLISH,
  enterPassword,
  enterPin,
  type Headings,
  isShown,
} from './harness/manager-pages.ts';
import { addApp, waitForState } from './harness/popup.ts';
import { arrival, authorization } from './harness/requests.ts';
import { shareOf } from './harness/share-of.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';
import { withPopup } from './harness/with-popup.ts';
import { API } from './journey/journey.ts';

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness({ browserName: E2E_BROWSER, executable: E2E_EXECUTABLE });
});

afterAll(() => harness?.close());

const GERMAN: Headings = { logIn: 'Anmelden', pin: 'PIN eingeben', apps: 'Meine Anwendungen' };

const LANGUAGES: readonly (readonly [string, Headings])[] = [
  ['en', ENGLISH],
  ['de', GERMAN],
];

test.each(shareOf(LANGUAGES))(
  'from the log-in screen to a token set that the extension uses (%s)',
  async (language, headings) => {
    const { browser, sandbox } = harness;
    const owner = sandbox.accounts[0]?.users[0];
    if (!owner) throw new Error('The sandbox has no user.');
    const label = `Nightly ${language}`;
    const page = await browser.openPage(`${API}/login/?language=${language}`);
    await isShown(page, headings.logIn);
    expect(await axeViolations(page)).toEqual([]);

    await enterPassword(page, owner, headings);
    expect(await axeViolations(page)).toEqual([]);
    await enterPin(page, owner, headings);
    expect(await axeViolations(page)).toEqual([]);

    const client = await createApp(page, `App ${language}`);
    const tokens = await createTokenSet(page, label, ['products:read']);
    expect(await axeViolations(page)).toEqual([]);
    const app = { label: `App ${language}`, kind: 'internal', ...client, tokenSets: [] } as const;
    await withPopup(harness, page, async (popup) => {
      await addApp(popup, { app, tokenSet: { label, scope: 'products:read', ...tokens } });
      await waitForState(popup, label, 'live/idle');
    });

    const made = sandbox.accounts[0]?.apps.flatMap(({ tokenSets }) => tokenSets);
    const rotated = made?.find((each) => each.label === label);
    expect(parseScope(rotated?.scope ?? '')).toEqual(['products:read']);
    expect(rotated?.refreshToken).not.toBe(tokens.refreshToken);
    if (language === 'en') {
      await page.goto(`${API}/api/products/?from=pages`);
      expect(authorization(await arrival(sandbox, '/api/products/?from=pages'))).toBe(
        `Bearer ${rotated?.accessToken}`,
      );
    }
    await page.goto(`${API}/apps/`);
    await page.click('header button');
    await isShown(page, headings.logIn);
  },
);
