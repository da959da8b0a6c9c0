import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hostilePaste } from '../../src/import/fixtures/hostile-paste.ts';
import { MESSAGES } from '../../src/messages/messages.ts';
import type { Page } from '../browsers/browser.ts';
import { TEST_SEED } from '../test-seed.ts';
import { credentials } from './harness/credentials.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { getFrom } from './harness/page-requests.ts';
import { textOf, waitForState } from './harness/popup.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';
import { testId } from './harness/test-id.ts';
import { withPopup } from './harness/with-popup.ts';

// What is typed in a form outlives the popup and the worker. The harness looks for the secret in every page.

const LABEL = 'Warehouse sync';
const FORM_PAGE = '/src/popup/index.html#form';

let harness: Harness;
let tab: Page;

beforeAll(async () => {
  harness = await startHarness({ browserName: E2E_BROWSER, executable: E2E_EXECUTABLE });
  tab = await harness.browser.openPage('https://app.inventorum.com/');
});

afterAll(() => harness?.close());

/** The values of the form's text fields by name, and what is said under that of the secret; null: no form is open. */
function formIn(page: Page): Promise<Readonly<Record<string, string>> | null> {
  return page.evaluate((css) => {
    const form = document.querySelector(css);
    if (!form) return null;
    const fields = [...form.querySelectorAll<HTMLInputElement>('input:not([type="radio"])')];
    const note = form.querySelector<HTMLElement>('[data-testid="note-clientSecret"]');
    return Object.fromEntries([
      ...fields.map(({ name, value }) => [name, value]),
      ['note', note?.innerText ?? ''],
    ]);
  }, testId('form'));
}

/** Opens the form that adds an app; its code may not be loaded yet. */
async function addForm(popup: Page): ReturnType<typeof formIn> {
  await popup.click(testId('add'));
  await popup.waitFor((css) => document.querySelector(css), testId('form'));
  return await formIn(popup);
}

async function typeThreeFields(page: Page): Promise<void> {
  const { app } = credentials(harness.sandbox, LABEL);
  await page.type('[name="label"]', 'Locamo.de connector');
  await page.type('[name="clientId"]', app.clientId);
  await page.type('[name="clientSecret"]', app.clientSecret);
}

async function expectThreeFields(page: Page): Promise<void> {
  const { clientId, clientSecret } = credentials(harness.sandbox, LABEL).app;
  await page.waitFor((css) => document.querySelector(css), testId('forget-clientSecret'));
  const note = `Still there: ${clientSecret.length} characters, the last four are ${clientSecret.slice(-4)}.`;
  expect(await formIn(page)).toMatchObject({
    ...{ label: 'Locamo.de connector', clientId, clientSecret: '' },
    note: expect.stringContaining(note),
  });
}

/** Moves the drafts back in time, as if they were so much older. */
async function growOlder(minutes: number): Promise<void> {
  await harness.browser.inExtension(async (ms) => {
    const items = await browser.storage.session.get(['drafts', 'draftOutlines']);
    const older = JSON.stringify(items, (key, value) => (key === 'changedAt' ? value - ms : value));
    await browser.storage.session.set(JSON.parse(older));
  }, minutes * 60_000);
}

test('the steps for somebody without credentials name the scopes of the calls that the panel has seen', async () => {
  const page = await harness.browser.openPage('https://app.inventorum.com/');
  const panel = await harness.browser.openPanel(page);
  // Firefox's DevTools miss requests of their first second.
  const listed = async () => {
    await getFrom(page, '/api/products/');
    return panel.evaluate((css) => document.querySelectorAll(css).length, testId('exchange'));
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

test('three fields typed, the popup closed, the worker stopped: all is there, and is saved', async () => {
  await withPopup(harness, tab, async (popup) => {
    await popup.click(testId('add'));
    await typeThreeFields(popup);
  });
  await harness.browser.killWorker();

  await withPopup(harness, tab, expectThreeFields);
  await growOlder(29);
  const { tokenSet } = credentials(harness.sandbox, LABEL);
  await withPopup(harness, tab, async (popup) => {
    await expectThreeFields(popup);
    await popup.type('[name="tokenSetLabel"]', LABEL);
    await popup.type('[name="refreshToken"]', tokenSet.refreshToken);
    await popup.click(testId('save'));
    await waitForState(popup, LABEL, 'live/idle');
    await popup.waitFor((css) => document.querySelector(css), testId('first-saved'));
  });

  await withPopup(harness, tab, async (popup) => {
    expect(await addForm(popup)).toMatchObject({ label: '', clientId: '', note: '' });
  });
});

test('the same form goes on in a tab, and is gone once it is discarded there', async () => {
  const popup = await harness.browser.openPopup(tab);
  await popup.click(testId('add'));
  await typeThreeFields(popup);
  await popup.click(testId('continue-in-tab')).catch(() => undefined);
  const form = await harness.browser.pageAt(`${harness.browser.extensionOrigin}${FORM_PAGE}`);
  await expectThreeFields(form);
  await popup.close().catch(() => undefined);

  await form.reload();
  await expectThreeFields(form);
  await form.click(testId('cancel'));
  await expect.poll(() => formIn(form)).toBeNull();
  await form.close();
  await withPopup(harness, tab, async (again) => {
    await again.waitFor((css) => document.querySelector(css), testId('token-set'));
    expect(await addForm(again)).toMatchObject({ label: '', clientId: '', note: '' });
  });
});

test('after thirty minutes nothing is left', async () => {
  await withPopup(harness, tab, async (popup) => {
    await popup.click(testId('add'));
    await typeThreeFields(popup);
  });
  await growOlder(30);
  await withPopup(harness, tab, async (popup) => {
    expect(await addForm(popup)).toMatchObject({ label: '', clientId: '', note: '' });
  });
});

if (E2E_BROWSER === 'firefox') {
  test('a text that is selected on a page fills the form, by its menu, whatever the background does', async () => {
    // No secrets of the sandbox: the page that reads the text has them in its fields.
    const lines = [
      'App: Selected shop',
      'Client ID: ci-4711',
      'Client Secret: cs-4711',
      'Refresh Token: rt-4711',
    ];
    const page = await harness.browser.openPage('https://other.test/');
    await page.evaluate((text) => {
      document.body.innerHTML = '<pre style="font-size: 60px"></pre>';
      const [pre] = document.getElementsByTagName('pre');
      if (pre) pre.textContent = text;
      getSelection()?.selectAllChildren(document.body);
    }, lines.join('\n'));
    await harness.browser.killWorker();

    await harness.browser.choosePageMenu?.(page, MESSAGES.menuAddSelection.en);

    const outlines = () =>
      harness.browser.inExtension(async () =>
        JSON.stringify((await browser.storage.session.get('draftOutlines'))['draftOutlines'] ?? null),
      );
    // The popup that the click opened has read the text.
    await expect.poll(outlines).toContain('"label":"Selected shop"');
    expect(await outlines()).toContain('"clientId":"ci-4711"');
    expect(await outlines()).toContain('"clientSecret":{"length":7,"tail":""}');
    await page.close();
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
    // As long as the control's question took at most.
    for (let round = 0; round < 10; round += 1) {
      expect(await firefoxWindow.offersLogin(form)).toBe(false);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    await form.close();
    await firefoxWindow.offerLogins(false);
  });
}

/** Which of the texts stand in any file of the browser's profile, in one of the encodings that browsers use. */
async function onDisk(texts: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  const { profile } = harness.browser;
  for (const entry of await readdir(profile, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = await readFile(path.join(entry.parentPath, entry.name)).catch(() => null);
    for (const text of texts) {
      if (bytes?.includes(text) || bytes?.includes(Buffer.from(text, 'utf16le'))) found.add(text);
    }
  }
  return found;
}

test('nothing typed in the form is in a file, unlike the field of any page, though the browser keeps both tabs', async () => {
  const typed = { label: 'kZq8wYv3Lx', clientId: 'Tb5nRj0Pd2', clientSecret: 'hW6cXg4Ms9' };
  const control = 'uF1eQy7Ko3';
  await tab.evaluate(() => {
    const field = document.body.appendChild(document.createElement('input'));
    field.name = 'control';
  });
  await tab.type('[name="control"]', control);
  const form = await harness.browser.openPage(`${harness.browser.extensionOrigin}${FORM_PAGE}`);
  for (const [name, value] of Object.entries(typed)) await form.type(`[name="${name}"]`, value);
  await expect.poll(async () => JSON.stringify(await outlines())).toContain(typed.label);

  await expect.poll(() => onDisk([control]), { timeout: 60_000, interval: 1000 }).toContain(control);
  expect(await onDisk(Object.values(typed))).toEqual(new Set());
});

function outlines(): Promise<unknown> {
  return harness.browser.inExtension(() => browser.storage.session.get('draftOutlines'));
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
    return said.length > 0 && said;
  }, css);
}

test('after each of ten hostile pastes the form says one thing, and takes what is typed', async () => {
  const texts = fc
    .sample(hostilePaste, { numRuns: 20, seed: TEST_SEED })
    .filter((text) => text.trim() !== '' && text.isWellFormed())
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
