import type { Allowance, AllowanceReach } from '../../injection/allowance.ts';
import { isGranted } from '../../messaging/ask-for-origin.ts';
import type { RunCommand } from '../../ui/hooks/use-command.ts';
import type { PopupCommands } from '../popup-props.ts';
import { type PinChoice, pinnedBy } from './pin-choices.ts';
import type { SendChange } from './why-not-sent.ts';

/** What the buttons ask for. */
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
  /** says whether the browser gave access */
  readonly onAnswer: (granted: boolean) => void;
  readonly tabId: number | null;
}

/** Does what the buttons ask for; what cannot be done in a tab that is none is left. */
export function runTabAct(
  { run, requestOrigin, allow, onAnswer, tabId }: TabActParts,
  act: TabAct,
): Promise<void> {
  /** Whatever pauses this tab: its own pause, or the one of all tabs. */
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
      return isGranted(requestOrigin, act.origin).then(onAnswer);
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
