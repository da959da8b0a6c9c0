import type { Exchange } from '../../../src/diagnosis/exchange/exchange.ts';
import type { Unreadable } from '../../../src/diagnosis/read-error-body.ts';

/**
 * An answer and its expected diagnosis. `verdict`: exact, but for scope.wrong only the given parts. `says`: key (or
 * OAuth code) and description. `fields`: path -> messages. `unreadable`: its notice.
 */
export interface BodyCase {
  readonly name: string;
  readonly answer: Partial<Exchange>;
  readonly verdict: object;
  readonly says?: readonly [code: string | null, description: string | null];
  readonly fields?: Readonly<Record<string, readonly string[]>>;
  readonly unreadable?: Unreadable;
}

type Rest = Omit<BodyCase, 'name' | 'answer' | 'verdict'>;

const SCOPE = { kind: 'scope.wrong', missing: 'products:create', disagrees: false };
const REFUSED = { kind: 'token.invalid', cause: { why: 'unknown' } };
const NOT_FOUND = { kind: 'not found' };
const VALIDATION = { kind: 'validation' };
const OTHER = { kind: 'other' };
const PAGE = { kind: 'not json' };
const OK = { kind: 'ok' };
const API_ERROR = { kind: 'server error', at: 'api', retryAfterSeconds: null };
const GATEWAY = { kind: 'server error', at: 'gateway', retryAfterSeconds: null };
const LIMITED = { kind: 'rate limited', retryAfterSeconds: null, sentInLastSecond: null };
/** POST /products/ by a token without permission: role or scope */
const ROLE_OR_SCOPE = { kind: 'forbidden', scope: 'not granted' };
/** The same, and the body may hold scope.wrong all the same. */
const NOBODY_KNOWS = { ...ROLE_OR_SCOPE, unread: true };
const SCOPE_TEXT = 'Your scope does not allow access here.';

const HTML = { contentType: 'text/html' } as const;

function row(
  name: string,
  status: number,
  [body, verdict, rest]: readonly [string | null, object, (Rest & { answer?: Partial<Exchange> })?],
): BodyCase {
  const { answer, ...more } = rest ?? {};
  return { name, answer: { status, method: 'POST', body, ...answer }, verdict, ...more };
}

const envelope = (key: unknown, description: unknown = null, fields: unknown = {}) =>
  JSON.stringify({ error: { fields, description, key } });
const serializer = (fields: unknown) =>
  JSON.stringify({
    detail: 'Serialization error',
    error: { fields, description: 'Serialization error', key: 'common.serializer_error' },
  });
const SERIALIZED: Pick<Rest, 'says'> = { says: ['common.serializer_error', 'Serialization error'] };

const SCOPE_WRONG = envelope('scope.wrong', SCOPE_TEXT);
const TOKEN_INVALID = envelope('token.invalid', 'Invalid token');

/** From the documentation, and from recorded exchanges. */
const DOCUMENTED: readonly BodyCase[] = [
  row('scope.wrong, authentication page', 403, [SCOPE_WRONG, SCOPE, { says: ['scope.wrong', SCOPE_TEXT] }]),
  row('token.invalid, authentication page', 401, [
    TOKEN_INVALID,
    REFUSED,
    { says: ['token.invalid', 'Invalid token'] },
  ]),
  row('a taken tax rate, taxes page', 400, [
    serializer({ tax_rate: ['Tax rate already exists'] }),
    VALIDATION,
    { ...SERIALIZED, fields: { tax_rate: ['Tax rate already exists'] } },
  ]),
  row('a missing picture, images page, without detail', 400, [
    envelope('common.serializer_error', 'Serialization error', { image: ['This field is required.'] }),
    VALIDATION,
    { ...SERIALIZED, fields: { image: ['This field is required.'] } },
  ]),
  row('the general example of the main page', 400, [
    '{"detail":"Validation error","error":{"fields":{"name":["Needed"]},"description":"Validation error","key":"common.serializer_error"}}',
    VALIDATION,
    { says: ['common.serializer_error', 'Validation error'], fields: { name: ['Needed'] } },
  ]),
  row('no such tax, taxes page', 404, [
    envelope('common.unknown'),
    NOT_FOUND,
    { says: ['common.unknown', null] },
  ]),
  row('no such product, recorded', 404, [
    envelope('product.not_found'),
    NOT_FOUND,
    { says: ['product.not_found', null] },
  ]),
  row('a recorded 404 without a body', 404, ['', NOT_FOUND, { answer: HTML }]),
  row('too many requests, main page', 429, [
    envelope('common.unknown', 'Too Many Requests'),
    LIMITED,
    { says: ['common.unknown', 'Too Many Requests'] },
  ]),
  row('an accepted write, main page', 202, ['', OK]),
  row('a server error, main page', 500, [
    envelope('common.unknown', 'Internal error'),
    API_ERROR,
    { says: ['common.unknown', 'Internal error'] },
  ]),
  row('a good list', 200, [null, OK]),
  row('a deleted product, recorded', 200, ['{}', OK]),
  row('a published product, recorded: empty, without a type', 200, ['', OK, { answer: { contentType: '' } }]),
];

/** The eBay service behind the same host. */
const EBAY: readonly BodyCase[] = [
  ...(
    [
      ['validation.failed', 400, OTHER],
      ['common.unknown', 400, OTHER],
      ['ebay.api.error', 400, OTHER],
      ['auth.service.error', 400, OTHER],
      ['categories.invalid_parent_id', 404, NOT_FOUND],
      ['core.api.error', 500, API_ERROR],
      ['rest_framework.internal.ParseError', 400, OTHER],
    ] as const
  ).map(([key, status, verdict]) =>
    row(`the eBay service: ${key}`, status, [
      JSON.stringify({ error: { detail: 'Said in words.', key } }),
      verdict,
      { says: [key, 'Said in words.'] },
    ]),
  ),
  row('the eBay service: several errors', 400, [
    JSON.stringify({ error: { detail: { '7': 'no' }, key: 'multiple.errors' } }),
    OTHER,
    { says: ['multiple.errors', null] },
  ]),
];

/** django-oauth-toolkit and Django REST framework without the API's own envelope. */
const FRAMEWORK: readonly BodyCase[] = [
  ...(['invalid_grant', 'invalid_request', 'unsupported_grant_type', 'unauthorized_client'] as const).map(
    (code) => row(`RFC 6749: ${code}`, 400, [`{"error":"${code}"}`, OTHER, { says: [code, null] }]),
  ),
  row('RFC 6749: invalid_client', 401, [
    '{"error":"invalid_client"}',
    OTHER,
    { says: ['invalid_client', null] },
  ]),
  row('RFC 6749: with words', 400, [
    '{"error":"invalid_scope","error_description":"Unknown scope."}',
    OTHER,
    { says: ['invalid_scope', 'Unknown scope.'] },
  ]),
  row('RFC 6750: invalid_token', 401, [
    '{"error":"invalid_token"}',
    REFUSED,
    { says: ['invalid_token', null] },
  ]),
  row('RFC 6750: insufficient_scope', 403, [
    '{"error":"insufficient_scope"}',
    SCOPE,
    { says: ['insufficient_scope', null] },
  ]),
  row('a lone detail at 401', 401, [
    '{"detail":"Authentication credentials were not provided."}',
    REFUSED,
    { says: [null, 'Authentication credentials were not provided.'] },
  ]),
  row('a lone detail at 403', 403, [
    '{"detail":"You do not have permission to perform this action."}',
    ROLE_OR_SCOPE,
    { says: [null, 'You do not have permission to perform this action.'] },
  ]),
  row('a lone detail at 404', 404, ['{"detail":"Not found."}', NOT_FOUND, { says: [null, 'Not found.'] }]),
  row('a lone detail at 405', 405, [
    '{"detail":"Method \\"PATCH\\" not allowed."}',
    OTHER,
    { says: [null, 'Method "PATCH" not allowed.'] },
  ]),
  row('a lone detail at 429', 429, [
    '{"detail":"Request was throttled."}',
    LIMITED,
    { says: [null, 'Request was throttled.'] },
  ]),
  row('bare fields, no envelope', 400, [
    '{"name":["This field is required."]}',
    OTHER,
    { unreadable: 'no error' },
  ]),
  row('a bare list of texts', 400, ['["Refused."]', OTHER, { unreadable: 'no error' }]),
  row('a bare text', 400, ['"Refused."', OTHER, { unreadable: 'no error' }]),
];

/** Variants of the documented bodies. */
const VARIANTS: readonly BodyCase[] = [
  row('scope.wrong with a detail', 403, [
    '{"detail":"No.","error":{"fields":{},"description":null,"key":"scope.wrong"}}',
    SCOPE,
    { says: ['scope.wrong', 'No.'] },
  ]),
  row('scope.wrong in another order', 403, [
    '{"error":{"key":"scope.wrong","description":"x","fields":{}}}',
    SCOPE,
    { says: ['scope.wrong', 'x'] },
  ]),
  row('scope.wrong without fields', 403, [
    '{"error":{"key":"scope.wrong"}}',
    SCOPE,
    { says: ['scope.wrong', null] },
  ]),
  row('scope.wrong at 401', 401, [SCOPE_WRONG, SCOPE, { says: ['scope.wrong', SCOPE_TEXT] }]),
  row('scope.wrong at 400', 400, [SCOPE_WRONG, SCOPE, { says: ['scope.wrong', SCOPE_TEXT] }]),
  row('scope.wrong among white space', 403, [
    ` \n${SCOPE_WRONG}\n `,
    SCOPE,
    { says: ['scope.wrong', SCOPE_TEXT] },
  ]),
  row('scope.wrong under a byte order mark', 403, [
    `\uFEFF${SCOPE_WRONG}`,
    SCOPE,
    { says: ['scope.wrong', SCOPE_TEXT] },
  ]),
  row('scope.wrong in capitals is another key', 403, [
    envelope('SCOPE.WRONG', 'x'),
    ROLE_OR_SCOPE,
    { says: ['SCOPE.WRONG', 'x'] },
  ]),
  row('scope.wrong with a space is another key', 403, [
    envelope('scope.wrong ', 'x'),
    ROLE_OR_SCOPE,
    { says: ['scope.wrong ', 'x'] },
  ]),
  row('scope.wrong called HTML, read all the same', 403, [
    SCOPE_WRONG,
    SCOPE,
    { answer: HTML, says: ['scope.wrong', SCOPE_TEXT] },
  ]),
  row('scope.wrong without a type', 403, [
    SCOPE_WRONG,
    SCOPE,
    { answer: { contentType: '' }, says: ['scope.wrong', SCOPE_TEXT] },
  ]),
  row('scope.wrong twice, the later one counts', 403, [
    '{"error":{"key":"other","key":"scope.wrong"}}',
    SCOPE,
    { says: ['scope.wrong', null] },
  ]),
  row('scope.wrong of a read', 403, [
    SCOPE_WRONG,
    { kind: 'scope.wrong', disagrees: true, missing: null },
    { answer: { method: 'GET' }, says: ['scope.wrong', SCOPE_TEXT] },
  ]),
  row('scope.wrong where nobody knows the endpoint', 403, [
    SCOPE_WRONG,
    { kind: 'scope.wrong', needed: null, missing: null, disagrees: false },
    { answer: { pathname: '/api/unheard-of/' }, says: ['scope.wrong', SCOPE_TEXT] },
  ]),
  row('token.invalid at 400', 400, [TOKEN_INVALID, REFUSED, { says: ['token.invalid', 'Invalid token'] }]),
  row('token.invalid at 403', 403, [TOKEN_INVALID, REFUSED, { says: ['token.invalid', 'Invalid token'] }]),
  row('a 401 without a body', 401, ['', REFUSED]),
  row('a 401 whose body is gone', 401, [null, REFUSED]),
  row('a 401 that is no JSON', 401, ['Unauthorized', REFUSED, { unreadable: 'not json' }]),
  row('a 401 of a page', 401, ['<h1>Log in</h1>', REFUSED, { answer: HTML }]),
  row('a 401 with an unknown key', 401, [
    envelope('user.disabled', 'x'),
    REFUSED,
    { says: ['user.disabled', 'x'] },
  ]),
  row('a 403 without a body', 403, ['', ROLE_OR_SCOPE]),
  ...(['broke off', 'cut', 'not text', 'not told', 'not checked'] as const).flatMap((unread) => {
    const rest = { answer: { unread }, unreadable: unread };
    return [
      row(`a 403 whose body is ${unread}`, 403, [null, NOBODY_KNOWS, rest]),
      row(`a 400 whose body is ${unread}`, 400, [null, OTHER, rest]),
      row(`a 401 whose body is ${unread}`, 401, [null, REFUSED, rest]),
      row(`a token request refused, its body ${unread}`, 400, [
        null,
        OTHER,
        { answer: { unread, pathname: '/api/auth/token/' }, unreadable: unread },
      ]),
    ];
  }),
  row('scope.wrong, though the browser says that the body broke off', 403, [
    SCOPE_WRONG,
    SCOPE,
    { answer: { unread: 'broke off' }, says: ['scope.wrong', SCOPE_TEXT] },
  ]),
  row('a 403 that broke off within scope.wrong', 403, [
    SCOPE_WRONG.slice(0, 40),
    NOBODY_KNOWS,
    { answer: { unread: 'broke off' }, unreadable: 'broke off' },
  ]),
  row('a 200 whose body broke off', 200, [
    null,
    { kind: 'broke off', cause: 'not known' },
    { answer: { unread: 'broke off', netError: 'net::ERR_CONTENT_LENGTH_MISMATCH' } },
  ]),
  row('a 200 that the page stopped reading', 200, [
    null,
    { kind: 'broke off', cause: 'cancelled' },
    { answer: { unread: 'broke off', netError: 'net::ERR_ABORTED' } },
  ]),
  row('a page of 200 that the browser does not show', 200, [
    null,
    PAGE,
    { answer: { ...HTML, unread: 'not told' } },
  ]),
  ...(['', '{"detail":"No."}', 'Forbidden'] as const).map((body) =>
    row(`a 403 that says insufficient_scope in its header alone, beside ${body || 'nothing'}`, 403, [
      body,
      SCOPE,
      {
        answer: { challenge: 'insufficient_scope' },
        ...(body.startsWith('{') && { says: [null, 'No.'] as const }),
        ...(body === 'Forbidden' && { unreadable: 'not json' as const }),
      },
    ]),
  ),
  row('the same, the body not told', 403, [
    null,
    SCOPE,
    { answer: { challenge: 'insufficient_scope', unread: 'not told' }, unreadable: 'not told' },
  ]),
  row('a 403 that says invalid_token in its header alone', 403, [
    '',
    REFUSED,
    { answer: { challenge: 'invalid_token' } },
  ]),
  row('a 403 of a role', 403, [
    envelope('common.unknown'),
    ROLE_OR_SCOPE,
    { says: ['common.unknown', null] },
  ]),
  row('a 403 of a role, the scope granted', 403, [
    envelope('common.unknown'),
    { kind: 'forbidden', scope: 'granted' },
    { answer: { method: 'GET' }, says: ['common.unknown', null] },
  ]),
  row('a 403 of a proxy', 403, ['<h1>Blocked</h1>', PAGE, { answer: HTML }]),
  row('a 404 of a page', 404, ['<h1>Not Found</h1>', PAGE, { answer: HTML }]),
  row('a page that came with 200', 200, ['<html>', PAGE, { answer: HTML }]),
  row('a white page', 200, [' \n ', OK, { answer: HTML }]),
  row('fields at 422', 422, [serializer({ a: ['x'] }), VALIDATION, { ...SERIALIZED, fields: { a: ['x'] } }]),
  row('fields under an unknown key', 400, [
    envelope('order.closed', 'x', { state: ['Closed.'] }),
    VALIDATION,
    { says: ['order.closed', 'x'], fields: { state: ['Closed.'] } },
  ]),
  row('serializer_error without fields', 400, [
    envelope('common.serializer_error', 'x'),
    VALIDATION,
    { says: ['common.serializer_error', 'x'] },
  ]),
  row('the version header among the fields', 400, [
    serializer({ 'X-Api-Version': ['Ask for 3 to 13.'] }),
    { kind: 'version refused', sent: '12' },
    { ...SERIALIZED, fields: { 'X-Api-Version': ['Ask for 3 to 13.'] } },
  ]),
  row('the version header in small letters, none sent', 400, [
    serializer({ 'x-api-version': ['Needed.'] }),
    { kind: 'version refused', sent: null },
    { ...SERIALIZED, answer: { apiVersion: null }, fields: { 'x-api-version': ['Needed.'] } },
  ]),
  row('an unknown key at 409', 409, [envelope('new.key', 'x'), OTHER, { says: ['new.key', 'x'] }]),
  row('an unknown key at 418', 418, [envelope('tea.only', null), OTHER, { says: ['tea.only', null] }]),
  row('a 400 without a body', 400, ['', OTHER]),
  row('a 413 of a proxy', 413, ['<h1>Too large</h1>', PAGE, { answer: HTML }]),
  row('429 without a body', 429, ['', LIMITED]),
  row('429 of a page', 429, ['<h1>Slow down</h1>', LIMITED, { answer: HTML }]),
  row('429 that says when', 429, ['', { ...LIMITED, retryAfterSeconds: 3 }, { answer: { retryAfter: '3' } }]),
  row('429 that says a date', 429, [
    '',
    LIMITED,
    { answer: { retryAfter: 'Tue, 24 Nov 2026 14:00:00 GMT' } },
  ]),
  row('429 that says nonsense', 429, ['', LIMITED, { answer: { retryAfter: '-1' } }]),
  row('500 of a page', 500, ['<h1>Server Error (500)</h1>', API_ERROR, { answer: HTML }]),
  row('502 of a gateway', 502, ['<h1>Bad Gateway</h1>', GATEWAY, { answer: HTML }]),
  row('503 with a time', 503, [
    '',
    { ...API_ERROR, retryAfterSeconds: 60 },
    { answer: { retryAfter: '60' } },
  ]),
  row('504 of a gateway', 504, ['', GATEWAY]),
  row('500 with scope.wrong is about the scope', 500, [
    SCOPE_WRONG,
    SCOPE,
    { says: ['scope.wrong', SCOPE_TEXT] },
  ]),
  row('599', 599, ['', API_ERROR]),
  row('an error body with 200 is no error', 200, [SCOPE_WRONG, OK]),
  row('301 with scope.wrong is a redirect', 301, [SCOPE_WRONG, { kind: 'redirect', location: null }]),
];

/** Nested `fields` of serializers. */
const NESTED: readonly BodyCase[] = (
  [
    ['a text in place of a list', { name: 'Needed.' }, { name: ['Needed.'] }],
    ['several texts', { ean: ['Too long.', 'No digits.'] }, { ean: ['Too long.', 'No digits.'] }],
    ['an object', { basket: { note: ['x'] } }, { 'basket.note': ['x'] }],
    ['a list of objects', { items: [{}, { quantity: ['x'] }] }, { 'items.1.quantity': ['x'] }],
    ['objects by number', { items: { '2': { price: ['x'] } } }, { 'items.2.price': ['x'] }],
    ['texts beside objects', { items: ['Few.', { a: ['x'] }] }, { items: ['Few.'], 'items.1.a': ['x'] }],
    ['errors of the whole', { non_field_errors: ['x'] }, { non_field_errors: ['x'] }],
    ['a bare list', ['Refused.'], { '': ['Refused.'] }],
    ['numbers and null', { a: [5, null, true] }, { a: ['5', 'null', 'true'] }],
    ['an empty list', { a: [] }, {}],
    ['an empty name', { '': ['x'] }, { '': ['x'] }],
    ['a name with dots', { 'a.b': ['x'] }, { 'a.b': ['x'] }],
    ['two shapes at once', { a: ['x'], b: { c: { d: ['y'] } } }, { a: ['x'], 'b.c.d': ['y'] }],
  ] as const
).map(([name, fields, flat]) =>
  row(`fields: ${name}`, 400, [serializer(fields), VALIDATION, { ...SERIALIZED, fields: flat }]),
);

const NESTING = 10_000;

/** Cut off, deep, huge. */
const DAMAGED: readonly BodyCase[] = [
  ...[1, 8, 9, 20, 40, SCOPE_WRONG.length - 1].map((length) =>
    row(`scope.wrong cut after ${length}`, 403, [
      SCOPE_WRONG.slice(0, length),
      NOBODY_KNOWS,
      { unreadable: 'not json' },
    ]),
  ),
  row('scope.wrong and then some', 403, [`${SCOPE_WRONG}}`, NOBODY_KNOWS, { unreadable: 'not json' }]),
  row('two bodies in one', 403, [SCOPE_WRONG + SCOPE_WRONG, NOBODY_KNOWS, { unreadable: 'not json' }]),
  row('single quotes', 403, [SCOPE_WRONG.replaceAll('"', "'"), NOBODY_KNOWS, { unreadable: 'not json' }]),
  row('a stack trace', 400, [
    'Traceback (most recent call last):\n  File',
    OTHER,
    { unreadable: 'not json' },
  ]),
  row('XML', 400, ['<?xml version="1.0"?><error/>', OTHER, { unreadable: 'not json' }]),
  row('binary', 400, ['\u0000\u0001\u00ff\u00fe', OTHER, { unreadable: 'not json' }]),
  row('NaN', 400, ['{"error":{"key":"a","description":NaN}}', OTHER, { unreadable: 'not json' }]),
  row('a comment', 400, ['{"error":{"key":"a"}} // x', OTHER, { unreadable: 'not json' }]),
  row('lists in lists, 10,000 deep', 400, [
    '['.repeat(NESTING) + ']'.repeat(NESTING),
    OTHER,
    { unreadable: 'no error' },
  ]),
  row('objects in objects, 10,000 deep', 400, [
    `${'{"error":'.repeat(NESTING)}1${'}'.repeat(NESTING)}`,
    OTHER,
    { says: [null, null] },
  ]),
  row('fields 10,000 deep', 400, [
    serializer(null).replace('null', `${'{"a":'.repeat(NESTING)}1${'}'.repeat(NESTING)}`),
    VALIDATION,
    { ...SERIALIZED, fields: { [Array.from({ length: 20 }, () => 'a').join('.')]: ['[…]'] } },
  ]),
  row('a 10 MB description', 400, [
    envelope('big', 'y'.repeat(10_000_000)),
    OTHER,
    { unreadable: 'too long' },
  ]),
  row('10 MB of spaces', 400, [' '.repeat(10_000_000), OTHER]),
  row('10 MB of brackets', 400, ['['.repeat(10_000_000), OTHER, { unreadable: 'too long' }]),
  row('scope.wrong before 10 MB of spaces', 403, [
    SCOPE_WRONG + ' '.repeat(10_000_000),
    NOBODY_KNOWS,
    { unreadable: 'too long' },
  ]),
];

/** Wrong types. */
const WRONG_TYPES: readonly BodyCase[] = [
  ...[
    'null',
    'true',
    '0',
    '[]',
    '{}',
    '"text"',
    '[{"error":{"key":"scope.wrong"}}]',
    '{"total":0,"data":[]}',
  ].map((body) => row(`the body ${body}`, 400, [body, OTHER, { unreadable: 'no error' }])),
  ...['null', '5', 'true', '[]', '["scope.wrong"]', '""'].map((error) =>
    row(`error: ${error}`, 400, [`{"error":${error}}`, OTHER, { unreadable: 'no error' }]),
  ),
  ...['{}', '{"key":5}', '{"key":null}', '{"key":["scope.wrong"]}', '{"key":{"a":1}}', '{"key":""}'].map(
    (error) => row(`error: ${error}`, 403, [`{"error":${error}}`, ROLE_OR_SCOPE, { says: [null, null] }]),
  ),
  ...['5', 'true', '[]', '{}', '["x"]', '""'].map((description) =>
    row(`description: ${description}`, 409, [
      `{"error":{"key":"k","description":${description}}}`,
      OTHER,
      { says: ['k', null] },
    ]),
  ),
  ...['5', 'null', '"text"', 'true', '[]'].map((fields) =>
    row(`fields: ${fields}`, 409, [`{"error":{"key":"k","fields":${fields}}}`, OTHER, { says: ['k', null] }]),
  ),
  row('detail: a list', 400, ['{"detail":["x"]}', OTHER, { unreadable: 'no error' }]),
  row('error: a word', 400, ['{"error":"scope.wrong"}', OTHER, { says: ['scope.wrong', null] }]),
  row('error: a word with a key', 403, [
    '{"error":"x","key":"scope.wrong"}',
    ROLE_OR_SCOPE,
    { says: ['x', null] },
  ]),
  row('error_description: a number', 400, [
    '{"error":"x","error_description":5}',
    OTHER,
    { says: ['x', null] },
  ]),
];

/** Names with a meaning in JavaScript. */
const PROTOTYPES: readonly BodyCase[] = [
  row('__proto__ as the envelope', 403, [
    '{"__proto__":{"error":{"key":"scope.wrong"}}}',
    ROLE_OR_SCOPE,
    { unreadable: 'no error' },
  ]),
  row('__proto__ within the error', 403, [
    '{"error":{"__proto__":{"key":"scope.wrong"}}}',
    ROLE_OR_SCOPE,
    { says: [null, null] },
  ]),
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'length'].map((name) =>
    row(`a field named ${name}`, 400, [
      serializer(null).replace('null', `{"${name}":["x"]}`),
      VALIDATION,
      { ...SERIALIZED, fields: { [name]: ['x'] } },
    ]),
  ),
  ...['__proto__', 'constructor', 'valueOf'].map((key) =>
    row(`the key ${key}`, 409, [envelope(key), OTHER, { says: [key, null] }]),
  ),
  row('an OAuth error named constructor', 400, [
    '{"error":"constructor"}',
    OTHER,
    { says: ['constructor', null] },
  ]),
];

/** Texts that would do harm if they were not treated as text. */
export const HOSTILE_TEXTS: readonly string[] = [
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '"><svg onload=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '&lt;b&gt;&amp;#60;b&amp;#62;',
  '</code></dd></dl><h1>x</h1>',
  '<!-- <b>',
  '<![CDATA[<b>]]>',
  'javascript:alert(1)',
  '{{constructor.constructor("alert(1)")()}}',
  '$COUNT$ $1 $$ %s',
  'invoice\u202Egpj.exe',
  '\u2066hidden\u2069\u200B\u200Fback',
  '\u001b[31mred\u001b]0;title\u0007',
  'line\r\nSet-Cookie: a=b',
  '\u0000nul\u0008back',
  '\uD800alone',
  '\u{E0041}\u{E007F}tag',
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢',
  '🏴‍☠️👨‍👩‍👧‍👦',
];

const HOSTILE: readonly BodyCase[] = HOSTILE_TEXTS.flatMap((text, i) => [
  row(`hostile key and description ${i}`, 409, [envelope(text, text), OTHER, { says: [text, text] }]),
  row(`hostile field ${i}`, 400, [
    serializer({ [text]: [text] }),
    VALIDATION,
    { ...SERIALIZED, fields: { [text]: [text] } },
  ]),
]);

const WORD = 'y'.repeat(900_000);

const LONG: readonly BodyCase[] = [
  row('a key as long as a book', 409, [envelope(WORD), OTHER, { says: [WORD, null] }]),
  row('a description as long as a book', 403, [
    envelope('scope.wrong', WORD),
    SCOPE,
    { says: ['scope.wrong', WORD] },
  ]),
  row('a field as long as a book', 400, [
    serializer({ [WORD.slice(0, 400_000)]: [WORD.slice(0, 400_000)] }),
    VALIDATION,
    { ...SERIALIZED, fields: { [WORD.slice(0, 400_000)]: [WORD.slice(0, 400_000)] } },
  ]),
  row('a word of a megabyte', 400, [envelope('k', 'y'.repeat(1_048_576)), OTHER, { unreadable: 'too long' }]),
];

/** Every body of the diagnosis tests. */
export const BODIES: readonly BodyCase[] = [
  ...[DOCUMENTED, EBAY, FRAMEWORK, VARIANTS, NESTED].flat(),
  ...[DAMAGED, WRONG_TYPES, PROTOTYPES, HOSTILE, LONG].flat(),
];
