import { expect, test } from 'vitest';
import { tokenSet } from '../../../../tests/fakes/token-set.ts';
import { decodeTokenSet, envelope } from './records.ts';

test('a token set that was written before a field was known is no damaged one', () => {
  const { withdrawnScope: _, lifetimeIsAssumed: __, unproven: ___, ...older } = tokenSet();

  expect(decodeTokenSet(envelope(older))).toEqual(tokenSet());
});
