import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OpenSandbox } from '../../sandbox/testing/open-sandbox.ts';
import { testClient } from '../../sandbox/testing/test-client.ts';
import type { Page } from '../browsers/browser.ts';
import { axeViolations } from './harness/axe-violations.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';

const SET = 'Warehouse sync';
const PRODUCTS = '/api/products/';

let harness: Harness;
let client: OpenSandbox['client'];
let page: Page;

beforeAll(async () => {
  harness = await startHarness({ browserName: E2E_BROWSER, executable: E2E_EXECUTABLE });
  const { sandbox } = harness;
  client = testClient(sandbox, (path, init) => fetch(sandbox.http + path, init));
  page = await harness.browser.openPage(`${sandbox.control}/?language=en`);
});

afterAll(() => harness?.close());

/** The texts of the calls that are shown, newest last. */
function shownCalls(): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('#list > li:not([hidden])')].map((item) =>
      item.innerText.replace(/\s+/g, ' '),
    ),
  );
}

test('a call appears by itself, with its sentence, and its card opens by the keyboard', async () => {
  expect(await shownCalls()).toEqual([]);
  await client.call('Read only', PRODUCTS, { method: 'POST', body: { name: 'Tea' } });
  await client.call(SET, '/api/taxes/');
  await expect.poll(async () => (await shownCalls()).length).toBe(2);
  expect((await shownCalls())[0]).toMatch(
    /POST \/api\/products\/ 403 Read only This token may not create products/,
  );
  // Firefox gives keys only to a tab in front.
  await page.activate();
  await page.evaluate(() => document.querySelector<HTMLElement>('#list summary')?.focus());
  await page.press('ArrowDown');
  await page.press('ArrowUp');
  await page.press('Enter');
  await expect
    .poll(async () => (await shownCalls())[0])
    .toMatch(/Missing products:create.*Answer so next time/);
  expect(await axeViolations(page)).toEqual([]);
});

test('the filter hides what does not fit', async () => {
  await page.press('/');
  await page.type('#words', 'taxes');
  await expect.poll(async () => (await shownCalls()).length).toBe(1);
  expect((await shownCalls())[0]).toContain('/api/taxes/');
  await page.type('#words', 'nothing like this');
  await expect.poll(shownCalls).toEqual([]);
  await page.evaluate(() => {
    const field = document.querySelector<HTMLInputElement>('#words');
    if (field) field.value = '';
    field?.dispatchEvent(new Event('input'));
  });
  await expect.poll(async () => (await shownCalls()).length).toBe(2);
});

test('“answer so next time” sets a fault, which strikes, is said, and can be taken back', async () => {
  await page.click('#list .answer > summary');
  await page.type('#list input[name=status]', '418');
  await page.click('#list .answer button');
  await page.waitFor(() => document.querySelector('#list [role=status]')?.textContent === 'Set: fault 1.');
  expect(await axeViolations(page)).toEqual([]);
  const struck = await client.call(SET, PRODUCTS, { method: 'POST', body: {} });
  expect([struck.status, (await struck.json()).error.key]).toEqual([418, 'scope.wrong']);
  await expect.poll(async () => (await shownCalls()).at(-1)).toMatch(/418/);
  await page.evaluate(() => {
    const times = document.querySelector<HTMLSelectElement>('#list select[name=times]');
    if (times) times.value = 'always';
  });
  await page.click('#list .answer button');
  await page.click('[data-fault="2"]');
  await page.waitFor(() =>
    document.querySelector('#state')?.textContent?.includes('every call gets the real answer'),
  );
  expect((await client.call(SET, PRODUCTS)).status).toBe(200);
});

test('a hostile page that knows the address changes nothing and reads nothing', async () => {
  const { sandbox, browser } = harness;
  const hostile = await browser.openPage('https://other.test/');
  const read = await hostile.evaluate(async (control) => {
    const fault = '{"answer":{"kind":"html"}}';
    const texts: string[] = [];
    const attempt = (init: RequestInit, path: string) =>
      fetch(control + path, init)
        .then((answer) => answer.text())
        .then((text) => void texts.push(text))
        .catch(() => undefined);
    await attempt({}, '/accounts');
    await attempt({ mode: 'no-cors' }, '/accounts');
    await attempt({ method: 'POST', mode: 'no-cors', body: fault }, '/faults');
    await attempt({ method: 'POST', mode: 'no-cors', body: new Blob([fault]) }, '/faults');
    const json = { 'Content-Type': 'application/json' };
    await attempt({ method: 'POST', headers: json, body: fault }, '/faults');
    await attempt({ method: 'DELETE' }, '/requests');
    navigator.sendBeacon(`${control}/reset`, 'x');
    const frame = Object.assign(document.createElement('iframe'), { name: 'into' });
    const form = Object.assign(document.createElement('form'), { method: 'post', target: 'into' });
    form.action = `${control}/reset`;
    document.body.append(frame, form);
    form.submit();
    await new Promise<void>((resolve) => {
      const socket = new WebSocket(`${control.replace('http', 'ws')}/requests/stream`);
      socket.onmessage = ({ data }) => texts.push(String(data));
      socket.onerror = socket.onclose = () => resolve();
    });
    await new Promise((resolve) => setTimeout(resolve, 500));
    return texts.join('');
  }, sandbox.control);
  expect(read).toBe('');
  // A reset would have emptied it, a fault would be in the list.
  expect(sandbox.requests.length).toBeGreaterThan(2);
  const faults: readonly { hits: number; match: { times: unknown } }[] = await (
    await fetch(`${sandbox.control}/faults`)
  ).json();
  expect(faults.filter(({ hits, match }) => match.times === 'always' || hits === 0)).toEqual([]);
  await hostile.close();
});

test('the page is German, too, and says that the clock stands', async () => {
  harness.sandbox.clock.freeze();
  await page.goto(`${harness.sandbox.control}/?language=de`);
  await expect
    .poll(() => page.evaluate(() => document.body.innerText))
    .toMatch(/Journal der Sandbox.*Die Uhr der Sandbox steht auf.*Dieses Token darf keine Produkte anlegen/s);
  expect(await axeViolations(page)).toEqual([]);
  harness.sandbox.clock.release();
});
