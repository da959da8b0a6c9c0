import type { Exchange } from '../../../diagnosis/exchange/exchange.ts';
import { secretField } from '../../../diagnosis/redaction/names/secret-names.ts';
import { PUBLIC_CODES } from '../../../inventorum/api-error.ts';
import { endpointsAt } from '../../../inventorum/find-endpoint.ts';
import { bodyTexts } from './body-texts.ts';

/**
 * Texts that the API and its framework send to everybody. Sources: api-error.ts; Django REST framework, exceptions and
 * fields
 */
const SAID: ReadonlySet<string> = new Set([
  ...PUBLIC_CODES,
  ...['error', 'errors', 'fields', 'description', 'detail', 'error_description', 'non_field_errors'],
  ...['Your scope does not allow access here.', 'Invalid token'],
  ...['Serialization error', 'Not found.', 'This field is required.', 'This field may not be blank.'],
  ...['This field may not be null.', 'Authentication credentials were not provided.', 'Invalid token.'],
  ...[
    'You do not have permission to perform this action.',
    'Request was throttled.',
    'A server error occurred.',
  ],
]);

/** No secret is shorter (redaction/values/needles.ts), so shorter texts need no check. */
const TOO_SHORT = 6;

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']);
const VERSION = /^\d{1,5}$/;
const NET_ERROR = /^(?:net::)?[A-Z_]{1,60}$/;
const TYPE =
  /^(?:application\/(?:json|problem\+json|xml|pdf)|text\/(?:html|plain|csv)|image\/(?:png|jpeg|gif|webp))?$/;
const SCHEME = /^(?:basic|bearer|token|digest|negotiate)$/i;
/** Ids of the API have up to 19 digits. */
const VALUE = /^(?:\d{0,19}|\d{4}-\d{2}-\d{2})$/;
const PARAMETERS: ReadonlySet<string> = new Set([
  'offset',
  'ordering',
  'modified_after',
  'start_date',
  'end_date',
]);

/** Whether a text cannot hold a stored secret. */
export function isPublicText(text: string): boolean {
  return text.length < TOO_SHORT || SAID.has(text);
}

/** The parts of an exchange that are public if they have their usual form; else replacements for them. */
export function publicParts(exchange: Exchange) {
  const { method, apiVersion, processedVersion, netError, contentType, pathname, search } = exchange;
  return {
    method: METHODS.has(method.toUpperCase()) ? method : '…',
    pathname: isPublicPath(pathname) ? pathname : '/api/…',
    search: isPublicQuery(search) ? search : '?…',
    apiVersion: apiVersion === null || VERSION.test(apiVersion) ? apiVersion : null,
    processedVersion: processedVersion === null || VERSION.test(processedVersion) ? processedVersion : null,
    netError: netError === null || NET_ERROR.test(netError) ? netError : null,
    contentType: TYPE.test(contentType) ? contentType : '',
    location: null,
    credential: publicCredential(exchange.credential),
  };
}

/** Whether an exchange needs no check by the background: its texts are public, or too short for a secret. */
export function isPublic(exchange: Exchange): boolean {
  const { body } = exchange;
  return (
    Object.entries(publicParts(exchange)).every(([name, part]) => Reflect.get(exchange, name) === part) &&
    !new URL(exchange.asked.url).username &&
    exchange.sent === null &&
    (body === null || bodyTexts(body).texts.every(isPublicText))
  );
}

function publicCredential(credential: Exchange['credential']): Exchange['credential'] {
  if (credential.kind !== 'other scheme' || SCHEME.test(credential.scheme)) return credential;
  return { kind: 'malformed' };
}

/** Whether a path is in the catalogue, with numbers as ids. */
function isPublicPath(pathname: string): boolean {
  return endpointsAt(pathname).length > 0 && pathname.split('/').every((part) => !/^\d{20}/.test(part));
}

function isPublicQuery(search: string): boolean {
  const pairs = search.slice(1).split('&');
  return search === '' || pairs.every(isPublicPair);
}

function isPublicPair(pair: string): boolean {
  const [name = '', value = ''] = pair.split('=', 2);
  const isKnown = name.length < TOO_SHORT || PARAMETERS.has(name);
  return (
    isKnown &&
    secretField(name) === null &&
    (VALUE.test(value) || /^\w{0,5}$/.test(value)) &&
    pair.split('=').length < 3
  );
}
