import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { responseBody } from './response-body.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const PICTURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 0xff]).toString('base64');
const JSON_TEXT = '{"email":"erika@example.test","password":"hünter2"}';
const SIZE = Buffer.byteLength(JSON_TEXT);

describe('responseBody', () => {
  test.each<[string, string, Parameters<typeof responseBody>[1], ReturnType<typeof responseBody>]>([
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
      (type): [string, string, Parameters<typeof responseBody>[1], ReturnType<typeof responseBody>] => [
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
    expect(responseBody(text, told)).toEqual(expected);
  });

  test('loses nothing: whatever the bytes are, they come back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), fc.boolean(), fc.boolean(), (bytes, marked, isTold) => {
        const given = Buffer.from(bytes).toString('base64');
        const read = responseBody(given, { marked, type: '', size: isTold || marked ? bytes.length : null });
        const back =
          read.base64 || read.text === given ? Buffer.from(given, 'base64') : Buffer.from(read.text);
        expect(new Uint8Array(back)).toEqual(bytes);
      }),
    );
  });
});
