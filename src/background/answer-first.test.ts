import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answerFirst } from './answer-first.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => vi.useRealTimers());

test('the rest of a start waits for the first answer, and comes once', async () => {
  const events: string[] = [];
  const answer = answerFirst(
    () => events.push('begun'),
    async (text: string) => {
      events.push(text);
      return text.toUpperCase();
    },
  );
  const answered = answer('asked');
  await expect(answered).resolves.toBe('ASKED');
  expect(events).toEqual(['asked']);
  await vi.advanceTimersByTimeAsync(1);
  expect(events).toEqual(['asked', 'begun']);
  await answer('again');
  await vi.advanceTimersByTimeAsync(1000);
  expect(events).toEqual(['asked', 'begun', 'again']);
});

test('a message that is refused holds up nothing', async () => {
  const begin = vi.fn();
  const answer = answerFirst(begin, () => Promise.reject(new Error('refused')));
  await expect(answer()).rejects.toThrow('refused');
  await vi.advanceTimersByTimeAsync(1);
  expect(begin).toHaveBeenCalledOnce();
});

test('without a message it begins a moment later', async () => {
  const begin = vi.fn();
  answerFirst(begin, async () => null);
  expect(begin).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(50);
  expect(begin).toHaveBeenCalledOnce();
});

test('a message whose answer takes long does not delay it further', async () => {
  const begin = vi.fn();
  const answer = answerFirst(begin, () => new Promise<null>((resolve) => setTimeout(resolve, 25_000, null)));
  void answer();
  await vi.advanceTimersByTimeAsync(50);
  expect(begin).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(30_000);
  expect(begin).toHaveBeenCalledOnce();
});
