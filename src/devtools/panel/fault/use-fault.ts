import { useEffect } from 'preact/hooks';
import type { TabFault } from '../../../injection/fault.ts';
import type { SessionPolicy } from '../../../injection/policy.ts';
import type { Call, PageProblem } from '../../../messaging/carry-out.ts';
import type { Protocol } from '../../../messaging/protocol.ts';
import { useCommand } from '../../../ui/hooks/use-command.ts';

/** The fault of the inspected tab, and the commands that change it. */
export interface FaultControl {
  /** null: no call is made to fail */
  readonly fault: TabFault | null;
  /** of the last command */
  readonly problem: PageProblem['code'] | null;
  readonly start: (wanted: Omit<Protocol['fault.start']['input'], 'tabId'>) => void;
  readonly end: () => void;
}

interface FaultParts {
  readonly call: Call;
  readonly tabId: number;
  /** Holds a connection, so that a fault ends with these DevTools. Returns what releases it. */
  readonly holdPort: (tabId: number) => () => void;
}

export function useFault({ call, tabId, holdPort }: FaultParts, { tabs }: SessionPolicy): FaultControl {
  const { run, problem } = useCommand(call);
  const fault = tabs[String(tabId)]?.fault ?? null;
  const isOn = fault !== null;
  useEffect(() => (isOn ? holdPort(tabId) : undefined), [isOn, tabId, holdPort]);
  return {
    fault,
    problem,
    start: (wanted) => void run('fault.start', { tabId, ...wanted }),
    end: () => void run('fault.end', { tabId }),
  };
}
