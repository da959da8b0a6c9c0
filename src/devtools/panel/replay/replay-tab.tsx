import { useId } from 'preact/hooks';
import { API_PATH } from '../../../inventorum/environment.ts';
import { API_VERSION_HEADER } from '../../../inventorum/versions.ts';
import * as common from '../../../ui/common.module.css';
import { useLanguage } from '../../../ui/language/language.ts';
import type { DiagnosedCall } from '../calls/call.ts';
import * as detailStyles from '../detail/detail.module.css';
import { AttemptStatus, RepeatProblemWords } from './attempt-status.tsx';
import { BodyField } from './body-field.tsx';
import { mayHaveBody, REPLAY_METHODS, repeatProblemOf } from './repeatable.ts';
import { ReplayComparison } from './replay-comparison.tsx';
import * as styles from './replay-form.module.css';
import { draftOf } from './replay-form.ts';
import { TokenSetSelect } from './token-set-select.tsx';
import { useAskedSend } from './use-asked-send.tsx';
import { type EditingProps, useReplayForm } from './use-replay-form.ts';

/** Sends a call again, unchanged or edited, with any saved token set of its environment. */
export function ReplayTab({ call }: { call: DiagnosedCall }) {
  const { say } = useLanguage();
  const editing = useReplayForm(call);
  const { send, question } = useAskedSend(call.key);
  const { form, repeatable, apps, environment } = editing;
  const problem = repeatProblemOf(repeatable);
  if (problem === 'token endpoint') {
    return (
      <div class={detailStyles.detail}>
        <RepeatProblemWords problem={problem} />
      </div>
    );
  }
  if (apps.length === 0) {
    return (
      <div class={detailStyles.detail}>
        <p data-testid="no-token-sets">
          {say('replayNoTokenSets', { environment: environment?.name ?? '' })}
        </p>
      </div>
    );
  }
  return (
    <div class={detailStyles.detail}>
      {form && (
        <ReplayFields
          editing={{ ...editing, form }}
          originalKey={call.key}
          onSend={() => send(draftOf(form, repeatable.body))}
        />
      )}
      {question}
      <ReplayComparison original={call} />
    </div>
  );
}

interface FieldsProps extends EditingProps {
  readonly originalKey: string;
  readonly onSend: () => void;
}

/** The fields of the request, and the button that sends it. */
function ReplayFields({ editing, originalKey, onSend }: FieldsProps) {
  const { say } = useLanguage();
  const { form, reset } = editing;
  const isApi = form.path.trim().startsWith(API_PATH);
  return (
    <form
      class={styles.form}
      data-testid="replay-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isApi) onSend();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        event.currentTarget.requestSubmit();
      }}
    >
      <TokenSetSelect editing={editing} />
      <CallFields editing={editing} isApi={isApi} />
      {mayHaveBody(form.method) && <BodyField editing={editing} />}
      <div class={styles.acts}>
        <button type="submit" class={common.primary} data-testid="replay-send">
          {say('send')}
        </button>
        <button
          type="button"
          class={common.quiet}
          data-testid="replay-reset"
          disabled={reset === null}
          onClick={() => reset?.()}
        >
          {say('replayReset')}
        </button>
        <AttemptStatus originalKey={originalKey} />
      </div>
    </form>
  );
}

function CallFields({ editing, isApi }: EditingProps & { isApi: boolean }) {
  const { say } = useLanguage();
  const id = useId();
  const { form, change, environment, repeatable } = editing;
  return (
    <>
      <div class={styles.line}>
        <label for={`${id}-path`}>{say('askedCall')}</label>
        <span class={styles.call}>
          <select
            class={common.mono}
            aria-label={say('columnMethod')}
            data-testid="replay-method"
            value={form.method}
            onChange={({ currentTarget: { value } }) => {
              const method = REPLAY_METHODS.find((each) => each === value);
              if (method) change({ method });
            }}
          >
            {REPLAY_METHODS.map((method) => (
              <option key={method} value={method}>
                {method}
              </option>
            ))}
          </select>
          <input
            id={`${id}-path`}
            class={common.mono}
            maxLength={8000}
            data-testid="replay-path"
            spellcheck={false}
            autocomplete="off"
            aria-invalid={!isApi}
            aria-describedby={`${id}-about`}
            value={form.path}
            onInput={({ currentTarget: { value } }) => change({ path: value })}
          />
        </span>
        <span
          id={`${id}-about`}
          class={
            isApi
              ? `${common.muted} ${styles.note} ${styles.kept}`
              : `${common.error} ${styles.note} ${styles.kept}`
          }
          data-testid="path-note"
        >
          {isApi
            ? say('replayAt', { environment: environment?.name ?? '', host: hostOf(environment?.origin) })
            : say('problemNotTheApi')}
        </span>
        {repeatable.leftOut.length > 0 && (
          <span class={`${common.muted} ${styles.note}`} data-testid="left-out">
            {say('replayLeftOut', { names: repeatable.leftOut.join(', ') })}
          </span>
        )}
      </div>
      <div class={styles.line}>
        <label for={`${id}-version`} class={common.mono}>
          {API_VERSION_HEADER}
        </label>
        <input
          id={`${id}-version`}
          class={`${common.mono} ${styles.version}`}
          data-testid="replay-version"
          spellcheck={false}
          autocomplete="off"
          aria-describedby={`${id}-headers`}
          placeholder={say('versionUnset')}
          value={form.apiVersion}
          onInput={({ currentTarget: { value } }) => change({ apiVersion: asciiWord(value) })}
        />
        <span id={`${id}-headers`} class={`${common.muted} ${styles.note}`}>
          {say('replayHeaders')}
        </span>
      </div>
    </>
  );
}

function hostOf(origin: string | undefined): string {
  return origin === undefined ? '' : new URL(origin).host;
}

/** The characters that the background accepts in a header. */
function asciiWord(text: string): string {
  return text.replace(/[^\x21-\x7e]/g, '').slice(0, 40);
}
