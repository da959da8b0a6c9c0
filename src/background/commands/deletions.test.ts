import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { memoryArea } from '../../../tests/fakes/memory-area.ts';
import { memoryDatabase } from '../../../tests/fakes/memory-database.ts';
import { APP, tokenSet } from '../../../tests/fakes/token-set.ts';
import { type CredentialStore, credentialStore } from '../../storage/secret/credential-store.ts';
import { secondCopy } from '../../storage/secret/second-copy.ts';
import { beginDeletion, settleDeletions, undoDeletion } from './deletions.ts';

const DELETED_AT = 1_790_000_000_000;
const SECOND = 1000;
const HOUR = 3_600_000;

let store: CredentialStore;

const lock = <T>(_name: string, task: () => Promise<T>) => task();

beforeEach(async () => {
  store = credentialStore({
    local: memoryArea(),
    session: memoryArea(),
    copy: secondCopy(memoryDatabase()),
  });
  await store.write({ apps: [APP], tokenSets: [tokenSet()] });
  await deleteItem('set-1');
});

async function deleteItem(id: string): Promise<void> {
  const deletion = beginDeletion(await store.read(), id, DELETED_AT);
  await store.write({ deletions: deletion ? [deletion] : [] });
}

function settle(now: number): Promise<number | null> {
  return settleDeletions({ store, now, lock });
}

async function isThere(): Promise<boolean> {
  return (await store.read()).tokenSets.length === 1;
}

describe('a deletion', () => {
  test.each([
    ['at once', 0, true],
    ['in its last moment', 10 * SECOND - 1, true],
    ['while a click of the last moment is on its way', 11 * SECOND, true],
    ['when its ten seconds are over', 12 * SECOND, false],
    ['long after', HOUR, false],
    ['by a clock that was set back', -2 * HOUR, true],
  ])('looked at %s', async (_when, elapsed, there) => {
    const again = await settle(DELETED_AT + elapsed);

    expect(await isThere()).toBe(there);
    expect(again === null).toBe(!there);
  });

  test('by a clock that was set back since gets ten seconds from then on, and is gone after them', async () => {
    const now = DELETED_AT - 2 * HOUR;
    const again = await settle(now);

    expect(again).toBe(now + 12 * SECOND);
    expect((await store.read()).deletions).toMatchObject([{ state: 'pending', until: now + 10 * SECOND }]);
    expect(await settle(now + 11 * SECOND)).toBe(now + 12 * SECOND);
    expect(await settle(now + 12 * SECOND)).toBeNull();
    expect(await isThere()).toBe(false);
  });

  test('taken back while its new time is being written stays taken back', async () => {
    const undone = await settleDeletions({
      store,
      now: DELETED_AT - HOUR,
      lock: async (_name, task) => {
        await undoDeletion({ store, lock }, 'set-1');
        return await task();
      },
    });

    expect(undone).not.toBeNull();
    expect((await store.read()).deletions).toEqual([]);
    expect(await isThere()).toBe(true);
  });

  test('says of several when the first of them is final, and leaves those alone', async () => {
    await store.write({ tokenSets: [tokenSet({ id: 'set-2' })] });
    const later = beginDeletion(await store.read(), 'set-2', DELETED_AT + 5 * SECOND);
    await store.write({ deletions: later ? [later] : [] });

    expect(await settle(DELETED_AT + 6 * SECOND)).toBe(DELETED_AT + 12 * SECOND);
    expect(await settle(DELETED_AT + 13 * SECOND)).toBe(DELETED_AT + 17 * SECOND);
    expect((await store.read()).tokenSets.map(({ id }) => id)).toEqual(['set-2']);
  });

  test('can be taken back for ten seconds, whoever looks at it by whatever clock, and is gone soon after', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyLook, { maxLength: 12 }), async (looks) => {
        const seen = await played(looks);
        expect(seen.filter(({ elapsed, there }) => elapsed < 10 * SECOND && !there)).toEqual([]);
        expect(seen.filter(({ steady, there }) => steady >= 16 * SECOND && there)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

/** A check, `wait` ms after the previous one, with the clock changed by `setClock` ms meanwhile. */
interface Look {
  readonly wait: number;
  readonly setClock: number;
}

const anyLook: fc.Arbitrary<Look> = fc.record({
  wait: fc.nat(4 * SECOND),
  setClock: fc.constantFrom(0, 0, 0, -HOUR, -3 * SECOND, -60 * SECOND),
});

/** For each check: how long ago the deletion was, and how long the clock has run undisturbed. */
async function played(looks: readonly Look[]) {
  await store.undelete('set-1');
  await store.write({ tokenSets: [tokenSet()] });
  await deleteItem('set-1');
  const seen: { elapsed: number; steady: number; there: boolean }[] = [];
  let [elapsed, steady, clock] = [0, 0, DELETED_AT];
  for (const { wait, setClock } of looks) {
    elapsed += wait;
    steady = setClock === 0 ? steady + wait : 0;
    clock += wait + setClock;
    await settle(clock);
    seen.push({ elapsed, steady, there: await isThere() });
  }
  return seen;
}
