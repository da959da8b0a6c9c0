import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { piecesOf } from './pieces.ts';

describe('the pieces of a text', () => {
  test('are the text again when they are joined', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('"', ',', '\\', ' ', 'a', '\n') }),
        fc.nat(20),
        (text, length) => {
          expect(piecesOf(text, length + 1).join('')).toBe(text);
        },
      ),
    );
  });

  test('never cut through a string of a JSON text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string(), { maxLength: 40 }),
        fc.integer({ min: 1, max: 30 }),
        (values, length) => {
          const strings = values.map((value) => value.replace(/\s/g, '"'));
          const pieces = piecesOf(JSON.stringify(strings), length);
          for (const written of strings.map((value) => JSON.stringify(value).slice(1, -1))) {
            expect(pieces.some((piece) => piece.includes(written))).toBe(true);
          }
        },
      ),
    );
  });

  test('are as long as they have to be where there is no place to cut', () => {
    const word = 'x'.repeat(1000);
    expect(piecesOf(word, 10)).toEqual([word]);
    expect(piecesOf(`${word} ${word}`, 10)).toEqual([`${word} `, word]);
  });
});
