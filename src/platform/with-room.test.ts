import { expect, test } from 'vitest';
import { memoryArea } from '../../tests/fakes/memory-area.ts';
import { memoryDatabase } from '../../tests/fakes/memory-database.ts';
import { APP, tokenSet } from '../../tests/fakes/token-set.ts';
import { credentialStore } from '../storage/secret/credential-store.ts';
import { secondCopy } from '../storage/secret/second-copy.ts';
import { withRoom } from './with-room.ts';

/** An area with room for so many characters. */
function smallArea(most: number) {
  const area = memoryArea();
  const set: typeof area.set = async (items) => {
    const next = { ...Object.fromEntries(area.items), ...items };
    if (JSON.stringify(next).length > most) throw new Error('QUOTA_BYTES quota exceeded');
    await area.set(items);
  };
  return { area, bounded: withRoom({ ...area, set }) };
}

test('kept calls are given up at once when anything else needs room', async () => {
  const { area, bounded } = smallArea(1000);
  await bounded.set({ 'kept.7': { ids: [1] }, 'kept.7.1': { texts: ['x'.repeat(900)] } });
  await bounded.set({ trace: 'y'.repeat(500) });
  expect([...area.items.keys()]).toEqual(['trace']);
});

test('a rotated token that the disk refuses is kept in their room', async () => {
  const { area, bounded } = smallArea(2000);
  const local = memoryArea();
  const copy = secondCopy(memoryDatabase());
  const store = () => credentialStore({ local, session: bounded, copy });
  await store().write({ apps: [APP], tokenSets: [tokenSet()] });
  await bounded.set({ 'kept.7': { ids: [1] }, 'kept.7.1': { texts: ['x'.repeat(1900)] } });
  local.refuse = 'FILE_ERROR_NO_SPACE';
  await store().writeNewToken(tokenSet({ refreshToken: 'rotated', generation: 1 }));
  expect([...area.items.keys()]).toEqual(['unsaved.set-1']);
  expect((await store().read()).tokenSets[0]?.refreshToken).toBe('rotated');
});

test('kept calls themselves push nothing out, and what fits nowhere is refused', async () => {
  const { area, bounded } = smallArea(1000);
  await bounded.set({ trace: 'y'.repeat(500) });
  await expect(bounded.set({ 'kept.7.1': { texts: ['x'.repeat(900)] } })).rejects.toThrow('QUOTA');
  await expect(bounded.set({ other: 'z'.repeat(2000) })).rejects.toThrow('QUOTA');
  expect([...area.items.keys()]).toEqual(['trace']);
});
