import fc from 'fast-check';
import { deflateSync, inflateSync } from 'fflate';
import { expect, test } from 'vitest';
import { property } from '../../../read-foreign.ts';
import type { Packing } from './folded-block.ts';
import { createFolding, listedEntry } from './listed-entry.ts';

const PACKING: Packing = { pack: (bytes) => deflateSync(bytes), unpack: (packed) => inflateSync(packed) };

const pair = fc.record({
  name: fc.constantFrom('a', 'b', '__proto__'),
  value: fc.string({ unit: 'binary' }),
});
const list = fc.array(fc.oneof(pair, fc.jsonValue()));
const entry = fc.record({
  startedDateTime: fc.string(),
  time: fc.double({ noDefaultInfinity: true, noNaN: true }),
  timings: fc.jsonValue(),
  request: fc.record({ url: fc.string(), headers: list, postData: fc.record({ text: fc.string() }) }),
  response: fc.record({ headers: list, content: fc.jsonValue() }),
  _resourceType: fc.constantFrom('fetch', 'document'),
});

test('a folded entry says what it said, digit by digit', () => {
  fc.assert(
    fc.property(fc.array(entry), (entries) => {
      const fold = createFolding(PACKING);
      const listed = entries.map(listedEntry);
      listed.forEach(fold);
      for (const [i, each] of entries.entries()) {
        const wanted: Readonly<Record<string, unknown>> = each;
        const told = Object.keys(each).map((name) => [name, property(listed[i], name)]);
        expect(JSON.stringify(Object.fromEntries(told))).toBe(JSON.stringify(wanted));
        expect(JSON.stringify(listed[i])).toBe(JSON.stringify(wanted));
      }
    }),
  );
});

test('objects whose names look alike in a row stay what they are', () => {
  const alike = [{ 'a,b': 1 }, { a: 1, b: 2 }, { 'a,b': 3 }, { a: 3, b: 4 }];
  const listed = alike.map((timings) => listedEntry({ timings }));
  listed.forEach(createFolding(PACKING));
  expect(listed.map((each) => property(each, 'timings'))).toEqual(alike);
});

test('more than one block holds is folded into the next one, however long it is', () => {
  const fold = createFolding(PACKING);
  const texts = [...Array.from({ length: 2000 }, (_, i) => `${i} ${'x'.repeat(600)}`), 'y'.repeat(2_000_000)];
  const listed = texts.map((text) => listedEntry({ request: { postData: { text } } }));
  listed.forEach(fold);
  listed.forEach(fold);
  expect(listed.map((each) => property(property(property(each, 'request'), 'postData'), 'text'))).toEqual(
    texts,
  );
});

test('what is no entry is not folded', () => {
  const values = [null, undefined, 'x', {}];
  values.forEach(createFolding(PACKING));
  expect([null, undefined, 'x'].map(listedEntry)).toEqual([null, undefined, 'x']);
});
