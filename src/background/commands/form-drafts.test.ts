import { beforeEach, expect, test } from 'vitest';
import { DRAFT_VALUES } from '../../../tests/fakes/draft-values.ts';
import { type MemoryArea, memoryArea } from '../../../tests/fakes/memory-area.ts';
import { memoryDatabase } from '../../../tests/fakes/memory-database.ts';
import { tokenSet } from '../../../tests/fakes/token-set.ts';
import type { TypedForm } from '../../import/form-draft.ts';
import { credentialStore } from '../../storage/secret/credential-store.ts';
import { draftStore } from '../../storage/secret/draft-store.ts';
import { knownSecrets } from '../../storage/secret/known-secrets.ts';
import { secondCopy } from '../../storage/secret/second-copy.ts';
import { formDrafts } from './form-drafts.ts';

const MINUTE = 60_000;

let session: MemoryArea;
let now: number;
let wakes: number[];

beforeEach(() => {
  session = memoryArea();
  now = 1_800_000_000_000;
  wakes = [];
});

function started() {
  return formDrafts({
    store: draftStore(session),
    now: () => now,
    lock: (_name, task) => task(),
    wakeAt: async (at) => void wakes.push(at),
  });
}

function typed(changes: Partial<TypedForm> = {}): TypedForm {
  return {
    form: 'add app',
    values: DRAFT_VALUES,
    secrets: { clientSecret: 'client-secret-1' },
    isOpen: true,
    ...changes,
  };
}

const INPUT = { app: { label: 'Shop', clientSecret: '' } };
const COMPLETED = { app: { label: 'Shop', clientSecret: 'client-secret-1' } };

test('a draft outlives the background, and completes the input of the form', async () => {
  expect(await started().commands['draft.keep'](typed())).toEqual({ kept: true });
  expect(await started().complete('add app', INPUT)).toEqual(COMPLETED);
  expect(await started().complete('edit app a', INPUT)).toEqual(INPUT);
});

test('pages see its outline, without the secret', async () => {
  await started().commands['draft.keep'](typed());
  const outlines = JSON.stringify(session.items.get('draftOutlines'));
  expect(outlines).toContain('"label":"Shop"');
  expect(outlines).toContain('{"length":15,"tail":"et-1"}');
  expect(outlines).not.toContain('client-secret-1');
});

test.each<[string, (drafts: ReturnType<typeof started>) => Promise<unknown>]>([
  ['discarded', (drafts) => drafts.commands['draft.discard']({ form: 'add app' })],
  ['saved', (drafts) => drafts.end('add app')],
  [
    'too old',
    (drafts) => {
      now += 30 * MINUTE;
      return drafts.expire();
    },
  ],
])('nothing is left of a form that is %s', async (_what, end) => {
  await started().commands['draft.keep'](typed());
  await end(started());
  expect([...session.items]).toEqual([]);
});

test('one that is too old is not used, even if nothing has removed it', async () => {
  await started().commands['draft.keep'](typed());
  now += 30 * MINUTE;
  expect(await started().complete('add app', INPUT)).toEqual(INPUT);
});

test('the background is woken when the oldest expires', async () => {
  await started().commands['draft.keep'](typed());
  now += MINUTE;
  await started().commands['draft.keep'](typed({ form: 'edit app a' }));
  expect(wakes).toEqual([now + 29 * MINUTE, now + 29 * MINUTE]);
});

test('a storage that refuses is said, and breaks nothing', async () => {
  session.refuse = 'QuotaExceededError';
  expect(await started().commands['draft.keep'](typed())).toEqual({ kept: false });
  await started().end('add app');
  await started().expire();
});

test('its secrets are among those that no export may hold', async () => {
  await started().commands['draft.keep'](typed());
  const areas = { local: memoryArea(), session, copy: secondCopy(memoryDatabase()) };
  expect(await knownSecrets(areas, credentialStore(areas))).toEqual([
    { kind: 'client secret', value: 'client-secret-1' },
  ]);
});

test('a rotated token that the disk refuses takes the room of the drafts in a full session', async () => {
  await started().commands['draft.keep'](typed({ secrets: { clientSecret: 'x'.repeat(20_000) } }));
  session.set = limited(session, { bytes: sizeOf(session) + 100 });
  const local = memoryArea();
  local.refuse = 'QuotaExceededError';
  const areas = { local, session, copy: secondCopy(memoryDatabase()) };

  await credentialStore(areas).writeNewToken(tokenSet({ refreshToken: 'refresh-1', generation: 1 }));

  // After the death of the background, which remembers a token that storage refuses.
  const { tokenSets, unsaved } = await credentialStore({
    ...areas,
    copy: secondCopy(memoryDatabase()),
  }).read();
  expect(tokenSets).toMatchObject([{ refreshToken: 'refresh-1' }]);
  expect(Object.keys(unsaved)).toEqual(['set-1']);
  expect([...session.items.keys()]).toEqual(['unsaved.set-1']);
});

test('a rotated token leaves the drafts where they are while there is room', async () => {
  await started().commands['draft.keep'](typed());
  const local = memoryArea();
  local.refuse = 'QuotaExceededError';
  await credentialStore({ local, session, copy: secondCopy(memoryDatabase()) }).writeNewToken(tokenSet());
  expect([...session.items.keys()].sort()).toEqual(['draftOutlines', 'drafts', 'unsaved.set-1']);
});

function sizeOf({ items }: MemoryArea): number {
  return JSON.stringify([...items]).length;
}

/** `set` of an area with a quota: a write beyond it changes nothing. */
function limited(area: MemoryArea, { bytes }: { bytes: number }): MemoryArea['set'] {
  const { set } = area;
  return async (items) => {
    const after = new Map([...area.items, ...Object.entries(items)]);
    if (JSON.stringify([...after]).length > bytes) throw new Error('QuotaExceededError');
    await set(items);
  };
}
