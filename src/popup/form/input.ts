import type { Problem, Protocol } from '../../messaging/protocol.ts';
import type { AppKind } from '../../oauth/app.ts';
import type { FormField, FormSubject } from './form-subject.ts';

/** What is typed into a form. Holds secrets: it lives only as long as the form. */
export type FormInput = Readonly<Record<FormField['name'], string>> & { readonly kind: AppKind };

/** Problems by field name, as many as were found. */
export type FieldProblems = Readonly<Partial<Record<FormField['name'], Problem['code']>>>;

const EMPTY: FormInput = {
  label: '',
  kind: 'internal',
  clientId: '',
  clientSecret: '',
  tokenSetLabel: '',
  refreshToken: '',
  accessToken: '',
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

/** Pasting brings white space around a value along: it is no part of it. */
export function trimmed(input: FormInput): FormInput {
  return {
    kind: input.kind,
    label: input.label.trim(),
    clientId: input.clientId.trim(),
    clientSecret: input.clientSecret.trim(),
    tokenSetLabel: input.tokenSetLabel.trim(),
    refreshToken: input.refreshToken.trim(),
    accessToken: input.accessToken.trim(),
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

function problemOf({ name, needed }: FormField, value: string): Problem['code'] | null {
  if (value === '') return needed ? 'missing' : null;
  const isName = name === 'label' || name === 'tokenSetLabel';
  return !isName && /\s/.test(value) ? 'has white space' : null;
}
