import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holding } from '../../tests/fakes/browser-facts.ts';
import { BLOCKED, type ModelBrowser, sentBy } from '../../tests/fakes/browser-model.ts';
import { explainedAuthorization } from '../../tests/fakes/explained-authorization.ts';
import { anyRequest, anyView, anyViewIn } from '../../tests/fakes/injection-arbitraries.ts';
import { isBearerToken } from '../inventorum/credential-syntax.ts';
import { PRODUCTION, TOKEN_ENDPOINT_SPELLINGS } from '../inventorum/environment.ts';
import { desiredRules } from './desired-rules.ts';
import { explain } from './explain.ts';
import { environmentOf, type RequestFacts } from './explain-usual.ts';
import { BROKEN_TOKEN, type FaultWay, mayHaveFailed, type TabFault } from './fault.ts';
import { sharedHosts } from './held/opened-hosts.ts';
import type { InjectionView } from './injection-view.ts';
import { listenedHeaders } from './listened-headers.ts';
import { DEFAULT_POLICY, DEFAULT_TAB_POLICY, type InjectionPolicy, type TabPolicy } from './policy.ts';
import type { RuleFacts } from './request-headers.ts';
import { ruleChanges } from './rule-changes.ts';

const API = PRODUCTION.origin;
const DEV = 'http://localhost:5173';
const FACTS: RuleFacts = {
  accessTokenOf: (id) => `access-of-${id}`,
  extensionHost: 'extension-host',
};

function view(policy: Partial<InjectionPolicy> = {}, changes: Partial<InjectionView> = {}): InjectionView {
  return {
    now: 1000,
    policy: { ...DEFAULT_POLICY, defaultTokenSets: { production: 'set-1' }, ...policy },
    session: { pausedUntilRestart: false, tabs: {} },
    environments: [PRODUCTION],
    tokenSets: ['set-1', 'set-2'].map((id) => ({
      id,
      appId: 'app-1',
      environmentId: 'production',
      hasAccessToken: true,
      expiresAt: 2000,
    })),
    browser: holding(API, DEV, 'https://shop.test', 'https://other.test'),
    lock: 'open',
    ...changes,
  };
}

function allowing(...origins: string[]): InjectionView {
  return view({ allowedOrigins: origins.map((origin) => ({ origin, readsAnswers: false })) });
}

function withTab7(tab: Partial<TabPolicy>, policy: Partial<InjectionPolicy> = {}): InjectionView {
  const tabs = { '7': { ...DEFAULT_TAB_POLICY, ...tab } };
  return view(policy, { session: { pausedUntilRestart: false, tabs } });
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

const ADDRESS_BAR = { type: 'top-level', initiator: null } as const;

describe('explain', () => {
  test.each<[string, InjectionView, Partial<RequestFacts>, string]>([
    ['an address-bar GET is decorated', view(), ADDRESS_BAR, 'top-level GET'],
    ['a page of the API host is an origin like any other', view(), {}, 'origin not allowed'],
    ['an allowed page of the API host', allowing(API), { method: 'POST' }, 'allowed origin'],
    ['its form', allowing(API), { method: 'POST', type: 'top-level' }, 'frame or form'],
    ['its frame', allowing(API), { type: 'frame' }, 'frame or form'],
    ['a fetch of an added origin', allowing(DEV), { initiator: DEV }, 'allowed origin'],
    [
      'a form of an added origin',
      allowing(DEV),
      { initiator: DEV, method: 'POST', type: 'top-level' },
      'frame or form',
    ],
    ['a frame of an added origin', allowing(DEV), { initiator: DEV, type: 'frame' }, 'frame or form'],
    ['another port', allowing(DEV), { initiator: 'http://localhost:8080' }, 'origin not allowed'],
    [
      'a foreign form',
      view(),
      { initiator: 'https://evil.test', method: 'POST', type: 'top-level' },
      'origin not allowed',
    ],
    [
      'one tab',
      withTab7({ allowedOrigins: [{ origin: API, readsAnswers: false }] }),
      {},
      'allowed in this tab',
    ],
    [
      'another tab',
      withTab7({ allowedOrigins: [{ origin: API, readsAnswers: false }] }),
      { tabId: 8 },
      'origin not allowed',
    ],
    [
      "a page's service worker under a tab rule",
      withTab7({ allowedOrigins: [{ origin: API, readsAnswers: false }] }),
      { tabId: null },
      'no tab',
    ],
    ['a pinned tab', withTab7({ pin: { tokenSetId: 'set-2' } }), ADDRESS_BAR, 'pinned tab'],
    ['a tab pinned to none', withTab7({ pin: { tokenSetId: null } }), ADDRESS_BAR, 'pinned to none'],
    [
      'a tab pinned to a token set that is gone',
      withTab7({ pin: { tokenSetId: 'set-9' } }),
      ADDRESS_BAR,
      'no token set',
    ],
    ['a paused tab', withTab7({ paused: true }), ADDRESS_BAR, 'paused in this tab'],
    ['strict', view({ strict: true }), ADDRESS_BAR, 'strict'],
    [
      'strict, in a pinned tab',
      withTab7({ pin: { tokenSetId: 'set-2' } }, { strict: true }),
      ADDRESS_BAR,
      'pinned tab',
    ],
    ['paused', view({ pausedUntil: 1001 }), ADDRESS_BAR, 'paused'],
    ['a pause that is over', view({ pausedUntil: 1000 }), ADDRESS_BAR, 'top-level GET'],
    [
      'paused until restart',
      view({}, { session: { pausedUntilRestart: true, tabs: {} } }),
      ADDRESS_BAR,
      'paused',
    ],
    [
      'a write with a guarded token set',
      {
        ...allowing(API),
        policy: { ...allowing(API).policy, writeGuards: { 'set-1': { writesUntil: null } } },
      },
      { method: 'PATCH' },
      'write guard',
    ],
    [
      'a write while that is switched on',
      {
        ...allowing(API),
        policy: { ...allowing(API).policy, writeGuards: { 'set-1': { writesUntil: 1001 } } },
      },
      { method: 'PATCH' },
      'allowed origin',
    ],
    ['another path', allowing(API), { url: `${API}/login/` }, 'not the API'],
    [
      'another host',
      allowing(API),
      { url: 'https://app.inventorum.com.evil.test/api/products/' },
      'not the API',
    ],
    ['plain http', allowing(API), { url: 'http://app.inventorum.com/api/products/' }, 'not the API'],
    ['another port of the API', allowing(API), { url: `${API}:8443/api/products/` }, 'not the API'],
    ['the token endpoint', allowing(API), { url: `${API}/api/auth/token/` }, 'token endpoint'],
    ['the token endpoint without slash', allowing(API), { url: `${API}/api/AUTH/token?x` }, 'token endpoint'],
    ['expired', view({}, { now: 2000 }), ADDRESS_BAR, 'access token expired'],
    [
      'an access token that no header may hold',
      view({}, { tokenSets: view().tokenSets.map((set) => ({ ...set, cannotBeSent: true })) }),
      ADDRESS_BAR,
      'access token cannot be sent',
    ],
    ['off', view({ on: false }), ADDRESS_BAR, 'switched off'],
    ['withheld', view({}, { browser: holding(DEV) }), ADDRESS_BAR, 'host permission missing'],
    ['locked', view({ on: false }, { lock: 'locked' }), ADDRESS_BAR, 'locked'],
    ['nothing saved', view({}, { tokenSets: [] }), ADDRESS_BAR, 'no token set'],
  ])('%s', (_what, given, changes, because) => {
    expect(explain(given, request(changes)).because).toBe(because);
  });
});

describe('desiredRules', () => {
  test('are none while nothing may be sent', () => {
    expect(desiredRules(view({}, { now: 2000 }), FACTS)).toEqual([]);
    expect(desiredRules(view({ on: false }), FACTS)).toEqual([]);
    expect(desiredRules(view({ pausedUntil: 1001 }), FACTS)).toEqual([]);
    expect(desiredRules(view(), { ...FACTS, accessTokenOf: () => null })).toEqual([]);
    expect(desiredRules(view(), { ...FACTS, accessTokenOf: () => 'a\r\nX-Evil: 1' })).toEqual([]);
  });

  test('are none for an address that stands for several hosts', () => {
    const environments = [{ ...PRODUCTION, origin: 'https://*.inventorum.com' }];
    expect(desiredRules({ ...allowing(API), environments }, FACTS)).toEqual([]);
  });

  test('leave the token endpoint and the own requests of the extension alone', () => {
    const rules = desiredRules(allowing(API, 'https://shop.test'), FACTS);
    const leaving = rules.filter(({ action }) => action.type === 'allow');
    const setting = rules.filter((rule) => !leaving.includes(rule));

    expect(leaving.map(({ condition }) => condition.regexFilter)).toEqual(TOKEN_ENDPOINT_SPELLINGS);
    expect(setting).toHaveLength(3);
    for (const rule of setting) {
      for (const { priority } of leaving) expect(rule.priority).toBeLessThan(priority);
      expect(rule.condition.excludedInitiatorDomains).toContain('extension-host');
    }
  });

  test('set the version that the app asks for', () => {
    const rules = desiredRules(view({ apiVersions: { 'app-1': 12 } }), FACTS);

    expect(JSON.stringify(rules)).toContain('"x-api-version","operation":"set","value":"12"');
    expect(JSON.stringify(desiredRules(view(), FACTS))).not.toContain('x-api-version');
  });

  test('let exactly the allowed origin read answers, and never add a credential to them', () => {
    const rules = desiredRules(view({ allowedOrigins: [{ origin: DEV, readsAnswers: true }] }), FACTS);
    const answers = rules.filter(({ action }) => 'responseHeaders' in action);

    expect(answers).toHaveLength(1);
    expect(answers[0]?.condition).toMatchObject({
      initiatorDomains: ['localhost'],
      urlFilter: `|${API}/api/`,
    });
    expect(JSON.stringify(answers)).toContain(
      `"access-control-allow-origin","operation":"set","value":"${DEV}"`,
    );
    expect(JSON.stringify(answers)).toContain('"access-control-allow-credentials","operation":"remove"');
    expect(JSON.stringify(answers)).not.toMatch(/"\*"/);
  });

  test('never send a token set to another environment', () => {
    fc.assert(
      fc.property(anyView, anyRequest, (given, facts) => {
        const sent = sentBy(browserOf(given), facts);
        const environment = environmentOf(given.environments, facts.url);
        const ownWords = [null, BLOCKED, `Bearer ${BROKEN_TOKEN}`];
        expect(ownWords.includes(sent) || sent?.startsWith(`Bearer access-of-${environment?.id}-`)).toBe(
          true,
        );
      }),
      { numRuns: 1000 },
    );
  });

  test('never let a page decorate a frame or a write navigation', () => {
    const rules = desiredRules(allowing(API, 'https://shop.test', DEV), FACTS);

    const headers = rules
      .filter(({ action }) => action.type === 'modifyHeaders')
      .map(({ condition }) => condition);
    const navigations = headers.filter(({ resourceTypes }) =>
      resourceTypes.some((type) => type.endsWith('_frame')),
    );
    const others = headers.filter((condition) => !navigations.includes(condition));
    expect(navigations.map(({ requestMethods }) => requestMethods)).toEqual([['get']]);
    expect(others.map(({ initiatorDomains }) => initiatorDomains)).toEqual([
      ['app.inventorum.com'],
      ['localhost'],
      ['shop.test'],
    ]);
  });
});

/** The browser that this view was read from. */
function browserOf(given: InjectionView): ModelBrowser {
  return {
    engine: given.browser.exactBy === 'listener' ? 'firefox' : 'chromium',
    held: given.browser.held,
    rules: desiredRules(given, FACTS),
    listened: (facts) => listenedHeaders(given, facts, FACTS.accessTokenOf),
  };
}

describe.each([
  { browser: 'Chromium', exactBy: 'permissions' },
  { browser: 'Firefox', exactBy: 'listener' },
] as const)('what $browser does with any policy, permissions and request', ({ exactBy }) => {
  test('is what the policy explains', () => {
    fc.assert(
      fc.property(anyViewIn(exactBy), anyRequest, (given, facts) => {
        expect(sentBy(browserOf(given), facts)).toBe(explainedAuthorization(explain(given, facts)));
      }),
      { numRuns: 2500 },
    );
  });

  test('decorates no write but of a page whose origin is allowed, or of an environment beside it', () => {
    fc.assert(
      fc.property(anyViewIn(exactBy), anyRequest, (given, facts) => {
        if (facts.method === 'GET' || sentBy(browserOf(given), facts) === null) return;
        const everywhere = given.policy.allowedOrigins.map(({ origin }) => origin);
        const inTab = given.session.tabs[String(facts.tabId)]?.allowedOrigins ?? [];
        const here = [...everywhere, ...inTab.map(({ origin }) => origin)];
        const shared = sharedHosts(given, here).map(({ origin }) => origin);
        expect([...here, ...shared]).toContain(facts.initiator);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a fault', () => {
  const fault: TabFault = {
    environmentId: 'production',
    path: '/api/products/',
    calls: 'every',
    way: { as: 'no token' },
    since: 0,
  };

  function failing(changes: Partial<TabFault>, policy: Partial<InjectionPolicy> = {}): InjectionView {
    const allowedOrigins = [{ origin: API, readsAnswers: false }];
    return withTab7({ fault: { ...fault, ...changes } }, { allowedOrigins, ...policy });
  }

  test.each<[FaultWay, object]>([
    [{ as: 'no token' }, { sends: false }],
    [{ as: 'broken token' }, { sends: false }],
    [{ as: 'no answer' }, { sends: false }],
    [
      { as: 'other token set', tokenSetId: 'set-2' },
      { sends: true, tokenSetId: 'set-2' },
    ],
    [{ as: 'other token set', tokenSetId: 'gone' }, { sends: false }],
    [
      { as: 'sandbox', answer: 'slow' },
      { sends: true, tokenSetId: 'set-1' },
    ],
  ])('is explained: %j', (way, expected) => {
    const failed = { fault: { ...fault, way }, tokenSetId: 'set-1' };
    expect(explain(failing({ way }), request())).toEqual({ ...expected, because: 'made to fail', failed });
  });

  test.each<[string, Partial<TabFault>, Partial<RequestFacts>, Partial<InjectionPolicy>]>([
    ['another tab', {}, { tabId: 8 }, {}],
    ['no tab', {}, { tabId: null }, {}],
    ['another path', {}, { url: `${API}/api/products/7/` }, {}],
    ['the same without its slash', {}, { url: `${API}/api/products` }, {}],
    ['another environment', { environmentId: 'staging' }, {}, {}],
    ['a fault that is ending', { ending: true }, {}, {}],
    ['a page that is not allowed', {}, { initiator: DEV }, {}],
    ['a form', {}, { type: 'top-level', method: 'POST' }, {}],
    ['strict mode', {}, { type: 'top-level' }, { strict: true }],
    ['the write guard', {}, { method: 'POST' }, { writeGuards: { 'set-1': { writesUntil: null } } }],
  ])('leaves alone: %s', (_what, changes, asked, policy) => {
    const facts = request(asked);
    const given = failing(changes, policy);
    const without = failing({ path: '/api/nothing/' }, policy);
    expect(explain(given, facts).failed).toBeUndefined();
    expect(sentBy(browserOf(given), facts)).toBe(sentBy(browserOf(without), facts));
  });

  test('does not send another token set to write that is guarded', () => {
    const way: FaultWay = { as: 'other token set', tokenSetId: 'set-2' };
    const guarded = failing({ way }, { writeGuards: { 'set-2': { writesUntil: null } } });
    expect(explain(guarded, request({ method: 'POST' })).sends).toBe(false);
    expect(explain(guarded, request()).sends).toBe(true);
  });

  test('asks the sandbox for its answer beside the usual headers, on that path alone', () => {
    const rules = desiredRules(failing({ way: { as: 'sandbox', answer: 'html' } }), FACTS);
    const asking = rules.filter(({ action }) => JSON.stringify(action).includes('x-sandbox-fault'));
    expect(asking.length).toBeGreaterThan(0);
    for (const { action, condition } of asking) {
      expect(action).toMatchObject({
        requestHeaders: [
          { header: 'authorization', value: 'Bearer access-of-set-1' },
          { header: 'accept' },
          { header: 'cache-control' },
          { header: 'x-sandbox-fault', operation: 'set', value: 'html' },
        ],
      });
      expect(condition.urlFilter).toMatch(/\/api\/products\/[|?#]$/);
    }
  });

  test('says of a 401 that it is none of ours only if our token was kept away', () => {
    const ended = { tabId: 7, origin: API, path: fault.path, since: 0, until: 5 };
    const asked = { url: API + fault.path, tabId: 7, at: 3 };
    expect(mayHaveFailed([{ ...ended, way: { as: 'broken token' } }], asked)).toBe(true);
    expect(mayHaveFailed([{ ...ended, way: { as: 'sandbox', answer: 'slow' } }], asked)).toBe(false);
  });

  test('changes no rule of other tabs, nor any that lets pages read answers', () => {
    const usual = desiredRules(failing({ path: '/api/nothing/', ending: true }), FACTS);
    for (const as of ['no token', 'broken token', 'no answer'] as const) {
      const rules = desiredRules(failing({ way: { as } }), FACTS);
      const own = rules.filter((rule) => !usual.some((each) => isDeepStrictEqual(each, rule)));
      expect(usual.filter((each) => !rules.some((rule) => isDeepStrictEqual(each, rule)))).toEqual([]);
      expect(new Set(own.map(({ condition }) => String(condition.tabIds)))).toEqual(new Set(['7']));
    }
  });
});

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
