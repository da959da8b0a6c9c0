import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hostilePaste } from '../../src/import/fixtures/hostile-paste.ts';
import type { Page } from '../browsers/browser.ts';
import { TEST_SEED } from '../test-seed.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { formIn } from './harness/form-in.ts';
import { getFrom } from './harness/page-requests.ts';
import { textOf } from './harness/popup.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';
import { testId } from './harness/test-id.ts';
import { withPopup } from './harness/with-popup.ts';

// Ways into the form that only a real browser has, and its own questions about them.

const FORM_PAGE = '/src/popup/index.html#form';

let harness: Harness;
let tab: Page;

beforeAll(async () => {
  harness = await startHarness({ browserName: E2E_BROWSER, executable: E2E_EXECUTABLE });
  tab = await harness.browser.openPage('https://app.inventorum.com/');
});

afterAll(() => harness?.close());

test('the steps for somebody without credentials name the scopes of the calls that the panel has seen', async () => {
  const page = await harness.browser.openPage('https://app.inventorum.com/');
  const panel = await harness.browser.openPanel(page);
  // Firefox's DevTools miss requests of their first second.
  const listed = async () => {
    await getFrom(page, '/api/products/');
    return panel.evaluate((css) => document.querySelectorAll(css).length, testId('call'));
  };
  await expect.poll(listed).toBeGreaterThan(0);
  const kept = () =>
    harness.browser.inExtension(async () => Object.keys(await browser.storage.session.get(null)).join());
  await expect.poll(kept).toMatch(/kept\.\d+\.\d/);
  await withPopup(harness, page, async (popup) => {
    await popup.click(`${testId('need-credentials')} summary`);
    await popup.waitFor((css) => document.querySelector(css), testId('scopes-of-calls'));
    expect(await textOf(popup, 'scopes-of-calls')).toContain('products:read');
  });
  await page.close();
});

if (E2E_BROWSER === 'firefox') {
  test('the button that pastes fills the form from the clipboard, once Firefox has asked', async () => {
    const { firefoxWindow } = harness.browser;
    await firefoxWindow?.copy('App: Copied shop\nClient ID: ci-4712\nClient Secret: cs-4712');
    await withPopup(harness, tab, async (popup) => {
      await popup.click(testId('paste'));
      await firefoxWindow?.confirmPaste();
      await popup.waitFor((css) => document.querySelector(css)?.textContent, testId('paste-note'));
      expect(await formIn(popup)).toMatchObject({ label: 'Copied shop', clientId: 'ci-4712' });
      await popup.click(testId('cancel'));
      await popup.waitFor((css) => document.querySelector(css), testId('first-run'));
    });
  });
}

if (E2E_BROWSER === 'firefox') {
  test('Firefox does not offer to save the client secret as a log-in, unlike the password of any page', async () => {
    const { firefoxWindow } = harness.browser;
    if (!firefoxWindow) return;
    await firefoxWindow.offerLogins(true);
    const page = await harness.browser.openPage('https://other.test/');
    await page.evaluate(() => {
      document.body.innerHTML =
        '<form action="/sent"><input name="user"><input name="word" type="password"><button>Log in</button></form>';
    });
    await page.type('[name="user"]', 'somebody');
    await page.type('[name="word"]', 'correct horse');
    await page.click('button');
    await expect.poll(() => firefoxWindow.offersLogin(page)).toBe(true);
    await page.close();

    const form = await harness.browser.openPage(`${harness.browser.extensionOrigin}${FORM_PAGE}`);
    await form.waitFor((css) => document.querySelector(css), '[name="refreshToken"]');
    const typed = { label: 'Own', clientId: 'ci-4713', clientSecret: 'cs-4713-secret', tokenSetLabel: 'Own' };
    for (const [name, value] of Object.entries({ ...typed, refreshToken: 'rt-4713-token' })) {
      await form.type(`[name="${name}"]`, value);
    }
    await form.click(testId('save'));
    await form.waitFor((css) => !document.querySelector(css), testId('form'));
    // Longer than the question in the control took to appear.
    for (let round = 0; round < 10; round += 1) {
      expect(await firefoxWindow.offersLogin(form)).toBe(false);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    await form.close();
    await firefoxWindow.offerLogins(false);
  });
}

/** Pastes a text without a focused field, and returns what the form says of it. */
async function sayingOf(form: Page, text: string): Promise<readonly string[]> {
  await form.evaluate(async (pasted) => {
    // The form listens once it is painted.
    await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
    const event = new Event('paste', { bubbles: true, cancelable: true });
    Object.defineProperty(event, 'clipboardData', { value: { getData: () => pasted } });
    document.body.dispatchEvent(event);
  }, text);
  const css = `${testId('paste-note')}:not([hidden]), ${testId('several')}`;
  return await form.waitFor((shown) => {
    const said = [...document.querySelectorAll<HTMLElement>(shown)].map(({ innerText }) => innerText);
    return said.length > 0 ? said : null;
  }, css);
}

test('after each of ten hostile pastes the form says one thing, and takes what is typed', async () => {
  const texts = fc
    .sample(hostilePaste, { numRuns: 20, seed: TEST_SEED })
    .filter((text) => text.trim() !== '' && !/\p{Surrogate}/u.test(text))
    .slice(0, 10);
  const form = await harness.browser.openPage(`${harness.browser.extensionOrigin}${FORM_PAGE}`);
  for (const [index, text] of texts.entries()) {
    await form.waitFor((css) => document.querySelector(css), `${testId('form')} [name="label"]`);
    const said = await sayingOf(form, text);
    expect(said, JSON.stringify(text.slice(0, 200))).toEqual([expect.stringMatching(/\S/)]);
    if (await form.evaluate((css) => document.querySelector(css) === null, testId('several'))) {
      await form.type('[name="label"]', `Shop ${index}`);
      expect(await formIn(form)).toMatchObject({ label: `Shop ${index}` });
    }
    await form.click(testId('cancel'));
    await form.waitFor((css) => !document.querySelector(css), `${testId('form')}, ${testId('several')}`);
    await form.click(testId('add'));
  }
  await form.close();
});
