import { setTimeout as sleep } from 'node:timers/promises';

const INTERVAL_MS = 40;

/**
 * Calls until the answer is truthy, and returns it. An error counts as "not yet"; the last one is in the message.
 * @param what completes the sentence "waited in vain until …"
 */
export async function waitUntil<T>(
  what: string,
  ask: () => T | Promise<T>,
  timeoutMs = 30_000,
): Promise<NonNullable<T>> {
  const end = performance.now() + timeoutMs;
  let problem = '';
  for (;;) {
    try {
      const answer = await ask();
      if (answer) return answer;
      problem = '';
    } catch (error) {
      problem = error instanceof Error ? ` (${error.message})` : '';
    }
    if (performance.now() > end) throw new Error(`Waited in vain until ${what}${problem}`);
    await sleep(INTERVAL_MS);
  }
}
