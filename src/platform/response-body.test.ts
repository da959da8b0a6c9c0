import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { responseBody } from './response-body.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const PICTURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 0xff]).toString('base64');
const JSON_TEXT = '{"email":"erika@example.test","password":"hünter2"}';
const SIZE = Buffer.byteLength(JSON_TEXT);

type Told = Omit<Parameters<typeof responseBody>[1], 'byFirefox'>;

describe('responseBody', () => {
  test.each<[string, string, Told, ReturnType<typeof responseBody>]>([
    [
      'unmarked base64 of a text without a type',
      base64(JSON_TEXT),
      { marked: false, type: '', size: SIZE },
      { text: JSON_TEXT, base64: false },
    ],
    [
      'the same, its size not told',
      base64(JSON_TEXT),
      { marked: false, type: '', size: null },
      { text: JSON_TEXT, base64: false },
    ],
    [
      'the same under a type that lies',
      base64(JSON_TEXT),
      { marked: false, type: 'image/png', size: SIZE },
      { text: JSON_TEXT, base64: false },
    ],
    [
      'the same under a type of its own',
      base64(JSON_TEXT),
      { marked: false, type: 'x-unknown', size: SIZE },
      { text: JSON_TEXT, base64: false },
    ],
    ...['application/x-www-form-urlencoded', 'application/graphql', 'text/x-odd', 'multipart/mixed'].map(
      (type): [string, string, Told, ReturnType<typeof responseBody>] => [
        `the same under ${type}`,
        base64(JSON_TEXT),
        { marked: false, type, size: SIZE },
        { text: JSON_TEXT, base64: false },
      ],
    ),
    [
      'a form whose size is not told',
      base64('email=erika@example.test&password=hunter2'),
      { marked: false, type: 'application/x-www-form-urlencoded', size: null },
      { text: 'email=erika@example.test&password=hunter2', base64: false },
    ],
    [
      'a text of base64, of a text type, whose size is not told',
      base64(JSON_TEXT),
      { marked: false, type: 'text/plain; charset=utf-8', size: null },
      { text: base64(JSON_TEXT), base64: false },
    ],
    [
      'marked base64 of a text',
      base64(JSON_TEXT),
      { marked: true, type: '', size: SIZE },
      { text: JSON_TEXT, base64: false },
    ],
    [
      'a picture that nothing marks',
      PICTURE,
      { marked: false, type: 'image/png', size: 8 },
      { text: PICTURE, base64: true },
    ],
    [
      'a marked picture',
      PICTURE,
      { marked: true, type: 'image/png', size: 8 },
      { text: PICTURE, base64: true },
    ],
    ['bytes without a type', PICTURE, { marked: false, type: '', size: 8 }, { text: PICTURE, base64: true }],
    [
      'JSON as it is',
      JSON_TEXT,
      { marked: false, type: 'application/json', size: SIZE },
      { text: JSON_TEXT, base64: false },
    ],
    [
      'a text that looks like base64',
      'abcd',
      { marked: false, type: '', size: 4 },
      { text: 'abcd', base64: false },
    ],
    [
      'a text that is base64 itself',
      base64(JSON_TEXT),
      { marked: false, type: 'text/plain', size: 72 },
      { text: base64(JSON_TEXT), base64: false },
    ],
    [
      'a word whose size is not told',
      'deadbeef',
      { marked: false, type: '', size: null },
      { text: 'deadbeef', base64: false },
    ],
    ['nothing', '', { marked: false, type: '', size: 0 }, { text: '', base64: false }],
  ])('reads %s', (_name, text, told, expected) => {
    for (const byFirefox of [true, false])
      expect(responseBody(text, { ...told, byFirefox })).toEqual(expected);
  });

  test('loses nothing: whatever the bytes are, they come back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), fc.boolean(), fc.boolean(), (bytes, marked, isTold) => {
        const given = Buffer.from(bytes).toString('base64');
        const size = isTold || marked ? bytes.length : null;
        const read = responseBody(given, { marked, type: '', size, byFirefox: isTold });
        const back =
          read.base64 || read.text === given ? Buffer.from(given, 'base64') : Buffer.from(read.text);
        expect(new Uint8Array(back)).toEqual(bytes);
      }),
    );
  });
});

/** Firefox's limit. */
const LIMIT = 1_048_576;
const ROW = '{"name":"Grüner Tee"},';
const LONG = `[${ROW.repeat(60_000)}`;
const BYTES = Buffer.from(LONG);
const JSON_TYPE = 'application/json';

/** What Firefox shows of these bytes if it keeps only the first ones. */
function filled(bytes: Uint8Array, kept: number): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(bytes.length);
  all.set(bytes.subarray(0, kept));
  return all;
}

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const utf8 = (bytes: Uint8Array) => Buffer.from(bytes).toString();

describe('a body that Firefox cut or did not decode', () => {
  const size = BYTES.length;
  /** the end of the bracket and of the first 40,000 rows: between two characters */
  const whole = Buffer.byteLength(`[${ROW.repeat(40_000)}`);
  /** after the first byte of the last ü */
  const inside = Buffer.byteLength(`[${ROW.repeat(40_000)}{"name":"Gr`) + 1;
  const cutAt = (kept: number) => ({ kept, missing: size - kept });
  const text = (kept: string, at: number) => ({ text: kept, base64: false, cut: cutAt(at) });
  const PNG = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0]), Buffer.alloc(2_000_000, 7)]);

  test.each<[string, string, Told, ReturnType<typeof responseBody>]>([
    [
      'cut between two characters',
      utf8(filled(BYTES, whole)),
      { marked: false, type: JSON_TYPE, size },
      text(`[${ROW.repeat(40_000)}`, whole),
    ],
    [
      'cut inside a character: bytes',
      latin1(filled(BYTES, inside)),
      { marked: false, type: `${JSON_TYPE}; charset=utf-8`, size },
      text(`[${ROW.repeat(40_000)}{"name":"Gr`, inside),
    ],
    [
      'cut inside a character of a text that names no charset',
      latin1(filled(BYTES, inside)),
      { marked: false, type: 'text/plain', size },
      text(`[${ROW.repeat(40_000)}{"name":"Gr`, inside),
    ],
    [
      'of which nothing was kept',
      utf8(filled(BYTES, 0)),
      { marked: false, type: JSON_TYPE, size },
      text('', 0),
    ],
    [
      'cut, its type not told',
      Buffer.from(filled(BYTES, inside)).toString('base64'),
      { marked: true, type: '', size },
      text(`[${ROW.repeat(40_000)}{"name":"Gr`, inside),
    ],
    [
      'a cut picture',
      Buffer.from(filled(PNG, LIMIT - 100)).toString('base64'),
      { marked: true, type: 'image/png', size: PNG.length },
      {
        text: PNG.subarray(0, LIMIT - 100).toString('base64'),
        base64: true,
        cut: { kept: LIMIT - 100, missing: PNG.length - LIMIT + 100 },
      },
    ],
    [
      'whole, with a byte that is no UTF-8',
      latin1(Buffer.from([0x22, 0x54, 0xc3, 0xa4, 0xff, 0x22])),
      { marked: false, type: JSON_TYPE, size: 6 },
      { text: '"T\u00e4\ufffd"', base64: false },
    ],
  ])('is read as what it is: %s', (_what, given, told, expected) => {
    expect(responseBody(given, { ...told, byFirefox: true })).toEqual(expected);
    expect(responseBody(given, { ...told, byFirefox: false }).cut).toBeUndefined();
  });

  test.each<[string, string, Told]>([
    ['a short text that ends with U+0000', 'a\0', { marked: false, type: 'text/plain', size: 2 }],
    ['windows-1252', 'Grün', { marked: false, type: 'text/plain; charset=windows-1252', size: 4 }],
    ['a page without a charset', 'Gr\u00fcn', { marked: false, type: 'text/html', size: 4 }],
    ['UTF-8 that was decoded', 'Grün', { marked: false, type: JSON_TYPE, size: 5 }],
    [
      'zeros at the end of bytes below the limit',
      Buffer.concat([Buffer.from([1, 0xff]), Buffer.alloc(500_000)]).toString('base64'),
      { marked: true, type: 'application/x-tar', size: 500_002 },
    ],
    [
      'zeros that begin after the limit',
      Buffer.concat([Buffer.alloc(LIMIT + 1, 0xff), Buffer.alloc(1000)]).toString('base64'),
      { marked: true, type: 'application/x-tar', size: LIMIT + 1001 },
    ],
  ])('stays as it is: %s', (_what, given, told) => {
    const read = responseBody(given, { ...told, byFirefox: true });
    expect([read.text === given, read.cut]).toEqual([true, undefined]);
  });
});
