import { isHeld } from '../../injection/held/host-permission.ts';
import { hasSiblings, siblingsInTheWay } from '../../injection/held/siblings.ts';
import type { PopupFacts } from '../popup-props.ts';

/** An origin that can be allowed, and what the user should know before the click. */
export interface AllowChange {
  readonly do: 'allow';
  readonly origin: string;
  /** the browser will show a permission prompt */
  readonly asks: boolean;
  /** it can also be allowed in the active tab only */
  readonly inTab: boolean;
  /** other origins of its host may lose something */
  readonly hasSiblings: boolean;
}

export function allowChange(facts: PopupFacts, origin: string): AllowChange {
  const { policy, session, environments, tab, browser } = facts;
  const isOwn = environments.some((environment) => environment.origin === origin);
  const allowed = { policy, session, exactBy: browser.exactBy };
  return {
    do: 'allow',
    origin,
    asks: !isOwn && !isHeld(browser.held, origin),
    inTab: tab !== null && siblingsInTheWay(allowed, origin, tab.id).length === 0,
    hasSiblings: hasSiblings(allowed, origin),
  };
}
