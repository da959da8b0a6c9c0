import { describe, expect, test } from 'vitest';
import { ENGLISH, GERMAN } from '../ui/fixtures/languages.ts';
import { phrase, sayPhrase } from '../ui/language/phrase.ts';
import type { Say } from './say.ts';

const { say } = ENGLISH;

test('placeholders are filled by name, in whatever order they are given', () => {
  const values = { scope: 'products', legacy: 'old', call: 'GET /x/' };
  expect(say('lookupNeedsEither', values)).toBe(
    'GET /x/ needs products, or old with an app from before 2019.',
  );
  expect(GERMAN.say('lookupNeedsEither', values)).toBe(
    'GET /x/ braucht products, bei einer App von vor 2019 old.',
  );
});

test.each([
  ['Shop\u200f', '\u2068Shop\u200f\u2069'],
  ['\u202eShop', '\u2068\u202eShop\u2069'],
  ['חנות', '\u2068חנות\u2069'],
  ['\ufefbمتجر', '\u2068\ufefbمتجر\u2069'],
  ['Käse', 'Käse'],
  ['店', '店'],
])('a name turns only itself around: %j', (name, said) => {
  expect(say('editNamed', { name })).toBe(`Edit ${said}`);
});

// Must not compile: the compiler complains of an expected error that is not there. The fixture throws as well.
describe('the compiler refuses', () => {
  const more = { duration: '3 min', host: 'shop.example' };
  const either: 'titleOff' | 'stateDueIn' = Date.now() > 0 ? 'titleOff' : 'stateDueIn';
  test.each<[string, (say: Say) => string]>([
    // @ts-expect-error
    ['a key that is not there', (say) => say('nothing')],
    // @ts-expect-error
    ['a counted message without its form', (say) => say('tokenSets', { count: '1' })],
    // @ts-expect-error
    ['no value', (say) => say('stateDueIn')],
    // @ts-expect-error
    ['another name', (say) => say('stateDueIn', { time: '3 min' })],
    // @ts-expect-error
    ['a name more', (say) => say('stateDueIn', { duration: '3 min', host: 'shop.example' })],
    // @ts-expect-error
    ['a name more in an object of before', (say) => say('stateDueIn', more)],
    // @ts-expect-error
    ['a value where none is named', (say) => say('undo', { name: 'x' })],
    // @ts-expect-error
    ['one of two keys that hold different names', (say) => say(either, { duration: '3 min' })],
    [
      'the same of a phrase',
      // @ts-expect-error
      () => sayPhrase(ENGLISH, phrase('stateDueIn', { time: { ms: 1 } }), 0),
    ],
    // @ts-expect-error
    ['a phrase without its value', () => sayPhrase(ENGLISH, phrase('stateDueIn'), 0)],
  ])('%s', (_what, wrong) => {
    expect(() => wrong(say)).toThrow();
  });
});
