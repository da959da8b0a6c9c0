import { expect, test } from 'vitest';
import { coalesce } from './coalesce.ts';

test('runs one at a time, and once more for everybody who asked during a run', async () => {
  const releases: (() => void)[] = [];
  let running = 0;
  let most = 0;
  const ask = coalesce(async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise<void>((resolve) => releases.push(resolve));
    running -= 1;
  });

  const first = ask();
  const later = [ask(), ask(), ask()];
  releases.shift()?.();
  await first;
  await new Promise((resolve) => setTimeout(resolve));
  releases.shift()?.();
  await Promise.all(later);

  expect(releases).toEqual([]);
  expect(most).toBe(1);
});

test('a run that fails fails only for those who waited for it', async () => {
  let runs = 0;
  const ask = coalesce(async () => {
    runs += 1;
    if (runs === 1) throw new Error('first');
  });

  const first = ask();
  const second = ask();

  await expect(first).rejects.toThrow('first');
  await expect(second).resolves.toBeUndefined();
});
