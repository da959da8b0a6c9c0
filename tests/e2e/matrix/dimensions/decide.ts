import { explain } from '../../../../src/injection/explain.ts';
import type { RequestFacts } from '../../../../src/injection/explain-usual.ts';
import type { InjectionView } from '../../../../src/injection/injection-view.ts';
import { DEFAULT_POLICY, DEFAULT_SESSION_POLICY } from '../../../../src/injection/policy.ts';
import { PRODUCTION } from '../../../../src/inventorum/environment.ts';
import { injectionViewOf } from '../../../../src/storage/public/injection-facts.ts';
import { originOf, type Tabs } from './arrange.ts';
import { belongsToTab, factsOf, typeOf } from './asking.ts';
import type { Request } from './dimensions.ts';
import { type Carried, targetOf, type World } from './world.ts';

/** The extension's current view of injection, as popup and panel use it. */
export async function viewNow({ harness: { browser: real } }: World): Promise<InjectionView> {
  const text = await real.inExtension(async () => {
    const local = await browser.storage.local.get(['status', 'policy']);
    const session = await browser.storage.session.get('sessionPolicy');
    const { origins } = await browser.permissions.getAll();
    const tabs = await browser.tabs.query({});
    return JSON.stringify({ ...local, ...session, held: origins, openTabs: tabs.map(({ id }) => id) });
  });
  const stored = JSON.parse(text);
  return injectionViewOf(
    {
      status: stored.status && JSON.parse(stored.status.value),
      policy: stored.policy?.value ?? DEFAULT_POLICY,
      session: stored.sessionPolicy?.value ?? DEFAULT_SESSION_POLICY,
      environments: [PRODUCTION],
      browser: {
        held: stored.held,
        openTabs: stored.openTabs,
        exactBy: real.name === 'firefox' ? 'listener' : 'permissions',
      },
    },
    Date.now(),
  );
}

/** What a request should carry by the extension's own decision. */
export function decided(world: World, view: InjectionView, tabs: Tabs, request: Request): Carried {
  const explanation = explain(view, requestFacts(world, tabs, request));
  if (!explanation.sends) return 'nothing';
  const labels = Object.entries(world.tokenSetIds).find(([, id]) => id === explanation.tokenSetId);
  return labels?.[0] ?? 'a token set that is nobody’s';
}

function requestFacts({ harness }: World, tabs: Tabs, { site, asking }: Request): RequestFacts {
  const { method, opaque } = factsOf(asking);
  return {
    url: targetOf(asking, 'x'),
    method,
    type: typeOf(asking, harness.browser.name),
    initiator: opaque ? null : originOf(site, harness),
    tabId: belongsToTab(asking, harness.browser.name) ? (tabs.get(site)?.id ?? null) : null,
  };
}
