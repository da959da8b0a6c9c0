import type { PlainKey } from '../../messages/messages.ts';
import * as common from '../../ui/common.module.css';
import { useLanguage } from '../../ui/language/language.ts';
import type { AskingAct, TabAct } from './run-tab-act.ts';
import type { TabSends } from './tab-sends.ts';
import type { SendChange } from './why-not-sent.ts';

interface TabButtonsProps {
  readonly sends: TabSends;
  readonly onAct: (act: AskingAct | TabAct) => void;
  /** Opens the form to enter the page's address. */
  readonly onNamePage: () => void;
}

/** The button that changes what the tab sends, and the variant for this tab only. */
export function TabButtons({ sends, onAct, onNamePage }: TabButtonsProps) {
  const { say } = useLanguage();
  if (!sends.sends)
    return sends.change && <ChangeButtons change={sends.change} onAct={onAct} onNamePage={onNamePage} />;
  return (
    <>
      <button
        type="button"
        data-testid="tab-action"
        onClick={() => onAct({ do: 'disallow', origin: sends.origin, reach: sends.reach })}
      >
        {say('disallow')}
      </button>
      {sends.replacesOwn && (
        <button type="button" data-testid="leave-alone" onClick={() => onAct({ do: 'pause tab' })}>
          {say('leaveAlone')}
        </button>
      )}
    </>
  );
}

type ChangeButtonsProps = Omit<TabButtonsProps, 'sends'> & { readonly change: SendChange };

function ChangeButtons({ change, onAct, onNamePage }: ChangeButtonsProps) {
  const { say } = useLanguage();
  const act = () => (change.do === 'name page' ? onNamePage() : onAct(change));
  return (
    <>
      <button type="button" class={common.primary} data-testid="tab-action" onClick={act}>
        {say(changeWords(change))}
      </button>
      {change.do === 'allow' && change.inTab && (
        <button
          type="button"
          data-testid="tab-action-tab"
          onClick={() => onAct({ do: 'allow in tab', origin: change.origin })}
        >
          {say('allowInTab')}
        </button>
      )}
    </>
  );
}

function changeWords(change: SendChange): PlainKey {
  switch (change.do) {
    case 'allow':
      return 'usePage';
    case 'name page':
      return 'usePageMore';
    case 'switch on':
      return 'switchItOn';
    case 'resume':
      return 'resume';
    case 'unpin':
      return 'unpin';
    case 'refresh':
      return 'refreshNow';
    case 'grant':
      return 'allowAccess';
  }
}
