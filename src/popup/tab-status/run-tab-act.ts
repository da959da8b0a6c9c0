import type { AllowanceReach } from '../../injection/allowance.ts';
import type { RunCommand } from '../../ui/hooks/use-command.ts';
import type { SendChange } from './why-not-sent.ts';

/** An item of the pin menu: the default token set, none, or the token set with that id. */
export type PinChoice = 'usual' | 'none' | `token-set:${string}`;

/** The actions of the tab status for which the browser asks the user, which it does in the click only. */
export type AskingAct =
  | Extract<SendChange, { readonly do: 'allow' | 'grant' }>
  | { readonly do: 'allow in tab'; readonly origin: string };

/** The other actions of the tab status. */
export type TabAct =
  | Exclude<SendChange, { readonly do: 'name page' | 'allow' | 'grant' }>
  | { readonly do: 'disallow'; readonly origin: string; readonly reach: AllowanceReach['in'] }
  | { readonly do: 'pin'; readonly choice: PinChoice }
  | { readonly do: 'pause tab' };

/** Carries out an action of the tab status; without a tab (null), actions on a tab do nothing. */
export function runTabAct(run: RunCommand, tabId: number | null, act: TabAct): Promise<void> {
  /** Ends both kinds of pause: that of this tab, and that of all tabs. */
  async function resume(): Promise<void> {
    if (tabId !== null) await run('injection.resume', { tabId });
    await run('injection.resume', { tabId: null });
  }

  async function pin(choice: PinChoice): Promise<void> {
    if (tabId === null) return;
    const tokenSetId = pinnedBy(choice);
    await (tokenSetId === undefined ? run('tab.unpin', { tabId }) : run('tab.pin', { tabId, tokenSetId }));
  }

  switch (act.do) {
    case 'disallow':
      return run('origin.disallow', { origin: act.origin, reach: reachOf(act.reach, tabId) });
    case 'refresh':
      return run('token-set.refresh', { id: act.tokenSetId });
    case 'switch on':
      return run('injection.switch', { on: true });
    case 'resume':
      return resume();
    case 'unpin':
      return pin('usual');
    case 'pin':
      return pin(act.choice);
    case 'pause tab':
      return tabId === null ? Promise.resolve() : run('injection.pause', { for: 'one tab', tabId });
  }
}

/** The token set that a choice pins; null: none. Undefined: the tab is not pinned. */
function pinnedBy(choice: PinChoice): string | null | undefined {
  if (choice === 'usual') return undefined;
  return choice === 'none' ? null : choice.slice('token-set:'.length);
}

/** Without a tab, one that is meant for a tab is meant for all. */
function reachOf(reach: AllowanceReach['in'], tabId: number | null): AllowanceReach {
  return reach === 'one tab' && tabId !== null ? { in: 'one tab', tabId } : { in: 'every tab' };
}
