import type { SessionPolicy } from '../../injection/policy.ts';
import { doubtIn, type SessionDoubt, type SessionNotice } from '../../storage/public/session-notice.ts';
import { count } from '../../ui/language/count.ts';
import { type Language, useLanguage } from '../../ui/language/language.ts';

interface SessionNoticeRowProps {
  readonly notice: SessionNotice | null;
  readonly session: SessionPolicy;
  readonly onAcknowledge: () => void;
}

/** Pins and pauses that ended with the browser or an update, or tabs that are paused because nobody can tell. */
export function SessionNoticeRow({ notice, session, onAcknowledge }: SessionNoticeRowProps) {
  const language = useLanguage();
  const words = notice && wordsOf(notice, session, language);
  return (
    <div role="status">
      {words && (
        <p class="notice">
          <span data-testid="session-notice">{words.text}</span>
          <button type="button" class="quiet" data-testid="session-acknowledge" onClick={onAcknowledge}>
            {language.say(words.button)}
          </button>
        </p>
      )}
    </div>
  );
}

interface Words {
  readonly text: string;
  readonly button: 'resume' | 'dismiss';
}

/** null: nothing is left of it */
function wordsOf(notice: SessionNotice, session: SessionPolicy, language: Language): Words | null {
  const doubt = doubtIn(notice);
  if (doubt) return wordsOfDoubt(doubt, session, language);
  const ofTabs = notice.tabs === 0 ? [] : [count(language, 'tabsEnded', Number(notice.tabs))];
  const text = [...ofTabs, ...(notice.pause ? [language.say('pauseEnded')] : [])].join(' ');
  return { text, button: 'dismiss' };
}

function wordsOfDoubt(doubt: SessionDoubt, session: SessionPolicy, language: Language): Words | null {
  const left = doubt.tabs.filter((id) => session.tabs[String(id)]?.paused).length;
  if (doubt.kind === 'unsure') {
    return left === 0 ? null : { text: count(language, 'tabsInDoubt', left), button: 'resume' };
  }
  const what = language.say('tabsLostByUpdate');
  if (doubt.pause && session.pausedUntilRestart) {
    return { text: `${what} ${language.say('pausedByUpdate')}`, button: 'resume' };
  }
  if (left === 0) return { text: what, button: 'dismiss' };
  return { text: `${what} ${count(language, 'tabsPausedByUpdate', left)}`, button: 'resume' };
}
