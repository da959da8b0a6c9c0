import { expect, test } from 'vitest';
import type { RefreshState } from '../../oauth/refresh-state.ts';
import { appStatus, STATUS, tokenSetStatus } from '../../ui/fixtures/status.ts';
import { dueNotifications } from './due-notifications.ts';

function rejected(at: number): RefreshState {
  return { state: 'rejected', code: 'invalid_grant', at, afterLostAnswer: false };
}

function status(...states: readonly RefreshState[]) {
  const tokenSets = states.map((refresh, i) =>
    tokenSetStatus({ id: `set-${i}`, label: `Set ${i}`, refresh }),
  );
  return { ...STATUS, apps: [appStatus({ id: 'app', tokenSets })] };
}

test('a refusal is told once, however often its status is written', () => {
  const now = status(rejected(5), { state: 'idle', dueAt: 9 });
  const first = dueNotifications(now, {});

  expect(first).toEqual({ due: [{ id: 'set-0', label: 'Set 0' }], notified: { 'set-0': 5 } });
  expect(dueNotifications(now, first.notified)).toEqual({ due: [], notified: { 'set-0': 5 } });
});

test('a later refusal of the same token set is told again, also if nobody saw it repaired', () => {
  expect(dueNotifications(status(rejected(7)), { 'set-0': 5 }).due).toHaveLength(1);
});

test('what was repaired or removed is forgotten', () => {
  expect(dueNotifications(status({ state: 'idle', dueAt: 9 }), { 'set-0': 5, gone: 3 })).toEqual({
    due: [],
    notified: {},
  });
});

test.each<[string, RefreshState, number]>([
  ['a client that the API does not know', { state: 'wrong client', at: 5, doubt: false }, 1],
  [
    'a network that is gone',
    { state: 'backing off', until: 9, cause: { kind: 'network' }, failures: 3, doubt: false },
    0,
  ],
])('only a person mends it: %s', (_, refresh, count) => {
  expect(dueNotifications(status(refresh), {}).due).toHaveLength(count);
});
