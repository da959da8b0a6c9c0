import type { SeenExchange } from './seen-exchange.ts';

/** How many exchanges the list keeps; the oldest go first. */
export const LONGEST_LOG = 1000;

/** The panel's list, in the order the requests began, and which one is looked at. */
export interface ExchangeLog {
  readonly seen: readonly SeenExchange[];
  readonly selectedKey: string | null;
  readonly dropped: boolean;
}

export type LogEvent =
  | { readonly type: 'seen'; readonly exchange: SeenExchange }
  | { readonly type: 'select'; readonly key: string | null }
  | { readonly type: 'clear' };

export const EMPTY_LOG: ExchangeLog = { seen: [], selectedKey: null, dropped: false };

/** The list after an event. An exchange that is reported twice (back-fill and listener) is kept once. */
export function nextLog(log: ExchangeLog, event: LogEvent): ExchangeLog {
  switch (event.type) {
    case 'clear':
      return EMPTY_LOG;
    case 'select':
      return { ...log, selectedKey: event.key };
    case 'seen':
      return log.seen.some(({ key }) => key === event.exchange.key) ? log : withExchange(log, event.exchange);
  }
}

function withExchange(log: ExchangeLog, added: SeenExchange): ExchangeLog {
  const index = log.seen.findLastIndex(({ exchange }) => exchange.startedAt <= added.exchange.startedAt) + 1;
  const all = log.seen.toSpliced(index, 0, added);
  const dropped = all.length > LONGEST_LOG;
  return { ...log, seen: dropped ? all.slice(-LONGEST_LOG) : all, dropped: log.dropped || dropped };
}
