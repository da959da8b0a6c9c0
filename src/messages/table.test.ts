import { describe, expect, test } from 'vitest';
import { PLURAL_CATEGORIES, table } from './table.ts';

test.each(Object.entries(PLURAL_CATEGORIES))(
  '%s has the plural categories of Intl.PluralRules',
  (tag, ours) => {
    const { pluralCategories } = new Intl.PluralRules(tag).resolvedOptions();
    expect([...ours].sort()).toEqual([...pluralCategories].sort());
  },
);

// Must not compile: the compiler complains of an expected error that is not there.
describe('a table does not compile', () => {
  test.each([
    // @ts-expect-error: one language lacks a placeholder
    table({ a: { where: 'x', en: 'Hi {name}', de: 'Hallo' } }),
    // @ts-expect-error: one language has a placeholder more
    table({ a: { where: 'x', en: 'Hi', de: 'Hallo {name}' } }),
    // @ts-expect-error: a placeholder has another name
    table({ a: { where: 'x', en: 'Hi {name}', de: 'Hallo {host}' } }),
    // @ts-expect-error: a language is missing
    table({ a: { where: 'x', en: 'Hi' } }),
    // @ts-expect-error: it does not say where it stands
    table({ a: { en: 'Hi', de: 'Hallo' } }),
    // @ts-expect-error: a plural form is missing
    table({ a: { where: 'x', en: { one: '{count}' }, de: { one: '{count}', other: '{count}' } } }),
    // @ts-expect-error: what is counted holds {count}
    table({ a: { where: 'x', en: { one: '{n}', other: '{n}' }, de: { one: '{n}', other: '{n}' } } }),
  ])('%#', (messages) => {
    expect(messages).toBeTypeOf('object');
  });
});
