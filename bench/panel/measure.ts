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
  /** MB after a collection, buffers included: before the calls, and after them with everything listed */
  readonly heap: { readonly before: number; readonly after: number; readonly afterWithoutBuffers: number };
  readonly nodes: number;
}

/** The middle one counts. */
const OPENINGS = 3;

/** Calls per second of a list that is filled before it is measured. */
const QUICKLY = 2000;

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
  return { subject, opening, ...(await measureFeed({ subject, rate, listed: 0 }, await browser.openTab())) };
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

interface Feed {
  readonly subject: SubjectName;
  /** calls per second */
  readonly rate: number;
  /** calls that are in the list before */
  readonly listed: number;
}

/** Feeds the panel while it is used. */
export async function measureFeed({ subject, rate, listed }: Feed, { tab, session, shown }: BenchTab) {
  const panel = () => tab.frames().find((frame) => frame !== tab.mainFrame());
  const allListed = (calls: number) =>
    waitUntil(
      'all calls are listed',
      () =>
        panel()?.evaluate(
          (text) => document.querySelector('[data-testid="count"]')?.textContent?.startsWith(text) ?? false,
          new Intl.NumberFormat('en').format(calls),
        ),
      TIME_LIMIT_MS,
    );
  await tab.evaluate((document) => benchPage.open(document), shown);
  const before = await heapOf(session);
  if (listed > 0) {
    await tab.evaluate((to, perSecond) => benchPage.feed({ from: 0, to }, perSecond), listed, QUICKLY);
    await allListed(listed);
  }
  await tab.evaluate(() => benchPage.watchFrames());
  await tab.tracing.start({ categories: TRACED });
  const end = new AbortController();
  const using = workWithList(tab, end.signal);
  const calls = { from: listed, to: listed + CALLS };
  const took = await tab.evaluate((fed, perSecond) => benchPage.feed(fed, perSecond), calls, rate);
  end.abort();
  await using;
  const trace = await tab.tracing.stop();
  if (subject !== 'empty page') await allListed(calls.to);
  const after = await heapOf(session);
  const nodes = (await panel()?.evaluate(() => document.querySelectorAll('*').length)) ?? 0;
  await tab.close();
  return {
    frames: framesOf(new TextDecoder().decode(trace)),
    rate: CALLS / took,
    heap: { before: before.all, after: after.all, afterWithoutBuffers: after.objects },
    nodes,
  };
}

/** MB used by the page's scripts after a garbage collection: objects, and buffers, which lie outside of the heap. */
async function heapOf(session: CDPSession): Promise<{ readonly all: number; readonly objects: number }> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize } = await session.send('Runtime.getHeapUsage');
  return { all: (usedSize + backingStorageSize) / 1e6, objects: usedSize / 1e6 };
}
