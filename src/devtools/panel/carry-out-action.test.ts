import { expect, test } from 'vitest';
import type { Refreshed } from '../../messaging/protocol.ts';
import { callRecorder } from '../../ui/fixtures/call-recorder.ts';
import { PROBLEM_MESSAGE } from '../../ui/language/problem-message.ts';
import { refreshTokenSet } from './carry-out-action.ts';

test.each<[Refreshed['state'], Refreshed['kind'], string | null]>([
  ['idle', 'internal', null],
  ['rejected', 'internal', 'problemTokenNeeded'],
  ['rejected', 'legacy', 'problemLogInNeeded'],
  ['wrong client', 'internal', 'problemClientRefused'],
  ['backing off', 'internal', 'problemTryLater'],
  ['unknown outcome', 'legacy', 'problemTryLater'],
])('a refresh that ended as "%s" (%s app) is said to be what it is', async (state, kind, message) => {
  const { call, sent } = callRecorder({ 'token-set.refresh': { ok: true, value: { state, kind } } });
  const problem = await refreshTokenSet(call, 'a');
  expect(problem && PROBLEM_MESSAGE[problem]).toBe(message);
  expect(sent).toEqual([{ command: 'token-set.refresh', input: { id: 'a' } }]);
});
