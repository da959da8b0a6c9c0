import { act, cleanup, renderHook } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { diagnose } from '../../../diagnosis/diagnose.ts';
import { exchange, knowledge } from '../../../diagnosis/fixtures/cases.ts';
import type { DiagnosedCall } from '../calls/call.ts';
import { asShown } from '../calls/redact-exchange.ts';
import { useFilter } from './use-filter.ts';

const NONE = { hiddenKeys: new Set<string>(), peek: async () => ({ kind: 'none' }) as const };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function calls(amount: number): readonly DiagnosedCall[] {
  const own = exchange({ status: 404 });
  const known = knowledge();
  const diagnosis = diagnose(own, known);
  const call = { source: 'page', explanation: known.explanation, size: null, entry: null } as const;
  return Array.from({ length: amount }, (_, i) => ({
    ...call,
    key: String(i),
    exchange: asShown(own),
    diagnosis,
  }));
}

async function pass(ms: number): Promise<void> {
  await act(async () => void (await vi.advanceTimersByTimeAsync(ms)));
}

test('a short list follows each key', () => {
  const few = calls(10);
  const { result, rerender } = renderHook((text: string) => useFilter(few, text, NONE), { initialProps: '' });
  rerender('status:200');
  expect(result.current.visibleCalls).toHaveLength(0);
});

test('a long list follows once typing pauses', async () => {
  const many = calls(5000);
  const { result, rerender } = renderHook((text: string) => useFilter(many, text, NONE), {
    initialProps: '',
  });
  for (const text of ['s', 'st', 'status:20', 'status:200']) {
    rerender(text);
    await pass(60);
    expect(result.current.visibleCalls).toHaveLength(5000);
  }
  await pass(200);
  expect(result.current.visibleCalls).toHaveLength(0);
});

test('a filter that was cleared at once shows all', async () => {
  const many = calls(5000);
  const { result, rerender } = renderHook((text: string) => useFilter(many, text, NONE), {
    initialProps: '',
  });
  rerender('status:200');
  rerender('');
  await pass(1000);
  expect(result.current.visibleCalls).toHaveLength(5000);
});
