import { describe, expect, test } from 'vitest';
import { lookupPhrase } from '../src/devtools/panel/views/lookup-words.ts';
import { lookUp } from '../src/diagnosis/look-up.ts';
import { parseCall } from '../src/diagnosis/parse-call.ts';
import { ENDPOINTS } from '../src/inventorum/endpoints.ts';
import { ENGLISH as PANEL_ENGLISH } from '../src/ui/fixtures/languages.ts';
import { sayPhrase } from '../src/ui/language/phrase.ts';
import { answerTo } from './scopes.ts';

describe('scopes', () => {
  test.each(ENDPOINTS.map(({ method, template }) => `${method} ${template}`))(
    '%s: as Look up says',
    (call) => {
      const typed = parseCall(call);
      const found = typed && lookUp(typed, new Map());
      if (found?.kind !== 'known') throw new Error('Look up does not know it.');
      const answer = answerTo(call);
      expect(answer).toMatchObject({ kind: 'known', isKnown: true });
      // The panel's texts are those that the browser reads from its own file.
      expect(answer.answer).toBe(sayPhrase(PANEL_ENGLISH, lookupPhrase(found, call), 0));
      expect(answer.calls.map(({ scope, legacyScope }) => [scope, legacyScope])).toEqual(
        found.calls.map(({ needed }) => [needed?.right ?? null, needed?.legacy ?? null]),
      );
      expect(answer.calls.map(({ source }) => source).every((source) => source !== null)).toBe(true);
    },
  );

  test('one call has its scopes, each with its evidence', () => {
    expect(answerTo('POST /products/').calls).toEqual([
      {
        method: 'POST',
        template: '/products/',
        needsScope: true,
        scope: 'products:create',
        scopeEvidence: 'assumed',
        legacyScope: 'products',
        legacyScopeEvidence: 'documented',
        source: 'https://api-docs.inventorum.com/api/products.html',
      },
    ]);
  });

  test.each([
    ['a full address', 'https://app.inventorum.com/api/orders/7/', 'known'],
    [
      'a curl line',
      "curl -X POST -H 'Authorization: Bearer s3cret' https://app.inventorum.com/api/orders/",
      'known',
    ],
    ['nothing', '', 'everything'],
    ['a method that the path does not have', 'DELETE /orders/', 'other methods'],
    ['an unknown path', 'GET /wishes/', 'unknown'],
    ['a text without a path', '???', 'no path'],
  ])('%s', (_what, text, kind) => {
    const answer = answerTo(text);
    expect(answer.kind).toBe(kind);
    expect(answer.isKnown).toBe(kind === 'known' || kind === 'everything');
    expect(JSON.stringify(answer)).not.toContain('s3cret');
  });

  test('a call without a scope is not one whose scope is unknown', () => {
    expect(answerTo('POST /auth/token/').calls).toMatchObject([{ needsScope: false, scope: null }]);
    expect(answerTo('').calls.length).toBe(ENDPOINTS.length);
  });
});
