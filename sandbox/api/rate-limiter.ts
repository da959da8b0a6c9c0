import { tooManyRequests } from './refusals.ts';

const WINDOW_MS = 1000;

/** Counts requests per key in a sliding window of one second. Throws the 429 refusal above the limit. */
export interface RateLimiter {
  count(key: string, limit: number | 'off', now: number): void;
  clear(): void;
}

export function createRateLimiter(): RateLimiter {
  const times = new Map<string, number[]>();
  return {
    count: (key, limit, now) => {
      if (limit === 'off') return;
      const recent = (times.get(key) ?? []).filter((time) => time > now - WINDOW_MS && time <= now);
      if (recent.length >= limit) throw tooManyRequests();
      recent.push(now);
      times.set(key, recent);
      if (times.size > 1000) forgetIdle(times, now);
    },
    clear: () => {
      times.clear();
    },
  };
}

function forgetIdle(times: Map<string, number[]>, now: number): void {
  for (const [key, recent] of times) {
    if ((recent.at(-1) ?? 0) <= now - WINDOW_MS) times.delete(key);
  }
}
