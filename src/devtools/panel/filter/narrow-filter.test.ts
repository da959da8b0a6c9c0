import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../../diagnosis/diagnose.ts';
import { exchange, knowledge } from '../../../diagnosis/fixtures/cases.ts';
import type { DiagnosedCall } from '../calls/call.ts';
import { asShown } from '../calls/redact-exchange.ts';
import { likeWord } from './like-words.ts';
import { filterSubjectOf, matchesFilter } from './match-filter.ts';
import { filterWord, narrowed } from './narrow-filter.ts';
import { parseFilter } from './parse-filter.ts';

function call(changes: Parameters<typeof exchange>[0]): DiagnosedCall {
  const own = exchange(changes);
  const known = knowledge();
  return {
    key: 'a',
    source: 'page',
    exchange: asShown(own),
    explanation: known.explanation,
    size: 10,
    entry: null,
    diagnosis: diagnose(own, known),
  };
}

const CALLS = [
  call({ status: 200 }),
  call({ status: 404, method: 'POST', pathname: '/api/products/7/' }),
  call({ status: 404, pathname: '/api/strange "thing"/', credential: { kind: 'none' } }),
  call({ status: 0, search: '?a=OR&b=%22' }),
];

function matching(text: string): readonly boolean[] {
  const filter = parseFilter(text);
  return CALLS.map((each) => matchesFilter(filter, filterSubjectOf(each)));
}

const WORDS = fc.constantFrom(
  ...[
    'status:404',
    '-method:GET',
    'OR',
    'products',
    '"strange',
    'path:"a \\" b',
    'status:',
    'status:x',
    '/pro.*/',
  ],
  ...['colour:red', '-', '"', '\\', 'page:"https://a b"', 'a"b'],
);

describe('a narrower filter', () => {
  test('matches what both match, whatever was typed', () => {
    const words = fc.array(WORDS, { maxLength: 6 }).map((each) => each.join(' '));
    const added = fc.constantFrom('status:404', '-status:404', 'endpoint:"POST /products/{id}/"');
    fc.assert(
      fc.property(words, added, (text, word) => {
        const [before, alone] = [matching(text), matching(word)];
        expect(matching(narrowed(text, word))).toEqual(before.map((each, i) => each && alone[i]));
      }),
    );
  });

  test('is the same when it is narrowed twice', () => {
    expect(narrowed(narrowed('a OR b', 'status:403'), 'status:403')).toBe('a status:403 OR b status:403');
  });

  test('a word keeps any value', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 40 }), fc.boolean(), (value, negated) => {
        const [[term] = []] = parseFilter(filterWord('token-set', value, negated)).alternatives;
        expect(term).toMatchObject({ negated, condition: { value: value.normalize().toLowerCase() } });
      }),
    );
  });
});

test.each(['endpoint', 'status', 'token', 'page'] as const)('a call is like itself: %s', (likeness) => {
  for (const [i, each] of CALLS.entries()) {
    const word = likeWord(each, likeness, false);
    const other = likeWord(each, likeness, true);
    if (word === null || other === null) throw new Error('Every one of these calls has such a word.');
    expect(matching(word)[i]).toBe(true);
    expect(matching(other)).toEqual(matching(word).map((fits) => !fits));
  }
});

test('the endpoint is the whole template, with its method', () => {
  expect(matching('endpoint:"GET /products/"')).toEqual([true, false, false, true]);
});
