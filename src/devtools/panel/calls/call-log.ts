import { useRef, useState } from 'preact/hooks';
import type { BodyStore } from './body-store.ts';
import type { RecordedCall } from './call.ts';
import { createAging } from './fold-older.ts';
import { nextFrame } from './frames.ts';
import { noteStart } from './kept-run.ts';

/** Calls that stay in the list; the oldest are dropped first. */
export const LONGEST_LOG = 50_000;

/** So many are dropped at once: then the list usually only grows, which is quicker to draw, filter and sort. */
export const DROPPED_TOGETHER = 500;

/** The panel's list in the order the requests began, and the selected call. */
export interface CallLog {
  readonly calls: readonly RecordedCall[];
  readonly selectedKey: string | null;
  /** the oldest calls were dropped because of the limit */
  readonly dropped: boolean;
  /** ms since the epoch; requests that began before belong to a page that is gone, however late they are reported */
  readonly since: number;
  /** keys that the last event removed from the list */
  readonly removed: readonly string[];
}

/** The parts of a listed call that its end changes. */
export type EndedCall = Pick<RecordedCall, 'key' | 'size' | 'exchange' | 'entry'>;

export type CallLogEvent =
  | { readonly type: 'recorded'; readonly calls: readonly RecordedCall[] }
  /** the same calls, read again; their order stays */
  | { readonly type: 'renewed'; readonly calls: readonly RecordedCall[] }
  /** a call that was listed before it ended; unless it was removed meanwhile */
  | { readonly type: 'ended'; readonly call: EndedCall }
  | { readonly type: 'select'; readonly key: string | null }
  /** pins a call, or takes its pin away */
  | { readonly type: 'pin'; readonly key: string }
  | { readonly type: 'clear' }
  /** the tab navigated to a page that was created then (ms since the epoch) */
  | { readonly type: 'navigated'; readonly startedAt: number };

export const EMPTY_LOG: CallLog = { calls: [], selectedKey: null, dropped: false, since: 0, removed: [] };

/** The list after an event. */
export function nextLog(log: CallLog, event: CallLogEvent): CallLog {
  switch (event.type) {
    case 'clear':
      return { ...without(log, log.calls.length), dropped: false };
    case 'select':
      return { ...log, selectedKey: event.key, removed: [] };
    case 'pin':
      return {
        ...log,
        calls: log.calls.map((each) => (each.key === event.key ? turned(each) : each)),
        removed: [],
      };
    case 'recorded':
      return withCalls(log, event.calls);
    case 'renewed':
      return withRenewed(log, event.calls);
    case 'ended':
      return withRenewed(
        log,
        log.calls.filter(({ key }) => key === event.call.key).map((each) => ({ ...each, ...event.call })),
      );
    case 'navigated':
      return { ...without(log, indexAfter(log.calls, event.startedAt - 1)), since: event.startedAt };
  }
}

function withCalls(log: CallLog, added: readonly RecordedCall[]): CallLog {
  const calls = [...log.calls];
  let unmoved = calls.length;
  for (const one of added)
    if (one.exchange.startedAt >= log.since) unmoved = Math.min(unmoved, insert(calls, one));
  const next = { ...log, calls: noteStart(calls, log.calls, unmoved), removed: [] };
  const surplus = calls.length - LONGEST_LOG;
  return surplus >= DROPPED_TOGETHER
    ? { ...without(next, oldestToDrop(calls, surplus)), dropped: true }
    : next;
}

function withRenewed(log: CallLog, renewed: readonly RecordedCall[]): CallLog {
  const byKey = new Map(renewed.map((each) => [each.key, each]));
  const calls = log.calls.map((each) => {
    const read = byKey.get(each.key);
    return read ? withPin(read, each.pinned) : each;
  });
  return { ...log, calls, removed: [] };
}

function turned(call: RecordedCall): RecordedCall {
  return withPin(call, call.pinned ? undefined : true);
}

/** A call may have been pinned while it was read again. */
function withPin({ pinned: _before, ...call }: RecordedCall, pinned: RecordedCall['pinned']): RecordedCall {
  return { ...call, ...(pinned && { pinned }) };
}

/** Returns its index. Most requests begin after all listed ones: then this is one comparison and a push. */
function insert(calls: RecordedCall[], added: RecordedCall): number {
  const index = indexAfter(calls, added.exchange.startedAt);
  calls.splice(index, 0, added);
  return index;
}

/** Index of the first call that began after a moment. */
function indexAfter(calls: readonly RecordedCall[], moment: number): number {
  let low = 0;
  let high = calls.length;
  if ((calls.at(-1)?.exchange.startedAt ?? 0) <= moment) return high;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((calls[middle]?.exchange.startedAt ?? 0) <= moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many of the first calls hold so many that are not pinned. */
function oldestToDrop(calls: readonly RecordedCall[], amount: number): number {
  let left = amount;
  let index = 0;
  for (; left > 0 && index < calls.length; index += 1) if (!calls[index]?.pinned) left -= 1;
  return index;
}

/** The log without its first calls, but for the pinned ones among them. */
function without(log: CallLog, amount: number): CallLog {
  const first = log.calls.slice(0, amount);
  const removed = keysOf(first.filter(({ pinned }) => !pinned));
  const selectedKey = removed.includes(log.selectedKey ?? '') ? null : log.selectedKey;
  const calls = [...first.filter(({ pinned }) => pinned), ...log.calls.slice(amount)];
  return { ...log, calls, selectedKey, removed };
}

function keysOf(calls: readonly RecordedCall[]): readonly string[] {
  return calls.map(({ key }) => key);
}

/** The list, and the two ways to change it. */
export interface LiveLog {
  readonly log: CallLog;
  /** immediately */
  readonly dispatch: (event: CallLogEvent) => void;
  /** in the next frame, or after a pause if many calls were just added; together with all calls until then */
  readonly add: (call: RecordedCall) => void;
  /** lists at once what was added */
  readonly flush: () => void;
}

/** ms of pause for each call of the last addition: while calls pour in, most frames have nothing to add */
const PAUSE_PER_CALL = 8;

/** ms */
const LONGEST_PAUSE = 400;

/** Keeps the list, and forgets the bodies of removed calls. */
export function useCallLog(bodies: Pick<BodyStore, 'forget'>): LiveLog {
  const [log, setLog] = useState(EMPTY_LOG);
  const latest = useRef(EMPTY_LOG);
  const waiting = useRef<RecordedCall[]>([]);
  /** ms since the page's start */
  const pausedUntil = useRef(0);
  const [acts] = useState(() => {
    const age = createAging();
    function apply(event: CallLogEvent): void {
      latest.current = nextLog(latest.current, event);
      bodies.forget(latest.current.removed);
      age(latest.current.calls);
      setLog(latest.current);
    }
    function flush(): void {
      const calls = waiting.current;
      waiting.current = [];
      if (calls.length === 0) return;
      apply({ type: 'recorded', calls });
      pausedUntil.current = performance.now() + Math.min(LONGEST_PAUSE, PAUSE_PER_CALL * calls.length);
    }
    return {
      flush,
      dispatch(event: CallLogEvent): void {
        const isWaiting = (key: string | null) => waiting.current.some((call) => call.key === key);
        // A key press moves the selection: what waits would make its frame late.
        if (event.type !== 'select' || isWaiting(event.key)) flush();
        apply(event);
      },
      add(call: RecordedCall): void {
        waiting.current.push(call);
        if (waiting.current.length > 1) return;
        const pause = pausedUntil.current - performance.now();
        if (pause > 0) setTimeout(() => nextFrame(flush), pause);
        else nextFrame(flush);
      },
    };
  });
  return { log, ...acts };
}
