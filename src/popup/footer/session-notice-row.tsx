import type { SessionPolicy } from '../../injection/policy.ts';
import type { SessionNotice } from '../../storage/public/session-notice.ts';
import * as common from '../../ui/common.module.css';
import { count } from '../../ui/language/count.ts';
import { type Language, useLanguage } from '../../ui/language/language.ts';
import * as styles from './footer.module.css';

interface SessionNoticeRowProps {
  readonly notice: SessionNotice;
  readonly session: SessionPolicy;
  readonly onAcknowledge: () => void;
}

/**
 * Pins and pauses that ended with the browser or an update, or tabs that we paused because their identity is uncertain.
 */
export function SessionNoticeRow({ notice, session, onAcknowledge }: SessionNoticeRowProps) {
  const language = useLanguage();
  const left = pausesLeft(notice, session);
  const text = wordsOf(notice, left, language);
  if (!text) return null;
  return (
    <p class={styles.notice}>
      <span data-testid="session-notice">{text}</span>
      <button type="button" class={common.quiet} data-testid="session-acknowledge" onClick={onAcknowledge}>
        {language.say(left > 0 ? 'resume' : 'dismiss')}
      </button>
    </p>
  );
}

/** The number of our pauses that are left; the one of everything counts as one. */
function pausesLeft(notice: SessionNotice, { tabs, pausedUntilRestart }: SessionPolicy): number {
  if (notice.kind === 'ended') return 0;
  const ofTabs = notice.tabs.filter((id) => tabs[String(id)]?.paused).length;
  return ofTabs + Number(notice.pause && pausedUntilRestart);
}

/** null: none is left */
function wordsOf(notice: SessionNotice, left: number, language: Language): string | null {
  if (notice.kind === 'ended') {
    const ofTabs = notice.tabs === 0 ? [] : [count(language, 'tabsEnded', notice.tabs)];
    return [...ofTabs, ...(notice.pause ? [language.say('pauseEnded')] : [])].join(' ');
  }
  if (notice.kind === 'unsure') return left === 0 ? null : count(language, 'tabsInDoubt', left);
  const lost = language.say('tabsLostByUpdate');
  return left === 0 ? lost : `${lost} ${language.say('pausedByUpdate')}`;
}
