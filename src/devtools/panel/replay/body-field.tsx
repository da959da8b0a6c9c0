import { useId } from 'preact/hooks';
import * as common from '../../../ui/common.module.css';
import { useLanguage } from '../../../ui/language/language.ts';
import { RepeatProblemWords } from './attempt-status.tsx';
import { jsonProblem } from './json-problem.ts';
import * as styles from './replay-form.module.css';
import type { EditingProps } from './use-replay-form.ts';

const CONTENT_TYPE = 'Content-Type';

/** The body; one declared as JSON is checked while typing, and one with secrets is kept unchanged. */
export function BodyField({ editing: { form, repeatable, change } }: EditingProps) {
  const { say } = useLanguage();
  const id = useId();
  const { body, mimeType } = form;
  const { bodyProblem } = repeatable;
  if (body === null) {
    return (
      <div class={styles.line} data-testid="body-hidden">
        <span class={styles.label}>{say('body')}</span>
        <span>
          {say('replayBodyHidden')}{' '}
          <button type="button" data-testid="new-body" onClick={() => change({ body: '' })}>
            {say('replayNewBody')}
          </button>
        </span>
      </div>
    );
  }
  const problem = /json/i.test(mimeType) ? jsonProblem(body) : null;
  return (
    <>
      <div class={styles.line}>
        <label for={`${id}-type`} class={common.mono}>
          {CONTENT_TYPE}
        </label>
        <input
          id={`${id}-type`}
          class={common.mono}
          data-testid="replay-type"
          spellcheck={false}
          autocomplete="off"
          value={mimeType}
          onInput={({ currentTarget: { value } }) => change({ mimeType: ascii(value) })}
        />
      </div>
      <div class={styles.line}>
        <label for={id}>{say('body')}</label>
        <textarea
          id={id}
          class={common.mono}
          rows={rowsOf(body)}
          data-testid="replay-body"
          spellcheck={false}
          autocomplete="off"
          aria-invalid={problem !== null}
          aria-describedby={`${id}-problem`}
          value={body}
          onInput={({ currentTarget: { value } }) => change({ body: value })}
        />
        <span
          id={`${id}-problem`}
          class={`${common.warn} ${styles.note} ${styles.kept}`}
          data-testid="json-problem"
        >
          {problem && say('replayNotJson', { line: String(problem.line), column: String(problem.column) })}
        </span>
        {bodyProblem !== null && <RepeatProblemWords problem={bodyProblem} />}
      </div>
    </>
  );
}

/** As high as its content, within limits; the user can enlarge it. */
function rowsOf(text: string): number {
  return Math.min(14, Math.max(4, text.split('\n', 14).length + 1));
}

function ascii(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '').slice(0, 200);
}
