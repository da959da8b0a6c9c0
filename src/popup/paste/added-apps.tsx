import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Call, carryOut, type PageProblem } from '../../messaging/carry-out.ts';
import * as common from '../../ui/common.module.css';
import { useLanguage } from '../../ui/language/language.ts';
import { PROBLEM_MESSAGE } from '../../ui/language/problem-message.ts';
import * as styles from '../form/form.module.css';

/** ms in which it can be undone; the background sends nothing before */
const UNDO_MS = 10_000;

interface AddedAppsProps {
  /** of what was added; empty: all of it was saved already */
  readonly ids: readonly string[];
  readonly call: Call;
  readonly onClose: () => void;
}

/** Says that several apps are saved, and undoes that for ten seconds. */
export function AddedApps({ ids, call, onClose }: AddedAppsProps) {
  const { say } = useLanguage();
  const [canUndo, setCanUndo] = useState(ids.length > 0);
  const [problem, setProblem] = useState<PageProblem['code'] | 'too late' | null>(null);
  const done = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => done.current?.focus(), []);
  useEffect(() => {
    const timer = setTimeout(() => setCanUndo(false), UNDO_MS);
    return () => clearTimeout(timer);
  }, []);

  async function undo(): Promise<void> {
    const outcome = await carryOut(call, 'app.undo-several', { ids });
    if (!outcome.ok) setProblem(outcome.problem.code);
    else if (outcome.value.undone) onClose();
    else setProblem('too late');
  }

  return (
    <div class={styles.form} data-testid="added">
      <main class={styles.body}>
        <h2>{say('severalTitle')}</h2>
        <p role="status" data-testid="added-note">
          {say(ids.length > 0 ? 'severalDone' : 'severalAllSaved')}
        </p>
      </main>
      <div class={styles.foot}>
        <p role="alert" class={`${common.error} ${styles.error}`} hidden={!problem} data-testid="added-error">
          {problem && say(problem === 'too late' ? 'severalTooLate' : PROBLEM_MESSAGE[problem])}
        </p>
        <button ref={done} type="button" class={common.primary} data-testid="added-close" onClick={onClose}>
          {say('severalClose')}
        </button>
        <button type="button" disabled={!canUndo} data-testid="undo-several" onClick={() => void undo()}>
          {say('undo')}
        </button>
      </div>
    </div>
  );
}
