import { expect, test } from 'vitest';
import { tokenSet } from '../../../tests/fakes/token-set.ts';
import type { TokenAnswer } from '../../oauth/read-answer.ts';
import type { SalvagedTokens } from '../../oauth/salvage-tokens.ts';
import type { Remark } from '../../storage/public/history.ts';
import { historyEntry } from './history-entry.ts';

const BEFORE = tokenSet({ scope: 'orders:read orders:create' });
const SENT: TokenAnswer = {
  status: 200,
  redirected: false,
  contentType: 'application/json',
  retryAfter: null,
  text: '',
  incomplete: false,
};

function entry(changes: Partial<SalvagedTokens>, accessFingerprint: string | null = 'f') {
  const tokens: SalvagedTokens = {
    refreshToken: 'refresh',
    accessToken: 'access',
    tokenType: 'Bearer',
    expiresIn: 3600,
    scope: 'orders:read orders:create',
    ...changes,
  };
  const event = { type: 'answered', judgement: { kind: 'tokens', tokens }, accessFingerprint } as const;
  return historyEntry({ before: BEFORE, sent: SENT, event }, { startedAt: 5, endedAt: 9 }, 'name');
}

test.each<[string, Partial<SalvagedTokens>, readonly Remark[] | undefined]>([
  ['nothing', {}, undefined],
  ['nothing where the scope is not told', { scope: null }, undefined],
  ['a narrower scope', { scope: 'orders:read' }, ['narrower scope']],
  ['a lifetime that was not told', { expiresIn: null }, ['lifetime assumed']],
  ['the refresh token that was sent', { refreshToken: BEFORE.refreshToken }, ['same refresh token']],
  ['both', { scope: 'orders:read', expiresIn: null }, ['narrower scope', 'lifetime assumed']],
])('remarks %s', (_name, changes, remarks) => {
  expect(entry(changes)).toMatchObject({ outcome: 'renewed', durationMs: 4, status: 200 });
  expect(entry(changes).remarks).toEqual(remarks);
});

test('remarks nothing about an answer whose access token is not used', () => {
  expect(entry({ scope: 'orders:read' }, null)).not.toHaveProperty('remarks');
});
