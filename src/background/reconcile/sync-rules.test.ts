import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holding } from '../../../tests/fakes/browser-facts.ts';
import { tokenSet } from '../../../tests/fakes/token-set.ts';
import { desiredRules } from '../../injection/desired-rules.ts';
import type { InjectionView } from '../../injection/injection-view.ts';
import { DEFAULT_POLICY, DEFAULT_SESSION_POLICY, DEFAULT_TAB_POLICY } from '../../injection/policy.ts';
import { type RuleChanges, ruleChanges } from '../../injection/rule-changes.ts';
import { PRODUCTION } from '../../inventorum/environment.ts';
import type { Credentials } from '../../storage/secret/credentials.ts';
import { accessTokenFrom, type RulesPort, syncRules } from './sync-rules.ts';

interface Installed {
  readonly id: number;
}

/**
 * Session rules as the browser keeps them: an update is applied later than it is requested, and completely or not at
 * all.
 */
class SlowRules {
  rules: readonly Installed[] = [];
  #asked: (() => void)[] = [];

  ask({ remove, add }: RuleChanges): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#asked.push(() => {
        const left = this.rules.filter(({ id }) => !remove.includes(id));
        const taken = add.find((rule) => left.some(({ id }) => id === rule.id));
        if (taken) return reject(new Error(`Rule with id ${taken.id} does not have a unique ID.`));
        this.rules = [...left, ...add];
        resolve();
      });
    });
  }

  /** Applies the oldest `count` updates. */
  carryOut(count: number): void {
    for (const each of this.#asked.splice(0, count)) each();
  }
}

const CREDENTIALS: Credentials = {
  apps: [],
  tokenSets: [
    tokenSet({ accessToken: 'access-token-1' }),
    tokenSet({ id: 'set-2', accessToken: 'access-2' }),
  ],
  deletions: [],
  unreadable: [],
  arrangement: null,
  recovery: null,
  unsaved: {},
  lock: 'open',
};

/** A view with `pinned` tabs pinned to the second token set. */
function viewWith(pinned: number): InjectionView {
  const ids = Array.from({ length: pinned }, (_, at) => String(at + 1));
  const tab = { ...DEFAULT_TAB_POLICY, pin: { tokenSetId: 'set-2' } };
  return {
    now: 0,
    policy: { ...DEFAULT_POLICY, defaultTokenSets: { [PRODUCTION.id]: 'set-1' } },
    session: { ...DEFAULT_SESSION_POLICY, tabs: Object.fromEntries(ids.map((id) => [id, tab])) },
    environments: [PRODUCTION],
    tokenSets: ['set-1', 'set-2'].map((id) => ({
      id,
      appId: 'app-1',
      environmentId: PRODUCTION.id,
      hasAccessToken: true,
      expiresAt: null,
    })),
    browser: holding(PRODUCTION.origin),
    lock: 'open',
  };
}

function portOf(browser: SlowRules): RulesPort {
  return {
    extensionHost: 'extension',
    listener: { use: () => undefined },
    installed: async () => browser.rules,
    update: (changes) => browser.ask(changes),
  };
}

function wanted(view: InjectionView) {
  return desiredRules(view, { extensionHost: 'extension', accessTokenOf: accessTokenFrom(CREDENTIALS) });
}

/** The browser applies one requested update per turn until the sync is done. */
async function sync(browser: SlowRules, view: InjectionView): Promise<void> {
  let through = false;
  const done = syncRules(portOf(browser), view, CREDENTIALS).finally(() => {
    through = true;
  });
  done.catch(() => undefined);
  while (!through) {
    await new Promise((resolve) => setTimeout(resolve));
    browser.carryOut(Number.POSITIVE_INFINITY);
  }
  await done;
}

describe('what a background asked for right before it ended', () => {
  test('takes ids that the next one saw as free: it compares again, and no other rule is left', async () => {
    const tabs = fc.nat({ max: 4 });
    await fc.assert(
      fc.asyncProperty(tabs, tabs, tabs, async (first, dying, last) => {
        // Without a change nothing is requested, so no order of the two is wrong.
        fc.pre(first !== last);
        const browser = new SlowRules();
        await sync(browser, viewWith(first));
        const changes = ruleChanges(browser.rules, wanted(viewWith(dying)));
        browser.ask(changes).catch(() => undefined);
        await sync(browser, viewWith(last));

        expect(ruleChanges(browser.rules, wanted(viewWith(last)))).toEqual({ remove: [], add: [] });
      }),
      { numRuns: 25 },
    );
  });

  test('ends the comparisons if the browser keeps refusing', async () => {
    let asked = 0;
    const refusing: RulesPort = {
      ...portOf(new SlowRules()),
      async update() {
        asked += 1;
        throw new Error('too many rules');
      },
    };
    await expect(syncRules(refusing, viewWith(0), CREDENTIALS)).rejects.toThrow('too many rules');
    expect(asked).toBeLessThanOrEqual(3);
  });
});
