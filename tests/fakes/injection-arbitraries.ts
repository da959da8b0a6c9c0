import fc from 'fast-check';
import type { RequestFacts } from '../../src/injection/explain-usual.ts';
import type { TabFault } from '../../src/injection/fault.ts';
import type { BrowserFacts } from '../../src/injection/held/host-permission.ts';
import type { InjectionView } from '../../src/injection/injection-view.ts';
import type { TabPolicy } from '../../src/injection/policy.ts';
import { type Environment, PRODUCTION } from '../../src/inventorum/environment.ts';
import { SANDBOX_FAULTS } from '../../src/inventorum/sandbox-fault.ts';
import { holding, holdingInFirefox } from './browser-facts.ts';

export const STAGING: Environment = { id: 'staging', name: 'Staging', origin: 'https://app.inventorum.net' };
/** Shares its host with pages that a developer may allow. */
export const LOCAL: Environment = { id: 'local', name: 'Local', origin: 'http://localhost:8000' };
export const NOW = 1000;

/** The environments' own pages, developers' pages and a foreign one, with neighbours in every direction. */
export const ORIGINS: readonly string[] = [
  PRODUCTION.origin,
  `${PRODUCTION.origin}:8443`,
  'http://app.inventorum.com',
  'https://sub.app.inventorum.com',
  'https://inventorum.com',
  STAGING.origin,
  LOCAL.origin,
  'http://localhost:5173',
  'http://localhost:3000',
  'https://localhost:5173',
  'http://sub.localhost:5173',
  'https://shop.test',
  'https://shop.test:8443',
  'http://shop.test',
  'https://sub.shop.test',
  'https://a.sub.shop.test',
  'https://evil.test',
];
/** Wider than one origin: granted by an older version, or by the user in the browser's settings. */
const WIDE = [
  'https://shop.test/*',
  'https://*.shop.test/*',
  'http://localhost/*',
  'https://*/*',
  '<all_urls>',
];
const TAB_IDS = ['7', '8', '9'];
const SETS = ['production-1', 'production-2', 'staging-1', 'local-1', 'gone'];

const origin = fc.constantFrom(...ORIGINS);
const time = fc.option(fc.constantFrom(NOW - 1, NOW + 1));

function allowances(maxLength: number) {
  return fc.uniqueArray(fc.record({ origin, readsAnswers: fc.boolean() }), {
    maxLength,
    selector: (allowed) => allowed.origin,
  });
}

const policy = fc.record({
  on: fc.boolean(),
  pausedUntil: time,
  defaultTokenSets: fc.dictionary(
    fc.constantFrom('production', 'staging', 'local'),
    fc.constantFrom(...SETS),
  ),
  allowedOrigins: allowances(4),
  strict: fc.boolean(),
  apiVersions: fc.dictionary(fc.constantFrom('app-1', 'app-2'), fc.integer({ min: 3, max: 13 })),
  writeGuards: fc.dictionary(fc.constantFrom(...SETS), fc.record({ writesUntil: time })),
});

const fault: fc.Arbitrary<TabFault> = fc.record(
  {
    environmentId: fc.constantFrom('production', 'staging', 'local'),
    path: fc.constantFrom('/api/products/', '/api/orders/7/', '/api/auth/token/', '/api/'),
    calls: fc.constantFrom('next' as const, 'every' as const),
    way: fc.oneof(
      fc.record({ as: fc.constantFrom('no token' as const, 'broken token' as const, 'no answer' as const) }),
      fc.record({ as: fc.constant('sandbox' as const), answer: fc.constantFrom(...SANDBOX_FAULTS) }),
      fc.record({ as: fc.constant('other token set' as const), tokenSetId: fc.constantFrom(...SETS) }),
    ),
    since: fc.constant(NOW - 1),
    ending: fc.constant(true as const),
  },
  { requiredKeys: ['environmentId', 'path', 'calls', 'way', 'since'] },
);

const tabPolicy: fc.Arbitrary<TabPolicy> = fc.record(
  {
    allowedOrigins: allowances(2),
    pin: fc.option(fc.record({ tokenSetId: fc.option(fc.constantFrom(...SETS)) })),
    paused: fc.boolean(),
    fault,
  },
  { requiredKeys: ['allowedOrigins', 'pin', 'paused'] },
);

const tokenSets = ['production-1', 'production-2', 'staging-1', 'local-1'].map((id, index) =>
  fc.record({
    id: fc.constant(id),
    appId: fc.constant(`app-${index + 1}`),
    environmentId: fc.constant(id.split('-')[0] ?? ''),
    hasAccessToken: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.boolean()),
    expiresAt: time,
  }),
);

/** The held permissions: often exactly the allowed ones, sometimes fewer, more, or wider. */
function browserFacts(
  allowed: readonly string[],
  exactBy: BrowserFacts['exactBy'],
): fc.Arbitrary<BrowserFacts> {
  const environments = [PRODUCTION, STAGING, LOCAL].map((environment) => environment.origin);
  const wanted = [...new Set([...environments, ...allowed])];
  const exact = fc.oneof(
    { weight: 3, arbitrary: fc.constant(wanted) },
    fc.subarray(wanted),
    fc.subarray([...ORIGINS]).map((more) => [...new Set([...wanted, ...more])]),
  );
  const wide = fc.oneof({ weight: 5, arbitrary: fc.constant([]) }, fc.subarray(WIDE, { maxLength: 1 }));
  return fc.record({ exact, wide, openTabs: fc.subarray([7, 8, 9, 10]) }).map((drawn) => {
    const { held } = (exactBy === 'listener' ? holdingInFirefox : holding)(...drawn.exact);
    return { held: [...held, ...drawn.wide], openTabs: drawn.openTabs, exactBy };
  });
}

/** Any policy over three environments, four token sets and three tabs; mostly enabled. */
export function anyViewIn(exactBy: BrowserFacts['exactBy']): fc.Arbitrary<InjectionView> {
  const base = fc.record({
    now: fc.constant(NOW),
    policy: fc.oneof(
      { weight: 3, arbitrary: policy.map((each) => ({ ...each, on: true, pausedUntil: null })) },
      policy,
    ),
    session: fc.record({
      pausedUntilRestart: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, fc.boolean()),
      tabs: fc.dictionary(fc.constantFrom(...TAB_IDS), tabPolicy),
    }),
    environments: fc.constant([PRODUCTION, STAGING, LOCAL]),
    tokenSets: fc.tuple(...tokenSets),
    lock: fc.oneof({ weight: 9, arbitrary: fc.constant('open' as const) }, fc.constant('locked' as const)),
  });
  return base.chain((view) => {
    const inTabs = Object.values(view.session.tabs).flatMap(({ allowedOrigins }) => allowedOrigins);
    const allowed = [...view.policy.allowedOrigins, ...inTabs].map((each) => each.origin);
    return browserFacts(allowed, exactBy).map((browser) => ({ ...view, browser }));
  });
}

/** Any policy in Chromium. */
export const anyView = anyViewIn('permissions');

/** Any request to the environments' API, or to a neighbour of it. */
export const anyRequest: fc.Arbitrary<RequestFacts> = fc.record({
  url: fc.constantFrom(
    `${PRODUCTION.origin}/api/products/`,
    `${PRODUCTION.origin}/api/products/?page=2`,
    `${PRODUCTION.origin}/api/products/7/`,
    `${STAGING.origin}/api/orders/7/`,
    `${LOCAL.origin}/api/orders/7/`,
    `${PRODUCTION.origin}/api/auth/token/`,
    `${PRODUCTION.origin}/api//auth/%74oken;x=1`,
    `${PRODUCTION.origin}/login/`,
    `${PRODUCTION.origin}:8443/api/products/`,
    'https://shop.test/api/products/',
  ),
  method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'),
  type: fc.oneof(
    { weight: 3, arbitrary: fc.constant('sub-resource' as const) },
    fc.constantFrom('top-level' as const, 'frame' as const, 'other' as const),
  ),
  initiator: fc.option(origin),
  tabId: fc.option(fc.constantFrom(7, 8, 9, 10)),
});
