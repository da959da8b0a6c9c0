import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { whileAwake } from './while-awake.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test('a long request gives a sign of life at once and before 30 s are over; a finished one gives none', async () => {
  const stayAwake = vi.fn(async () => undefined);
  let resolve: (value: string) => void = () => undefined;
  const promise = new Promise<string>((done) => {
    resolve = done;
  });
  const running = whileAwake(stayAwake, () => promise);
  expect(stayAwake).toHaveBeenCalledTimes(1);

  await vi.advanceTimersByTimeAsync(20_000);
  expect(stayAwake).toHaveBeenCalledTimes(2);

  resolve('done');
  await expect(running).resolves.toBe('done');
  await whileAwake(stayAwake, async () => 'quick');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(stayAwake).toHaveBeenCalledTimes(3);
});

test('a browser that refuses the sign of life stops no request', async () => {
  const refused = async () => {
    throw new Error('No.');
  };
  await expect(whileAwake(refused, async () => 'sent')).resolves.toBe('sent');
});

test('what the request throws is thrown', async () => {
  const failing = whileAwake(
    async () => undefined,
    async () => {
      throw new TypeError('Failed to fetch');
    },
  );
  await expect(failing).rejects.toThrow('Failed to fetch');
});
