import { describe, expect, test } from 'vitest';
import type { RecordedCall } from '../calls/call.ts';
import { exchange } from '../fixtures/exchange.ts';
import { repeatableOf, repeatProblemOf } from './repeatable.ts';

interface Sent {
  readonly method?: string;
  readonly url?: string;
  readonly text?: string;
  readonly mimeType?: string;
  /** announced length in bytes */
  readonly length?: number;
  readonly source?: RecordedCall['source'];
}

function recordedCall({
  method = 'POST',
  url,
  text,
  mimeType = 'application/json',
  length,
  source = 'page',
}: Sent) {
  const address = url ?? 'https://app.inventorum.com/api/products/';
  const { pathname, search } = new URL(address);
  const headers = length === undefined ? [] : [{ name: 'content-length', value: String(length) }];
  const asked = { ...exchange().asked, url: address, method };
  return {
    key: 'one',
    source,
    size: null,
    explanation: { sends: false, because: 'origin not allowed' },
    exchange: exchange({ method, pathname, search, asked }),
    entry: {
      request: { url: address, headers, ...(text !== undefined && { postData: { mimeType, text } }) },
    },
  } satisfies RecordedCall;
}

function problemOf(sent: Sent) {
  return repeatProblemOf(repeatableOf(recordedCall(sent)));
}

describe('a call that is sent again', () => {
  test('has path, query, version and body as they were written', () => {
    const url = 'https://app.inventorum.com/api/products/?search=T%C3%A4sse+1&page=2';
    const text = '{"name": "Tässe"}';
    expect(repeatableOf(recordedCall({ url, text, length: 18 }))).toEqual({
      method: 'POST',
      path: '/api/products/?search=T%C3%A4sse+1&page=2',
      leftOut: [],
      body: { mimeType: 'application/json', text },
      bodyProblem: null,
      apiVersion: '12',
    });
  });

  test('leaves out query parameters whose values are secret, and names them', () => {
    const url = 'https://app.inventorum.com/api/products/?access_token=abc&page=2&access_token=d&code';
    expect(repeatableOf(recordedCall({ url }))).toMatchObject({
      path: '/api/products/?page=2',
      leftOut: ['access_token', 'code'],
    });
  });

  test('takes no body along where the method has none', () => {
    expect(repeatableOf(recordedCall({ method: 'GET', text: '{}' }))).toMatchObject({
      body: null,
      bodyProblem: null,
    });
    expect(problemOf({ method: 'HEAD' })).toBeNull();
    expect(problemOf({ method: 'OPTIONS' })).toBeNull();
  });

  test.each<[string, Sent, string | null]>([
    ['a whole body', { text: '{}', length: 2 }, null],
    ['a body of unknown length', { text: '{}' }, null],
    ['no body at all', {}, null],
    ['an empty body', { length: 0 }, null],
    ['a body of which only a part is shown', { text: '{"a":', length: 900 }, 'cut'],
    ['a body that is not shown', { length: 900 }, 'cut'],
    ['a picture', { text: '\u{fffd}PNG', mimeType: 'image/png', length: 4 }, 'binary'],
    ['bytes that are no text', { text: 'a\u{fffd}b', mimeType: 'application/x-stuff' }, 'binary'],
    [
      'a form with a file',
      { text: '--x', mimeType: 'multipart/form-data; boundary=x', length: 90 },
      'multipart',
    ],
    ['a form whose length is not known', { text: '--x', mimeType: 'multipart/form-data' }, 'multipart'],
    [
      'a form of which everything is shown',
      { text: '--x', mimeType: 'multipart/form-data', length: 3 },
      null,
    ],
    ['a body longer than the background takes', { text: 'x'.repeat(5_000_001) }, 'too long'],
    ['a write of the extension itself', { source: 'own' }, 'not kept'],
    ['a read of the extension itself', { source: 'own', method: 'GET' }, null],
    ['an unknown method', { method: 'BREW' }, 'method'],
    ['a token request', { url: 'https://app.inventorum.com/api/auth/token/' }, 'token endpoint'],
    [
      'a token request in another spelling',
      { url: 'https://app.inventorum.com/api/auth;x=1//%74oken' },
      'token endpoint',
    ],
  ])('%s', (_name, sent, problem) => {
    expect(problemOf(sent)).toBe(problem);
  });
});
