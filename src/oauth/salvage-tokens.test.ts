import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { processorMs } from '../../tests/fakes/processor-ms.ts';
import type { TokenAnswer } from './read-answer.ts';
import { salvageTokens } from './salvage-tokens.ts';

const GOOD = '{"access_token":"a-1","refresh_token":"r-2","token_type":"Bearer","expires_in":36000}';
const FOUND = {
  refreshToken: 'r-2',
  otherRefreshToken: null,
  accessToken: 'a-1',
  tokenType: 'Bearer',
  expiresIn: 36_000,
  scope: [],
};
const CUT = { ...FOUND, accessToken: null, tokenType: null, expiresIn: null };

function answer(status: number, text: string, incomplete = false): TokenAnswer {
  return { status, text, incomplete, redirected: false, contentType: 'application/json', retryAfter: null };
}

function salvage(text: string, sent = 'r-1') {
  return salvageTokens(answer(200, text), sent);
}

describe('the status', () => {
  test.each([200, 201, 202, 203, 206, 207, 299])('%i is success', (status) => {
    expect(salvageTokens(answer(status, GOOD))).toEqual(FOUND);
  });
  test.each([0, 199, 300, 302, 400, 401, 403, 500, 503])('%i is none', (status) => {
    expect(salvageTokens(answer(status, GOOD))).toBeNull();
  });
});

describe('all tokens are taken from', () => {
  const WARNING =
    '<br />\n<b>Warning</b>: Undefined variable $x in <b>/srv/x.php</b> on line <b>3</b><br />\n';
  test.each([
    ['the standard form', GOOD],
    ['one level down', `{"data":${GOOD}}`],
    ['four levels down', `{"a":{"b":{"c":{"d":${GOOD}}}}}`],
    ['a list', `[${GOOD}]`],
    ['a list in an object', `{"tokens":[${GOOD}]}`],
    ['camelCase', '{"accessToken":"a-1","refreshToken":"r-2","tokenType":"Bearer","expiresIn":36000}'],
    ['PascalCase', '{"AccessToken":"a-1","RefreshToken":"r-2","TokenType":"Bearer","ExpiresIn":"36000"}'],
    [
      'names with hyphens',
      '{"access-token":"a-1","refresh-token":"r-2","token-type":"Bearer","expires-in":36000}',
    ],
    ['capitals', GOOD.replaceAll(/[a-z]+_[a-z]+/g, (name) => name.toUpperCase())],
    [
      'another order',
      '{"expires_in":36000,"token_type":"Bearer","refresh_token":"r-2","access_token":"a-1"}',
    ],
    [
      'type and life beside the object of the tokens',
      '{"token_type":"Bearer","expires_in":36000,"tokens":{"access_token":"a-1","refresh_token":"r-2"}}',
    ],
    [
      'each token in an object of its own',
      '{"access_token":{"token":"a-1"},"refresh_token":{"value":"r-2"},"token_type":"Bearer","expires_in":36000}',
    ],
    [
      'escapes in names and values',
      GOOD.replace('refresh_token', 'refresh\\u005ftoken').replace('r-2', 'r\\u002d2'),
    ],
    ['a byte order mark before it', `\uFEFF${GOOD}`],
    ["a hijacking guard before it, )]}'", `)]}',\n${GOOD}`],
    ['a hijacking guard before it, while(1)', `while(1);${GOOD}`],
    ['a call around it', `callback(${GOOD});`],
    ['a comment around it', `/*-secure-\n${GOOD}*/`],
    ['a warning before it', `${WARNING}${GOOD}`],
    ['a warning with braces before it', `Notice: {main} thrown in [x] ${GOOD}`],
    ['a warning with one quotation mark before it', `Warning: 3" is no number ${GOOD}`],
    ['a warning with an apostrophe before it', `Warning: can't modify header ${GOOD}`],
    ['a warning with a brace that never ends before it', `Warning: unexpected { in x.php\n${GOOD}`],
    ['other JSON before it', `{"warning":"slow"}\n${GOOD}`],
    ['a comment after it', `${GOOD} // 12 ms`],
    ['HTML after it', `${GOOD}\n<!-- cached: "no" -->`],
    ['garbage after it', `${GOOD}}]}"{`],
    ['comments in it', GOOD.replaceAll(',', ', // it\'s "one"\n /* "refresh_token":"no" */ ')],
    ['commas too many', GOOD.replaceAll(',', ',,').replace('}', ',}')],
    ['single quotation marks', GOOD.replaceAll('"', "'")],
    ['names without quotation marks', GOOD.replaceAll(/"(\w+)":/g, '$1:')],
    ['HTML', `<html><body><pre>${GOOD.replaceAll('"', '&quot;')}</pre></body></html>`],
    ['JSON in a string', JSON.stringify(GOOD)],
    ['JSON in a string in JSON', JSON.stringify({ body: GOOD })],
    ['blanks around a token', GOOD.replace('r-2', ' r-2\\n')],
    ['a form', 'access_token=a-1&refresh_token=r-2&token_type=Bearer&expires_in=36000'],
    ['a fragment', '#access_token=a-1&refresh_token=r%2D2&token_type=Bearer&expires_in=36000\n'],
    [
      'a form after a warning',
      `${WARNING}access_token=a-1&refresh_token=r-2&token_type=Bearer&expires_in=36000`,
    ],
    ['a hundred braces that never end before it', '{'.repeat(100) + GOOD],
    ['a hundred brackets that never end before it', '['.repeat(100) + GOOD],
    ['a megabyte of blanks after it', GOOD + ' '.repeat(900_000)],
  ])('%s', (_what, text) => {
    expect(salvage(text)).toEqual(FOUND);
  });
});

describe('the refresh token alone is taken from', () => {
  test.each([
    ['JSON that broke off after it', GOOD.slice(0, GOOD.indexOf('r-2') + 4)],
    ['JSON that broke off later', GOOD.slice(0, -2)],
    ['an object without another', '{"refresh_token":"r-2"}'],
    ['a list under its name', '{"refresh_token":["r-2"]}'],
  ])('%s', (_what, text) => {
    expect(salvage(text)).toEqual(CUT);
  });

  test('a number keeps all its digits', () => {
    const text = '{"refresh_token":12345678901234567890123,"access_token":98765432109876543210987}';
    expect(salvage(text)).toMatchObject({
      refreshToken: '12345678901234567890123',
      accessToken: '98765432109876543210987',
    });
  });
});

test.each([
  ['a string that broke off', '{"access_token": "a-1", "refresh_token": "r-2'],
  ['a string that broke off at an escape', '{"refresh_token": "r-2\\"'],
  ['a number that broke off', '{"refresh_token": 123'],
  ['a form that broke off', 'token_type=Bearer&refresh_token=r-2', true],
  ['an empty string', '{"refresh_token":""}'],
  ['null', '{"refresh_token":null}'],
  ['what some programs write for none', '{"refresh_token":"undefined"}'],
  ['a sentence', '{"refresh_token":"This field is required."}'],
  ['what is wrong with it', '{"error":{"fields":{"refresh_token":["invalid"]}}}'],
  ['true', '{"refresh_token":true}'],
  ['a name alone', '{"names":["refresh_token","access_token"]}'],
  ['a longer name', '{"refresh_token_expires_in":36000}'],
  ['text with a colon', 'refresh_token: gone'],
  ['a page', '<html><a href="/?refresh_token=abc">Log in</a></html>'],
  ['a token longer than any', `{"refresh_token":"${'x'.repeat(4097)}"}`],
  ['nothing', ''],
])('no refresh token is %s', (_what, text, incomplete = false) => {
  expect(salvageTokens(answer(200, String(text), Boolean(incomplete)), 'r-1')).toBeNull();
});

describe('of two refresh tokens', () => {
  test.each([
    ['the one beside the access token first', `{"old":{"refresh_token":"r-9"},"new":${GOOD}}`, 'r-2', 'r-9'],
    ['wherever it stands', `{"new":${GOOD},"other":{"refresh_token":"r-9"}}`, 'r-2', 'r-9'],
    ['the first, where both stand there', GOOD.replace('}', ',"refreshToken":"r-9"}'), 'r-2', 'r-9'],
    ['the first, where none does', '[{"refresh_token":"r-2"},{"refresh_token":"r-9"}]', 'r-2', 'r-9'],
    ['the same twice is one', `[${GOOD},${GOOD}]`, 'r-2', null],
    [
      'the one that was sent is no second one',
      `{"request":{"refresh_token":"r-1"},"x":${GOOD}}`,
      'r-2',
      null,
    ],
    [
      'the new one before the one that was sent',
      '[{"refresh_token":"r-1"},{"refresh_token":"r-2"}]',
      'r-2',
      null,
    ],
    [
      'the one that was sent beside the access token',
      `[${GOOD},{"refresh_token":"r-9"}]`.replace('r-2', 'r-1'),
      'r-1',
      'r-9',
    ],
  ])('%s', (_what, text, refreshToken, otherRefreshToken) => {
    expect(salvage(text)).toMatchObject({ refreshToken, otherRefreshToken });
  });
});

test('whatever is well-formed JSON is read as JSON.parse reads it', () => {
  const token = fc.stringMatching(/^[\x21-\x7e]{1,40}$/);
  fc.assert(
    fc.property(token, token, fc.json(), fc.nat({ max: 6 }), (access, refresh, noise, indent) => {
      fc.pre(
        !/null|undefined|none|token/i.test(access + refresh + noise) && access !== '0' && refresh !== '0',
      );
      const body = {
        noise: JSON.parse(noise),
        access_token: access,
        refresh_token: refresh,
        token_type: 'Bearer',
      };
      expect(salvage(JSON.stringify(body, null, indent), 'sent')).toMatchObject({
        accessToken: access,
        refreshToken: refresh,
        tokenType: 'Bearer',
      });
    }),
  );
});

test('no text makes it throw', () => {
  const piece = fc.constantFrom(...'{}[],:"\'\\/*\n &=', 'refresh_token', 'access_token', 'x', '1', '&quot;');
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      salvage(pieces.join(''));
    }),
  );
});

describe('the work grows with the length alone', () => {
  const FILL = 1_000_000;
  const fill = (piece: string) => piece.repeat(Math.ceil(FILL / piece.length));
  test.each([
    '{',
    '[',
    '"',
    '\\"',
    '"\\',
    '{"',
    "{'",
    '/*',
    '{/*',
    '{//',
    '{"refresh_token":',
    '{"refresh_token":"a"},',
    '{"access_token":"a","refresh_token":"b"},',
    '"refresh_token":"a",',
    '{"a":{',
    '{ ',
    '&quot;{',
    'refresh_token=',
    'a&',
    '{"refresh_token": 1',
    '{"x":"{\\"refresh_token\\":',
  ])('of %s, a million characters', (piece) => {
    const took = processorMs(() => [salvage(fill(piece)), salvage(`{"x":${fill(piece)}`)]);
    // Far above the expected tenth of a second; quadratic code takes minutes.
    expect(took).toBeLessThan(10_000);
  });
});
