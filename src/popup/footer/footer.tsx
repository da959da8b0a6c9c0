import type { Status } from '../../storage/public/status.ts';
import { count } from '../../ui/language/count.ts';
import { useLanguage } from '../../ui/language/language.ts';
import { PROBLEM_MESSAGE } from '../../ui/language/problem-message.ts';
import type { PopupActs } from '../use-popup-acts.ts';
import { UndoNotices } from './undo-notices.tsx';

interface FooterProps {
  readonly status: Status;
  readonly acts: PopupActs;
  readonly now: number;
  readonly onAdd: () => void;
}

/** What was just deleted, what went wrong, and the way to add more. */
export function Footer({ status, acts, now, onAdd }: FooterProps) {
  const language = useLanguage();
  const { say } = language;
  const { recovery } = status;
  const undoable = status.pendingDeletions.filter(({ until }) => until > now);
  return (
    <footer>
      <UndoNotices deletions={undoable} onUndo={acts.undo} />
      <div role="alert">
        {recovery && (
          <Notice
            text={count(language, 'recovered', recovery.count)}
            testId="recovery"
            onDismiss={acts.dismissRecovery}
          />
        )}
        {acts.problem && (
          <Notice text={say(PROBLEM_MESSAGE[acts.problem])} testId="notice" onDismiss={acts.forgetProblem} />
        )}
      </div>
      <div class="foot">
        <button type="button" class="primary" data-testid="add" onClick={onAdd}>
          {say('addCredentials')}
        </button>
        <p class="muted small">{say('unofficial')}</p>
      </div>
    </footer>
  );
}

function Notice({ text, testId, onDismiss }: { text: string; testId: string; onDismiss: () => void }) {
  const { say } = useLanguage();
  return (
    <p class="notice error">
      <span data-testid={testId}>{text}</span>
      <button type="button" class="quiet" onClick={onDismiss}>
        {say('dismiss')}
      </button>
    </p>
  );
}
