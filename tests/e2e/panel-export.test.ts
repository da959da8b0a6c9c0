import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from '../browsers/browser.ts';
import { credentials } from './harness/credentials.ts';
import { savedTexts, watchSaves } from './harness/detail.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { createProduct, getFrom } from './harness/page-requests.ts';
import { panelOverApi } from './harness/panel-over-api.ts';
import { textOf } from './harness/popup.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';
import { testId } from './harness/test-id.ts';

const LABEL = 'Warehouse sync';

let harness: Harness;
let tab: Page;
let panel: Page;

beforeAll(async () => {
  harness = await startHarness({ browserName: E2E_BROWSER, executable: E2E_EXECUTABLE });
  ({ tab, panel } = await panelOverApi(harness, LABEL));
  await watchSaves(panel);
});

afterAll(() => harness?.close());

/** Opens the dialog and waits until the file could be saved. */
async function openDialog(): Promise<void> {
  await panel.click(testId('export'));
  await panel.waitFor((css) => document.querySelector(css), `${testId('export-preview')}[data-step="ready"]`);
}

/** Saves, closes the dialog, and returns the file's content. */
async function save(): Promise<string> {
  await panel.click(testId('export-save'));
  await panel.waitFor((css) => document.querySelector<HTMLElement>(css)?.innerText, testId('export-saved'));
  await panel.click(testId('export-close'));
  return (await savedTexts(panel)).at(-1) ?? '';
}

test('a session is written as HAR without any secret, whatever its answers echo', async () => {
  const { app, tokenSet } = credentials(harness.sandbox, LABEL);
  const basic = Buffer.from(`${app.clientId}:${app.clientSecret}`).toString('base64');
  const body = {
    seen: [tokenSet.accessToken, encodeURIComponent(tokenSet.refreshToken), `Basic ${basic}`],
    customer: { first_name: 'Erika', email: 'erika@example.test' },
  };
  const headers = { 'x-echo': tokenSet.accessToken, 'content-type': 'application/json' };
  harness.sandbox.failNext({ path: '/api/products/' }, { kind: 'answer', status: 200, headers, body });
  await getFrom(tab, `/api/products/?access_token=${encodeURIComponent('somebody-elses-token-01234')}`);
  await createProduct(tab, '/api/products/?export=1');
  for (const mark of ['access_token=', 'limit=1', 'export=1'])
    await panel.waitFor((css) => document.querySelector(css), `${testId('call')}[data-key*="${mark}"]`);
  await openDialog();
  const counts = await textOf(panel, 'export-counts');
  expect(counts).toMatch(
    /Saved access tokens\s+\d+[\s\S]*Saved refresh tokens\s+1[\s\S]*Saved client secrets\s+1/,
  );
  expect(counts).toMatch(/Personal data\s+\d+/);
  const text = await save();
  harness.sawText('the exported file', text);
  expect(await harness.findings()).toEqual([]);
  expect(text).not.toMatch(/erika|somebody-elses/i);
  const { log } = JSON.parse(text);
  expect([log.version, log.creator.name]).toEqual(['1.2', 'INVENTORUM API Companion']);
  const listed = await panel.evaluate((css) => document.querySelectorAll(css).length, testId('call'));
  expect(log.entries).toHaveLength(listed);
  for (const { startedDateTime, request, response } of log.entries) {
    expect(new Date(startedDateTime).toISOString()).toBe(startedDateTime);
    expect(request.url).toMatch(/^https:\/\/app\.inventorum\.com\/api\//);
    expect(response.content.text ?? response.content.comment).toBeTruthy();
  }
  const echoes = text.match(/\[access token \d+\]/g) ?? [];
  expect(echoes.length).toBeGreaterThan(3);
  expect(new Set(echoes).size).toBe(1);
});

test('only what the filter shows is written, with the data of customers where that is chosen', async () => {
  await panel.type(testId('filter'), 'path:/products/ access_token');
  await panel.waitFor((css) => document.querySelectorAll(css).length === 1, testId('call'));
  await openDialog();
  await panel.click(testId('export-personal'));
  await panel.waitFor(
    (css) => document.querySelector(css) && !document.querySelector('[data-kind="personal data"]'),
    `${testId('export-preview')}[data-step="ready"]`,
  );
  const { log } = JSON.parse(await save());
  expect(log.entries).toHaveLength(1);
  expect(log.entries[0].response.content.text).toContain('erika@example.test');
});

test('a call without an answer is left out unless asked for; what was sent has no empty fields beside it', async () => {
  harness.sandbox.failNext({ path: '/api/products/', times: 'always' }, { kind: 'reset' });
  await getFrom(tab, '/api/products/?failing=1');
  harness.sandbox.clearFaults();
  await tab.evaluate(async () => {
    const body = new URLSearchParams({ name: 'Tässe + 1', password: 'hunter2 + x' });
    await fetch('/api/shops/?form=1', { method: 'POST', body });
  });
  await panel.type(testId('filter'), 'failing=1 OR form=1');
  await panel.waitFor((css) => document.querySelectorAll(css).length === 2, testId('call'));
  await openDialog();
  const { log } = JSON.parse(await save());
  expect(log.entries.map(({ request }: { request: { postData: unknown } }) => request.postData)).toEqual([
    {
      mimeType: expect.stringMatching(/^application\/x-www-form-urlencoded/),
      text: expect.stringMatching(/^name=.+&password=\[password 1\]$/),
      params: [
        { name: 'name', value: expect.stringMatching(/^\[personal data \d+\]$/) },
        { name: 'password', value: '[password 1]' },
      ],
    },
  ]);
  await openDialog();
  await panel.click(testId('export-failed'));
  await panel.waitFor(
    (css) => document.querySelector<HTMLElement>(css)?.innerText === 'Save 2 calls',
    testId('export-save'),
  );
  await panel.waitFor((css) => document.querySelector(css), `${testId('export-preview')}[data-step="ready"]`);
  const { entries } = JSON.parse(await save()).log;
  expect(entries.map(({ response }: { response: { status: number } }) => response.status)).toContain(0);
});
