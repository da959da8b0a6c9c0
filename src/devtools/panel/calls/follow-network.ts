import { API_PATH } from '../../../inventorum/environment.ts';
import type { FinishedRequest } from '../../../platform/devtools.ts';
import { property } from '../../../read-foreign.ts';
import { dropped } from '../../../trace.ts';
import { eachOnce, type Report } from './each-once.ts';

/** Requests that were recorded before, and those that follow. */
interface HandedOver {
  /** Reports them until `signal` aborts. Resolves once those of before are reported; nothing: they are. */
  follow(report: (request: FinishedRequest) => void, signal: AbortSignal): Promise<void> | void;
}

/** The sources of finished requests. */
export interface Network {
  /** the requests that the devtools page recorded since DevTools were opened; null if it cannot pass them */
  readonly handedOver: () => Promise<HandedOver | null>;
  readonly onRequestFinished: (callback: (request: FinishedRequest) => void, signal: AbortSignal) => void;
  readonly pastRequests: () => Promise<readonly FinishedRequest[]>;
  /**
   * The browser lists requests that it never reports as finished (Chromium 156: an answer with `no-store` whose body the
   * page does not read), so it is asked for its list regularly. Absent: it reports all.
   */
  readonly listsMore?: {
    /** nobody sees a hidden panel */
    readonly isVisible: () => boolean;
  };
}

interface Listing {
  readonly report: Report;
  /** requests that began before were not to be listed (ms since the epoch), unless they end later */
  readonly listedSince: () => number;
}

/** Reports the requests since DevTools were opened, and all new ones, until `signal` aborts. */
export async function followNetwork(
  network: Network,
  { report, listedSince }: Listing,
  signal: AbortSignal,
): Promise<void> {
  const source = await network.handedOver();
  if (signal.aborted) return;
  const { listsMore } = network;
  if (source && !listsMore) {
    await source.follow(report, signal);
    return;
  }
  const { fromListener, fromPast } = eachOnce(report);
  // Before the browser's list, whose requests have no bodies and come all in one task.
  if (source) await source.follow(fromListener, signal);
  else network.onRequestFinished(fromListener, signal);
  const ask = async (mostRecent: number) => {
    const past = await network.pastRequests();
    const mayBeListed = ({ entry }: FinishedRequest) => isApiAnswer(entry) && startOf(entry) <= mostRecent;
    if (!signal.aborted) fromPast(past.filter(mayBeListed), listedSince());
  };
  if (!listsMore) return ask(Number.POSITIVE_INFINITY);
  await askRegularly(() => ask(Date.now() - LISTENER_FIRST), listsMore.isVisible, signal);
}

/** ms; the listener tells most requests as soon as they end */
const LISTENER_FIRST = 2000;

/** ms; the least time between two questions */
const PAUSE = 3000;

/** Asking may take a fiftieth of the time: the list of 1,000 requests is 3.7 MB long. */
const SHARE = 50;

async function askRegularly(
  ask: () => Promise<void>,
  isVisible: () => boolean,
  signal: AbortSignal,
): Promise<void> {
  let pause = PAUSE;
  for (let isFirst = true; !signal.aborted; isFirst = false) {
    if (isFirst || isVisible()) {
      const before = performance.now();
      await ask().catch(dropped('network list', undefined));
      pause = Math.max(PAUSE, SHARE * (performance.now() - before));
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

function startOf(entry: unknown): number {
  return Date.parse(String(property(entry, 'startedDateTime'))) || 0;
}

/** Chromium's HAR lists requests without an answer, too; those are reported when they finish. */
function isApiAnswer(entry: unknown): boolean {
  const url = property(property(entry, 'request'), 'url');
  const response = property(entry, 'response');
  const hasEnded = property(response, 'status') !== 0 || typeof property(response, '_error') === 'string';
  return hasEnded && typeof url === 'string' && url.includes(API_PATH);
}
