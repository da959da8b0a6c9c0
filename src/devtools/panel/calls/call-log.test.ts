import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exchange } from '../fixtures/exchange.ts';
import type { RecordedCall } from './call.ts';
import { type CallLog, DROPPED_TOGETHER, EMPTY_LOG, LONGEST_LOG, nextLog } from './call-log.ts';

function recordedCall(key: string, startedAt: number): RecordedCall {
  return {
    key,
    source: 'page',
    exchange: exchange({ startedAt }),
    explanation: { sends: false, because: 'origin not allowed' },
    size: null,
    entry: null,
  };
}

function logOf(...all: readonly RecordedCall[]) {
  return all.reduce((log, each) => nextLog(log, { type: 'recorded', calls: [each] }), EMPTY_LOG);
}

function keys(log: CallLog): readonly string[] {
  return log.calls.map(({ key }) => key);
}

describe('the list of exchanges', () => {
  test('is in the order the requests began, however they are reported', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(50))), (batches) => {
        const log = batches.reduce((before, times, batch) => {
          const calls = times.map((at, i) => recordedCall(`${batch}/${i}`, at));
          return nextLog(before, { type: 'recorded', calls });
        }, EMPTY_LOG);
        const starts = log.calls.map((each) => each.exchange.startedAt);
        expect(starts).toEqual([...batches.flat()].sort((a, b) => a - b));
      }),
    );
  });

  test('drops the oldest beyond its length, many at once, and says so', () => {
    const all = Array.from({ length: LONGEST_LOG + DROPPED_TOGETHER }, (_, i) => recordedCall(String(i), i));
    const before = nextLog(EMPTY_LOG, { type: 'recorded', calls: all.slice(0, -1) });
    expect([before.calls.length, before.dropped, before.removed]).toEqual([all.length - 1, false, []]);
    const log = nextLog(before, { type: 'recorded', calls: all.slice(-1) });
    expect(log.calls).toHaveLength(LONGEST_LOG);
    expect(log.calls[0]?.key).toBe(String(DROPPED_TOGETHER));
    expect(log.dropped).toBe(true);
    expect(log.removed).toEqual(all.slice(0, DROPPED_TOGETHER).map(({ key }) => key));
  });

  test('keeps pinned calls when it is cleared, when the tab navigates, and beyond its length', () => {
    const all = Array.from({ length: LONGEST_LOG }, (_, i) => recordedCall(String(i), i));
    const full = nextLog(EMPTY_LOG, { type: 'recorded', calls: all });
    const pinned = ['0', '7'].reduce((log, key) => nextLog(log, { type: 'pin', key }), full);
    const more = Array.from({ length: DROPPED_TOGETHER }, (_, i) => recordedCall(`more ${i}`, LONGEST_LOG));
    const log = nextLog(pinned, { type: 'recorded', calls: more });
    expect([log.calls.length, keys(log).slice(0, 3)]).toEqual([LONGEST_LOG, ['0', '7', '502']]);
    expect([log.removed.length, log.removed.slice(0, 7)]).toEqual([
      DROPPED_TOGETHER,
      ['1', '2', '3', '4', '5', '6', '8'],
    ]);
    expect(keys(nextLog(log, { type: 'navigated', startedAt: LONGEST_LOG * 2 }))).toEqual(['0', '7']);
    const cleared = nextLog(log, { type: 'clear' });
    expect([keys(cleared), cleared.removed.length]).toEqual([['0', '7'], LONGEST_LOG - 2]);
    expect(keys(nextLog(nextLog(cleared, { type: 'pin', key: '0' }), { type: 'clear' }))).toEqual(['7']);
  });

  test('a call that is read again keeps the pin that it got meanwhile', () => {
    const call = recordedCall('a', 1);
    const log = nextLog(logOf(call), { type: 'pin', key: 'a' });
    const [renewed] = nextLog(log, { type: 'renewed', calls: [{ ...call, size: 5 }] }).calls;
    expect(renewed).toMatchObject({ size: 5, pinned: true });
    const unpinned = nextLog(log, { type: 'pin', key: 'a' });
    const [back] = nextLog(unpinned, { type: 'renewed', calls: log.calls }).calls;
    expect(back?.pinned).toBeUndefined();
  });

  test('takes the end of a call that was listed before, in its place, unless it was removed', () => {
    const log = logOf(recordedCall('a', 1), recordedCall('b', 2));
    const call = { ...recordedCall('a', 1), size: 7 };
    const { explanation: _explanation, source: _source, ...ended } = call;
    expect(nextLog(log, { type: 'ended', call: ended }).calls).toEqual([call, log.calls[1]]);
    expect(nextLog(EMPTY_LOG, { type: 'ended', call: ended }).calls).toEqual([]);
  });

  test('forgets everything when cleared', () => {
    const selected = nextLog(logOf(recordedCall('a', 1)), { type: 'select', key: 'a' });
    expect(selected.selectedKey).toBe('a');
    expect(nextLog(selected, { type: 'clear' })).toEqual({ ...EMPTY_LOG, removed: ['a'] });
  });

  test('begins anew with the page that the tab goes to, and keeps what that page has asked for', () => {
    const log = nextLog(logOf(recordedCall('a', 1), recordedCall('b', 5), recordedCall('c', 6)), {
      type: 'select',
      key: 'a',
    });
    const next = nextLog(log, { type: 'navigated', startedAt: 5 });
    expect(keys(next)).toEqual(['b', 'c']);
    expect(next.removed).toEqual(['a']);
    expect(next.selectedKey).toBeNull();
  });

  test('lists no call of the page before, however late it is heard of', () => {
    const gone = nextLog(logOf(recordedCall('a', 1)), { type: 'navigated', startedAt: 5 });
    expect(
      keys(nextLog(gone, { type: 'recorded', calls: [recordedCall('late', 4), recordedCall('b', 5)] })),
    ).toEqual(['b']);
  });
});
