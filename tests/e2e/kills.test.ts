import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { TOKEN_PATH } from '../../src/inventorum/environment.ts';
import { waitUntil } from '../browsers/wait-until.ts';
import { command, commandAndGoOn } from './harness/commands.ts';
import { appInput, credentials } from './harness/credentials.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { tokenRequests } from './harness/requests.ts';
import { shown, shownState } from './harness/shown.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';
import { storedTokenSets } from './harness/stored.ts';

// The worker is really killed at every stage of a token request. Each test saves its own token set, whose first refresh
// begins at once.

const TOKEN_CALL = { method: 'POST', path: TOKEN_PATH };

let harness: Harness;
let arrivedBefore: number;

beforeAll(async () => {
  harness = await startHarness({ browserName: E2E_BROWSER, executable: E2E_EXECUTABLE });
});

afterAll(() => harness?.close());

afterEach(() => {
  harness.sandbox.clearFaults();
  harness.sandbox.configure({ graceSeconds: 0 });
});

/** Saves what a developer would paste, without waiting; returns the refresh token that is sent. */
async function save(label: string): Promise<string> {
  const input = appInput(harness.sandbox, label);
  arrivedBefore = tokenRequests(harness.sandbox).length;
  await commandAndGoOn(harness.browser, 'app.add', input);
  return input.tokenSet.refreshToken;
}

/** The number of token requests since the token set was saved. */
function arrivals(): number {
  return tokenRequests(harness.sandbox).length - arrivedBefore;
}

/** Waits for a condition; the worker is killed while it holds. */
async function killOnce(what: () => boolean | Promise<boolean>): Promise<void> {
  await expect.poll(what, { interval: 5, timeout: 15_000 }).toBe(true);
  await harness.browser.killWorker();
}

async function wake(): Promise<void> {
  await command(harness.browser, 'status.write', {});
}

async function stored(label: string): Promise<string | undefined> {
  return (await storedTokenSets(harness.browser)).find((set) => set.label === label)?.refreshToken;
}

function newest(label: string): string {
  return credentials(harness.sandbox, label).tokenSet.refreshToken;
}

async function settles(label: string, state: string): Promise<void> {
  await expect.poll(() => shownState(harness.browser, label), { timeout: 20_000 }).toBe(state);
}

describe('a worker killed', () => {
  test('with the request sent and not yet worked on: the next one sends the same token again, and it counts', async () => {
    const label = 'Warehouse sync';
    harness.sandbox.failNext(TOKEN_CALL, { kind: 'hold', when: 'before the work' });
    const sent = await save(label);
    await killOnce(() => arrivals() === 1);

    await wake();

    await settles(label, 'idle');
    expect(await stored(label)).toBe(newest(label));
    expect(newest(label)).not.toBe(sent);
    expect(arrivals()).toBe(2);
  });

  test('with the answer on the wire, and a server with a grace period: the answer comes again', async () => {
    const label = 'Read only';
    harness.sandbox.configure({ graceSeconds: 120 });
    harness.sandbox.failNext(TOKEN_CALL, { kind: 'hold', when: 'after the work' });
    const sent = await save(label);
    await killOnce(() => newest(label) !== sent);

    await wake();

    await settles(label, 'idle');
    expect(await stored(label)).toBe(newest(label));
    expect(arrivals()).toBe(2);
  });

  test('with the answer on the wire, and no grace period: the state shown is the true one, nothing is deleted', async () => {
    const label = 'Catalogue admin';
    harness.sandbox.failNext(TOKEN_CALL, { kind: 'hold', when: 'after the work' });
    const sent = await save(label);
    await killOnce(() => newest(label) !== sent);

    await wake();

    await settles(label, 'rejected');
    expect((await shown(harness.browser, label))?.refresh).toMatchObject({
      code: 'invalid_grant',
      afterLostAnswer: true,
    });
    expect(await stored(label)).toBe(sent);
  });

  test('right after the answer was stored: nothing is asked for twice', async () => {
    const label = 'Everything';
    const sent = await save(label);
    await killOnce(async () => (await stored(label)) === newest(label) && newest(label) !== sent);

    await wake();

    await settles(label, 'idle');
    expect(await stored(label)).toBe(newest(label));
    expect(arrivals()).toBe(1);
  });
});

test('a hundred who ask at once make one token request', async () => {
  const label = 'Shop export';
  harness.sandbox.failNext(TOKEN_CALL, { kind: 'hold', when: 'after the work' });
  await save(label);
  await expect.poll(arrivals).toBe(1);
  const id = await waitUntil('the token set is shown', async () => (await shown(harness.browser, label))?.id);
  const message = JSON.stringify({ command: 'token-set.refresh', input: { id } });
  const asking = harness.browser.inExtension(async (text) => {
    const asked = Array.from({ length: 100 }, () => browser.runtime.sendMessage(JSON.parse(text)));
    return (await Promise.all(asked)).length;
  }, message);
  harness.sandbox.clearFaults();

  expect(await asking).toBe(100);
  await expect.poll(() => stored(label)).toBe(newest(label));
  expect(arrivals()).toBe(1);
});

test('a start without news leaves the disk as it is, whatever order storage gives to keys', async () => {
  await wake();
  const disk = () =>
    harness.browser.inExtension(async () => JSON.stringify(await browser.storage.local.get()));
  const before = await disk();
  await harness.browser.killWorker();
  await wake();

  expect(await disk()).toBe(before);
});

test('the extension reloaded with a request on its way goes on as after a kill', async () => {
  const label = 'Everything, as staff';
  harness.sandbox.configure({ graceSeconds: 120 });
  harness.sandbox.failNext(TOKEN_CALL, { kind: 'hold', when: 'after the work' });
  const sent = await save(label);
  await expect.poll(() => newest(label) !== sent).toBe(true);

  await harness.browser.reloadExtension();
  await wake();

  await settles(label, 'idle');
  expect(await stored(label)).toBe(newest(label));
});
