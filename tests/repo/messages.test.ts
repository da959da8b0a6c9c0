import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import manifest from '../../manifest.json' with { type: 'json' };
import { MESSAGES } from '../../src/messages/messages.ts';
import type { Message } from '../../src/messages/table.ts';
import { PANEL_LIST } from '../../src/messages/texts/panel-list.ts';
import { ROOT, readSources } from './source-files.ts';

// The compiler checks that both languages have every message with the same placeholders: src/messages/table.ts.

const ALL: Readonly<Record<string, Message>> = MESSAGES;
const KEYS = Object.keys(ALL);

test('the browsers take every key, and tell them apart whatever their case', () => {
  expect(KEYS.filter((key) => !/^[A-Za-z][A-Za-z0-9]*$/.test(key))).toEqual([]);
  expect(new Set(KEYS.map((key) => key.toLowerCase())).size).toBe(KEYS.length);
});

test('every table is part of the whole, and no key stands in two', () => {
  const files = import.meta.glob<Record<string, object>>('../../src/messages/texts/*.ts', { eager: true });
  const keys = Object.values(files).flatMap((file) => Object.values(file).flatMap((one) => Object.keys(one)));
  expect(keys.sort()).toEqual([...KEYS].sort());
});

test('no text is empty, and each says where it stands', () => {
  const empty = KEYS.filter((key) => {
    const { where, en, de } = ALL[key] ?? { where: '', en: '', de: '' };
    const texts = [
      where,
      ...[en, de].flatMap((text) => (typeof text === 'string' ? text : Object.values(text))),
    ];
    return texts.some((text) => text.trim() === '');
  });
  expect(empty).toEqual([]);
});

test('a pill has room in the narrow list, which is 122 px wide', () => {
  const pills = Object.entries(PANEL_LIST).flatMap(([key, { en, de }]) =>
    key.startsWith('pill') ? [en, de] : [],
  );
  expect(pills.length).toBeGreaterThan(40);
  expect(pills.filter((text) => text.length > 15)).toEqual([]);
});

/** The last column of the glossary's table of German words. */
function avoidedWords(): readonly string[] {
  const [, german = ''] = readFileSync(path.join(ROOT, 'docs/glossary.md'), 'utf8').split('## German');
  const rows = german.split('\n').filter((line) => line.startsWith('| '));
  return rows
    .slice(2)
    .flatMap((row) => (row.split('|')[3] ?? '').split(','))
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

test('one thing has one word in German', () => {
  const words = avoidedWords();
  expect(words).toContain('verwenden');
  expect(words.length).toBeGreaterThan(30);
  const avoided = new RegExp(`(?<!\\p{L})(?:${words.join('|')})(?!\\p{L})`, 'iu');
  const found = KEYS.flatMap((key) => {
    const { de = '' } = ALL[key] ?? {};
    const texts = typeof de === 'string' ? [de] : Object.values(de);
    return texts
      .filter((text) => avoided.test(text.replace(/\{\w+\}/g, '')))
      .map((text) => `${key}: ${text}`);
  });
  expect(found).toEqual([]);
});

test('every message is used', () => {
  const sources = readSources(['src'], ['.ts', '.tsx']).filter(
    ({ file }) => !file.includes('.test.') && !file.startsWith('src/messages/'),
  );
  const text = [...sources.map((source) => source.text), JSON.stringify(manifest)].join('\n');
  const unused = KEYS.filter(
    (key) => !text.includes(`'${key}'`) && !text.includes(`"${key}"`) && !text.includes(`__MSG_${key}__`),
  );
  expect(unused).toEqual([]);
});
