import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  IMPERSONAL_NAMES,
  PERSONAL_NAMES,
  SECRET_HEADERS,
  SECRET_NAMES,
  SHOWN_HEADERS,
  SHOWN_NAMES,
} from './fixtures/names.ts';
import { personalField } from './personal-names.ts';
import { secretField, secretHeader } from './secret-names.ts';

describe('secretField', () => {
  test('hides every usual spelling', () => {
    expect(SECRET_NAMES.filter((name) => secretField(name) === null)).toEqual([]);
  });

  test('shows what only looks alike', () => {
    expect(SHOWN_NAMES.filter((name) => secretField(name) !== null)).toEqual([]);
  });

  test.each([
    ['access_token', 'other access token'],
    ['x[refreshToken]', 'other refresh token'],
    ['client-secret', 'other client secret'],
    ['passwordConfirmation', 'password'],
    ['x_api_key', 'credential'],
  ])('says of %s that it holds: %s', (name, kind) => {
    expect(secretField(name)).toBe(kind);
  });

  test('gives the same answer whatever the case and the separators', () => {
    const separator = fc.constantFrom('_', '-', '.', ' ', ':');
    fc.assert(
      fc.property(
        fc.constantFrom(...SECRET_NAMES.filter((name) => /^[a-z_]+$/.test(name))),
        separator,
        (name, by) => {
          const spelt = name.split('_');
          expect(secretField(spelt.join(by))).not.toBeNull();
          expect(secretField(spelt.join(by).toUpperCase())).not.toBeNull();
          expect(secretField(`form[${name}]`)).not.toBeNull();
          expect(
            secretField(spelt.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')),
          ).not.toBeNull();
        },
      ),
    );
  });

  test('never throws, however long a name is', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(2000), (text, times) => {
        const kind = secretField(text.repeat(times));
        expect(kind === null || typeof kind === 'string').toBe(true);
      }),
    );
    expect(secretField(`${'x'.repeat(100_000)}_password`)).toBe('password');
  });
});

describe('secretHeader', () => {
  test('hides every usual header', () => {
    expect(SECRET_HEADERS.filter((name) => secretHeader(name) === null)).toEqual([]);
    expect(SECRET_HEADERS.filter((name) => secretHeader(name.toLowerCase()) === null)).toEqual([]);
  });

  test('shows what only looks alike', () => {
    expect(SHOWN_HEADERS.filter((name) => secretHeader(name) !== null)).toEqual([]);
  });
});

describe('personalField', () => {
  test('tells every usual spelling', () => {
    expect(PERSONAL_NAMES.filter((name) => personalField(name) === null)).toEqual([]);
  });

  test('leaves what tells of nobody', () => {
    expect(IMPERSONAL_NAMES.filter((name) => personalField(name) !== null)).toEqual([]);
  });
});
