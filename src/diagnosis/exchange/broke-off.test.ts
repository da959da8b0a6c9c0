import { describe, expect, test } from 'vitest';
import { brokeOff, isUnseen } from './broke-off.ts';

interface Told {
  readonly method?: string;
  readonly status?: number;
  readonly size?: number;
  readonly error?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

function entry({ method = 'GET', status = 200, size = 20, error, headers = {} }: Told) {
  const told = Object.entries(headers).map(([name, value]) => ({ name, value }));
  const response = {
    status,
    headers: told,
    content: { size },
    ...(error !== undefined && { _error: error }),
  };
  return { request: { method }, response };
}

/** As Chromium 156 and Firefox ESR 153 told them. */
describe('whether an answer broke off', () => {
  test.each<[string, Told]>([
    ['an error beside a status', { size: 0, error: 'net::ERR_CONTENT_LENGTH_MISMATCH' }],
    ['a broken chunk', { error: 'net::ERR_INCOMPLETE_CHUNKED_ENCODING' }],
    ['a reset', { status: 403, error: 'net::ERR_CONNECTION_RESET' }],
    ['a page that stopped reading', { size: 0, error: 'net::ERR_ABORTED' }],
    ['fewer bytes than announced', { headers: { 'Content-Length': '11142' } }],
    ['the same of a refusal', { status: 403, headers: { 'content-length': '21' } }],
    ['the same, not compressed', { headers: { 'content-length': '21', 'Content-Encoding': 'identity' } }],
  ])('yes: %s', (_what, told) => {
    expect(brokeOff(entry(told))).toBe(true);
  });

  test.each<[string, Told]>([
    ['all that was announced', { headers: { 'content-length': '20' } }],
    ['more than announced, decoded', { headers: { 'content-length': '9', 'content-encoding': 'gzip' } }],
    ['less than announced, decoded', { headers: { 'content-length': '40', 'content-encoding': 'gzip' } }],
    ['no length', {}],
    ['no error', { error: null }],
    ['no error beside fewer bytes, as of a worker', { error: null, headers: { 'content-length': '98' } }],
    ['nothing of it, because the page may not read it', { size: 0, headers: { 'content-length': '98' } }],
    ['withheld from the page', { error: 'net::ERR_FAILED' }],
    ['blocked for the page', { size: 0, error: 'net::ERR_BLOCKED_BY_ORB' }],
    ['HEAD', { method: 'HEAD', size: 1, headers: { 'content-length': '98' } }],
    ['204', { status: 204, size: 1, headers: { 'content-length': '98' } }],
    ['a redirect', { status: 301, size: 1, headers: { 'content-length': '98' } }],
    ['no answer at all', { status: 0, size: 1, error: 'net::ERR_CONNECTION_RESET' }],
    ['a length that is none', { headers: { 'content-length': '12, 12' } }],
    ['a size that is not told', { size: -1, headers: { 'content-length': '98' } }],
  ])('no: %s', (_what, told) => {
    expect(brokeOff(entry(told))).toBe(false);
  });

  test.each([[null], [{}], [{ response: { status: 200, headers: 7, content: 'x' } }]])(
    'no: %j',
    (foreign) => {
      expect(brokeOff(foreign)).toBe(false);
    },
  );
});

describe('whether the browser shows nothing of a body', () => {
  const answer = (
    size: unknown,
    headers: Readonly<Record<string, string>>,
    status = 200,
    method = 'GET',
  ) => ({
    request: { method },
    response: {
      ...{ status, content: { size } },
      headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
    },
  });
  const JSON_TYPE = { 'Content-Type': 'application/json' };

  test.each<[string, unknown, boolean]>([
    ['an announced one', answer(0, { 'Content-Length': '5' }), true],
    ['JSON in chunks', answer(0, JSON_TYPE), true],
    ['one that is shown', answer(5, { 'Content-Length': '5' }), false],
    ['none', answer(0, { 'Content-Length': '0' }), false],
    ['a size that is not told', answer(-1, JSON_TYPE), false],
    ['an answer to HEAD', answer(0, { 'Content-Length': '5' }, 200, 'HEAD'), false],
    ['204', answer(0, JSON_TYPE, 204), false],
    ['nothing at all', null, false],
  ])('%s', (_what, entry, expected) => {
    expect(isUnseen(entry)).toBe(expected);
  });
});
