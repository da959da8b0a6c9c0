import { expect, test } from 'vitest';
import { ENGLISH, GERMAN } from '../fixtures/languages.ts';
import { count } from './count.ts';

test.each([
  [ENGLISH, 1, '1 token'],
  [ENGLISH, 0, '0 tokens'],
  [ENGLISH, 1200, '1,200 tokens'],
  [GERMAN, 1, '1 Token'],
  [GERMAN, 1200, '1.200 Tokens'],
])('counts in words', (language, amount, words) => {
  expect(count(language, 'tokenSets', amount)).toBe(words);
});
