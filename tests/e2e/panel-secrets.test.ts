import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SECRET_NAMES } from '../../src/diagnosis/redaction/names/fixtures/names.ts';
import { scopeWrongBody } from '../../src/inventorum/api-error.ts';
import type { Page } from '../browsers/browser.ts';
import { credentials } from './harness/credentials.ts';
import { copiedTexts, openTab, savedTexts, watchCopies, watchSaves } from './harness/detail.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { getFrom } from './harness/page-requests.ts';
import { panelOverApi } from './harness/panel-over-api.ts';
import { addTokenSet, textOf, waitForState } from './harness/popup.ts';
import { contentOf } from './harness/secrets/content-of.ts';
import { WRITINGS } from './harness/secrets/writings.ts';
import { shareOf } from './harness/share-of.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';
import { testId } from './harness/test-id.ts';
import { withPopup } from './harness/with-popup.ts';

const LABEL = 'Warehouse sync';
/** saved late */
const LATER = 'Catalogue admin';
const TABS = ['verdict', 'request', 'response', 'timing', 'code', 'replay'] as const;

/** Next to every secret there is such a text, which must be found. */
const CONTROL = 'plainly-shown-0123456789';
/** The value of a field with a secret name; the extension stores none like it. */
const PLANTED = /planted-\d+-Zq7/;
const planted = (i: number) => `planted-${i}-Zq7`;

let harness: Harness;
let tab: Page;
let panel: Page;

beforeAll(async () => {
  // The page itself knows the secrets here: it echoes them.
  const secrets = { pagesKnowSecrets: true };
  harness = await startHarness({ browserName: E2E_BROWSER, executable: E2E_EXECUTABLE, secrets });
  ({ tab, panel } = await panelOverApi(harness, LABEL));
  await watchCopies(panel);
  await watchSaves(panel);
});

afterAll(() => harness?.close());

function rowOf(mark: string): string {
  return `${testId('call')}[data-key*="mark=${mark}"]`;
}

/** Opens the call whose address has this mark, with a filter, because other rows may not be rendered. */
async function openRow(mark: string): Promise<void> {
  await panel.type(testId('filter'), `mark=${mark}`);
  await panel.waitFor((css) => {
    const row = document.querySelector<HTMLElement>(css);
    row?.click();
    return row?.getAttribute('aria-selected') === 'true';
  }, rowOf(mark));
}

/** Sets the answer of the next call to a path. */
function answerNext(path: string, status: number, body: unknown, headers?: Record<string, string>): void {
  harness.sandbox.failNext({ path }, { kind: 'answer', status, body, ...(headers && { headers }) });
}

/** The whole content of the panel as text. */
async function everything(): Promise<string> {
  const { markup, text, values } = await contentOf(panel);
  return [markup, text, ...values].join('\n');
}

/** Clicks a copy button, and returns the copied text. */
async function copiedBy(name: string): Promise<string> {
  const before = (await copiedTexts(panel)).length;
  await panel.click(testId(name));
  const copied = await panel.waitFor((known) => {
    const texts: readonly string[] = Reflect.get(document, 'copiedTexts');
    return texts.length > known ? texts.at(-1) : null;
  }, before);
  harness.sawText(`what ${name} copied`, copied);
  return copied;
}

/** The copied body of the open call's answer. */
async function copiedBody(): Promise<string> {
  await openTab(panel, 'response');
  await panel.evaluate((css) => document.querySelector<HTMLElement>(css)?.click(), testId('body-raw'));
  return copiedBy('copy-body');
}

/** The copied code, with its long lines joined. */
async function copiedCode(): Promise<string> {
  await openTab(panel, 'code');
  return (await copiedBy('copy-code')).replaceAll("'\\\n'", '');
}

/** The address of the open call as the list copies it. */
async function copiedAddress(): Promise<string> {
  await panel.evaluate((css) => {
    const list = document.querySelector<HTMLElement>(css);
    const event = { bubbles: true, cancelable: true, clipboardData: new DataTransfer() };
    list?.focus();
    list?.dispatchEvent(new ClipboardEvent('copy', event));
  }, testId('call-list'));
  return (await copiedTexts(panel)).at(-1) ?? '';
}

/** The export of the listed calls, including personal data. */
async function exported(): Promise<string> {
  const ready = `${testId('export-preview')}[data-step="ready"]`;
  await panel.click(testId('export'));
  await panel.waitFor((css) => document.querySelector(css), ready);
  await panel.click(testId('export-personal'));
  await panel.waitFor(
    (css) => document.querySelector(css) && !document.querySelector('[data-kind="personal data"]'),
    ready,
  );
  await panel.click(testId('export-save'));
  await panel.waitFor((css) => document.querySelector<HTMLElement>(css)?.innerText, testId('export-saved'));
  await panel.click(testId('export-close'));
  const text = (await savedTexts(panel)).at(-1) ?? '';
  harness.sawText('the exported file', text);
  return text;
}

/** The stored data of the extension that is no credential. */
async function kept(): Promise<string> {
  const text = await harness.browser.inExtension(async () => {
    const names = ['learning', 'panelSettings', 'status', 'policy', 'environments'];
    return JSON.stringify([await browser.storage.local.get(names), await browser.storage.session.get()]);
  });
  harness.sawText('what is kept', text);
  return text;
}

describe('a saved secret', () => {
  test('is shown in no encoding, wherever a page or a server put it', async () => {
    const { app, tokenSet } = credentials(harness.sandbox, LABEL);
    const secrets = [tokenSet.refreshToken, app.clientSecret, tokenSet.accessToken];
    for (const [i, [name, write]] of Object.entries(WRITINGS).entries()) {
      const text = write(secrets[i % secrets.length] ?? '');
      const fields = { name: [`bad: ${text}`], [text]: ['unknown field'], [CONTROL]: [CONTROL] };
      answerNext('/api/products/', 400, { error: { key: text, description: `${CONTROL} ${text}`, fields } });
      const query = `seen=${encodeURIComponent(text)}&plain=${CONTROL}`;
      await getFrom(tab, `/api/products/?mark=q${i}&${query}`);
      await getFrom(tab, `/api/${CONTROL}/${encodeURIComponent(text)}/?mark=p${i}`);
      for (const mark of [`p${i}`, `q${i}`]) {
        await openRow(mark);
        const title = await panel.evaluate(
          (css) => document.querySelector(css)?.getAttribute('title') ?? '',
          `${rowOf(mark)} [title]`,
        );
        expect(title, name).toContain(CONTROL);
      }
      await openTab(panel, 'verdict');
      expect((await textOf(panel, 'detail'))?.match(new RegExp(CONTROL, 'g'))?.length, name).toBeGreaterThan(
        2,
      );
      expect(await harness.findings(), name).toEqual([]);
    }
  });

  test('stands in no tab, and in nothing that is copied', async () => {
    const { app, tokenSet } = credentials(harness.sandbox, LABEL);
    const secrets = [tokenSet.refreshToken, app.clientSecret, tokenSet.accessToken];
    const texts = Object.values(WRITINGS).flatMap((write) => secrets.map(write));
    const headers = { 'content-type': 'application/json', 'x-seen': encodeURIComponent(texts[0] ?? '') };
    answerNext('/api/shops/', 400, { texts, plain: CONTROL }, headers);
    await tab.evaluate(
      (body) => fetch('/api/shops/?mark=tabs', { method: 'POST', body }).then(() => undefined),
      JSON.stringify({ texts, plain: CONTROL }),
    );
    await openRow('tabs');
    for (const each of TABS) {
      await openTab(panel, each);
      expect(await harness.findings(), each).toEqual([]);
    }
    // A body with secrets is sent again unchanged, and is not shown.
    await expect.poll(() => textOf(panel, 'body-hidden')).toBeTruthy();
    expect(await copiedCode()).toContain(CONTROL);
    for (const form of ['code-fetch', 'code-powershell', 'code-curl']) {
      await panel.click(testId(form));
      expect(await copiedBy('copy-code'), form).toContain(CONTROL);
    }
    expect(await copiedBody()).toContain(CONTROL);
    await openRow('q0');
    expect(await copiedAddress()).toContain(CONTROL);
    harness.sawText('the copied texts', (await copiedTexts(panel)).join('\n'));
    expect(await harness.findings()).toEqual([]);
  });

  test('is in no mail, and is not learnt', async () => {
    const { refreshToken } = credentials(harness.sandbox, LABEL).tokenSet;
    const path = `/api/mailed/${refreshToken}/`;
    answerNext(path, 403, scopeWrongBody());
    await getFrom(tab, `${path}?mark=mail`);
    await openRow('mail');
    await openTab(panel, 'verdict');
    await panel.click(`${testId('ask-owner')} summary`);
    await panel.waitFor((css) => document.querySelector(css), testId('mail-text'));
    expect(await textOf(panel, 'mail-text')).toContain('/api/mailed/');
    expect(await copiedBy('copy-mail')).toContain('/api/mailed/');
    // Learning is written once for all calls in between.
    await expect.poll(kept, { timeout: 15_000 }).toContain('/mailed/{id}/');
    expect(await harness.findings()).toEqual([]);
  });

  test('is neither noted of a call that is sent again, nor drawn of its answer', async () => {
    const { refreshToken } = credentials(harness.sandbox, LABEL).tokenSet;
    const hex = WRITINGS['hex']?.(refreshToken) ?? '';
    answerNext('/api/products/', 400, { detail: `${CONTROL} ${refreshToken}` });
    await openRow('q0');
    await openTab(panel, 'replay');
    expect(await harness.findings()).toEqual([]);
    await panel.type(
      testId('replay-path'),
      `/api/products/?mark=q0again&plain=${CONTROL}&seen=${hex}&pin=${planted(0)}`,
    );
    await panel.click(testId('replay-send'));
    await panel.waitFor(
      (css) => document.querySelector<HTMLElement>(css)?.dataset['status'] === '400',
      testId('side-replay'),
    );
    await panel.click(testId('open-replay'));
    await openTab(panel, 'verdict');
    await expect.poll(() => textOf(panel, 'detail')).toContain(CONTROL);
    const text = await kept();
    expect(text).toContain(CONTROL);
    expect(text).not.toMatch(PLANTED);
    expect(await harness.findings()).toEqual([]);
  });
});

/** Notations of names with values, with the content type of such a body. */
const BODIES: readonly [string, string, (pairs: readonly (readonly [string, string])[]) => string][] = [
  ['JSON', 'application/json', (pairs) => JSON.stringify(Object.fromEntries(pairs))],
  [
    'JSON in lists',
    'application/json',
    (pairs) => JSON.stringify(pairs.map(([name, value]) => ({ value, name }))),
  ],
  [
    'JSON in a form',
    'application/x-www-form-urlencoded',
    (pairs) => `plain=${CONTROL}&x=${encodeURIComponent(JSON.stringify(Object.fromEntries(pairs)))}`,
  ],
  [
    'a form',
    'application/x-www-form-urlencoded',
    (pairs) => pairs.map((pair) => pair.map(encodeURIComponent).join('=')).join('&'),
  ],
  ['lines', 'text/plain', (pairs) => pairs.map((pair) => pair.join('=')).join('\n')],
  [
    'HTML',
    'text/html',
    (pairs) =>
      pairs.map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`).join('\n'),
  ],
  ['no type', '', (pairs) => pairs.map((pair) => pair.map(encodeURIComponent).join('=')).join('&')],
];

/** Names, each with its own value; the last name means nothing. */
const PAIRS: readonly (readonly [string, string])[] = [
  ...SECRET_NAMES.map((name, i) => [name, planted(i)] as const),
  ['description', CONTROL],
];

describe('a value under the name of a secret', () => {
  test.each(shareOf(BODIES))('in a body of %s is drawn and copied nowhere', async (name, type, write) => {
    const mark = name.replaceAll(' ', '-');
    const text = write(PAIRS);
    answerNext('/api/shops/', 400, text, { 'content-type': type });
    await tab.evaluate(
      (address, contentType, body) =>
        fetch(address, { method: 'POST', headers: { 'Content-Type': contentType }, body }).then(
          () => undefined,
        ),
      `/api/shops/?mark=${mark}`,
      type || 'application/octet-stream',
      text,
    );
    await openRow(mark);
    for (const each of TABS) {
      await openTab(panel, each);
      expect(await everything(), each).not.toMatch(PLANTED);
    }
    const code = await copiedCode();
    const body = await copiedBody();
    expect(code + body).not.toMatch(PLANTED);
    expect(body).toContain(CONTROL);
    expect(code).toContain(CONTROL);
  });

  test('in an address or a header is drawn and copied nowhere', async () => {
    const query = new URLSearchParams(PAIRS.filter((_, i) => i % 4 === 0).map(([...pair]) => pair));
    const headers = { 'X-Api-Key': planted(1), 'X-Auth-Token': planted(2), 'X-Session-Id': planted(3) };
    answerNext('/api/shops/', 200, '', { ...headers, 'x-plain': CONTROL });
    await tab.evaluate(
      (address, sent) => fetch(address, { headers: sent }).then(() => undefined),
      `/api/shops/?mark=address&plain=${CONTROL}&${query}`,
      { ...headers, 'X-Plain': CONTROL },
    );
    await openRow('address');
    for (const each of TABS) {
      await openTab(panel, each);
      const text = await everything();
      expect(text, each).not.toMatch(PLANTED);
      expect(text, each).toContain(CONTROL);
    }
    for (const copy of [await copiedAddress(), await copiedCode()]) {
      expect(copy).not.toMatch(PLANTED);
      expect(copy).toContain(CONTROL);
    }
  });

  test('is in no file that is exported, where what is no secret is', async () => {
    await panel.type(testId('filter'), 'mark=');
    const text = await exported();
    expect(text).not.toMatch(PLANTED);
    expect(text.match(new RegExp(CONTROL, 'g'))?.length).toBeGreaterThan(3 * BODIES.length);
    expect(text).toContain('scope.wrong');
    expect(await kept()).not.toMatch(PLANTED);
    expect(await harness.findings()).toEqual([]);
  });
});

test('a secret that is saved after it was drawn goes from the list and from the open call', async () => {
  const { refreshToken } = credentials(harness.sandbox, LATER).tokenSet;
  answerNext('/api/products/', 400, { detail: `${CONTROL} ${refreshToken}` });
  await getFrom(tab, `/api/products/?mark=later&seen=${refreshToken}`);
  await openRow('later');
  await openTab(panel, 'response');
  const row = `${rowOf('later')} [title]`;
  const titleOf = () =>
    panel.evaluate((css) => document.querySelector(css)?.getAttribute('title') ?? '', row);
  expect(await titleOf()).toContain(refreshToken);
  expect(await textOf(panel, 'response-tab')).toContain(refreshToken);
  await withPopup(harness, tab, async (popup) => {
    await addTokenSet(popup, credentials(harness.sandbox, LATER));
    await waitForState(popup, LATER, 'live/idle');
  });
  await expect.poll(titleOf).toMatch(/seen=…$/);
  await expect
    .poll(() => textOf(panel, 'response-tab'))
    .toMatch(/plainly-shown-0123456789 \[refresh token \d+\]/);
  // Findings from before it was saved.
  await harness.findings();
  expect(await harness.findings()).toEqual([]);
});
