import { expect } from 'vitest';
import type { Page } from '../../browsers/browser.ts';
import { E2E_BROWSER } from '../harness/e2e-browser.ts';
import { openRow } from '../harness/panel.ts';
import { testId } from '../harness/test-id.ts';
import type { PageCall, Said, VerdictRow } from './verdict-row.ts';
import { API, type World } from './world.ts';

/**
 * Settings reach the browser's rules a moment after the command, and Firefox's panel misses requests of its first
 * second.
 */
const MOST_TRIES = 4;

/** The panel's display of one call. */
export interface Card {
  readonly verdict: string | null;
  readonly title: string | null;
  readonly pill: string | null;
  readonly parts: Readonly<Record<string, string | null>>;
}

let calls = 0;

/** Causes the row's verdict and returns the panel's display. */
export async function playRow(world: World, row: VerdictRow): Promise<Card> {
  const expected = { ...row, ...row.differs?.[E2E_BROWSER] };
  let card = await playOnce(world, expected);
  for (let tries = 1; tries < MOST_TRIES && card.verdict !== expected.verdict; tries += 1) {
    card = await playOnce(world, expected);
  }
  await row.tidy?.(world);
  return card;
}

async function playOnce(world: World, row: VerdictRow): Promise<Card> {
  const { sandbox } = world.harness;
  calls += 1;
  const mark = `case=${calls}`;
  await row.arrange?.(world);
  const call = { ...callOf(world, row), mark };
  await emptyList(world.panel);
  const { pathname } = new URL(call.url, API);
  const faults = row.fault && sandbox.failNext({ path: pathname, times: 'always' }, row.fault);
  await (row.make ? row.make(world, `${pathname}?${mark}`) : callFrom(world.tab, call));
  const listed = await findRow(world.panel, mark, row);
  if (faults) sandbox.clearFaults();
  if (listed === null) return { verdict: null, title: null, pill: null, parts: {} };
  await openRow(world.panel, listed);
  return readCard(world.panel, Object.keys(row.says));
}

function callOf(world: World, { call }: VerdictRow): PageCall {
  const given = typeof call === 'function' ? call(world) : call;
  return { method: 'GET', url: '/api/products/', headers: {}, ...given };
}

async function emptyList(panel: Page): Promise<void> {
  await panel.evaluate((css) => document.querySelector<HTMLElement>(css)?.click(), testId('clear'));
}

async function callFrom(page: Page, call: PageCall & { readonly mark: string }): Promise<void> {
  const { url, mark, method, headers, body = null, times = 1, cancelAfter = null } = call;
  const target = `${url}${url.includes('?') ? '&' : '?'}${mark}`;
  const isText = typeof body === 'string' || body === null;
  await page.evaluate(
    async (address, text, init) => {
      const { times, cancelAfter, ...rest } = JSON.parse(init);
      const signal = cancelAfter === null ? null : AbortSignal.timeout(cancelAfter);
      const ask = () =>
        fetch(address, { ...rest, body: text, signal }).then(
          () => {},
          () => {},
        );
      await Promise.all(Array.from({ length: times }, ask));
    },
    target,
    isText ? body : JSON.stringify(body),
    JSON.stringify({
      ...{ method, times, cancelAfter },
      headers: { ...(isText ? {} : { 'Content-Type': 'application/json' }), ...headers },
    }),
  );
}

/** CSS of the listed row once it exists; null: not within two seconds, or with another verdict. */
function findRow(panel: Page, mark: string, { status }: VerdictRow): Promise<string | null> {
  const css = `${testId('call')}[data-key*="${mark}"]${status === undefined ? '' : `[data-status="${status}"]`}`;
  return panel.evaluate(async (selector) => {
    for (let round = 0; round < 40; round += 1) {
      const found = [...document.querySelectorAll<HTMLElement>(selector)].at(-1);
      if (found) return `[data-testid="call"][data-key=${JSON.stringify(found.dataset['key'])}]`;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return null;
  }, css);
}

function readCard(panel: Page, parts: readonly string[]): Promise<Card> {
  return panel.waitFor((names) => {
    const row = document.querySelector<HTMLElement>('[data-testid="call"][aria-selected="true"]');
    const textOf = (name: string, from: ParentNode = document) =>
      from.querySelector<HTMLElement>(`[data-testid="${name}"]`)?.innerText ?? null;
    const title = textOf('verdict-title');
    return row && title
      ? {
          verdict: row.dataset['verdict'] ?? null,
          title,
          pill: textOf('call-verdict', row),
          parts: Object.fromEntries(names.map((name) => [name, textOf(name)])),
        }
      : null;
  }, parts);
}

/** Compares a card with the expectations of a row. */
export async function expectCard(world: World, card: Card, row: VerdictRow): Promise<void> {
  const expected = { ...row, ...row.differs?.[E2E_BROWSER] };
  const title = typeof expected.title === 'function' ? await expected.title(world) : expected.title;
  expect(card.verdict).toBe(expected.verdict);
  expectText(card.title, title, 'title');
  expect(card.pill).toBe(expected.pill);
  for (const [part, said] of Object.entries(expected.says)) {
    expectText(card.parts[part] ?? null, said, part);
  }
}

function expectText(text: string | null, said: Said, part: string): void {
  if (said instanceof RegExp) expect(text, part).toMatch(said);
  else expect(text, part).toBe(said);
}
