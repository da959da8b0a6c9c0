import type { PopupFacts } from '../popup-props.ts';
import type { TabSends } from './tab-sends.ts';

/** The host whose other ports one click allows too (Firefox), where the address names a port. */
export function everyPortOf({ portsTogether, tab }: PopupFacts, sends: TabSends): string | null {
  const asks = sends.sends || sends.change?.do === 'allow';
  if (!portsTogether || !asks || !tab?.url) return null;
  const { port, hostname } = new URL(tab.url);
  return port === '' ? null : hostname;
}
