import { act, cleanup, renderHook } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { property } from '../../../read-foreign.ts';
import { exchange } from '../fixtures/exchange.ts';
import type { RecordedCall } from './call.ts';
import { useCallLog } from './call-log.ts';
import { listedEntry } from './listed-entry.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function recordedCall(key: number): RecordedCall {
  return {
    key: String(key),
    source: 'page',
    exchange: exchange({ startedAt: key }),
    explanation: { sends: false, because: 'origin not allowed' },
    size: null,
    entry: null,
  };
}

async function pass(ms: number): Promise<void> {
  await act(async () => void (await vi.advanceTimersByTimeAsync(ms)));
}

/** Adds calls at a rate for a second; returns how many were listed after each change of the list. */
async function listedWhile(perSecond: number): Promise<readonly number[]> {
  const lengths: number[] = [];
  const { result } = renderHook(() => {
    const live = useCallLog({ forget: () => {} });
    if (live.log.calls.length !== (lengths.at(-1) ?? 0)) lengths.push(live.log.calls.length);
    return live;
  });
  for (let i = 0; i < perSecond; i += 1) {
    result.current.add(recordedCall(i));
    await pass(1000 / perSecond);
  }
  await pass(1000);
  return lengths;
}

test('a call after a pause is listed in the next frame', async () => {
  const { result } = renderHook(() => useCallLog({ forget: () => {} }));
  result.current.add(recordedCall(1));
  await pass(20);
  expect(result.current.log.calls).toHaveLength(1);
});

test('calls that come now and then are listed one by one', async () => {
  expect(await listedWhile(20)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
});

test('calls that pour in are listed all, a few times a second', async () => {
  const lengths = await listedWhile(500);
  expect(lengths.at(-1)).toBe(500);
  expect(lengths.length).toBeGreaterThan(2);
  expect(lengths.length).toBeLessThan(8);
});

test('of a long list the older entries say what the newest say', async () => {
  const { result } = renderHook(() => useCallLog({ forget: () => {} }));
  const urlOf = (i: number) => `https://app.inventorum.com/api/products/${i}/`;
  for (let i = 0; i < 10_300; i += 1) {
    result.current.add({ ...recordedCall(i), entry: listedEntry({ request: { url: urlOf(i) } }) });
  }
  await pass(1000);
  const { calls } = result.current.log;
  expect(calls.map(({ entry }) => property(property(entry, 'request'), 'url'))).toEqual(
    calls.map((_, i) => urlOf(i)),
  );
});

test('a selection lists nothing that waits, unless it is selected', async () => {
  const { result } = renderHook(() => useCallLog({ forget: () => {} }));
  const listed = () => result.current.log.calls.map(({ key }) => key);
  const select = (key: string) => act(async () => result.current.dispatch({ type: 'select', key }));
  result.current.add(recordedCall(1));
  await pass(20);
  result.current.add(recordedCall(2));
  await select('1');
  expect([listed(), result.current.log.selectedKey]).toEqual([['1'], '1']);
  await select('2');
  expect([listed(), result.current.log.selectedKey]).toEqual([['1', '2'], '2']);
});
