import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StoredApp } from '../accounts/account-store.ts';
import { authenticateClient } from './client-authentication.ts';

const basic = (id: string, secret: string) => `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
const formEncode = (text: string) => encodeURIComponent(text).replaceAll('%20', '+');

function accountsWith(clientId: string, clientSecret: string) {
  const app: StoredApp = {
    id: 1,
    accountId: 1,
    label: 'app',
    kind: 'internal',
    scope: '',
    clientId,
    clientSecret,
  };
  return { findApp: (id: string) => (id === clientId ? app : undefined) };
}

describe('authenticateClient', () => {
  const accounts = accountsWith('an id', 'sécret:with &=%41+ signs');

  test.each([
    ['form-urlencoded, as RFC 6749 says', basic('an+id', formEncode('sécret:with &=%41+ signs')), true],
    ['raw, as many clients send it', basic('an id', 'sécret:with &=%41+ signs'), true],
    [
      'with a scheme in lower case',
      basic('an id', 'sécret:with &=%41+ signs').replace('Basic', 'basic'),
      true,
    ],
    ['with a wrong secret', basic('an id', 'sécret'), false],
    ['with an unknown id', basic('id', 'sécret:with &=%41+ signs'), false],
    ['without a colon', `Basic ${btoa('an id')}`, false],
    ['that is not base64', 'Basic ???', false],
    ['of another scheme', basic('an id', 'x').replace('Basic', 'Bearer'), false],
    ['that is empty', '', false],
  ])('a header %s', (_name, header, isKnown) => {
    expect(authenticateClient(header, accounts) !== undefined).toBe(isKnown);
  });

  test('a missing header proves nothing', () => {
    expect(authenticateClient(undefined, accounts)).toBeUndefined();
  });

  test('any id and secret get in form-urlencoded, and no other secret does', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1 });
    fc.assert(
      fc.property(word, word, word, (id, secret, other) => {
        const store = accountsWith(id, secret);
        expect(authenticateClient(basic(formEncode(id), formEncode(secret)), store)?.clientId).toBe(id);
        fc.pre(other !== secret && !other.includes('%') && !other.includes('+'));
        expect(authenticateClient(basic(formEncode(id), other), store)).toBeUndefined();
      }),
    );
  });
});
