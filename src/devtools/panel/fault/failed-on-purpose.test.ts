import { expect, test } from 'vitest';
import { diagnose } from '../../../diagnosis/diagnose.ts';
import type { Credential, Exchange } from '../../../diagnosis/exchange/exchange.ts';
import { by, knowledge, NOT_ALLOWED } from '../../../diagnosis/fixtures/cases.ts';
import type { Explanation } from '../../../injection/explain.ts';
import { BROKEN_TOKEN, type FaultWay } from '../../../injection/fault.ts';
import { PRODUCTION } from '../../../inventorum/environment.ts';
import { NOW } from '../../../ui/fixtures/status.ts';
import type { DiagnosedCall } from '../calls/call.ts';
import { exchange } from '../fixtures/exchange.ts';
import { failedOnPurpose, type SeenFault } from './failed-on-purpose.ts';

const USUAL: Explanation = { sends: true, tokenSetId: 'reader', because: 'allowed origin' };
const NO_TOKEN: FaultWay = { as: 'no token' };
const NONE: Credential = { kind: 'none' };
const BROKEN: Credential = { kind: 'bearer', fingerprint: 'x', tail: BROKEN_TOKEN.slice(-4) };

interface Facts extends Partial<Exchange> {
  readonly explanation?: Explanation;
  readonly source?: DiagnosedCall['source'];
  readonly copy?: 'file';
}

function call({ explanation = USUAL, source = 'page', copy, ...facts }: Facts): DiagnosedCall {
  const shown = exchange({ status: 401, ...facts });
  return {
    ...{ key: 'call', source, size: null, entry: {}, exchange: shown, explanation },
    ...(copy && { copy }),
    diagnosis: diagnose(shown, knowledge({ explanation })),
  };
}

function seen(way: FaultWay, until: number | null = null, path = '/api/products/'): SeenFault {
  const since = NOW - 1000;
  return { fault: { environmentId: PRODUCTION.id, path, calls: 'next', way, since }, until };
}

function judged(facts: Facts, ...faults: readonly SeenFault[]): FaultWay['as'] | null {
  return failedOnPurpose(call(facts), faults, [PRODUCTION]);
}

test.each<[FaultWay, Facts]>([
  [NO_TOKEN, { credential: NONE }],
  [{ as: 'broken token' }, { credential: BROKEN }],
  [
    { as: 'other token set', tokenSetId: 'admin' },
    { credential: by('now of admin'), status: 403 },
  ],
  [{ as: 'no answer' }, { credential: by('now of reader'), status: 0 }],
  [
    { as: 'sandbox', answer: 'html' },
    { credential: by('now of reader'), status: 200, sandbox: { fault: 'html' } },
  ],
])('a call that looks like the fault of its time: $as', (way, facts) => {
  expect(judged(facts, seen(way))).toBe(way.as);
  expect(judged(facts, seen(way, NOW + 5))).toBe(way.as);
  expect(judged(facts, seen(way, NOW - 1))).toBeNull();
  expect(judged(facts, seen(way, null, '/api/orders/'))).toBeNull();
  expect(judged(facts)).toBeNull();
  const fault = seen(way).fault;
  const explanation: Explanation = {
    ...{ failed: { fault, tokenSetId: 'reader' }, sends: false, because: 'made to fail' },
  };
  expect(judged({ ...facts, explanation })).toBe(way.as);
});

test('a call that went out with its own token was not made to fail, whatever is on', () => {
  const credential = by('now of reader');
  for (const way of [NO_TOKEN, { as: 'broken token' }, { as: 'no answer' }] as const) {
    expect(judged({ credential, status: 200 }, seen(way))).toBeNull();
  }
});

test('a usual answer of the sandbox was not asked for', () => {
  const way: FaultWay = { as: 'sandbox', answer: 'slow' };
  const credential = by('now of reader');
  expect(judged({ credential, status: 503, sandbox: { fault: null } }, seen(way))).toBeNull();
  expect(judged({ credential, status: 503 }, seen(way))).toBeNull();
});

test('a call that would have carried none fails for its own reason', () => {
  expect(judged({ credential: NONE, explanation: NOT_ALLOWED }, seen(NO_TOKEN))).toBeNull();
});

test('what the user sends again, and what a file holds, was never made to fail', () => {
  expect(judged({ credential: NONE, source: 'replay' }, seen(NO_TOKEN))).toBeNull();
  expect(judged({ credential: NONE, copy: 'file' }, seen(NO_TOKEN))).toBeNull();
});
