import type { Environment } from '../inventorum/environment.ts';
import { carryingConditions } from './carrying-conditions.ts';
import { BROKEN_TOKEN, type TabFault } from './fault.ts';
import { type HeaderSet, PRIORITY, type Rule } from './header-rule.ts';
import { openedHosts } from './held/opened-hosts.ts';
import { type InjectableTokenSet, type InjectionView, mayWrite } from './injection-view.ts';
import { allowedIn } from './origin-permit.ts';
import { otherTokenSet } from './other-token-set.ts';
import type { TabPolicy } from './policy.ts';
import { askForFault, bearer, otherHeaders, type RuleFacts, requestHeaders } from './request-headers.ts';
import { isSpecial } from './tab-reach.ts';

interface FaultContext {
  readonly environment: Environment;
  readonly view: InjectionView;
  readonly facts: RuleFacts;
  readonly tab: TabPolicy;
  readonly reach: { readonly tabIds?: readonly number[] };
  /** that the tab's requests would carry, and whether it may write */
  readonly tokenSet: InjectableTokenSet;
  readonly writes: boolean;
}

/**
 * Rules that make calls of one tab fail: exactly those that would carry our token. The usual headers are left away, and
 * what the fault sends is set in their place, so that a page's own `Authorization` stays where no token is sent.
 */
export function faultRules(context: FaultContext): readonly Rule[] {
  const { environment, tab, view } = context;
  const { fault } = tab;
  if (fault === undefined || fault.ending || fault.environmentId !== environment.id) return [];
  const carrying = {
    ...context,
    opened: isSpecial(tab) || !view.policy.strict,
    hosts: openedHosts(view, allowedIn(view, tab)),
  };
  const on = (rule: Omit<Rule, 'condition'>, writes = context.writes): readonly Rule[] =>
    carryingConditions({ ...carrying, writes }).flatMap((condition) =>
      addressesOf(environment.origin + fault.path).map((urlFilter) => ({
        ...rule,
        condition: { urlFilter, isUrlFilterCaseSensitive: true, ...context.reach, ...condition },
      })),
    );
  if (fault.way.as === 'no answer') return on({ priority: PRIORITY.fail, action: { type: 'block' } });
  const sent = sentInstead(context, fault);
  return [
    ...on({ priority: PRIORITY.leaveUsualHeaders, action: { type: 'allow' } }),
    ...(sent === null
      ? []
      : on(
          { priority: PRIORITY.fail, action: { type: 'modifyHeaders', requestHeaders: sent.headers } },
          context.writes && sent.writes,
        )),
  ];
}

/** Exactly this path: with nothing, a query or a fragment behind it. */
function addressesOf(url: string): readonly string[] {
  return [`|${url}|`, `|${url}?`, `|${url}#`];
}

/** The headers of a call that is made to fail. Null: the token set of the fault cannot be sent. */
function sentInstead(
  { environment, view, facts, tokenSet }: FaultContext,
  { way }: TabFault,
): { readonly headers: readonly HeaderSet[]; readonly writes: boolean } | null {
  const others = otherHeaders(tokenSet, view.policy);
  if (way.as === 'broken token') return { headers: [bearer(BROKEN_TOKEN), ...others], writes: true };
  if (way.as === 'sandbox') {
    const usual = requestHeaders(tokenSet, view.policy, facts.accessTokenOf);
    return usual && { headers: [...usual, askForFault(way.answer)], writes: true };
  }
  if (way.as !== 'other token set') return { headers: others, writes: true };
  const other = otherTokenSet(view, environment, way);
  const headers = other && requestHeaders(other, view.policy, facts.accessTokenOf);
  return headers && { headers, writes: mayWrite(view, way.tokenSetId) };
}
