import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from '../browsers/browser.ts';
import { clickInList } from './harness/click-in-list.ts';
import { command } from './harness/commands.ts';
import { appInput } from './harness/credentials.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { partOf, waitForTokenSet } from './harness/popup.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';
import { testId } from './harness/test-id.ts';
import { withOptions } from './harness/with-options.ts';
import { withPopup } from './harness/with-popup.ts';

const LABELS = ['Warehouse sync', 'Read only', 'Catalogue admin', 'Everything'];
const UNDO_MS = 10_000;

let harness: Harness;
let tab: Page;

beforeAll(async () => {
  harness = await startHarness({ browserName: E2E_BROWSER, executable: E2E_EXECUTABLE });
  tab = await harness.browser.openPage('https://app.inventorum.com/');
  for (const label of LABELS) await save(label);
});

afterAll(() => harness?.close());

async function save(label: string): Promise<void> {
  await command(harness.browser, 'app.add', appInput(harness.sandbox, label));
}

/** Labels of the token sets whose secrets are still in storage. */
async function kept(): Promise<readonly string[]> {
  const text = await harness.browser.inExtension(async () => {
    const items = Object.entries(await browser.storage.local.get());
    const sets = items.filter(([key, item]) => key.startsWith('tokenSet.') && item !== null);
    return JSON.stringify(
      sets.map(([, item]) => Reflect.get(Object(Reflect.get(Object(item), 'value')), 'label')),
    );
  });
  return JSON.parse(text);
}

const sleep = () => harness.browser.killWorker();
const stayAwake = () => command(harness.browser, 'status.write', {});
const nothing = async () => undefined;

/** Deletes the card with that label; returns its id. */
async function deleteCard(popup: Page, label: string): Promise<string> {
  const id = await waitForTokenSet(popup, label);
  await clickInList(popup, partOf(id, 'token-set-delete'));
  await popup.waitFor((css) => document.querySelector(css), `${testId('undo-card')}[data-id="${id}"]`);
  return id;
}

/** A new card ignores clicks for half a second; this click comes later. */
async function undo(popup: Page, id: string): Promise<void> {
  const from = await popup.evaluate(() => performance.now());
  await popup.waitFor((start) => performance.now() > start + 500, from);
  await popup.click(partOf(id, 'undo'));
  await popup.waitFor((css) => document.querySelector(css), `${testId('token-set')}[data-id="${id}"]`);
}

describe('a deletion is taken back', () => {
  test.each([
    { state: 'awake', before: stayAwake, meanwhile: nothing },
    { state: 'asleep', before: sleep, meanwhile: nothing },
    { state: 'killed in the middle', before: stayAwake, meanwhile: sleep },
    { state: 'asleep, and killed again', before: sleep, meanwhile: sleep },
  ])('with the worker $state', async ({ before, meanwhile }) => {
    const label = LABELS[0] ?? '';
    await tab.activate();
    await before();
    await withPopup(harness, tab, async (popup) => {
      const id = await deleteCard(popup, label);
      await meanwhile();
      await undo(popup, id);
    });

    expect(await kept()).toContain(label);
  });

  test('in a popup that is opened within the ten seconds, over a worker that was killed', async () => {
    const label = LABELS[0] ?? '';
    const id = await withPopup(harness, tab, (popup) => deleteCard(popup, label));
    await sleep();
    await withPopup(harness, tab, async (popup) => {
      await popup.waitFor((css) => document.querySelector(css), `${testId('undo-card')}[data-id="${id}"]`);
      await undo(popup, id);
    });

    expect(await kept()).toContain(label);
  });
});

test('the list keeps its place: under the pointer is no button of another card', async () => {
  const [first = '', second = ''] = LABELS;
  await withPopup(harness, tab, async (popup) => {
    const next = partOf(await waitForTokenSet(popup, second), 'token-set-delete');
    const top = () => popup.evaluate((css) => document.querySelector(css)?.getBoundingClientRect().top, next);
    const before = await top();
    const id = await deleteCard(popup, first);

    expect(await top()).toBe(before);
    await undo(popup, id);
    expect(await top()).toBe(before);
  });
});

test('after its ten seconds, and no sooner, it is gone: deleted asleep, awake, and killed in the middle', async () => {
  const [stays = '', ...deleted] = LABELS;
  const [asleep = '', awake = '', killed = ''] = deleted;
  await sleep();
  const before = Date.now();
  await withPopup(harness, tab, async (popup) => {
    for (const label of [asleep, awake, killed]) await deleteCard(popup, label);
  });
  await sleep();
  const deletedAt = Date.now();

  const seen: { readonly at: number; readonly left: number }[] = [];
  await expect
    .poll(
      async () => {
        // Waking the background makes nothing final too early.
        await stayAwake();
        const left = (await kept()).length;
        seen.push({ at: Date.now(), left });
        return left;
      },
      { timeout: 30_000, interval: 250 },
    )
    .toBe(1);

  expect(await kept()).toEqual([stays]);
  expect(seen.filter(({ at, left }) => at < before + UNDO_MS && left < LABELS.length)).toEqual([]);
  expect(Date.now() - deletedAt).toBeGreaterThan(UNDO_MS - (deletedAt - before));
});

describe('"Remove everything" in the settings', () => {
  const keys = () =>
    harness.browser.inExtension(async () => Object.keys(await browser.storage.local.get()).sort());

  async function removeAll(options: Page): Promise<void> {
    await options.click(testId('remove-ask'));
    await options.type(testId('remove-word'), 'remove');
    await options.press('Enter');
    await options.waitFor((css) => document.querySelector(css), testId('remove-undo'));
  }

  test('is undone within ten seconds, and then everything is as before', async () => {
    const before = await keys();
    expect(await kept()).toHaveLength(1);
    await withOptions(harness, async (options) => {
      await removeAll(options);
      await options.press('Enter');
      await options.waitFor((css) => document.querySelector(css), testId('remove-ask'));
    });
    expect(await keys()).toEqual(before);
    expect(await kept()).toHaveLength(1);
  });

  test('leaves nothing but ids of what was deleted, also if the worker dies meanwhile', async () => {
    await withOptions(harness, removeAll);
    await sleep();
    await expect
      .poll(
        async () => {
          await stayAwake();
          return (await keys()).filter((key) => !key.startsWith('deletion.'));
        },
        { timeout: 60_000, interval: 500 },
      )
      .toEqual(['status']);
    const saved = await harness.browser.inExtension(
      () =>
        new Promise<number>((resolve) => {
          const opening = indexedDB.open('second-copy', 1);
          opening.onsuccess = () => {
            const all = opening.result.transaction('records').objectStore('records').getAll();
            all.onsuccess = () => {
              opening.result.close();
              resolve(all.result.filter((each) => JSON.stringify(each).includes('Token')).length);
            };
          };
        }),
    );
    expect(saved).toBe(0);
    expect(await harness.findings()).toEqual([]);
  });
});
