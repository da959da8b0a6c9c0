import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { desiredRules } from '../../src/injection/desired-rules.ts';
import { explain } from '../../src/injection/explain.ts';
import type { RequestFacts } from '../../src/injection/explain-usual.ts';
import type { HeaderRule, Rule } from '../../src/injection/header-rule.ts';
import type { InjectionView } from '../../src/injection/injection-view.ts';
import { DEFAULT_POLICY } from '../../src/injection/policy.ts';
import type { RuleFacts } from '../../src/injection/request-headers.ts';
import { ruleChanges } from '../../src/injection/rule-changes.ts';
import { PRODUCTION } from '../../src/inventorum/environment.ts';
import { holding } from '../fakes/browser-facts.ts';
import { authorizationOf, mayAct } from '../fakes/browser-model.ts';
import { explainedAuthorization } from '../fakes/explained-authorization.ts';
import { anyRequest, anyView } from '../fakes/injection-arbitraries.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { WHOLE } from './harness/share-of.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';

/** No credentials are saved here, so the background wants no rules, and those of the tests stay. */
let harness: Harness;

beforeAll(async () => {
  harness = await startHarness({ browserName: E2E_BROWSER, executable: E2E_EXECUTABLE });
});

afterAll(() => harness?.close());

function facts(): RuleFacts {
  const extensionHost = new URL(harness.browser.extensionOrigin).host;
  return { accessTokenOf: (id) => `access-of-${id}`, extensionHost };
}

/** Replaces all installed rules in one call, and returns what the browser then reports. */
async function install(rules: readonly Rule[]): Promise<readonly HeaderRule[]> {
  const text = await harness.browser.inExtension(
    async (added) => {
      const dnr = browser.declarativeNetRequest;
      const removeRuleIds = (await dnr.getSessionRules()).map(({ id }) => id);
      await dnr.updateSessionRules({ removeRuleIds, addRules: JSON.parse(added) });
      return JSON.stringify(await dnr.getSessionRules());
    },
    JSON.stringify(rules.map((rule, index) => ({ id: index + 1, ...rule }))),
  );
  return JSON.parse(text);
}

const RESOURCE_TYPES = {
  'top-level': 'main_frame',
  frame: 'sub_frame',
  'sub-resource': 'xmlhttprequest',
  other: 'font',
};

/** The ids of the rules that Chromium matches for each request, the winner first. */
async function matchedByChromium(requests: readonly RequestFacts[]): Promise<readonly (readonly number[])[]> {
  const asked = requests.map(({ url, method, type, initiator, tabId }) => ({
    url,
    method: method.toLowerCase(),
    type: RESOURCE_TYPES[type],
    ...(initiator === null ? {} : { initiator }),
    tabId: tabId ?? -1,
  }));
  const text = await harness.browser.inExtension(async (list) => {
    const dnr = browser.declarativeNetRequest;
    const requests: Parameters<typeof dnr.testMatchOutcome>[0][] = JSON.parse(list);
    const outcomes = await Promise.all(requests.map((each) => dnr.testMatchOutcome(each)));
    return JSON.stringify(outcomes.map(({ matchedRules }) => matchedRules.map(({ ruleId }) => ruleId)));
  }, JSON.stringify(asked));
  return JSON.parse(text);
}

function rulesOf(rules: readonly Rule[], matched: readonly number[]): readonly Rule[] {
  return matched.flatMap((id) => rules[id - 1] ?? []);
}

// Only Chromium has testMatchOutcome. It ignores host permissions, which the model checks.
if (E2E_BROWSER === 'chrome')
  test('what Chromium makes of the rules of random policies for 200 random requests is what the policy explains', async () => {
    // Most pairs of a random policy and request send nothing; here three of four can.
    const active = anyView.filter((view) => desiredRules(view, facts()).length > 0);
    const views = [
      ...fc.sample(active, { numRuns: WHOLE ? 150 : 45, seed: 20_261_124 }),
      ...fc.sample(anyView, { numRuns: WHOLE ? 50 : 15, seed: 20_261_124 }),
    ];
    const sendable = anyRequest.filter((request) => views.some((view) => explain(view, request).sends));
    const requests = [
      ...fc.sample(sendable, { numRuns: 150, seed: 20_261_125 }),
      ...fc.sample(anyRequest, { numRuns: 50, seed: 20_261_125 }),
    ];
    let decorated = 0;
    for (const view of views) {
      const rules = desiredRules(view, facts());
      await install(rules);
      const matched = await matchedByChromium(requests);
      const sent = matched.map((ids, i) => {
        const request = requests[i];
        return request && mayAct(view.browser.held, request) ? authorizationOf(rulesOf(rules, ids)) : null;
      });
      const expected = requests.map((request) => explainedAuthorization(explain(view, request)));
      expect(sent).toEqual(expected);
      decorated += sent.filter((value) => value !== null).length;
    }
    // Policies that never send anything would agree, too.
    expect(decorated).toBeGreaterThan(2 * views.length);
  });

describe('the rules of 50 token sets, 50 pinned tabs and 20 origins', () => {
  const environments = Array.from({ length: 50 }, (_, index) =>
    index === 0
      ? PRODUCTION
      : { id: `shop-${index}`, name: `Shop ${index}`, origin: `https://shop-${index}.test` },
  );
  const allowed = Array.from({ length: 20 }, (_, index) => `http://localhost-${index}.test:5173`);
  const setIds = environments.map(({ id }) => `set-of-${id}`);

  function largeView(changes: { readonly pinOfTab1: string }): InjectionView {
    return {
      now: 0,
      policy: {
        ...DEFAULT_POLICY,
        defaultTokenSets: Object.fromEntries(environments.map(({ id }) => [id, `set-of-${id}`])),
        allowedOrigins: allowed.map((origin, index) => ({ origin, readsAnswers: index % 2 === 0 })),
      },
      session: {
        pausedUntilRestart: false,
        tabs: Object.fromEntries(
          setIds.map((id, index) => [
            String(index + 1),
            { allowedOrigins: [], pin: { tokenSetId: index === 0 ? changes.pinOfTab1 : id }, paused: false },
          ]),
        ),
      },
      environments,
      tokenSets: environments.map(({ id }) => ({
        id: `set-of-${id}`,
        appId: `app-of-${id}`,
        environmentId: id,
        hasAccessToken: true,
        expiresAt: null,
      })),
      browser: holding(...environments.map(({ origin }) => origin), ...allowed),
      lock: 'open',
    };
  }

  test('are installed in one call, and a change touches only what changed', async () => {
    const before = desiredRules(largeView({ pinOfTab1: setIds[0] ?? '' }), facts());
    expect(before.length).toBeGreaterThan(600);
    const installed = await install(before);
    expect(installed).toHaveLength(before.length);
    expect(ruleChanges(installed, before)).toEqual({ remove: [], add: [] });

    // The first tab changes from production's token set to another environment's.
    const changes = ruleChanges(installed, desiredRules(largeView({ pinOfTab1: setIds[1] ?? '' }), facts()));
    // Opened addresses, one rule for each of 20 hosts, and for the ten that read answers; two of the token endpoint.
    expect(changes.remove).toHaveLength(33);
    expect(changes.add).toHaveLength(31);
    expect(changes.add.every(({ condition }) => String(condition.tabIds) === '1')).toBe(true);
  });
});
