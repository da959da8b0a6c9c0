import { decodeFieldErrors, type FieldError } from './field-errors.ts';

/** An error answer of the API, in whatever envelope, as far as it is readable. */
export interface ApiError {
  /** the API's own key: 'scope.wrong', 'product.not_found'; null: none */
  readonly key: string | null;
  /** text for users, from `error.description` or `detail` */
  readonly description: string | null;
  /** the messages of a validation error, per field */
  readonly fields: readonly FieldError[];
  /** the code of RFC 6749 section 5.2 when `error` is a string: 'invalid_grant' */
  readonly oauthCode: string | null;
}

/** The documented body of an error answer; the order of the keys is part of it. */
export interface ApiErrorBody {
  readonly detail?: string;
  readonly error: {
    readonly fields: Readonly<Record<string, readonly string[]>>;
    readonly description: string | null;
    readonly key: string;
  };
}

/** Source: https://api-docs.inventorum.com/api/authentication.html */
export const SCOPE_WRONG = 'scope.wrong';
/** Source: https://api-docs.inventorum.com/api/authentication.html */
export const TOKEN_INVALID = 'token.invalid';

/**
 * The keys that are documented or recorded; any other is shown as it is, and marked as unknown. Sources:
 * authentication, taxes and images pages; https://github.com/Inventorum/ebay (recorded exchanges, and the eBay service)
 */
export const KNOWN_ERROR_KEYS: ReadonlySet<string> = new Set([
  SCOPE_WRONG,
  TOKEN_INVALID,
  'common.serializer_error',
  'common.unknown',
  'product.not_found',
  'validation.failed',
  'ebay.api.error',
  'auth.service.error',
  'categories.invalid_parent_id',
  'core.api.error',
  'multiple.errors',
]);

/**
 * Public codes, which are no secrets under any name: those of the API, of OAuth, and of the API's framework. Sources:
 * above; RFC 6749 section 5.2, RFC 6750 section 3.1; Django REST framework, exceptions and fields
 */
export const PUBLIC_CODES: ReadonlySet<string> = new Set([
  ...KNOWN_ERROR_KEYS,
  ...['invalid_request', 'invalid_client', 'invalid_grant', 'invalid_scope', 'invalid_token'],
  ...['insufficient_scope', 'unauthorized_client', 'unsupported_grant_type', 'access_denied'],
  ...['not_authenticated', 'authentication_failed', 'permission_denied', 'token_not_valid', 'not_found'],
  ...['method_not_allowed', 'not_acceptable', 'unsupported_media_type', 'parse_error', 'throttled'],
  ...['invalid', 'required', 'blank', 'null', 'unique', 'does_not_exist', 'max_length', 'min_length'],
]);

/** Longer than any field name and any known code. */
const LONGEST_NAME = 64;

/** A field name or code in the form for comparison: servers spell the same one with `_`, with `-` and in camelCase. */
export function plainName(name: string): string {
  return name
    .slice(0, LONGEST_NAME)
    .toLowerCase()
    .replace(/[_\-\s]/g, '');
}

/** Answer to a token that lacks the scope. Source: authentication page. */
export function scopeWrongBody(): ApiErrorBody {
  return { error: { fields: {}, description: 'Your scope does not allow access here.', key: SCOPE_WRONG } };
}

/** Answer to a token that is not valid. Source: authentication page. */
export function tokenInvalidBody(): ApiErrorBody {
  return { error: { fields: {}, description: 'Invalid token', key: TOKEN_INVALID } };
}

/** Answer to input that cannot be accepted. Source: taxes and images pages. */
export function serializerErrorBody(fields: Readonly<Record<string, readonly string[]>>): ApiErrorBody {
  const description = 'Serialization error';
  return { detail: description, error: { fields, description, key: 'common.serializer_error' } };
}

/** Any other answer of the documented shape. Source: taxes page (404). */
export function errorBody(key: string, description: string | null): ApiErrorBody {
  return { error: { fields: {}, description, key } };
}

/**
 * Reads the error from a parsed answer body. Knows the API's envelope with and without `detail`, RFC 6749's `error`
 * string, a lone `detail`, and the eBay service's `error.detail`. Undefined: not an error body.
 */
export function decodeApiError(body: unknown): ApiError | undefined {
  if (!isRecord(body)) return undefined;
  const error = own(body, 'error');
  const detail = text(own(body, 'detail'));
  if (typeof error === 'string' && error !== '') {
    return {
      key: null,
      description: text(own(body, 'error_description')) ?? detail,
      fields: [],
      oauthCode: error,
    };
  }
  if (isRecord(error)) {
    return {
      key: text(own(error, 'key')),
      description: text(own(error, 'description')) ?? text(own(error, 'detail')) ?? detail,
      fields: decodeFieldErrors(own(error, 'fields')),
      oauthCode: null,
    };
  }
  return detail === null ? undefined : { key: null, description: detail, fields: [], oauthCode: null };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function own(record: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
