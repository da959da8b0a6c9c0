import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type JsonValue, jsonValue, membersOf, readable, written } from '../json-text.ts';
import { compareJson, type Difference } from './compare-json.ts';
import { pathText } from './json-path.ts';

/** A value apart from its text: a single one in one spelling, a list, or members in their order. */
type Plain = string | readonly Plain[] | { readonly members: readonly (readonly [string, Plain])[] };

function value(text: string): JsonValue {
  const read = jsonValue(text);
  if (!read) throw new Error(`no JSON: ${text}`);
  return read;
}

function plain(read: JsonValue): Plain {
  if (read.kind === 'string') return JSON.stringify(readable(read));
  if (read.kind === 'other') return written(read);
  const members = membersOf(read);
  if (read.kind === 'array') return members.map((each) => plain(each.value));
  return { members: members.map((each) => [each.name ?? '', plain(each.value)] as const) };
}

/** Equal for equal values: objects have no order. */
function spelled(node: Plain): unknown {
  if (typeof node === 'string') return node;
  if (!('members' in node)) return node.map(spelled);
  const members = node.members.map(([name, each]) => [name, spelled(each)] as const);
  return { of: members.sort(([a], [b]) => (a < b ? -1 : Number(a > b))) };
}

type Told = Pick<Difference, 'kind' | 'path'> & {
  readonly before: Plain | null;
  readonly after: Plain | null;
};

function differences(before: string, after: string): readonly Told[] {
  return compareJson(value(before), value(after), { tellSame: false }).map(told);
}

function told({ kind, path, before, after }: Difference): Told {
  return { kind, path, before: before && plain(before), after: after && plain(after) };
}

/** The second version, made from the first one and the differences. */
function applied(node: Plain, all: readonly Told[]): Plain {
  const whole = all.find(({ path }) => path.length === 0);
  if (whole) return whole.after ?? '';
  if (all.length === 0 || typeof node === 'string') return node;
  return 'members' in node ? appliedToMembers(node.members, all) : appliedToItems(node, all);
}

function appliedToMembers(
  members: readonly (readonly [string, Plain])[],
  all: readonly Told[],
): { readonly members: readonly (readonly [string, Plain])[] } {
  const counts = new Map<string, number>();
  const kept = members.flatMap(([name, each]): readonly (readonly [string, Plain])[] => {
    const nth = counts.get(name) ?? 0;
    counts.set(name, nth + 1);
    const own = all.filter(
      ({ path: [step] }) => step?.kind === 'member' && step.name === name && step.nth === nth,
    );
    const rest = below(own.filter(({ kind, path }) => kind !== 'added' || path.length > 1));
    return rest.some(({ kind, path }) => kind === 'removed' && path.length === 0)
      ? []
      : [[name, applied(each, rest)]];
  });
  const added = all.flatMap(
    ({ kind, path: [step, ...more], after }): readonly (readonly [string, Plain])[] =>
      kind === 'added' && more.length === 0 && step?.kind === 'member' ? [[step.name, after ?? '']] : [],
  );
  return { members: [...kept, ...added] };
}

function below(all: readonly Told[]): readonly Told[] {
  return all.map((each) => ({ ...each, path: each.path.slice(1) }));
}

function appliedToItems(items: readonly Plain[], all: readonly Told[]): readonly Plain[] {
  const placed = new Map<number, Plain>();
  const kept: Plain[] = [];
  for (const [index, item] of items.entries()) {
    const own = all.filter(({ path: [step] }) => step?.kind === 'item' && step.before === index);
    const whole = own.find(({ kind, path }) => kind !== 'changed' && path.length === 1);
    const changed = applied(item, below(own.filter((each) => each !== whole)));
    if (whole?.kind === 'moved') placed.set(placeOf(whole), changed);
    else if (!whole) kept.push(changed);
  }
  const added = all.filter(({ kind, path }) => kind === 'added' && path.length === 1);
  for (const each of added) placed.set(placeOf(each), each.after ?? '');
  return Array.from({ length: kept.length + placed.size }, (_, i) => placed.get(i) ?? kept.shift() ?? '');
}

function placeOf({ path: [step] }: Told): number {
  if (step?.kind !== 'item' || step.after === null) throw new Error('no place');
  return step.after;
}

/** A JSON text, with equal names, several spellings and layouts; from few values, so that two have much in common. */
const { tree: jsonText } = fc.letrec<{ readonly tree: string; readonly single: string }>((tie) => ({
  single: fc.constantFrom(
    '1',
    '1.0',
    '2',
    '19.90',
    '19.9',
    '-0',
    '1e400',
    'true',
    'null',
    '"a"',
    '"\\u0061"',
    '""',
    '"ü"',
  ),
  tree: fc.oneof(
    { maxDepth: 4, depthSize: 'medium' },
    tie('single'),
    fc.array(tie('tree'), { maxLength: 6 }).map((items) => `[${items.join(' ,')}]`),
    fc
      .uniqueArray(fc.constantFrom('1', '2', '3', '"1"', '4', '5'), { maxLength: 6 })
      .chain((ids) =>
        fc
          .tuple(...ids.map((id) => tie('single').map((one) => `{"n":${one},"id":${id}}`)))
          .map((items) => `[${items}]`),
      ),
    fc
      .array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'id', '__proto__', 'a b'), tie('tree')), {
        maxLength: 5,
      })
      .map((members) => `{${members.map(([name, each]) => ` ${JSON.stringify(name)}:${each}`).join()}\n}`),
  ),
}));

function mirrored({ kind, path, before, after }: Told): Told {
  const kinds = {
    added: 'removed',
    removed: 'added',
    changed: 'changed',
    moved: 'moved',
    same: 'same',
  } as const;
  return {
    kind: kinds[kind],
    path: path.map((step) =>
      step.kind === 'member' ? step : { ...step, before: step.after, after: step.before },
    ),
    before: after,
    after: before,
  };
}

function inOneOrder(all: readonly Told[]): readonly string[] {
  return all
    .map(({ kind, path, before, after }) => JSON.stringify([kind, path.map(Object.entries), before, after]))
    .sort();
}

describe('the comparison of two JSON values', () => {
  test('has nothing to tell of equal ones, however they are written', () => {
    fc.assert(
      fc.property(jsonText, (text) => {
        expect(differences(text, text)).toEqual([]);
        expect(differences(text, spelledText(plain(value(text))))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('makes the second one from the first', () => {
    fc.assert(
      fc.property(jsonText, jsonText, (before, after) => {
        const made = applied(plain(value(before)), differences(before, after));
        expect(spelled(made)).toEqual(spelled(plain(value(after))));
      }),
      { numRuns: 600 },
    );
  });

  test('is the same in both directions', () => {
    fc.assert(
      fc.property(jsonText, jsonText, (before, after) => {
        const there = differences(before, after);
        expect(inOneOrder(differences(after, before).map(mirrored))).toEqual(inOneOrder(there));
      }),
      { numRuns: 600 },
    );
  });

  test('tells every part once where equal parts are told as well', () => {
    const all = compareJson(
      value('{"a":1,"b":[{"id":1},{"id":2,"n":1}]}'),
      value('{"b":[{"id":1},{"id":2,"n":2}],"a":1.0}'),
      {
        tellSame: true,
      },
    );
    expect(all.map(({ kind, path }) => `${kind} ${pathText(path)}`)).toEqual([
      'changed $.a',
      'same $.b[?@.id==1]',
      'same $.b[?@.id==2].id',
      'changed $.b[?@.id==2].n',
    ]);
  });

  test.each<[string, string, string, readonly string[]]>([
    ['a number digit by digit', '{"n":1.0}', '{"n":1}', ['changed $.n']],
    ['digits beyond a double', '[9007199254740993]', '[9007199254740992]', ['changed $[0]']],
    ['the second of equal names', '{"a":1,"a":2}', '{"a":1,"a":3}', ['changed $.a#2']],
    ['one more of a name', '{"a":1}', '{"a":1,"a":1}', ['added $.a#2']],
    [
      'a name like a program’s',
      '{}',
      '{"constructor":1,"__proto__":2}',
      ['added $.constructor', 'added $.__proto__'],
    ],
    ['another kind', '{"a":[1]}', '{"a":{"0":1}}', ['changed $.a']],
    ['null and nothing', '{"a":null}', '{}', ['removed $.a']],
    [
      'an item by its id',
      '[{"id":7,"n":1},{"id":8}]',
      '[{"id":6},{"id":7,"n":2},{"id":8}]',
      ['added $[?@.id==6]', 'changed $[?@.id==7].n'],
    ],
    ['an id that is a text', '[{"uuid":"x","n":1}]', '[{"uuid":"x","n":2}]', ['changed $[?@.uuid=="x"].n']],
    [
      'a moved item, with its own change',
      '[{"id":1},{"id":2},{"id":3,"n":1}]',
      '[{"id":3,"n":2},{"id":1},{"id":2}]',
      ['moved $[?@.id==3]', 'changed $[?@.id==3].n'],
    ],
    ['a moved item without an id', '[10,20,30,40]', '[40,10,20,30]', ['moved $[0]']],
    ['two items that changed places', '["a","b"]', '["b","a"]', ['moved $[1]']],
    ['items by position', '[{"n":1},{"n":2}]', '[{"n":1},{"n":3}]', ['changed $[1].n']],
    ['an item in between', '[1,2,3]', '[1,9,2,3]', ['added $[1]']],
    [
      'ids that are not unique',
      '[{"id":1,"n":1},{"id":1,"n":2}]',
      '[{"id":1,"n":2}]',
      ['removed $[?@.id==1]'],
    ],
    ['a name with blanks', '{"a b":{"ü":1}}', '{"a b":{"ü":2}}', ['changed $["a b"].ü']],
    ['the whole', '1', '[]', ['changed $']],
  ])('tells %s', (_what, before, after, expected) => {
    expect(differences(before, after).map(({ kind, path }) => `${kind} ${pathText(path)}`)).toEqual(expected);
  });

  test('goes as deep as a text goes', () => {
    const deep = (leaf: string) => `${'['.repeat(3000)}${leaf}${']'.repeat(3000)}`;
    expect(differences(deep('1'), deep('1'))).toEqual([]);
    const [one, ...more] = compareJson(value(deep('1')), value(deep('2')), { tellSame: false });
    expect([one?.kind, more]).toEqual(['changed', []]);
  });

  test('takes a time that grows with the size, whatever was moved', () => {
    const items = Array.from({ length: 10_000 }, (_, i) => `{"id":${i},"n":"${i}"}`);
    const all = differences(`[${items}]`, `[${[...items].reverse()}]`);
    expect(all.filter(({ kind }) => kind === 'moved')).toHaveLength(9_999);
    const names = Array.from({ length: 20_000 }, (_, i) => i);
    const object = (by: number) => `{${names.map((i) => `"n${i}":${i + by}`)}}`;
    expect(differences(object(0), object(1))).toHaveLength(20_000);
  });
});

/** The same value in another spelling: members in order of their names, without layout and escapes. */
function spelledText(node: Plain): string {
  if (typeof node === 'string') return node;
  if (!('members' in node)) return `[${node.map(spelledText)}]`;
  const members = [...node.members].sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
  return `{${members.map(([name, each]) => `${JSON.stringify(name)}:${spelledText(each)}`)}}`;
}
