import { useEffect, useState } from 'preact/hooks';
import type { TabFault } from '../../../injection/fault.ts';
import type { SessionPolicy } from '../../../injection/policy.ts';
import type { Call, PageProblem } from '../../../messaging/carry-out.ts';
import type { Protocol } from '../../../messaging/protocol.ts';
import { useCommand } from '../../../ui/hooks/use-command.ts';
import type { SeenFault } from './failed-on-purpose.ts';

/** The fault of the inspected tab, and the commands that change it. */
export interface FaultControl {
  /** null: no call is made to fail */
  readonly fault: TabFault | null;
  /** of the last command */
  readonly problem: PageProblem['code'] | null;
  readonly start: (wanted: Omit<Protocol['fault.start']['input'], 'tabId'>) => void;
  readonly end: () => void;
  /** the faults of the tab that this panel has seen, oldest first */
  readonly seen: readonly SeenFault[];
}

/** Calls of older ones are long out of sight. */
const MOST_SEEN = 50;

interface FaultParts {
  readonly call: Call;
  readonly tabId: number;
  /** ms since the epoch */
  readonly now: () => number;
  /** Holds a connection, so that a fault ends with these DevTools. Returns what releases it. */
  readonly holdPort: (tabId: number) => () => void;
}

export function useFault({ call, tabId, now, holdPort }: FaultParts, { tabs }: SessionPolicy): FaultControl {
  const { run, problem } = useCommand(call);
  const fault = tabs[String(tabId)]?.fault ?? null;
  const isOn = fault !== null;
  useEffect(() => (isOn ? holdPort(tabId) : undefined), [isOn, tabId, holdPort]);
  const [seen, setSeen] = useState<readonly SeenFault[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a fault is another one by its beginning.
  useEffect(() => {
    if (fault === null) return;
    setSeen((before) => [...before, { fault, until: null }].slice(-MOST_SEEN));
    return () => {
      const until = now();
      setSeen((before) => before.map((each) => (each.until === null ? { ...each, until } : each)));
    };
  }, [fault?.since]);
  return {
    fault,
    seen,
    problem,
    start: (wanted) => void run('fault.start', { tabId, ...wanted }),
    end: () => void run('fault.end', { tabId }),
  };
}
