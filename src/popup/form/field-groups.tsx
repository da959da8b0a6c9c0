import type { AppKind } from '../../oauth/app.ts';
import type { MessageKey } from '../../platform/i18n.ts';
import { useLanguage } from '../../ui/language/language.ts';
import { PROBLEM_MESSAGE } from '../../ui/language/problem-message.ts';
import { Field } from '../../ui/parts/field.tsx';
import { type FormField, type FormSubject, formFields } from './form-subject.ts';
import type { FieldProblems, FormInput } from './input.ts';

interface FieldGroupsProps {
  readonly subject: FormSubject;
  readonly input: FormInput;
  readonly problems: FieldProblems;
  readonly onInput: (changed: Partial<FormInput>) => void;
}

const FIELD_LABEL: Readonly<Record<FormField['name'], MessageKey>> = {
  label: 'fieldLabel',
  clientId: 'fieldClientId',
  clientSecret: 'fieldClientSecret',
  tokenSetLabel: 'fieldTokenSetLabel',
  refreshToken: 'fieldRefreshToken',
  accessToken: 'fieldAccessToken',
};

/** The fields of a form, those of the app before those of the token set. */
export function FieldGroups(props: FieldGroupsProps) {
  const { say } = useLanguage();
  const fields = formFields(props.subject);
  const ofApp = fields.filter(({ group }) => group === 'app');
  const ofTokenSet = fields.filter(({ group }) => group === 'token set');
  const both = ofApp.length > 0 && ofTokenSet.length > 0;
  return (
    <>
      {ofApp.length > 0 && (
        <fieldset class="group">
          {both && <legend>{say('groupApp')}</legend>}
          <TextFields {...props} fields={ofApp} />
          {props.subject.form === 'add app' && (
            <KindChoice kind={props.input.kind} onChoose={(kind) => props.onInput({ kind })} />
          )}
        </fieldset>
      )}
      {ofTokenSet.length > 0 && (
        <fieldset class="group">
          {both && <legend>{say('groupTokenSet')}</legend>}
          <TextFields {...props} fields={ofTokenSet} />
        </fieldset>
      )}
    </>
  );
}

function TextFields({
  fields,
  input,
  problems,
  onInput,
}: FieldGroupsProps & { fields: readonly FormField[] }) {
  const { say } = useLanguage();
  return fields.map(({ name, secret, keeps }) => {
    const problem = problems[name];
    return (
      <Field
        key={name}
        name={name}
        label={say(FIELD_LABEL[name])}
        value={input[name]}
        secret={secret}
        hint={keeps ? say('emptyUnchanged') : undefined}
        error={problem ? say(PROBLEM_MESSAGE[problem]) : null}
        onInput={(value) => onInput({ [name]: value })}
      />
    );
  });
}

function KindChoice({ kind, onChoose }: { kind: AppKind; onChoose: (kind: AppKind) => void }) {
  const { say } = useLanguage();
  const choices = [
    ['internal', 'kindInternal'],
    ['legacy', 'kindLegacy'],
  ] as const;
  return (
    <fieldset class="field kinds">
      <legend>{say('fieldKind')}</legend>
      {choices.map(([value, words]) => (
        <label key={value}>
          <input
            type="radio"
            name="kind"
            value={value}
            checked={kind === value}
            onChange={() => onChoose(value)}
          />
          {say(words)}
        </label>
      ))}
    </fieldset>
  );
}
