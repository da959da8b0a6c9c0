import type { CDPSession } from 'puppeteer-core';
import { waitUntil } from '../../tests/browsers/wait-until.ts';
import { CALLS, CALLS_A_SECOND } from './facts.ts';
import { type Frame, framesOf, TRACED } from './frames.ts';
import type { BenchPage, Opening } from './page/bench-page.ts';
import type { BenchTab, Subject, SubjectName } from './subjects.ts';
import { workWithList } from './work-with-list.ts';

declare global {
  /** in the tab, see page/main.ts */
  const benchPage: BenchPage;
  /** in the panel's frame, see page/watch-opening.ts */
  const benchOpening: Opening;
}

/** One run of one subject. */
export interface Run {
  readonly subject: SubjectName;
  /** ms; null: the empty page */
  readonly opening: Opening | null;
  readonly frames: readonly Frame[];
  /** actual calls per second */
  readonly rate: number;
  /** MB after a collection: before the calls, and after them with everything listed */
  readonly heap: { readonly before: number; readonly after: number };
  readonly nodes: number;
}

/** The middle one counts. */
const OPENINGS = 3;

/** ms; a naive list takes long */
const TIME_LIMIT_MS = 180_000;

/** Opens the panel while all calls are waiting, then feeds it in another tab while it is used. */
export async function measure(subject: SubjectName, browser: Subject, rate = CALLS_A_SECOND): Promise<Run> {
  const openings: Opening[] = [];
  while (subject !== 'empty page' && openings.length < OPENINGS) {
    openings.push(await measureOpening(await browser.openTab()));
  }
  openings.sort(
    (a, b) => (a.firstRow ?? Number.POSITIVE_INFINITY) - (b.firstRow ?? Number.POSITIVE_INFINITY),
  );
  const opening = openings[Math.floor(OPENINGS / 2)] ?? null;
  return { subject, opening, ...(await measureFeed({ subject, rate }, await browser.openTab())) };
}

async function measureOpening({ tab, shown }: BenchTab): Promise<Opening> {
  await tab.evaluate((calls) => benchPage.keep(calls), CALLS);
  await tab.evaluate((document) => benchPage.open(document), shown);
  const panel = tab.frames().find((frame) => frame !== tab.mainFrame());
  const opening = await waitUntil(
    'all waiting calls are listed',
    async () => {
      const now = await panel?.evaluate(() => benchOpening);
      return now?.all ? now : null;
    },
    TIME_LIMIT_MS,
  );
  await tab.close();
  return opening;
}

async function measureFeed(
  { subject, rate }: { readonly subject: SubjectName; readonly rate: number },
  { tab, session, shown }: BenchTab,
) {
  await tab.evaluate((document) => benchPage.open(document), shown);
  const before = await heap(session);
  await tab.evaluate(() => benchPage.watchFrames());
  await tab.tracing.start({ categories: TRACED });
  const end = new AbortController();
  const using = workWithList(tab, end.signal);
  const took = await tab.evaluate((calls, perSecond) => benchPage.feed(calls, perSecond), CALLS, rate);
  end.abort();
  await using;
  const trace = await tab.tracing.stop();
  const panel = tab.frames().find((frame) => frame !== tab.mainFrame());
  if (subject !== 'empty page') {
    await waitUntil(
      'all calls are listed',
      () => panel?.evaluate(() => benchOpening.all !== null),
      TIME_LIMIT_MS,
    );
  }
  const after = await heap(session);
  const nodes = (await panel?.evaluate(() => document.querySelectorAll('*').length)) ?? 0;
  await tab.close();
  return {
    frames: framesOf(new TextDecoder().decode(trace)),
    rate: CALLS / took,
    heap: { before, after },
    nodes,
  };
}

/** MB used by the page's scripts after a garbage collection. */
async function heap(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}
