import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBody } from './decode-body.ts';

const JSON_TYPE = 'application/json';
const bytes = (...parts: (string | readonly number[])[]) =>
  new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part))));
const utf16 = (text: string) => [...Buffer.from(text, 'utf16le')];

describe('decodeBody', () => {
  test.each<[string, Uint8Array<ArrayBuffer>, string, string]>([
    ['UTF-8', bytes('{"a":"ü€"}'), JSON_TYPE, '{"a":"ü€"}'],
    ['UTF-8 by name', bytes('ü'), 'text/plain; charset=UTF-8', 'ü'],
    ['UTF-8 under its mark', bytes([0xef, 0xbb, 0xbf], '{}'), JSON_TYPE, '{}'],
    ['its mark against another name', bytes([0xef, 0xbb, 0xbf], 'ü'), 'text/plain;charset=latin1', 'ü'],
    ['windows-1252', bytes('{"a":"', [0xfc], '"}'), `${JSON_TYPE}; charset=windows-1252`, '{"a":"ü"}'],
    ['ISO-8859-1, quoted', bytes([0xfc]), 'text/plain; x=1; charset="ISO-8859-1"', 'ü'],
    ['ISO-8859-15', bytes([0xa4]), 'text/plain; charset=iso-8859-15', '€'],
    ['UTF-16 under its mark', bytes([0xff, 0xfe], utf16('{"ü":1}')), JSON_TYPE, '{"ü":1}'],
    ['UTF-16 by name', bytes(utf16('ü')), 'text/plain; charset=utf-16le', 'ü'],
    ['nothing', bytes(), JSON_TYPE, ''],
    ['nothing, without a type', bytes(), '', ''],
    ['no type', bytes('ü'), '', 'ü'],
    ['a byte that is no UTF-8 in a text', bytes('"T', [0xff], '"'), JSON_TYPE, '"T\ufffd"'],
  ])('reads %s', (_what, given, type, text) => {
    expect(decodeBody(given, type)).toEqual({ text, base64: false });
  });

  test.each<[string, string]>([
    ['x-unheard-of', 'ü'],
    ['', 'ü'],
    ['utf-99', '{"a":1}'],
  ])('reads a charset that nobody knows as UTF-8, and says so: "%s"', (charset, text) => {
    const type = `${JSON_TYPE}; charset="${charset}"`;
    expect(decodeBody(bytes(text), type)).toEqual({ text, base64: false, unknownCharset: true });
  });

  test.each<[string, readonly number[], string]>([
    ['a picture', [0x89, 0x50, 0x4e, 0x47, 0, 0xff], 'image/png'],
    ['a picture with a charset', [0x89, 0x50, 0x4e, 0x47, 0, 0xff], 'image/png; charset=windows-1252'],
    ['bytes without a type', [0xff, 0xd8, 0, 1], ''],
    ['bytes under the mark of UTF-16', [0xff, 0xfe, 0, 0, 1, 0, 0xff], 'application/octet-stream'],
    ['bytes that are called JSON', [0xff, 0, 1], JSON_TYPE],
  ])('keeps %s', (_what, given, type) => {
    expect(decodeBody(bytes(given), type)).toEqual({
      text: Buffer.from(given).toString('base64'),
      base64: true,
    });
  });

  test('leaves out a character that was cut', () => {
    const cut = bytes('Gr', [0xc3]);
    expect(decodeBody(cut, 'text/plain', 'beginning')).toEqual({ text: 'Gr', base64: false });
    expect(decodeBody(cut, 'text/plain')).toEqual({ text: 'Gr\ufffd', base64: false });
    expect(decodeBody(cut, '', 'beginning')).toEqual({ text: 'Gr', base64: false });
  });

  test('never throws, and loses no byte of what is no text', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.string(), (given, type) => {
        const { text, base64 } = decodeBody(new Uint8Array(given), `text/x; charset=${type}`);
        if (base64) expect(new Uint8Array(Buffer.from(text, 'base64'))).toEqual(new Uint8Array(given));
      }),
    );
  });
});
