import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from '../browsers/browser.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { createProduct, getFrom } from './harness/page-requests.ts';
import { openRow } from './harness/panel.ts';
import { textOf } from './harness/popup.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';
import { testId } from './harness/test-id.ts';
import { withOptions } from './harness/with-options.ts';
import { allowInPopup, saveCredentials } from './harness/with-popup.ts';
import { withdrawHosts } from './placement/host-permission.ts';

// What the panel keeps and drops in one DevTools window during a working day.

const API = 'https://app.inventorum.com';
const LABEL = 'Warehouse sync';

let harness: Harness;
let tab: Page;
let panel: Page;
let calls = 0;

beforeAll(async () => {
  harness = await startHarness({ browserName: E2E_BROWSER, executable: E2E_EXECUTABLE });
  tab = await harness.browser.openPage(`${API}/`);
  await saveCredentials(harness, tab, LABEL);
  await allowInPopup(harness, tab);
});

afterAll(() => harness?.close());

/** The listed addresses as shown. */
function listed(): Promise<readonly string[]> {
  return panel.evaluate(
    (css) => [...document.querySelectorAll<HTMLElement>(css)].map(({ innerText }) => innerText),
    testId('call'),
  );
}

/** One more GET of the page, with its own name. */
async function call(name: string): Promise<void> {
  calls += 1;
  await getFrom(tab, `/api/products/?${name}=${calls}`);
}

function isListed(name: string) {
  return expect.poll(async () => (await listed()).some((row) => row.includes(`?${name}`)));
}

function fieldValue(css: string): Promise<string | null> {
  return panel.evaluate((one) => document.querySelector<HTMLInputElement>(one)?.value ?? null, css);
}

test('what was called after DevTools were opened and before the panel was is listed, bodies included', async () => {
  await call('before-devtools');
  await harness.browser.openDevTools(tab);
  // Firefox's DevTools miss requests of their first second: repeats until one is certain to be recorded.
  for (let round = 0; round < 8; round += 1) {
    await createProduct(tab, `/api/products/?early=${round}`);
    if (E2E_BROWSER === 'firefox')
      await tab.evaluate(() => new Promise((resolve) => setTimeout(resolve, 250)));
  }
  panel = await harness.browser.openPanel(tab);
  const row = await panel.waitFor((css) => {
    const rows = [...document.querySelectorAll<HTMLElement>(css)].filter(
      ({ innerText, dataset }) => innerText.includes('?early=') && dataset['verdict'] === 'scope.wrong',
    );
    return rows.at(-1)?.dataset['key'];
  }, testId('call'));
  await openRow(panel, `${testId('call')}[data-key="${row}"]`);
  await expect.poll(() => textOf(panel, 'verdict-title')).toBe('This token may not create products');
  // Only the body contains the server's text.
  expect(await textOf(panel, 'server-says')).toContain('Your scope does not allow access here.');
  expect((await listed()).some((text) => text.includes('before-devtools'))).toBe(false);
});

test('the worker is stopped, and the next 403 is listed, with filter and selection as they were', async () => {
  await panel.type(testId('filter'), 'status:403 method:POST');
  const selected = () =>
    panel.evaluate(
      () => document.querySelector<HTMLElement>('[aria-selected="true"]')?.dataset['key'] ?? null,
    );
  const before = await selected();
  expect(before).toContain('early=');
  // The panel, which keeps copies of the list for later, may wake it once more.
  await expect
    .poll(async () => {
      await harness.browser.killWorker();
      return harness.browser.workerIsRunning();
    })
    .toBe(false);
  await createProduct(tab, '/api/products/?asleep=1');
  await isListed('asleep').toBe(true);
  expect(await selected()).toBe(before);
  expect(await fieldValue(testId('filter'))).toBe('status:403 method:POST');
  expect(await textOf(panel, 'verdict-title')).toBe('This token may not create products');
  expect((await listed()).filter((row) => !row.includes('403'))).toEqual([]);
  await panel.click(testId('filter'));
  await panel.press('Escape');
  expect(await fieldValue(testId('filter'))).toBe('');
});

async function record(on: boolean): Promise<void> {
  await panel.click(testId('record'));
  await panel.waitFor((css) => document.querySelector(css), `${testId('record')}[aria-pressed="${on}"]`);
}

test('while nothing is recorded, nothing is listed', async () => {
  await record(false);
  const heard = panel.evaluate(
    (name) =>
      new Promise<boolean>((resolve) => {
        browser.devtools.network.onRequestFinished.addListener((finished) => {
          if (JSON.stringify(finished).includes(name)) resolve(true);
        });
      }),
    '?paused',
  );
  await call('paused');
  await heard;
  await record(true);
  await call('recorded');
  await isListed('recorded').toBe(true);
  expect((await listed()).filter((row) => row.includes('?paused'))).toEqual([]);
});

test('clear empties the list', async () => {
  await panel.click(testId('clear'));
  await expect.poll(listed).toEqual([]);
  expect(await textOf(panel, 'empty')).toMatch(/No calls yet.*Reload the page/s);
});

test('another page leaves the list as it is, while "Preserve log" is on', async () => {
  await call('of-the-page-before');
  await isListed('of-the-page-before').toBe(true);
  await tab.goto(`${API}/api/products/?kept-page`);
  await isListed('kept-page').toBe(true);
  await isListed('of-the-page-before').toBe(true);
});

test('without it, another page empties the list, but for what it called itself', async () => {
  await panel.click(testId('preserve-log'));
  await tab.goto(`${API}/api/products/?next-page`);
  await isListed('next-page').toBe(true);
  await expect.poll(async () => (await listed()).length).toBe(1);
});

test("cleared and reopened, the list begins anew, and a reload is offered that brings the page's own calls back", async () => {
  await panel.click(testId('clear'));
  await expect.poll(keptPlaces).toEqual([]);
  await panel.close();
  panel = await harness.browser.openPanel(tab);
  await panel.waitFor((css) => document.querySelector(css), testId('empty'));
  await expect
    .poll(async () => {
      await tab.evaluate(() => fetch('/api/products/?after-reopening').then(() => null));
      return (await listed()).length > 0;
    })
    .toBe(true);
  expect(await textOf(panel, 'call')).not.toContain('next-page');
  await panel.click(testId('reload'));
  await isListed('next-page').toBe(true);
  await panel.waitFor((css) => document.querySelector(css) === null, testId('reload'));
});

/** Where copies of calls lie for the next time that DevTools are opened. */
function keptPlaces(): Promise<readonly string[]> {
  return harness.browser.inExtension(async () =>
    Object.keys(await browser.storage.session.get()).filter((key) => /^kept\.\d+\.\d+$/.test(key)),
  );
}

async function storedSettings(): Promise<unknown> {
  const text = await harness.browser.inExtension(async () => {
    const { panelSettings } = await browser.storage.local.get('panelSettings');
    return JSON.stringify(Object(panelSettings).value ?? null);
  });
  return JSON.parse(text);
}

async function preserveLog(on: boolean): Promise<void> {
  const checkbox = testId('preserve-log');
  const isOn = await panel.evaluate(
    (css) => document.querySelector<HTMLInputElement>(css)?.checked ?? null,
    checkbox,
  );
  if (isOn !== on) await panel.click(checkbox);
  await expect.poll(storedSettings).toMatchObject({ preserveLog: on });
}

/** Goes back or forward, and calls once that page is shown. */
async function walk(steps: 1 | -1, to: string, name: string): Promise<void> {
  await tab.evaluate((by) => void history.go(by), steps);
  await tab.waitFor((page) => location.search === page && document.readyState === 'complete', to);
  await call(name);
  await isListed(name).toBe(true);
}

test('after back and forward, what the left page called is gone', async () => {
  await preserveLog(false);
  for (const page of ['first', 'second']) {
    await tab.goto(`${API}/api/products/?${page}`);
    await call(`in-${page}`);
    await isListed(`in-${page}`).toBe(true);
  }
  await walk(-1, '?first', 'back');
  await expect.poll(listed).not.toContainEqual(expect.stringContaining('second'));
  await walk(1, '?second', 'forward');
  await expect.poll(listed).not.toContainEqual(expect.stringContaining('back'));
  expect((await listed()).some((row) => row.includes('?forward'))).toBe(true);
});

test('two DevTools windows leave each other the settings that they change', async () => {
  await preserveLog(false);
  const other = await harness.browser.openPage(`${API}/`);
  const second = await harness.browser.openPanel(other);
  await second.type(testId('filter'), 'method:POST');
  await expect.poll(storedSettings).toMatchObject({ filter: 'method:POST', preserveLog: false });
  await tab.activate();
  await preserveLog(true);
  expect(await storedSettings()).toMatchObject({ filter: 'method:POST' });
  await other.activate();
  await second.click(testId('own-calls'));
  await expect.poll(storedSettings).toMatchObject({ ownCalls: true });
  expect(await storedSettings()).toMatchObject({ filter: 'method:POST', preserveLog: true });
  await second.click(testId('own-calls'));
  await second.close();
  await other.close();
  await tab.activate();
});

test.each(['dark', 'light'] as const)('the open panel takes the %s theme of DevTools', async (theme) => {
  await harness.browser.chooseDevToolsTheme(tab, theme);
  await panel.waitFor((name) => document.documentElement.dataset['theme'] === name, theme);
});

test('an environment is listed from the moment it is added, and no longer once it is removed', async () => {
  await preserveLog(true);
  const local = `http://localhost:${harness.sandbox.httpPort}`;
  const row = `${testId('environment-row')}[data-origin="${local}"]`;
  await tab.goto(`${local}/api/products/?not-yet`);
  await withOptions(harness, async (options) => {
    await options.type('[name="environmentName"]', 'Sandbox');
    await options.type('[name="origin"]', local);
    const { host, hostname } = new URL(local);
    const pattern = `http://${E2E_BROWSER === 'firefox' ? hostname : host}/*`;
    await harness.browser.grantWhile(pattern, () => options.click(testId('environment-add')));
    await options.waitFor((css) => document.querySelector(css), row);
  });
  await tab.activate();
  await tab.goto(`${local}/api/products/?added`);
  await isListed('added').toBe(true);
  await withOptions(harness, async (options) => {
    await options.click(`${row} ${testId('environment-remove')}`);
    await options.waitFor((css) => document.querySelector(css) === null, row);
  });
  await tab.activate();
  await tab.goto(`${local}/api/products/?removed`);
  await tab.goto(`${API}/api/products/?home`);
  await isListed('home').toBe(true);
  expect((await listed()).filter((text) => /\?(?:not-yet|removed)/.test(text))).toEqual([]);
});

test('a permission that is withdrawn is the reason why the next call has no token', async () => {
  const reasons = () =>
    panel.evaluate(
      (css) => [...document.querySelectorAll<HTMLElement>(css)].map(({ title }) => title),
      `${testId('call')}[data-key*="?withdrawn"] [data-column="token"]`,
    );
  await withdrawHosts(harness.browser, API);
  await tab.activate();
  await expect
    .poll(
      async () => {
        await call('withdrawn');
        return await reasons();
      },
      { timeout: 20_000 },
    )
    .toContain('The browser does not allow this extension access to the API host.');
});
