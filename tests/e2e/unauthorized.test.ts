import { afterAll, beforeAll, expect, test } from 'vitest';
import { errorBody, tokenInvalidBody } from '../../src/inventorum/api-error.ts';
import { TOKEN_PATH } from '../../src/inventorum/environment.ts';
import type { Page } from '../browsers/browser.ts';
import { waitUntil } from '../browsers/wait-until.ts';
import { credentials } from './harness/credentials.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { rulesInForce } from './harness/rules-in-force.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';
import { saveCredentials } from './harness/with-popup.ts';

const API = 'https://app.inventorum.com';
const LABEL = 'Warehouse sync';
const CALL = { method: 'GET', path: '/api/products/' };

let harness: Harness;
let tab: Page;

beforeAll(async () => {
  harness = await startHarness({ browserName: E2E_BROWSER, executable: E2E_EXECUTABLE });
  tab = await harness.browser.openPage(`${API}/`);
  await saveCredentials(harness, tab, LABEL);
});

afterAll(() => harness?.close());

/** Makes the last renewal an hour old: what the API says of a token that is fresh may still be about the one before. */
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

/** What arrived, in order: calls by their query, token requests as "token". */
function arrived(): readonly string[] {
  return harness.sandbox.requests.flatMap(({ path, query }) => {
    if (path === TOKEN_PATH) return ['token'];
    return path === CALL.path ? [query] : [];
  });
}

async function renewedAfter(query: string): Promise<void> {
  await waitUntil(`a token request after ${query}`, () =>
    arrived().slice(arrived().indexOf(query)).includes('token'),
  );
  const { accessToken } = credentials(harness.sandbox, LABEL).tokenSet;
  await rulesInForce(harness.browser, { authorization: `Bearer ${accessToken}` });
}

test('an answer of 401 to our access token is one refresh, however many there are; a 403 is none', async () => {
  const pasted = arrived().length;
  await anHourLater();
  harness.sandbox.failNext({ ...CALL, times: 3 }, { kind: 'answer', status: 401, body: tokenInvalidBody() });
  await tab.goto(`${API}${CALL.path}?one`);
  await renewedAfter('?one');
  await tab.goto(`${API}${CALL.path}?two`);
  await tab.goto(`${API}${CALL.path}?three`);

  await anHourLater();
  const forbidden = errorBody('scope.wrong', 'Wrong scope');
  harness.sandbox.failNext(CALL, { kind: 'answer', status: 403, body: forbidden });
  await tab.goto(`${API}${CALL.path}?forbidden`);
  harness.sandbox.failNext(CALL, { kind: 'answer', status: 401, body: tokenInvalidBody() });
  await tab.goto(`${API}${CALL.path}?four`);
  await renewedAfter('?four');

  expect(arrived().slice(pasted)).toEqual([
    '?one',
    'token',
    '?two',
    '?three',
    '?forbidden',
    '?four',
    'token',
  ]);
});
