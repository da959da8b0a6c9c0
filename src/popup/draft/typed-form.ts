import type { DraftOutline, KeptSecret, SecretField, TypedForm } from '../../import/form-draft.ts';
import type { FormField, FormSubject } from '../form/form-subject.ts';
import { type AsTyped, cleanedField, type FormInput, firstInput } from '../form/input.ts';
import { formName } from './draft-form.ts';

const SECRETS: readonly SecretField[] = ['clientSecret', 'refreshToken', 'accessToken'];

/** Secrets that the background keeps of this form: the page knows that they are there. */
export type KeptSecrets = DraftOutline['secrets'];

/** The values of a form as they were typed before; secrets and a password are empty. */
export function inputOf(subject: FormSubject, draft: DraftOutline | null): FormInput {
  const first = firstInput(subject);
  if (!draft) return first;
  const { label, kind, obtain, clientId, tokenSetLabel, email } = draft.values;
  return { ...first, label, kind, obtain, clientId, tokenSetLabel, email };
}

export function asTypedOf(draft: DraftOutline | null): AsTyped {
  const names = Object.keys(firstInput({ form: 'add app' }));
  return names.filter((name) => draft?.values.asTyped.includes(name)) as FormField['name'][];
}

/** The secret that is kept of a field; undefined: none, or another one is typed. */
export function keptSecret(
  name: FormField['name'],
  input: FormInput,
  kept: KeptSecrets,
): KeptSecret | undefined {
  const field = SECRETS.find((each) => each === name);
  return field && input[field] === '' ? kept[field] : undefined;
}

export function withoutKept(kept: KeptSecrets, name: FormField['name']): KeptSecrets {
  return Object.fromEntries(Object.entries(kept).filter(([field]) => field !== name));
}

interface Typed {
  readonly input: FormInput;
  readonly asTyped: AsTyped;
  readonly kept: KeptSecrets;
  readonly environmentId: string;
}

/** Whether anything would be lost with the form. */
export function isTyped(subject: FormSubject, { input, kept }: Pick<Typed, 'input' | 'kept'>): boolean {
  return (
    Object.keys(kept).length > 0 ||
    JSON.stringify({ ...input, password: '' }) !== JSON.stringify(firstInput(subject))
  );
}

/** What the background keeps of a form. A password is not sent: it is used once, and never kept. */
export function typedForm(
  subject: FormSubject,
  { input, asTyped, kept, environmentId }: Typed,
): Omit<TypedForm, 'isOpen'> {
  const { label, kind, obtain, clientId, tokenSetLabel, email } = input;
  const typed = SECRETS.filter((field) => !keptSecret(field, input, kept));
  return {
    form: formName(subject),
    values: { label, kind, obtain, clientId, tokenSetLabel, email, environmentId, asTyped },
    secrets: Object.fromEntries(
      typed.map((field) => [field, cleanedField(field, input, asTyped)?.value ?? '']),
    ),
  };
}
