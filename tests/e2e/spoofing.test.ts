import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from '../browsers/browser.ts';
import { command } from './harness/commands.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';
import { saveCredentials } from './harness/with-popup.ts';

let harness: Harness;
let tab: Page;

beforeAll(async () => {
  harness = await startHarness({ browserName: E2E_BROWSER, executable: E2E_EXECUTABLE });
  tab = await harness.browser.openPage('https://app.inventorum.com/');
  await saveCredentials(harness, tab, 'Warehouse sync');
  // Answered once everything of the refresh is written.
  await command(harness.browser, 'recovery.dismiss', {});
});

afterAll(() => harness?.close());

function policy(): Promise<string> {
  return harness.browser.inExtension(async () =>
    JSON.stringify(await browser.storage.local.get(['policy', 'status'])),
  );
}

test('a page of the web has no way to send the background a message', async () => {
  const before = await policy();
  const { host } = new URL(harness.browser.extensionOrigin);
  const outcome = await tab.evaluate(async (id) => {
    const api: { sendMessage?: (...args: unknown[]) => Promise<unknown> } | undefined =
      Reflect.get(globalThis, 'browser')?.runtime ?? Reflect.get(globalThis, 'chrome')?.runtime;
    if (api?.sendMessage === undefined) return 'no API';
    return api.sendMessage(id, { command: 'injection.switch', input: { on: false } }).then(
      (reply) => JSON.stringify(reply ?? null),
      () => 'refused',
    );
  }, host);
  expect(['no API', 'refused', 'null']).toContain(outcome);
  expect(await policy()).toBe(before);
});

test('the extension answers no message and no port from outside, and shows no page of its own to the web', async () => {
  const { extensionOrigin } = harness.browser;
  const loaded = await tab.evaluate(async (origin) => {
    const paths = [
      '/manifest.json',
      '/src/popup/index.html',
      '/src/devtools/panel/index.html',
      '/icons/16.png',
    ];
    const tries = paths.map((path) =>
      fetch(origin + path).then(
        () => path,
        () => null,
      ),
    );
    return (await Promise.all(tries)).filter((path) => path !== null);
  }, extensionOrigin);
  expect(loaded).toEqual([]);
});

test.each([
  { what: 'an unknown command', message: { command: 'vault.read', input: {} } },
  { what: 'a name of the prototype', message: { command: 'constructor', input: {} } },
  { what: 'no command', message: { input: {} } },
  { what: 'an input of the wrong shape', message: { command: 'injection.switch', input: { on: 'no' } } },
  {
    what: 'an input with more than asked for',
    message: { command: 'origin.allow', input: { origin: 'https://*/' } },
  },
  { what: 'no object at all', message: 'injection.switch' },
])('$what is refused, even from a page of ours', async ({ message }) => {
  const before = await policy();
  const reply = await harness.browser.inExtension(
    async (sent) => JSON.stringify(await browser.runtime.sendMessage(sent)),
    message,
  );
  expect(JSON.parse(reply)).toMatchObject({ ok: false });
  expect(await policy()).toBe(before);
});
