import type { DiagnosedCall } from '../calls/call.ts';
import { differences } from '../calls/kept-run.ts';
import { endpointName, tokenSetName } from '../filter/match-filter.ts';
import type { CallOrder, ColumnName } from './columns.ts';

/** Calls that are put in their places at once: more would make a frame late. */
const SLICE = 3000;

/** A sorted list. `order`: that of these calls, which lags behind while a long list is sorted. */
export interface SortedCalls {
  readonly calls: readonly DiagnosedCall[];
  readonly order: CallOrder | null;
  readonly complete: boolean;
}

export interface Sorter {
  /** Sorts a slice of what is new. Until all are in their places, the list stays as it was. */
  update(calls: readonly DiagnosedCall[], order: CallOrder): SortedCalls;
}

interface Placed {
  readonly call: DiagnosedCall;
  readonly value: string | number;
}

/** Keeps a list sorted while calls come and go; pure but for its memory. */
export function createSorter(): Sorter {
  let last: readonly DiagnosedCall[] = [];
  let wanted: CallOrder | null = null;
  let placed: readonly Placed[] = [];
  let waiting: readonly DiagnosedCall[] = [];
  let shown: SortedCalls = { calls: [], order: null, complete: false };

  function note(calls: readonly DiagnosedCall[], order: CallOrder): void {
    const { gone, added } = differences(last, calls);
    if (order !== wanted) {
      placed = [];
      waiting = calls;
    } else {
      // A call that came late moves those after it, which are on both sides then.
      const before = new Set(gone.flat());
      const now = new Set(before.size === 0 ? [] : added);
      const left = new Set([...before].filter((call) => !now.has(call)));
      if (left.size > 0) {
        placed = placed.filter(({ call }) => !left.has(call));
        waiting = waiting.filter((call) => !left.has(call));
      }
      waiting = [...waiting, ...added.filter((call) => !before.has(call))];
    }
    last = calls;
    wanted = order;
  }

  function place({ by, descending }: CallOrder): void {
    const compare = comparing(descending);
    const slice = waiting.slice(0, SLICE).map((call) => ({ call, value: VALUES[by](call) }));
    waiting = waiting.slice(SLICE);
    placed = merged(placed, slice.sort(compare), compare);
  }

  return {
    update(calls, order) {
      const isNew = order !== wanted || calls !== last;
      if (!isNew && shown.complete) return shown;
      if (isNew) note(calls, order);
      place(order);
      shown =
        waiting.length === 0
          ? { calls: placed.map(({ call }) => call), order, complete: true }
          : { ...unsorted(shown, calls), complete: false };
      return shown;
    },
  };
}

/** Shown meanwhile: the last sorted order, or the order of arrival. */
function unsorted(shown: SortedCalls, calls: readonly DiagnosedCall[]): Omit<SortedCalls, 'complete'> {
  return shown.calls.length === 0 ? { calls, order: null } : shown;
}

type Compare = (one: Placed, other: Placed) => number;

/** Equal calls stay in the order in which they began. */
function comparing(descending: boolean): Compare {
  const sign = descending ? -1 : 1;
  return (one, other) => {
    if (one.value < other.value) return -sign;
    if (one.value > other.value) return sign;
    return one.call.exchange.startedAt - other.call.exchange.startedAt;
  };
}

function merged(before: readonly Placed[], added: readonly Placed[], compare: Compare): readonly Placed[] {
  const all: Placed[] = [];
  let next = 0;
  for (const each of before) {
    for (let one = added[next]; one && compare(one, each) < 0; one = added[next]) {
      all.push(one);
      next += 1;
    }
    all.push(each);
  }
  for (; next < added.length; next += 1) {
    const one = added[next];
    if (one) all.push(one);
  }
  return all;
}

const VALUES: Readonly<Record<ColumnName, (call: DiagnosedCall) => string | number>> = {
  status: ({ exchange }) => exchange.status,
  method: ({ exchange }) => exchange.method,
  path: ({ exchange }) => exchange.pathname + exchange.search,
  endpoint: endpointName,
  verdict: ({ diagnosis }) => diagnosis.verdict.kind,
  token: ({ diagnosis }) => (tokenSetName(diagnosis) ?? diagnosis.sender.kind).toLowerCase(),
  app: (call) => (appName(call) ?? '').toLowerCase(),
  page: ({ exchange }) => exchange.asked.initiator ?? '',
  size: ({ size }) => size ?? -1,
  duration: ({ exchange }) => exchange.duration,
  time: ({ exchange }) => exchange.startedAt,
  waterfall: ({ exchange }) => exchange.startedAt,
};

/** Null: the sender is no saved token set. */
function appName({ diagnosis: { sender } }: DiagnosedCall): string | null {
  return sender.kind === 'saved' || sender.kind === 'elsewhere' ? sender.tokenSet.app.label : null;
}
