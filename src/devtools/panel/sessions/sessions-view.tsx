import { useCallback, useEffect, useId, useState } from 'preact/hooks';
import type { SavedSession } from '../../../storage/public/saved-sessions.ts';
import { dropped } from '../../../trace.ts';
import * as common from '../../../ui/common.module.css';
import { useLanguage } from '../../../ui/language/language.ts';
import { usePanel } from '../panel-context.ts';
import * as viewStyles from '../views/views.module.css';
import { SaveList } from './save-list.tsx';
import { SavedList } from './saved-list.tsx';
import * as styles from './sessions.module.css';

/** The ways to other lists than the live one. */
export function SessionsView() {
  const { say } = useLanguage();
  const { saved } = usePanel();
  const [sessions, setSessions] = useState<readonly SavedSession[] | null>(null);
  const read = useCallback(() => {
    void saved.list().then(setSessions, dropped('saved sessions', undefined));
  }, [saved]);
  useEffect(read, [read]);
  return (
    <article>
      <h2>{say('viewSessions')}</h2>
      <OpenFile />
      <section>
        <SaveList onSaved={read} />
      </section>
      <SavedList sessions={sessions} onChange={read} />
    </article>
  );
}

/** Chooses a file, which can be dropped anywhere in the panel, too. */
function OpenFile() {
  const { say } = useLanguage();
  const { on } = usePanel();
  const id = useId();
  return (
    <section>
      <h3>
        <label for={id}>{say('sessionOpenFile')}</label>
      </h3>
      <p class={`${viewStyles.prose} ${common.muted}`}>{say('sessionOpenFileText')}</p>
      <input
        id={id}
        class={styles.file}
        type="file"
        data-testid="session-file"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) on.takeFile(file);
        }}
      />
    </section>
  );
}
