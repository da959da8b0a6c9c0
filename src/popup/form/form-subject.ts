import type { Field } from '../../messaging/protocol.ts';
import type { AppStatus, TokenSetStatus } from '../../storage/public/status.ts';

/** What a form adds or edits. */
export type FormSubject =
  | { readonly form: 'add app' }
  | { readonly form: 'add token set'; readonly app: AppStatus }
  | { readonly form: 'edit app'; readonly app: AppStatus }
  | { readonly form: 'edit token set'; readonly tokenSet: TokenSetStatus };

/** A text field of a form. `keeps`: left empty, what is saved stays. */
export interface FormField {
  readonly name: Exclude<Field, 'origin' | 'email' | 'password' | 'environmentName'>;
  readonly group: 'app' | 'token set';
  readonly secret: boolean;
  readonly needed: boolean;
  readonly keeps: boolean;
}

const LABEL: FormField = { name: 'label', group: 'app', secret: false, needed: true, keeps: false };
const CLIENT_ID: FormField = { name: 'clientId', group: 'app', secret: false, needed: true, keeps: false };
const CLIENT_SECRET: FormField = {
  name: 'clientSecret',
  group: 'app',
  secret: true,
  needed: true,
  keeps: false,
};
const SET_LABEL: FormField = { ...LABEL, name: 'tokenSetLabel', group: 'token set' };
const REFRESH_TOKEN: FormField = { ...CLIENT_SECRET, name: 'refreshToken', group: 'token set' };
const ACCESS_TOKEN: FormField = { ...REFRESH_TOKEN, name: 'accessToken', needed: false };

const FIELDS: Readonly<Record<FormSubject['form'], readonly FormField[]>> = {
  'add app': [LABEL, CLIENT_ID, CLIENT_SECRET, SET_LABEL, REFRESH_TOKEN, ACCESS_TOKEN],
  'add token set': [SET_LABEL, REFRESH_TOKEN, ACCESS_TOKEN],
  'edit app': [LABEL, CLIENT_ID, kept(CLIENT_SECRET)],
  'edit token set': [SET_LABEL, kept(REFRESH_TOKEN), kept(ACCESS_TOKEN)],
};

export function formFields(subject: FormSubject): readonly FormField[] {
  return FIELDS[subject.form];
}

function kept(field: FormField): FormField {
  return { ...field, needed: false, keeps: true };
}
