import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeSentBody } from './judge-sent-body.ts';

function judged(text: string | null, mimeType: string, announced: number | null) {
  const headers = announced === null ? [] : [{ name: 'content-length', value: String(announced) }];
  return judgeSentBody({ headers, ...(text !== null && { postData: { mimeType, text } }) });
}

const UTF8 = { kind: 'whole', encoding: 'utf-8' } as const;
const LATIN1 = { kind: 'whole', encoding: 'latin1' } as const;
const not = (because: string) => ({ kind: 'not whole', because });

test.each<[string, string | null, string, number | null, object]>([
  ['none', null, '', null, { kind: 'none' }],
  ['an empty one', null, '', 0, { kind: 'none' }],
  ['a whole text', '{"a":"ü"}', 'application/json', 10, UTF8],
  ['a text of unknown length', '{}', 'application/json', null, UTF8],
  ['one that is not shown', null, '', 900, not('cut')],
  ['a part', '{"a":', 'application/json', 900, not('cut')],
  ['a picture in Chromium', '\u{fffd}PNG', 'image/png', 4, not('binary')],
  ['a picture in Firefox', '\x89PNG', 'image/png', 4, LATIN1],
  ['a picture of unknown length', '\x89PNG', 'image/png', null, not('binary')],
  ['bytes without a type', 'a\u{fffd}b', '', 3, not('binary')],
  ['a part of a letter, as long as its sign', '\u{fffd}', 'text/plain', 3, not('binary')],
  ['Latin-1 in Firefox', 'Köln', 'text/plain;charset=iso-8859-1', 4, LATIN1],
  ['Latin-1 in Chromium', 'K\u{fffd}ln', 'text/plain;charset=iso-8859-1', 4, not('binary')],
  ['Latin-1 of unknown length', 'Köln', 'text/plain; charset="windows-1252"', null, not('binary')],
  ['another charset, ASCII only', 'Koeln', 'text/plain; charset=iso-8859-1', null, UTF8],
  ['a form without files', '--x--', 'multipart/form-data; boundary=x', 5, UTF8],
  ['a form with a file', '--x--', 'multipart/form-data; boundary=x', 90, not('multipart')],
  ['a form of unknown length', '--x--', 'multipart/form-data; boundary=x', null, not('multipart')],
])('of %s', (_what, text, mimeType, announced, wanted) => {
  expect(judged(text, mimeType, announced)).toEqual(wanted);
});

test('what counts as whole gives the bytes that were sent, however a browser has read them', () => {
  const reading = fc.constantFrom('utf-8', 'latin1', 'cut');
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1 }), reading, fc.nat(), (bytes, how, at) => {
      const sent = Buffer.from(bytes);
      const shown = how === 'cut' ? sent.subarray(0, at % sent.length) : sent;
      const text = shown.toString(how === 'latin1' ? 'latin1' : 'utf8');
      const found = judged(text, 'text/plain', sent.length);
      if (found.kind === 'whole') expect(Buffer.from(text, found.encoding)).toEqual(sent);
      if (how === 'latin1') expect(found.kind).toBe('whole');
    }),
    { numRuns: 2000 },
  );
});
