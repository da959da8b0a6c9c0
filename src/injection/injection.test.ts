import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PRODUCTION } from '../inventorum/environment.ts';
import { desiredRules, isBearerToken, type Rule, type RuleFacts } from './desired-rules.ts';
import { explain, type RequestFacts } from './explain.ts';
import type { InjectionView } from './injection-view.ts';
import { ruleChanges } from './rule-changes.ts';

const API = 'https://app.inventorum.com';
const FACTS: RuleFacts = {
  accessTokenOf: () => 'access-token-1',
  extensionHost: 'extension-host',
  knowsBeaconType: false,
};

function view(changes: Partial<InjectionView> = {}): InjectionView {
  return {
    now: 1000,
    policy: { on: true, defaultTokenSets: { production: 'set-1' }, allowedOrigins: [] },
    tabs: {},
    environments: [PRODUCTION],
    tokenSets: [{ id: 'set-1', environmentId: 'production', hasAccessToken: true, expiresAt: 2000 }],
    withheld: [],
    ...changes,
  };
}

function allowing(...allowedOrigins: string[]): InjectionView {
  return view({ policy: { on: true, defaultTokenSets: { production: 'set-1' }, allowedOrigins } });
}

function request(changes: Partial<RequestFacts> = {}): RequestFacts {
  return {
    url: `${API}/api/products/`,
    method: 'GET',
    type: 'sub-resource',
    initiator: API,
    tabId: 7,
    ...changes,
  };
}

describe('explain', () => {
  test.each<[string, InjectionView, Partial<RequestFacts>, string]>([
    ['an address-bar GET is decorated', view(), { type: 'top-level', initiator: null }, 'top-level GET'],
    ['a page of the API host is an origin like any other', view(), {}, 'origin not allowed'],
    ['an allowed page of the API host', allowing(API), { method: 'POST' }, 'allowed origin'],
    ['its form', allowing(API), { method: 'POST', type: 'top-level' }, 'allowed origin'],
    ['its frame', allowing(API), { type: 'frame' }, 'allowed origin'],
    [
      'a fetch of an added origin',
      allowing('http://localhost:5173'),
      { initiator: 'http://localhost:5173' },
      'allowed origin',
    ],
    [
      'a form of an added origin',
      allowing('http://localhost:5173'),
      { initiator: 'http://localhost:5173', method: 'POST', type: 'top-level' },
      'frame or form of an added origin',
    ],
    [
      'a frame of an added origin',
      allowing('http://localhost:5173'),
      { initiator: 'http://localhost:5173', type: 'frame' },
      'frame or form of an added origin',
    ],
    [
      'another port',
      allowing('http://localhost:5173'),
      { initiator: 'http://localhost:8080' },
      'origin not allowed',
    ],
    [
      'a foreign form',
      view(),
      { initiator: 'https://evil.test', method: 'POST', type: 'top-level' },
      'origin not allowed',
    ],
    ['one tab', view({ tabs: { '7': { allowedOrigins: [API] } } }), {}, 'allowed in this tab'],
    ['another tab', view({ tabs: { '8': { allowedOrigins: [API] } } }), {}, 'origin not allowed'],
    ['another path', allowing(API), { url: `${API}/login/` }, 'not the API'],
    [
      'another host',
      allowing(API),
      { url: 'https://app.inventorum.com.evil.test/api/products/' },
      'not the API',
    ],
    ['plain http', allowing(API), { url: 'http://app.inventorum.com/api/products/' }, 'not the API'],
    [
      'another port of the API',
      allowing(API),
      { url: 'https://app.inventorum.com:8443/api/products/' },
      'not the API',
    ],
    ['the token endpoint', allowing(API), { url: `${API}/api/auth/token/` }, 'token endpoint'],
    ['the token endpoint without slash', allowing(API), { url: `${API}/api/AUTH/token?x` }, 'token endpoint'],
    ['expired', view({ now: 2000 }), { type: 'top-level' }, 'access token expired'],
    ['off', view({ policy: { ...view().policy, on: false } }), { type: 'top-level' }, 'switched off'],
    ['withheld', view({ withheld: ['production'] }), { type: 'top-level' }, 'host permission missing'],
    ['nothing saved', view({ tokenSets: [] }), { type: 'top-level' }, 'no token set'],
    [
      'a token set of another environment',
      view({ tokenSets: [{ id: 'set-1', environmentId: 'staging', hasAccessToken: true, expiresAt: null }] }),
      { type: 'top-level' },
      'no token set',
    ],
  ])('%s', (_what, given, changes, because) => {
    expect(explain(given, request(changes)).because).toBe(because);
  });
});

describe('desiredRules', () => {
  test('are none while nothing may be sent', () => {
    expect(desiredRules(view({ now: 2000 }), FACTS)).toEqual([]);
    expect(desiredRules(view({ policy: { ...view().policy, on: false } }), FACTS)).toEqual([]);
    expect(desiredRules(view(), { ...FACTS, accessTokenOf: () => null })).toEqual([]);
    expect(desiredRules(view(), { ...FACTS, accessTokenOf: () => 'a\r\nX-Evil: 1' })).toEqual([]);
  });

  test('leave the token endpoint and the own requests of the extension alone', () => {
    const rules = desiredRules(allowing(API, 'https://shop.test'), FACTS);
    const [first] = rules;

    expect(first).toMatchObject({
      action: { type: 'allow' },
      condition: { urlFilter: `|${API}/api/auth/token` },
    });
    for (const rule of rules.slice(1)) {
      expect(rule.priority).toBeLessThan(first?.priority ?? 0);
      expect(rule.condition.excludedInitiatorDomains).toEqual(['extension-host']);
    }
  });

  test('agree with explain on any request and policy', () => {
    const origins = fc.constantFrom(API, 'http://localhost:5173', 'https://shop.test', 'https://evil.test');
    const allowed = fc.uniqueArray(origins, { maxLength: 3 });
    fc.assert(
      fc.property(
        allowed,
        fc.dictionary(fc.constantFrom('7', '8'), fc.record({ allowedOrigins: allowed })),
        fc.record<RequestFacts>({
          url: fc.constantFrom(
            `${API}/api/products/`,
            `${API}/api/auth/token/`,
            `${API}/x`,
            'https://other.test/api/',
          ),
          method: fc.constantFrom('GET', 'POST', 'DELETE'),
          type: fc.constantFrom('top-level', 'frame', 'sub-resource'),
          initiator: fc.option(origins),
          tabId: fc.option(fc.constantFrom(7, 8, 9)),
        }),
        (allowedOrigins, tabs, facts) => {
          const given: InjectionView = { ...allowing(...allowedOrigins), tabs };
          expect(sendsByRule(desiredRules(given, FACTS), facts)).toBe(explain(given, facts).sends);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('never let an added origin decorate a frame or a write navigation', () => {
    const rules = desiredRules(allowing('https://shop.test', 'http://localhost:5173'), FACTS);

    const headers = rules
      .filter(({ action }) => action.type === 'modifyHeaders')
      .map(({ condition }) => condition);
    const navigations = headers.filter(({ resourceTypes }) =>
      resourceTypes.some((type) => type.endsWith('_frame')),
    );
    const others = headers.filter((condition) => !navigations.includes(condition));
    expect(navigations.map(({ requestMethods }) => requestMethods)).toEqual([['get']]);
    expect(others.map(({ initiatorDomains }) => initiatorDomains)).toEqual([['localhost', 'shop.test']]);
  });
});

/** What a browser does with the rules, as far as they go (it checks host permissions beside them). */
function sendsByRule(rules: readonly Rule[], request: RequestFacts): boolean {
  const types = { 'top-level': 'main_frame', frame: 'sub_frame', 'sub-resource': 'xmlhttprequest' } as const;
  const host = request.initiator === null ? null : new URL(request.initiator).hostname;
  const method = request.method.toLowerCase();
  const matching = rules.filter(({ condition }) =>
    [
      request.url.startsWith(condition.urlFilter.slice(1)),
      condition.resourceTypes.includes(types[request.type]),
      lists(condition.requestMethods, method),
      !condition.excludedRequestMethods?.includes(method),
      lists(condition.initiatorDomains, host),
      lists(condition.tabIds, request.tabId),
    ].every(Boolean),
  );
  const winner = matching.sort((a, b) => b.priority - a.priority)[0];
  return winner?.action.type === 'modifyHeaders';
}

/** A condition that is absent holds for everything. */
function lists<T>(wanted: readonly T[] | undefined, value: T | null): boolean {
  return wanted === undefined || (value !== null && wanted.includes(value));
}

describe('ruleChanges', () => {
  const desired = desiredRules(allowing(API, 'https://shop.test'), FACTS);
  const installed = ruleChanges([], desired).add;

  test('installs everything once and then leaves it alone', () => {
    expect(installed).toHaveLength(desired.length);
    expect(ruleChanges(installed, desired)).toEqual({ remove: [], add: [] });
  });

  test('sees through the nulls that Firefox reports', () => {
    const reported = installed.map((rule) => ({
      ...rule,
      condition: { ...rule.condition, domainType: null, tabIds: rule.condition.tabIds ?? null },
    }));

    expect(ruleChanges(reported, desired)).toEqual({ remove: [], add: [] });
  });

  test('touches only what changed', () => {
    const changes = ruleChanges(installed, desiredRules(allowing(API, 'https://other.test'), FACTS));

    expect(changes.remove).toHaveLength(1);
    expect(changes.add).toHaveLength(1);
  });

  test('removes what an earlier life of the extension left', () => {
    expect(ruleChanges(installed, []).remove).toEqual(installed.map((rule) => rule.id));
  });

  test('never hands out an id that is in use or being removed', () => {
    const other = desiredRules(allowing(API, 'https://other.test'), FACTS);
    const { add } = ruleChanges(installed, other);

    expect(installed.map((rule) => rule.id)).not.toContain(add[0]?.id);
  });
});

describe('isBearerToken', () => {
  test.each([
    ['abcXYZ019-._~+/==', true],
    ['', false],
    ['two words', false],
    ['line\nbreak', false],
    ['ümlaut', false],
  ])('%j: %s', (value, expected) => {
    expect(isBearerToken(value)).toBe(expected);
  });
});
