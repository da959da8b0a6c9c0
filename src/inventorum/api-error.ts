/** An error answer of the API, whatever its envelope, as far as it could be read. */
export interface ApiError {
  /** the API's own key: 'scope.wrong', 'product.not_found'; null when there is none */
  readonly key: string | null;
  /** text for people, from `error.description` or `detail` */
  readonly description: string | null;
  /** messages per input field of a validation error */
  readonly fields: Readonly<Record<string, readonly string[]>>;
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
 * Reads the error out of a parsed answer body. Knows the API's envelope with and without `detail`, RFC 6749's
 * `error` string, a lone `detail`, and the eBay service's `error.detail`. Undefined: not an error body.
 */
export function decodeApiError(body: unknown): ApiError | undefined {
  if (!isRecord(body)) return undefined;
  const error = own(body, 'error');
  const detail = text(own(body, 'detail'));
  if (typeof error === 'string' && error !== '') {
    return {
      key: null,
      description: text(own(body, 'error_description')) ?? detail,
      fields: {},
      oauthCode: error,
    };
  }
  if (isRecord(error)) {
    return {
      key: text(own(error, 'key')),
      description: text(own(error, 'description')) ?? text(own(error, 'detail')) ?? detail,
      fields: decodeFields(own(error, 'fields')),
      oauthCode: null,
    };
  }
  return detail === null ? undefined : { key: null, description: detail, fields: {}, oauthCode: null };
}

/** `fields` as the server's own serializers nest them: lists, single texts, or objects of further fields. */
function decodeFields(fields: unknown): ApiError['fields'] {
  if (!isRecord(fields)) return {};
  // fromEntries defines own properties, so a field named __proto__ stays a field
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, messages(value)]));
}

function messages(value: unknown): readonly string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.map((item) => (typeof item === 'string' ? item : serialize(item)));
}

/** JSON text of a part of a parsed body; too deep or cyclic ones are only named. */
function serialize(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return '[…]';
  }
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
