import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from '../browsers/browser.ts';
import { credentials } from './harness/credentials.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { createProduct } from './harness/page-requests.ts';
import { openExchange } from './harness/panel.ts';
import { partOf, waitForTokenSet } from './harness/popup.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';
import { storedTokenSets } from './harness/stored.ts';
import { testId } from './harness/test-id.ts';
import { allowInPopup, saveCredentials, withPopup } from './harness/with-popup.ts';

const LABEL = 'Warehouse sync';

let harness: Harness;
let tab: Page;
let secrets: readonly string[];

beforeAll(async () => {
  harness = await startHarness({ browserName: E2E_BROWSER, executable: E2E_EXECUTABLE });
  tab = await harness.browser.openPage('https://app.inventorum.com/');
  const pasted = credentials(harness.sandbox, LABEL);
  await saveCredentials(harness, tab, LABEL);
  await allowInPopup(harness, tab);
  const now = credentials(harness.sandbox, LABEL);
  secrets = [
    pasted.app.clientSecret,
    pasted.tokenSet.refreshToken,
    now.tokenSet.refreshToken,
    now.tokenSet.accessToken,
    Buffer.from(`${pasted.app.clientId}:${pasted.app.clientSecret}`).toString('base64'),
  ];
});

afterAll(() => harness?.close());

/** Every secret that is in there, plain or URL-encoded. */
function secretsIn(text: string): readonly string[] {
  return secrets.filter((secret) => text.includes(secret) || text.includes(encodeURIComponent(secret)));
}

/** Markup, field values and everything a script of the page has put into its own storage. */
function contentOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const values = [...document.querySelectorAll('input')].map(({ value }) => value);
    return [document.documentElement.outerHTML, location.href, ...values].join('\n');
  });
}

test('the search finds a secret that is there', async () => {
  const stored = await storedTokenSets(harness.browser);
  expect(secretsIn(JSON.stringify(stored))).toHaveLength(2);
});

test('the popup holds no secret, not even in the form that edits one', async () => {
  await withPopup(harness, tab, async (popup) => {
    const id = await waitForTokenSet(popup, LABEL);
    expect(secretsIn(await contentOf(popup))).toEqual([]);
    await popup.click(partOf(id, 'token-set-edit'));
    await popup.waitFor((css) => document.querySelector(css), testId('form'));
    expect(secretsIn(await contentOf(popup))).toEqual([]);
    await popup.click(testId('cancel'));
    await popup.click(testId('app-edit'));
    await popup.waitFor((css) => document.querySelector(css), '[name="clientSecret"]');
    expect(secretsIn(await contentOf(popup))).toEqual([]);
  });
});

test('the panel shows which token set was sent without the token', async () => {
  const panel = await harness.browser.openPanel(tab);
  await openExchange(panel, { verdict: 'scope.wrong' }, (round) =>
    createProduct(tab, `/api/products/?x=${round}`),
  );
  const content = await contentOf(panel);
  expect(content).toContain(LABEL);
  expect(secretsIn(content)).toEqual([]);
  await panel.close();
});

test('the public status and the other public items hold no secret', async () => {
  const items = await harness.browser.inExtension(async () => {
    const local = await browser.storage.local.get(['status', 'policy']);
    return JSON.stringify([local, await browser.storage.session.get('sessionPolicy')]);
  });
  expect(items).toContain(LABEL);
  expect(secretsIn(items)).toEqual([]);
});

test('no answer of the background holds a secret', async () => {
  const answers = await harness.browser.inExtension(async () => {
    const commands = ['status.write', 'injection.choose', 'token-set.refresh', 'app.edit', 'token-set.edit'];
    const replies = commands.map((command) => browser.runtime.sendMessage({ command, input: {} }));
    return JSON.stringify(await Promise.all(replies));
  });
  expect(answers).toContain('ok');
  expect(secretsIn(answers)).toEqual([]);
});

test('nothing secret was written to any console, and no URL carried one', async () => {
  const panel = await harness.browser.openPanel(tab);
  await panel.evaluate(() => console.log('planted in the panel'));
  await panel.close();
  await withPopup(harness, tab, (popup) => popup.evaluate(() => console.log('planted in the popup')));
  await tab.evaluate(() => console.log('planted in the tab'));
  const messages = async () => (await harness.browser.consoleMessages()).join('\n');
  await expect.poll(messages).toMatch(/planted in the panel.*planted in the popup.*planted in the tab/s);
  expect(secretsIn(await messages())).toEqual([]);
  expect(secretsIn(harness.sandbox.requests.map(({ path, query }) => path + query).join('\n'))).toEqual([]);
});
