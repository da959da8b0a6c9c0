import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PRODUCTION_HELD } from '../../../../tests/fakes/browser-facts.ts';
import { DEFAULT_POLICY, DEFAULT_SESSION_POLICY } from '../../../injection/policy.ts';
import { PRODUCTION } from '../../../inventorum/environment.ts';
import type { InjectionFacts } from '../../../storage/public/injection-facts.ts';
import type { TokenSetStatus } from '../../../storage/public/status.ts';
import { NOW, STATUS } from '../../../ui/fixtures/status.ts';
import { exchange } from '../fixtures/exchange.ts';
import { explained, type RecordedCall } from './call.ts';
import { createDiagnosedLog } from './diagnosed-log.ts';
import { createKnownFor, type LearnedFor } from './knowledge.ts';

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

  describe('does not rewrite its past', () => {
    const SHOP = 'https://shop.test';
    const [app] = STATUS.apps;
    const [tokenSet] = app?.tokenSets ?? [];
    const fingerprint = tokenSet?.marks[0]?.fingerprint ?? '';
    const sent = (changes: Partial<RecordedCall['exchange']>): RecordedCall => {
      const credential = { kind: 'bearer', fingerprint, tail: 'f3Qa' } as const;
      return { ...recordedCall('a'), entry: {}, exchange: { ...exchange(), credential, ...changes } };
    };
    const withSets = (change: (set: TokenSetStatus) => readonly TokenSetStatus[]): InjectionFacts => ({
      ...FACTS,
      status: {
        ...STATUS,
        apps: STATUS.apps.map((each) => ({ ...each, tokenSets: each.tokenSets.flatMap(change) })),
      },
    });
    const mark = { fingerprint: 'after the log-in', from: NOW + 60_000, expiresAt: null };

    test.each<[string, InjectionFacts]>([
      ['after a log-in', withSets((set) => [{ ...set, marks: [mark] }])],
      ['after its deletion', withSets(() => [])],
      ['after the deletion of its app', { ...FACTS, status: { ...STATUS, apps: [] } }],
    ])('an own token is no foreign one %s', (_when, later) => {
      const log = createDiagnosedLog();
      const knownFor = createKnownFor();
      const call = sent({ status: 401 });
      const before = log.update([call], knownFor(FACTS, NOTHING, NOW), () => false).calls[0];
      // Read again in the meantime.
      const renewed = { ...call };
      const after = log.update([renewed], knownFor(later, NOTHING, NOW), () => false).calls[0];
      expect(before?.diagnosis.sender).toMatchObject({ kind: 'saved', tokenSet: { id: tokenSet?.id } });
      expect(after?.diagnosis.sender).toMatchObject({ kind: 'saved', tokenSet: { id: tokenSet?.id } });
      expect(after?.diagnosis.action).toBeNull();
    });

    test('a scope that is granted later was not granted then', () => {
      const log = createDiagnosedLog();
      const knownFor = createKnownFor();
      const call = sent({ status: 200 });
      const granted = (scope: readonly string[]) => withSets((set) => [{ ...set, scope }]);
      log.update([call], knownFor(granted(['orders:read']), NOTHING, NOW), () => false);
      const later = knownFor(granted(['products:read']), NOTHING, NOW);
      const { sender } = log.update([call], later, () => false).calls[0]?.diagnosis ?? {};
      expect(sender).toMatchObject({ tokenSet: { scope: ['orders:read'] } });
    });

    test('a hidden answer stays hidden after its page may read answers, and a read one stays read', () => {
      const hidden = { from: SHOP, because: 'no header' } as const;
      const asked = { ...exchange().asked, initiator: SHOP };
      const facts = (readsAnswers: boolean): InjectionFacts => ({
        ...FACTS,
        policy: { ...DEFAULT_POLICY, allowedOrigins: [{ origin: SHOP, readsAnswers }] },
      });
      const verdictsIn = (then: boolean) => {
        const log = createDiagnosedLog();
        const knownFor = createKnownFor();
        const { explanation: _then, ...read } = sent({ status: 200, hidden, asked });
        const call = explained(read, facts(then), NOW);
        return [then, !then].map((now) => {
          const { calls } = log.update([call], knownFor(facts(now), NOTHING, NOW), () => false);
          return calls[0]?.diagnosis.verdict.kind;
        });
      };
      expect(verdictsIn(false)).toEqual(['hidden', 'hidden']);
      expect(verdictsIn(true)).toEqual(['ok', 'ok']);
    });
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
