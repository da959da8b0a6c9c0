import { useState } from 'preact/hooks';
import type { Action } from '../../../diagnosis/verdict/verdict.ts';
import type { AllowanceReach } from '../../../injection/allowance.ts';
import type { PageProblem } from '../../../messaging/carry-out.ts';
import * as common from '../../../ui/common.module.css';
import { type Language, useLanguage } from '../../../ui/language/language.ts';
import { PROBLEM_MESSAGE } from '../../../ui/language/problem-message.ts';
import { minutesWords } from '../../../ui/language/times.ts';
import { WRITE_MINUTES } from '../carry-out-action.ts';
import { type Act, usePanel } from '../panel-context.ts';
import * as styles from './action-button.module.css';

type Outcome = 'not yet' | 'done' | PageProblem['code'];

interface ActionButtonProps {
  readonly action: Action;
  /** it was done and cannot help any more; the button stays because it has the focus */
  readonly isSpent: boolean;
  readonly act: Act;
}

/** The click that would change the outcome, and its result. */
export function ActionButton({ action, isSpent, act }: ActionButtonProps) {
  const language = useLanguage();
  const [outcome, setOutcome] = useState<Outcome>('not yet');

  async function run(reach: 'every tab' | 'one tab'): Promise<void> {
    if (isSpent) return;
    const problem = await act(action, reach);
    setOutcome(problem ?? 'done');
  }

  return (
    <div class={styles.action}>
      {action.do === 'allow origin' ? (
        <AllowOriginButtons origin={action.origin} onAllow={(reach) => void run(reach)} />
      ) : (
        <button
          type="button"
          class={common.primary}
          data-testid="verdict-action"
          aria-disabled={isSpent}
          onClick={() => void run('every tab')}
        >
          {actionWords(language, action)}
        </button>
      )}
      <span
        role="status"
        class={outcome === 'done' ? common.muted : common.error}
        data-testid="action-outcome"
      >
        {outcomeWords(language, action, outcome)}
      </span>
    </div>
  );
}

function actionWords({ say, tag }: Language, action: Exclude<Action, { do: 'allow origin' }>): string {
  switch (action.do) {
    case 'refresh':
      return say('refreshTokenSet', { name: action.tokenSet.label });
    case 'choose':
      return say('useTokenSet', { name: action.tokenSet.label });
    case 'pin':
      return say('useInTab');
    case 'read answers':
      return say('letReadAnswers', { origin: action.origin });
    case 'allow writes':
      return say('allowWritesNamed', {
        name: action.tokenSet.label,
        duration: minutesWords(tag, WRITE_MINUTES),
      });
    case 'grant host':
      return say('allowAccess');
    case 'switch on':
      return say('switchOnSending');
  }
}

function outcomeWords({ say }: Language, action: Action, outcome: Outcome): string {
  if (outcome === 'not yet') return '';
  if (outcome === 'done') return say('actionDone');
  const asksBrowser = outcome === 'no permission' && action.do === 'grant host';
  return say(asksBrowser ? 'openPopupFor' : PROBLEM_MESSAGE[outcome]);
}

interface AllowOriginButtonsProps {
  readonly origin: string;
  readonly onAllow: (reach: AllowanceReach['in']) => void;
}

/** "Use with this page" with the browser's upcoming prompt, or where to do it if this page may not ask. */
function AllowOriginButtons({ origin, onAllow }: AllowOriginButtonsProps) {
  const { say } = useLanguage();
  const asking = usePanel().asking(origin);
  if (asking === 'elsewhere') {
    return <p data-testid="allow-elsewhere">{say('allowElsewhere', { menu: say('menuUsePage') })}</p>;
  }
  return (
    <>
      <button
        type="button"
        class={common.primary}
        data-testid="verdict-action"
        onClick={() => onAllow('every tab')}
      >
        {say('allowNamedOrigin', { origin })}
      </button>
      <button type="button" data-testid="verdict-action-tab" onClick={() => onAllow('one tab')}>
        {say('allowInTab')}
      </button>
      {asking === 'question' && (
        <span class={common.muted} data-testid="browser-asks">
          {say('browserAsks', { host: new URL(origin).hostname })}
        </span>
      )}
    </>
  );
}
