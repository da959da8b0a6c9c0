import { useRef, useState } from 'preact/hooks';
import type { BodyStore } from './body-store.ts';
import { EMPTY_LOG, type ExchangeLog, type LogEvent, nextLog } from './exchange-log.ts';
import { nextFrame } from './next-frame.ts';
import type { SeenExchange } from './seen-exchange.ts';

/** The list, and the two ways to change it. */
export interface LiveLog {
  readonly log: ExchangeLog;
  /** at once */
  readonly dispatch: (event: LogEvent) => void;
  /** with the next frame, together with whatever else comes until then */
  readonly add: (exchange: SeenExchange) => void;
}

/** Keeps the list; the bodies of what leaves it are forgotten. */
export function useExchangeLog(bodies: Pick<BodyStore, 'forget'>): LiveLog {
  const [log, setLog] = useState(EMPTY_LOG);
  const latest = useRef(EMPTY_LOG);
  const waiting = useRef<SeenExchange[]>([]);
  const [acts] = useState(() => {
    function apply(event: LogEvent): void {
      latest.current = nextLog(latest.current, event);
      bodies.forget(latest.current.removed);
      setLog(latest.current);
    }
    function flush(): void {
      const exchanges = waiting.current;
      waiting.current = [];
      if (exchanges.length > 0) apply({ type: 'seen', exchanges });
    }
    return {
      dispatch(event: LogEvent): void {
        flush();
        apply(event);
      },
      add(exchange: SeenExchange): void {
        waiting.current.push(exchange);
        if (waiting.current.length === 1) nextFrame(flush);
      },
    };
  });
  return { log, ...acts };
}
