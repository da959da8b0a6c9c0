import fc from 'fast-check';
import type { RequestFacts } from '../../src/injection/explain.ts';
import type { InjectionView } from '../../src/injection/injection-view.ts';
import { type Environment, PRODUCTION } from '../../src/inventorum/environment.ts';

export const STAGING: Environment = { id: 'staging', name: 'Staging', origin: 'https://app.inventorum.net' };
export const NOW = 1000;

const ORIGINS = [
  PRODUCTION.origin,
  STAGING.origin,
  'http://localhost:5173',
  'https://shop.test',
  'https://evil.test',
];
const TAB_IDS = ['7', '8', '9'];
const SETS = ['production-1', 'production-2', 'staging-1', 'gone'];

const origin = fc.constantFrom(...ORIGINS);
const time = fc.option(fc.constantFrom(NOW - 1, NOW + 1));

const policy = fc.record({
  on: fc.boolean(),
  pausedUntil: time,
  defaultTokenSets: fc.dictionary(fc.constantFrom('production', 'staging'), fc.constantFrom(...SETS)),
  allowedOrigins: fc.uniqueArray(fc.record({ origin, readsAnswers: fc.boolean() }), {
    maxLength: 3,
    selector: (allowed) => allowed.origin,
  }),
  strict: fc.boolean(),
  apiVersions: fc.dictionary(fc.constantFrom('app-1', 'app-2'), fc.integer({ min: 3, max: 13 })),
  writeGuards: fc.dictionary(fc.constantFrom(...SETS), fc.record({ writesUntil: time })),
});

const tabPolicy = fc.record({
  allowedOrigins: fc.uniqueArray(origin, { maxLength: 2 }),
  pin: fc.option(fc.record({ tokenSetId: fc.option(fc.constantFrom(...SETS)) })),
  paused: fc.boolean(),
});

const tokenSets = ['production-1', 'production-2', 'staging-1'].map((id, index) =>
  fc.record({
    id: fc.constant(id),
    appId: fc.constant(`app-${index + 1}`),
    environmentId: fc.constant(id.split('-')[0] ?? ''),
    hasAccessToken: fc.boolean(),
    expiresAt: time,
  }),
);

/** Any policy over two environments, three token sets and three tabs; mostly switched on. */
export const anyView: fc.Arbitrary<InjectionView> = fc.record({
  now: fc.constant(NOW),
  policy: fc.oneof(
    { weight: 3, arbitrary: policy.map((each) => ({ ...each, on: true, pausedUntil: null })) },
    policy,
  ),
  session: fc.record({
    pausedUntilRestart: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, fc.boolean()),
    tabs: fc.dictionary(fc.constantFrom(...TAB_IDS), tabPolicy),
  }),
  environments: fc.constant([PRODUCTION, STAGING]),
  tokenSets: fc.tuple(...tokenSets),
  lock: fc.oneof({ weight: 9, arbitrary: fc.constant('open' as const) }, fc.constant('locked' as const)),
  withheld: fc.oneof({ weight: 9, arbitrary: fc.constant([]) }, fc.subarray(['production', 'staging'])),
});

/** Any request to or beside the environments' API. */
export const anyRequest: fc.Arbitrary<RequestFacts> = fc.record({
  url: fc.constantFrom(
    `${PRODUCTION.origin}/api/products/`,
    `${STAGING.origin}/api/orders/7/`,
    `${PRODUCTION.origin}/api/auth/token/`,
    `${PRODUCTION.origin}/login/`,
    `${PRODUCTION.origin}:8443/api/products/`,
    'https://shop.test/api/products/',
  ),
  method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'),
  type: fc.constantFrom('top-level', 'frame', 'sub-resource'),
  initiator: fc.option(origin),
  tabId: fc.option(fc.constantFrom(7, 8, 9, 10)),
});
