import { useState } from 'preact/hooks';
import type { Command, Protocol } from '../messaging/protocol.ts';
import { carryOut, type PageProblem } from '../ui/live/carry-out.ts';
import type { PopupCommands } from './popup-props.ts';
import type { StripAct } from './strip/strip.tsx';

/** What the popup's buttons do, and the problem of the last one that failed. */
export interface PopupActs {
  readonly problem: PageProblem['code'] | null;
  readonly forgetProblem: () => void;
  /** the token set that was just chosen, until storage says the same */
  readonly asked: string | null;
  readonly choose: (tokenSetId: string) => void;
  readonly refresh: (id: string) => void;
  readonly tryPrevious: (id: string) => void;
  readonly remove: (id: string) => void;
  readonly undo: (id: string) => void;
  readonly dismissRecovery: () => void;
  readonly switchTo: (on: boolean) => void;
  readonly changeStrip: (act: StripAct) => void;
}

/** Where an allowance of the active tab is kept. */
export interface TabReach {
  readonly tabId: number | null;
  readonly current: 'every tab' | 'one tab';
}

export function usePopupActs(
  { call, requestOrigin }: PopupCommands,
  { tabId, current }: TabReach,
): PopupActs {
  const [problem, setProblem] = useState<PageProblem['code'] | null>(null);
  const [asked, setAsked] = useState<string | null>(null);

  async function run<C extends Command>(command: C, input: Protocol[C]['input']): Promise<void> {
    const outcome = await carryOut(call, command, input);
    setProblem(outcome.ok ? null : outcome.problem.code);
  }

  /** The popup may close on the browser's question, so the intent goes first; the click is spent on the question. */
  async function allow(origin: string, reach: 'every tab' | 'one tab'): Promise<void> {
    const intent = run('origin.allow', { origin, reach: reachOf(reach, tabId) });
    const granted = await requestOrigin(origin).catch(() => false);
    await intent;
    if (!granted) setProblem('no permission');
  }

  /** Whatever pauses this tab: its own pause, or the one of all tabs. */
  async function resume(): Promise<void> {
    if (tabId !== null) await run('injection.resume', { tabId });
    await run('injection.resume', { tabId: null });
  }

  async function grant(origin: string): Promise<void> {
    const granted = await requestOrigin(origin).catch(() => false);
    setProblem(granted ? null : 'no permission');
  }

  function changeStrip(act: StripAct): Promise<void> {
    switch (act.do) {
      case 'allow':
        return allow(act.origin, 'every tab');
      case 'allow in tab':
        return allow(act.origin, 'one tab');
      case 'disallow':
        return run('origin.disallow', { origin: act.origin, reach: reachOf(current, tabId) });
      case 'grant':
        return grant(act.origin);
      case 'refresh':
        return run('token-set.refresh', { id: act.tokenSetId });
      case 'switch on':
        return run('injection.switch', { on: true });
      case 'resume':
        return resume();
      case 'unpin':
        return tabId === null ? Promise.resolve() : run('tab.unpin', { tabId });
    }
  }

  return {
    problem,
    forgetProblem: () => setProblem(null),
    asked,
    choose: (tokenSetId) => {
      setAsked(tokenSetId);
      void run('injection.choose', { tokenSetId }).then(() => setAsked(null));
    },
    refresh: (id) => void run('token-set.refresh', { id }),
    tryPrevious: (id) => void run('token-set.try-previous', { id }),
    remove: (id) => void run('item.delete', { id }),
    undo: (id) => void run('item.undelete', { id }),
    dismissRecovery: () => void run('recovery.dismiss', {}),
    switchTo: (on) => void run('injection.switch', { on }),
    changeStrip: (act) => void changeStrip(act),
  };
}

function reachOf(
  reach: 'every tab' | 'one tab',
  tabId: number | null,
): Protocol['origin.allow']['input']['reach'] {
  return reach === 'one tab' && tabId !== null ? { in: 'one tab', tabId } : { in: 'every tab' };
}
