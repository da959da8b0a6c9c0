import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { errorBody, tokenInvalidBody } from '../../src/inventorum/api-error.ts';
import { TOKEN_PATH } from '../../src/inventorum/environment.ts';
import type { Page } from '../browsers/browser.ts';
import { waitUntil } from '../browsers/wait-until.ts';
import { command } from './harness/commands.ts';
import { credentials } from './harness/credentials.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { getFrom } from './harness/page-requests.ts';
import { partOf, textOf, waitForTokenSet } from './harness/popup.ts';
import { arrival, authorization, tokenRequests } from './harness/requests.ts';
import { rulesInForce } from './harness/rules-in-force.ts';
import { shownState } from './harness/shown.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';
import { testId } from './harness/test-id.ts';
import { whileLooking } from './harness/while-looking.ts';
import { allowInPopup, saveCredentials, withPopup } from './harness/with-popup.ts';

const API = 'https://app.inventorum.com';
const LABEL = 'Warehouse sync';
const CALL = { method: 'GET', path: '/api/products/' };
const UNAUTHORIZED = { kind: 'answer', status: 401, body: tokenInvalidBody() } as const;

let harness: Harness;
let tab: Page;

beforeAll(async () => {
  harness = await startHarness({ browserName: E2E_BROWSER, executable: E2E_EXECUTABLE });
  tab = await harness.browser.openPage(`${API}/`);
  await saveCredentials(harness, tab, LABEL);
  await allowInPopup(harness, tab);
});

afterAll(() => harness?.close());

/** Makes the last refresh an hour old: a 401 to a fresh token may still concern the previous one. */
async function anHourLater(): Promise<void> {
  await harness.browser.inExtension(async () => {
    for (const [key, item] of Object.entries(await browser.storage.local.get())) {
      const { version, value } = Object(item);
      if (!key.startsWith('tokenSet.')) continue;
      const older = { ...value, refreshedAt: value.refreshedAt - 3_600_000, provokedAt: null };
      await browser.storage.local.set({ [key]: { version, value: older } });
    }
    return null;
  });
}

/** Whether a 401 was attributed to our token since `anHourLater`. */
function wasProvoked(): Promise<boolean> {
  return harness.browser.inExtension(async () =>
    Object.entries(await browser.storage.local.get()).some(
      ([key, item]) => key.startsWith('tokenSet.') && Object(item).value.provokedAt !== null,
    ),
  );
}

/** What arrived, in order: calls by their query, token requests as "token". */
function arrived(): readonly string[] {
  return harness.sandbox.requests.flatMap(({ path, query }) => {
    if (path === TOKEN_PATH) return ['token'];
    return path === CALL.path ? [query] : [];
  });
}

/** The `Authorization` of every call from the named one on. */
function authorizationsSince(query: string): readonly (string | null)[] {
  const calls = harness.sandbox.requests.filter(({ path }) => path === CALL.path);
  return calls.slice(calls.findIndex((call) => call.query === query)).map(authorization);
}

function newest(): string {
  return `Bearer ${credentials(harness.sandbox, LABEL).tokenSet.accessToken}`;
}

async function renewedAfter(query: string): Promise<void> {
  // The sandbox rotates the token between the request's arrival and its answer.
  await waitUntil(`an answered token request after ${query}`, () => {
    const since = harness.sandbox.requests.findLastIndex((request) => request.query === query);
    return harness.sandbox.requests
      .slice(since)
      .some(({ path, status }) => path === TOKEN_PATH && status === 200);
  });
  await rulesInForce(harness.browser, { authorization: newest() });
}

/** The page reads and writes in turns, continuously, until it is stopped. */
async function keepFetching(): Promise<{ stop(): Promise<void> }> {
  await tab.evaluate(() => {
    const fetching = { on: true };
    Object.assign(globalThis, { fetching });
    void (async () => {
      for (let count = 0; fetching.on; count += 1) {
        const writes = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
        await fetch(`/api/products/?keep=${count}`, count % 2 === 0 ? {} : writes);
      }
    })();
  });
  return {
    stop: async () => {
      await tab.evaluate(() => {
        Reflect.get(globalThis, 'fetching').on = false;
      });
    },
  };
}

async function callsAfter(count: number): Promise<void> {
  const before = arrived().length;
  await waitUntil(`${count} more calls`, () => arrived().length >= before + count);
}

test('an answer of 401 to our access token is one refresh, however many there are; a 403 is none', async () => {
  const before = arrived().length;
  await anHourLater();
  harness.sandbox.failNext({ ...CALL, times: 3 }, UNAUTHORIZED);
  await tab.goto(`${API}${CALL.path}?one`);
  await renewedAfter('?one');
  await tab.goto(`${API}${CALL.path}?two`);
  await tab.goto(`${API}${CALL.path}?three`);

  await anHourLater();
  const forbidden = errorBody('scope.wrong', 'Wrong scope');
  harness.sandbox.failNext(CALL, { kind: 'answer', status: 403, body: forbidden });
  await tab.goto(`${API}${CALL.path}?forbidden`);
  harness.sandbox.failNext(CALL, UNAUTHORIZED);
  await tab.goto(`${API}${CALL.path}?four`);
  await renewedAfter('?four');

  const since = arrived().slice(before);
  expect(since).toEqual(['?one', 'token', '?two', '?three', '?forbidden', '?four', 'token']);
});

test('one 401 causes no bare request of a page that goes on fetching, and one refresh', async () => {
  await tab.goto(`${API}/`);
  await anHourLater();
  const tokens = tokenRequests(harness.sandbox).length;
  harness.sandbox.failNext({ path: TOKEN_PATH }, { kind: 'hold' });
  harness.sandbox.failNext(CALL, UNAUTHORIZED);
  const fetching = await whileLooking(harness, tab, async () => {
    await getFrom(tab, `${CALL.path}?injected`);
    const begun = await keepFetching();
    await waitUntil('the refresh', () => tokenRequests(harness.sandbox).length > tokens);
    return begun;
  });
  // The server has rotated, so every call gets a 401 now.
  await callsAfter(20);
  harness.sandbox.clearFaults();
  await waitUntil('calls with the new token', () => authorizationsSince('?injected').at(-1) === newest());
  await callsAfter(20);
  await fetching.stop();

  const sent = authorizationsSince('?injected');
  expect(sent.length).toBeGreaterThan(40);
  expect(sent).not.toContain(null);
  const writes = harness.sandbox.requests.filter(
    ({ method, query }) => method === 'POST' && query.includes('keep='),
  );
  expect(writes.length).toBeGreaterThan(20);
  expect(tokenRequests(harness.sandbox)).toHaveLength(tokens + 1);
});

/** Effects of earlier 401s are stored before all of these are answered, one after the other. */
async function settled(): Promise<void> {
  for (let round = 0; round < 5; round += 1) await command(harness.browser, 'recovery.dismiss', {});
}

function areToolsOpen(): Promise<boolean> {
  return harness.browser.inExtension(async () =>
    // The polyfill's types lack this kind of context.
    (await browser.runtime.getContexts({})).some(
      ({ contextType }) => String(contextType) === 'DEVELOPER_TOOLS',
    ),
  );
}

if (E2E_BROWSER === 'chrome') {
  test('with nothing open a dead token is noticed at the next page that is opened, at the earliest', async () => {
    await tab.goto(`${API}/`);
    await anHourLater();
    const tokens = tokenRequests(harness.sandbox).length;
    harness.sandbox.failNext({ ...CALL, times: 4 }, UNAUTHORIZED);
    for (const query of ['?unseen=1', '?unseen=2']) expect(await getFrom(tab, CALL.path + query)).toBe(401);
    await settled();
    expect(await wasProvoked()).toBe(false);
    expect(tokenRequests(harness.sandbox)).toHaveLength(tokens);
    await tab.goto(`${API}${CALL.path}?opened`);
    await renewedAfter('?opened');
    expect(tokenRequests(harness.sandbox)).toHaveLength(tokens + 1);
    harness.sandbox.clearFaults();
  });

  test('… and at its planned refresh at the latest, without any look', async () => {
    const tokens = tokenRequests(harness.sandbox).length + 1;
    harness.sandbox.setTokenLifetime(12);
    await anHourLater();
    harness.sandbox.failNext(CALL, UNAUTHORIZED);
    await tab.goto(`${API}${CALL.path}?short`);
    await renewedAfter('?short');
    harness.sandbox.setTokenLifetime(36_000);
    await anHourLater();
    harness.sandbox.failNext({ ...CALL, times: 2 }, UNAUTHORIZED);
    await tab.goto(`${API}/`);
    for (const query of ['?dead=1', '?dead=2']) expect(await getFrom(tab, CALL.path + query)).toBe(401);
    await waitUntil('the planned refresh', () => tokenRequests(harness.sandbox).length > tokens);
    await waitUntil('its answer', () => tokenRequests(harness.sandbox).at(-1)?.status === 200);
    await rulesInForce(harness.browser, { authorization: newest() });
    expect(await wasProvoked()).toBe(false);
    expect(await getFrom(tab, `${CALL.path}?alive`)).toBe(200);
    expect(tokenRequests(harness.sandbox)).toHaveLength(tokens + 1);
  });

  test('while DevTools are open, on any tool, the next 401 of their tab is one refresh', async () => {
    const inspected = await harness.browser.openPage(`${API}/`);
    await harness.browser.openDevTools(inspected);
    await anHourLater();
    const tokens = tokenRequests(harness.sandbox).length;
    harness.sandbox.failNext({ ...CALL, times: 3 }, UNAUTHORIZED);
    for (const query of ['?seen=1', '?seen=2', '?seen=3']) await getFrom(inspected, CALL.path + query);
    await renewedAfter('?seen=1');
    // The later answers are told together, 0.3 s after the first, or never, once the page of DevTools is gone.
    await sleep(500);
    expect(await areToolsOpen()).toBe(true);
    await inspected.close();
    await waitUntil('DevTools are gone', async () => !(await areToolsOpen()));
    await settled();
    expect(tokenRequests(harness.sandbox)).toHaveLength(tokens + 1);
  });
} else {
  test('a dead token is noticed at its first 401, whoever looks', async () => {
    await tab.goto(`${API}/`);
    await anHourLater();
    const tokens = tokenRequests(harness.sandbox).length;
    harness.sandbox.failNext(CALL, UNAUTHORIZED);
    expect(await getFrom(tab, `${CALL.path}?unseen`)).toBe(401);
    await renewedAfter('?unseen');
    expect(tokenRequests(harness.sandbox)).toHaveLength(tokens + 1);
  });
}

test('401s to what carries no token of ours cause nothing: a font, a JSON module', async () => {
  await anHourLater();
  const tokens = tokenRequests(harness.sandbox).length;
  // In Firefox a preload for `fetch` is a fetch and carries the token; prefetch is disabled in its tests.
  const links = E2E_BROWSER === 'chrome' ? ['prefetch', 'preload'] : [];
  const bare = ['?font', '?module', ...links.map((rel) => `?${rel}`)];
  harness.sandbox.failNext({ ...CALL, times: bare.length }, UNAUTHORIZED);
  // While somebody looks, every kind of request is heard.
  await whileLooking(harness, tab, async () => {
    await tab.evaluate(async (rels) => {
      const target = '/api/products/';
      await new FontFace('test', `url(${target}?font)`).load().catch(() => null);
      const script = "import '/api/products/?module' with { type: 'json' };";
      document.head.append(Object.assign(document.createElement('script'), { type: 'module', text: script }));
      for (const rel of rels) {
        const link = Object.assign(document.createElement('link'), {
          rel,
          as: 'fetch',
          href: `${target}?${rel}`,
        });
        document.head.append(link);
      }
    }, links);
    for (const query of bare) await arrival(harness.sandbox, CALL.path + query);
  });
  const carrying = harness.sandbox.requests.filter(({ query }) => bare.includes(query)).map(authorization);
  expect(carrying).toEqual(bare.map(() => null));
  // Effects of the earlier ones would be visible before this page is loaded and its own 401 is handled.
  await tab.goto(`${API}${CALL.path}?good`);
  expect(tokenRequests(harness.sandbox)).toHaveLength(tokens);
  harness.sandbox.failNext(CALL, UNAUTHORIZED);
  await tab.goto(`${API}${CALL.path}?heard`);
  await renewedAfter('?heard');
  expect(tokenRequests(harness.sandbox)).toHaveLength(tokens + 1);
});

test("a 401 to a page's own Authorization, which Firefox leaves, is none of ours; Chromium overwrites it", async () => {
  await tab.goto(`${API}/`);
  await anHourLater();
  const tokens = tokenRequests(harness.sandbox).length;
  harness.sandbox.failNext(CALL, UNAUTHORIZED);
  await whileLooking(harness, tab, async () => {
    await tab.evaluate(() =>
      fetch('/api/products/?own', { headers: { Authorization: 'Bearer of-the-page' } }).then(() => null),
    );
    if (E2E_BROWSER === 'chrome') await renewedAfter('?own');
  });
  const caused = E2E_BROWSER === 'chrome' ? 1 : 0;
  await tab.goto(`${API}${CALL.path}?fine`);
  await settled();
  expect(await wasProvoked()).toBe(caused === 1);
  await anHourLater();
  harness.sandbox.failNext(CALL, UNAUTHORIZED);
  await tab.goto(`${API}${CALL.path}?ours`);
  await renewedAfter('?ours');
  expect(tokenRequests(harness.sandbox)).toHaveLength(tokens + caused + 1);
});

/**
 * Clicks "refresh now" until the tab status shows whether the token is sent; a click within five seconds is refused.
 */
async function refreshUntilSends(popup: Page, sends: 'yes' | 'no'): Promise<void> {
  const id = await waitForTokenSet(popup, LABEL);
  await popup.waitFor(
    (refresh, tabStatus) => {
      if (document.querySelector(tabStatus)) return true;
      document.querySelector<HTMLElement>(refresh)?.click();
      return false;
    },
    partOf(id, 'token-set-refresh'),
    `${testId('tab-status')}[data-sends="${sends}"]`,
  );
}

test('an access token that no header may hold is not sent, and the popup says so', async () => {
  await tab.goto(`${API}/`);
  for (const [i, odd] of ['"at-123",', 'a:b'].entries()) {
    harness.sandbox.failNext({ path: TOKEN_PATH }, { kind: 'edit', set: { access_token: odd } });
    await withPopup(harness, tab, async (popup) => {
      await refreshUntilSends(popup, 'no');
      expect(await textOf(popup, 'tab-reason')).toMatch(/contains characters that no header may contain/);
      expect(await textOf(popup, 'flaw')).toMatch(/it is not sent/);
    });
    // The popup may be a moment ahead of the rules.
    await settled();
    await getFrom(tab, `${CALL.path}?odd=${i}`);
    expect(authorizationsSince(`?odd=${i}`)).toEqual([null]);
    await withPopup(harness, tab, (popup) => refreshUntilSends(popup, 'yes'));
    await rulesInForce(harness.browser, { authorization: newest() });
    await getFrom(tab, `${CALL.path}?even=${i}`);
    expect(authorizationsSince(`?even=${i}`)).toEqual([newest()]);
  }
});

test('a 401 whose refresh is refused for good ends the token at once', async () => {
  await anHourLater();
  const invalid = { kind: 'answer', status: 400, body: { error: 'invalid_grant' } } as const;
  harness.sandbox.failNext({ path: TOKEN_PATH }, invalid);
  harness.sandbox.failNext(CALL, UNAUTHORIZED);
  await tab.goto(`${API}${CALL.path}?last`);
  await waitUntil('the refusal', async () => (await shownState(harness.browser, LABEL)) === 'rejected');
  await waitUntil('no rule', () =>
    harness.browser.inExtension(
      async () => (await browser.declarativeNetRequest.getSessionRules()).length === 0,
    ),
  );
  await tab.goto(`${API}${CALL.path}?bare`);
  expect(authorizationsSince('?bare')).toEqual([null]);
});
