import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { startSandbox } from '../../sandbox/start-sandbox.ts';
import type { RequestFacts } from '../../src/injection/explain-usual.ts';
import type { Browser, Page } from '../browsers/browser.ts';
import { launchBrowser } from '../browsers/launch-browser.ts';
import { waitUntil } from '../browsers/wait-until.ts';
import { mayAct, sentBy } from '../fakes/browser-model.ts';
import { bareExtension, LISTENED } from './browser-model/bare-extension.ts';
import { holdExactly } from './browser-model/hold-exactly.ts';
import { type Asked, pageOrigins, type Step, sampledSteps, WAYS } from './browser-model/sampled-cases.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { WHOLE } from './harness/share-of.ts';

// The property tests of src/injection compare the decision with a model of the browsers. This test compares the model
// with the browsers themselves, through an extension with our hosts and none of our code.

const ENGINE = E2E_BROWSER === 'firefox' ? 'firefox' : 'chromium';

const API = 'https://app.inventorum.com';

/** What the server saw of a request: the rule that set a header, and whether a listener saw the request. */
interface Seen {
  readonly rule: string | null;
  readonly listened: boolean;
}

let sandbox: Sandbox;
let real: Browser;
let origins: readonly string[];
const pages: Page[] = [];
const tabIds: number[] = [];
/** every tab but those that a test opens */
let keptIds: readonly number[];
const seen = new Map<string, Seen>();

beforeAll(async () => {
  sandbox = await startSandbox({
    rateLimit: 'off',
    onRequest: ({ request: { query, headers } }) => {
      const name = new URLSearchParams(query).get('case');
      if (name === null) return;
      seen.set(name, { rule: headers['authorization'] ?? null, listened: LISTENED in headers });
    },
  });
  origins = pageOrigins(sandbox);
  real = await launchBrowser(E2E_BROWSER, {
    executable: E2E_EXECUTABLE,
    extension: await bareExtension(E2E_BROWSER),
    server: sandbox,
    hosts: [...new Set(origins.map((origin) => new URL(origin).hostname))],
  });
  for (const origin of origins) {
    const before = await openTabIds();
    pages.push(await real.openPage(`${origin}/`));
    tabIds.push((await openTabIds()).find((id) => !before.includes(id)) ?? before[0] ?? -1);
  }
  keptIds = await openTabIds();
}, 180_000);

afterAll(async () => {
  await real?.close();
  await sandbox?.close();
});

function openTabIds(): Promise<readonly number[]> {
  return real.inExtension(async () => (await browser.tabs.query({})).map(({ id }) => Number(id)));
}

function factsOf({ page, way }: Asked): RequestFacts {
  // A window that a page opens is another tab.
  const tabId = way === 'window' ? -7 : (tabIds[page] ?? null);
  return { url: `${API}/api/products/`, ...WAYS[way], initiator: origins[page] ?? null, tabId };
}

/** Makes every request of a step; resolves when each has arrived. */
async function ask(step: Step, number: number): Promise<readonly (Seen | undefined)[]> {
  const name = (index: number) => `${number}-${index}`;
  for (const [page, tab] of pages.entries()) {
    const mine = step.asked
      .map(({ way, page: asks }, index) => ({ way, asks, url: `${API}/api/products/?case=${name(index)}` }))
      .filter(({ asks }) => asks === page);
    if (mine.length === 0) continue;
    await tab.activate();
    await tab.evaluate(
      askAll,
      mine.map(({ way, url }): readonly [string, string] => [way, url]),
    );
    const mineIn = step.asked.flatMap(({ page: asks }, index) => (asks === page ? [name(index)] : []));
    await waitUntil('every request has arrived', () => mineIn.every((each) => seen.has(each)));
    // Not sooner: a window that is closed before it has begun to load asks for nothing.
    await closeOpened();
  }
  return step.asked.map((_, index) => seen.get(name(index)));
}

/** Runs in a page. */
async function askAll(requests: readonly (readonly [way: string, url: string])[]): Promise<void> {
  const add = (tag: string, attributes: Record<string, string>): HTMLElement => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    document.body.append(element);
    return element;
  };
  const ways: Record<string, (url: string) => unknown> = {
    fetch: (url) => fetch(url).catch(() => null),
    post: (url) => fetch(url, { method: 'POST', body: 'x', mode: 'no-cors' }).catch(() => null),
    image: (url) => add('img', { src: url }),
    frame: (url) => add('iframe', { src: url }),
    'frame post': (url) => {
      add('iframe', { name: url });
      const form = add('form', { method: 'post', action: url, target: url });
      if (form instanceof HTMLFormElement) form.submit();
    },
    window: (url) => window.open(url),
  };
  for (const [way, url] of requests.toSorted(([a]) => (a === 'window' ? 1 : -1))) ways[way]?.(url);
}

/** Closes the windows that a page has opened: under load Chromium may ignore that the page itself closes one. */
async function closeOpened(): Promise<void> {
  await waitUntil('the opened windows are closed', async () => {
    const opened = (await openTabIds()).filter((id) => !keptIds.includes(id));
    await real.inExtension((ids) => browser.tabs.remove([...ids]), opened);
    return opened.length === 0;
  });
}

/** The model's prediction for a request. */
function modelled(held: readonly string[], { rules }: Step, request: RequestFacts): Seen {
  const rule = sentBy({ engine: ENGINE, held, rules, listened: () => null }, request);
  const shown = ENGINE === 'firefox' && request.type === 'sub-resource' && mayAct(held, request);
  return { rule, listened: shown };
}

/** Plays a step; returns each request with the prediction and the result. */
async function play(step: Step, number: number) {
  const held = await holdExactly(
    real,
    step.held.map((page) => origins[page] ?? ''),
  );
  await install(step);
  const arrived = await ask(step, number);
  return step.asked.map((asked, index) => {
    const request = factsOf(asked);
    const expected = modelled(held, step, request);
    return { asked, request, held, rules: step.rules, expected, seen: arrived[index] };
  });
}

/** The first three have all that the test counts. */
const STEPS = WHOLE ? 8 : 3;

test('sampled requests carry what the model says, whatever is held and installed', async () => {
  const played: Awaited<ReturnType<typeof play>> = [];
  for (const [number, step] of sampledSteps(tabIds, 20_261_128).slice(0, STEPS).entries()) {
    played.push(...(await play(step, number)));
  }
  expect(played).toHaveLength(25 * STEPS);
  expect(played.filter(({ expected, seen: came }) => !isDeepStrictEqual(expected, came))).toEqual([]);
  // A model that never sends anything would agree with a browser that never sends anything.
  expect(played.filter(({ expected }) => expected.rule !== null).length).toBeGreaterThan(2 * STEPS);
  const shown = played.filter(({ expected }) => expected.listened).length;
  expect(shown).toBeGreaterThan(ENGINE === 'firefox' ? 3 * STEPS : -1);
}, 300_000);

async function install({ rules }: Step): Promise<void> {
  await real.inExtension(
    async (text) => {
      const dnr = browser.declarativeNetRequest;
      const removeRuleIds = (await dnr.getSessionRules()).map(({ id }) => id);
      await dnr.updateSessionRules({ removeRuleIds, addRules: JSON.parse(text) });
    },
    JSON.stringify(rules.map((rule, index) => ({ id: index + 1, ...rule }))),
  );
}
