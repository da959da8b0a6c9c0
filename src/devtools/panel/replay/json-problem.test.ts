import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonProblem } from './json-problem.ts';

test.each([
  ['{"a":1,}', 1, 8],
  ['{', 1, 2],
  ['[1 2]', 1, 4],
  ['{\n  "a": x\n}', 2, 8],
  ['{"a": tru}', 1, 7],
  ['"open', 1, 1],
  ['[1,]', 1, 4],
  ['{"a" 1}', 1, 6],
  ['{} {}', 1, 4],
  [']', 1, 1],
  ["{'a': 1}", 1, 2],
  ['[01]', 1, 3],
])('%j stops being JSON at line %i, column %i', (text, line, column) => {
  expect(jsonProblem(text)).toEqual({ line, column });
});

test('finds nothing wrong with JSON, nor with nothing', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(jsonProblem(text)).toBeNull();
    }),
  );
  expect(jsonProblem(' \n')).toBeNull();
});

test('names a place within any other text', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'{}[],:"1e-. tnu\\') }), (text) => {
      const problem = jsonProblem(text);
      if (problem) expect(problem.column).toBeLessThanOrEqual(text.length + 1);
    }),
  );
});
