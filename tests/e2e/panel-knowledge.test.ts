import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from '../browsers/browser.ts';
import { waitUntil } from '../browsers/wait-until.ts';
import { axeViolations } from './harness/axe-violations.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { changeScopeMap, SCOPE_CHANGES, type ScopeChange } from './harness/knowledge/scope-changes.ts';
import { type KnowledgeStage, setKnowledgeStage } from './harness/knowledge/stage.ts';
import { openRow } from './harness/panel.ts';
import { textOf } from './harness/popup.ts';
import { startHarness } from './harness/start-harness.ts';
import { tabTo } from './harness/tab-to.ts';
import { testId } from './harness/test-id.ts';

let stage: KnowledgeStage;
let panel: Page;

beforeAll(async () => {
  const harness = await startHarness({ browserName: E2E_BROWSER, executable: E2E_EXECUTABLE });
  stage = await setKnowledgeStage(harness);
  panel = stage.panel;
});

afterAll(() => stage?.close());

function nameOf({ method, template }: ScopeChange): string {
  return `${method} ${template}`;
}

/**
 * The answer of the lookup view to a typed call. In Firefox a click into a field that has the focus may deselect its
 * content: then it is typed again.
 */
async function lookUp(call: string): Promise<string> {
  await waitUntil(`the field holds ${call}`, async () => {
    await panel.type(testId('lookup'), call);
    const held = await panel.evaluate(
      (css) => document.querySelector<HTMLInputElement>(css)?.value ?? null,
      testId('lookup'),
    );
    return held === call;
  });
  return panel.waitFor(
    (css, wanted) => {
      const rows = [...document.querySelectorAll<HTMLElement>(css)];
      return rows.length === 1 && rows[0]?.dataset['call'] === wanted ? rows[0].innerText : null;
    },
    testId('known-call'),
    call,
  );
}

/** A call made before the panel records reliably may be listed late: only these are considered. */
const REFUSED = `${testId('call')}[data-verdict="scope.wrong"]`;

/** Moves down the refused calls with the arrow key, and returns the text of each card. */
async function cardsOf(amount: number): Promise<readonly string[]> {
  await openRow(panel, REFUSED);
  const cards: string[] = [];
  for (let at = 0; at < amount; at += 1) {
    if (at > 0) await panel.press('ArrowDown');
    cards.push(
      await panel.waitFor(
        (card, row, index) => {
          const rows = [...document.querySelectorAll<HTMLElement>(row)];
          const isThere = rows[index]?.getAttribute('aria-selected') === 'true';
          return isThere ? document.querySelector<HTMLElement>(card)?.innerText : null;
        },
        testId('detail'),
        REFUSED,
        at,
      ),
    );
    if (at === 0) await panel.evaluate(() => document.querySelector<HTMLElement>('[role="grid"]')?.focus());
  }
  return cards;
}

function textsOf(name: string): Promise<readonly string[]> {
  return panel.evaluate(
    (css) => [...document.querySelectorAll<HTMLElement>(css)].map(({ innerText }) => innerText),
    testId(name),
  );
}

async function expectFooter(text: string): Promise<void> {
  await panel.waitFor(
    (css, wanted) => document.querySelector<HTMLElement>(css)?.innerText.includes(wanted),
    testId('knowledge'),
    text,
  );
}

/** In both themes: the panel takes that of the DevTools when it opens. */
async function expectAccessible(): Promise<void> {
  for (const theme of ['dark', 'light']) {
    await panel.evaluate((name) => {
      document.documentElement.dataset['theme'] = name;
    }, theme);
    expect(await axeViolations(panel), theme).toEqual([]);
  }
}

describe('a server that asks for other scopes than ours in ten places', () => {
  test('is said to disagree, in each of them', async () => {
    await changeScopeMap(stage.sandbox);
    await stage.use('Read only');
    for (const change of SCOPE_CHANGES) expect(await stage.call(change), nameOf(change)).toBe(403);
    await panel.waitFor(
      (css, amount) => document.querySelectorAll(css).length === amount,
      REFUSED,
      SCOPE_CHANGES.length,
    );
    const cards = await cardsOf(SCOPE_CHANGES.length);
    for (const [at, change] of SCOPE_CHANGES.entries()) {
      expect(cards[at], nameOf(change)).toContain(change.path);
      expect(cards[at], nameOf(change)).toContain('Our catalogue and the server disagree');
      expect(cards[at], nameOf(change)).toContain(`${change.before} is granted`);
    }
  });

  test('teaches what it asks for, once a token set that has it has worked', async () => {
    await stage.browser.killWorker();
    for (const label of ['Warehouse sync', 'Catalogue admin'] as const) {
      await stage.use(label);
      for (const change of SCOPE_CHANGES.filter(({ held }) => held === label)) {
        expect(await stage.call(change), nameOf(change)).toBe(200);
      }
    }
    await expectFooter(`${SCOPE_CHANGES.length} observed`);
    await panel.click(testId('view-lookup'));
    for (const change of SCOPE_CHANGES) {
      const answer = await lookUp(nameOf(change));
      expect(answer, nameOf(change)).toMatch(new RegExp(`${change.needed}\\s+observed here`));
      expect(answer, nameOf(change)).toContain(`Our catalogue says ${change.before}`);
      expect(answer, nameOf(change)).toMatch(new RegExp(`has it:\\s+${change.held}`));
      expect(await textOf(panel, 'lookup-answer'), nameOf(change)).toContain(change.needed);
    }
    // Unchanged calls are answered as before.
    expect(await lookUp('PUT /taxes/{id}/')).not.toContain('observed');
    await expectAccessible();
  });

  test('is told apart from our catalogue call by call, for copying as well', async () => {
    await panel.click(testId('view-learning'));
    await expect.poll(async () => (await textsOf('lesson')).length).toBe(SCOPE_CHANGES.length);
    const lessons = await textsOf('lesson');
    for (const lesson of lessons) expect(lesson).toContain('server and catalogue disagree');
    await expectAccessible();

    await panel.evaluate(() => {
      const { setData } = DataTransfer.prototype;
      DataTransfer.prototype.setData = function noted(format, data) {
        document.body.dataset['copied'] = data;
        setData.call(this, format, data);
      };
    });
    await panel.click(testId('copy-learning'));
    const text = await panel.waitFor(() => document.body.dataset['copied']);
    stage.sawText('what was copied', text);
    const copied = JSON.parse(text);
    expect(copied.environments[0].calls).toHaveLength(SCOPE_CHANGES.length);
  });

  test('shows in the advice, which goes by what was observed', async () => {
    await panel.click(testId('view-advice'));
    const labels = async () => (await textsOf('advice')).map((text) => text.split(' ').slice(0, 2).join(' '));
    await expect.poll(labels).toEqual(['Read only', 'Warehouse sync', 'Catalogue admin']);
    await expect
      .poll(() => textsOf('least'))
      .toEqual(['reports:read stock:read', 'stock:read', 'reports:read']);
    await expectAccessible();
  });

  test('is forgotten when that is erased, by keyboard alone, unless it is taken back', async () => {
    await tabTo(panel, 'view-learning');
    await panel.press('Enter');
    await panel.waitFor((css) => document.querySelector(css), testId('erase-learning'));
    await tabTo(panel, 'erase-learning');
    await panel.press('Enter');
    await panel.waitFor((css) => document.activeElement?.matches(css), testId('undo-erase'));
    await expectFooter(' 0 observed');
    await panel.press('Enter');
    await expectFooter(`${SCOPE_CHANGES.length} observed`);

    await panel.click(testId('erase-learning'));
    await expectFooter(' 0 observed');
    // Only now: the check may take longer than the undo time of an erasure.
    await expectAccessible();
    expect(await textOf(panel, 'learning-empty')).toContain('Nothing yet');
    const kept = () =>
      stage.browser.inExtension(async () => JSON.stringify(await browser.storage.local.get('learning')));
    await expect.poll(kept).not.toContain('stock:read');
    await panel.click(testId('view-lookup'));
    expect(await lookUp('GET /products/')).not.toContain('observed');
    await panel.press('Escape');
    await panel.press('Escape');
    await panel.waitFor((css) => document.querySelector(css), testId('call'));
  });
});
