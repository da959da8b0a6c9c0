import { readdir, stat, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TOKEN_PATH } from '../../src/inventorum/environment.ts';
import { CHROMIUM_ID, GECKO_UUID } from '../browsers/extension-identity.ts';
import { command, commandAndGoOn } from './harness/commands.ts';
import { appInput, credentials } from './harness/credentials.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { tokenRequests } from './harness/requests.ts';
import { shownState } from './harness/shown.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';
import { storedTokenSets } from './harness/stored.ts';

// The browser is killed, its files are damaged, its idle limit is short: credentials that were pasted once must still
// work.

const LABEL = 'Warehouse sync';
const TOKEN_CALL = { method: 'POST', path: TOKEN_PATH };

let harness: Harness;

/** Short enough for the test, and shorter than the answer's delay. */
beforeEach(async () => {
  harness = await startHarness({
    browserName: E2E_BROWSER,
    executable: E2E_EXECUTABLE,
    launch: { backgroundIdleMs: 5_000 },
  });
});

/** Firefox stores the installation of an add-on only when it ends regularly. */
async function installedForGood(): Promise<void> {
  if (E2E_BROWSER === 'firefox') await harness.browser.restart();
}

afterEach(() => harness?.close());

async function save(): Promise<string> {
  const input = appInput(harness.sandbox, LABEL);
  await commandAndGoOn(harness.browser, 'app.add', input);
  return input.tokenSet.refreshToken;
}

function newest(): string {
  return credentials(harness.sandbox, LABEL).tokenSet.refreshToken;
}

async function stored(): Promise<string | undefined> {
  return (await storedTokenSets(harness.browser)).find(({ label }) => label === LABEL)?.refreshToken;
}

async function settles(state: string): Promise<void> {
  await expect.poll(() => shownState(harness.browser, LABEL), { timeout: 20_000 }).toBe(state);
}

test('the browser killed with an answer on the wire, and started again: the token is asked for once more', async () => {
  await installedForGood();
  harness.sandbox.configure({ graceSeconds: 120 });
  harness.sandbox.failNext(TOKEN_CALL, { kind: 'hold', when: 'after the work' });
  const sent = await save();
  await expect.poll(() => newest() !== sent).toBe(true);

  await harness.browser.kill9();
  await harness.browser.restart();
  await command(harness.browser, 'status.write', {});

  await settles('idle');
  expect(await stored()).toBe(newest());
});

test('storage.local damaged on disk: apps and token sets come back from the second copy, and it is said', async () => {
  await installedForGood();
  const sent = await save();
  // "Idle" is also the state before the first refresh; a kill in the middle of it is another test.
  await expect.poll(async () => newest() !== sent && (await stored()) === newest()).toBe(true);
  await settles('idle');
  const token = await stored();
  await harness.browser.kill9();
  await damage(await localStorageFiles(harness.browser.profile));

  await harness.browser.restart();
  await command(harness.browser, 'status.write', {});

  await settles('idle');
  const text = await harness.browser.inExtension(async () =>
    JSON.stringify(await browser.storage.local.get()),
  );
  expect(text).toContain(token);
  expect(JSON.parse(JSON.parse(text).status.value).recovery).toMatchObject({ count: 2 });
});

// Chromium has no setting for its idle limit, and counts a fetch as activity.
if (E2E_BROWSER === 'firefox') {
  test('an answer that takes longer than the idle limit ends in a true state, never in silence', async () => {
    harness.sandbox.configure({ graceSeconds: 120 });
    harness.sandbox.failNext(TOKEN_CALL, { kind: 'delay', ms: 8_000 });
    const sent = await save();
    // Eight seconds of it are the answer's own.
    await expect.poll(() => newest() !== sent, { timeout: 30_000 }).toBe(true);
    const answered = () => tokenRequests(harness.sandbox).some(({ status }) => status === 200);
    await harness.sandbox.waitForRequest(answered, 12_000).catch(() => undefined);
    // Between two looks the background may just be finishing.
    await expect.poll(isTrueState).toBe(true);

    // The effect of that alarm.
    await command(harness.browser, 'status.write', {});

    await settles('idle');
    expect(await stored()).toBe(newest());
  });
}

/** The refresh is over, or the background will be woken for it within half a minute. */
async function isTrueState(): Promise<boolean> {
  const state = await shownState(harness.browser, LABEL);
  return state === 'idle' || (state === 'in flight' && (await msToAlarm()) < 30_000);
}

/** Time until the background is woken, whatever else happens. */
async function msToAlarm(): Promise<number> {
  const times = await harness.browser.inExtension(async () =>
    (await browser.alarms.getAll()).map(({ scheduledTime }) => scheduledTime),
  );
  return Math.min(...times) - Date.now();
}

/** The files with the extension's storage.local: LevelDB in Chromium, SQLite in Firefox. */
async function localStorageFiles(profile: string): Promise<readonly string[]> {
  const folder =
    E2E_BROWSER === 'chrome'
      ? path.join(profile, 'Default', 'Local Extension Settings', CHROMIUM_ID)
      : path.join(
          profile,
          'storage',
          'default',
          `moz-extension+++${GECKO_UUID}^userContextId=4294967295`,
          'idb',
        );
  const names = await readdir(folder);
  const files = names.filter((name) => /\.(log|ldb|sqlite(-wal)?)$|^MANIFEST/.test(name));
  expect(files).not.toEqual([]);
  return files.map((name) => path.join(folder, name));
}

async function damage(files: readonly string[]): Promise<void> {
  for (const file of files) {
    if (!(await stat(file)).isFile()) continue;
    await truncate(file, 100);
    await writeFile(file, 'not what was here before');
  }
}
