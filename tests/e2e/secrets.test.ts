import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from '../browsers/browser.ts';
import { clickInList } from './harness/click-in-list.ts';
import { credentials } from './harness/credentials.ts';
import { copiedTexts, watchCopies } from './harness/detail.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { createProduct } from './harness/page-requests.ts';
import { openCall } from './harness/panel.ts';
import { partOf, waitForTokenSet } from './harness/popup.ts';
import { basicHeader } from './harness/requests.ts';
import { WRITINGS } from './harness/secrets/writings.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';
import { storedTokenSets } from './harness/stored.ts';
import { testId } from './harness/test-id.ts';
import { withOptions } from './harness/with-options.ts';
import { allowInPopup, saveCredentials, withPopup } from './harness/with-popup.ts';

const LABEL = 'Warehouse sync';

let harness: Harness;
let tab: Page;

beforeAll(async () => {
  harness = await startHarness({ browserName: E2E_BROWSER, executable: E2E_EXECUTABLE });
  tab = await harness.browser.openPage('https://app.inventorum.com/');
  await saveCredentials(harness, tab, LABEL);
  await allowInPopup(harness, tab);
});

afterAll(() => harness?.close());

/** A token that no extension page ever gets, and the harness's expected message if it appears. */
function planted(): { readonly token: string; readonly finding: (place: string) => unknown } {
  const { refreshToken: token } = credentials(harness.sandbox, LABEL).tokenSet;
  return {
    token,
    finding: (place) => expect.stringMatching(new RegExp(`^refresh token \\d+ of "${LABEL}" in .*${place}`)),
  };
}

describe('the search that every suite makes finds a planted secret', () => {
  const WAYS: readonly { name: string; place: string; plant: (token: string) => void }[] = [
    { name: 'text', place: 'the text of', plant: (token) => document.body.append(token) },
    { name: 'a title', place: 'the text of', plant: (token) => (document.title = token) },
    { name: 'an attribute', place: 'the markup of', plant: (token) => (document.body.title = token) },
    {
      name: 'a word drawn in two elements',
      place: 'the text of',
      plant: (token) => {
        for (const part of [token.slice(0, 11), token.slice(11)]) {
          document.body.appendChild(document.createElement('mark')).textContent = part;
        }
      },
    },
    {
      name: 'a shadow tree',
      place: 'the markup of',
      plant: (token) => {
        const host = document.body.appendChild(document.createElement('div'));
        host.attachShadow({ mode: 'open' }).innerHTML = `<b title="${token}"></b>`;
      },
    },
    {
      name: 'a field',
      place: 'a field of',
      plant: (token) => {
        document.body.appendChild(document.createElement('input')).value = token;
      },
    },
    {
      name: 'an address',
      place: 'the address of',
      plant: (token) => (location.hash = encodeURIComponent(token)),
    },
    { name: 'storage', place: 'the own storage of', plant: (token) => sessionStorage.setItem('x', token) },
    {
      name: 'a console',
      place: 'a line of the console',
      plant: (token) => console.log('planted', { token }),
    },
  ];

  async function findsAll(page: Page): Promise<void> {
    const { token, finding } = planted();
    expect(await harness.findings()).toEqual([]);
    for (const { name, place, plant } of WAYS) {
      await page.evaluate(plant, token);
      await expect.poll(() => harness.findings(), { message: name }).toContainEqual(finding(place));
    }
    await page.evaluate(() => sessionStorage.clear());
    await page.close();
    await harness.findings();
  }

  test('in the popup', async () => findsAll(await harness.browser.openPopup(tab)));

  test('in the panel', async () => findsAll(await harness.browser.openPanel(tab)));

  test('in the options page', async () => {
    const address = `${harness.browser.extensionOrigin}/src/options/index.html`;
    await findsAll(await harness.browser.openPage(address));
  });

  test('on the console of a tab', async () => {
    const { token, finding } = planted();
    await tab.evaluate((text) => console.error(text), token);
    await expect.poll(() => harness.findings()).toContainEqual(finding('a line of the console'));
  });

  test('while it is shown, and not only at the end', async () => {
    const { token, finding } = planted();
    await withOptions(harness, async (options) => {
      await options.evaluate((text) => document.body.append(text), token);
      await options.waitFor(() => document.body.lastChild !== null);
      await options.evaluate(() => document.body.lastChild?.remove());
    });
    expect(await harness.findings()).toContainEqual(finding('the text of'));
  });

  test('in texts that a test was given: plain, cut, URL-encoded, in Basic and in any other base64', async () => {
    const { app } = credentials(harness.sandbox, LABEL);
    const { token, finding } = planted();
    const basic = basicHeader(app.clientId, app.clientSecret);
    harness.sawText('plain', `curl -H 'Authorization: Bearer ${token}'`);
    harness.sawText('cut', `{"refresh_token":"${token.slice(0, -9)}`);
    harness.sawText('base64', Buffer.from(`{"refresh_token":"${token}"}`).toString('base64'));
    harness.sawText('basic', basic);
    harness.sawText('encoded', encodeURIComponent(basic));
    harness.sawText('nothing', `Bearer …${token.slice(-4)} ${app.clientId} ${LABEL}`);
    const secret = `client secret of "${app.label}" in`;
    expect(await harness.findings()).toEqual([
      finding('plain'),
      finding('cut'),
      finding('base64'),
      `${secret} basic`,
      `${secret} encoded`,
    ]);
  });

  test('in every writing that panel-secrets plants', async () => {
    const { token, finding } = planted();
    const readable = Object.entries(WRITINGS).filter(
      ([name]) => name !== 'escapes in base64 that begins elsewhere',
    );
    for (const [name, write] of readable) {
      harness.sawText(`the ${name}`, `x ${write(token)} y`);
      expect(await harness.findings()).toEqual([finding(`the ${name}`)]);
    }
  });

  test('but not in the field that the test itself has just filled in', async () => {
    const { token, finding } = planted();
    await withPopup(harness, tab, async (popup) => {
      await popup.click(testId('add'));
      await popup.type('[name="refreshToken"]', token);
      expect(await harness.findings()).toEqual([]);
      await popup.type('[name="tokenSetLabel"]', 'x');
      await popup.evaluate(() => {
        const [from, to] = ['refreshToken', 'tokenSetLabel'].map((name) =>
          document.querySelector<HTMLInputElement>(`[name="${name}"]`),
        );
        if (from && to) to.value = from.value;
      });
      expect(await harness.findings()).toEqual([finding('a field of')]);
      await popup.click(testId('cancel'));
      // Else the closing popup is looked at with the filled form.
      await popup.waitFor((css) => document.querySelector(css) === null, testId('form'));
    });
  });
});

test('the popup holds no secret, not even in the form that edits one', async () => {
  await withPopup(harness, tab, async (popup) => {
    const id = await waitForTokenSet(popup, LABEL);
    expect(await harness.findings()).toEqual([]);
    await clickInList(popup, partOf(id, 'token-set-edit'));
    await popup.waitFor((css) => document.querySelector(css), testId('form'));
    expect(await harness.findings()).toEqual([]);
    await popup.click(testId('cancel'));
    await clickInList(popup, testId('app-edit'));
    await popup.waitFor((css) => document.querySelector(css), '[name="clientSecret"]');
    expect(await harness.findings()).toEqual([]);
  });
});

test('the panel shows which token set was sent without the token', async () => {
  const panel = await harness.browser.openPanel(tab);
  await openCall(panel, { verdict: 'scope.wrong' }, (round) =>
    createProduct(tab, `/api/products/?x=${round}`),
  );
  expect(await panel.evaluate(() => document.body.innerText)).toContain(LABEL);
  expect(await harness.findings()).toEqual([]);
  await panel.close();
});

test('the public status and the other public items hold no secret', async () => {
  const items = await harness.browser.inExtension(async () => {
    const local = await browser.storage.local.get(['status', 'policy']);
    const session = await browser.storage.session.get(['sessionPolicy', 'statusFirstPart']);
    return JSON.stringify([local, session]);
  });
  expect(items).toContain(LABEL);
  harness.sawText('the public items', items);
  expect(await harness.findings()).toEqual([]);
});

test('an access token is copied by one click, and shown nowhere', async () => {
  const [stored] = (await storedTokenSets(harness.browser)).filter(({ label }) => label === LABEL);
  await withPopup(harness, tab, async (popup) => {
    await watchCopies(popup);
    await clickInList(popup, partOf(stored?.id ?? '', 'token-set-copy'));
    await popup.waitFor((css) => document.querySelector(`${css}:not([hidden])`), testId('copied'));
    expect(await copiedTexts(popup)).toEqual([stored?.accessToken]);
  });
  expect(await harness.findings()).toEqual([]);
});

test('no answer of the background holds a secret', async () => {
  const answers = await harness.browser.inExtension(async () => {
    const commands = ['status.write', 'injection.choose', 'token-set.refresh', 'app.edit', 'token-set.edit'];
    const replies = commands.map((command) => browser.runtime.sendMessage({ command, input: {} }));
    return JSON.stringify(await Promise.all(replies));
  });
  expect(answers).toContain('ok');
  harness.sawText('the answers', answers);
  expect(await harness.findings()).toEqual([]);
});
