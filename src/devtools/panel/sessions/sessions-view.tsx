import { useId } from 'preact/hooks';
import * as common from '../../../ui/common.module.css';
import { useLanguage } from '../../../ui/language/language.ts';
import { usePanel } from '../panel-context.ts';
import * as viewStyles from '../views/views.module.css';
import * as styles from './sessions.module.css';

/** The ways to other lists than the live one. */
export function SessionsView() {
  const { say } = useLanguage();
  return (
    <article>
      <h2>{say('viewSessions')}</h2>
      <OpenFile />
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
        accept=".har,.json,application/json"
        data-testid="session-file"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) on.open({ name: file.name, file });
        }}
      />
    </section>
  );
}
