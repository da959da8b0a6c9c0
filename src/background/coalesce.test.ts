import fc from 'fast-check';
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
  await pass(3);
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
  await pass(1);
  const second = ask();

  await expect(first).rejects.toThrow('first');
  await expect(second).resolves.toBeUndefined();
});

test('whoever asks again once served finds no gap between two runs, in any order of callers', async () => {
  const microtasks = fc.nat({ max: 8 });
  const caller = fc.record({
    begins: microtasks,
    asks: fc.array(microtasks, { minLength: 1, maxLength: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(caller, { minLength: 1, maxLength: 5 }),
      fc.array(microtasks, { minLength: 1 }),
      async (callers, lengths) => {
        let running = 0;
        let most = 0;
        let begun = 0;
        const ask = coalesce(async () => {
          const length = lengths[begun % lengths.length] ?? 0;
          begun += 1;
          running += 1;
          most = Math.max(most, running);
          await pass(length);
          running -= 1;
        });
        const unserved: number[] = [];
        await Promise.all(
          callers.map(async ({ begins, asks }) => {
            await pass(begins);
            for (const pause of asks) {
              const before = begun;
              await ask();
              if (begun === before) unserved.push(before);
              await pass(pause);
            }
          }),
        );
        expect({ most, unserved }).toEqual({ most: 1, unserved: [] });
      },
    ),
  );
});

async function pass(microtasks: number): Promise<void> {
  for (let left = microtasks; left > 0; left -= 1) await Promise.resolve();
}
