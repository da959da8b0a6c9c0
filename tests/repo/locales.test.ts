import { expect, test } from 'vitest';
import manifest from '../../manifest.json' with { type: 'json' };
import de from '../../public/_locales/de/messages.json' with { type: 'json' };
import en from '../../public/_locales/en/messages.json' with { type: 'json' };
import { readSources } from './source-files.ts';

interface Message {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

const EN: Readonly<Record<string, Message>> = en;
const DE: Readonly<Record<string, Message>> = de;

test('both languages have the same messages', () => {
  expect(Object.keys(DE).sort()).toEqual(Object.keys(EN).sort());
});

test.each(Object.keys(EN))('%s has the same placeholders in both languages, and uses them all', (key) => {
  const placeholders = (one: Message | undefined): unknown => one?.placeholders ?? {};
  expect(placeholders(DE[key])).toEqual(placeholders(EN[key]));
  const names = Object.keys(EN[key]?.placeholders ?? {}).sort();
  for (const { message } of [EN[key], DE[key]].filter((one) => one !== undefined)) {
    const used = [...message.matchAll(/\$(\w+)\$/g)].map(([, name]) => name?.toLowerCase());
    expect([...new Set(used)].sort()).toEqual(names);
  }
});

test('no message is empty', () => {
  const empty = [...Object.entries(EN), ...Object.entries(DE)].filter(
    ([, { message }]) => message.trim() === '',
  );
  expect(empty).toEqual([]);
});

// The compiler checks that every used message exists: `MessageKey` is the type of the English file.
test('every message is used', () => {
  const sources = readSources(['src'], ['.ts', '.tsx']).filter(({ file }) => !file.includes('.test.'));
  const text = [...sources.map((source) => source.text), JSON.stringify(manifest)].join('\n');
  const unused = Object.keys(EN).filter((key) => {
    const name = key.replace(/_(one|other)$/, '');
    return !text.includes(`'${name}'`) && !text.includes(`"${name}"`) && !text.includes(`__MSG_${name}__`);
  });
  expect(unused).toEqual([]);
});
