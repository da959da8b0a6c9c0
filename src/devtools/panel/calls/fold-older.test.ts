import { deflateSync, inflateSync } from 'fflate';
import { beforeEach, expect, test, vi } from 'vitest';
import { property } from '../../../read-foreign.ts';
import { exchange } from '../fixtures/exchange.ts';
import type { RecordedCall } from './call.ts';
import { createAging } from './fold-older.ts';
import { listedEntry } from './listed-entry.ts';

beforeEach(() => {
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => setTimeout(callback, 1));
  vi.stubGlobal('cancelAnimationFrame', clearTimeout);
});

function listed(amount: number): readonly RecordedCall[] {
  return Array.from({ length: amount }, (_, i) => ({
    ...{ key: String(i), source: 'page', exchange: exchange({ startedAt: i }), size: null },
    explanation: { sends: false, because: 'origin not allowed' },
    entry: listedEntry({ request: { postData: { text: `${i} ${'x'.repeat(500)}` } } }),
  }));
}

const sent = ({ entry }: RecordedCall) => property(property(property(entry, 'request'), 'postData'), 'text');

test('what is older than the newest ten thousand is packed, and says what it said', async () => {
  let packed = 0;
  const age = createAging(async () => ({
    pack(bytes) {
      packed += bytes.length;
      return deflateSync(bytes);
    },
    unpack: (bytes) => inflateSync(bytes),
  }));
  const calls = listed(10_400);
  age(calls.slice(0, 10_200));
  age(calls);
  await vi.waitFor(() => expect(packed).toBeGreaterThan(150_000), 10_000);
  expect(calls.map(sent)).toEqual(calls.map((_, i) => `${i} ${'x'.repeat(500)}`));
});

test('where the code for it cannot be loaded, everything stays as it is', async () => {
  const load = vi.fn(() => Promise.reject(new Error('gone')));
  const age = createAging(load);
  const calls = listed(10_400);
  age(calls);
  await vi.waitFor(() => expect(load).toHaveBeenCalledOnce());
  expect(calls.slice(0, 3).map(sent)).toEqual([0, 1, 2].map((i) => `${i} ${'x'.repeat(500)}`));
});
