import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MESSAGES } from '../../src/messages/messages.ts';
import type { Page } from '../browsers/browser.ts';
import { credentials } from './harness/credentials.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { formIn } from './harness/form-in.ts';
import { waitForState } from './harness/popup.ts';
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
  // The background keeps it a moment after it is typed.
  const kept = `"clientSecret":{"length":${app.clientSecret.length},`;
  await expect.poll(async () => JSON.stringify(await outlines())).toContain(kept);
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

    const kept = async () => JSON.stringify(await outlines());
    // The popup that the click opened has read the text.
    await expect.poll(kept).toContain('"label":"Selected shop"');
    expect(await kept()).toContain('"clientId":"ci-4711"');
    expect(await kept()).toContain('"clientSecret":{"length":7,"tail":""}');
    await page.close();
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
