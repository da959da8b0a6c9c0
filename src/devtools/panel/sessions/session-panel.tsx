import { useEffect } from 'preact/hooks';
import type { PlainKey } from '../../../messages/messages.ts';
import * as common from '../../../ui/common.module.css';
import { count } from '../../../ui/language/count.ts';
import { useLanguage } from '../../../ui/language/language.ts';
import { ForeignText } from '../../../ui/parts/foreign-text.tsx';
import { CallsView } from '../frame/calls-view.tsx';
import { Foot } from '../frame/foot.tsx';
import { Toolbar } from '../frame/toolbar.tsx';
import { PanelContext, type PanelState } from '../panel-context.ts';
import { ErasureNotice } from '../views/erasure.tsx';
import { OtherView } from '../views/other-view.tsx';
import type { SessionHead, SessionProblem } from './serve-session.ts';
import * as styles from './sessions.module.css';
import type { OpeningParts, SessionSource } from './use-session-calls.ts';
import { useSessionState } from './use-session-state.ts';

interface SessionPanelProps {
  /** the panel with the live list */
  readonly live: PanelState;
  readonly source: SessionSource;
  readonly parts: OpeningParts;
}

/** A file's calls in the panel, in place of the live list. */
export function SessionPanel({ live, source, parts }: SessionPanelProps) {
  const { panel, head, problem, complete } = useSessionState(live, source, parts);
  const { view, calls, elements } = panel;
  const hasRows = calls.length > 0;
  useEffect(() => {
    if (hasRows) elements.list.current?.focus();
  }, [hasRows, elements]);
  return (
    <PanelContext.Provider value={panel}>
      <Toolbar />
      <Strip name={source.name} head={head} calls={calls.length} complete={complete} close={close} />
      {view !== 'calls' ? (
        <OtherView view={view} />
      ) : hasRows ? (
        <CallsView />
      ) : (
        <NoCalls problem={problem} complete={complete} />
      )}
      <ErasureNotice erasing={panel.erasing} environments={panel.facts.environments} />
      <Foot />
    </PanelContext.Provider>
  );

  function close(): void {
    live.on.open(null);
    // Once the live list is drawn again, if it has calls.
    setTimeout(() => (elements.list.current ?? elements.viewButtons.get('sessions'))?.focus());
  }
}

interface StripProps {
  readonly name: string;
  readonly head: SessionHead | null;
  /** number of calls so far */
  readonly calls: number;
  readonly complete: boolean;
  readonly close: () => void;
}

/** What is shown, and the way back. */
function Strip({ name, head, calls, complete, close }: StripProps) {
  const language = useLanguage();
  const { say } = language;
  return (
    <section
      class={styles.strip}
      aria-label={say('sessionStrip')}
      data-testid="session-strip"
      data-complete={complete || undefined}
    >
      <strong class={styles.name}>
        <ForeignText text={name} longest={200} />
      </strong>
      <span>{say('sessionReadOnly')}</span>
      {head !== null && head.recordedBy !== '' && (
        <span class={common.muted}>
          {say('sessionRecordedBy')} <ForeignText text={head.recordedBy} />
        </span>
      )}
      {head !== null && complete && head.requests > calls && (
        <span class={common.muted} data-testid="session-others">
          {count(language, 'sessionOthers', head.requests - head.unread - calls)}
        </span>
      )}
      {head !== null && head.unread > 0 && (
        <span class={common.warn}>{count(language, 'sessionUnread', head.unread)}</span>
      )}
      <button type="button" class={styles.close} data-testid="session-close" onClick={close}>
        {say('sessionClose')}
      </button>
    </section>
  );
}

const PROBLEMS: Readonly<Record<SessionProblem, PlainKey>> = {
  'too large': 'sessionTooLarge',
  unreadable: 'sessionUnreadable',
  'broken JSON': 'sessionBrokenJson',
  'no HAR': 'sessionNoHar',
  failed: 'sessionFailed',
};

/** While the file is read nothing is said: it takes a second at most. */
function NoCalls({ problem, complete }: { problem: SessionProblem | null; complete: boolean }) {
  const { say } = useLanguage();
  const key = problem === null ? (complete ? 'sessionEmpty' : null) : PROBLEMS[problem];
  return (
    <main class={styles.noCalls} aria-live="polite" data-testid="session-problem">
      {key !== null && <p>{say(key)}</p>}
    </main>
  );
}
