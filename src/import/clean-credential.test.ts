import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { processorMs } from '../../tests/fakes/processor-ms.ts';
import { type CredentialField, credentialProblem } from '../inventorum/credential-syntax.ts';
import { cleanCredential } from './clean-credential.ts';

const FIELDS: readonly CredentialField[] = ['clientId', 'clientSecret', 'refreshToken', 'accessToken'];

describe('cleanCredential', () => {
  test.each<[string, CredentialField, string, string[]]>([
    ['  at-123\n', 'accessToken', 'at-123', []],
    ['"at-123",', 'accessToken', 'at-123', ['separator', 'quotes']],
    ["'at-123';", 'refreshToken', 'at-123', ['separator', 'quotes']],
    ['“at-123”', 'refreshToken', 'at-123', ['quotes']],
    ['„at-123“', 'refreshToken', 'at-123', ['quotes']],
    ['at-123",', 'accessToken', 'at-123', ['separator', 'quotes']],
    ['at-123,', 'clientSecret', 'at-123', ['separator']],
    ["'at-123' \\", 'refreshToken', 'at-123', ['separator', 'quotes']],
    ['Bearer at-123', 'accessToken', 'at-123', ['scheme']],
    ['Authorization: bearer at-123', 'accessToken', 'at-123', ['scheme']],
    ['"Authorization": "Bearer at-123",', 'accessToken', 'at-123', ['separator', 'scheme', 'quotes']],
    ['refresh_token: rt-1', 'refreshToken', 'rt-1', ['name']],
    ['"refresh_token":"rt-1",', 'refreshToken', 'rt-1', ['name', 'separator', 'quotes']],
    ["'refresh_token' => 'rt-1',", 'refreshToken', 'rt-1', ['name', 'separator', 'quotes']],
    ['Refresh Token: rt-1', 'refreshToken', 'rt-1', ['name']],
    ['Refresh Token\nrt-1', 'refreshToken', 'rt-1', ['name']],
    ['clientId=ci-1', 'clientId', 'ci-1', ['name']],
    ['client-id', 'clientId', 'client-id', []],
    ['access-token', 'refreshToken', 'access-token', []],
    ['CLIENT SECRET   cs-1', 'clientSecret', 'CLIENT SECRET   cs-1', []],
    ['export SHORE_CLIENT_SECRET="cs-1"', 'clientSecret', 'cs-1', ['name', 'quotes']],
    ['VITE_SHORE_CLIENT_ID=ci-1', 'clientId', 'ci-1', ['name']],
    ["settings_shorepos_refresh_token = 'rt-1'", 'refreshToken', 'rt-1', ['name', 'quotes']],
    ['export X=rt-1', 'refreshToken', 'rt-1', ['name']],
    ["$env:INV_TK = 'rt-1'", 'accessToken', 'rt-1', ['name', 'quotes']],
    [
      '{"access_token": "at-1", "refresh_token": "rt-1", "expires_in": 36000}',
      'refreshToken',
      'rt-1',
      ['name'],
    ],
    ['{\n  "access_token": "at-1",\n  "refresh_token": "rt-1"\n}', 'accessToken', 'at-1', ['name']],
    ['CLIENT_ID=ci-1\nSHOP=7', 'clientId', 'ci-1', ['name']],
    ['client_id: ci-1\nclient_secret: cs-1', 'clientSecret', 'cs-1', ['name']],
    ['\u200bat-\ufeff1\u00ad23\u0000', 'accessToken', 'at-123', ['invisible']],
    ['\u00a0at-123\u2003', 'accessToken', 'at-123', []],
    ['at-1\r\n  23', 'accessToken', 'at-123', ['line breaks']],
    ['at-1=\n23', 'refreshToken', 'at-123', ['line breaks']],
    ['> at-1\n> 23', 'refreshToken', 'at-123', ['line breaks']],
    ['refresh_token: rt-\n 1', 'refreshToken', 'rt-1', ['name', 'line breaks']],
  ])('%j in %s is %s', (text, field, value, takenOff) => {
    const cleaned = cleanCredential(field, text);
    expect(cleaned).toMatchObject({ value, takenOff });
  });

  test.each<[string, CredentialField, string | null]>([
    ['a:b', 'accessToken', 'cannot be sent'],
    ['a:b', 'clientSecret', null],
    ['a=b', 'accessToken', 'cannot be sent'],
    ['a=b', 'clientSecret', null],
    ['a==', 'accessToken', null],
    ['a"b', 'accessToken', 'cannot be sent'],
    ['two words', 'refreshToken', 'has white space'],
    ['schlüssel', 'refreshToken', 'not ascii'],
    ['access_token: at-1', 'refreshToken', 'another field'],
    ['{"refresh_token": "rt-1"}', 'accessToken', 'another field'],
    ['x'.repeat(5000), 'refreshToken', 'too long'],
    ['x'.repeat(50_000), 'refreshToken', 'too long'],
    ['""', 'refreshToken', null],
    ['', 'accessToken', null],
  ])('%j in %s: %s', (text, field, problem) => {
    expect(cleanCredential(field, text).problem).toBe(problem);
  });

  const b64token = fc.stringMatching(/^[A-Za-z0-9\-._~+/]{8,200}={0,2}$/);
  const anyField = fc.constantFrom(...FIELDS);

  test('leaves alone what can be right as it is', () => {
    const visible = fc.stringMatching(/^[A-Za-z0-9][!-9<>-~]{0,80}[A-Za-z0-9]$/);
    fc.assert(
      fc.property(anyField, fc.oneof(b64token, visible), (field, value) => {
        expect(cleanCredential(field, value)).toMatchObject({ value, takenOff: [] });
      }),
    );
  });

  test('finds a value again whatever it is wrapped in, and says that something was taken off', () => {
    const names = {
      clientId: 'client_id',
      clientSecret: 'Client Secret',
      refreshToken: 'refreshToken',
    } as const;
    const wraps: readonly ((value: string, field: CredentialField) => string)[] = [
      (value) => `"${value}"`,
      (value) => `'${value}',`,
      (value) => `“${value}”;`,
      (value) => `Bearer ${value}`,
      (value) => `\ufeff${value}\u200b`,
      (value) => `${value.slice(0, 5)}\n    ${value.slice(5)}`,
      (value, field) => `${Reflect.get(names, field) ?? 'access-token'}: ${value}`,
      (value, field) => `export SHORE_${String(Reflect.get(names, field) ?? 'ACCESS_TOKEN')} = '${value}'`,
      (value, field) => `{"${String(Reflect.get(names, field) ?? 'accessToken')}": "${value}"}`,
    ];
    fc.assert(
      fc.property(anyField, b64token, fc.constantFrom(...wraps), (field, value, wrap) => {
        const cleaned = cleanCredential(field, wrap(value, field));
        expect(cleaned.value).toBe(value);
        expect(cleaned.takenOff).not.toEqual([]);
      }),
    );
  });

  test('gives what it calls right only where that can be sent, and never less than nothing', () => {
    const parts = fc.constantFrom(
      '"',
      "'",
      ',',
      ';',
      ' ',
      '\n',
      '=',
      ':',
      'Bearer ',
      'refresh_token',
      'access_token',
      'a',
      '\u200b',
      '{',
      '}',
      '\\',
      'ü',
    );
    fc.assert(
      fc.property(anyField, fc.array(parts, { maxLength: 12 }), (field, list) => {
        const { value, problem } = cleanCredential(field, list.join(''));
        if (problem === null) expect(credentialProblem(field, value)).toBeNull();
        if (problem === null && value !== '') expect(value).toMatch(/^[\x21-\x7e]+$/);
      }),
      { numRuns: 1000 },
    );
  });

  test.each(['"', "'", '\n', ' ', 'a:', 'refresh_token', 'Bearer ', '> ', ',\n'])(
    'takes no more time than its length for many a %j',
    (piece) => {
      const timeFor = (length: number) => {
        const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
        return processorMs(() => {
          for (let turn = 0; turn < 20; turn += 1) cleanCredential('refreshToken', text);
        });
      };
      timeFor(2000);
      expect(timeFor(19_990)).toBeLessThan(60 * timeFor(2000) + 200);
    },
  );
});
