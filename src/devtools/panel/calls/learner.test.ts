import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { diagnose } from '../../../diagnosis/diagnose.ts';
import type { Exchange } from '../../../diagnosis/exchange/exchange.ts';
import { by, exchange, knowledge, NOW, SCOPE_WRONG } from '../../../diagnosis/fixtures/cases.ts';
import type { Outcome } from '../../../diagnosis/learning/observation.ts';
import { PRODUCTION } from '../../../inventorum/environment.ts';
import type { CallSource, DiagnosedCall } from './call.ts';
import { createLearner } from './learner.ts';
import { asShown } from './redact-exchange.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function diagnosedCall(changes: Partial<Exchange> = {}, source: CallSource = 'page'): DiagnosedCall {
  const own = exchange(changes);
  const known = knowledge();
  const { explanation } = known;
  return {
    ...{ key: 'a', source, exchange: asShown(own), explanation, size: null, entry: null },
    diagnosis: diagnose(own, known),
  };
}

function open() {
  const kept: (readonly Outcome[])[] = [];
  const learner = createLearner(async (outcomes) => void kept.push(outcomes));
  return {
    kept,
    learn: (...all: readonly DiagnosedCall[]) => learner.learn(all, [PRODUCTION]),
    pause: (...all: readonly DiagnosedCall[]) => learner.pause(all),
  };
}

describe('learning from the list', () => {
  test('writes once for all that comes in a short time', async () => {
    const { kept, learn } = open();
    const calls = Array.from({ length: 50 }, (_, i) => diagnosedCall({ startedAt: NOW + i }));
    for (const [i] of calls.entries()) learn(...calls.slice(0, i + 1));
    await vi.runAllTimersAsync();
    expect(kept).toHaveLength(1);
    expect(kept[0]).toHaveLength(50);
  });

  test('counts an exchange once, however often it is diagnosed anew', async () => {
    const { kept, learn } = open();
    const first = diagnosedCall();
    learn(first);
    await vi.runAllTimersAsync();
    learn({ ...first, diagnosis: { ...first.diagnosis } });
    await vi.runAllTimersAsync();
    expect(kept).toHaveLength(1);
  });

  test('counts a call once that is read anew', async () => {
    const { kept, learn } = open();
    const first = { ...diagnosedCall(), entry: {} };
    learn(first);
    learn({ ...first, exchange: asShown({ ...first.exchange }) });
    await vi.runAllTimersAsync();
    expect(kept).toEqual([[expect.anything()]]);
  });

  test('counts it when the token becomes known', async () => {
    const { kept, learn } = open();
    const stranger = diagnosedCall({ credential: by('nobody') });
    learn(stranger);
    await vi.runAllTimersAsync();
    expect(kept).toEqual([]);
    learn({ ...stranger, diagnosis: diagnosedCall().diagnosis });
    await vi.runAllTimersAsync();
    expect(kept).toHaveLength(1);
  });

  test('learns from replays, and not from the extension itself', async () => {
    const { kept, learn } = open();
    learn(diagnosedCall({ status: 403, body: SCOPE_WRONG }, 'replay'), diagnosedCall({}, 'own'));
    await vi.runAllTimersAsync();
    expect(kept.flat()).toMatchObject([{ environmentId: 'production', outcome: 'refused' }]);
  });

  test('learns nothing while recording is paused, and nothing of that time later', async () => {
    const { kept, learn, pause } = open();
    const [before, meanwhile, after] = [diagnosedCall(), diagnosedCall(), diagnosedCall()];
    learn(before);
    pause(before);
    expect(kept).toHaveLength(1);
    pause(before, meanwhile);
    await vi.runAllTimersAsync();
    expect(kept).toHaveLength(1);
    learn(before, meanwhile, after);
    await vi.runAllTimersAsync();
    expect(kept.map(({ length }) => length)).toEqual([1, 1]);
  });

  test('tries again with the next one when nothing could be written', async () => {
    const kept: (readonly Outcome[])[] = [];
    const keep = vi.fn(async (outcomes: readonly Outcome[]) => void kept.push(outcomes));
    keep.mockRejectedValueOnce(new Error('the disk is full'));
    const learner = createLearner(keep);
    learner.learn([diagnosedCall()], [PRODUCTION]);
    await vi.runAllTimersAsync();
    expect(kept).toEqual([]);
    learner.learn([diagnosedCall()], [PRODUCTION]);
    await vi.runAllTimersAsync();
    expect(kept.map(({ length }) => length)).toEqual([2]);
  });
});
