import type { Allowance, AllowanceReach } from '../../injection/allowance.ts';
import { askPermission } from '../../messaging/ask-for-origin.ts';
import type { RunCommand } from '../../ui/hooks/use-command.ts';
import type { PopupCommands } from '../popup-props.ts';
import { type PinChoice, pinnedBy } from './pin-choices.ts';
import type { SendChange } from './why-not-sent.ts';

/** The actions of the tab status. */
export type TabAct =
  | Exclude<SendChange, { readonly do: 'name page' }>
  | { readonly do: 'allow in tab'; readonly origin: string }
  | { readonly do: 'disallow'; readonly origin: string; readonly reach: AllowanceReach['in'] }
  | { readonly do: 'pin'; readonly choice: PinChoice }
  | { readonly do: 'pause tab' };

interface TabActParts {
  readonly run: RunCommand;
  readonly requestOrigin: PopupCommands['requestOrigin'];
  readonly allow: (allowance: Allowance) => Promise<unknown>;
  /** reports whether the browser granted access */
  readonly onAnswer: (granted: boolean) => void;
  readonly tabId: number | null;
}

/** Carries out an action of the tab status; without a tab, actions on a tab do nothing. */
export function runTabAct(
  { run, requestOrigin, allow, onAnswer, tabId }: TabActParts,
  act: TabAct,
): Promise<void> {
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
    case 'allow':
      return allow({ origin: act.origin, reach: { in: 'every tab' } }).then(() => undefined);
    case 'allow in tab':
      return allow({ origin: act.origin, reach: reachOf('one tab', tabId) }).then(() => undefined);
    case 'disallow':
      return run('origin.disallow', { origin: act.origin, reach: reachOf(act.reach, tabId) });
    case 'grant':
      return askPermission(requestOrigin, act.origin).then(onAnswer);
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

function reachOf(reach: AllowanceReach['in'], tabId: number | null): AllowanceReach {
  return reach === 'one tab' && tabId !== null ? { in: 'one tab', tabId } : { in: 'every tab' };
}
