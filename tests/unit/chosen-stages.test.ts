import { expect, test } from 'vitest';
import { chosenStages } from '../../tools/stages/chosen-stages.ts';
import { onePass, type Stage } from '../../tools/stages/stage.ts';

function stage(name: string): Stage {
  return { name, budget: 1, run: async () => onePass() };
}

const GROUPS = [
  [stage('browser, Chromium')],
  [stage('browser, Firefox')],
  [stage('build')],
  [stage('unit')],
  [stage('shells'), stage('consumers')],
  [stage('matrix, Chromium'), stage('matrix, Firefox')],
];

function names(words: readonly string[]): readonly (readonly string[])[] {
  return chosenStages(GROUPS, words).map((group) => group.map(({ name }) => name));
}

test.each<[readonly string[], readonly (readonly string[])[]]>([
  [[], GROUPS.map((group) => group.map(({ name }) => name))],
  [['unit'], [['build'], ['unit']]],
  [['firefox'], [['browser, Firefox'], ['build'], ['matrix, Firefox']]],
  [
    ['consumers', 'Unit'],
    [['build'], ['unit'], ['consumers']],
  ],
  [
    ['shells', 'consumers'],
    [['build'], ['shells', 'consumers']],
  ],
])('the words %j choose these stages, in their order', (words, chosen) => {
  expect(names(words)).toEqual(chosen);
});

test('a word that names no stage is an error, not an empty run', () => {
  expect(() => names(['unit', 'fire'])).toThrow(/No stage is named fire\. There are: browser, Chromium;/);
});
