import type { Page } from '../../tests/browsers/browser.ts';
import type { QuickServer } from './quick-server.ts';

const REQUESTS_A_SLICE = 25;

/** The order rotates, so that no subject always has the quiet or the busy moment. */
export function rotated<T>(list: readonly T[], by: number): readonly T[] {
  const start = by % list.length;
  return [...list.slice(start), ...list.slice(0, start)];
}

/** Milliseconds of each request, one after the other. */
export async function fetchMany(page: Page): Promise<readonly number[]> {
  await page.activate();
  return page.evaluate(async (count) => {
    const times: number[] = [];
    for (let i = 0; i < count; i += 1) {
      const start = performance.now();
      await fetch(`/api/products/?n=${i}`).then((answer) => answer.text());
      times.push(performance.now() - start);
    }
    return times;
  }, REQUESTS_A_SLICE);
}

/** A figure counts only if the requests carried the expected headers. */
export function checkCounts(server: QuickServer, hasRule: boolean, what: string): void {
  const { decorated, all } = server.takeCounts();
  if (all !== REQUESTS_A_SLICE || decorated !== (hasRule ? REQUESTS_A_SLICE : 0)) {
    throw new Error(`${what}: ${decorated} of ${all} requests carried a token`);
  }
}
