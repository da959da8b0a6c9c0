import { describe, expect, test } from 'vitest';
import { answerScope } from './answer-scope.ts';
import { salvageTokens } from './salvage-tokens.ts';

function read(fields: string, isSecret = (_text: string) => false) {
  const text = `{"access_token":"a","refresh_token":"r","token_type":"Bearer"${fields}}`;
  const usual = { redirected: false, contentType: '', retryAfter: null, incomplete: false };
  const tokens = salvageTokens({ status: 200, text, ...usual });
  if (!tokens) throw new Error('There are tokens in it.');
  return answerScope(tokens, isSecret);
}

const told = (...names: readonly string[]) => ({ kind: 'told', names });

describe('a scope', () => {
  test.each([
    ['words', ',"scope":"products:read orders:read"', told('products:read', 'orders:read')],
    ['one word', ',"scope":"products"', told('products')],
    ['words with much white space', ',"scope":" a \\n  b\\t"', told('a', 'b')],
    ['a word twice', ',"scope":"a b a"', told('a', 'b')],
    ['a list', ',"scope":["products:read","orders:read"]', told('products:read', 'orders:read')],
    ['a list of one', ',"scope":["products:read"]', told('products:read')],
    ['a list with words in one item', ',"scope":["a b","c"]', told('a', 'b', 'c')],
    ['commas', ',"scope":"products:read,orders:read"', told('products:read', 'orders:read')],
    ['commas and blanks', ',"scope":"a, b,c"', told('a', 'b', 'c')],
    ['scopes', ',"scopes":"a b"', told('a', 'b')],
    ['scopes in a list', ',"scopes":["a","b"]', told('a', 'b')],
    ['Scope', ',"Scope":"a"', told('a')],
    ['a list that is a text', ',"scope":"[\\"a\\", \'b\']"', told('a', 'b')],
    ['scopes beside a scope that cannot be read', ',"scope":7,"scopes":["a"]', told('a')],
    ['a scope that was asked for, elsewhere', ',"request":{"scope":"x"},"scope":"a"', told('a')],
    [
      'the old names',
      ',"scope":"customers shop.products.publishing"',
      told('customers', 'shop.products.publishing'),
    ],
    ['as many as are read', `,"scope":"${many(100)}"`, told(...many(100).split(' '))],
  ])('is read from %s', (_what, fields, scope) => {
    expect(read(fields)).toEqual(scope);
  });

  test.each([
    ['nothing', ''],
    ['null', ',"scope":null'],
    ['null twice', ',"scope":null,"scopes":null'],
    ['another name', ',"scope_note":"a"'],
  ])('is unchanged with %s', (_what, fields) => {
    expect(read(fields)).toEqual({ kind: 'unchanged' });
  });

  test.each([
    ['an empty text', ',"scope":""'],
    ['blanks', ',"scope":"  "'],
    ['commas alone', ',"scope":",,"'],
    ['an empty list', ',"scope":[]'],
    ['a number', ',"scope":7'],
    ['true', ',"scope":true'],
    ['an object', ',"scope":{"products":["read"]}'],
    ['a list of objects', ',"scope":[{"name":"a"}]'],
    ['a list with a number', ',"scope":["a",7]'],
    ['a quotation mark', ',"scope":"a\\"b"'],
    ['a backslash', ',"scope":"a\\\\b"'],
    ['an umlaut', ',"scope":"prüfen"'],
    ['a control character', ',"scope":"a\\u0007"'],
    ['one name too many', `,"scope":"${many(101)}"`],
    ['a name too long', `,"scope":"${'x'.repeat(101)}"`],
    [
      '2,001 characters',
      `,"scope":"${Array.from({ length: 23 }, (_, i) => `${i}`.padStart(87, 'x')).join(' ')}"`,
    ],
    ['a megabyte', `,"scope":"${many(90_000)}"`],
    ['a list of a megabyte', `,"scope":${JSON.stringify(many(90_000).split(' '))}`],
  ])('is unknown with %s', (_what, fields) => {
    expect(read(fields)).toEqual({ kind: 'unknown' });
  });

  test('is unknown when a secret is in it', () => {
    expect(read(',"scope":"a r-1"', (text) => text.includes('r-1'))).toEqual({ kind: 'unknown' });
  });
});

function many(count: number): string {
  return Array.from({ length: count }, (_, index) => `s${index}`).join(' ');
}
