import { costOf } from '../../injection/allowance.ts';
import { AllowanceCosts } from '../../ui/parts/allowance-costs.tsx';
import type { PopupFacts } from '../popup-props.ts';

interface CostsOfPageProps {
  readonly facts: PopupFacts;
  /** would be allowed in every tab */
  readonly origin: string;
}

/** What other origins of the page's host lose. */
export function CostsOfPage({ facts, origin }: CostsOfPageProps) {
  const { policy, session, environments, browser } = facts;
  const readsAnswers = !environments.some((environment) => environment.origin === origin);
  const allowed = { policy, session, exactBy: browser.exactBy };
  return <AllowanceCosts cost={costOf(allowed, { origin, readsAnswers })} />;
}
