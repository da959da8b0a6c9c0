import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SandboxRequest } from '../../sandbox/log/request-log.ts';
import { errorBody } from '../../src/inventorum/api-error.ts';
import type { Page } from '../browsers/browser.ts';
import { axeViolations } from './harness/axe-violations.ts';
import { credentials } from './harness/credentials.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { getFrom } from './harness/page-requests.ts';
import { openCall, openRow } from './harness/panel.ts';
import { addTokenSet, textOf, waitForState } from './harness/popup.ts';
import { arrival, authorization } from './harness/requests.ts';
import { rulesInForce } from './harness/rules-in-force.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';
import { tabTo } from './harness/tab-to.ts';
import { testId } from './harness/test-id.ts';
import { THEMES } from './harness/themes.ts';
import { flip, withOptions } from './harness/with-options.ts';
import { allowInPopup, saveCredentials, withPopup } from './harness/with-popup.ts';

const API = 'https://app.inventorum.com';
/** may not create products */
const READER = 'Warehouse sync';
/** may */
const ADMIN = 'Catalogue admin';

describe.each(THEMES)('a call sent again, in the %s theme', (colorScheme) => {
  let harness: Harness;
  let tab: Page;
  let panel: Page;

  beforeAll(async () => {
    harness = await startHarness({
      browserName: E2E_BROWSER,
      executable: E2E_EXECUTABLE,
      launch: { colorScheme },
    });
    tab = await harness.browser.openPage(`${API}/`);
    await saveCredentials(harness, tab, READER);
    await withPopup(harness, tab, async (popup) => {
      await addTokenSet(popup, credentials(harness.sandbox, ADMIN));
      await waitForState(popup, ADMIN, 'live/idle');
    });
    await allowInPopup(harness, tab);
    panel = await harness.browser.openPanel(tab);
  });

  afterAll(() => harness?.close());

  function bearer(label: string): string {
    return `Bearer ${credentials(harness.sandbox, label).tokenSet.accessToken}`;
  }

  /** The received requests with exactly this path and query. */
  function arrived(method: string, target: string): readonly SandboxRequest[] {
    return harness.sandbox.requests.filter(
      (request) => request.method === method && request.path + request.query === target,
    );
  }

  function post(target: string, name: string): Promise<number> {
    return tab.evaluate(
      async (url, productName) => {
        const known = await fetch('/api/products/?limit=1').then((answer) => answer.json());
        const { tax_type } = (known.data ?? known.results)[0];
        const body = JSON.stringify({ name: productName, gross_price: '7.90', tax_type });
        const headers = { 'Content-Type': 'application/json' };
        return (await fetch(url, { method: 'POST', headers, body })).status;
      },
      target,
      name,
    );
  }

  /** The number of products with this name in the sandbox's database. */
  function productsNamed(name: string): Promise<number> {
    return tab.evaluate(async (search) => {
      const found = await fetch(`/api/products/?search=${encodeURIComponent(search)}`);
      return Number((await found.json()).total);
    }, name);
  }

  function seen(css: string): Promise<unknown> {
    return panel.waitFor((selector) => document.querySelector(selector), css);
  }

  function statusOf(side: 'original' | 'replay'): Promise<string> {
    return panel.waitFor(
      (css) => document.querySelector<HTMLElement>(css)?.dataset['status'],
      testId(`side-${side}`),
    );
  }

  test('with the token set that has the scope: asked first, sent once, and created', async () => {
    const target = '/api/products/?retry=1';
    await openCall(panel, { verdict: 'scope.wrong' }, () => post(target, 'Retried mug'));
    const before = arrived('POST', target).length;
    await expect.poll(() => textOf(panel, 'candidate')).toMatch(/Catalogue admin.*left/s);
    expect(await axeViolations(panel), 'candidates').toEqual([]);

    await panel.click(testId('retry'));
    await seen(testId('ask-write'));
    expect(await textOf(panel, 'ask-write')).toMatch(
      /POST.*\/api\/products\/\?retry=1.*Production.*app\.inventorum\.com.*Catalogue admin.*real shop/s,
    );
    expect(await axeViolations(panel), 'question').toEqual([]);
    expect(arrived('POST', target)).toHaveLength(before);
    await panel.click(testId('ask-send'));

    expect(await statusOf('replay')).toBe('200');
    expect(await statusOf('original')).toBe('403');
    await seen(testId('difference-count'));
    expect(await axeViolations(panel), 'comparison').toEqual([]);
    const [sent, ...more] = arrived('POST', target).slice(before);
    expect(more).toEqual([]);
    expect(sent && authorization(sent)).toBe(bearer(ADMIN));
    expect(sent?.headers['cookie']).toBeUndefined();
    expect(await productsNamed('Retried mug')).toBe(1);
    await expect.poll(() => textOf(panel, 'differences')).toContain('Retried mug');
  });

  test('is a call of the list, marked as such', async () => {
    const row = await panel.waitFor(
      (css) => document.querySelector<HTMLElement>(css)?.textContent,
      `${testId('call')}[data-source="replay"][data-status="200"]`,
    );
    expect(row).toMatch(/Replay: \/products\/\?retry=1/);
    expect(row).toContain(ADMIN);
    await panel.click(testId('open-replay'));
    await seen(`${testId('call')}[data-source="replay"][aria-selected="true"]`);
    await expect.poll(() => textOf(panel, 'verdict-title')).toBe('The API answered as asked');
  });

  test('is edited first: another path, another method, and no question where nothing is changed', async () => {
    await openRow(panel, `${testId('call')}[data-verdict="scope.wrong"]`);
    await panel.click(testId('tab-replay'));
    await seen(testId('replay-form'));
    expect(await axeViolations(panel), 'form').toEqual([]);
    await panel.type(testId('replay-body'), '{"name": "Tea mug",}');
    await panel.waitFor(
      (css) => /line 1, column 20/.test(document.querySelector<HTMLElement>(css)?.innerText ?? ''),
      testId('json-problem'),
    );
    await panel.evaluate((css) => {
      const select = document.querySelector<HTMLSelectElement>(css);
      if (select) select.value = 'GET';
      select?.dispatchEvent(new Event('change', { bubbles: true }));
    }, testId('replay-method'));
    await panel.type(testId('replay-path'), '/admin/');
    await expect.poll(() => textOf(panel, 'path-note')).toMatch(/only to paths under \/api\//);
    await panel.type(testId('replay-path'), '/api/products/?edited=1&limit=2');
    await panel.type(testId('replay-version'), '13');
    await panel.click(testId('replay-send'));

    const sent = await arrival(harness.sandbox, '/api/products/?edited=1&limit=2');
    expect(sent.headers['x-api-version']).toBe('13');
    expect(authorization(sent)).toBe(bearer(READER));
    await expect.poll(() => statusOf('replay')).toBe('200');
    expect(await axeViolations(panel), 'form with its result').toEqual([]);
  });

  test('keeps what was edited while another call is looked at', async () => {
    await openRow(panel, `${testId('call')}[data-verdict="ok"]`);
    await panel.waitFor(
      (css) => document.querySelector<HTMLInputElement>(css)?.value.includes('limit=1'),
      testId('replay-path'),
    );
    await openRow(panel, `${testId('call')}[data-verdict="scope.wrong"]`);
    await panel.waitFor(
      (css) => document.querySelector<HTMLInputElement>(css)?.value.includes('edited=1'),
      testId('replay-path'),
    );
    await panel.click(testId('replay-reset'));
    await panel.waitFor(
      (css) => document.querySelector<HTMLInputElement>(css)?.value === '/api/products/?retry=1',
      testId('replay-path'),
    );
  });

  test('is decoded by the charset that the answer names, as the original', async () => {
    const headers = { 'Content-Type': 'application/json; charset=windows-1252' };
    const answer = { kind: 'answer', status: 403, headers, body: errorBody('scope.wrong', 'Für €') } as const;
    harness.sandbox.failNext({ path: '/api/orders/', times: 2 }, answer);
    await getFrom(tab, '/api/orders/?charset=1');
    const row = `${testId('call')}[data-key*="charset=1"]`;
    await openRow(panel, row);
    await panel.click(testId('replay-send'));
    await expect.poll(() => statusOf('replay')).toBe('403');
    await panel.click(testId('compared-all'));
    const sameBody = `[data-heading="comparedReceivedBody"] [data-kind="same"]`;
    expect(
      await panel.waitFor((css) => document.querySelector<HTMLElement>(css)?.textContent, sameBody),
    ).toContain('FÃ¼r â‚¬');
    await panel.click(testId('compared-differences'));
    await panel.waitFor(
      (css) => document.querySelectorAll(css).length === 2,
      `${row}[data-verdict="scope.wrong"]`,
    );
  });

  test('wakes a background that was stopped', async () => {
    await harness.browser.killWorker();
    await openRow(panel, `${testId('call')}[data-verdict="ok"]`);
    await panel.type(testId('replay-path'), '/api/orders/?woken=1');
    await panel.click(testId('replay-send'));
    expect(authorization(await arrival(harness.sandbox, '/api/orders/?woken=1'))).toBe(bearer(READER));
    await expect.poll(() => statusOf('replay')).toBe('200');
  });

  test('does not write with a guarded token set until that is allowed', async () => {
    // The first one: the reader.
    await withOptions(harness, (options) => flip(options, testId('production-data')));
    // Behind another tab, the panel would not be rendered.
    await tab.activate();
    await openRow(panel, `${testId('call')}[data-verdict="scope.wrong"]`);
    await panel.type(testId('replay-path'), '/api/products/?guarded=1');
    await panel.click(testId('replay-send'));
    await seen(testId('ask-guard'));
    expect(await panel.evaluate((css) => document.querySelector(css) === null, testId('ask-send'))).toBe(
      true,
    );
    expect(await axeViolations(panel), 'guard').toEqual([]);
    await panel.click(testId('ask-allow-writes'));
    await seen(testId('ask-send'));
    expect(arrived('POST', '/api/products/?guarded=1')).toEqual([]);
    await panel.click(testId('ask-send'));
    const sent = await arrival(harness.sandbox, '/api/products/?guarded=1', 'POST');
    expect(authorization(sent)).toBe(bearer(READER));
    await expect.poll(() => statusOf('replay')).toBe('403');
  });

  test('is listed beside what the extension sends by itself, once that is switched on', async () => {
    const own = `${testId('call')}[data-source="own"]`;
    expect(await panel.evaluate((css) => document.querySelector(css) === null, own)).toBe(true);
    await panel.click(testId('own-calls'));
    const row = await panel.waitFor((css) => document.querySelector<HTMLElement>(css)?.textContent, own);
    expect(row).toMatch(/200POSTSent by the extension: \/auth\/token\//);
    await openRow(panel, own);
    await panel.click(testId('tab-verdict'));
    await expect.poll(() => textOf(panel, 'sent-with')).toMatch(/client id and secret/);
    expect(await axeViolations(panel), 'an own call').toEqual([]);
    // Its own replays are in the list already.
    const replays = await panel.evaluate(
      (css) =>
        [...document.querySelectorAll<HTMLElement>(css)].filter(({ innerText }) => /products/.test(innerText))
          .length,
      own,
    );
    expect(replays).toBe(0);
    await panel.click(testId('own-calls'));
    await panel.waitFor((css) => document.querySelector(css) === null, own);
  });

  test('by keyboard alone, from the list to the answer', async () => {
    await panel.press('/');
    await panel.press('Escape');
    await panel.press('Home');
    const row = `${testId('call')}[aria-selected="true"]`;
    await seen(`${row}[aria-rowindex="2"]`);
    const isRefused = () =>
      panel.evaluate(
        (css) => document.querySelector(css) !== null,
        `${row}[data-verdict="scope.wrong"][data-source="page"]`,
      );
    while (!(await isRefused())) {
      const before = await panel.evaluate((css) => document.querySelector(css)?.ariaRowIndex ?? null, row);
      await panel.press('ArrowDown');
      await panel.waitFor((css, was) => document.querySelector(css)?.ariaRowIndex !== was, row, before);
    }
    await panel.press('Enter');
    const before = arrived('POST', '/api/products/?retry=1').length;
    await tabTo(panel, 'retry');
    await panel.press('Enter');
    await seen(testId('ask-write'));
    await tabTo(panel, 'ask-send');
    await panel.press('Enter');
    await expect.poll(() => arrived('POST', '/api/products/?retry=1').length).toBe(before + 1);
    await expect.poll(() => statusOf('replay')).toBe('200');
    await panel.waitFor((css) => document.activeElement?.matches(css), testId('retry'));
  });

  test('is not needed where the tab uses the token set from now on', async () => {
    await openRow(panel, `${testId('call')}[data-verdict="scope.wrong"][data-source="page"]`);
    await panel.click(testId('use-in-tab'));
    await panel.waitFor(
      (css) => /This tab sends it now/.test(document.querySelector<HTMLElement>(css)?.innerText ?? ''),
      testId('action-outcome'),
    );
    await rulesInForce(harness.browser, { authorization: bearer(ADMIN) });
    expect(await post('/api/products/?pinned=1', 'Pinned mug')).toBe(200);
    expect(authorization(await arrival(harness.sandbox, '/api/products/?pinned=1', 'POST'))).toBe(
      bearer(ADMIN),
    );
    expect(await getFrom(tab, '/api/products/?pinned=2')).toBe(200);
  });
});
