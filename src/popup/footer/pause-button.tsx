import { type Language, useLanguage } from '../../ui/language/language.ts';
import { clock } from '../../ui/language/times.ts';
import { Menu } from '../../ui/parts/menu.tsx';
import { PauseMenu } from '../forms.ts';
import type { PopupFacts } from '../popup-props.ts';
import type { PopupActs } from '../use-popup-acts.ts';

interface PauseButtonProps {
  readonly facts: PopupFacts;
  readonly acts: PopupActs;
  readonly now: number;
}

/** Pauses for a limited time; while paused, resumes. */
export function PauseButton({ facts, acts, now }: PauseButtonProps) {
  const language = useLanguage();
  const { say } = language;
  const until = pausedWords(facts, language, now);
  if (until !== null) {
    return (
      <button
        type="button"
        data-testid="resume"
        title={until}
        onClick={() => acts.changeTab({ do: 'resume' })}
      >
        {say('resume')}
      </button>
    );
  }
  const tabId = facts.tab?.id ?? null;
  return (
    <Menu
      text={say('pause')}
      testId="pause"
      list={(menu) => <PauseMenu {...menu} tabId={tabId} acts={acts} />}
    />
  );
}

/** What is paused and until when; null: nothing is. */
function pausedWords(
  { policy, session, tab }: PopupFacts,
  { say, tag }: Language,
  now: number,
): string | null {
  if (session.pausedUntilRestart) return say('pausedUntilRestart');
  if (policy.pausedUntil !== null && policy.pausedUntil > now) {
    return say('pausedUntil', { time: clock(tag, policy.pausedUntil, now) });
  }
  return tab !== null && session.tabs[String(tab.id)]?.paused ? say('pausedTab') : null;
}
