import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, Browser as Chromium, Page as Tab } from 'puppeteer-core';
import { waitUntil } from '../../tests/browsers/wait-until.ts';
import { isBlank, isSame } from './pictures.ts';

/** One opening of a popup. */
export interface PopupOpening {
  /** ms from the navigation to the first frame with content */
  readonly firstPaint: number;
  /** ms from the navigation to the last frame that differs from the one before */
  readonly stable: number;
  /** bytes of the page's heap after a collection */
  readonly heap: number;
  /** sum of the page's layout shifts */
  readonly shift: number;
  /** PNG of the first frame with content, and of the last one */
  readonly pictures: { readonly first: Buffer; readonly last: Buffer };
}

interface Frame {
  /** ms since the epoch */
  readonly at: number;
  readonly png: Buffer;
}

/** The size of the popup, CSS pixels. */
export const POPUP_SIZE = { width: 380, height: 560 };
/** Without a frame for this long, the picture stays. */
const QUIET_MS = 500;
/** Wait before the opening, until the effects of a new tab and of the worker's start are over. */
const REST_MS = 600;

/** A busy browser loses frames; an opening with a lost one is repeated. */
const ATTEMPTS = 8;

/** How a popup is opened. */
export interface Opened {
  readonly url: string;
  /** number of token sets that it lists */
  readonly cards: number;
  /** `awake`: the worker runs, so the extension's process is there. `asleep`: the browser has to start one first. */
  readonly worker: 'awake' | 'asleep';
}

export async function measureOpening(chromium: Chromium, opened: Opened): Promise<PopupOpening> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const opening = await openOnce(chromium, opened);
    if (opening !== null) return opening;
  }
  throw new Error(`Of ${ATTEMPTS} openings each lost a frame`);
}

async function openOnce(chromium: Chromium, { url, cards, worker }: Opened): Promise<PopupOpening | null> {
  const tab = await chromium.newPage();
  try {
    await tab.setViewport(POPUP_SIZE);
    await tab.bringToFront();
    const session = await tab.createCDPSession();
    await bringWorker(session, worker, new URL('/', url).href);
    const frames = await record(session);
    await sleep(REST_MS);
    await tab.goto(url);
    await waitUntil('the popup stays as it is', async () => {
      const last = frames.at(-1);
      if (last === undefined || Date.now() - last.at < QUIET_MS) return false;
      return (await tab.evaluate(countCards)) > 0 === cards > 0;
    });
    return await read(tab, session, frames);
  } finally {
    await tab.close();
  }
}

/** Brings the workers of all extensions into one state, so that the process of none exists before the others'. */
async function bringWorker(session: CDPSession, state: Opened['worker'], scopeURL: string): Promise<void> {
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  if (state === 'awake') await session.send('ServiceWorker.startWorker', { scopeURL });
  await session.send('ServiceWorker.disable');
}

/** Every new picture of the tab, from now on. */
async function record(session: CDPSession): Promise<readonly Frame[]> {
  const frames: Frame[] = [];
  session.on('Page.screencastFrame', ({ data, metadata: { timestamp }, sessionId }) => {
    frames.push({ at: (timestamp ?? Number.NaN) * 1000, png: Buffer.from(data, 'base64') });
    session.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
  });
  await session.send('Page.startScreencast', { format: 'png', everyNthFrame: 1 });
  return frames;
}

/** null: a frame was lost */
async function read(tab: Tab, session: CDPSession, frames: readonly Frame[]): Promise<PopupOpening | null> {
  const { began, firstPaint, shift } = await tab.evaluate(readClock);
  const shown = frames.filter(({ at }) => at >= began);
  const changes = shown.filter(({ png }, i) => i === 0 || !png.equals(shown[i - 1]?.png ?? png));
  const withContent: Frame[] = [];
  for (const frame of changes) if (!(await isBlank(frame.png))) withContent.push(frame);
  const [first, last] = [withContent[0], withContent.at(-1)];
  const shownNow = Buffer.from(await tab.screenshot({ captureBeyondViewport: false }));
  if (!(first && last) || !(await isSame(last.png, shownNow))) return null;
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return {
    // Of a page that is painted only once, Chromium 156 often tells no first paint.
    firstPaint: firstPaint ?? first.at - began,
    stable: last.at - began,
    heap: usedSize,
    shift,
    pictures: { first: first.png, last: last.png },
  };
}

/** Runs in the popup. */
function countCards(): number {
  return document.querySelectorAll('[data-testid="token-set"]').length;
}

/** Runs in the popup. */
function readClock(): Promise<{ began: number; firstPaint: number | null; shift: number }> {
  const [paint] = performance.getEntriesByName('first-contentful-paint');
  return new Promise((resolve) => {
    let shift = 0;
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shift += 'value' in entry ? Number(entry.value) : 0;
    });
    observer.observe({ type: 'layout-shift', buffered: true });
    // Earlier entries are delivered before a later task.
    setTimeout(() => {
      resolve({ began: performance.timeOrigin, firstPaint: paint?.startTime ?? null, shift });
    }, 50);
  });
}
