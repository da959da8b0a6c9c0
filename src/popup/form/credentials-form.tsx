import type { ComponentChildren, TargetedSubmitEvent } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Environment } from '../../inventorum/environment.ts';
import type { PlainKey } from '../../messages/messages.ts';
import type { Call, PageProblem } from '../../messaging/carry-out.ts';
import * as common from '../../ui/common.module.css';
import { useEscape } from '../../ui/hooks/use-escape.ts';
import { type Language, useLanguage } from '../../ui/language/language.ts';
import { PROBLEM_MESSAGE } from '../../ui/language/problem-message.ts';
import { FieldGroups } from './field-groups.tsx';
import * as styles from './form.module.css';
import { type FormField, type FormSubject, formFields, logsIn } from './form-subject.ts';
import {
  type AsTyped,
  cleaned,
  type FieldProblems,
  type FormInput,
  findProblems,
  firstInput,
} from './input.ts';
import { PasteNote } from './paste-note.tsx';
import { sendForm } from './send-form.ts';
import { TakeAlong } from './take-along.tsx';
import { usePaste } from './use-paste.ts';

interface CredentialsFormProps {
  readonly subject: FormSubject;
  /** that a new app is saved to */
  readonly environment: Environment;
  readonly call: Call;
  /** saved or cancelled; the input is dropped with the form */
  readonly onClose: () => void;
}

/** Adds or edits an app or a token set. Secrets go to the background; one comes back only when the user asks to see it. */
export function CredentialsForm({ subject, environment, call, onClose }: CredentialsFormProps) {
  const language = useLanguage();
  const { input, asTyped, ...typing } = useTyping(subject);
  const { notice, onPaste } = usePaste(subject, environment, { input, onInput: typing.onInput });
  const [problems, setProblems] = useState<FieldProblems>({});
  const [failure, setFailure] = useState<PageProblem['code'] | null>(null);
  const sending = useRef(false);
  const form = useRef<HTMLFormElement>(null);

  useLayoutEffect(() => form.current?.querySelector('input')?.focus(), []);
  useEscape(onClose);
  useEffect(() => {
    if (Object.keys(problems).length === 0) return;
    const invalid = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    invalid?.focus();
    // Focus scrolls to the field alone; what is wrong stands under it.
    const says = invalid?.getAttribute('aria-describedby')?.split(' ').at(-1) ?? '';
    document.getElementById(says)?.scrollIntoView?.({ block: 'nearest' });
  }, [problems]);

  function report(problem: PageProblem): void {
    const field = formFields(subject, input).find(({ name }) => name === problem.field);
    if (field && problem.code !== 'no answer') setProblems({ [field.name]: problem.code });
    else setFailure(problem.code);
  }

  async function submit(event: TargetedSubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (sending.current) return;
    const found = findProblems(formFields(subject, input), input, asTyped);
    setFailure(null);
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    sending.current = true;
    const sent = await sendForm(call, subject, {
      input: cleaned(input, asTyped),
      environmentId: environment.id,
    });
    sending.current = false;
    if (sent.ok) onClose();
    else report(sent.problem);
  }

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
        <FieldGroups subject={subject} input={input} problems={problems} asTyped={asTyped} {...typing} />
        <TakeAlong subject={subject} call={call} />
      </main>
      <FormFoot
        submit={logsIn(subject, input) ? 'logIn' : 'save'}
        failure={failure && PROBLEM_MESSAGE[failure]}
        note={notice && <PasteNote notice={notice} environment={environment.name} />}
        onClose={onClose}
      />
    </form>
  );
}

function useTyping(subject: FormSubject) {
  const [input, setInput] = useState(() => firstInput(subject));
  const [asTyped, setAsTyped] = useState<AsTyped>([]);
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
  readonly onClose: () => void;
}

function FormFoot({ submit, failure, note, onClose }: FormFootProps) {
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
        {say('cancel')}
      </button>
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
