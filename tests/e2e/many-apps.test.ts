import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from '../browsers/browser.ts';
import { command } from './harness/commands.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { partOf } from './harness/popup.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';
import { testId } from './harness/test-id.ts';
import { withOptions } from './harness/with-options.ts';
import { withPopup } from './harness/with-popup.ts';

// A long list: found, ordered by pointer and keys, marked, and the same after a restart.

const COUNT = 40;

let harness: Harness;
let tab: Page;
/** of token sets, in the order of adding; their tokens are unknown to the sandbox */
let ids: readonly string[];

beforeAll(async () => {
  harness = await startHarness({ browserName: E2E_BROWSER, executable: E2E_EXECUTABLE });
  const items = Array.from({ length: COUNT }, (_, index) => ({
    app: {
      label: `App ${index < 4 ? 1 : 2}`,
      kind: 'internal' as const,
      environmentId: 'production',
      clientId: index < 4 ? 'client-1' : 'client-2',
      clientSecret: `many-secret-${index < 4 ? 1 : 2}`,
    },
    tokenSet: { label: `Token ${index + 1}`, refreshToken: `many-refresh-${index}`, accessToken: '' },
  }));
  const added = await command(harness.browser, 'app.add-several', { items });
  ids = added.ids.slice(2);
  tab = await harness.browser.openPage('https://app.inventorum.com/');
});

afterAll(() => harness?.close());

/** The rendered cards of the popup, from the top. */
function cards(popup: Page): Promise<readonly string[]> {
  return popup.evaluate(
    (css) => [...document.querySelectorAll<HTMLElement>(css)].map(({ dataset }) => dataset['id'] ?? ''),
    testId('token-set'),
  );
}

function firstCards(popup: Page) {
  return expect.poll(async () => (await cards(popup)).slice(0, 4));
}

function withMany<T>(use: (popup: Page) => Promise<T>): Promise<T> {
  return withPopup(harness, tab, async (popup) => {
    await popup.waitFor((css) => document.querySelector(css), testId('search'));
    return await use(popup);
  });
}

test('a long list is drawn as far as somebody scrolls', async () => {
  await withMany(async (popup) => {
    await expect.poll(async () => (await cards(popup)).length).toBeGreaterThan(6);
    const atFirst = await cards(popup);
    expect(atFirst.length).toBeLessThan(COUNT);
    expect(atFirst).toEqual(ids.slice(0, atFirst.length));
    await popup.evaluate((css) => {
      const list = document.querySelector(css)?.closest('main');
      list?.scrollTo(0, list.scrollHeight);
    }, testId('token-set'));
    await expect.poll(() => cards(popup)).toEqual(ids);
  });
});

test('a word finds a token set, and another one none', async () => {
  await withMany(async (popup) => {
    await popup.type(testId('search'), 'app 2 token 40');
    await expect.poll(() => cards(popup)).toEqual([ids[39]]);
    await popup.type(testId('search'), 'nothing');
    await popup.waitFor(
      (css) => document.querySelector<HTMLElement>(css)?.innerText.includes('nothing'),
      testId('found'),
    );
  });
});

test('a token set is moved by a button and by keys, an app, too', async () => {
  await withMany(async (popup) => {
    await popup.click(testId('arrange'));
    await popup.click(`[data-move="down ${ids[0]}"]`);
    await popup.press('Enter');
    // The button has kept the focus: the second press moves it once more.
    await popup.waitFor((css) => document.activeElement?.matches(css), `[data-move="down ${ids[0]}"]`);
    await popup.press('Escape');
    await firstCards(popup).toEqual([1, 2, 0, 3].map((index) => ids[index]));
  });
});

test('a token set is dragged, and marked as a favourite; both outlive the worker and the browser', async () => {
  await withOptions(harness, async (options) => {
    await options.click(`${testId('arrange')} summary`);
    await options.drag(partOf(ids[3] ?? '', 'grip'), partOf(ids[1] ?? '', 'grip'));
    await expect.poll(() => rows(options)).toEqual([1, 3, 2, 0].map((index) => ids[index]));
    await options.click(`${testId('arrange-item')}[data-id="${ids[2]}"] ${testId('favourite')}`);
    await expect.poll(() => rows(options)).toEqual([2, 1, 3, 0].map((index) => ids[index]));
  });
  const expected = [2, 1, 3, 0].map((index) => ids[index]);
  await harness.browser.killWorker();
  await withMany((popup) => firstCards(popup).toEqual(expected));
  await harness.browser.restart();
  tab = await harness.browser.openPage('https://app.inventorum.com/');
  await withMany((popup) => firstCards(popup).toEqual(expected));
});

/** The first four token sets of the settings page. */
function rows(options: Page): Promise<readonly string[]> {
  return options.evaluate(
    (css) =>
      [...document.querySelectorAll<HTMLElement>(`${css} ${css}`)]
        .slice(0, 4)
        .map(({ dataset }) => dataset['id'] ?? ''),
    testId('arrange-item'),
  );
}

test('a file that is dropped on the settings page fills the form, in a tab that stays', async () => {
  const text =
    'App: From a file\nClient ID: file-client\nClient Secret: many-secret-3\nRefresh Token: many-refresh-3';
  await withOptions(harness, async (options) => {
    await options.evaluate((content) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], 'mail.txt', { type: 'text/plain' }));
      for (const type of ['dragover', 'drop']) {
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
      }
    }, text);
    const form = await harness.browser.pageAt(`${harness.browser.extensionOrigin}/src/popup/index.html#form`);
    await form.waitFor(() => {
      const values = ['label', 'clientId'].map(
        (name) => document.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value,
      );
      return values.join() === 'From a file,file-client';
    });
    await form.click(testId('cancel'));
    await form.close();
  });
});
