import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_POLICY, DEFAULT_SESSION_POLICY, DEFAULT_TAB_POLICY } from '../../injection/policy.ts';
import type { AppStatus, Status } from '../../storage/public/status.ts';
import { appStatus, NOW, STATUS, tokenSetStatus } from '../../ui/fixtures/status.ts';
import { firstPartOf, namedTokenSets } from './first-part.ts';

function statusOfSizes(sizes: readonly (readonly [environmentId: string, tokenSets: number])[]): Status {
  const apps = sizes.map(([environmentId, count], app) =>
    appStatus({
      id: `app-${app}`,
      environmentId,
      tokenSets: Array.from({ length: count }, (_, at) => tokenSetStatus({ id: `set-${app}-${at}` })),
    }),
  );
  return { ...STATUS, apps, pendingDeletions: [] };
}

const sizes = fc.array(fc.tuple(fc.constantFrom('production', 'sandbox', 'other'), fc.nat(9)), {
  maxLength: 12,
});

function inEnvironment(apps: readonly AppStatus[], id: string): readonly AppStatus[] {
  return apps.filter(({ environmentId }) => environmentId === id);
}

function idsIn(apps: readonly AppStatus[]): readonly string[] {
  return apps.flatMap(({ tokenSets }) => tokenSets.map(({ id }) => id));
}

describe('the first part of a status', () => {
  test('begins each list as the whole one does, counts what it leaves out, and has what is named', () => {
    fc.assert(
      fc.property(sizes, fc.array(fc.nat(200), { maxLength: 4 }), (shape, picks) => {
        const status = statusOfSizes(shape);
        const all = idsIn(status.apps);
        const named = ['gone', ...picks.flatMap((pick) => all[pick % Math.max(1, all.length)] ?? [])];
        const part = firstPartOf(status, named);
        expect(part?.part).toMatchObject({ named, all: all.length });
        const apps = part?.apps ?? [];
        expect(idsIn(apps)).toEqual(expect.arrayContaining(named.slice(1)));
        for (const id of ['production', 'sandbox', 'other']) {
          const [whole, first] = [inEnvironment(status.apps, id), inEnvironment(apps, id)];
          expect(idsIn(first).slice(0, 6)).toEqual(idsIn(whole).slice(0, 6));
          const leftOut = first.reduce((sum, app) => sum + (app.leftOut ?? 0), part?.part?.leftOut[id] ?? 0);
          expect(idsIn(first).length + leftOut).toBe(idsIn(whole).length);
          expect(first.length > 0).toBe(whole.length > 0);
        }
        for (const { id, tokenSets, leftOut = 0 } of apps) {
          const app = status.apps.find((each) => each.id === id);
          expect(tokenSets.length + leftOut).toBe(app?.tokenSets.length);
        }
      }),
    );
  });

  test('is as long for 500 token sets as for 50', () => {
    const lengthOf = (count: number) =>
      JSON.stringify(firstPartOf(statusOfSizes([['production', count]]), [])).length;
    expect(lengthOf(500)).toBeLessThan(lengthOf(50) + 10);
    const manyApps = (count: number) => statusOfSizes(Array.from({ length: count }, () => ['production', 1]));
    expect(firstPartOf(manyApps(500), [])?.apps).toHaveLength(6);
  });

  test('is none while something can be restored: its place is counted in the whole list', () => {
    const deletion = { id: 'gone', kind: 'app', label: 'Gone', until: NOW + 9000 } as const;
    expect(firstPartOf({ ...STATUS, pendingDeletions: [deletion] }, [])).toBeNull();
  });
});

test('token sets are named by the policy and by pins, each once', () => {
  const pinned = (tokenSetId: string | null) => ({ ...DEFAULT_TAB_POLICY, pin: { tokenSetId } });
  expect(
    namedTokenSets({
      policy: { ...DEFAULT_POLICY, defaultTokenSets: { production: 'a', sandbox: 'b' } },
      session: {
        ...DEFAULT_SESSION_POLICY,
        tabs: { 1: pinned('c'), 2: pinned(null), 3: DEFAULT_TAB_POLICY, 4: pinned('a') },
      },
    }),
  ).toEqual(['a', 'b', 'c']);
});
