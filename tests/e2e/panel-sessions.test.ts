import { afterAll, beforeAll, expect, test } from 'vitest';
import { harText, recordedEntry } from '../../src/devtools/panel/fixtures/recorded-har.ts';
import { TOKEN_PATH } from '../../src/inventorum/environment.ts';
import type { Page } from '../browsers/browser.ts';
import { axeViolations } from './harness/axe-violations.ts';
import { command, commandAndGoOn } from './harness/commands.ts';
import { appInput, credentials } from './harness/credentials.ts';
import { openTab } from './harness/detail.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { openFile, recordedByBrowser } from './harness/open-file.ts';
import { createProduct, getFrom } from './harness/page-requests.ts';
import { openCall, openRow } from './harness/panel.ts';
import { panelOverApi } from './harness/panel-over-api.ts';
import { textOf } from './harness/popup.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';
import { storedTokenSets } from './harness/stored.ts';
import { tabTo } from './harness/tab-to.ts';
import { testId } from './harness/test-id.ts';

const LABEL = 'Warehouse sync';

let harness: Harness;
let tab: Page;
let panel: Page;

beforeAll(async () => {
  harness = await startHarness({ browserName: E2E_BROWSER, executable: E2E_EXECUTABLE });
  ({ tab, panel } = await panelOverApi(harness, LABEL));
});

afterAll(() => harness?.close());

function listed(): Promise<readonly string[]> {
  return panel.evaluate(
    (css) =>
      [...document.querySelectorAll<HTMLElement>(css)].map(
        ({ dataset: { method, status, verdict } }) => `${method} ${status} ${verdict}`,
      ),
    testId('call'),
  );
}

/** As stored, which is a moment after they are changed. */
function settings(): Promise<unknown> {
  return harness.browser.inExtension(() => browser.storage.local.get('panelSettings'));
}

/** From the filter: in Firefox the Tab key leads out of the panel at its end. */
async function openSessions(): Promise<void> {
  await panel.click(testId('filter'));
  await tabTo(panel, 'view-sessions');
  await panel.press('Enter');
  await panel.waitFor((css) => document.querySelector(css), testId('session-file'));
}

/** Resolves when the live list is shown again. */
async function closeSession(): Promise<void> {
  await panel.click(testId('session-close'));
  await panel.waitFor((css) => document.querySelector(css) === null, testId('session-close'));
}

test('a file of the browser itself shows the verdicts of the live list, which goes on meanwhile', async () => {
  await createProduct(tab, '/api/products/?recorded=1');
  await panel.waitFor((css) => document.querySelector(css), `${testId('call')}[data-status="403"]`);
  const live = await listed();
  const text = await recordedByBrowser(panel);
  await openSessions();
  await tabTo(panel, 'session-file');
  expect(await axeViolations(panel)).toEqual([]);
  await openFile(panel, { name: 'network.har', text }, 'chosen');
  await panel.waitFor((css) => document.querySelector(css), `${testId('session-strip')}[data-complete]`);
  expect(await listed()).toEqual(live);
  expect(await textOf(panel, 'session-strip')).toMatch(/network\.har.*Read-only/s);
  expect(await axeViolations(panel)).toEqual([]);
  await panel.press('End');
  await panel.press('Enter');
  await expect.poll(() => textOf(panel, 'verdict-title')).toBe('This token may not create products');
  expect(await textOf(panel, 'needed')).toContain('products:create');
  await openTab(panel, 'response');
  await expect.poll(() => textOf(panel, 'response-tab')).toContain('scope.wrong');
  expect(await axeViolations(panel)).toEqual([]);
  harness.sawText('the panel with a session', await panel.evaluate(() => document.body.outerHTML));
  await getFrom(tab, '/api/products/?while=open');
  await panel.click(testId('filter'));
  await tabTo(panel, 'session-close');
  await panel.press('Enter');
  await panel.waitFor((css) => document.querySelector(css), `${testId('call')}[data-key*="while=open"]`);
  await expect.poll(listed).toEqual([...live, 'GET 200 ok']);
  expect(await harness.findings()).toEqual([]);
});

test.each(['dropped', 'chosen'] as const)(
  'a file with credentials that is %s goes to the form in a tab',
  async (way) => {
    if (way === 'chosen') await openSessions();
    const text = 'SHORE_APP_NAME=Dropped\nSHORE_CLIENT_ID=ci-4714\nSHORE_CLIENT_SECRET=cs-4714';
    await openFile(panel, { name: '.env', text }, way);
    const form = await harness.browser.pageAt(`${harness.browser.extensionOrigin}/src/popup/index.html#form`);
    const clientId = () =>
      form.evaluate(() => document.querySelector<HTMLInputElement>('[name="clientId"]')?.value ?? null);
    await expect.poll(clientId).toBe('ci-4714');
    await form.click(testId('cancel'));
    await form.close();
    await tab.activate();
  },
);

test('no saved secret of a dropped file comes into the panel, wherever the file has it', async () => {
  const { tokenSet } = credentials(harness.sandbox, LABEL);
  const secret = tokenSet.refreshToken;
  const body = JSON.stringify({ error: { key: 'x', description: secret, fields: { name: [secret] } } });
  const entry = recordedEntry({
    url: `https://app.inventorum.com/api/products/?note=${encodeURIComponent(secret)}`,
    ...{ status: 400, body, token: tokenSet.accessToken },
  });
  await openFile(panel, { name: 'planted.har', text: harText([entry]) }, 'dropped');
  await panel.waitFor((css) => document.querySelectorAll(css).length === 1, testId('call'));
  await panel.press('End');
  await panel.press('Enter');
  await expect.poll(() => textOf(panel, 'server-says')).toContain('400');
  for (const name of ['request', 'response', 'code']) {
    await openTab(panel, name);
    harness.sawText(`the tab ${name}`, await panel.evaluate(() => document.body.outerHTML));
  }
  expect(await harness.findings()).toEqual([]);
  await closeSession();
});

test('a list is saved, opened where it was left, deleted and brought back', async () => {
  const live = await listed();
  await panel.type(testId('filter'), 'status:403');
  await panel.waitFor((css) => document.querySelectorAll(css).length === 1, testId('call'));
  await openRow(panel, testId('call'));
  await openSessions();
  await tabTo(panel, 'session-name');
  for (const key of 'Returns') await panel.press(key);
  await panel.press('Enter');
  await expect.poll(() => textOf(panel, 'session-outcome')).toBe('Saved.');
  await expect.poll(() => textOf(panel, 'saved-session')).toMatch(/Returns/);
  expect(await axeViolations(panel)).toEqual([]);
  const saved = await panel.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const opening = indexedDB.open('sessions');
        opening.onsuccess = () => {
          const all = opening.result.transaction('records').objectStore('records').getAll();
          all.onsuccess = () => {
            const blobs = all.result.filter(
              (each): each is Blob => Object.prototype.toString.call(each) === '[object Blob]',
            );
            void Promise.all(blobs.map((blob) => blob.text())).then((texts) => resolve(texts.join('')));
          };
        };
      }),
  );
  expect(JSON.parse(saved).log.entries).toHaveLength(live.length);
  harness.sawText('the saved session', saved);
  await tabTo(panel, 'session-delete');
  await panel.press('Enter');
  await panel.waitFor((css) => document.activeElement?.matches(css), testId('session-undo'));
  await panel.press('Enter');
  await panel.click(testId('session-open'));
  await panel.waitFor((css) => document.querySelector(css), `${testId('session-strip')}[data-complete]`);
  await expect.poll(listed).toEqual(live.filter((row) => row.includes('403')));
  await panel.waitFor((css) => document.querySelector(css), `${testId('call')}[aria-selected="true"]`);
  await closeSession();
  await panel.click(testId('filter'));
  await panel.press('Escape');
  await expect.poll(async () => JSON.stringify(await settings())).toContain('"filter":""');
  expect(await harness.findings()).toEqual([]);
});

test('a file that is none says so, and leads back', async () => {
  await openFile(panel, { name: 'notes.txt', text: 'no JSON' }, 'dropped');
  await expect.poll(() => textOf(panel, 'session-problem')).toContain('not complete JSON');
  expect(await axeViolations(panel)).toEqual([]);
  await closeSession();
  await panel.waitFor((css) => document.querySelector(css), testId('call'));
});

test('the list comes back after DevTools were closed and opened again, from memory only', async () => {
  const live = await listed();
  const kept = () =>
    harness.browser.inExtension(async () => {
      const items = await browser.storage.session.get(null);
      const copies = Object.fromEntries(Object.entries(items).filter(([key]) => key.startsWith('kept.')));
      return JSON.stringify(copies);
    });
  const many = String.raw`\"explanation\"`;
  await expect.poll(async () => (await kept()).split(many).length - 1).toBe(live.length);
  harness.sawText('the kept calls', await kept());
  await panel.close();
  panel = await harness.browser.openPanel(tab);
  await panel.waitFor(
    (css, amount) => document.querySelectorAll(css).length === amount,
    testId('call'),
    live.length,
  );
  await expect.poll(listed).toEqual(live);
  await openRow(panel, `${testId('call')}[data-status="403"]`);
  await expect.poll(() => textOf(panel, 'verdict-title')).toBe('This token may not create products');
  await openTab(panel, 'response');
  await expect.poll(() => textOf(panel, 'response-tab')).toContain('scope.wrong');
  await openTab(panel, 'code');
  expect(await panel.evaluate((css) => document.querySelector(css), testId('copy-with-token'))).toBeNull();
  const onDisk = await harness.browser.inExtension(async () =>
    Object.keys(await browser.storage.local.get(null)).filter((key) => key.startsWith('kept')),
  );
  expect(onDisk).toEqual([]);
  expect(await harness.findings()).toEqual([]);
  // Unless the log is preserved, nothing of a page that is gone comes back.
  await panel.click(testId('preserve-log'));
  await expect.poll(async () => JSON.stringify(await settings())).toContain('"preserveLog":false');
  await panel.close();
  await tab.reload();
  panel = await harness.browser.openPanel(tab);
  await openCall(panel, { verdict: 'ok' }, (round) => getFrom(tab, `/api/products/?after=${round}`));
  expect((await listed()).filter((row) => row.includes('403'))).toEqual([]);
});

/** Writes to a storage area until it refuses even a few bytes. */
function fill(area: 'local' | 'session'): Promise<null> {
  return harness.browser.inExtension(async (name) => {
    let count = 0;
    for (let size = 4_000_000; size >= 16; size /= 2) {
      for (let isFull = false; !isFull; count += 1) {
        isFull = await browser.storage[name].set({ [`filler.${count}`]: 'x'.repeat(size) }).then(
          () => false,
          () => true,
        );
      }
    }
    return null;
  }, area);
}

/** Keys in storage.session that begin so. */
async function inSession(start: string): Promise<readonly string[]> {
  const keys = await harness.browser.inExtension(async () =>
    Object.keys(await browser.storage.session.get(null)),
  );
  return keys.filter((key) => key.startsWith(start));
}

function empty(area: 'local' | 'session'): Promise<null> {
  return harness.browser.inExtension(async (name) => {
    const keys = Object.keys(await browser.storage[name].get(null));
    await browser.storage[name].remove(keys.filter((key) => key.startsWith('filler.')));
    return null;
  }, area);
}

// Firefox has no limit for storage.local.
if (E2E_BROWSER === 'chrome') {
  test('a rotated token that the full disk refuses is kept in the room of the copied calls', async () => {
    const { sandbox, browser: real } = harness;
    const label = 'Read only';
    const newest = () => credentials(sandbox, label).tokenSet.refreshToken;
    const stored = async () =>
      (await storedTokenSets(real)).find((each) => each.label === label)?.refreshToken;
    await getFrom(tab, '/api/products/?brim=1');
    await expect.poll(() => inSession('kept.')).not.toEqual([]);
    const held = sandbox.failNext({ method: 'POST', path: TOKEN_PATH }, { kind: 'hold' });
    const input = appInput(sandbox, label);
    await commandAndGoOn(real, 'app.add', input);
    await expect.poll(() => newest() !== input.tokenSet.refreshToken).toBe(true);
    await fill('local');
    await fill('session');
    held.release();
    await expect.poll(() => inSession('unsaved.')).toHaveLength(1);
    expect(await inSession('kept.')).toEqual([]);
    expect(await stored()).toBe(input.tokenSet.refreshToken);
    await real.killWorker();
    await empty('local');
    await command(real, 'status.write', {});
    // In place of the alarm, which the browser fires half a minute later.
    await real.inExtension(() => browser.alarms.create('saving', { when: Date.now() }).then(() => null));
    await expect.poll(stored).toBe(newest());
    await expect.poll(() => inSession('unsaved.')).toEqual([]);
    await empty('session');
    expect(await harness.findings()).toEqual([]);
  });
}
