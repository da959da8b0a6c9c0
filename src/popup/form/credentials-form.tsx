import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { DraftOutline } from '../../import/form-draft.ts';
import type { Environment } from '../../inventorum/environment.ts';
import type { PlainKey } from '../../messages/messages.ts';
import type { AppStatus } from '../../storage/public/status.ts';
import * as common from '../../ui/common.module.css';
import { useEscape } from '../../ui/hooks/use-escape.ts';
import { type Language, useLanguage } from '../../ui/language/language.ts';
import { PROBLEM_MESSAGE } from '../../ui/language/problem-message.ts';
import type { DraftsPort } from '../draft/drafts-port.ts';
import { asTypedOf, inputOf } from '../draft/typed-form.ts';
import { useDraft } from '../draft/use-draft.ts';
import { HostQuestion } from '../paste/host-question.tsx';
import { OpenQuestion } from '../paste/open-question.tsx';
import { PasteOffer } from '../paste/paste-offer.tsx';
import { SeveralApps } from '../paste/several-apps.tsx';
import type { PopupCommands } from '../popup-props.ts';
import { FieldGroups } from './field-groups.tsx';
import * as styles from './form.module.css';
import { type FormField, type FormSubject, logsIn } from './form-subject.ts';
import type { AsTyped, FieldProblems, FormInput } from './input.ts';
import { PasteNote } from './paste-note.tsx';
import type { PastePlan } from './plan-paste.ts';
import { TakeAlong } from './take-along.tsx';
import { type PasteReader, usePaste } from './use-paste.ts';
import { useSubmit } from './use-submit.ts';

interface CredentialsFormProps {
  readonly subject: FormSubject;
  /** that a new app is saved to */
  readonly environment: Environment;
  readonly environments: readonly Environment[];
  readonly apps: readonly AppStatus[];
  readonly commands: Pick<PopupCommands, 'call' | 'requestOrigin' | 'isFirefox'>;
  /** null: what is typed is not kept */
  readonly drafts: DraftsPort | null;
  /** The form saves to this environment from now on: of its draft, or chosen by the user. */
  readonly onEnvironment: (id: string) => void;
  /** saved; or discarded, cancelled or left */
  readonly onClose: (isSaved: boolean) => void;
}

/** Adds or edits an app or a token set. Secrets go to the background; one comes back only when the user asks to see it. */
export function CredentialsForm(props: CredentialsFormProps) {
  const { subject, environment, environments, apps, commands, drafts, onClose } = props;
  const language = useLanguage();
  const { form, paste, typing, draft, submitting } = useForm(props);
  const { input } = typing;

  if (paste.several) {
    return (
      <SeveralApps
        reading={paste.several}
        {...{ apps, environment, environments, call: commands.call }}
        onClose={() => onClose(false)}
        onOne={paste.onOne}
      />
    );
  }
  return (
    <form
      ref={form}
      class={styles.form}
      data-testid="form"
      noValidate
      autocomplete="off"
      aria-label={title(language, subject)}
      onSubmit={(event) => void submitting.submit(event)}
    >
      <main class={styles.body}>
        <h2>{title(language, subject)}</h2>
        {isCut(subject) && <p class={common.hint}>{language.say('selectionCut')}</p>}
        {subject.form === 'add app' && <PasteOffer isFirefox={commands.isFirefox} onText={paste.onText} />}
        <Host {...props} paste={paste} isUndecided={submitting.isUndecided} />
        <FieldGroups
          {...{ subject, problems: submitting.problems, ...typing }}
          kept={draft.kept}
          onForget={draft.forget}
          below={(name) => (
            <OpenQuestion
              {...{ name, paste, input, isUndecided: submitting.isUndecided }}
              onAnswer={typing.onPasted}
            />
          )}
        />
        <TakeAlong subject={subject} call={commands.call} />
      </main>
      <FormFoot
        submit={logsIn(subject, input) ? 'logIn' : 'save'}
        failure={submitting.failure && PROBLEM_MESSAGE[submitting.failure]}
        note={
          paste.notice && (
            <PasteNote notice={paste.notice} environment={environment.name} onAnew={paste.onAnew} />
          )
        }
        isTyped={draft.isTyped}
        onContinueInTab={drafts?.continueInTab ? draft.continueInTab : null}
        onClose={() => {
          draft.discard();
          onClose(false);
        }}
      />
    </form>
  );
}

/** Firefox gives no more than this of a selection to the menu (153). */
const LONGEST_SELECTION = 16_384;

function isCut(subject: FormSubject): boolean {
  return subject.form === 'add app' && subject.pasted?.length === LONGEST_SELECTION;
}

/** What is typed, pasted, kept and sent. */
function useForm(props: CredentialsFormProps) {
  const { subject, environment, environments, commands, drafts, onEnvironment, onClose } = props;
  const isNew = subject.form === 'add app';
  const [restored] = useState(() => drafts?.of(subject) ?? null);
  const typing = useTyping(subject, restored);
  const { input, asTyped, onPasted } = typing;
  const draft = useDraft(
    { subject, environmentId: environment.id, call: commands.call, drafts, draft: restored },
    { input, asTyped },
  );
  const { kept, forgetAll: onForget } = draft;
  const paste = usePaste(subject, { input, kept, environment, environments, onPasted, onForget });
  const submitting = useSubmit({
    ...{
      subject,
      apps: props.apps,
      environmentId: environment.id,
      input,
      asTyped,
      kept,
      paste,
      call: draft.save,
    },
    onSaved: () => onClose(true),
    // What is kept of it is wrong, or gone meanwhile.
    onRefused: draft.forget,
  });
  const form = useRef<HTMLFormElement>(null);

  const isShown = paste.several === null;
  useLayoutEffect(() => {
    if (isShown) form.current?.querySelector('input')?.focus();
  }, [isShown]);
  useLayoutEffect(() => {
    if (restored && isNew) onEnvironment(restored.values.environmentId);
  }, [restored, isNew, onEnvironment]);
  useEscape(() => {
    draft.leave();
    onClose(false);
  });
  useFocusOnProblem(form, submitting.problems, submitting.isUndecided);
  return { form, paste, typing, draft, submitting };
}

interface HostProps
  extends Pick<CredentialsFormProps, 'environment' | 'environments' | 'commands' | 'onEnvironment'> {
  readonly paste: PasteReader;
  readonly isUndecided: boolean;
}

/** Which host the pasted text is for, where only the user can say it. */
function Host({ paste, isUndecided, ...shared }: HostProps) {
  const { origins, picked, onPick, isHostOpen } = paste;
  const { environment, environments, commands, onEnvironment } = shared;
  if (origins.length === 0) return null;
  return (
    <HostQuestion
      key={origins.join(' ')}
      {...{ environment, environments, commands, onEnvironment, origins, picked, onPick }}
      isRefused={isUndecided && isHostOpen}
    />
  );
}

function useFocusOnProblem(
  form: RefObject<HTMLFormElement | null>,
  problems: FieldProblems,
  isUndecided: boolean,
): void {
  useEffect(() => {
    if (Object.keys(problems).length === 0 && !isUndecided) return;
    const invalid = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    const input = invalid?.matches('input') ? invalid : invalid?.querySelector('input');
    input?.focus();
    // Focus scrolls to the field alone; what is wrong stands under it.
    const says = invalid?.getAttribute('aria-describedby')?.split(' ').at(-1) ?? '';
    const end = document.getElementById(says) ?? invalid?.lastElementChild;
    end?.scrollIntoView?.({ block: 'nearest' });
  }, [form, problems, isUndecided]);
}

function useTyping(subject: FormSubject, draft: DraftOutline | null) {
  const [input, setInput] = useState(() => inputOf(subject, draft));
  const [asTyped, setAsTyped] = useState<AsTyped>(() => asTypedOf(draft));
  function change(changed: Partial<FormInput>, exact: AsTyped): void {
    setInput((before) => ({ ...before, ...changed }));
    setAsTyped((names) => [...names.filter((name) => changed[name] === undefined), ...exact]);
  }
  return {
    input,
    asTyped,
    onInput: (changed: Partial<FormInput>) => change(changed, []),
    onPasted: ({ changed, exact }: Pick<PastePlan, 'changed' | 'exact'>) => change(changed, exact),
    onAsTyped: (name: FormField['name']) => setAsTyped((names) => [...names, name]),
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
