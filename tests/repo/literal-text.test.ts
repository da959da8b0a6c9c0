import { expect, test } from 'vitest';
import { literalTexts } from './literal-text.ts';
import { readSources } from './source-files.ts';

test('no component holds words: they stand in src/messages', () => {
  const components = readSources(['src'], ['.tsx']).filter(({ file }) => !file.includes('.test.'));
  expect(components.length).toBeGreaterThan(10);
  expect(components.flatMap(literalTexts)).toEqual([]);
});

test.each([
  ['text', '<p>Save</p>'],
  ['a string in braces', "<p>{'Save'}</p>"],
  ['an attribute that is read aloud', '<button aria-label="Save" />'],
  ['a text after an element', '<p><b />gespeichert</p>'],
])('the check finds %s', (_what, component) => {
  expect(literalTexts({ file: 'x.tsx', text: `export const x = ${component};` })).toHaveLength(1);
});

test.each([
  ['signs', '<p>{a} · {b} …</p>'],
  ['an empty alternative text', '<img alt="" />'],
  ['names for scripts', '<p class="card" data-testid="card" />'],
])('the check lets %s through', (_what, component) => {
  expect(literalTexts({ file: 'x.tsx', text: `export const x = ${component};` })).toEqual([]);
});
