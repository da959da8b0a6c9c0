import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PRODUCTION_HELD } from '../../../../tests/fakes/browser-facts.ts';
import { DEFAULT_POLICY, DEFAULT_SESSION_POLICY } from '../../../injection/policy.ts';
import { PRODUCTION } from '../../../inventorum/environment.ts';
import { NOW, STATUS } from '../../../ui/fixtures/status.ts';
import { exchange } from '../fixtures/exchange.ts';
import type { RecordedCall } from './call.ts';
import { createKnownFor, type LearnedFor } from './knowledge.ts';
import { createDiagnosedLog } from './use-diagnosed-calls.ts';

const FACTS = {
  status: STATUS,
  policy: DEFAULT_POLICY,
  session: DEFAULT_SESSION_POLICY,
  environments: [PRODUCTION],
  browser: PRODUCTION_HELD,
};

const NOTHING: LearnedFor = (() => {
  const learned = new Map();
  return () => learned;
})();

function recordedCall(key: string): RecordedCall {
  const explanation = { sends: false, because: 'switched off' } as const;
  return { key, source: 'page', exchange: exchange(), explanation, size: null, entry: null };
}

describe('the diagnosed log', () => {
  test('diagnoses an exchange once while nothing else becomes known', () => {
    const log = createDiagnosedLog();
    const knownFor = createKnownFor();
    const [a, b] = [recordedCall('a'), recordedCall('b')];
    const first = log.update([a], knownFor(FACTS, NOTHING, NOW), () => true);
    const second = log.update([a, b], knownFor({ ...FACTS }, NOTHING, NOW + 60_000), () => true);
    expect(second.complete).toBe(true);
    expect(second.calls.map(({ key }) => key)).toEqual(['a', 'b']);
    expect(second.calls[0]).toBe(first.calls[0]);
  });

  test('diagnoses anew what was diagnosed with other knowledge, the newest first, as long as there is time', () => {
    const log = createDiagnosedLog();
    const knownFor = createKnownFor();
    const all = [recordedCall('a'), recordedCall('b'), recordedCall('c')];
    const before = log.update(all, knownFor(FACTS, NOTHING, NOW), () => false);
    const other = { ...FACTS, status: { ...STATUS, apps: [] } };
    let turns = 0;
    const part = log.update(all, knownFor(other, NOTHING, NOW), () => {
      turns += 1;
      return turns > 1;
    });
    expect(part.complete).toBe(false);
    expect(part.calls.map((each, i) => each === before.calls[i])).toEqual([true, true, false]);
    const rest = log.update(all, knownFor(other, NOTHING, NOW), () => false);
    expect(rest.complete).toBe(true);
    expect(rest.calls.some((each, i) => each === before.calls[i])).toBe(false);
  });

  test('counts a call for a 429 that is heard of after it, though it began before', () => {
    const log = createDiagnosedLog();
    const knownFor = createKnownFor()(FACTS, NOTHING, NOW);
    const refused = { ...recordedCall('refused'), exchange: { ...exchange(), status: 429 } };
    const rate = (all: readonly RecordedCall[]) =>
      log.update(all, knownFor, () => true).calls.at(-1)?.diagnosis.verdict;
    expect(rate([refused])).toMatchObject({ kind: 'rate limited', sentInLastSecond: 1 });
    expect(rate([recordedCall('earlier'), refused])).toMatchObject({ sentInLastSecond: 2 });
  });

  test('lists the same, whatever came late and left early in between', () => {
    const log = createDiagnosedLog();
    const known = createKnownFor()(FACTS, NOTHING, NOW);
    const steps = fc.array(fc.record({ insertAt: fc.nat(3), dropped: fc.nat(2) }), { maxLength: 30 });
    fc.assert(
      fc.property(steps, (all) => {
        let list: readonly RecordedCall[] = [];
        for (const [i, { insertAt, dropped }] of all.entries()) {
          list = list.slice(dropped).toSpliced(-insertAt, 0, recordedCall(String(i)));
          const { calls, complete } = log.update(list, known, () => true);
          expect(complete).toBe(true);
          expect(calls.map(({ key }) => key)).toEqual(list.map(({ key }) => key));
        }
      }),
    );
  });

  test('counts for a 429 what was sent in the second before', () => {
    const at = (key: string, startedAt: number, status = 200) => ({
      ...recordedCall(key),
      exchange: exchange({ startedAt, status }),
    });
    const all = [at('a', NOW - 2000), at('b', NOW - 900), at('c', NOW, 429)];
    const { calls } = createDiagnosedLog().update(all, createKnownFor()(FACTS, NOTHING, NOW), () => true);
    expect(calls[2]?.diagnosis.verdict).toMatchObject({ kind: 'rate limited', sentInLastSecond: 2 });
  });

  test('leaves out what belongs to an environment that is gone', () => {
    const known = createKnownFor()({ ...FACTS, environments: [] }, NOTHING, NOW);
    expect(createDiagnosedLog().update([recordedCall('a')], known, () => false).calls).toEqual([]);
  });
});
