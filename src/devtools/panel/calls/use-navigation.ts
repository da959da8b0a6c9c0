import { useEffect, useRef, useState } from 'preact/hooks';
import { dropped } from '../../../trace.ts';

/** The source of the inspected tab's navigations. */
export interface Navigation {
  readonly onNavigated: (callback: () => void, signal: AbortSignal) => void;
  /** ms since the epoch; null or a rejection: the page cannot be asked */
  readonly pageStartedAt: () => Promise<number | null>;
}

/** ms; the clocks of a page and of its first request differ a little */
const TOLERANCE = 50;

/** ms between attempts: Chromium often reports a navigation before the new page can be asked */
const ASK_AGAIN_AFTER = [50, 100, 200, 400, 800];

/**
 * Calls back when the tab has navigated, with the moment (ms since the epoch) from which requests belong to the new
 * page: browsers report a navigation when some of them have ended already. Returns whether a navigation was seen.
 */
export function useNavigation(
  navigation: Navigation,
  clock: () => number,
  onPage: (startedAt: number) => void,
): boolean {
  const [seen, setSeen] = useState(false);
  const latest = useRef(onPage);
  latest.current = onPage;
  useEffect(() => {
    const following = new AbortController();
    const isRestored = createPages();
    const report = async () => {
      setSeen(true);
      const heardAt = clock();
      const startedAt = await startOfPage(navigation, following.signal);
      if (following.signal.aborted) return;
      const since = isRestored(startedAt) ? heardAt : (startedAt ?? heardAt);
      latest.current(since - TOLERANCE);
    };
    navigation.onNavigated(() => void report(), following.signal);
    void navigation.pageStartedAt().catch(dropped('page start', null)).then(isRestored);
    return () => following.abort();
  }, [navigation, clock]);
  return seen;
}

/**
 * Tells by the moment of its creation (ms since the epoch; null: unknown) whether the page that is shown now was shown
 * before: after "back" or "forward" browsers show the same page again, and what was called since it was created may be
 * of the page that was left. A page that is older than the first one was left before the panel was opened.
 */
function createPages(): (startedAt: number | null) => boolean {
  const known = new Set<number>();
  let first: number | null = null;
  let current: number | null = null;
  return (startedAt) => {
    const isOther = startedAt !== current;
    current = startedAt;
    if (startedAt === null) return false;
    first ??= startedAt;
    const isOld = known.has(startedAt) || startedAt < first;
    known.add(startedAt);
    return isOther && isOld;
  };
}

/** Null: the page cannot be asked, or the wait was aborted. */
export async function startOfPage(
  { pageStartedAt }: Navigation,
  signal: AbortSignal,
): Promise<number | null> {
  const ask = () => pageStartedAt().catch(dropped('page start', null));
  let startedAt = await ask();
  for (const ms of ASK_AGAIN_AFTER) {
    if (startedAt !== null || signal.aborted) break;
    await new Promise((resolve) => setTimeout(resolve, ms));
    startedAt = await ask();
  }
  return startedAt;
}
