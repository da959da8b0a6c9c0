import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { DraftOutline } from '../../import/form-draft.ts';
import type { Environment } from '../../inventorum/environment.ts';
import type { PlainKey } from '../../messages/messages.ts';
import type { Call } from '../../messaging/carry-out.ts';
import * as common from '../../ui/common.module.css';
import { useEscape } from '../../ui/hooks/use-escape.ts';
import { type Language, useLanguage } from '../../ui/language/language.ts';
import { PROBLEM_MESSAGE } from '../../ui/language/problem-message.ts';
import type { DraftsPort } from '../draft/drafts-port.ts';
import { asTypedOf, inputOf } from '../draft/typed-form.ts';
import { useDraft } from '../draft/use-draft.ts';
import { FieldGroups } from './field-groups.tsx';
import * as styles from './form.module.css';
import { type FormField, type FormSubject, logsIn } from './form-subject.ts';
import type { AsTyped, FieldProblems, FormInput } from './input.ts';
import { PasteNote } from './paste-note.tsx';
import { TakeAlong } from './take-along.tsx';
import { usePaste } from './use-paste.ts';
import { useSubmit } from './use-submit.ts';

interface CredentialsFormProps {
  readonly subject: FormSubject;
  /** that a new app is saved to */
  readonly environment: Environment;
  readonly call: Call;
  /** null: what is typed is not kept */
  readonly drafts: DraftsPort | null;
  /** The form goes on with a draft for this environment. */
  readonly onEnvironment: (id: string) => void;
  /** saved, cancelled or left */
  readonly onClose: () => void;
}

/** Adds or edits an app or a token set. Secrets go to the background; one comes back only when the user asks to see it. */
export function CredentialsForm(props: CredentialsFormProps) {
  const { subject, environment, call, drafts, onEnvironment, onClose } = props;
  const isNew = subject.form === 'add app';
  const language = useLanguage();
  const [restored] = useState(() => drafts?.of(subject) ?? null);
  const { input, asTyped, ...typing } = useTyping(subject, restored);
  const draft = useDraft(
    { subject, environmentId: environment.id, call, drafts, draft: restored },
    { input, asTyped },
  );
  const { notice, onPaste } = usePaste(subject, environment, { input, onInput: typing.onInput });
  const { problems, failure, submit } = useSubmit({
    ...{ subject, environmentId: environment.id, input, asTyped, kept: draft.kept, call: draft.save },
    onSaved: onClose,
    // What is kept of it is wrong, or gone meanwhile.
    onRefused: draft.forget,
  });
  const form = useRef<HTMLFormElement>(null);

  useLayoutEffect(() => form.current?.querySelector('input')?.focus(), []);
  useLayoutEffect(() => {
    if (restored && isNew) onEnvironment(restored.values.environmentId);
  }, [restored, isNew, onEnvironment]);
  useEscape(() => {
    draft.leave();
    onClose();
  });
  useFocusOnProblem(form, problems);

  return (
    <form
      ref={form}
      class={styles.form}
      data-testid="form"
      noValidate
      autocomplete="off"
      aria-label={title(language, subject)}
      onPaste={onPaste}
      onSubmit={(event) => void submit(event)}
    >
      <main class={styles.body}>
        <h2>{title(language, subject)}</h2>
        <FieldGroups
          subject={subject}
          input={input}
          problems={problems}
          asTyped={asTyped}
          kept={draft.kept}
          onForget={draft.forget}
          {...typing}
        />
        <TakeAlong subject={subject} call={call} />
      </main>
      <FormFoot
        submit={logsIn(subject, input) ? 'logIn' : 'save'}
        failure={failure && PROBLEM_MESSAGE[failure]}
        note={notice && <PasteNote notice={notice} environment={environment.name} />}
        isTyped={draft.isTyped}
        onContinueInTab={drafts?.continueInTab ? draft.continueInTab : null}
        onClose={() => {
          draft.discard();
          onClose();
        }}
      />
    </form>
  );
}

function useFocusOnProblem(form: RefObject<HTMLFormElement | null>, problems: FieldProblems): void {
  useEffect(() => {
    if (Object.keys(problems).length === 0) return;
    const invalid = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    invalid?.focus();
    // Focus scrolls to the field alone; what is wrong stands under it.
    const says = invalid?.getAttribute('aria-describedby')?.split(' ').at(-1) ?? '';
    document.getElementById(says)?.scrollIntoView?.({ block: 'nearest' });
  }, [form, problems]);
}

function useTyping(subject: FormSubject, draft: DraftOutline | null) {
  const [input, setInput] = useState(() => inputOf(subject, draft));
  const [asTyped, setAsTyped] = useState<AsTyped>(() => asTypedOf(draft));
  return {
    input,
    asTyped,
    onInput(changed: Partial<FormInput>) {
      setInput({ ...input, ...changed });
      setAsTyped(asTyped.filter((name) => changed[name] === undefined));
    },
    onAsTyped: (name: FormField['name']) => setAsTyped([...asTyped, name]),
  };
}

interface FormFootProps {
  readonly submit: PlainKey;
  readonly failure: PlainKey | null;
  /** what a paste did */
  readonly note: ComponentChildren;
  /** closing discards something */
  readonly isTyped: boolean;
  /** null: the form is in a tab */
  readonly onContinueInTab: (() => Promise<void>) | null;
  readonly onClose: () => void;
}

function FormFoot({ submit, failure, note, isTyped, onContinueInTab, onClose }: FormFootProps) {
  const { say } = useLanguage();
  return (
    <div class={styles.foot}>
      <p role="status" class={`${common.hint} ${styles.error}`} data-testid="paste-note" hidden={!note}>
        {note}
      </p>
      <p role="alert" class={`${common.error} ${styles.error}`} data-testid="form-error" hidden={!failure}>
        {failure && say(failure)}
      </p>
      <button type="submit" class={common.primary} data-testid="save">
        {say(submit)}
      </button>
      <button type="button" data-testid="cancel" onClick={onClose}>
        {say(isTyped ? 'discard' : 'cancel')}
      </button>
      {onContinueInTab && (
        <button
          type="button"
          class={`${common.quiet} ${styles.atEnd}`}
          data-testid="continue-in-tab"
          onClick={() => void onContinueInTab()}
        >
          {say('continueInTab')}
        </button>
      )}
    </div>
  );
}

function title({ say }: Language, subject: FormSubject): string {
  switch (subject.form) {
    case 'add app':
      return say('formAddApp');
    case 'add token set':
      return say('formAddTokenSet', { name: subject.app.label });
    case 'edit app':
      return say('formEdit', { name: subject.app.label });
    case 'edit token set':
      return say('formEdit', { name: subject.tokenSet.label });
    case 'log in':
      return say('formLogIn', { name: subject.tokenSet.label });
  }
}
