import fc from 'fast-check';
import { expect, test } from 'vitest';
import { property } from '../../../read-foreign.ts';
import { createCompactEntries } from './compact-entry.ts';

const pair = fc.record({ name: fc.constantFrom('a', 'b', '__proto__'), value: fc.string({ maxLength: 3 }) });
const list = fc.array(fc.oneof(pair, fc.jsonValue()));
const entry = fc.record({
  startedDateTime: fc.string(),
  time: fc.nat(),
  timings: fc.jsonValue(),
  request: fc.record({ url: fc.string(), headers: list, cookies: list, queryString: fc.jsonValue() }),
  response: fc.record({ headers: list, content: fc.record({ mimeType: fc.string(), size: fc.nat() }) }),
});

test('copies equal their entries, but for the body and its function', () => {
  const compact = createCompactEntries();
  fc.assert(
    fc.property(fc.array(entry), (entries) => {
      for (const each of entries) {
        const before = structuredClone(each);
        const content = { ...each.response.content, text: 'a body' };
        const told = { ...each, response: { ...each.response, content }, getContent: () => undefined };
        expect(compact(told)).toEqual(before);
      }
    }),
  );
});

test('equal headers of two entries are one object, also if others came between', () => {
  const compact = createCompactEntries();
  const headers = (...values: readonly string[]) =>
    values.map((value) => ({ name: 'accept', value: `${value} ` }));
  const headersOf = (of: unknown) => Object(property(property(of, 'request'), 'headers'));
  const first = compact({ request: { headers: headers('json') } });
  compact({ request: { headers: headers('1', '2', '3', '4', '5', '6', '7') } });
  expect(headersOf(compact({ request: { headers: headers('json') } }))[0]).toBe(headersOf(first)[0]);
});

test('remembers only the last values of a name: nothing of a call stays for good', () => {
  const compact = createCompactEntries();
  const tokens = Array.from({ length: 9 }, (_, i) => ({ name: 'authorization', value: `Bearer ${i}` }));
  const of = (header: object) =>
    Object(property(property(compact({ request: { headers: [header] } }), 'request'), 'headers'))[0];
  const [first] = tokens.map(of);
  expect(of({ ...tokens[0] })).not.toBe(first);
});

test('what is no entry stays what it is', () => {
  const compact = createCompactEntries();
  expect([null, 'x', {}, { request: 1, response: { content: null } }].map(compact)).toEqual([
    ...[null, 'x', {}],
    { request: 1, response: { content: null } },
  ]);
});
