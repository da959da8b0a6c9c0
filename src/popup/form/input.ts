import { type CleanCredential, cleanCredential } from '../../import/clean-credential.ts';
import { type CredentialField, credentialProblem } from '../../inventorum/credential-syntax.ts';
import type { PageProblem } from '../../messaging/carry-out.ts';
import type { Problem, Protocol } from '../../messaging/protocol.ts';
import type { FormChoices, FormField, FormSubject } from './form-subject.ts';

/** The typed values of a form. Holds secrets: it exists only as long as the form. */
export type FormInput = Readonly<Record<FormField['name'], string>> & FormChoices;

/** All problems that were found, by field name. */
export type FieldProblems = Readonly<
  Partial<Record<FormField['name'], PageProblem['code'] | 'another field'>>
>;

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

/** The initial values of a form: public ones are filled in, secrets never. */
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

/** Fields whose text is used exactly as typed, including what looks like an accident of pasting. */
export type AsTyped = readonly FormField['name'][];

/** The value of a field without accidental text from pasting; undefined for a field that accepts any text. */
export function cleanedField(
  name: FormField['name'],
  input: FormInput,
  asTyped: AsTyped,
): CleanCredential | undefined {
  const field = CREDENTIAL_FIELDS.find((each) => each === name);
  if (!field) return undefined;
  const value = input[field].trim();
  if (!asTyped.includes(field)) return cleanCredential(field, value);
  return { value, takenOff: [], problem: credentialProblem(field, value) };
}

const CREDENTIAL_FIELDS: readonly CredentialField[] = [
  'clientId',
  'clientSecret',
  'refreshToken',
  'accessToken',
];

/** The values to send. White space around a value is removed, except in a password. */
export function cleaned(input: FormInput, asTyped: AsTyped): FormInput {
  const values = CREDENTIAL_FIELDS.map((field) => [field, cleanedField(field, input, asTyped)?.value ?? '']);
  return {
    ...input,
    ...Object.fromEntries(values),
    label: input.label.trim(),
    tokenSetLabel: input.tokenSetLabel.trim(),
    email: input.email.trim(),
  };
}

/** All problems that can be found immediately; the background checks again and decides. */
export function findProblems(
  fields: readonly FormField[],
  input: FormInput,
  asTyped: AsTyped,
): FieldProblems {
  const found = fields.flatMap((field) => {
    const clean = cleanedField(field.name, input, asTyped);
    const code = problemOf(field, clean?.value ?? input[field.name].trim()) ?? clean?.problem;
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

function problemOf({ name, needed }: FormField, value: string): Problem['code'] | null {
  if (value === '') return needed ? 'missing' : null;
  return name === 'email' && /\s/.test(value) ? 'has white space' : null;
}
