import { useRef, useState } from 'preact/hooks';
import type { BodyStore } from './body-store.ts';
import type { RecordedCall } from './call.ts';
import { type CallLog, EMPTY_LOG, type LogEvent, nextLog } from './call-log.ts';
import { nextFrame } from './next-frame.ts';

/** The list, and the two ways to change it. */
export interface LiveLog {
  readonly log: CallLog;
  /** at once */
  readonly dispatch: (event: LogEvent) => void;
  /** with the next frame, together with whatever else comes until then */
  readonly add: (call: RecordedCall) => void;
}

/** Keeps the list; the bodies of what leaves it are forgotten. */
export function useCallLog(bodies: Pick<BodyStore, 'forget'>): LiveLog {
  const [log, setLog] = useState(EMPTY_LOG);
  const latest = useRef(EMPTY_LOG);
  const waiting = useRef<RecordedCall[]>([]);
  const [acts] = useState(() => {
    function apply(event: LogEvent): void {
      latest.current = nextLog(latest.current, event);
      bodies.forget(latest.current.removed);
      setLog(latest.current);
    }
    function flush(): void {
      const calls = waiting.current;
      waiting.current = [];
      if (calls.length > 0) apply({ type: 'recorded', calls });
    }
    return {
      dispatch(event: LogEvent): void {
        flush();
        apply(event);
      },
      add(call: RecordedCall): void {
        waiting.current.push(call);
        if (waiting.current.length === 1) nextFrame(flush);
      },
    };
  });
  return { log, ...acts };
}
