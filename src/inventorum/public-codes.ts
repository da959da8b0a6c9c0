import { KNOWN_ERROR_KEYS } from './api-error.ts';

/**
 * Codes that say the same to everybody, and are no secrets whatever name they stand under: the API's, those of OAuth, and
 * of the API's framework. Sources: api-error.ts; RFC 6749 section 5.2, RFC 6750 section 3.1; Django REST framework, exceptions
 * and fields
 */
export const PUBLIC_CODES: ReadonlySet<string> = new Set([
  ...KNOWN_ERROR_KEYS,
  ...['invalid_request', 'invalid_client', 'invalid_grant', 'invalid_scope', 'invalid_token'],
  ...['insufficient_scope', 'unauthorized_client', 'unsupported_grant_type', 'access_denied'],
  ...['not_authenticated', 'authentication_failed', 'permission_denied', 'token_not_valid', 'not_found'],
  ...['method_not_allowed', 'not_acceptable', 'unsupported_media_type', 'parse_error', 'throttled'],
  ...['invalid', 'required', 'blank', 'null', 'unique', 'does_not_exist', 'max_length', 'min_length'],
]);
