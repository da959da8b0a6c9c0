import type { SeenExchange } from './seen-exchange.ts';

/** How many exchanges the list keeps; the oldest go first. */
export const LONGEST_LOG = 10_000;

/** The panel's list, in the order the requests began, and which one is looked at. */
export interface ExchangeLog {
  readonly seen: readonly SeenExchange[];
  readonly selectedKey: string | null;
  /** the oldest were left out for the length of the list */
  readonly dropped: boolean;
  /** ms since the epoch; what began before is of a page that is gone, however late it is heard of */
  readonly since: number;
  /** keys that the last event took out of the list */
  readonly removed: readonly string[];
}

export type LogEvent =
  | { readonly type: 'seen'; readonly exchanges: readonly SeenExchange[] }
  /** the same calls, read anew: they stay where they are */
  | { readonly type: 'renewed'; readonly exchanges: readonly SeenExchange[] }
  | { readonly type: 'select'; readonly key: string | null }
  | { readonly type: 'clear' }
  /** the tab went to another page, whose life began then (ms since the epoch) */
  | { readonly type: 'navigated'; readonly startedAt: number };

export const EMPTY_LOG: ExchangeLog = { seen: [], selectedKey: null, dropped: false, since: 0, removed: [] };

/** The list after an event. */
export function nextLog(log: ExchangeLog, event: LogEvent): ExchangeLog {
  switch (event.type) {
    case 'clear':
      return { ...EMPTY_LOG, since: log.since, removed: keysOf(log.seen) };
    case 'select':
      return { ...log, selectedKey: event.key, removed: [] };
    case 'seen':
      return withExchanges(log, event.exchanges);
    case 'renewed':
      return withRenewed(log, event.exchanges);
    case 'navigated':
      return { ...without(log, indexAfter(log.seen, event.startedAt - 1)), since: event.startedAt };
  }
}

function withExchanges(log: ExchangeLog, added: readonly SeenExchange[]): ExchangeLog {
  const seen = [...log.seen];
  for (const one of added) if (one.exchange.startedAt >= log.since) insert(seen, one);
  const next = { ...log, seen, removed: [] };
  const surplus = seen.length - LONGEST_LOG;
  return surplus > 0 ? { ...without(next, surplus), dropped: true } : next;
}

function withRenewed(log: ExchangeLog, renewed: readonly SeenExchange[]): ExchangeLog {
  const byKey = new Map(renewed.map((each) => [each.key, each]));
  return { ...log, seen: log.seen.map((each) => byKey.get(each.key) ?? each), removed: [] };
}

/** Most requests begin after all that are listed: then this is one comparison and a push. */
function insert(seen: SeenExchange[], added: SeenExchange): void {
  seen.splice(indexAfter(seen, added.exchange.startedAt), 0, added);
}

/** Index of the first exchange that began after a moment. */
function indexAfter(seen: readonly SeenExchange[], moment: number): number {
  let low = 0;
  let high = seen.length;
  if ((seen.at(-1)?.exchange.startedAt ?? 0) <= moment) return high;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((seen[middle]?.exchange.startedAt ?? 0) <= moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Without its oldest ones. */
function without(log: ExchangeLog, amount: number): ExchangeLog {
  const removed = keysOf(log.seen.slice(0, amount));
  const selectedKey = removed.includes(log.selectedKey ?? '') ? null : log.selectedKey;
  return { ...log, seen: log.seen.slice(amount), selectedKey, removed };
}

function keysOf(seen: readonly SeenExchange[]): readonly string[] {
  return seen.map(({ key }) => key);
}
