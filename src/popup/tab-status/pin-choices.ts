import type { Environment } from '../../inventorum/environment.ts';
import type { Say } from '../../messages/say.ts';
import type { MenuItem } from '../../ui/parts/menu.tsx';
import type { PopupFacts } from '../popup-props.ts';
import { tabPolicyOf } from './tab-sends.ts';

/** An item of the pin menu: the default token set, none, or the token set with that id. */
export type PinChoice = 'usual' | 'none' | `token-set:${string}`;

/** The pin menu of the active tab; empty without a tab, or without token sets in that environment. */
export function pinChoices(
  facts: PopupFacts,
  environment: Environment,
  say: Say,
): readonly MenuItem<PinChoice>[] {
  const apps = facts.status.apps.filter(({ environmentId }) => environmentId === environment.id);
  const tokenSets = apps.flatMap((app) => app.tokenSets.map((set) => ({ ...set, app: app.label })));
  if (facts.tab === null || tokenSets.length === 0) return [];
  const pin = tabPolicyOf(facts)?.pin ?? null;
  const usualId = facts.policy.defaultTokenSets[environment.id];
  const usual = tokenSets.find(({ id }) => id === usualId);
  return [
    { id: 'usual', text: say('pinUsual'), detail: usual?.label ?? null, chosen: pin === null },
    ...tokenSets.map(
      ({ id, label, app }): MenuItem<PinChoice> => ({
        id: `token-set:${id}`,
        text: label,
        detail: app,
        chosen: pin?.tokenSetId === id,
      }),
    ),
    { id: 'none', text: say('pinNone'), chosen: pin !== null && pin.tokenSetId === null },
  ];
}

/** The token set that a choice pins; null: none. Undefined: the tab is not pinned. */
export function pinnedBy(choice: PinChoice): string | null | undefined {
  if (choice === 'usual') return undefined;
  return choice === 'none' ? null : choice.slice('token-set:'.length);
}
