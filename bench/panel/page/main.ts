import { FEED_MARKS } from '../facts.ts';
import type { BenchPage, Calls, FrameDocument } from './bench-page.ts';
import { playDevtools } from './played-devtools.ts';
import { watchOpening } from './watch-opening.ts';

/** ms between two checks of due calls */
const FEED_STEP = 5;

// Runs in both documents of the tab: the devtools page, which is the outer one here, and the panel in its frame.
const devtools = playDevtools();

if (window === window.top) {
  const page: BenchPage = {
    keep: (calls) => {
      for (let i = 0; i < calls; i += 1) devtools.finish(i, Date.now() - (calls - i) * FEED_STEP);
    },
    open: (document) => open(document),
    feed: (calls, perSecond) => feed(calls, perSecond),
    watchFrames: () => {
      const markFrame = () => {
        mark('bench-frame');
        requestAnimationFrame(markFrame);
      };
      requestAnimationFrame(markFrame);
    },
  };
  Object.assign(window, { benchPage: page });
} else {
  watchOpening();
}

/** Opens the panel, or another document, like DevTools: in a frame, and then notifies the devtools page. */
function open(shown: FrameDocument): Promise<void> {
  const frame = document.createElement('iframe');
  frame.style.cssText = 'position: fixed; inset: 0; width: 100%; height: 100%; border: 0';
  Object.assign(frame, shown);
  return new Promise((resolve) => {
    frame.addEventListener('load', () => {
      if (frame.contentWindow) devtools.show(frame.contentWindow);
      resolve();
    });
    document.body.append(frame);
  });
}

/**
 * Returns the seconds it took. Calls that became due while the thread was busy come all at once, like from a real
 * queue.
 */
function feed({ from, to }: Calls, perSecond: number): Promise<number> {
  const start = performance.now();
  let fed = from;
  return new Promise((resolve) => {
    const step = () => {
      const due = Math.min(to, from + Math.floor(((performance.now() - start) / 1000) * perSecond));
      finishAll(fed, due);
      fed = due;
      if (fed < to) setTimeout(step, FEED_STEP);
      else resolve((performance.now() - start) / 1000);
    };
    step();
  });
}

/** The calls from one number up to another. */
function finishAll(from: number, to: number): void {
  if (from === to) return;
  mark(FEED_MARKS.start);
  for (let i = from; i < to; i += 1) devtools.finish(i, Date.now());
  mark(FEED_MARKS.end);
}

/** For the trace only. */
function mark(name: string): void {
  performance.mark(name);
  performance.clearMarks(name);
}
