import { describe, expect, test } from 'vitest';
import { findDefect, judgeAnswer } from './judge-answer.ts';
import type { TokenAnswer } from './read-answer.ts';
import { salvageTokens } from './salvage-tokens.ts';

const GOOD = {
  access_token: 'access-1',
  token_type: 'Bearer',
  expires_in: 36_000,
  refresh_token: 'refresh-1',
  scope: 'orders:read products:read',
};

function answer(status: number, body: unknown, more: Partial<TokenAnswer> = {}): TokenAnswer {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const usual = { redirected: false, contentType: 'application/json', retryAfter: null, incomplete: false };
  return { status, text, ...usual, ...more };
}

const API_ERROR = { error: { fields: {}, description: 'Invalid token', key: 'token.invalid' } };

describe('judgeAnswer', () => {
  test('takes the tokens of a good answer', () => {
    expect(judgeAnswer(answer(201, GOOD))).toMatchObject({
      kind: 'tokens',
      status: 201,
      tokens: {
        accessToken: 'access-1',
        refreshToken: 'refresh-1',
        tokenType: 'Bearer',
        expiresIn: 36_000,
        scope: [{ value: 'orders:read products:read' }],
      },
    });
  });

  test.each([
    ['no token_type', { ...GOOD, token_type: undefined }],
    ['another token_type', { ...GOOD, token_type: 'mac' }],
    ['an expires_in that is no number', { ...GOOD, expires_in: 'soon' }],
    ['a negative expires_in', { ...GOOD, expires_in: -1 }],
    ['a scope that is a list', { ...GOOD, scope: ['orders:read'] }],
    ['a broken id_token', { ...GOOD, id_token: 'x' }],
    ['unknown fields', { ...GOOD, __proto__: { a: 1 }, extra: {} }],
    ['no access token', { refresh_token: 'refresh-1' }],
  ])('saves the refresh token of a 200 with %s', (_what, body) => {
    expect(judgeAnswer(answer(200, body))).toMatchObject({
      kind: 'tokens',
      tokens: { refreshToken: 'refresh-1' },
    });
  });

  test('saves a whole refresh token out of an answer that broke off', () => {
    const broken = '{"access_token": "a", "refresh_token": "refresh-1", "sco';
    expect(judgeAnswer(answer(200, broken, { incomplete: true }))).toMatchObject({
      kind: 'tokens',
      tokens: { refreshToken: 'refresh-1', accessToken: null },
    });
  });

  test('takes no refresh token that broke off itself', () => {
    const judged = judgeAnswer(
      answer(200, '{"access_token": "a", "refresh_token": "refr', { incomplete: true }),
    );
    expect(judged).toMatchObject({ kind: 'later', cause: { kind: 'not json', status: 200 } });
  });

  test('does not take an empty string for a token', () => {
    expect(judgeAnswer(answer(200, { ...GOOD, refresh_token: '' }))).toMatchObject({
      tokens: { refreshToken: null, accessToken: 'access-1' },
    });
    expect(judgeAnswer(answer(200, { access_token: '', refresh_token: '' }))).toMatchObject({
      kind: 'later',
    });
  });

  test.each([
    ['400 invalid_grant', 400, { error: 'invalid_grant' }, 'invalid_grant'],
    ['401 invalid_grant', 401, { error: 'invalid_grant', error_description: 'x' }, 'invalid_grant'],
    ['400 token.invalid', 400, API_ERROR, 'token.invalid'],
    ['401 token.invalid', 401, API_ERROR, 'token.invalid'],
    ['403 invalid_grant', 403, { error: 'invalid_grant' }, 'invalid_grant'],
    ['403 token.invalid', 403, API_ERROR, 'token.invalid'],
    ['404 invalid_grant', 404, { error: 'invalid_grant' }, 'invalid_grant'],
    ['410 invalid_grant', 410, { error: 'invalid_grant' }, 'invalid_grant'],
    ['422 invalid_grant', 422, { error: 'invalid_grant' }, 'invalid_grant'],
    ['409 token.invalid', 409, API_ERROR, 'token.invalid'],
    ['200 with the error and no token', 200, { error: 'invalid_grant' }, 'invalid_grant'],
    ['400 in capitals', 400, { error: 'INVALID_GRANT' }, 'invalid_grant'],
    ['400 in camel case', 400, { error: 'invalidGrant' }, 'invalid_grant'],
    ['400 with a code of an error', 400, { error: { code: 'invalid_grant', message: 'x' } }, 'invalid_grant'],
    ['400 with a list of errors', 400, { errors: [{ code: 'invalid_grant' }] }, 'invalid_grant'],
    ['400 one level down', 400, { response: { error: 'invalid_grant' } }, 'invalid_grant'],
    ['400 after a warning', 400, 'Warning: x in y\n{"error": "invalid_grant"}', 'invalid_grant'],
    ['400 as a form', 400, 'error=invalid_grant&error_description=gone', 'invalid_grant'],
    ['400 said twice', 400, { error: 'invalid_grant', code: 'invalid_grant' }, 'invalid_grant'],
  ])('%s means that the refresh token is not accepted', (_what, status, body, code) => {
    expect(judgeAnswer(answer(status, body))).toEqual({ kind: 'rejected', code });
  });

  test.each([[400], [401], [403], [422]])('%d invalid_client is about the client alone', (status) => {
    expect(judgeAnswer(answer(status, { error: 'invalid_client' }))).toEqual({ kind: 'wrong client' });
  });

  test.each([
    ['500 whose body says invalid_grant', answer(500, { error: 'invalid_grant' }), 'server error'],
    ['503 temporarily_unavailable', answer(503, { error: 'temporarily_unavailable' }), 'server error'],
    ['502 as HTML', answer(502, '<html>Bad gateway</html>'), 'server error'],
    ['200 as HTML (a captive portal)', answer(200, '<html>Log in to the Wi-Fi</html>'), 'not json'],
    ['400 as HTML', answer(400, '<html>Blocked</html>'), 'not json'],
    ['403 as HTML', answer(403, '<html>Forbidden</html>'), 'not json'],
    ['an empty 200', answer(200, ''), 'not json'],
    ['200 null', answer(200, 'null'), 'not json'],
    ['200 with a list', answer(200, '[]'), 'not json'],
    ['200 with other JSON', answer(200, { hello: 1 }), 'unexpected answer'],
    ['429', answer(429, { error: 'x' }, { retryAfter: '1' }), 'rate limited'],
    ['a redirect that the browser hides', answer(0, '', { redirected: true }), 'redirect'],
    ['302', answer(302, '', { redirected: true }), 'redirect'],
    ['429 invalid_grant', answer(429, { error: 'invalid_grant' }), 'rate limited'],
    ['302 invalid_grant', answer(302, { error: 'invalid_grant' }, { redirected: true }), 'redirect'],
    ['401 as HTML', answer(401, '<html>invalid_grant</html>'), 'not json'],
    ['404 as HTML', answer(404, '<html>{"error"</html>'), 'not json'],
    [
      '400 that says two things',
      answer(400, { error: 'invalid_grant', code: 'invalid_client' }),
      'unexpected answer',
    ],
    [
      '400 that speaks of it',
      answer(400, { error: 'x', error_description: 'invalid_grant' }),
      'unexpected answer',
    ],
    ['400 of a field', answer(400, { fields: { code: 'invalid_grant' } }), 'unexpected answer'],
    ['400 of a longer code', answer(400, { error: 'invalid_grant_type' }), 'unexpected answer'],
    ['403 access_denied', answer(403, { error: 'access_denied' }), 'unexpected answer'],
    ['400 invalid_request', answer(400, { error: 'invalid_request' }), 'unexpected answer'],
    [
      '404',
      answer(404, { error: { fields: {}, description: null, key: 'common.unknown' } }),
      'unexpected answer',
    ],
  ])('%s keeps the refresh token for later', (_what, given, kind) => {
    expect(judgeAnswer(given)).toMatchObject({ kind: 'later', cause: { kind } });
  });

  test.each([
    ['a word', 'unsupported_grant_type', 'unsupported_grant_type'],
    ["a key of the API's own", 'common.unknown', 'common.unknown'],
    ['a sentence', 'unknown token refresh-1', null],
    ['64 characters', 'x'.repeat(64), 'x'.repeat(64)],
    ['65 characters', 'x'.repeat(65), null],
    ['a megabyte', 'x'.repeat(900_000), null],
    ['a line break', 'a\nb', null],
    ['a quotation mark', 'a"b', null],
    ['an umlaut', 'ü', null],
  ])('keeps of a code what is one short word: %s', (_what, error, code) => {
    expect(judgeAnswer(answer(400, { error }))).toMatchObject({ cause: { kind: 'unexpected answer', code } });
    expect(judgeAnswer(answer(400, { error: { key: error } }))).toMatchObject({ cause: { code } });
  });
});

describe('findDefect', () => {
  async function defectOf(given: TokenAnswer) {
    const tokens = salvageTokens(given);
    return tokens && (await findDefect({ text: given.text, tokens }, { clientId: 'c' }));
  }

  test.each([
    ['a good answer', GOOD, null],
    ['a lower-case token type', { ...GOOD, token_type: 'bearer' }, null],
    ['no token_type', { ...GOOD, token_type: undefined }, 'token_type'],
    ['another token_type', { ...GOOD, token_type: 'mac' }, 'token_type'],
    ['no access token', { refresh_token: 'r', token_type: 'Bearer' }, 'access_token'],
    ['tokens one level down', { data: GOOD }, null],
    ['a lifetime that is no number', { ...GOOD, expires_in: 'soon' }, null],
  ])('%s', async (_what, body, defect) => {
    expect(await defectOf(answer(200, body))).toBe(defect);
  });

  test('a content type of text/html does not spoil good JSON', async () => {
    expect(await defectOf(answer(200, GOOD, { contentType: 'text/html' }))).toBeNull();
  });
});
