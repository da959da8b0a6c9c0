import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { holdingInFirefox } from '../../../tests/fakes/browser-facts.ts';
import type { RequestFacts } from '../../injection/explain-usual.ts';
import type { FaultWay } from '../../injection/fault.ts';
import type { InjectionView } from '../../injection/injection-view.ts';
import { DEFAULT_POLICY, DEFAULT_SESSION_POLICY, DEFAULT_TAB_POLICY } from '../../injection/policy.ts';
import { PRODUCTION } from '../../inventorum/environment.ts';
import { type Listening, listening } from './listening.ts';

const SHOP = 'https://shop.test';
const REQUEST = {
  url: `${PRODUCTION.origin}/api/products/`,
  method: 'POST',
  type: 'sub-resource',
  initiator: SHOP,
  tabId: 7,
} as const;

function view(changes: Partial<InjectionView> = {}): InjectionView {
  return {
    now: 1000,
    policy: {
      ...DEFAULT_POLICY,
      defaultTokenSets: { production: 'set-1' },
      allowedOrigins: [{ origin: SHOP, readsAnswers: false }],
    },
    session: DEFAULT_SESSION_POLICY,
    environments: [PRODUCTION],
    tokenSets: [
      { id: 'set-1', appId: 'app-1', environmentId: 'production', hasAccessToken: true, expiresAt: 2000 },
    ],
    browser: holdingInFirefox(PRODUCTION.origin, SHOP),
    lock: 'open',
    ...changes,
  };
}

const OFF = view({ policy: { ...DEFAULT_POLICY, on: false } });
const token = () => 'access-1';
const CARRIES = {
  headers: expect.arrayContaining([{ header: 'authorization', operation: 'set', value: 'Bearer access-1' }]),
  failed: false,
};

let now: number;
let listener: Listening;
let onFailed: (request: RequestFacts) => void;

beforeEach(() => {
  vi.useFakeTimers();
  now = 1000;
  onFailed = vi.fn();
  listener = listening(() => now, onFailed);
});

afterEach(() => vi.useRealTimers());

describe('the listener', () => {
  test('answers at once from what the rules were made of last', () => {
    listener.use(view(), token);
    expect(listener.headersFor(REQUEST)).toEqual(CARRIES);
    expect(listener.headersFor({ ...REQUEST, initiator: `${SHOP}:8443` })).toBeNull();
    expect(listener.headersFor({ ...REQUEST, type: 'top-level' })).toBeNull();

    listener.use(OFF, token);
    expect(listener.headersFor(REQUEST)).toBeNull();
  });

  test('sends no access token that has expired since', () => {
    listener.use(view(), token);
    now = 2000;
    expect(listener.headersFor(REQUEST)).toBeNull();
  });

  test('sends nothing that could not stand in a header', () => {
    listener.use(view(), () => 'a\r\nX-Evil: 1');
    expect(listener.headersFor(REQUEST)).toBeNull();
  });

  test('right after a wake waits for what is read', async () => {
    const first = listener.headersFor(REQUEST);
    await vi.advanceTimersByTimeAsync(1000);
    listener.begin(view(), token);
    expect(await first).toEqual(CARRIES);
  });

  test('waits three seconds, then the request goes as it is', async () => {
    const first = listener.headersFor(REQUEST);
    await vi.advanceTimersByTimeAsync(3000);
    expect(await first).toBeNull();
  });

  test('what was read at the start does not replace what the rules were made of since', () => {
    listener.use(OFF, token);
    listener.begin(view(), token);
    expect(listener.headersFor(REQUEST)).toBeNull();
  });

  test('decides nothing in a browser that is exact by its permissions', () => {
    const { browser } = view();
    listener.use(view({ browser: { ...browser, exactBy: 'permissions' } }), token);
    expect(listener.headersFor(REQUEST)).toBeNull();
  });

  test.each<[FaultWay, object | null]>([
    [{ as: 'no token' }, { headers: [], failed: true }],
    [{ as: 'broken token' }, { headers: ['Bearer broken-on-purpose'], failed: true }],
    [{ as: 'no answer' }, { headers: null, failed: true }],
    [{ as: 'other token set', tokenSetId: 'gone' }, null],
    [
      { as: 'sandbox', answer: 'slow' },
      { headers: ['Bearer access-1'], failed: true },
    ],
  ])('makes a call fail: %j', async (way, expected) => {
    const fault = {
      environmentId: 'production',
      path: '/api/products/',
      calls: 'every',
      way,
      since: 0,
    } as const;
    const session = { ...DEFAULT_SESSION_POLICY, tabs: { '7': { ...DEFAULT_TAB_POLICY, fault } } };
    listener.use(view({ session }), token);
    const listened = await listener.headersFor(REQUEST);
    const bearers = listened?.headers?.flatMap(({ header, value }) =>
      header === 'authorization' ? [value] : [],
    );
    expect(listened && { ...listened, headers: bearers ?? null }).toEqual(expected);
    expect(onFailed).toHaveBeenCalledTimes(expected === null ? 0 : 1);
  });
});
