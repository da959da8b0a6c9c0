import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from '../browsers/browser.ts';
import { credentials } from './harness/credentials.ts';
import { copiedTexts, openTab, runCurl, sentByCurl, watchCopies } from './harness/detail.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { createProduct, getFrom, type OddBody, sendOdd } from './harness/page-requests.ts';
import { panelOverApi } from './harness/panel-over-api.ts';
import { textOf } from './harness/popup.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';
import { tabTo } from './harness/tab-to.ts';
import { testId } from './harness/test-id.ts';

const LABEL = 'Warehouse sync';
const TABS = ['verdict', 'request', 'response', 'timing', 'code'] as const;

let harness: Harness;
let tab: Page;
let panel: Page;

beforeAll(async () => {
  harness = await startHarness({ browserName: E2E_BROWSER, executable: E2E_EXECUTABLE });
  ({ tab, panel } = await panelOverApi(harness, LABEL));
  await watchCopies(panel);
});

afterAll(() => harness?.close());

/** Opens the last call of the list. */
async function openLast(path: string): Promise<void> {
  await panel.waitFor(
    (css, wanted) => {
      const row = [...document.querySelectorAll<HTMLElement>(css)].find((one) =>
        one.innerText.includes(wanted),
      );
      row?.click();
      return row?.getAttribute('aria-selected') === 'true';
    },
    testId('call'),
    path,
  );
}

test('request and response are shown as they were, of the token only its end', async () => {
  const { accessToken } = credentials(harness.sandbox, LABEL).tokenSet;
  await openTab(panel, 'request');
  expect(await textOf(panel, 'general')).toMatch(
    /^GET https:\/\/app\.inventorum\.com\/api\/products\/\?limit=20/,
  );
  expect(await textOf(panel, 'query')).toMatch(/limit\s+20/);
  expect((await textOf(panel, 'sent-headers'))?.toLowerCase()).toContain(
    `bearer …${accessToken.slice(-4)} ${LABEL}`.toLowerCase(),
  );
  await openTab(panel, 'response');
  expect(await textOf(panel, 'general')).toMatch(/^200/);
  expect(await textOf(panel, 'response-tab')).toMatch(/total: 60[\s\S]*data: \[20\]/);
  expect(await harness.findings()).toEqual([]);
});

test('the note on the missing version leads to the setting', async () => {
  await getFrom(tab, '/api/products/4711997/');
  await openLast('4711997');
  await openTab(panel, 'verdict');
  // By keyboard: the link is broken over two lines, and its middle lies between them.
  await panel.waitFor(
    (css) => {
      const link = document.querySelector<HTMLElement>(css);
      link?.focus();
      return link && document.activeElement === link;
    },
    `${testId('notices')} a`,
  );
  await panel.press('Enter');
  const settings = await harness.browser.pageAt(`${harness.browser.extensionOrigin}/src/options/index.html`);
  await settings.waitFor((css) => document.querySelector(css), 'select');
  await settings.close();
});

test('an answer that echoes every secret of ours under innocent names shows none in any tab', async () => {
  const { app, tokenSet } = credentials(harness.sandbox, LABEL);
  const basic = Buffer.from(`${app.clientId}:${app.clientSecret}`).toString('base64');
  const body = {
    seen: tokenSet.accessToken,
    link: `https://x.test/?a=${encodeURIComponent(tokenSet.refreshToken)}`,
    text: JSON.stringify({ id: app.clientSecret, basic }),
  };
  const headers = { 'x-echo': tokenSet.refreshToken, 'content-type': 'application/json' };
  harness.sandbox.failNext({ path: '/api/products/' }, { kind: 'answer', status: 200, headers, body });
  await getFrom(tab, '/api/products/?echo=1');
  await openLast('echo=1');
  for (const name of TABS) {
    await openTab(panel, name);
    expect(await harness.findings(), name).toEqual([]);
  }
  await openTab(panel, 'response');
  expect(await textOf(panel, 'response-tab')).toMatch(/seen: "\[access token \d+\]"/);
  await panel.click(testId('body-raw'));
  await expect.poll(() => textOf(panel, 'raw')).toMatch(/\[client secret \d+\]/);
  expect(await harness.findings()).toEqual([]);
  await panel.click(testId('body-tree'));
});

test('what is shown and copied is what was sent, digit by digit', async () => {
  const body = '{"id":1234567890123456789,"price":19.90,"id":-0,"10":1E+3,"9":1e400}';
  const headers = { 'content-type': 'application/json' };
  harness.sandbox.failNext({ path: '/api/products/' }, { kind: 'answer', status: 200, headers, body });
  await getFrom(tab, '/api/products/?digits=1');
  await openLast('digits=1');
  await openTab(panel, 'response');
  expect(await textOf(panel, 'json-tree')).toMatch(
    /id: 1234567890123456789\s+price: 19\.90\s+id: -0\s+10: 1E\+3\s+9: 1e400/,
  );
  await panel.click(testId('copy-value'));
  await expect.poll(async () => (await copiedTexts(panel)).at(-1)?.replace(/\s/g, '')).toBe(body);
});

test('a long answer is read in pieces and in a thread of its own, and a token deep in it is found', async () => {
  const { accessToken } = credentials(harness.sandbox, LABEL).tokenSet;
  const rows = Array.from({ length: 12_000 }, (_, id) => ({
    id,
    name: `Tea ${id}`,
    seen: id === 9876 ? accessToken : '',
  }));
  const headers = { 'content-type': 'application/json' };
  harness.sandbox.failNext(
    { path: '/api/products/' },
    { kind: 'answer', status: 200, headers, body: { rows } },
  );
  await getFrom(tab, '/api/products/?long=1');
  await openLast('long=1');
  await openTab(panel, 'response');
  expect(await textOf(panel, 'response-tab')).toContain('rows: [12000]');
  await panel.type(testId('json-search'), '[access token');
  await panel.waitFor(
    (css) => document.querySelector<HTMLElement>(css)?.innerText === '1 of 1',
    testId('json-matches'),
  );
  const found = await panel.waitFor(
    () => document.querySelector<HTMLElement>('[data-testid="json-found"]')?.innerText,
  );
  expect(found).toMatch(/seen: "\[access token \d+\]"/);
  expect(await harness.findings()).toEqual([]);
});

test('of a body above a megabyte Firefox keeps only the beginning: shown as it came, with what is missing', async () => {
  const body = { rows: Array.from({ length: 60_000 }, (_, id) => ({ id, name: 'Grüner Tee' })) };
  const sent = JSON.stringify(body);
  const headers = { 'content-type': 'application/json' };
  harness.sandbox.failNext({ path: '/api/products/' }, { kind: 'answer', status: 403, headers, body });
  await getFrom(tab, '/api/products/?huge=1');
  await openLast('huge=1');
  await openTab(panel, 'verdict');
  const notes = { chrome: /is too long to be read here/, firefox: /The browser kept only the beginning/ };
  expect(await textOf(panel, 'notices')).toMatch(notes[E2E_BROWSER]);
  await openTab(panel, 'response');
  if (E2E_BROWSER === 'chrome') {
    expect(await textOf(panel, 'response-tab')).toContain('rows: [60000]');
    return;
  }
  const [, kept, missing] =
    /only its first ([\d,]+) bytes; ([\d,]+) bytes are missing\./.exec(
      (await textOf(panel, 'body-cut')) ?? '',
    ) ?? [];
  const [first = 0, rest = 0] = [kept, missing].map((amount) => Number(amount?.replaceAll(',', '')));
  expect(first + rest).toBe(Buffer.byteLength(sent));
  const before = (await copiedTexts(panel)).length;
  await panel.click(testId('copy-body'));
  await expect.poll(async () => (await copiedTexts(panel)).length).toBe(before + 1);
  const copied = (await copiedTexts(panel)).at(-1) ?? '';
  expect(sent.startsWith(copied)).toBe(true);
  // A character that was cut is left out.
  expect([first, first - 1]).toContain(Buffer.byteLength(copied));
});

test('the tab that was chosen stays while the list is walked by keys, and the list keeps the focus', async () => {
  await openTab(panel, 'timing');
  await openLast('limit=20');
  await panel.click(`${testId('call')}[aria-selected="true"]`);
  await panel.press('ArrowDown');
  await panel.waitFor((css) => document.querySelector(css), testId('timing-tab'));
  expect(await panel.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('grid');
  await tabTo(panel, 'tab-timing');
  await panel.press('ArrowRight');
  await panel.waitFor((css) => document.querySelector(css), testId('code-tab'));
  await panel.press('Home');
  await panel.waitFor((css) => document.querySelector(css), testId('verdict-tab'));
  const verdict = await textOf(panel, 'tab-verdict');
  await expect.poll(() => panel.evaluate(() => document.activeElement?.textContent ?? '')).toBe(verdict);
});

test('a body is searched: the next place comes into sight, the value is copied', async () => {
  await openLast('limit=20');
  await openTab(panel, 'response');
  await panel.type(testId('json-search'), 'name');
  await panel.waitFor(
    (css) => document.querySelector<HTMLElement>(css)?.innerText === '1 of 20',
    testId('json-matches'),
  );
  for (let step = 0; step < 11; step += 1) await panel.press('Enter');
  await panel.waitFor(
    (css) => document.querySelector<HTMLElement>(css)?.innerText === '12 of 20',
    testId('json-matches'),
  );
  const found = await panel.waitFor((css) => {
    const row = document.querySelector<HTMLElement>('[data-testid="json-found"]');
    const [box, view] = [row, document.querySelector(css)].map((each) => each?.getBoundingClientRect());
    return box && view && box.top >= view.top && box.bottom <= view.bottom ? row?.innerText : null;
  }, testId('response-tab'));
  await tabTo(panel, 'copy-value');
  await panel.press('Enter');
  await panel.waitFor(
    (css) => document.querySelector<HTMLElement>(css)?.innerText === 'Copied.',
    testId('copy-value-outcome'),
  );
  expect(found).toContain(`"${(await copiedTexts(panel)).at(-1)}"`);
});

/** Copies by keyboard from the tab Code of the open call. */
async function copiedCommand(): Promise<string> {
  await openTab(panel, 'code');
  const before = (await copiedTexts(panel)).length;
  await tabTo(panel, 'copy-code');
  await panel.press('Enter');
  const [command = ''] = await panel.waitFor((known) => {
    const texts: readonly string[] = Reflect.get(document, 'copiedTexts');
    return texts.length > known ? [...texts.slice(-1)] : null;
  }, before);
  await panel.waitFor(
    (css) => document.querySelector<HTMLElement>(css)?.innerText === 'Copied.',
    testId('copy-code-outcome'),
  );
  return command;
}

/** Waits until the form is rendered. */
async function chooseForm(form: 'curl' | 'fetch'): Promise<void> {
  await panel.click(testId(`code-${form}`));
  await panel.waitFor(
    (css) => document.querySelector(css),
    `[data-testid="code-${form}"][aria-pressed="true"]`,
  );
}

describe('the cURL command', () => {
  test.each([
    ['a read', 200, () => getFrom(tab, '/api/products/?limit=3&curl=1'), 'curl=1'],
    ['a refused write', 403, () => createProduct(tab, `/api/products/?q=it's&curl=2`), 'curl=2'],
  ])('of %s, run by curl itself, gets the same answer', async (_, status, request, path) => {
    await request();
    await openLast(path);
    const command = await copiedCommand();
    harness.sawText('the copied command', command);
    expect(command).toContain(path);
    const { accessToken } = credentials(harness.sandbox, LABEL).tokenSet;
    expect(await runCurl(command, { sandbox: harness.sandbox, accessToken })).toBe(status);
    expect(await harness.findings()).toEqual([]);
  });

  /** What Chromium does not show completely of a body. Firefox shows more. */
  const NOT_WHOLE: Readonly<Partial<Record<OddBody, RegExp>>> = {
    upload: /the files of a form/,
    bytes: /it is no text/,
  };

  test.each<OddBody>(['controls', 'form', 'upload', 'bytes'])(
    'of an odd body (%s), run by curl itself, sends the same bytes and no cookie, or says why it cannot',
    async (odd) => {
      await tab.evaluate(() => {
        // biome-ignore lint/suspicious/noDocumentCookie: the API's own pages have cookies.
        document.cookie = 'session=somebody-is-logged-in; path=/';
      });
      const { sent, type } = await sendOdd(tab, `/api/products/?odd=${odd}`, odd);
      await openLast(`odd=${odd}`);
      const command = await copiedCommand();
      expect(command).toMatch(/^[\n\x20-\x7e]*$/);
      expect(command).not.toContain('somebody');
      const why = /^: '# The body cannot be copied whole, because (.*)\. It is read from/m.exec(command)?.[1];
      if (E2E_BROWSER === 'chrome') expect(why ?? '').toMatch(NOT_WHOLE[odd] ?? /^$/);
      if (why !== undefined) {
        expect(await textOf(panel, 'code-body-missing')).toContain('request-body');
        return;
      }
      const { method, body, headers } = await sentByCurl(command);
      expect([method, body.toString('latin1')]).toEqual(['POST', sent]);
      expect(headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '').toBe(type);
    },
  );

  test('has no cookie, and says so, unless that is chosen for this call', async () => {
    await getFrom(tab, '/api/products/?limit=1&crumb=1');
    await openLast('crumb=1');
    const without = await copiedCommand();
    expect(without).toContain(": '# Left out: Cookie, which is a secret.'");
    expect(without).not.toContain('somebody');
    await panel.click(testId('code-cookies'));
    await panel.waitFor(
      (css) => document.querySelector<HTMLElement>(css)?.innerText.includes('Cookie: '),
      testId('code'),
    );
    expect(await textOf(panel, 'code-tab')).not.toContain('somebody');
    const chosen = await copiedCommand();
    expect(chosen).toContain('session=somebody-is-logged-in');
    const { headers } = await sentByCurl(chosen);
    expect(headers.find(([name]) => name.toLowerCase() === 'cookie')?.[1]).toContain('somebody-is-logged-in');
    await chooseForm('fetch');
    expect(await copiedCommand()).not.toContain('Left out');
    await chooseForm('curl');
    await openLast('curl=1');
    expect(await copiedCommand()).not.toContain('somebody');
  });

  test('holds the real token only by the second choice, and runs without the variable then', async () => {
    await openLast('curl=1');
    await openTab(panel, 'code');
    await panel.click(testId('copy-with-token'));
    await panel.waitFor(
      (css) => document.querySelector<HTMLElement>(css)?.innerText,
      testId('copy-with-token-outcome'),
    );
    const command = (await copiedTexts(panel)).at(-1) ?? '';
    expect(command).toContain(credentials(harness.sandbox, LABEL).tokenSet.accessToken);
    expect(await runCurl(command, { sandbox: harness.sandbox, accessToken: 'unused' })).toBe(200);
  });
});

test('a 403 for want of a scope has a mail ready for the owner of the shop, in English and in German', async () => {
  await openLast('curl=2');
  await openTab(panel, 'verdict');
  await panel.click(`${testId('ask-owner')} summary`);
  const { clientId, label } = credentials(harness.sandbox, LABEL).app;
  const said = {
    en: /please make a token with.*Generate a new token/s,
    de: /bitte ein Token mit.*Erstellen Sie/s,
  };
  for (const [language, words] of Object.entries(said)) {
    await panel.click(testId(`mail-${language}`));
    await panel.waitFor(
      (css, tag) => document.querySelector(css)?.matches(`[lang="${tag}"]`),
      testId('mail-text'),
      language,
    );
    const text = (await textOf(panel, 'mail-text')) ?? '';
    for (const part of [words, label, clientId, 'products:create', 'POST /api/products/'])
      expect(text).toMatch(part);
    const before = (await copiedTexts(panel)).length;
    await panel.click(testId('copy-mail'));
    await expect
      .poll(async () => (await copiedTexts(panel)).slice(before))
      .toEqual([expect.stringMatching(words)]);
  }
  expect(await harness.findings()).toEqual([]);
});
