import type { Environment } from '../../inventorum/environment.ts';
import type { Say } from '../../messages/say.ts';
import { useLanguage } from '../../ui/language/language.ts';
import type { OpenMenu } from '../../ui/parts/menu.tsx';
import { type MenuItem, MenuList } from '../../ui/parts/menu-list.tsx';
import type { PopupFacts } from '../popup-props.ts';
import type { PinChoice } from './run-tab-act.ts';
import { tabPolicyOf } from './tab-sends.ts';

interface PinMenuProps extends OpenMenu {
  readonly facts: PopupFacts;
  readonly environment: Environment;
  readonly onPin: (choice: PinChoice) => void;
}

/** What the active tab can be pinned to. */
export function PinMenu({ facts, environment, onPin, ...menu }: PinMenuProps) {
  const { say } = useLanguage();
  const items = pinChoices(facts, environment, say);
  return <MenuList {...menu} itemTestId="pin-option" items={items} onChoose={onPin} />;
}

function pinChoices(facts: PopupFacts, environment: Environment, say: Say): readonly MenuItem<PinChoice>[] {
  const apps = facts.status.apps.filter(({ environmentId }) => environmentId === environment.id);
  const tokenSets = apps.flatMap((app) => app.tokenSets.map((set) => ({ ...set, app: app.label })));
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
