import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exchange } from '../fixtures/exchange.ts';
import { EMPTY_LOG, LONGEST_LOG, nextLog } from './exchange-log.ts';
import type { SeenExchange } from './seen-exchange.ts';

function seen(key: string, startedAt: number): SeenExchange {
  return {
    key,
    source: 'page',
    exchange: exchange({ startedAt }),
    explanation: { sends: false, because: 'origin not allowed' },
    size: null,
    entry: null,
  };
}

function logOf(...all: readonly SeenExchange[]) {
  return all.reduce((log, each) => nextLog(log, { type: 'seen', exchange: each }), EMPTY_LOG);
}

describe('the list of exchanges', () => {
  test('is in the order the requests began, however they are reported', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), (times) => {
        const log = logOf(...times.map((at, i) => seen(String(i), at)));
        const listed = log.seen.map((each) => each.exchange.startedAt);
        expect(listed).toEqual([...times].sort((a, b) => a - b));
      }),
    );
  });

  test('keeps what is reported twice once', () => {
    expect(logOf(seen('a', 1), seen('a', 1)).seen).toHaveLength(1);
  });

  test('drops the oldest beyond its length, and says so', () => {
    const all = Array.from({ length: LONGEST_LOG + 2 }, (_, i) => seen(String(i), i));
    const log = logOf(...all);
    expect(log.seen).toHaveLength(LONGEST_LOG);
    expect(log.seen[0]?.key).toBe('2');
    expect(log.dropped).toBe(true);
  });

  test('forgets everything when cleared', () => {
    const selected = nextLog(logOf(seen('a', 1)), { type: 'select', key: 'a' });
    expect(selected.selectedKey).toBe('a');
    expect(nextLog(selected, { type: 'clear' })).toEqual(EMPTY_LOG);
  });
});
