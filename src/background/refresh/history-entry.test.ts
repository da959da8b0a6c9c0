import { expect, test } from 'vitest';
import { scopeField } from '../../../tests/fakes/scope-field.ts';
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
    otherRefreshToken: null,
    scope: [scopeField('orders:read orders:create')],
    ...changes,
  };
  const event = {
    type: 'answered',
    judgement: { kind: 'tokens', status: 200, tokens },
    accessFingerprint,
  } as const;
  return historyEntry({ before: BEFORE, sent: SENT, event }, { startedAt: 5, endedAt: 9 }, 'name');
}

test.each<[string, Partial<SalvagedTokens>, readonly Remark[] | undefined]>([
  ['nothing', {}, undefined],
  ['nothing where the scope is not told', { scope: [] }, undefined],
  ['a narrower scope', { scope: [scopeField('orders:read')] }, ['narrower scope']],
  ['a scope that cannot be read', { scope: [scopeField('"')] }, ['unknown scope']],
  ['two refresh tokens', { otherRefreshToken: 'b' }, ['two refresh tokens']],
  ['a lifetime that was not told', { expiresIn: null }, ['lifetime assumed']],
  ['the refresh token that was sent', { refreshToken: BEFORE.refreshToken }, ['same refresh token']],
  ['both', { scope: [scopeField('orders:read')], expiresIn: null }, ['narrower scope', 'lifetime assumed']],
])('remarks %s', (_name, changes, remarks) => {
  expect(entry(changes)).toMatchObject({ outcome: 'renewed', durationMs: 4, status: 200 });
  expect(entry(changes).remarks).toEqual(remarks);
});

test('remarks nothing about an answer whose access token is not used', () => {
  expect(entry({ scope: [scopeField('orders:read')] }, null)).not.toHaveProperty('remarks');
});

test.each([
  ['a refresh token and no access token', 'b', 'renewed without access token'],
  ['neither, as it can be used', null, 'later'],
])('of %s it says what was done', (_what, refreshToken, outcome) => {
  expect(entry({ refreshToken, accessToken: null }, null)).toMatchObject({ outcome });
});
