import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from '../browsers/browser.ts';
import { waitUntil } from '../browsers/wait-until.ts';
import { axeViolations } from './harness/axe-violations.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { createProduct, getFrom } from './harness/page-requests.ts';
import { openCall } from './harness/panel.ts';
import { textOf } from './harness/popup.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';
import { testId } from './harness/test-id.ts';
import { saveCredentials } from './harness/with-popup.ts';

// Uses the whole panel with real keys only, after one click that brings it to the front.

const API = 'https://app.inventorum.com';

let harness: Harness;
let panel: Page;

beforeAll(async () => {
  harness = await startHarness({ browserName: E2E_BROWSER, executable: E2E_EXECUTABLE });
  const tab = await harness.browser.openPage(`${API}/`);
  await saveCredentials(harness, tab, 'Warehouse sync');
  panel = await harness.browser.openPanel(tab);
  await openCall(panel, { verdict: 'no token' }, (round) => getFrom(tab, `/api/products/?key=${round}`));
  await createProduct(tab, '/api/products/?key=post').catch(() => 0);
  for (const path of ['/api/orders/', '/api/taxes/', '/api/products/'])
    await getFrom(tab, `${path}?key=more`);
  await waitUntil('the last calls are listed', async () => {
    const all = (await rows()).join('\n');
    return ['/orders/?key=more', '/taxes/?key=more', '/products/?key=more'].every((path) =>
      all.includes(path),
    );
  });
});

afterAll(() => harness?.close());

function rows(): Promise<readonly string[]> {
  return panel.evaluate(
    (css) => [...document.querySelectorAll<HTMLElement>(css)].map(({ innerText }) => innerText),
    testId('call'),
  );
}

async function pressAll(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await panel.press(key);
}

/** The name of the focused element: its `data-testid`, else its role or text. */
function focused(): Promise<string> {
  return panel.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return 'nothing';
    return element.dataset['testid'] ?? element.getAttribute('role') ?? element.innerText;
  });
}

function selectedPath(): Promise<string | null> {
  return panel.evaluate(
    () =>
      document.querySelector<HTMLElement>('[data-testid="call"][aria-selected="true"] bdi')?.innerText ??
      null,
  );
}

/** Presses Tab or Shift+Tab until that element has the focus. */
async function tabTo(name: string): Promise<void> {
  const passed: string[] = [];
  while (passed.length < 60) {
    const key = await panel.evaluate((css) => {
      const [from, to] = [document.activeElement, document.querySelector(css)];
      if (from === to || !from || !to) return null;
      return from.compareDocumentPosition(to) & Node.DOCUMENT_POSITION_PRECEDING ? 'Shift+Tab' : 'Tab';
    }, testId(name));
    if (key === null) break;
    await panel.press(key);
    passed.push(await focused());
  }
  expect(await focused(), `after ${passed.join(', ')}`).toBe(name);
}

/**
 * Controls that Tab does not reach, or whose focus is invisible. In a group with a roving focus the arrows reach the
 * others.
 */
async function unreached(): Promise<readonly string[]> {
  await tabTo('record');
  const turns = await panel.evaluate(() => {
    const works = 'button, a[href], input, select, textarea, summary, [tabindex]';
    const waiting = [...document.querySelectorAll<HTMLElement>(works)].filter(
      (element) =>
        element.checkVisibility({ visibilityProperty: true }) &&
        element.tabIndex >= 0 &&
        !element.matches(':disabled, :focus'),
    );
    for (const element of waiting) element.dataset['waits'] = 'for its turn';
    document.addEventListener('focusin', ({ target }) => {
      if (!(target instanceof HTMLElement)) return;
      delete target.dataset['waits'];
      if (getComputedStyle(target).outlineStyle === 'none') target.dataset['waits'] = 'for a visible focus';
    });
    return waiting.length;
  });
  // Not once more, which would leave the panel.
  for (let turn = 0; turn < turns; turn += 1) await panel.press('Tab');
  return panel.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-waits]')].map(
      ({ dataset, outerHTML }) => `${dataset['waits']}: ${outerHTML.slice(0, 120)}`,
    ),
  );
}

test('"/" goes to the filter, Escape empties it, and again Escape goes to the list', async () => {
  await pressAll('/', ...'method:POST');
  expect(await focused()).toBe('filter');
  await expect.poll(async () => (await rows()).length).toBe(0);
  expect(await textOf(panel, 'none-shown')).toMatch(/No call matches/);
  await panel.press('Escape');
  await expect.poll(async () => (await rows()).length).toBeGreaterThan(3);
  await panel.press('Escape');
  await expect.poll(focused).toBe('call-list');
});

test('arrows, Home and End move the selection, Enter opens it, and the detail follows', async () => {
  await panel.press('End');
  await expect.poll(selectedPath).toMatch(/products\/\?key=more/);
  await panel.press('ArrowUp');
  await expect.poll(selectedPath).toMatch(/taxes/);
  await panel.press('ArrowUp');
  await expect.poll(selectedPath).toMatch(/orders/);
  await panel.press('Enter');
  await expect.poll(() => textOf(panel, 'detail')).toMatch(/orders/);
  await panel.press('ArrowDown');
  await expect.poll(() => textOf(panel, 'detail')).toMatch(/taxes/);
  await panel.press('Home');
  await expect.poll(selectedPath).toMatch(/key=\d/);
  expect(await focused()).toBe('call-list');
});

test('M marks a call, C compares another with it, N and P go through what differs', async () => {
  await pressAll('End', 'm');
  await panel.waitFor((css) => document.querySelector(css), testId('marked'));
  await pressAll('ArrowUp', 'c');
  await expect.poll(() => textOf(panel, 'side-partner')).toMatch(/^Marked call/);
  await expect.poll(() => textOf(panel, 'difference-count')).toMatch(/^\d+ differences$/);
  expect(await focused()).toBe('compare-tab');
  await panel.press('n');
  await expect.poll(focused).toBe('compared-row');
  const text = () => panel.evaluate(() => document.activeElement?.textContent ?? '');
  const first = await text();
  expect(first).toMatch(/changed Path.*\/api\/products\/.*\/api\/taxes\//);
  await panel.press('n');
  await expect.poll(text).not.toBe(first);
  await panel.press('p');
  await expect.poll(text).toBe(first);
  expect(await axeViolations(panel)).toEqual([]);
  await tabTo('tab-compare');
  await panel.press('Home');
  await expect.poll(focused).toBe('tab-verdict');
  await panel.press('Escape');
  await expect.poll(focused).toBe('call-list');
  await pressAll('End', 'm');
  await panel.waitFor((css) => document.querySelector(css) === null, testId('marked'));
  await pressAll('Home', 'Enter');
  await expect.poll(() => textOf(panel, 'verdict-title')).not.toBeNull();
});

test('the border moves by arrows, Home and End', async () => {
  const width = () =>
    panel.evaluate((css) => Number(document.querySelector(css)?.ariaValueNow), testId('split-border'));
  await tabTo('split-border');
  const before = await width();
  await panel.press('ArrowLeft');
  await expect.poll(width).toBe(before - 2);
  await panel.press('ArrowRight');
  await panel.press('ArrowRight');
  await expect.poll(width).toBe(before + 2);
  await panel.press('End');
  await expect.poll(width).toBe(75);
  await panel.press('Home');
  await expect.poll(width).toBe(25);
});

test('everything that can be worked with has its turn, and shows where the focus is', async () => {
  expect(await unreached()).toEqual([]);
});

test('the help opens and closes, and leaves the detail as it was', async () => {
  const isOpen = () =>
    panel.evaluate(
      (css) => document.querySelector(css)?.matches(':popover-open') ?? false,
      testId('help-card'),
    );
  await tabTo('help');
  await panel.press('Enter');
  await expect.poll(isOpen).toBe(true);
  await panel.press('Escape');
  await expect.poll(isOpen).toBe(false);
  expect(await textOf(panel, 'verdict-title')).not.toBeNull();
  expect(await focused()).toBe('help');
});

test('what a verdict offers is done by Enter, and its outcome is told', async () => {
  await tabTo('verdict-action');
  await panel.press('Enter');
  await expect.poll(() => textOf(panel, 'action-outcome')).toMatch(/Done\. Repeat the call\./);
});

test('Escape closes the detail, and the list has the focus again', async () => {
  await panel.press('Escape');
  await expect.poll(() => textOf(panel, 'detail')).toBeNull();
  await expect.poll(focused).toBe('call-list');
});

test('recording, "Preserve log" and clearing are worked by keys', async () => {
  const state = () =>
    panel.evaluate(
      (record, preserve) => [
        document.querySelector(record)?.ariaPressed ?? null,
        document.querySelector<HTMLInputElement>(preserve)?.checked ?? null,
      ],
      testId('record'),
      testId('preserve-log'),
    );
  expect(await state()).toEqual(['true', true]);
  await tabTo('record');
  await panel.press(' ');
  await expect.poll(state).toEqual(['false', true]);
  await panel.press(' ');
  await tabTo('preserve-log');
  await panel.press(' ');
  await expect.poll(state).toEqual(['true', false]);
  await panel.press(' ');
  await expect.poll(state).toEqual(['true', true]);
  await tabTo('clear');
  await panel.press('Enter');
  await expect.poll(() => textOf(panel, 'empty')).toMatch(/No calls yet/);
});
