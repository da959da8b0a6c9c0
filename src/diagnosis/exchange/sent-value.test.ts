import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sentValue } from './sent-value.ts';

const json = (value: unknown) => ({ type: 'application/json', text: JSON.stringify(value) });
const form = (text: string) => ({ type: 'application/x-www-form-urlencoded', text });

describe('sentValue', () => {
  test.each<[string, Parameters<typeof sentValue>, object]>([
    ['a field', [json({ name: 'Tea' }), ['name']], { kind: 'value', text: '"Tea"' }],
    ['a number', [json({ rate: 19 }), ['rate']], { kind: 'value', text: '19' }],
    ['null', [json({ rate: null }), ['rate']], { kind: 'value', text: 'null' }],
    ['an inner field', [json({ a: { b: true } }), ['a', 'b']], { kind: 'value', text: 'true' }],
    ['one of a list', [json({ a: [{}, { b: 'x' }] }), ['a', '1', 'b']], { kind: 'value', text: '"x"' }],
    ['a whole list', [json({ a: [1] }), ['a']], { kind: 'value', text: '[…]' }],
    ['an empty list', [json({ a: [] }), ['a']], { kind: 'value', text: '[]' }],
    ['a whole object', [json({ a: { password: 'p' } }), ['a']], { kind: 'value', text: '{…}' }],
    ['an absent field', [json({}), ['name']], { kind: 'absent' }],
    ['a field of no object', [json({ a: 5 }), ['a', 'b']], { kind: 'absent' }],
    ['an item beyond a list', [json({ a: [1] }), ['a', '1']], { kind: 'absent' }],
    ['a list by no index', [json({ a: [1] }), ['a', 'length']], { kind: 'absent' }],
    ['an inherited name', [json({}), ['constructor']], { kind: 'absent' }],
    ['a password', [json({ password: 'hunter2' }), ['password']], { kind: 'hidden' }],
    ['a PIN', [json({ pin: '1234' }), ['pin']], { kind: 'hidden' }],
    [
      'a password once more',
      [form('password_confirmation=x'), ['password_confirmation']],
      { kind: 'hidden' },
    ],
    ['a key of another shop', [json({ shop: { api_key: 'x' } }), ['shop', 'api_key']], { kind: 'hidden' }],
    ['a type of a token', [json({ token_type: 'x' }), ['token_type']], { kind: 'value', text: '"x"' }],
    ['a form field', [form('rate=19+%25&x=1'), ['rate']], { kind: 'value', text: '19 %' }],
    [
      'a form field that is doubled: the server takes the last',
      [form('rate=7&rate=19'), ['rate']],
      { kind: 'value', text: '19' },
    ],
    ['an absent form field', [form('x=1'), ['rate']], { kind: 'absent' }],
    ['no body', [null, ['name']], { kind: 'unknown' }],
    ['no path', [json({}), []], { kind: 'unknown' }],
    ['no JSON', [{ type: 'application/json', text: '{' }, ['a']], { kind: 'unknown' }],
    ['no object', [json(5), ['a']], { kind: 'unknown' }],
  ])('of %s', (_name, input, expected) => {
    expect(sentValue(...input)).toEqual(expected);
  });

  test.each([
    ['1234567890123456789', '1234567890123456789'],
    ['19.90', '19.90'],
    ['1E+3', '1E+3'],
    ['1e400', '1e400'],
    ['-0', '-0'],
    ['7, "rate": 19.0', '19.0'],
    ['"f\\u00fcr\\n"', '"für\\n"'],
  ])('is shown as it was sent: %s', (sent, text) => {
    const body = { type: 'application/json', text: `\ufeff{"10": 1, "rate": ${sent} , "1": 2}` };
    expect(sentValue(body, ['rate'])).toEqual({ kind: 'value', text });
  });

  test('cuts what is long', () => {
    const value = sentValue(json({ note: 'y'.repeat(100_000) }), ['note']);
    expect(value).toMatchObject({ kind: 'value', text: expect.stringMatching(/^"y+…$/) });
  });

  test('never throws, and never shows a field whose name says that it is secret', () => {
    const secret = fc.constantFrom(
      'password',
      'client_secret',
      'access_token',
      'refresh_token',
      'pin',
      'code',
    );
    fc.assert(
      fc.property(fc.object(), secret, fc.string({ minLength: 8 }), (others, name, value) => {
        const shown = sentValue(json({ ...others, [name]: value }), [name]);
        expect(shown).toEqual({ kind: 'hidden' });
      }),
    );
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.array(fc.string()), (type, text, path) => {
        expect(sentValue({ type, text }, path).kind).toBeTruthy();
      }),
    );
  });
});
