import { expect, test } from 'vitest';
import { tokenSet } from '../../../tests/fakes/token-set.ts';
import { editedTokenSet, swappedWithPrevious } from './token-set-changes.ts';

const NOW = 1_000_000;
const NARROWED = tokenSet({ scope: 'orders:read', withdrawnScope: ['orders:create'] });

test('who edits a token set has read which scopes were taken away', async () => {
  const draft = { label: 'Renamed', refreshToken: '', accessToken: '' };
  const edited = await editedTokenSet(NARROWED, draft, NOW);

  expect(edited).toEqual({ ...NARROWED, label: 'Renamed', withdrawnScope: [] });
});

test('the scope of a new refresh token is not compared with that of the one before', async () => {
  const draft = { label: 'Warehouse sync', refreshToken: 'refresh-of-another', accessToken: '' };

  expect((await editedTokenSet(NARROWED, draft, NOW)).withdrawnScope).toBeNull();
});

test('going back to the refresh token before it forgets nothing', () => {
  const set = { ...NARROWED, previousRefreshToken: 'refresh-before' };

  expect(swappedWithPrevious(set, NOW).withdrawnScope).toEqual(['orders:create']);
});
