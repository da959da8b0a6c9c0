import { useLanguage } from '../../ui/language/language.ts';
import type { OpenMenu } from '../../ui/parts/menu.tsx';
import { MenuList } from '../../ui/parts/menu-list.tsx';
import type { PopupActs } from '../use-popup-acts.ts';

type Length = 'hour' | 'restart' | 'tab';

interface PauseMenuProps extends OpenMenu {
  /** null: there is none to pause */
  readonly tabId: number | null;
  readonly acts: Pick<PopupActs, 'pause' | 'changeTab'>;
}

/** How long to pause. */
export function PauseMenu({ tabId, acts, ...menu }: PauseMenuProps) {
  const { say } = useLanguage();
  const everywhere = [
    { id: 'hour', text: say('pauseHour') },
    { id: 'restart', text: say('pauseRestart') },
  ] as const;
  const items =
    tabId === null ? everywhere : ([...everywhere, { id: 'tab', text: say('pauseTab') }] as const);
  function pause(length: Length): void {
    if (length === 'hour') acts.pause({ for: 'minutes', minutes: 60 });
    else if (length === 'restart') acts.pause({ for: 'until restart' });
    else acts.changeTab({ do: 'pause tab' });
  }
  return <MenuList<Length> {...menu} itemTestId="pause-option" items={items} onChoose={pause} />;
}
