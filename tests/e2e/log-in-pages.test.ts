import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseScope } from '../../src/inventorum/scopes.ts';
import type { Page } from '../browsers/browser.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { addApp, waitForState } from './harness/popup.ts';
import { arrival, authorization } from './harness/requests.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';
import { withPopup } from './harness/with-popup.ts';
import { API } from './journey/journey.ts';

let harness: Harness;
let axe: string;

beforeAll(async () => {
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  harness = await startHarness({ browserName: E2E_BROWSER, executable: E2E_EXECUTABLE });
});

afterAll(() => harness?.close());

/** What axe-core finds on the shown page, by rule. */
function violations(page: Page): Promise<readonly string[]> {
  return page.evaluate(async (source) => {
    // The page's own policy forbids scripts that are not its files; the browser's tools are not bound by it.
    const run = new Function(`${source}; return globalThis.axe.run();`) as () => Promise<{
      violations: { id: string; nodes: { html: string }[] }[];
    }>;
    const found = await run();
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }, axe);
}

/** Clicks, and waits until a page with that heading is there. */
async function goOn(page: Page, css: string, heading: string): Promise<void> {
  await page.click(css);
  await page.waitFor((wanted) => document.querySelector('h1')?.innerText === wanted, heading);
}

const valueOfField = (page: Page, css: string): Promise<string> =>
  page.evaluate((selector) => document.querySelector<HTMLInputElement>(selector)?.value ?? '', css);

test.each([
  ['en', 'Log in', 'Enter your PIN', 'My Apps'],
  ['de', 'Anmelden', 'PIN eingeben', 'Meine Anwendungen'],
])('from the log-in screen to a token set that the extension uses (%s)', async (language, ...titles) => {
  const { browser, sandbox } = harness;
  const [logIn = '', pin = '', apps = ''] = titles;
  const owner = sandbox.accounts[0]?.users[0];
  const label = `Nightly ${language}`;
  const page = await browser.openPage(`${API}/login/?language=${language}`);
  await page.waitFor((wanted) => document.querySelector('h1')?.innerText === wanted, logIn);
  expect(await violations(page)).toEqual([]);

  await page.type('#email', owner?.email ?? '');
  await page.type('#password', owner?.password ?? '');
  await goOn(page, 'main button', pin);
  expect(await violations(page)).toEqual([]);
  await page.type('#pin', owner?.pin ?? '');
  await goOn(page, 'main button', apps);
  expect(await violations(page)).toEqual([]);

  await page.type('#name', `App ${language}`);
  await goOn(page, 'main button', `App ${language}`);
  await page.type('#name', label);
  await page.click('input[name="scope:products:read"]');
  await page.click('form[action$="/token-sets/"] button');
  await page.waitFor(() => document.querySelector('[id^="refresh-token-"]'));
  expect(await violations(page)).toEqual([]);
  const app = {
    label: `App ${language}`,
    kind: 'internal',
    clientId: await valueOfField(page, '#client-id'),
    clientSecret: await valueOfField(page, '#client-secret'),
    tokenSets: [],
  } as const;
  const tokenSet = {
    label,
    scope: 'products:read',
    accessToken: await valueOfField(page, '[id^="access-token-"]'),
    refreshToken: await valueOfField(page, '[id^="refresh-token-"]'),
  };
  await withPopup(harness, page, async (popup) => {
    await addApp(popup, { app, tokenSet });
    await waitForState(popup, label, 'live/idle');
  });

  const made = sandbox.accounts[0]?.apps.flatMap(({ tokenSets }) => tokenSets);
  const rotated = made?.find((each) => each.label === label);
  expect(parseScope(rotated?.scope ?? '')).toEqual(['products:read']);
  expect(rotated?.refreshToken).not.toBe(tokenSet.refreshToken);
  if (language === 'en') {
    await page.goto(`${API}/api/products/?from=pages`);
    expect(authorization(await arrival(sandbox, '/api/products/?from=pages'))).toBe(
      `Bearer ${rotated?.accessToken}`,
    );
  }
  await page.goto(`${API}/apps/`);
  await page.click('header button');
  await page.waitFor((wanted) => document.querySelector('h1')?.innerText === wanted, logIn);
});
