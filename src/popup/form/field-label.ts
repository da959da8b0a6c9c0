import type { PlainKey } from '../../messages/messages.ts';
import type { FormField } from './form-subject.ts';

/** The message with the label of each text field. */
export const FIELD_LABEL: Readonly<Record<FormField['name'], PlainKey>> = {
  label: 'fieldLabel',
  clientId: 'fieldClientId',
  clientSecret: 'fieldClientSecret',
  tokenSetLabel: 'fieldTokenSetLabel',
  refreshToken: 'fieldRefreshToken',
  accessToken: 'fieldAccessToken',
  email: 'fieldEmail',
  password: 'fieldPassword',
};
