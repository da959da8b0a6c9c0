import type { Problem, Protocol } from '../../messaging/protocol.ts';
import type { FormChoices, FormField, FormSubject } from './form-subject.ts';

/** What is typed into a form. Holds secrets: it lives only as long as the form. */
export type FormInput = Readonly<Record<FormField['name'], string>> & FormChoices;

/** Problems by field name, as many as were found. */
export type FieldProblems = Readonly<Partial<Record<FormField['name'], Problem['code']>>>;

const EMPTY: FormInput = {
  label: '',
  kind: 'internal',
  obtain: 'log in',
  clientId: '',
  clientSecret: '',
  tokenSetLabel: '',
  refreshToken: '',
  accessToken: '',
  email: '',
  password: '',
};

/** A form as it opens: what is public is filled in, a secret never is. */
export function firstInput(subject: FormSubject): FormInput {
  switch (subject.form) {
    case 'edit app':
      return { ...EMPTY, label: subject.app.label, clientId: subject.app.clientId, kind: subject.app.kind };
    case 'edit token set':
      return { ...EMPTY, tokenSetLabel: subject.tokenSet.label };
    default:
      return EMPTY;
  }
}

/** Pasting brings white space around a value along: it is no part of it. A password stays as it was typed. */
export function trimmed(input: FormInput): FormInput {
  return {
    ...input,
    label: input.label.trim(),
    clientId: input.clientId.trim(),
    clientSecret: input.clientSecret.trim(),
    tokenSetLabel: input.tokenSetLabel.trim(),
    refreshToken: input.refreshToken.trim(),
    accessToken: input.accessToken.trim(),
    email: input.email.trim(),
  };
}

/** What can be said at once, all fields together; the background checks again and has the last word. */
export function findProblems(fields: readonly FormField[], input: FormInput): FieldProblems {
  const found = fields.flatMap((field) => {
    const code = problemOf(field, input[field.name]);
    return code ? [[field.name, code] as const] : [];
  });
  return Object.fromEntries(found);
}

export function appInput(input: FormInput, environmentId: string): Protocol['app.add']['input']['app'] {
  const { label, kind, clientId, clientSecret } = input;
  return { label, kind, environmentId, clientId, clientSecret };
}

export function tokenSetInput(input: FormInput): Protocol['token-set.add']['input']['tokenSet'] {
  return { label: input.tokenSetLabel, refreshToken: input.refreshToken, accessToken: input.accessToken };
}

export function logInInput(input: FormInput): Protocol['app.add-by-log-in']['input']['logIn'] {
  return { label: input.tokenSetLabel, email: input.email, password: input.password };
}

function problemOf({ needed, pasted }: FormField, value: string): Problem['code'] | null {
  if (value === '') return needed ? 'missing' : null;
  return pasted && /\s/.test(value) ? 'has white space' : null;
}
