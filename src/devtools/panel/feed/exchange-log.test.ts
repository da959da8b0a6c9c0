import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exchange } from '../fixtures/exchange.ts';
import { EMPTY_LOG, type ExchangeLog, LONGEST_LOG, nextLog } from './exchange-log.ts';
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
  return all.reduce((log, each) => nextLog(log, { type: 'seen', exchanges: [each] }), EMPTY_LOG);
}

function keys(log: ExchangeLog): readonly string[] {
  return log.seen.map(({ key }) => key);
}

describe('the list of exchanges', () => {
  test('is in the order the requests began, however they are reported', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(50))), (batches) => {
        const log = batches.reduce((before, times, batch) => {
          const exchanges = times.map((at, i) => seen(`${batch}/${i}`, at));
          return nextLog(before, { type: 'seen', exchanges });
        }, EMPTY_LOG);
        const listed = log.seen.map((each) => each.exchange.startedAt);
        expect(listed).toEqual([...batches.flat()].sort((a, b) => a - b));
      }),
    );
  });

  test('drops the oldest beyond its length, and says so', () => {
    const all = Array.from({ length: LONGEST_LOG + 2 }, (_, i) => seen(String(i), i));
    const log = nextLog(EMPTY_LOG, { type: 'seen', exchanges: all });
    expect(log.seen).toHaveLength(LONGEST_LOG);
    expect(log.seen[0]?.key).toBe('2');
    expect(log.dropped).toBe(true);
    expect(log.removed).toEqual(['0', '1']);
  });

  test('forgets everything when cleared', () => {
    const selected = nextLog(logOf(seen('a', 1)), { type: 'select', key: 'a' });
    expect(selected.selectedKey).toBe('a');
    expect(nextLog(selected, { type: 'clear' })).toEqual({ ...EMPTY_LOG, removed: ['a'] });
  });

  test('begins anew with the page that the tab goes to, and keeps what that page has asked for', () => {
    const log = nextLog(logOf(seen('a', 1), seen('b', 5), seen('c', 6)), { type: 'select', key: 'a' });
    const next = nextLog(log, { type: 'navigated', startedAt: 5 });
    expect(keys(next)).toEqual(['b', 'c']);
    expect(next.removed).toEqual(['a']);
    expect(next.selectedKey).toBeNull();
  });

  test('lists no call of the page before, however late it is heard of', () => {
    const gone = nextLog(logOf(seen('a', 1)), { type: 'navigated', startedAt: 5 });
    expect(keys(nextLog(gone, { type: 'seen', exchanges: [seen('late', 4), seen('b', 5)] }))).toEqual(['b']);
  });
});
