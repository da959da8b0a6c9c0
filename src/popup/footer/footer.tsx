import type { Environment } from '../../inventorum/environment.ts';
import * as common from '../../ui/common.module.css';
import { useLanguage } from '../../ui/language/language.ts';
import * as menuStyles from '../../ui/parts/menu.module.css';
import { ProblemNotice, recoveryNotice, sessionNotice, undoNotices } from '../forms.ts';
import type { PopupFacts } from '../popup-props.ts';
import { undoable } from '../undoable.ts';
import type { PopupActs } from '../use-popup-acts.ts';
import * as styles from './footer.module.css';
import { PauseButton } from './pause-button.tsx';

interface FooterProps {
  readonly facts: PopupFacts;
  /** environment of the listed apps */
  readonly environment: Environment;
  readonly acts: PopupActs;
  readonly now: number;
  readonly onAdd: () => void;
}

/** What was just deleted, what went wrong, and buttons to add, to pause and for the settings. */
export function Footer({ facts, environment, acts, now, onAdd }: FooterProps) {
  const { say } = useLanguage();
  const { recovery } = facts.status;
  const deletions = undoable(facts.status, now);
  return (
    <footer>
      <div role="status">
        {facts.sessionNotice && (
          <sessionNotice.Part
            notice={facts.sessionNotice}
            session={facts.session}
            onAcknowledge={acts.acknowledgeSession}
          />
        )}
      </div>
      <div role="status">
        {deletions.length > 0 && (
          <undoNotices.Part deletions={deletions} environmentId={environment.id} onUndo={acts.undo} />
        )}
      </div>
      <div role="alert">
        {recovery && <recoveryNotice.Part entries={recovery.count} onDismiss={acts.dismissRecovery} />}
        {acts.problem && <ProblemNotice problem={acts.problem} onDismiss={acts.forgetProblem} />}
      </div>
      <p role="status" class={styles.copied} data-testid="copied" hidden={acts.copied === null}>
        {acts.copied !== null && say('tokenCopied', { name: acts.copied })}
      </p>
      <div class={`${styles.row} ${menuStyles.anchor} ${menuStyles.upwards}`}>
        <button type="button" class={common.primary} data-testid="add" onClick={onAdd}>
          {say('addCredentials')}
        </button>
        <PauseButton facts={facts} acts={acts} now={now} />
        <button
          type="button"
          class={`${common.quiet} ${styles.last}`}
          data-testid="settings"
          onClick={acts.openSettings}
        >
          {say('settings')}
        </button>
      </div>
      <p class={styles.unofficial}>{say('unofficial')}</p>
    </footer>
  );
}
