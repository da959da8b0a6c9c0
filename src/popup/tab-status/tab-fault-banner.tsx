import { useCommand } from '../../ui/hooks/use-command.ts';
import { FaultBanner } from '../../ui/parts/fault-banner.tsx';
import type { PopupCommands, PopupFacts } from '../popup-props.ts';

interface TabFaultBannerProps {
  readonly facts: PopupFacts;
  readonly commands: Pick<PopupCommands, 'call'>;
}

/** Says that calls of the active tab fail on purpose. */
export function TabFaultBanner({ facts, commands }: TabFaultBannerProps) {
  const { run, problem } = useCommand(commands.call);
  const { tab, session, status } = facts;
  const fault = session.tabs[String(tab?.id)]?.fault;
  if (tab === null || !fault) return null;
  const end = () => void run('fault.end', { tabId: tab.id });
  return <FaultBanner fault={fault} status={status} problem={problem} onEnd={end} />;
}
