import {
  errorBody,
  scopeWrongBody,
  serializerErrorBody,
  tokenInvalidBody,
} from '../../src/inventorum/api-error.ts';
import { Refusal } from './answer.ts';

const UNKNOWN = 'common.unknown';

/** Invalid input, by field, in the format of the taxes and images pages. */
export function invalidInput(fields: Readonly<Record<string, readonly string[]>>): Refusal {
  return new Refusal({ status: 400, body: serializerErrorBody(fields) });
}

/** A body that could not be read at all. */
export function unreadableBody(reason: string): Refusal {
  return invalidInput({ non_field_errors: [reason] });
}

export function tokenInvalid(): Refusal {
  return new Refusal({
    status: 401,
    body: tokenInvalidBody(),
    headers: { 'WWW-Authenticate': 'Bearer realm="api"' },
  });
}

export function scopeWrong(): Refusal {
  return new Refusal({ status: 403, body: scopeWrongBody() });
}

/** The user behind the token lacks the permission, whatever the token's scope. */
export function permissionMissing(): Refusal {
  return new Refusal({ status: 403, body: errorBody(UNKNOWN, null) });
}

/** No such record, or no such path. */
export function notFound(key = UNKNOWN): Refusal {
  return new Refusal({ status: 404, body: errorBody(key, null) });
}

export function methodNotAllowed(method: string, allow: string): Refusal {
  const body = errorBody(UNKNOWN, `Method "${method}" not allowed.`);
  return new Refusal({ status: 405, body, headers: { Allow: allow } });
}

export function bodyTooLarge(limit: number): Refusal {
  return new Refusal({ status: 413, body: errorBody(UNKNOWN, `The body is larger than ${limit} bytes.`) });
}

export function unsupportedMediaType(type: string, wanted = 'application/json in UTF-8'): Refusal {
  return new Refusal({
    status: 415,
    body: errorBody(UNKNOWN, `Unsupported media type "${type}" in request. Send ${wanted}.`),
  });
}

/** Source: main page: 20 requests per second; the header as a public client reads it. */
export function tooManyRequests(): Refusal {
  return new Refusal({
    status: 429,
    body: errorBody(UNKNOWN, 'Too Many Requests'),
    headers: { 'Retry-After': '1' },
  });
}

/** A request that the HTTP parser refused. */
export function badRequest(): Refusal {
  return new Refusal({ status: 400, body: errorBody(UNKNOWN, 'The request could not be read.') });
}
