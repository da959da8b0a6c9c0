import type { SessionPolicy } from '../../injection/policy.ts';
import type { SessionNotice } from '../../storage/public/session-notice.ts';
import { count } from '../../ui/language/count.ts';
import { type Language, useLanguage } from '../../ui/language/language.ts';

interface SessionNoticeRowProps {
  readonly notice: SessionNotice | null;
  readonly session: SessionPolicy;
  readonly onAcknowledge: () => void;
}

/** Pins and pauses that ended with the browser, or tabs that are paused because nobody can tell whether they did. */
export function SessionNoticeRow({ notice, session, onAcknowledge }: SessionNoticeRowProps) {
  const language = useLanguage();
  const text = notice && wordsOf(notice, session, language);
  return (
    <div role="status">
      {text && (
        <p class="notice">
          <span data-testid="session-notice">{text}</span>
          <button type="button" class="quiet" data-testid="session-acknowledge" onClick={onAcknowledge}>
            {language.say(notice?.kind === 'unsure' ? 'resume' : 'dismiss')}
          </button>
        </p>
      )}
    </div>
  );
}

/** null: nothing is left of it */
function wordsOf(notice: SessionNotice, { tabs }: SessionPolicy, language: Language): string | null {
  if (notice.kind === 'unsure') {
    const left = notice.tabs.filter((id) => tabs[String(id)]?.paused).length;
    return left === 0 ? null : count(language, 'tabsInDoubt', left);
  }
  const ofTabs = notice.tabs === 0 ? [] : [count(language, 'tabsEnded', notice.tabs)];
  return [...ofTabs, ...(notice.pause ? [language.say('pauseEnded')] : [])].join(' ');
}
