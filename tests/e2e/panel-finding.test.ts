import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from '../browsers/browser.ts';
import { waitUntil } from '../browsers/wait-until.ts';
import { axeViolations } from './harness/axe-violations.ts';
import { credentials } from './harness/credentials.ts';
import { copiedTexts, runCurl, savedTexts, watchCopies, watchSaves } from './harness/detail.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { openFile } from './harness/open-file.ts';
import { getFrom } from './harness/page-requests.ts';
import { openRow } from './harness/panel.ts';
import { panelOverApi } from './harness/panel-over-api.ts';
import { textOf } from './harness/popup.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';
import { testId } from './harness/test-id.ts';

// Finds calls again with real keys only: the menu of a row, columns and order, saved filters, endpoints, pins.

const LABEL = 'Warehouse sync';

let harness: Harness;
let tab: Page;
let panel: Page;

beforeAll(async () => {
  harness = await startHarness({ browserName: E2E_BROWSER, executable: E2E_EXECUTABLE });
  ({ tab, panel } = await panelOverApi(harness, LABEL));
  await watchCopies(panel);
  await getFrom(tab, '/api/orders/?find=orders');
  await getFrom(tab, '/api/products/4711997/?find=missing');
  await getFrom(tab, '/api/taxes/?find=taxes');
  await waitUntil('three calls are listed', async () => (await found()).length === 3);
  await press('/', ...'find=', 'Tab');
  await focusList();
});

afterAll(() => harness?.close());

async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await panel.press(key);
}

/** Without a key: what is tested begins in the list. */
function focusList(): Promise<void> {
  return panel.evaluate((css) => document.querySelector<HTMLElement>(css)?.focus(), testId('call-list'));
}

/** What the listed calls of this file asked for: the value of `find`. */
function found(): Promise<readonly string[]> {
  return panel.evaluate(
    (css) =>
      [...document.querySelectorAll<HTMLElement>(css)]
        .map(({ innerText }) => /find=(\w+)/.exec(innerText)?.[1] ?? '')
        .filter((value) => value !== ''),
    testId('call'),
  );
}

/** Types a filter in place of the one before, and goes to the list. */
async function filter(text: string): Promise<void> {
  await press('/', 'Escape', ...text);
  await focusList();
}

function filterText(): Promise<string> {
  return panel.evaluate(
    (css) => document.querySelector<HTMLInputElement>(css)?.value ?? '',
    testId('filter'),
  );
}

function focused(): Promise<string> {
  return panel.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['testid'] ?? 'nothing');
}

/** Opens the menu of the selected call by its key. */
async function openMenu(key = 'Shift+F10'): Promise<void> {
  await panel.press(key);
  await expect.poll(focused).toBe('menu-copy-address');
}

/** Goes to an entry of the open menu by the arrow keys, and chooses it. */
async function choose(entry: string): Promise<void> {
  for (let turn = 0; turn < 30 && (await focused()) !== `menu-${entry}`; turn += 1)
    await panel.press('ArrowDown');
  expect(await focused()).toBe(`menu-${entry}`);
  await panel.press('Enter');
}

describe('the menu of a row', () => {
  test('copies a command that works, by two keys and the arrows', async () => {
    const { sandbox } = harness;
    await press('Home');
    await openMenu();
    expect(await axeViolations(panel)).toEqual([]);
    await choose('copy-curl');
    await expect.poll(() => textOf(panel, 'row-said')).toBe('Copied.');
    const command = (await copiedTexts(panel)).at(-1) ?? '';
    const { accessToken } = credentials(sandbox, LABEL).tokenSet;
    expect(command).toContain('find=orders');
    expect(command).not.toContain(accessToken);
    expect(await runCurl(command, { sandbox, accessToken })).toBe(200);
    await expect.poll(focused).toBe('call-list');
  });

  test('copies address and response', async () => {
    await openMenu('ContextMenu');
    await choose('copy-address');
    await openMenu();
    await choose('copy-response');
    await expect.poll(async () => (await copiedTexts(panel)).at(-1)).toMatch(/^\{.*"total"/s);
    expect((await copiedTexts(panel)).at(-2)).toMatch(/^https:\/\/app\.inventorum\.com\/api\/orders\//);
  });

  test('leaves what is like a call, and what is not', async () => {
    await press('End', 'ArrowUp');
    await openMenu();
    await choose('like-status');
    await expect.poll(found).toEqual(['missing']);
    expect(await filterText()).toBe('find= status:404');
    await openMenu();
    await choose('unlike-endpoint');
    await expect.poll(found).toEqual([]);
    await filter('find=');
    await expect.poll(found).toEqual(['orders', 'missing', 'taxes']);
  });

  test('hides a call, which the foot says and takes back', async () => {
    await press('Home', 'h');
    await expect.poll(found).toEqual(['missing', 'taxes']);
    expect(await textOf(panel, 'foot')).toMatch(/1 hidden/);
    await panel.click(testId('show-hidden'));
    await expect.poll(found).toEqual(['orders', 'missing', 'taxes']);
    await focusList();
  });

  test('leads to a comparison and to a replay, which have keys as well', async () => {
    await press('Home', 'm', 'ArrowDown');
    await openMenu();
    await choose('compare');
    await panel.waitFor((css) => document.querySelector(css), testId('compare-tab'));
    await press('Escape');
    await expect.poll(focused).toBe('call-list');
    await press('r');
    await panel.waitFor((css) => document.querySelector(css), testId('replay-tab'));
    await press('Escape');
    await expect.poll(focused).toBe('call-list');
  });

  test('Escape closes it and nothing else', async () => {
    await press('Enter');
    await openMenu();
    await press('Escape');
    await expect.poll(focused).toBe('call-list');
    expect(await panel.evaluate((css) => document.querySelector(css) !== null, testId('detail'))).toBe(true);
    await press('Escape');
  });
});

/** Presses Tab or Shift+Tab until that control has the focus. */
async function tabTo(name: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let turn = 0; turn < 40 && (await focused()) !== name; turn += 1) await panel.press(key);
  expect(await focused()).toBe(name);
}

/** The text of the cells of one column, from the first row on. */
function column(position: number): Promise<readonly string[]> {
  return panel.evaluate(
    (css, at) =>
      [...document.querySelectorAll<HTMLElement>(css)]
        .toSorted((a, b) => a.offsetTop - b.offsetTop)
        .map((row) => (row.children[at] as HTMLElement).innerText),
    testId('call'),
    position,
  );
}

describe('columns and order', () => {
  test('are chosen by keyboard, and a sorted list stays so while calls come in', async () => {
    await focusList();
    await tabTo('list-options', 'Shift+Tab');
    await press('Enter');
    await panel.waitFor((css) => document.querySelector(css), testId('order-by'));
    expect(await axeViolations(panel)).toEqual([]);
    await tabTo('column-endpoint');
    await press(' ');
    await tabTo('order-by');
    // The letters of "Status", typed within a second.
    const chosen = async () => {
      await press(...'Sta');
      return panel.evaluate(() => document.querySelector<HTMLSelectElement>('select:focus')?.value);
    };
    await expect.poll(chosen, { interval: 1500 }).toBe('status');
    await tabTo('order-descending');
    await press(' ', 'Escape');
    await expect.poll(found).toEqual(['missing', 'orders', 'taxes']);
    expect(await column(3)).toEqual(['GET /products/{id}/', 'GET /orders/', 'GET /taxes/']);
    await getFrom(tab, '/api/orders/?find=more');
    await getFrom(tab, '/api/products/4711998/?find=again');
    await expect.poll(found).toEqual(['missing', 'again', 'orders', 'taxes', 'more']);
  });

  test('a sorted list does not jump when a call comes in above what is seen', async () => {
    await press('/', 'Escape');
    await panel.click('[role="columnheader"][data-column="path"]');
    for (let i = 0; i < 40; i += 1) await getFrom(tab, `/api/products/?jump=${i}`);
    await expect.poll(() => textOf(panel, 'count')).toMatch(/^(?:4[6-9]|[5-9]\d) calls$/);
    const rowAt = (wanted: string | null) =>
      panel.evaluate(
        (list, rows, key) => {
          const top = document.querySelector(list)?.getBoundingClientRect().top ?? 0;
          const at = (row: HTMLElement) => Math.round(row.getBoundingClientRect().top - top);
          const all = [...document.querySelectorAll<HTMLElement>(rows)];
          const row = all.find((each) => (key === null ? at(each) >= 100 : each.dataset['key'] === key));
          return row ? { key: row.dataset['key'] ?? '', at: at(row) } : null;
        },
        testId('call-list'),
        testId('call'),
        wanted,
      );
    await panel.evaluate((css) => document.querySelector(css)?.scrollTo({ top: 300 }), testId('call-list'));
    await expect.poll(async () => (await rowAt(null))?.at).toBeLessThan(140);
    const before = await rowAt(null);
    const listed = await textOf(panel, 'count');
    await getFrom(tab, '/api/a/?jump=above');
    await expect.poll(() => textOf(panel, 'count')).not.toBe(listed);
    await expect.poll(() => rowAt(before?.key ?? '')).toEqual(before);
    await press('/', ...'find=');
    await focusList();
  });

  test('are reset by one key press', async () => {
    await focusList();
    await tabTo('list-options', 'Shift+Tab');
    await press('Enter');
    await tabTo('options-reset');
    await press('Enter', 'Escape');
    await expect.poll(found).toEqual(['orders', 'missing', 'taxes', 'more', 'again']);
    await focusList();
  });

  test('are chosen in a card under their button, also beside an open call', async () => {
    await openRow(panel, testId('call'));
    await panel.waitFor((css) => document.querySelector(css), testId('detail'));
    await panel.click(testId('list-options'));
    await panel.waitFor((css) => document.querySelector(css), testId('order-by'));
    const [button = 0, card = 0] = await panel.evaluate(
      (...all) => all.map((css) => document.querySelector(css)?.getBoundingClientRect().right ?? 0),
      testId('list-options'),
      testId('list-options-card'),
    );
    expect(Math.abs(button - card)).toBeLessThanOrEqual(8);
    await press('Escape', 'Escape');
    await panel.waitFor((css) => document.querySelector(css) === null, testId('detail'));
    await focusList();
  });
});

test('body: finds calls by what they received', async () => {
  await filter('find= body:"tax_type" OR find= body:"not_found"');
  await expect.poll(found, { timeout: 20_000 }).toEqual(['missing', 'again']);
  await filter('find=');
});

describe('a saved filter', () => {
  /** Opens the saved filters by keyboard from the filter's field, and types a name. */
  async function nameFilter(name: string): Promise<void> {
    await press('/');
    await tabTo('named-filters');
    await press('Enter');
    await panel.waitFor((css) => document.querySelector(css), testId('filter-name'));
    await tabTo('filter-name');
    await press(...name, 'Enter');
  }

  test('is saved under a name, which asks when it is used, and applied by one key', async () => {
    await filter('find= status:404');
    await nameFilter('Missing');
    await expect.poll(() => textOf(panel, 'use-filter')).toBe('Missing');
    expect(await axeViolations(panel)).toEqual([]);
    await press('Escape');
    await filter('find=taxes');
    await nameFilter('Missing');
    await expect.poll(() => textOf(panel, 'filter-not-saved')).toMatch(/has this name already/);
    await press('Escape');
    await focusList();
    await press('1');
    await expect.poll(filterText).toBe('find= status:404');
    await expect.poll(found).toEqual(['missing', 'again']);
    await filter('find=');
  });

  test('goes into a file, and comes back from it; a name that is taken asks', async () => {
    await watchSaves(panel);
    await press('/');
    await tabTo('named-filters');
    await press('Enter');
    await panel.waitFor((css) => document.querySelector(css), testId('use-filter'));
    await tabTo('export-filters');
    await press('Enter');
    await expect.poll(async () => (await savedTexts(panel)).length).toBe(1);
    const text = (await savedTexts(panel))[0] ?? '';
    expect(JSON.parse(text)).toEqual({ filters: [{ name: 'Missing', text: 'find= status:404' }] });
    const file = { name: 'inventorum-filters.json', field: 'import-filters' };
    const other = JSON.stringify({ filters: [{ name: 'Missing', text: 'find=orders' }] });
    await openFile(panel, { ...file, text: other }, 'chosen');
    await panel.waitFor((css) => document.querySelector(css), testId('import-replace'));
    expect(await axeViolations(panel)).toEqual([]);
    await tabTo('import-keep');
    await press('Enter');
    await expect.poll(() => textOf(panel, 'filters-imported')).toMatch(/^0 filters were added/);
    await tabTo('remove-filter', 'Shift+Tab');
    await press('Enter');
    await panel.waitFor((css) => document.querySelector(css) === null, testId('use-filter'));
    await openFile(panel, { ...file, text }, 'chosen');
    await expect.poll(() => textOf(panel, 'filters-imported')).toMatch(/^1 filter was added/);
    await press('Escape');
    await focusList();
    await press('1');
    await expect.poll(filterText).toBe('find= status:404');
    await filter('find=');
  });
});

describe('the endpoints', () => {
  test('are counted, and lead to their calls', async () => {
    await focusList();
    await tabTo('view-endpoints', 'Shift+Tab');
    await press('Enter');
    await panel.waitFor((css) => document.querySelector(css), testId('endpoint-group'));
    expect(await axeViolations(panel)).toEqual([]);
    const cells = await textOf(panel, 'endpoints-view');
    expect(cells).toMatch(/GET \/products\/\{id\}\/\s+2\s+2/);
    await tabTo('endpoint-calls');
    await press('Enter');
    await expect.poll(found).toEqual(['orders', 'more']);
    await filter('find=');
  });
});

describe('a pinned call', () => {
  test('stays when the list is cleared and the tab goes to another page, with its answer', async () => {
    await press('Home', 'p');
    await expect.poll(() => textOf(panel, 'pinned-count')).toBe('1 pinned');
    await panel.click(testId('clear'));
    await expect.poll(found).toEqual(['orders']);
    await tab.goto('https://app.inventorum.com/api/taxes/?find=after');
    await expect.poll(found).toEqual(['orders', 'after']);
    await focusList();
    await press('Home');
    await openMenu();
    await choose('copy-response');
    await expect.poll(async () => (await copiedTexts(panel)).at(-1)).toMatch(/^\{.*"total"/s);
    await filter('is:pinned');
    await expect.poll(found).toEqual(['orders']);
    await press('Home', 'p');
    await expect.poll(found).toEqual([]);
    await filter('find=');
    await panel.click(testId('clear'));
    await expect.poll(found).toEqual([]);
  });
});
