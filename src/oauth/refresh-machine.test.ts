import { describe, expect, test } from 'vitest';
import { tokenSet } from '../../tests/fakes/token-set.ts';
import { judgeAnswer } from './judge-answer.ts';
import type { TokenAnswer } from './read-answer.ts';
import { refreshStep } from './refresh-machine.ts';
import type { TokenSet } from './token-set.ts';

const NOW = 1_000_000_000;

function answered(set: TokenSet, status: number, body: unknown, now = NOW): TokenSet {
  const usual = { redirected: false, contentType: 'application/json', retryAfter: null, incomplete: false };
  const answer: TokenAnswer = {
    status,
    text: typeof body === 'string' ? body : JSON.stringify(body),
    ...usual,
  };
  const moment = { now, random: 0 };
  const asked = refreshStep(set, { type: 'asked', asking: 'edit', fingerprint: 'f', lock: 'open' }, moment);
  const judgement = judgeAnswer(answer, set.refreshToken);
  return refreshStep(asked.tokenSet, { type: 'answered', judgement, accessFingerprint: null }, moment)
    .tokenSet;
}

describe('a rejection that follows', () => {
  test.each([
    ['an answer of success without tokens', 201, { hello: 1 }, true],
    ['an answer of success that is a list', 200, '[1]', true],
    ['an access token that cannot be used, and no refresh token', 200, { access_token: 'a' }, true],
    ['a refusal without a code', 403, { hello: 1 }, true],
    ['a refusal as HTML', 403, '<html>', true],
    ['a refusal for another reason', 400, { error: 'unsupported_grant_type' }, false],
    ['too many requests', 429, '', false],
    ['a refresh token without an access token', 200, { refresh_token: 'refresh-1' }, false],
    ['the refresh token that was sent, and no access token', 200, { refresh_token: 'refresh-0' }, false],
  ])('%s may come of it: %i', (_what, status, body, afterLostAnswer) => {
    const set = answered(tokenSet(), status, body);
    expect(answered(set, 400, { error: 'invalid_grant' }).refresh).toMatchObject({
      state: 'rejected',
      afterLostAnswer,
    });
  });
});

describe('a refresh token that is dead', () => {
  const dead = answered(tokenSet(), 404, { error: 'invalid_grant' });

  test.each([
    ['however often it is refused', (set: TokenSet) => set],
    ['over a failure of the server', (set: TokenSet) => answered(set, 502, '', NOW + 1000)],
    ['over an unexpected answer', (set: TokenSet) => answered(set, 200, '{}', NOW + 1000)],
  ])('is so since the first time, %s', (_what, meanwhile) => {
    const again = answered(meanwhile(dead), 400, { error: 'invalid_grant' }, NOW + 60_000);
    expect(again.refresh).toMatchObject({ state: 'rejected', at: NOW });
  });

  test('and alive again, is dead anew', () => {
    const alive = answered(dead, 200, { refresh_token: 'refresh-1' }, NOW + 1000);
    const again = answered(alive, 400, { error: 'invalid_grant' }, NOW + 60_000);
    expect(again.refresh).toMatchObject({ state: 'rejected', at: NOW + 60_000 });
  });
});

test.each([
  ['a refresh token that is stored', 201, { refresh_token: 'refresh-1' }, { status: 201, stored: true }],
  ['an access token alone that cannot be used', 202, { access_token: 'a' }, { status: 202, stored: false }],
  ['no token', 203, {}, { status: 203, stored: false }],
])('what is said of an unexpected answer is what was done: %s', (_what, status, body, cause) => {
  const { refresh } = answered(tokenSet(), status, body);
  expect(refresh).toMatchObject({ state: 'backing off', cause: { kind: 'unexpected answer', ...cause } });
});
