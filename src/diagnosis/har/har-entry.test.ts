import fc from 'fast-check';
import {
  array,
  type GenericSchema,
  is,
  literal,
  minLength,
  minValue,
  number,
  object,
  optional,
  pipe,
  record,
  strictObject,
  string,
  union,
  unknown,
} from 'valibot';
import { describe, expect, test } from 'vitest';
import { redactByNames } from '../redaction/redact-by-names.ts';
import { harEntry } from './har-entry.ts';
import { harLog } from './har-log.ts';

const FORM = 'application/x-www-form-urlencoded';

const pairs = array(object({ name: string(), value: string() }));
const size = pipe(number(), minValue(-1));

/**
 * The HAR 1.2 specification as a schema, independent of the code: what readers may expect.
 * http://www.softwareishard.com/blog/har-12-spec/
 */
const HAR: GenericSchema = object({
  log: object({
    version: literal('1.2'),
    creator: object({ name: string(), version: string() }),
    pages: optional(
      array(
        object({
          startedDateTime: string(),
          id: string(),
          title: string(),
          pageTimings: record(string(), unknown()),
        }),
      ),
    ),
    entries: array(
      object({
        startedDateTime: pipe(string(), string()),
        time: pipe(number(), minValue(0)),
        request: object({
          method: string(),
          url: string(),
          httpVersion: string(),
          cookies: pairs,
          headers: pairs,
          queryString: pairs,
          postData: optional(
            union([
              strictObject({ mimeType: string(), text: string(), comment: optional(string()) }),
              strictObject({ mimeType: literal(FORM), text: string(), params: pipe(pairs, minLength(1)) }),
            ]),
          ),
          headersSize: size,
          bodySize: size,
        }),
        response: object({
          status: pipe(number(), minValue(0)),
          statusText: string(),
          httpVersion: string(),
          cookies: pairs,
          headers: pairs,
          content: object({
            size: pipe(number(), minValue(0)),
            mimeType: string(),
            text: optional(string()),
            encoding: optional(literal('base64')),
          }),
          redirectURL: string(),
          headersSize: size,
          bodySize: size,
        }),
        cache: object({}),
        timings: object({
          blocked: optional(size),
          dns: optional(size),
          connect: optional(size),
          ssl: optional(size),
          send: pipe(number(), minValue(0)),
          wait: pipe(number(), minValue(0)),
          receive: pipe(number(), minValue(0)),
        }),
      }),
    ),
  }),
});

const CHROMIUM = {
  _initiator: { type: 'script', stack: { callFrames: [{ url: 'https://h.test/app.js' }] } },
  _priority: 'High',
  startedDateTime: '2026-11-24T10:00:00.123Z',
  time: 84.2,
  request: {
    method: 'GET',
    url: 'https://app.inventorum.com/api/products/?page=1',
    httpVersion: 'http/2.0',
    headers: [{ name: 'accept', value: 'application/json' }],
    queryString: [{ name: 'page', value: '1' }],
    cookies: [{ name: 'sn', value: 'x', path: '/', expires: null }],
    headersSize: -1,
    bodySize: 0,
  },
  response: {
    status: 200,
    statusText: '',
    httpVersion: 'http/2.0',
    headers: [],
    cookies: [],
    content: { size: 2, mimeType: 'application/json' },
    redirectURL: '',
    headersSize: -1,
    bodySize: -1,
    _transferSize: 99,
  },
  serverIPAddress: '127.0.0.1',
  timings: { blocked: 1, dns: -1, ssl: -1, connect: -1, send: 0.1, wait: 80, receive: 3 },
};

describe('harEntry', () => {
  test('keeps what HAR 1.2 names, and nothing a browser adds', () => {
    const entry = harEntry(CHROMIUM, { kind: 'text', text: '{}' });
    expect(Object.keys(entry ?? {})).toEqual([
      'startedDateTime',
      'time',
      'request',
      'response',
      'cache',
      'timings',
    ]);
    expect(entry?.response.content).toEqual({ size: 2, mimeType: 'application/json', text: '{}' });
    expect(entry?.request.cookies).toEqual([{ name: 'sn', value: 'x' }]);
    expect(is(HAR, harLog(entry ? [entry] : [], '0.1.0'))).toBe(true);
  });

  test('the check of these tests refuses an entry without what HAR 1.2 requires', () => {
    const entry = harEntry(CHROMIUM, { kind: 'text', text: '{}' });
    const { timings: _, ...without } = entry ?? {};
    expect(is(HAR, { log: { ...harLog([], '0').log, entries: [without] } })).toBe(false);
  });

  test('makes a valid entry of anything that has an address', () => {
    fc.assert(
      fc.property(fc.object({ maxDepth: 4 }), fc.object(), fc.webUrl(), (request, response, url) => {
        const foreign = { ...response, request: { ...request, url }, response };
        const entry = harEntry(foreign, { kind: 'left out', comment: 'dropped' });
        expect(is(HAR, harLog(entry ? [entry] : [], '0.1.0'))).toBe(true);
        expect(entry).toBeDefined();
      }),
    );
  });

  test.each([[undefined], [{}], [{ request: { url: 'no address' } }]])('gives nothing for %j', (foreign) => {
    expect(harEntry(foreign, { kind: 'text', text: '' })).toBeUndefined();
  });

  test('entries stand in the order in which they began', () => {
    const at = (minute: number) => {
      const startedDateTime = `2026-11-24T10:0${minute}:00.000Z`;
      return harEntry({ ...CHROMIUM, startedDateTime }, { kind: 'text', text: '' }) ?? [];
    };
    const { entries } = harLog([at(2), at(1)].flat(), '0.1.0').log;
    expect(entries.map(({ startedDateTime }) => startedDateTime.slice(14, 16))).toEqual(['01', '02']);
  });
});

describe('what was sent', () => {
  const POST = { url: 'https://app.inventorum.com/api/products/', method: 'POST' };
  const writtenOf = (postData: object, redact = false) => {
    const entry = harEntry({ request: { ...POST, postData } }, { kind: 'text', text: '' });
    if (!entry) throw new Error('no entry');
    const entries = redact ? redactByNames([entry], 'keep').value : [entry];
    return harLog(entries, '0').log.entries[0]?.request.postData;
  };

  test.each([
    ['JSON', 'application/json', '{"a":1}', [{ name: '', value: '' }]],
    ['text', 'text/plain', 'a=1', [{ name: 'a', value: '1' }]],
    ['a form with files', 'multipart/form-data; boundary=x', '--x--', [{ name: 'a', value: '1' }]],
    ['nothing', FORM, '', []],
  ])('%s has no fields beside its text', (_what, mimeType, text, params) => {
    expect(writtenOf({ mimeType, text, params })).toEqual({ mimeType, text });
  });

  test.each([
    ['as Chromium tells them', FORM, [{ name: 'password', value: 'a%2Bb+c' }]],
    ['as Firefox tells them', FORM, [{ name: 'password', value: 'a+b c' }]],
    ['not told', `${FORM};charset=UTF-8`, []],
  ])('the fields of a form are decoded, whatever a browser does: %s', (_what, mimeType, params) => {
    const text = 'password=a%2Bb+c&x=1&x=2&empty=';
    expect(writtenOf({ mimeType, text, params })).toEqual({
      ...{ mimeType: FORM, text },
      params: [
        { name: 'password', value: 'a+b c' },
        { name: 'x', value: '1' },
        { name: 'x', value: '2' },
        { name: 'empty', value: '' },
      ],
    });
    const redacted = writtenOf({ mimeType, text, params }, true);
    expect(redacted?.params?.[0]).toEqual({ name: 'password', value: '[password 1]' });
  });

  test('the same secret has one placeholder in text and fields, and another has another', () => {
    const text = 'password=caf%C3%A9+one&old_password=caf%C3%A9+two&new_password=caf%c3%a9%20one';
    expect(writtenOf({ mimeType: FORM, text }, true)?.params?.map(({ value }) => value)).toEqual([
      '[password 1]',
      '[password 2]',
      '[password 1]',
    ]);
  });
});
