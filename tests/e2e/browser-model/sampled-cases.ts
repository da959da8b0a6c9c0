import fc from 'fast-check';
import type { RequestFacts } from '../../../src/injection/explain-usual.ts';
import type { Rule } from '../../../src/injection/header-rule.ts';

/** Pages in every relation to each other; the ports are the sandbox's. */
export function pageOrigins({ httpPort, httpsPort }: Ports): readonly string[] {
  return [
    'https://app.inventorum.com',
    `https://app.inventorum.com:${httpsPort}`,
    `http://app.inventorum.com:${httpPort}`,
    'https://sub.app.inventorum.com',
    'https://inventorum.com',
    'https://shop.test',
    `https://shop.test:${httpsPort}`,
    `http://shop.test:${httpPort}`,
    'https://sub.shop.test',
    'https://a.sub.shop.test',
    'https://other.test',
  ];
}

export interface Ports {
  readonly httpPort: number;
  readonly httpsPort: number;
}

/** How a page makes a request. */
export const WAYS = {
  fetch: { method: 'GET', type: 'sub-resource' },
  post: { method: 'POST', type: 'sub-resource' },
  image: { method: 'GET', type: 'sub-resource' },
  frame: { method: 'GET', type: 'frame' },
  'frame post': { method: 'POST', type: 'frame' },
  window: { method: 'GET', type: 'top-level' },
} as const satisfies Readonly<Record<string, Pick<RequestFacts, 'method' | 'type'>>>;

export type Way = keyof typeof WAYS;

/** A request of the page with this number. */
export interface Asked {
  readonly page: number;
  readonly way: Way;
}

/** The held permissions and installed rules, and the following requests. */
export interface Step {
  /** numbers of the pages whose origins are held besides the API's */
  readonly held: readonly number[];
  readonly rules: readonly Rule[];
  readonly asked: readonly Asked[];
}

const DOMAINS = [
  'app.inventorum.com',
  'inventorum.com',
  'shop.test',
  'sub.shop.test',
  'a.sub.shop.test',
  'other.test',
];
const API_FILTER = '|https://app.inventorum.com/api/';

function rule(tabIds: readonly number[], domains: readonly string[]): fc.Arbitrary<Omit<Rule, 'action'>> {
  const some = fc.subarray([...DOMAINS], { minLength: 2, maxLength: 4 });
  const condition = fc.record(
    {
      initiatorDomains: some,
      excludedInitiatorDomains: fc.subarray([...domains], { minLength: 1, maxLength: 2 }),
      requestMethods: fc.constantFrom(['get'], ['get', 'head', 'options']),
      tabIds: fc.subarray([...tabIds], { minLength: 6 }),
    },
    { requiredKeys: [] },
  );
  const resourceTypes = fc.constantFrom<Rule['condition']['resourceTypes'][]>(
    ['xmlhttprequest', 'image', 'ping'],
    ['main_frame'],
    ['sub_frame', 'xmlhttprequest', 'image', 'ping'],
    ['sub_frame', 'xmlhttprequest', 'image', 'ping'],
  );
  return fc.record({
    priority: fc.integer({ min: 1, max: 50 }),
    condition: fc
      .tuple(condition, resourceTypes)
      .map(([drawn, types]) => ({ urlFilter: API_FILTER, resourceTypes: types, ...drawn })),
  });
}

/** Only Chromium reads `.shop.test` as "below shop.test"; Firefox accepts it, but it matches nothing. */
const BELOW = ['.shop.test', '.inventorum.com', '.sub.shop.test'];

/**
 * Steps with this many requests each. No two rules of a step have the same priority, because the winner of two equal
 * ones is undefined.
 */
export function sampledSteps(tabIds: readonly number[], seed: number): readonly Step[] {
  const pages = tabIds.map((_, page) => page);
  const domains = [...DOMAINS, ...BELOW];
  const step = fc.record({
    held: fc.subarray(pages, { minLength: 2, maxLength: 8 }),
    rules: fc
      .uniqueArray(rule(tabIds, domains), {
        minLength: 2,
        maxLength: 4,
        selector: ({ priority }) => priority,
      })
      .map((some) => some.map((each, index): Rule => ({ ...each, action: setting(`rule-${index}`) }))),
    asked: fc.uniqueArray(
      fc.record({
        page: fc.constantFrom(...pages),
        way: fc.constantFrom<Way[]>('fetch', 'post', 'image', 'frame', 'frame post', 'post', 'window'),
      }),
      { minLength: 25, maxLength: 25, selector: ({ page, way }) => `${page} ${way}` },
    ),
  });
  return fc.sample(step, { numRuns: 8, seed });
}

function setting(value: string): Rule['action'] {
  return { type: 'modifyHeaders', requestHeaders: [{ header: 'authorization', operation: 'set', value }] };
}
