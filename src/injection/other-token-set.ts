import type { Environment } from '../inventorum/environment.ts';
import type { FaultWay } from './fault.ts';
import { choiceFor, type InjectableTokenSet, type InjectionView } from './injection-view.ts';
import { DEFAULT_TAB_POLICY } from './policy.ts';

/** The token set that a fault sends in place of the usual one, as a pin would. Null: none, or it cannot be sent now. */
export function otherTokenSet(
  view: InjectionView,
  environment: Environment,
  way: FaultWay,
): InjectableTokenSet | null {
  if (way.as !== 'other token set') return null;
  const pin = { tokenSetId: way.tokenSetId };
  return choiceFor(view, environment, { ...DEFAULT_TAB_POLICY, pin }).tokenSet;
}
