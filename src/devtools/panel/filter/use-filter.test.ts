import { expect, test } from 'vitest';
import { diagnose } from '../../../diagnosis/diagnose.ts';
import { exchange, knowledge } from '../../../diagnosis/fixtures/cases.ts';
import type { DiagnosedCall } from '../calls/call.ts';
import { asShown } from '../calls/redact-exchange.ts';
import { createFilterMemo } from './use-filter.ts';

function diagnosedCall(key: string, status: number): DiagnosedCall {
  const own = exchange({ status });
  const known = knowledge();
  return {
    ...{
      key,
      source: 'page',
      exchange: asShown(own),
      explanation: known.explanation,
      size: null,
      entry: null,
    },
    diagnosis: diagnose(own, known),
  };
}

const ALL = Array.from({ length: 20 }, (_, i) => diagnosedCall(String(i), i % 2 === 0 ? 200 : 404));

test('leaves the same of a list, however that came about', () => {
  const memo = createFilterMemo('status:404', () => 0);
  const lists = [
    ALL.slice(0, 5),
    ALL.slice(0, 9),
    ALL.slice(3, 12),
    [...ALL.slice(3, 9), ...ALL.slice(14)],
    [],
    ALL,
  ];
  for (const list of lists) {
    expect(memo.visible(list)).toEqual(list.filter(({ exchange: { status } }) => status === 404));
  }
});

test('asks a slow pattern no longer', () => {
  let now = 0;
  const memo = createFilterMemo('/pro.*cts/', () => {
    now += 100;
    return now;
  });
  expect(memo.visible(ALL).length).toBeLessThan(ALL.length);
  expect(memo.slow()).toBe(true);
});
