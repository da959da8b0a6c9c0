import { expect, test } from 'vitest';
import { everyDeathOfADeletion, everyDeathOfARefresh, everyDeathWithAFullDisk } from './scenarios/deaths.ts';
import { STRIDE } from './scenarios/every-call.ts';
import { separateLocks } from './scenarios/separate-locks.ts';
import { writeComesFirst } from './scenarios/write-comes-first.ts';

const TIME_LIMIT_MS = 240_000;

test(
  'a death at any call of a refresh loses nothing where the server has a grace period',
  async () => {
    const { calls, unrecoverable } = await everyDeathOfARefresh('grace');
    expect(calls).toBeGreaterThan(100 / STRIDE);
    expect(unrecoverable).toBe(0);
  },
  TIME_LIMIT_MS,
);

test.each(['strict', 'revokes the family'] as const)(
  'a death at any call of a refresh ends in a working token or in the truth: %s',
  async (reuse) => {
    const { calls, unrecoverable } = await everyDeathOfARefresh(reuse);
    expect(calls).toBeGreaterThan(100 / STRIDE);
    // The few moments between the server's work and our write, for each of three token sets.
    expect(unrecoverable).toBeGreaterThan(0);
    expect(unrecoverable).toBeLessThan(calls / 3);
  },
  TIME_LIMIT_MS,
);

test(
  'a death at any call of a deletion neither forgets nor revives it',
  async () => {
    const { calls } = await everyDeathOfADeletion();
    expect(calls).toBeGreaterThan(20);
  },
  TIME_LIMIT_MS,
);

test(
  'a death at any call while the disk is full loses nothing that the second copy took',
  async () => {
    const { calls, unrecoverable } = await everyDeathWithAFullDisk();
    expect(calls).toBeGreaterThan(50 / STRIDE);
    expect(unrecoverable).toBe(0);
  },
  TIME_LIMIT_MS,
);

test('a late word about a token that was replaced meanwhile does not count', async () => {
  await expect(separateLocks()).resolves.toBeUndefined();
});

test('the first thing done with an answer is to write its token', async () => {
  await expect(writeComesFirst()).resolves.toBeUndefined();
});
