import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { visibleText } from './visible-text.ts';

describe('visibleText', () => {
  test.each([
    ['plain text', 'Grüße aus Köln, 北京 🎉', 'Grüße aus Köln, 北京 🎉'],
    ['markup', '<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['a terminal sequence', '\u001b[31mred', '␛[31mred'],
    ['a line break and a tab', 'a\nb\tc', 'a␊b␉c'],
    ['a null', 'a\u0000b', 'a␀b'],
    ['an override of direction', 'invoice\u202Efdp.exe', 'invoice[U+202E]fdp.exe'],
    ['an isolate', '\u2067x\u2069', '[U+2067]x[U+2069]'],
    ['an invisible space', 'pay\u200Bpal', 'pay[U+200B]pal'],
    ['a byte order mark', '\uFEFFa', '[U+FEFF]a'],
    ['half a pair', 'a\uD800', 'a[U+D800]'],
    ['a tag', '\u{E0041}', '[U+E0041]'],
  ])('shows %s', (_name, text, shown) => {
    expect(visibleText(text)).toBe(shown);
  });

  test('cuts a word that never ends', () => {
    expect(visibleText('y'.repeat(1_000_000)).length).toBeLessThan(500);
  });

  test('leaves no character that hides or turns text around', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(visibleText(text)).not.toMatch(/\p{Cc}|\p{Cs}|\p{Bidi_Control}/u);
      }),
    );
  });
});
