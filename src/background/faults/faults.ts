import type { RequestFacts } from '../../injection/explain-usual.ts';
import type { EndedFault } from '../../injection/fault.ts';
import type { Handlers } from '../../messaging/serve.ts';
import { setAlarm } from '../../platform/alarms.ts';
import { callListener } from '../../platform/next-call.ts';
import { onPortHeld } from '../../platform/ports.ts';
import { endedFaultsItem } from '../../storage/public/ended-faults.ts';
import { dropped } from '../../trace.ts';
import { type FaultCommandParts, faultCommands } from './fault-commands.ts';
import { type FaultLifeParts, faultLife } from './fault-life.ts';

type Parts = Pick<FaultLifeParts, 'session' | 'viewNow' | 'now' | 'wait' | 'changed'> &
  Omit<FaultCommandParts, 'life'>;

export interface Faults {
  readonly commands: Pick<Handlers, 'fault.start' | 'fault.end'>;
  /** Must be called while the background starts. */
  listen(): void;
  /** A request was made to fail by the listener. */
  readonly failed: (request: RequestFacts) => void;
  /** At a start: ends what has lost its DevTools. */
  look(): void;
  /** Whether the alarm was for this. */
  onAlarm(name: string): boolean;
  readonly ended: () => Promise<readonly EndedFault[]>;
  /** Reconciles, and forgets the faults that are over. */
  reconcile(reconcile: () => Promise<void>): Promise<void>;
}

const ALARM = 'faults';

/** Calls that fail on purpose, in the real browser. */
export function faults(parts: Parts): Faults {
  const life = faultLife({
    ...parts,
    ended: endedFaultsItem,
    listenToCalls: () => calls.listen(),
    wakeAt: (at) => setAlarm(ALARM, at),
  });
  const requested = (request: RequestFacts) =>
    void life.requested(request).catch(dropped('next call', undefined));
  const calls = callListener(requested);
  const look = () => void life.look().catch(dropped('faults', undefined));
  return {
    commands: faultCommands({ ...parts, life }),
    listen() {
      calls.listen();
      onPortHeld(life.held);
    },
    failed: requested,
    ended: async () => (await endedFaultsItem.get()) ?? [],
    look,
    onAlarm(name) {
      if (name === ALARM) look();
      return name === ALARM;
    },
    async reconcile(reconcile) {
      await reconcile();
      if (await life.settle()) await reconcile();
      if (await life.awaitsCall()) calls.listen();
      else calls.stop();
    },
  };
}
