import { API_PATH, type Environment, TOKEN_ENDPOINT_SPELLINGS } from '../inventorum/environment.ts';
import { namesOneHost } from '../inventorum/parse-environment-origin.ts';
import { answersRules } from './answers-rules.ts';
import { carryingConditions, SUB_RESOURCES } from './carrying-conditions.ts';
import { faultRules } from './fault-rules.ts';
import { PRIORITY, type Rule } from './header-rule.ts';
import { openedHosts } from './held/opened-hosts.ts';
import { type Choice, choiceFor, type InjectionView, mayWrite, stoppedBecause } from './injection-view.ts';
import { allowedIn } from './origin-permit.ts';
import type { TabPolicy } from './policy.ts';
import { type RuleFacts, requestHeaders } from './request-headers.ts';
import { isSpecial, ordinaryTabs } from './tab-reach.ts';

/** All session rules that should be installed for this view. None if no token set can be injected. */
export function desiredRules(view: InjectionView, facts: RuleFacts): readonly Rule[] {
  const groups = tabGroupsOf(view);
  // An earlier version accepted addresses with `*`, which a filter matches with every host.
  const exact = view.environments.filter(({ origin }) => namesOneHost(origin));
  return exact.flatMap((environment) => {
    const rules = groups.flatMap((group) => rulesIn({ ...group, environment, view, facts }));
    return rules.length === 0 ? [] : [...tokenEndpointRules(environment), ...rules];
  });
}

/** Tabs with the same settings: all ordinary ones (`tab` is null), or one with its own. */
interface TabGroup {
  readonly tab: TabPolicy | null;
  /** absent: every tab, and requests without a tab */
  readonly reach: { readonly tabIds?: readonly number[] };
}

function tabGroupsOf(view: InjectionView): readonly TabGroup[] {
  const tabs = Object.entries(view.session.tabs).map(
    ([id, tab]): TabGroup => ({ tab, reach: { tabIds: [Number(id)] } }),
  );
  const ordinary = ordinaryTabs(view);
  if (ordinary === 'all') return [{ tab: null, reach: {} }, ...tabs];
  return ordinary.length === 0 ? tabs : [{ tab: null, reach: { tabIds: ordinary } }, ...tabs];
}

interface RuleContext extends TabGroup {
  readonly environment: Environment;
  readonly view: InjectionView;
  readonly facts: RuleFacts;
}

function rulesIn(context: RuleContext): readonly Rule[] {
  const { environment, view, tab } = context;
  if (stoppedBecause(view, environment, tab)) return [];
  const headers = headerRules(context);
  // A tab pinned to another environment's token set would otherwise get its answers rules once per environment.
  const isElsewhere = headers.length === 0 && typeof tab?.pin?.tokenSetId === 'string';
  return isElsewhere ? [] : [...headers, ...answersRules({ ...context, hosts: hostsIn(context) })];
}

function headerRules(context: RuleContext): readonly Rule[] {
  const { environment, view, facts, tab } = context;
  const choice: Choice = choiceFor(view, environment, tab);
  const headers = choice.tokenSet && requestHeaders(choice.tokenSet, view.policy, facts.accessTokenOf);
  if (!choice.tokenSet || !headers) return [];
  const { tokenSet } = choice;
  const draft = { ...context, writes: mayWrite(view, tokenSet.id) };
  const opened = tab === null ? !view.policy.strict : isSpecial(tab);
  return [
    ...carryingConditions({ ...draft, opened, hosts: hostsIn(context) }).map(
      (condition): Rule => ({
        priority: PRIORITY.setHeaders,
        action: { type: 'modifyHeaders', requestHeaders: headers },
        condition: {
          // Anchored with scheme, host and port: no other origin matches, and nothing after a redirect elsewhere.
          urlFilter: `|${environment.origin}${API_PATH}`,
          isUrlFilterCaseSensitive: true,
          ...context.reach,
          ...condition,
        },
      }),
    ),
    ...(tab === null ? [] : faultRules({ ...draft, tab, tokenSet })),
  ];
}

/** The hosts whose pages have rules in this group. An ordinary tab does not repeat the rules for all tabs. */
function hostsIn({ view, tab }: RuleContext): readonly string[] {
  const here = openedHosts(view, allowedIn(view, tab));
  if (tab === null || isSpecial(tab)) return here;
  const everywhere = openedHosts(view, allowedIn(view, null));
  return here.filter((host) => !everywhere.includes(host));
}

/** They outrank all others, so that no spelling of the address gets a header. */
function tokenEndpointRules({ origin }: Environment): readonly Rule[] {
  return TOKEN_ENDPOINT_SPELLINGS.map((regexFilter) => ({
    priority: PRIORITY.leaveTokenEndpointAlone,
    action: { type: 'allow' },
    condition: {
      regexFilter,
      isUrlFilterCaseSensitive: false,
      requestDomains: [new URL(origin).hostname],
      resourceTypes: ['main_frame', ...SUB_RESOURCES],
    },
  }));
}
