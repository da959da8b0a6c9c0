import type { MessageKey } from '../../platform/i18n.ts';
import { useLanguage } from '../../ui/language/language.ts';
import { PROBLEM_MESSAGE } from '../../ui/language/problem-message.ts';
import { Field } from '../../ui/parts/field.tsx';
import { Choice } from './choice.tsx';
import { asksObtain, type FormField, type FormSubject, formFields } from './form-subject.ts';
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
  email: 'fieldEmail',
  password: 'fieldPassword',
};

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
        <fieldset class="group">
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
        <fieldset class="group">
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
  onInput,
}: FieldGroupsProps & { readonly fields: readonly FormField[] }) {
  const { say } = useLanguage();
  return fields.map(({ name, secret, hints }) => {
    const problem = problems[name];
    return (
      <Field
        key={name}
        name={name}
        label={say(FIELD_LABEL[name])}
        value={input[name]}
        secret={secret}
        hint={hints.length === 0 ? undefined : hints.map((hint) => say(hint)).join(' ')}
        error={problem ? say(PROBLEM_MESSAGE[problem]) : null}
        onInput={(value) => onInput({ [name]: value })}
      />
    );
  });
}
