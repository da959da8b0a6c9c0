import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from '../browsers/browser.ts';
import { credentials } from './harness/credentials.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { refreshUntil } from './harness/refresh-until.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';
import { testId } from './harness/test-id.ts';
import { withOptions } from './harness/with-options.ts';
import { saveCredentials, withPopup } from './harness/with-popup.ts';

const LABEL = 'Warehouse sync';

let harness: Harness;
let tab: Page;

beforeAll(async () => {
  harness = await startHarness({ browserName: E2E_BROWSER, executable: E2E_EXECUTABLE });
  tab = await harness.browser.openPage('https://app.inventorum.com/');
  await saveCredentials(harness, tab, LABEL);
});

afterAll(() => harness?.close());

test('the settings tell why a token stopped working: when, what came back, and which token was sent', async () => {
  const pasted = credentials(harness.sandbox, LABEL).tokenSet.refreshToken;
  harness.sandbox.rotate(LABEL);
  await withPopup(harness, tab, (popup) => refreshUntil(popup, LABEL, 'live/rejected'));

  await withOptions(harness, async (options) => {
    await options.click(`${testId('history')} summary`);
    const rows = await options.waitFor((css) => {
      const found = [...document.querySelectorAll<HTMLElement>(css)];
      return found.length < 2 ? null : found.map(({ innerText }) => innerText);
    }, testId('history-entry'));
    expect(rows[0]).toMatch(/\d\d:\d\d\s+Rejected.*\s400\s.*ms/s);
    expect(rows.at(-1)).toMatch(/Refreshed\s+200/);
    const fingerprints = rows.map((row) => row.match(/[0-9a-f]{8}$/)?.[0]);
    expect(new Set(fingerprints).size).toBe(2);
    expect(await options.evaluate(() => document.documentElement.outerHTML)).not.toContain(pasted);
  });
});

test('diagnostics name a defect of the background by its location, and hold nothing of the user or the installation', async () => {
  const { browser: real, sandbox } = harness;
  // The data of a newer or broken build: the background fails whenever it reads the environments.
  const problem = await real.inExtension(
    async (message) => {
      const { environments } = await browser.storage.local.get('environments');
      await browser.storage.local.set({ environments: { version: 1, value: 5 } });
      const reply = await browser.runtime.sendMessage(JSON.parse(message));
      if (environments === undefined) await browser.storage.local.remove('environments');
      else await browser.storage.local.set({ environments });
      return JSON.stringify(reply);
    },
    JSON.stringify({ command: 'recovery.dismiss', input: {} }),
  );
  expect(JSON.parse(problem)).toEqual({ ok: false, problem: { code: 'unexpected' } });

  await withOptions(harness, async (options) => {
    await options.click(testId('show-diagnostics'));
    const text = await options.waitFor(
      (css) => document.querySelector(css)?.textContent,
      testId('diagnostics-text'),
    );
    expect(text).toMatch(/Z (?:reconcile|command): TypeError at background\.js:\d+:\d+/);
    expect(text).toMatch(/^INVENTORUM API Companion [\d.]+, (?:Chrome|Firefox) \d+/);
    const { tokenSet, app } = credentials(sandbox, LABEL);
    const install = new URL(real.extensionOrigin).host;
    for (const own of [LABEL, tokenSet.refreshToken, app.label, app.clientId, install, 'inventorum.com'])
      expect(text).not.toContain(own);
  });
});
