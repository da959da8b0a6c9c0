import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAuthorization } from './authorization.ts';

describe('parseAuthorization', () => {
  test.each<[string, string | null, object]>([
    ['no header', null, { kind: 'none' }],
    ['a bearer token', 'Bearer abc.DEF-1~2+3/4==', { kind: 'bearer', token: 'abc.DEF-1~2+3/4==' }],
    ['any case and several spaces', 'bEaReR   abc', { kind: 'bearer', token: 'abc' }],
    ['the older scheme of the API', 'Token abc', { kind: 'other scheme', scheme: 'Token' }],
    ['client credentials', 'Basic YTpi', { kind: 'other scheme', scheme: 'Basic' }],
    ['no token', 'Bearer ', { kind: 'malformed' }],
    ['two tokens', 'Bearer abc def', { kind: 'malformed' }],
    ['a token in quotes', 'Bearer "abc"', { kind: 'malformed' }],
    ['a token without scheme', 'abc', { kind: 'malformed' }],
    ['an empty header', '', { kind: 'malformed' }],
  ])('reads %s', (_name, header, expected) => {
    expect(parseAuthorization(header)).toEqual(expected);
  });

  test('reads every header as something', () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        expect(['bearer', 'malformed', 'other scheme']).toContain(parseAuthorization(header).kind);
      }),
    );
  });
});
