import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FaultAnswer } from '../../sandbox/faults/fault.ts';
import { TOKEN_PATH } from '../../src/inventorum/environment.ts';
import type { Page } from '../browsers/browser.ts';
import { type Credentials, credentials } from './harness/credentials.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { addApp, messageOf, waitForState, waitForTokenSet } from './harness/popup.ts';
import { shareOf } from './harness/share-of.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';
import { storedTokenSets } from './harness/stored.ts';
import { testId } from './harness/test-id.ts';
import { withOptions } from './harness/with-options.ts';
import { withPopup } from './harness/with-popup.ts';

let harness: Harness;
let tab: Page;

beforeAll(async () => {
  harness = await startHarness({ browserName: E2E_BROWSER, executable: E2E_EXECUTABLE });
  tab = await harness.browser.openPage('https://app.inventorum.com/');
});

afterAll(() => harness?.close());

/** Saves them in the popup, as an app of their own; returns the card's text once it is in that state. */
async function saveAndRead(pasted: Credentials, state: string): Promise<string> {
  const label = `App of ${pasted.tokenSet.label}`;
  return withPopup(harness, tab, async (popup) => {
    await addApp(popup, { ...pasted, app: { ...pasted.app, label } });
    await waitForState(popup, pasted.tokenSet.label, state);
    return messageOf(popup, await waitForTokenSet(popup, pasted.tokenSet.label));
  });
}

async function storedRefreshToken(wanted: string): Promise<string | undefined> {
  const stored = await storedTokenSets(harness.browser);
  return stored.find(({ label }) => label === wanted)?.refreshToken;
}

test('a wrong client secret is said, and the refresh token stays as it was', async () => {
  const { app, tokenSet } = credentials(harness.sandbox, 'Warehouse sync');
  const pasted = { app: { ...app, clientSecret: 'not-the-secret' }, tokenSet };
  expect(await saveAndRead(pasted, 'none/wrong client')).toMatch(/client id or secret is wrong/i);
  expect(await storedRefreshToken('Warehouse sync')).toBe(tokenSet.refreshToken);
});

test('a dead refresh token is said to be rejected, and is kept', async () => {
  const pasted = credentials(harness.sandbox, 'Read only');
  harness.sandbox.rotate('Read only');
  expect(await saveAndRead(pasted, 'none/rejected')).toMatch(/no longer accepts this refresh token/i);
  expect(await storedRefreshToken('Read only')).toBe(pasted.tokenSet.refreshToken);
});

// No driver can answer Chromium's question for this permission, and without a screen Firefox shows no notification.
if (E2E_BROWSER === 'firefox') {
  test('notifications are asked for in the settings, and given back there', async () => {
    const held = () =>
      harness.browser.inExtension(() => browser.permissions.contains({ permissions: ['notifications'] }));
    await withOptions(harness, async (options) => {
      await harness.browser.grantWhile([], () => options.click(testId('notify')));
      await options.waitFor((css) => document.querySelector(`${css}[aria-checked="true"]`), testId('notify'));
      expect(await held()).toBe(true);
      await options.click(testId('notify'));
      await expect.poll(held).toBe(false);
    });
  });
}

const FAULTS: readonly { what: string; label: string; state: string; answer: FaultAnswer; says: RegExp }[] = [
  {
    what: 'HTML instead of JSON',
    label: 'Catalogue admin',
    state: 'none/backing off',
    answer: { kind: 'html' },
    says: /html|web page|not json/i,
  },
  {
    what: '429 with Retry-After',
    label: 'Everything',
    state: 'none/backing off',
    answer: { kind: 'answer', status: 429, headers: { 'Retry-After': '120' } },
    says: /too many|429|limit/i,
  },
];

/** Of this token set alone: that of an earlier test is tried again meanwhile. */
function callOf(tokenSet: string) {
  return { path: TOKEN_PATH, method: 'POST', tokenSet };
}

test.each(shareOf(FAULTS))(
  '$what: nothing is lost, and it is tried again later',
  async ({ label, state, answer, says }) => {
    const pasted = credentials(harness.sandbox, label);
    harness.sandbox.failNext(callOf(label), answer);
    expect(await saveAndRead(pasted, state)).toMatch(says);
    expect(await storedRefreshToken(label)).toBe(pasted.tokenSet.refreshToken);
  },
);

test('a 200 without token_type is said to be wrong, and the refresh token in it is stored', async () => {
  const label = 'Everything, as staff';
  const pasted = credentials(harness.sandbox, label);
  harness.sandbox.failNext(callOf(label), { kind: 'edit', remove: ['token_type'] });
  expect(await saveAndRead(pasted, 'none/backing off')).toMatch(/does not follow OAuth/i);
  const { refreshToken } = credentials(harness.sandbox, label).tokenSet;
  expect(refreshToken).not.toBe(pasted.tokenSet.refreshToken);
  expect(await storedRefreshToken(label)).toBe(refreshToken);
});

test('with the server down, the refresh token waits, and the popup says when it is tried again', async () => {
  const pasted = credentials(harness.sandbox, 'Shop export');
  await harness.sandbox.close();
  expect(await saveAndRead(pasted, 'none/backing off')).toMatch(/cannot be reached.*next try at \d/is);
  expect(await storedRefreshToken('Shop export')).toBe(pasted.tokenSet.refreshToken);
});
