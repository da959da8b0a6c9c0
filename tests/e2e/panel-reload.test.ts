import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from '../browsers/browser.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { getFrom } from './harness/page-requests.ts';
import { openCall } from './harness/panel.ts';
import { panelOverApi } from './harness/panel-over-api.ts';
import { textOf } from './harness/popup.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';
import { tabTo } from './harness/tab-to.ts';
import { testId } from './harness/test-id.ts';

// Both browsers close a panel together with its extension, so no panel outlives a reload: what was saved does.

let harness: Harness;
let tab: Page;
let panel: Page;

beforeAll(async () => {
  harness = await startHarness({ browserName: E2E_BROWSER, executable: E2E_EXECUTABLE });
  ({ tab, panel } = await panelOverApi(harness, 'Warehouse sync'));
});

afterAll(() => harness?.close());

async function openSessions(): Promise<void> {
  await panel.click(testId('filter'));
  await tabTo(panel, 'view-sessions');
  await panel.press('Enter');
  await panel.waitFor((css) => document.querySelector(css), testId('session-name'));
}

/** All that the extension stores outside of IndexedDB. */
function stored(): Promise<string> {
  return harness.browser.inExtension(async () => {
    const both = await Promise.all([browser.storage.local.get(), browser.storage.session.get()]);
    return JSON.stringify(both);
  });
}

test('the browser closes an open panel when the extension is reloaded; a list saved before opens again', async () => {
  await getFrom(tab, '/api/products/?before=reload');
  const before = `${testId('call')}[data-key*="before=reload"]`;
  await panel.waitFor((css) => document.querySelector(css), before);
  await openSessions();
  await panel.type(testId('session-name'), 'Before the reload');
  await panel.click(testId('session-save'));
  await expect.poll(() => textOf(panel, 'session-outcome')).toBe('Saved.');

  await harness.browser.reloadExtension();
  const isOpen = () =>
    panel
      .evaluate(() => true)
      .then(
        () => true,
        () => false,
      );
  await expect.poll(isOpen).toBe(false);
  // The rest was never saved, so it is not on the disk, and the browser has emptied memory.
  expect(await stored()).not.toContain('before=reload');

  await tab.activate();
  panel = await harness.browser.openPanel(tab);
  await openCall(panel, { verdict: 'ok' }, (round) => getFrom(tab, `/api/products/?after=${round}`));
  expect(await panel.evaluate((css) => document.querySelector(css), before)).toBeNull();
  await openSessions();
  await panel.click(testId('session-open'));
  await panel.waitFor((css) => document.querySelector(css), `${testId('session-strip')}[data-complete]`);
  await panel.waitFor((css) => document.querySelector(css), before);
});
