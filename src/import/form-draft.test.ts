import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DRAFT_VALUES } from '../../tests/fakes/draft-values.ts';
import {
  DRAFTS_LIMIT,
  type FormDrafts,
  isLiving,
  livingDrafts,
  nextExpiry,
  outlinesOf,
  type TypedForm,
  withKeptSecrets,
  withoutForm,
  withTyped,
} from './form-draft.ts';

const MINUTE = 60_000;
const NOW = 1_800_000_000_000;

function typed(changes: Partial<TypedForm> = {}): TypedForm {
  return { form: 'add app', values: DRAFT_VALUES, secrets: {}, isOpen: true, ...changes };
}

const secret = fc.string({ unit: 'grapheme', maxLength: 40 });
const secrets = fc.record(
  { clientSecret: secret, refreshToken: secret, accessToken: secret },
  { requiredKeys: [] },
);
const form = fc.constantFrom('add app', 'add token set a', 'edit app a', 'edit token set b');
const typedForms = fc.record({
  form,
  values: fc.record({
    ...{ label: fc.string({ maxLength: 30_000 }), kind: fc.constantFrom('internal', 'legacy') },
    ...{ obtain: fc.constantFrom('log in', 'refresh token'), environmentId: fc.string() },
    ...{ clientId: fc.string(), tokenSetLabel: fc.string(), email: fc.string(), asTyped: fc.constant([]) },
  }),
  secrets,
  isOpen: fc.boolean(),
}) as fc.Arbitrary<TypedForm>;

function draftsAfter(steps: readonly TypedForm[], msBetween = 1000): FormDrafts {
  return steps.reduce<FormDrafts>(
    (drafts, step, index) => withTyped(drafts, step, NOW + index * msBetween),
    {},
  );
}

describe('drafts of forms', () => {
  test('never take more than 64 kB with their outlines, and what was typed last goes last', () => {
    fc.assert(
      fc.property(fc.array(typedForms, { maxLength: 8 }), (steps) => {
        const drafts = draftsAfter(steps);
        const bytes = Object.entries(drafts).map(([name, draft]) =>
          [{ [name]: draft }, { [name]: outlinesOf(drafts)[name] }].map((part) =>
            Buffer.byteLength(JSON.stringify(part)),
          ),
        );
        expect(bytes.flat().reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(DRAFTS_LIMIT);
        const last = steps.at(-1);
        if (last && last.values.label.length < 5000) expect(drafts[last.form]).toBeDefined();
      }),
    );
  });

  test('one that is too long alone is not kept, and the others are', () => {
    const drafts = draftsAfter([
      typed({ form: 'edit app a' }),
      typed({ values: { ...DRAFT_VALUES, label: 'x'.repeat(DRAFTS_LIMIT) } }),
    ]);
    expect(Object.keys(drafts)).toEqual(['edit app a']);
  });

  test('the oldest goes first where several take too much room', () => {
    const long = { ...DRAFT_VALUES, label: 'x'.repeat(12_000) };
    const names = ['edit app a', 'edit app b', 'edit app c'];
    const drafts = draftsAfter(names.map((name) => typed({ form: name, values: long })));
    expect(Object.keys(drafts).sort()).toEqual(['edit app b', 'edit app c']);
  });

  test('keep values as typed, a secret until another is typed, and none that was removed', () => {
    fc.assert(
      fc.property(fc.array(secrets, { minLength: 1, maxLength: 5 }), (steps) => {
        const drafts = draftsAfter(steps.map((each) => typed({ secrets: each })));
        const expected = Object.fromEntries(
          Object.entries(Object.assign({}, ...steps)).filter(([, value]) => value !== ''),
        );
        expect(drafts['add app']).toEqual({
          values: DRAFT_VALUES,
          secrets: expected,
          isOpen: true,
          changedAt: NOW + (steps.length - 1) * 1000,
        });
      }),
    );
  });

  test.each([
    ['at once', 0, true],
    ['a moment before thirty minutes', 30 * MINUTE - 1, true],
    ['after thirty minutes', 30 * MINUTE, false],
    ['with a clock that was corrected by seconds', -5000, true],
    ['with a clock that was set back by an hour', -60 * MINUTE, false],
  ])('%s', (_when, age, isThere) => {
    const drafts = withTyped({}, typed({ secrets: { clientSecret: 'cs-1' } }), NOW);
    expect(isLiving({ changedAt: NOW }, NOW + age)).toBe(isThere);
    expect(Object.keys(livingDrafts(drafts, NOW + age))).toHaveLength(isThere ? 1 : 0);
    const later = withTyped(drafts, typed(), NOW + age);
    expect(later['add app']?.secrets).toEqual(isThere ? { clientSecret: 'cs-1' } : {});
  });

  test('the next expiry is that of the oldest', () => {
    expect(nextExpiry({})).toBeNull();
    expect(nextExpiry(draftsAfter([typed(), typed({ form: 'edit app a' })]))).toBe(NOW + 30 * MINUTE);
  });

  test('a discarded form leaves the others', () => {
    const drafts = draftsAfter([typed(), typed({ form: 'edit app a' })]);
    expect(Object.keys(withoutForm(drafts, 'add app'))).toEqual(['edit app a']);
  });
});

describe('what pages may know', () => {
  test('is no secret: its length, and its last four characters if it has twelve', () => {
    const words = { clientSecret: 'abcdefghijkl', refreshToken: 'abcdefghijk' };
    const { secrets: known } = outlinesOf(draftsAfter([typed({ secrets: words })]))['add app'] ?? {};
    expect(known).toEqual({
      clientSecret: { length: 12, tail: 'ijkl' },
      refreshToken: { length: 11, tail: '' },
    });
  });

  test('holds no five characters in a row of any secret', () => {
    const hex = fc.string({ unit: fc.constantFrom(...'abcdef'), minLength: 5, maxLength: 60 });
    fc.assert(
      fc.property(fc.record({ clientSecret: hex, refreshToken: hex, accessToken: hex }), (all) => {
        const values = { ...DRAFT_VALUES, label: '', clientId: '', environmentId: '1' };
        const text = JSON.stringify(
          Object.values(outlinesOf(draftsAfter([typed({ values, secrets: all })]))['add app'] ?? {}),
        );
        for (const each of Object.values(all)) {
          for (let at = 0; at + 5 <= each.length; at += 1) expect(text).not.toContain(each.slice(at, at + 5));
        }
      }),
    );
  });
});

describe('a saved form', () => {
  const draft = { secrets: { clientSecret: 'cs-1', refreshToken: 'rt-1' } };

  test('gets kept secrets where its own are empty', () => {
    const input = {
      app: { label: '', clientId: 'ci-1', clientSecret: '' },
      tokenSet: { label: 'Main', refreshToken: 'typed', accessToken: '' },
    };
    expect(withKeptSecrets(input, draft)).toEqual({
      app: { label: '', clientId: 'ci-1', clientSecret: 'cs-1' },
      tokenSet: { label: 'Main', refreshToken: 'typed', accessToken: '' },
    });
    expect(withKeptSecrets({ id: 'a', clientSecret: '' }, draft)).toEqual({ id: 'a', clientSecret: 'cs-1' });
  });

  test.each([null, 'text', [''], { constructor: '', x: null }])('%j stays as it is', (input) => {
    expect(withKeptSecrets(input, draft)).toEqual(input);
  });
});
