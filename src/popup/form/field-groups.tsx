import { type ComponentChildren, Fragment } from 'preact';
import type { TakenOff } from '../../import/clean-credential.ts';
import type { PlainKey } from '../../messages/messages.ts';
import { useLanguage } from '../../ui/language/language.ts';
import { PROBLEM_MESSAGE } from '../../ui/language/problem-message.ts';
import { Field } from '../../ui/parts/field.tsx';
import { LinkButton } from '../../ui/parts/link-button.tsx';
import { KeptNote } from '../draft/kept-note.tsx';
import { type KeptSecrets, keptSecret } from '../draft/typed-form.ts';
import { Choice } from './choice.tsx';
import { FIELD_LABEL } from './field-label.ts';
import * as styles from './form.module.css';
import { asksObtain, type FormField, type FormSubject, formFields } from './form-subject.ts';
import { type AsTyped, cleanedField, type FieldProblems, type FormInput } from './input.ts';

interface FieldGroupsProps {
  readonly subject: FormSubject;
  readonly input: FormInput;
  readonly problems: FieldProblems;
  readonly asTyped: AsTyped;
  /** secrets that were typed before and that only the background has */
  readonly kept: KeptSecrets;
  readonly onForget: (name: FormField['name']) => void;
  /** what is asked about a field */
  readonly below: (name: FormField['name']) => ComponentChildren;
  readonly onInput: (changed: Partial<FormInput>) => void;
  /** Uses the field's text exactly as typed. */
  readonly onAsTyped: (name: FormField['name']) => void;
}

/** The fields of a form, those of the app before those of the token set. */
export function FieldGroups(props: FieldGroupsProps) {
  const { say } = useLanguage();
  const { subject, input, onInput } = props;
  const fields = formFields(subject, input);
  const ofApp = fields.filter(({ group }) => group === 'app');
  const ofTokenSet = fields.filter(({ group }) => group === 'token set');
  const both = ofApp.length > 0 && ofTokenSet.length > 0;
  return (
    <>
      {ofApp.length > 0 && (
        <fieldset class={styles.group}>
          {both && <legend>{say('groupApp')}</legend>}
          <TextFields {...props} fields={ofApp} />
          {subject.form === 'add app' && (
            <Choice
              name="kind"
              legend="fieldKind"
              options={[
                ['internal', 'kindInternal'],
                ['legacy', 'kindLegacy'],
              ]}
              chosen={input.kind}
              onChoose={(kind) => onInput({ kind })}
            />
          )}
        </fieldset>
      )}
      {ofTokenSet.length > 0 && (
        <fieldset class={styles.group}>
          {both && <legend>{say('groupTokenSet')}</legend>}
          {asksObtain(subject, input) && <ObtainChoice {...props} />}
          <TextFields {...props} fields={ofTokenSet} />
        </fieldset>
      )}
    </>
  );
}

function ObtainChoice({ input, onInput }: FieldGroupsProps) {
  return (
    <Choice
      name="obtain"
      legend="obtainBy"
      options={[
        ['log in', 'obtainByLogIn'],
        ['refresh token', 'obtainByToken'],
      ]}
      chosen={input.obtain}
      onChoose={(obtain) => onInput({ obtain })}
    />
  );
}

function TextFields({
  fields,
  input,
  problems,
  asTyped,
  kept,
  onForget,
  below,
  onInput,
  onAsTyped,
}: FieldGroupsProps & { readonly fields: readonly FormField[] }) {
  const language = useLanguage();
  const { say } = language;
  return fields.map(({ name, secret, hints }) => {
    const problem = problems[name];
    const takenOff = cleanedField(name, input, asTyped)?.takenOff ?? [];
    const secretKept = keptSecret(name, input, kept);
    const label = say(FIELD_LABEL[name]);
    return (
      <Fragment key={name}>
        <Field
          name={name}
          label={label}
          value={input[name]}
          secret={secret}
          hint={hints.length === 0 ? undefined : hints.map((hint) => say(hint)).join(' ')}
          error={problem ? say(PROBLEM_MESSAGE[problem]) : null}
          note={
            secretKept ? (
              <KeptNote {...{ name, label, secret: secretKept }} onForget={() => onForget(name)} />
            ) : (
              takenOff.length > 0 && <TakenOffNote {...{ name, takenOff, onAsTyped }} />
            )
          }
          onInput={(value) => onInput({ [name]: value })}
        />
        {below(name)}
      </Fragment>
    );
  });
}

const TAKEN_OFF: Readonly<Record<TakenOff, PlainKey>> = {
  invisible: 'takenInvisible',
  name: 'takenName',
  scheme: 'takenScheme',
  quotes: 'takenQuotes',
  separator: 'takenSeparator',
  'line breaks': 'takenLineBreaks',
};

interface TakenOffNoteProps extends Pick<FieldGroupsProps, 'onAsTyped'> {
  readonly name: FormField['name'];
  readonly takenOff: readonly TakenOff[];
}

/** The part of a field's text that is not saved, with a button to save it all the same. */
function TakenOffNote({ name, takenOff, onAsTyped }: TakenOffNoteProps) {
  const { say, tag } = useLanguage();
  const parts = takenOff.map((part) => say(TAKEN_OFF[part]));
  return (
    <>
      {say('leftOff', { parts: new Intl.ListFormat(tag).format(parts) })}{' '}
      <LinkButton
        text={say('keepAsTyped')}
        label={say('keepAsTypedNamed', { field: say(FIELD_LABEL[name]) })}
        testId={`as-typed-${name}`}
        onClick={() => onAsTyped(name)}
      />
    </>
  );
}
