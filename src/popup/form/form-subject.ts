import type { Field } from '../../messaging/protocol.ts';
import type { AppKind } from '../../oauth/app.ts';
import type { AppStatus, TokenSetStatus } from '../../storage/public/status.ts';

/** What a form adds or edits. */
export type FormSubject =
  /** `pasted`: SECRET; a text to fill it from */
  | { readonly form: 'add app'; readonly pasted?: string }
  | { readonly form: 'add token set'; readonly app: AppStatus }
  | { readonly form: 'edit app'; readonly app: AppStatus }
  | { readonly form: 'edit token set'; readonly tokenSet: TokenSetStatus }
  | { readonly form: 'log in'; readonly tokenSet: TokenSetStatus };

/** What the popup shows in the place of its list. `page`: the form that names a page; `arrange`: the order of the list. */
export type FormView = FormSubject | { readonly form: 'page' } | { readonly form: 'arrange' };

/** The source of a new token set's tokens. Only apps issued before 2019 can log in. */
export type Obtain = 'refresh token' | 'log in';

/** The choices in a form besides its text fields. */
export interface FormChoices {
  readonly kind: AppKind;
  readonly obtain: Obtain;
}

/** A text field of a form. */
export interface FormField {
  readonly name: Exclude<Field, 'origin' | 'environmentName'>;
  readonly group: 'app' | 'token set';
  readonly secret: boolean;
  readonly needed: boolean;
  /** sentences below the field */
  readonly hints: readonly ('emptyUnchanged' | 'usedOnce' | 'ownPerProfile')[];
}

const LABEL: FormField = {
  name: 'label',
  group: 'app',
  secret: false,
  needed: true,
  hints: [],
};
const CLIENT_ID: FormField = { ...LABEL, name: 'clientId' };
const CLIENT_SECRET: FormField = { ...CLIENT_ID, name: 'clientSecret', secret: true };
const SET_LABEL: FormField = { ...LABEL, name: 'tokenSetLabel', group: 'token set' };
const ACCESS_TOKEN: FormField = { ...CLIENT_SECRET, name: 'accessToken', group: 'token set', needed: false };
const REFRESH_TOKEN: FormField = {
  ...ACCESS_TOKEN,
  name: 'refreshToken',
  needed: true,
  hints: ['ownPerProfile'],
};
const EMAIL: FormField = { ...SET_LABEL, name: 'email' };
const PASSWORD: FormField = { ...SET_LABEL, name: 'password', secret: true, hints: ['usedOnce'] };

/** The fields of a form, in their order. */
export function formFields(subject: FormSubject, choices: FormChoices): readonly FormField[] {
  switch (subject.form) {
    case 'add app':
      return [LABEL, CLIENT_ID, CLIENT_SECRET, SET_LABEL, ...tokenFields(subject, choices)];
    case 'add token set':
      return [SET_LABEL, ...tokenFields(subject, choices)];
    case 'edit app':
      return [LABEL, CLIENT_ID, kept(CLIENT_SECRET)];
    case 'edit token set':
      return [SET_LABEL, kept(REFRESH_TOKEN), kept(ACCESS_TOKEN)];
    case 'log in':
      return [EMAIL, PASSWORD];
  }
}

/** Whether the form asks for the source of the tokens. */
export function asksObtain(subject: FormSubject, { kind }: FormChoices): boolean {
  if (subject.form === 'add app') return kind === 'legacy';
  return subject.form === 'add token set' && subject.app.kind === 'legacy';
}

/** Whether the form takes e-mail and password. */
export function logsIn(subject: FormSubject, choices: FormChoices): boolean {
  return subject.form === 'log in' || (asksObtain(subject, choices) && choices.obtain === 'log in');
}

function tokenFields(subject: FormSubject, choices: FormChoices): readonly FormField[] {
  return logsIn(subject, choices) ? [EMAIL, PASSWORD] : [REFRESH_TOKEN, ACCESS_TOKEN];
}

/** A field that keeps the saved value if it is left empty. */
function kept(field: FormField): FormField {
  return { ...field, needed: false, hints: ['emptyUnchanged', ...field.hints] };
}
