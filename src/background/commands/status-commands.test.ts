import { expect, test, vi } from 'vitest';
import { APP, tokenSet } from '../../../tests/fakes/token-set.ts';
import type { Status } from '../../storage/public/status.ts';
import type { Credentials } from '../../storage/secret/credentials.ts';
import { statusOf } from '../status/status-of.ts';
import { type StatusCommandParts, statusCommands } from './status-commands.ts';

const STORED: Credentials = {
  apps: [APP],
  tokenSets: [tokenSet()],
  deletions: [],
  unreadable: [],
  arrangement: null,
  recovery: null,
  unsaved: {},
  lock: 'open',
};
const NOTHING: Credentials = { ...STORED, apps: [], tokenSets: [] };

function parts(shown: { readonly onDisk?: Status; readonly standIn?: Status }) {
  const events: string[] = [];
  const item = <T>(value: T) => ({ get: async () => value, set: vi.fn(), onChanged: vi.fn() });
  const made: StatusCommandParts = {
    store: { read: async () => STORED, dismissRecovery: vi.fn() },
    session: { acknowledge: vi.fn() },
    status: { onDisk: item(shown.onDisk), standIn: item(shown.standIn ?? null) },
    now: () => 5000,
    restored: async () => void events.push('restored'),
    changed: async () => void events.push('changed'),
  } as StatusCommandParts;
  return { events, write: () => statusCommands(made)['status.write']({}) };
}

test('a status that is right is not written again, whenever it was written', async () => {
  const { events, write } = parts({ onDisk: statusOf(STORED, 1) });
  expect(await write()).toEqual({ apps: 1 });
  expect(events).toEqual([]);
});

test.each([
  ['is absent', {}],
  ['says something else', { onDisk: statusOf(NOTHING, 1) }],
  ['has a stand-in', { onDisk: statusOf(STORED, 1), standIn: statusOf(STORED, 1) }],
])('a status that %s is written, after what the disk lost was restored', async (_, shown) => {
  const { events, write } = parts(shown);
  expect(await write()).toEqual({ apps: 1 });
  expect(events).toEqual(['restored', 'changed']);
});
