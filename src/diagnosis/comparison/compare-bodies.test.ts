import { describe, expect, test } from 'vitest';
import { compareBodies } from './compare-bodies.ts';

function compared(before: string | null, after: string | null, type = 'application/json') {
  const job = { before: { type, text: before }, after: { type, text: after } };
  return compareBodies({ ...job, tellSame: false });
}

function lines(...[before, after, type]: Parameters<typeof compared>): readonly string[] {
  return compared(before, after, type).rows.map(
    (row) => `${row.kind} ${row.name}: ${row.before} > ${row.after}`,
  );
}

describe('the rows of two bodies', () => {
  test.each<[string, Parameters<typeof compared>, readonly string[]]>([
    [
      'JSON by its values, as written',
      ['{"n":1.0,"s":"ü"}', '{"s":"\\u00fc","n":1.00}'],
      ['changed $.n: 1.0 > 1.00'],
    ],
    ['a move by its places', ['[1,2,3]', '[3,1,2]'], ['moved $[0]: [2] > [0]']],
    ['equal bodies', ['<p>', '<p>'], []],
    ['no bodies', [null, null], []],
    ['a body that only one has', [null, '{}'], ['added : null > {}']],
    ['an empty body beside none', ['', null], ['removed :  > null']],
    ['what is no JSON as a whole', ['{"a":1}', '<p>'], ['changed : {"a":1} > <p>']],
    [
      'a form by its fields',
      ['a=1&a=2&b=x+y', 'b=x%20y&a=1&a=3&c=', 'application/x-www-form-urlencoded'],
      ['changed a: 2 > 3', 'added c: null > '],
    ],
  ])('%s', (_what, given, expected) => {
    expect(lines(...given)).toEqual(expected);
  });

  test('show of long values the part that differs', () => {
    const [row] = compared(
      JSON.stringify(['x'.repeat(5000), 'a'].join('')),
      JSON.stringify(`${'x'.repeat(5000)}b`),
    ).rows;
    expect(row?.before).toMatch(/^…x{60}a"$/);
    expect(row?.after).toMatch(/^…x{60}b"$/);
    const [cut] = compared('x'.repeat(5000), `y${'x'.repeat(5000)}`).rows;
    expect(cut?.before).toBe(`${'x'.repeat(400)}…`);
  });

  test('are at most 5,000, and the others are counted', () => {
    const list = (by: number) =>
      JSON.stringify(Array.from({ length: 6000 }, (_, i) => ({ id: i, n: i + by })));
    const { rows, more, differences } = compared(list(0), list(1));
    expect([rows.length, more, differences]).toEqual([5000, 1000, 6000]);
  });
});
