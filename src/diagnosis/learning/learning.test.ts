import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diagnose } from '../diagnose.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { by, exchange, knowledge, NOW, SCOPE_WRONG } from '../fixtures/cases.ts';
import { conclude } from './conclude.ts';
import { needOf } from './need-of.ts';
import { type Observation, type Outcome, observationKey } from './observation.ts';
import { outcomeOf } from './outcome-of.ts';
import { LONGEST_LEARNING, MOST_OBSERVATIONS, outcomesOf, withOutcomes } from './with-outcomes.ts';

const HERE = 'production';

function seen(changes: Partial<Exchange>) {
  const one = exchange(changes);
  return outcomeOf({ environmentId: HERE, exchange: one, diagnosis: diagnose(one, knowledge()) });
}

describe('outcomeOf', () => {
  test('keeps what worked, by template and granted scope', () => {
    expect(seen({ pathname: '/api/products/7/', search: '?search=Ann' })).toEqual({
      ...{ environmentId: HERE, method: 'GET', template: '/products/{id}/', outcome: 'worked' },
      ...{ granted: ['orders:read', 'products:read'], count: 1, at: NOW },
    });
  });

  test('keeps what was refused for its scope', () => {
    expect(seen({ method: 'POST', status: 403, body: SCOPE_WRONG })).toMatchObject({ outcome: 'refused' });
  });

  test.each<[string, Partial<Exchange>]>([
    ['a refused role', { status: 403, body: '{"error":{"key":"common.unknown"}}' }],
    ['a missing product', { status: 404, body: '{"error":{"key":"product.not_found"}}' }],
    ['input that was refused', { status: 400 }],
    ['a redirect', { status: 301, location: '/api/products/' }],
    ['a token that is not ours', { credential: by('nobody') }],
    ['an older token, whose scope may have been another', { credential: by('before of reader') }],
    ['an odd method', { method: 'BREW' }],
    ['the root', { pathname: '/api/' }],
    ['a path without end', { pathname: `/api${'/a'.repeat(50)}/` }],
  ])('learns nothing from %s', (_name, changes) => {
    expect(seen(changes)).toBeNull();
  });

  test.each([
    ['/api/webhooks/ann@example.com/', '/webhooks/{id}/'],
    ['/api/webhooks/Ann/', '/webhooks/{id}/'],
    ['/api/files/report.pdf/', '/files/{id}/'],
    ['/api/stock/2026-11-24/', '/stock/{id}/'],
    ['/api/x/%E4%BA%AC/', '/x/{id}/'],
  ])('keeps no id of %s', (pathname, template) => {
    expect(seen({ pathname })).toMatchObject({ template });
  });
});

function outcome(granted: readonly string[], worked: boolean, changes: Partial<Outcome> = {}): Outcome {
  return {
    ...{ environmentId: HERE, method: 'POST', template: '/products/', count: 1, at: NOW },
    ...{ granted, outcome: worked ? 'worked' : 'refused', ...changes },
  };
}

function concluded(...outcomes: readonly Outcome[]) {
  return conclude(withOutcomes([], outcomes), HERE).get('POST /products/');
}

describe('what is concluded', () => {
  test.each<[string, readonly Outcome[], object]>([
    [
      'the scope alone was present where it worked',
      [outcome(['products:create'], true)],
      { right: 'products:create', disagreement: null, worked: 1, refused: 0 },
    ],
    [
      'nothing, of a broad token that works',
      [outcome(['a:read', 'products:create'], true)],
      { right: null, disagreement: null },
    ],
    [
      'the one that the refused token lacks',
      [outcome(['a:read', 'products:create'], true), outcome(['a:read'], false)],
      { right: 'products:create', disagreement: null },
    ],
    [
      'another than we thought',
      [outcome(['products:create'], false), outcome(['products:update'], true)],
      { right: 'products:update', disagreement: 'both' },
    ],
    [
      'that we are wrong, not yet what is right',
      [outcome(['products:create'], false)],
      { right: null, disagreement: 'refused though granted' },
    ],
    [
      'that it works without, not that another is needed',
      [outcome(['orders:read'], true)],
      { right: null, disagreement: 'worked without' },
    ],
    [
      'old and new names apart',
      [outcome(['products'], true), outcome(['products:create'], true)],
      { right: 'products:create', legacy: 'products', disagreement: null },
    ],
    [
      'the newest outcome of the same scope',
      [outcome(['products:create'], false), outcome(['products:create'], true, { at: NOW + 1 })],
      { right: 'products:create', disagreement: null, worked: 1, refused: 1 },
    ],
  ])('%s', (_name, outcomes, expected) => {
    expect(concluded(...outcomes)).toMatchObject(expected);
  });

  test('knows nothing of another environment', () => {
    const observations = withOutcomes([], [outcome(['products:create'], true)]);
    expect(conclude(observations, 'sandbox').size).toBe(0);
  });

  test('is what counts for the next call', () => {
    const outcomes = [outcome(['products:create'], false), outcome(['products:update'], true)];
    const learned = conclude(withOutcomes([], outcomes), HERE);
    expect(needOf('POST', '/api/products/', learned)).toMatchObject({
      needed: { right: 'products:update', rightEvidence: 'observed', legacy: 'products' },
      disputed: { right: 'products:create' },
    });
  });

  test('is never wrong about a server that asks for one scope', () => {
    const scopes = ['a:read', 'b:read', 'products:create', 'products:update', 'c:delete'];
    const sets = fc.array(fc.subarray(scopes), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(sets, fc.constantFrom(...scopes), (granted, needed) => {
        const found = concluded(...granted.map((set) => outcome(set, set.includes(needed))));
        // A token with only the catalogue's scope that works confirms the catalogue, and proves no other scope.
        expect([null, needed]).toContain(found?.right);
      }),
    );
  });
});

describe('what is kept', () => {
  const byKey = (a: Observation, b: Observation) => (observationKey(a) < observationKey(b) ? -1 : 1);
  const anyOutcome = fc.record({
    environmentId: fc.constantFrom(HERE, 'sandbox'),
    method: fc.constantFrom('GET', 'POST'),
    template: fc.string({ minLength: 1, maxLength: 200 }),
    granted: fc.array(fc.string({ maxLength: 64 }), { maxLength: 40 }),
    outcome: fc.constantFrom<Outcome['outcome']>('worked', 'refused'),
    count: fc.nat(1000),
    at: fc.nat(),
  });

  test('stays within its bounds, whatever is seen', () => {
    fc.assert(
      fc.property(fc.array(anyOutcome, { maxLength: 100 }), (outcomes) => {
        const kept = withOutcomes(withOutcomes([], outcomes), outcomes);
        expect(JSON.stringify(kept).length).toBeLessThanOrEqual(LONGEST_LEARNING);
      }),
    );
    const many = Array.from({ length: 5000 }, (_, i) => outcome([`scope:${i}`], true, { at: NOW + i }));
    const kept = withOutcomes([], many);
    expect(kept).toHaveLength(MOST_OBSERVATIONS);
    expect(kept[0]?.granted).toEqual(['scope:4999']);
    const long = Array.from({ length: 40 }, (_, i) => `${'x'.repeat(60)}${i}`);
    const wide = many.map((each, i) => ({ ...each, granted: [...long, `scope:${i}`] }));
    expect(JSON.stringify(withOutcomes([], wide)).length).toBeLessThanOrEqual(LONGEST_LEARNING);
  });

  test('can be told again as the outcomes that it was counted from', () => {
    fc.assert(
      fc.property(fc.array(anyOutcome, { maxLength: 30 }), (outcomes) => {
        const kept = withOutcomes([], outcomes);
        const again = withOutcomes([], kept.flatMap(outcomesOf));
        expect(again.toSorted(byKey)).toEqual(kept.toSorted(byKey));
      }),
    );
  });

  test('counts the same whether outcomes come one by one or together', () => {
    fc.assert(
      fc.property(fc.array(anyOutcome, { maxLength: 20 }), (outcomes) => {
        const together = withOutcomes([], outcomes);
        const single = outcomes.reduce<ReturnType<typeof withOutcomes>>(
          (kept, each) => withOutcomes(kept, [each]),
          [],
        );
        const counts = (kept: typeof together) =>
          kept
            .map(({ worked, refused }) => [worked, refused])
            .toSorted((a, b) => (String(a) < String(b) ? -1 : 1));
        expect(counts(single)).toEqual(counts(together));
      }),
    );
  });
});
