import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from '../browsers/browser.ts';
import { axeViolations } from './harness/axe-violations.ts';
import { openTab } from './harness/detail.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { createProduct } from './harness/page-requests.ts';
import { openCall } from './harness/panel.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';
import { testId } from './harness/test-id.ts';
import { THEMES } from './harness/themes.ts';
import { flip, withOptions } from './harness/with-options.ts';
import { allowInPopup, readyToUse, saveCredentials, withPopup } from './harness/with-popup.ts';

const API = 'https://app.inventorum.com';
const LABEL = 'Warehouse sync';

describe.each(THEMES)('axe-core finds nothing in the %s theme', (colorScheme) => {
  let harness: Harness;
  let tab: Page;

  beforeAll(async () => {
    harness = await startHarness({
      browserName: E2E_BROWSER,
      executable: E2E_EXECUTABLE,
      launch: { colorScheme },
    });
    tab = await harness.browser.openPage(`${API}/`);
  });

  afterAll(() => harness?.close());

  test('in the popup: first run, form, problems, list, menus, guard', async () => {
    await withPopup(harness, tab, async (popup) => {
      expect(await axeViolations(popup), 'first run').toEqual([]);
      await popup.click(testId('add'));
      await popup.click(testId('save'));
      await popup.waitFor((css) => document.querySelector(css), testId('error-label'));
      expect(await axeViolations(popup), 'form with problems').toEqual([]);
    });
    await saveCredentials(harness, tab, LABEL);
    await withPopup(harness, tab, async (popup) => {
      await popup.waitFor((css) => document.querySelector(css), testId('token-set'));
      expect(await axeViolations(popup), 'list').toEqual([]);
      await popup.click(testId('tab-pin'));
      await popup.waitFor((css) => document.querySelector(css), testId('pin-option'));
      expect(await axeViolations(popup), 'pin menu').toEqual([]);
    });
    await allowInPopup(harness, tab);
    await withOptions(harness, (options) => flip(options, testId('production-data')));
    await withPopup(harness, tab, async (popup) => {
      await popup.waitFor((css) => document.querySelector(css), testId('guard'));
      expect(await axeViolations(popup), 'sending, guarded').toEqual([]);
      await popup.click(testId('allow-writes'));
      await popup.waitFor((css) => document.querySelector(css), testId('end-writes'));
      expect(await axeViolations(popup), 'writes allowed').toEqual([]);
    });
  });

  test('in the frame of the popup: its parts are where those are that replace it', async () => {
    await withPopup(harness, tab, async (popup) => {
      await popup.waitFor((css) => document.querySelector(css), testId('token-set'));
      const { frame, rendered } = await popup.evaluate(popupPlaces);
      expect(frame).toEqual(rendered);
    });
  });

  test('in the popup over a page that is not allowed, and in the form that names it', async () => {
    const page = await harness.browser.openPage('https://other.test/');
    await withPopup(harness, page, async (popup) => {
      expect(await axeViolations(popup), 'not allowed').toEqual([]);
      const last = await readyToUse(harness.browser, popup, 'https://other.test');
      await popup.waitFor((css) => document.querySelector(css), last);
      expect(await axeViolations(popup), 'page form').toEqual([]);
    });
    await page.close();
  });

  test('in the options page: everything open, and a problem', async () => {
    await withOptions(harness, async (options) => {
      await options.click(`${testId('history')} summary`);
      await options.waitFor((css) => document.querySelector(css), testId('history-entry'));
      await options.click(testId('show-diagnostics'));
      await options.waitFor((css) => document.querySelector(css), testId('diagnostics-text'));
      await options.click(testId('environment-add'));
      await options.waitFor((css) => document.querySelector(css), testId('error-origin'));
      expect(await axeViolations(options)).toEqual([]);
    });
  });

  test('in the panel: empty, and with an exchange open', async () => {
    const panel = await harness.browser.openPanel(tab);
    await panel.waitFor((css) => document.querySelector(css), testId('empty'));
    expect(await axeViolations(panel), 'empty').toEqual([]);
    await openCall(panel, { verdict: 'scope.wrong' }, (round) =>
      createProduct(tab, `/api/products/?axe=${round}`),
    );
    expect(await axeViolations(panel), 'with an exchange').toEqual([]);
    for (const name of ['request', 'response', 'timing', 'code']) {
      await openTab(panel, name);
      expect(await axeViolations(panel), name).toEqual([]);
    }
    await openTab(panel, 'response');
    await panel.click(`${testId('section-received')} summary`);
    await panel.type(testId('json-search'), 'error');
    await panel.waitFor((css) => document.querySelector(css), testId('json-found'));
    expect(await axeViolations(panel), 'searched').toEqual([]);
    await panel.click(testId('export'));
    await panel.waitFor((css) => document.querySelector(css), testId('export-counts'));
    expect(await axeViolations(panel), 'export').toEqual([]);
    await panel.click(testId('export-close'));
    await panel.close();
  });
});

/** Runs in the popup: top and bottom of its parts before the script has run, and after it, in whole pixels. */
function popupPlaces() {
  const root = document.getElementById('root');
  const edges = (css: string): number[] => {
    const { top = 0, bottom = 0 } = document.querySelector(css)?.getBoundingClientRect() ?? {};
    return [Math.round(top), Math.round(bottom)];
  };
  const nameIn = (css: string): number[] => {
    const range = document.createRange();
    range.selectNodeContents(document.querySelector(css) ?? document.body);
    const { left, right, top, bottom } = range.getBoundingClientRect();
    return [left, right, top, bottom].map(Math.round);
  };
  const nodes = [...(root?.childNodes ?? [])];
  const rendered = {
    header: edges('header'),
    name: nameIn('h1'),
    strip: edges('[data-testid="tab-status"]'),
    list: edges('main'),
    footer: edges('footer'),
  };
  root?.replaceChildren();
  const frame = {
    header: edges('[data-part="header"]'),
    name: nameIn('[data-part="header"] b'),
    strip: edges('[data-part="strip"]'),
    list: edges('[data-part="list"]'),
    footer: edges('[data-part="footer"]'),
  };
  root?.replaceChildren(...nodes);
  return { frame, rendered };
}
