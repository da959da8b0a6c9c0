import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeApiError, scopeWrongBody, serializerErrorBody, tokenInvalidBody } from './api-error.ts';

const NOTHING = { key: null, description: null, fields: [], oauthCode: null };

describe('decodeApiError', () => {
  test.each<[string, unknown, unknown]>([
    [
      'scope.wrong',
      scopeWrongBody(),
      { ...NOTHING, key: 'scope.wrong', description: 'Your scope does not allow access here.' },
    ],
    ['token.invalid', tokenInvalidBody(), { ...NOTHING, key: 'token.invalid', description: 'Invalid token' }],
    [
      'a validation error',
      serializerErrorBody({ tax_rate: ['Tax rate already exists'] }),
      {
        ...NOTHING,
        key: 'common.serializer_error',
        description: 'Serialization error',
        fields: [{ path: ['tax_rate'], messages: ['Tax rate already exists'] }],
      },
    ],
    [
      'a 404 without detail',
      { error: { fields: {}, description: null, key: 'product.not_found' } },
      { ...NOTHING, key: 'product.not_found' },
    ],
    ['an OAuth error', { error: 'invalid_grant' }, { ...NOTHING, oauthCode: 'invalid_grant' }],
    [
      'an OAuth error with text',
      { error: 'invalid_client', error_description: 'no such client' },
      { ...NOTHING, oauthCode: 'invalid_client', description: 'no such client' },
    ],
    ['a lone detail', { detail: 'Not found.' }, { ...NOTHING, description: 'Not found.' }],
    [
      'the eBay service',
      { error: { detail: 'no category', key: 'validation.failed' } },
      { ...NOTHING, key: 'validation.failed', description: 'no category' },
    ],
    ['wrong types throughout', { error: { fields: 5, description: 7, key: {} } }, NOTHING],
  ])('reads %s', (_name, body, error) => {
    expect(decodeApiError(body)).toEqual(error);
  });

  test.each([
    [null],
    [undefined],
    ['text'],
    [5],
    [[]],
    [{}],
    [{ error: '' }],
    [{ error: 3 }],
    [{ total: 0, data: [] }],
  ])('%j is not an error body', (body) => {
    expect(decodeApiError(body)).toBeUndefined();
  });

  test('keeps hostile names as plain fields and leaves the prototypes alone', () => {
    const body: unknown = JSON.parse(
      '{"error":{"fields":{"__proto__":["x"],"constructor":["y"]},"key":"k"}}',
    );
    expect(decodeApiError(body)?.fields).toEqual([
      { path: ['__proto__'], messages: ['x'] },
      { path: ['constructor'], messages: ['y'] },
    ]);
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
    const inherited: unknown = Object.create({ error: 'invalid_grant' });
    expect(decodeApiError(inherited)).toBeUndefined();
  });

  test('never throws, whatever was parsed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.anything(), fc.record({ error: fc.anything() })), (body) => {
        decodeApiError(body);
      }),
    );
    const depth = 20_000;
    const deep: unknown = JSON.parse(`{"error":{"fields":{"a":${'['.repeat(depth)}${']'.repeat(depth)}}}}`);
    expect(decodeApiError(deep)?.fields).toHaveLength(1);
  });
});

test('documented bodies have their keys in the documented order', () => {
  expect(JSON.stringify(scopeWrongBody())).toBe(
    '{"error":{"fields":{},"description":"Your scope does not allow access here.","key":"scope.wrong"}}',
  );
  expect(JSON.stringify(tokenInvalidBody())).toBe(
    '{"error":{"fields":{},"description":"Invalid token","key":"token.invalid"}}',
  );
});
