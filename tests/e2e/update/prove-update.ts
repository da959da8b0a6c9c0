import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TOKEN_PATH } from '../../../src/inventorum/environment.ts';
import { keptRelease } from '../../../tools/package/kept-releases.ts';
import { writeFolder } from '../../../tools/package/write-folder.ts';
import { extensionFolder } from '../../../tools/project.ts';
import type { Page } from '../../browsers/browser.ts';
import { waitUntil } from '../../browsers/wait-until.ts';
import { command, commandAndGoOn } from '../harness/commands.ts';
import { appInput, credentials } from '../harness/credentials.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from '../harness/e2e-browser.ts';
import { textOf } from '../harness/popup.ts';
import { arrival, authorization, tokenRequests } from '../harness/requests.ts';
import { type Harness, startHarness } from '../harness/start-harness.ts';
import { type StoredTokenSet, storedTokenSets } from '../harness/stored.ts';
import { testId } from '../harness/test-id.ts';
import { withPopup } from '../harness/with-popup.ts';
import { addTokenSets } from '../placement/add-token-sets.ts';
import { grantOrigin } from '../placement/host-permission.ts';

/** The last build before exact origins, whose data must still be understood (tests/releases). */
const BEFORE = '0.1.0';
const API = 'https://app.inventorum.com';
const SHOP = 'https://shop.test';
const OTHER = 'https://other.test';
const [LIVE, DEAD, DELETED, SENT] = ['Warehouse sync', 'Catalogue admin', 'Read only', 'Everything'] as const;

let harness: Harness;
/** the older build */
let before: string;
let ids: Readonly<Record<string, string>>;
let saved: readonly StoredTokenSet[];
/** the refresh token of the attempt that is open at the update */
let sent: string;
/** allowed in every tab, the same pinned to no token, and paused, allowed in its own tab, not allowed */
let pages: Readonly<Record<'shop' | 'bare' | 'paused' | 'other' | 'neighbour', Page>>;

/** Updates the older build in place, which kept tab settings in memory only. */
export function proveUpdate(): void {
  describe('an update from an older build', () => {
    beforeAll(async () => {
      before = await mkdtemp(path.join(tmpdir(), `${BEFORE}-`));
      await writeFolder(before, await keptRelease(BEFORE, E2E_BROWSER));
      harness = await startHarness({
        browserName: E2E_BROWSER,
        executable: E2E_EXECUTABLE,
        extension: before,
        launch: { updatable: true },
      });
      const { browser: real, sandbox } = harness;
      sandbox.configure({ cors: true });
      ({ ids } = await addTokenSets(harness, [LIVE, DEAD, DELETED]));
      await send('injection.choose', { tokenSetId: ids[LIVE] ?? '' });
      sandbox.revoke(DEAD);
      // A second refresh soon after the first is refused.
      await waitUntil('the dead token set may be refreshed', () =>
        send('token-set.refresh', { id: ids[DEAD] ?? '' }).then(
          () => true,
          () => false,
        ),
      );
      pages = {
        shop: await real.openPage(`${SHOP}/`),
        bare: await real.openPage(`${SHOP}/?bare`),
        paused: await real.openPage(`${SHOP}/?paused`),
        other: await real.openPage(`${OTHER}/`),
        neighbour: await real.openPage('https://sub.shop.test/'),
      };
      for (const origin of [SHOP, OTHER]) await grantOrigin(real, origin);
      await send('origin.allow', { origin: SHOP, reach: { in: 'every tab' } });
      await send('origin.allow', { origin: OTHER, reach: { in: 'one tab', tabId: await idOf(`${OTHER}/`) } });
      await send('tab.pin', { tabId: await idOf(`${SHOP}/?bare`), tokenSetId: null });
      await send('injection.pause', { for: 'one tab', tabId: await idOf(`${SHOP}/?paused`) });
      await waitUntil(
        'the shop sends the token, in the other tabs',
        async () =>
          (await posted(pages.shop, `before${Date.now()}`)) === liveTokenOf(await storedTokenSets(real)),
      );
      saved = await storedTokenSets(real);
      await send('item.delete', { id: ids[DELETED] ?? '' });
      await leaveAttemptOpen();
      await real.updateExtension(extensionFolder(E2E_BROWSER));
    }, 300_000);

    afterAll(async () => {
      await harness?.close();
      await rm(before, { recursive: true, force: true });
    });

    test('the browser has nothing new to ask', async () => {
      // Firefox tells an extension nothing of its warnings; tests/repo/releases.test.ts compares the manifests.
      if (E2E_BROWSER === 'firefox') return;
      const [held, wanted] = await Promise.all([before, extensionFolder('chrome')].map(warningsOf));
      expect(held?.length).toBeGreaterThan(0);
      expect(held).toEqual(expect.arrayContaining([...(wanted ?? [])]));
    });

    test('an attempt that was open is finished: the same token is sent again, and the new one is stored', async () => {
      await waitUntil('the new token is stored', async () => {
        const kept = await storedTokenSets(harness.browser);
        return kept.some(
          ({ label, accessToken, refreshToken }) =>
            label === SENT && accessToken !== null && refreshToken === newestSent(),
        );
      });
      expect([newestSent() === sent, timesSent()]).toEqual([false, 2]);
    });

    test('every token is there, in every state', async () => {
      const kept = await storedTokenSets(harness.browser);
      const isTouched = ({ label }: StoredTokenSet) => label === DELETED || label === SENT;
      expect(kept.filter((each) => !isTouched(each))).toEqual(saved.filter((each) => !isTouched(each)));
      const status = await waitUntil('the status says what became of the refused one', async () => {
        const text = await harness.browser.inExtension(async () =>
          JSON.stringify((await browser.storage.local.get('status'))['status']),
        );
        return text.includes('rejected') ? text : null;
      });
      expect(status).toContain(LIVE);
    });

    test('a deletion that was pending is done in its own time, not sooner', async () => {
      await waitUntil(
        'the deleted token set is gone',
        async () => {
          const kept = await storedTokenSets(harness.browser);
          return kept.every(({ label }) => label !== DELETED);
        },
        45_000,
      );
    });

    test('nothing is opened wider than before, and the popup says what could not be kept', async () => {
      const says = await withPopup(harness, pages.shop, (popup) =>
        waitUntil('the popup says so', () => textOf(popup, 'session-notice')),
      );
      expect(says).toContain('The update could not keep what was set for single tabs');
      expect(says).toContain('nothing is sent until you resume');
      for (const name of ['bare', 'paused', 'neighbour', 'other'] as const) {
        expect([name, await posted(pages[name], name)]).toEqual([name, null]);
      }
      for (const name of ['bare', 'paused'] as const) {
        const target = `/api/products/?opened=${name}`;
        await pages[name].goto(API + target);
        expect([name, authorization(await arrival(harness.sandbox, target))]).toEqual([name, null]);
      }
    });

    test('what was allowed for all tabs is still allowed, and held', async () => {
      // Without the older rules, the settings are unknown: there the user confirms.
      if (E2E_BROWSER === 'firefox') {
        expect(await posted(pages.shop, 'shut')).toBeNull();
        await withPopup(harness, pages.shop, async (popup) => {
          await popup.click(testId('session-acknowledge'));
          await popup.waitFor((css) => document.querySelector(css) === null, testId('session-notice'));
        });
      }
      await waitUntil(
        'the shop sends the token',
        async () => (await posted(pages.shop, `a${Date.now()}`)) === liveTokenOf(saved),
      );
      for (const name of ['neighbour', 'other'] as const) {
        expect([name, await posted(pages[name], `late-${name}`)]).toEqual([name, null]);
      }
    });

    test('a command of the new build works', async () => {
      await command(harness.browser, 'injection.switch', { on: false });
      await waitUntil(
        'the shop sends nothing',
        async () => (await posted(pages.shop, `b${Date.now()}`)) === null,
      );
    });

    test('a downgrade destroys nothing, and after the next update every token is there and is refreshed', async () => {
      const kept = await storedTokenSets(harness.browser);
      expect(kept.map(({ label }) => label).sort()).toEqual([DEAD, SENT, LIVE].sort());
      await harness.browser.updateExtension(before);
      await statusIsWritten();
      expect(await storedTokenSets(harness.browser)).toEqual(kept);
      await harness.browser.updateExtension(extensionFolder(E2E_BROWSER));
      await statusIsWritten();
      expect(await storedTokenSets(harness.browser)).toEqual(kept);
      const older = newestSent();
      const id = kept.find(({ label }) => label === SENT)?.id ?? '';
      await waitUntil('a token is refreshed', () =>
        command(harness.browser, 'token-set.refresh', { id }).then(
          () => true,
          () => false,
        ),
      );
      await waitUntil('the new token is stored', async () => {
        const set = (await storedTokenSets(harness.browser)).find(({ label }) => label === SENT);
        return set?.refreshToken === newestSent() && newestSent() !== older;
      });
    });
  });
}

/** The refresh token that the server accepts now. */
function newestSent(): string {
  return credentials(harness.sandbox, SENT).tokenSet.refreshToken;
}

/** By the running build, whichever it is: it has read what is stored. */
async function statusIsWritten(): Promise<void> {
  await harness.browser.inExtension(async () => {
    await browser.storage.local.remove('status');
    return null;
  });
  await waitUntil('the status is written', async () => {
    await send('status.write', {});
    return harness.browser.inExtension(async () => 'status' in (await browser.storage.local.get('status')));
  });
}

/** Sends a command like a page of the older build. */
async function send(name: string, input: object): Promise<void> {
  const answer = await harness.browser.inExtension(
    async (message) => JSON.stringify(await browser.runtime.sendMessage(JSON.parse(message))),
    JSON.stringify({ command: name, input }),
  );
  if (JSON.parse(answer).ok !== true) throw new Error(`${name} was refused: ${answer}`);
}

/** Saves a token set, whose first refresh begins at once, and kills the background before the server works on it. */
async function leaveAttemptOpen(): Promise<void> {
  const input = appInput(harness.sandbox, SENT);
  sent = input.tokenSet.refreshToken;
  const arrived = tokenRequests(harness.sandbox).length;
  harness.sandbox.failNext({ method: 'POST', path: TOKEN_PATH }, { kind: 'hold', when: 'before the work' });
  await commandAndGoOn(harness.browser, 'app.add', input);
  await waitUntil('the token is sent', () => tokenRequests(harness.sandbox).length > arrived);
  await harness.browser.killWorker();
  const items = await harness.browser.inExtension(async () =>
    JSON.stringify(await browser.storage.local.get()),
  );
  expect(items).toContain('"state":"in flight"');
  expect(timesSent()).toBe(1);
}

/** Of the token whose attempt is open at the update. */
function timesSent(): number {
  const tokens = tokenRequests(harness.sandbox).map(({ body }) =>
    new URLSearchParams(body).get('refresh_token'),
  );
  return tokens.filter((token) => token === sent).length;
}

/** What Chromium would tell a user who installs that extension. */
async function warningsOf(folder: string): Promise<readonly string[]> {
  const manifest = await readFile(path.join(folder, 'manifest.json'), 'utf8');
  return harness.browser.inExtension(
    (text) => chrome.management.getPermissionWarningsByManifest(text),
    manifest,
  );
}

function idOf(url: string): Promise<number> {
  return harness.browser.inExtension(async (wanted) => {
    const tabs = await browser.tabs.query({});
    return Number(tabs.find((tab) => tab.url === wanted)?.id);
  }, url);
}

/** A POST that any page can make, and what arrived. */
async function posted(page: Page, mark: string): Promise<string | null> {
  const url = `${API}/api/products/?mark=${mark}`;
  await page.evaluate(async (to) => {
    await fetch(to, { method: 'POST', mode: 'no-cors', body: '{}' }).catch(() => null);
    return null;
  }, url);
  return authorization(await arrival(harness.sandbox, `/api/products/?mark=${mark}`, 'POST'));
}

function liveTokenOf(tokenSets: readonly StoredTokenSet[]): string {
  return `Bearer ${tokenSets.find(({ label }) => label === LIVE)?.accessToken}`;
}
