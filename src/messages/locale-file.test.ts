import { describe, expect, test } from 'vitest';
import { localeFile, localeFiles } from './locale-file.ts';
import { table } from './table.ts';

describe('a message as the browsers read it', () => {
  test('names its placeholders in capitals and numbers them in the order of their names', () => {
    const messages = table({
      from: { where: 'test', en: 'To {until} from {host} and {host}', de: 'Von {host} bis {until}' },
    });
    const placeholders = { host: { content: '$1' }, until: { content: '$2' } };
    expect(localeFile('en', messages)).toEqual({
      from: { message: 'To $UNTIL$ from $HOST$ and $HOST$', placeholders },
    });
    expect(localeFile('de', messages)).toEqual({ from: { message: 'Von $HOST$ bis $UNTIL$', placeholders } });
  });

  test('keeps a name of two words in small letters, as the browsers look it up', () => {
    const messages = table({ name: { where: 'test', en: '{tokenSet}', de: '{tokenSet}' } });
    expect(localeFile('en', messages)).toEqual({
      name: { message: '$TOKENSET$', placeholders: { tokenset: { content: '$1' } } },
    });
  });

  test('is there once a plural category where it is counted', () => {
    const tokens = {
      where: 'test',
      en: { one: 'a token', other: '{count} tokens' },
      de: { one: '{count} Token', other: '{count} Token' },
    };
    const placeholders = { count: { content: '$1' } };
    expect(localeFile('en', { tokens })).toEqual({
      tokens_one: { message: 'a token', placeholders },
      tokens_other: { message: '$COUNT$ tokens', placeholders },
    });
  });

  test('has no placeholders where it names none', () => {
    expect(localeFile('en', { plain: { where: 'test', en: 'Undo', de: 'Rückgängig' } })).toEqual({
      plain: { message: 'Undo' },
    });
  });

  test.each([
    ['an open brace', 'a { b'],
    ['a closed brace', 'a } b'],
    ['braces around more than a name', '{a b}'],
    ['empty braces', '{}'],
    ['a dollar sign', 'costs $5'],
    ['ten placeholders', '{a}{b}{c}{d}{e}{f}{g}{h}{i}{j}'],
  ])('is refused with %s', (_what, text) => {
    expect(() => localeFile('en', { bad: { where: 'test', en: text, de: text } })).toThrow(/"bad"/);
  });
});

test('each language is a file of the extension', () => {
  expect([...localeFiles().keys()]).toEqual(['_locales/en/messages.json', '_locales/de/messages.json']);
});
