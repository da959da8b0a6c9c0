import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { memoryArea } from '../../../tests/fakes/memory-area.ts';
import { memoryDatabase } from '../../../tests/fakes/memory-database.ts';
import { APP, tokenSet } from '../../../tests/fakes/token-set.ts';
import { type CredentialStore, credentialStore } from '../../storage/secret/credential-store.ts';
import { secondCopy } from '../../storage/secret/second-copy.ts';
import { statusOf } from '../status/status-of.ts';
import { arrangementCommands } from './arrangement-commands.ts';

let local: ReturnType<typeof memoryArea>;
let database: ReturnType<typeof memoryDatabase>;
let store: CredentialStore;

/** Three apps of one environment with three token sets each, and one of another; the ids say where they belong. */
async function begin(): Promise<void> {
  local = memoryArea();
  database = memoryDatabase();
  store = credentialStore({ local, session: memoryArea(), copy: secondCopy(database) });
  const apps = ['a', 'b', 'c', 'x'].map((id, addedAt) => ({
    ...APP,
    id,
    addedAt,
    environmentId: id === 'x' ? 'sandbox' : 'production',
  }));
  const tokenSets = apps.flatMap(({ id }) =>
    [1, 2, 3].map((number) =>
      tokenSet({ id: `${id}${number}`, appId: id, addedAt: number, refreshToken: `refresh-${id}${number}` }),
    ),
  );
  await store.write({ apps, tokenSets });
}

beforeEach(begin);

function commands() {
  let last: Promise<unknown> = Promise.resolve();
  return arrangementCommands({
    store,
    changed: async () => undefined,
    lock: (_name, task) => {
      const held = last.then(task);
      last = held.catch(() => undefined);
      return held;
    },
  });
}

async function listed(): Promise<string> {
  const { apps } = statusOf(await store.read(), 9);
  return apps.map(({ tokenSets }) => tokenSets.map(({ id }) => id).join(' ')).join(' | ');
}

const move = (id: string, before: string | null) => commands()['item.move']({ id, before });
const star = (id: string, on = true) => commands()['token-set.favourite']({ id, on });

describe('the order', () => {
  test('is that of adding, until something is moved among its own', async () => {
    expect(await listed()).toBe('a1 a2 a3 | b1 b2 b3 | c1 c2 c3 | x1 x2 x3');
    await move('c', 'a');
    await move('a1', null);
    await move('b3', 'b2');
    expect(await listed()).toBe('c1 c2 c3 | a2 a3 a1 | b1 b3 b2 | x1 x2 x3');
    await move('c2', 'c2');
    expect(await listed()).toBe('c1 c2 c3 | a2 a3 a1 | b1 b3 b2 | x1 x2 x3');
  });

  test('has favourites first, and their apps; they go back where they were', async () => {
    await star('b3');
    await star('x2');
    expect(await listed()).toBe('b3 b1 b2 | x2 x1 x3 | a1 a2 a3 | c1 c2 c3');
    const [first] = statusOf(await store.read(), 9).apps;
    expect(first?.tokenSets.map(({ favourite }) => favourite ?? false)).toEqual([true, false, false]);
    await star('b3', false);
    await star('x2', false);
    expect(await listed()).toBe('a1 a2 a3 | b1 b2 b3 | c1 c2 c3 | x1 x2 x3');
  });

  test.each<[string, string, string | null]>([
    ['a token set of another app', 'a1', 'b1'],
    ['an app of another environment', 'a', 'x'],
    ['what is gone', 'nothing', null],
  ])('refuses to move beside %s', async (_what, id, before) => {
    await expect(move(id, before)).rejects.toMatchObject({ problem: { code: 'not found' } });
    expect((await store.read()).arrangement).toBeNull();
  });

  test('of what is added later, or was deleted and comes back, is as expected', async () => {
    await move('a3', 'a1');
    await store.write({
      tokenSets: [tokenSet({ id: 'a4', appId: 'a', addedAt: 0, refreshToken: 'refresh-a4' })],
      deletions: [{ state: 'pending', id: 'a3', kind: 'token set', label: 'A3', until: 99 }],
    });
    const { pendingDeletions } = statusOf(await store.read(), 9);
    expect(pendingDeletions[0]?.position).toEqual({ environmentId: 'production', appId: 'a', behind: 0 });
    await move('a2', 'a1');
    await store.undelete('a3');
    expect(await listed()).toContain('a3 a2 a1 a4 | ');
  });

  test('comes back from the second copy, and is no restored credential', async () => {
    await move('c', 'a');
    await star('b2');
    const before = await listed();
    for (const key of await local.keys()) await local.remove([key]);
    await store.recover(5, await store.lost());
    expect(await listed()).toBe(before);
    await local.remove(['arrangement', 'recovery']);
    await store.recover(6, []);
    expect(await listed()).toBe(before);
    expect((await store.read()).recovery).toBeNull();
  });

  test('is not changed where storage is full, which is said', async () => {
    local.refuse = 'QuotaExceededError';
    await expect(move('c', 'a')).rejects.toMatchObject({ problem: { code: 'not saved' } });
    local.refuse = null;
    expect(await listed()).toBe('a1 a2 a3 | b1 b2 b3 | c1 c2 c3 | x1 x2 x3');
  });
});

const APPS = ['a', 'b', 'c', 'x'];
const SETS = APPS.flatMap((app) => [1, 2, 3].map((number) => `${app}${number}`));
const anyId = fc.constantFrom(...APPS, ...SETS);

type Step =
  | { readonly do: 'move'; readonly id: string; readonly before: string | null }
  | { readonly do: 'star'; readonly id: string; readonly on: boolean }
  /** a new token arrives meanwhile */
  | { readonly do: 'refresh'; readonly id: string };

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('move' as const), id: anyId, before: fc.option(anyId) }),
    fc.record({ do: fc.constant('star' as const), id: fc.constantFrom(...SETS), on: fc.boolean() }),
    fc.record({ do: fc.constant('refresh' as const), id: fc.constantFrom(...SETS) }),
  ),
  { maxLength: 25 },
);

/** Everything in both copies but the arrangement, as text. */
function records(): string {
  const both = [local.items, database.records].map((each) =>
    [...each].filter(([key]) => key !== 'arrangement').sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  return JSON.stringify(both);
}

async function refresh(id: string): Promise<void> {
  const set = (await store.read()).tokenSets.find((each) => each.id === id);
  if (!set) throw new Error(`${id} is lost.`);
  const generation = set.generation + 1;
  await store.writeNewToken({ ...set, generation, refreshToken: `refresh-${id}-${generation}` });
}

/** Refreshes of one token set hold its lock; moves hold another one. */
function lanes(all: readonly Step[]): readonly (readonly Step[])[] {
  const of = (step: Step) => (step.do === 'refresh' ? step.id : 'moves');
  return [...new Set(all.map(of))].map((lane) => all.filter((step) => of(step) === lane));
}

async function playInTurn(all: readonly Step[]): Promise<void> {
  for (const each of all) {
    if (each.do === 'refresh') await refresh(each.id);
    else if (each.do === 'star') await star(each.id, each.on);
    // What stands nowhere near it is refused.
    else await move(each.id, each.before).catch(() => undefined);
  }
}

test('nothing of an app or a token set changes, whatever is moved while tokens are refreshed', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      await begin();
      for (const each of all) if (each.do === 'refresh') await refresh(each.id);
      const withoutMoves = records();
      await begin();
      await Promise.all(lanes(all).map(playInTurn));
      expect(records()).toBe(withoutMoves);
      const ids = statusOf(await store.read(), 9).apps.flatMap(({ id, tokenSets }) => [
        id,
        ...tokenSets.map((set) => set.id),
      ]);
      expect([...ids].sort()).toEqual([...APPS, ...SETS].sort());
    }),
    { numRuns: 100 },
  );
});
