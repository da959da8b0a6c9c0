import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keptRelease } from '../../tools/package/kept-releases.ts';
import { writeFolder } from '../../tools/package/write-folder.ts';
import { extensionFolder } from '../../tools/project.ts';
import { waitUntil } from '../browsers/wait-until.ts';
import { TEST_SEED } from '../test-seed.ts';
import { command } from './harness/commands.ts';
import { appInput, credentials } from './harness/credentials.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';
import { storedTokenSets } from './harness/stored.ts';
import { addTokenSets } from './placement/add-token-sets.ts';

/** Started by `npm run test:soak -- --only downgrades`. */
const STEPS = Number(process.env['DOWNGRADES'] ?? 20);
const OLDER = '0.1.0';
const FIRST = ['Warehouse sync', 'Catalogue admin', 'Read only'] as const;
const LATER = ['Everything', 'Shop export'] as const;

const ACTS = ['refresh', 'refresh', 'add', 'delete', 'nothing'] as const;

/** One installation over the present build, and an action of the user after it. */
const STEP = fc.record({
  build: fc.constantFrom('older', 'newer'),
  act: fc.constantFrom(...ACTS),
  which: fc.nat(),
});

let harness: Harness;
let older: string;

beforeAll(async () => {
  older = await mkdtemp(path.join(tmpdir(), `${OLDER}-`));
  await writeFolder(older, await keptRelease(OLDER, E2E_BROWSER));
  harness = await startHarness({
    browserName: E2E_BROWSER,
    executable: E2E_EXECUTABLE,
    extension: older,
    launch: { updatable: true },
  });
  await addTokenSets(harness, FIRST);
});

afterAll(async () => {
  await harness?.close();
  await rm(older, { recursive: true, force: true });
});

test(`${STEPS} random downgrades and upgrades lose no token`, { timeout: 3_600_000 }, async () => {
  const options = { seed: TEST_SEED, numRuns: 1 };
  const [steps = []] = fc.sample(fc.array(STEP, { minLength: STEPS, maxLength: STEPS }), options);
  const kept = new Set<string>(FIRST);
  const told: string[] = [];
  // The end is the newer build, where everything must work.
  for (const { build, act, which } of [...steps, { build: 'newer', act: 'nothing', which: 0 }]) {
    await harness.browser.updateExtension(build === 'older' ? older : extensionFolder(E2E_BROWSER));
    await statusIsWritten();
    const done = await doAct({ build, act, which }, kept);
    told.push(`${build}: ${done}`);
    await expectKept(kept, told);
  }
  await waitUntil(
    'what was deleted is gone',
    async () => {
      const stored = await storedTokenSets(harness.browser);
      return stored.length === kept.size;
    },
    45_000,
  );
  for (const label of kept) await refresh(label, 45_000);
  await expectKept(kept, [...told, 'refreshed all']);
});

type Step = { readonly build: string; readonly act: string; readonly which: number };

/** Returns in words what was done. */
async function doAct({ build, act, which }: Step, kept: Set<string>): Promise<string> {
  const label = [...kept][which % kept.size] ?? '';
  const free = LATER.find((each) => !kept.has(each));
  if (act === 'refresh') return tryRefresh(label, build);
  if (act === 'add' && free !== undefined) {
    await add(free);
    kept.add(free);
    return `added ${free}`;
  }
  if (act !== 'delete' || build === 'older' || kept.size < 3) return 'nothing';
  await command(harness.browser, 'item.delete', { id: await idOf(label) });
  kept.delete(label);
  return `deleted ${label}`;
}

async function tryRefresh(label: string, build: string): Promise<string> {
  // The older build cannot read a record that the newer one has written, and must leave it as it is.
  const isDone = await refresh(label, build === 'older' ? 8000 : 45_000).then(
    () => true,
    () => false,
  );
  expect(isDone || build === 'older').toBe(true);
  return `${isDone ? 'refreshed' : 'could not refresh'} ${label}`;
}

/** Waits, because a second refresh soon after the first is refused. */
async function refresh(label: string, patience: number): Promise<void> {
  const before = newest(label);
  const id = await idOf(label);
  await waitUntil(
    `${label} is refreshed`,
    async () => {
      if (newest(label) !== before) return true;
      await command(harness.browser, 'token-set.refresh', { id }).catch(() => null);
      return newest(label) !== before;
    },
    patience,
  );
}

async function add(label: string): Promise<void> {
  await command(harness.browser, 'app.add', appInput(harness.sandbox, label));
}

async function idOf(label: string): Promise<string> {
  const found = (await storedTokenSets(harness.browser)).find((each) => each.label === label);
  if (!found) throw new Error(`${label} is not stored`);
  return found.id;
}

/** The refresh token that the server accepts now. */
function newest(label: string): string {
  return credentials(harness.sandbox, label).tokenSet.refreshToken;
}

/** Each token set has the refresh token that the server accepts, or soon will have. */
async function expectKept(kept: ReadonlySet<string>, told: readonly string[]): Promise<void> {
  await waitUntil(
    `every token is stored after ${told.join(', ')}`,
    async () => {
      const stored = await storedTokenSets(harness.browser);
      return [...kept].every((label) =>
        stored.some((each) => each.label === label && each.refreshToken === newest(label)),
      );
    },
    20_000,
  );
}

/** By the running build, whichever it is: it has read what is stored. */
async function statusIsWritten(): Promise<void> {
  await harness.browser.inExtension(async () => {
    await browser.storage.local.remove('status');
    return null;
  });
  await waitUntil('the status is written', async () => {
    await command(harness.browser, 'status.write', {});
    return harness.browser.inExtension(async () => 'status' in (await browser.storage.local.get('status')));
  });
}
