import { describe, expect, test } from 'vitest';
import { explain } from '../../src/injection/explain.ts';
import type { RequestFacts } from '../../src/injection/explain-usual.ts';
import type { TabFault } from '../../src/injection/fault.ts';
import { NOTHING_HELD } from '../../src/injection/held/host-permission.ts';
import type { InjectionView } from '../../src/injection/injection-view.ts';
import {
  DEFAULT_POLICY,
  DEFAULT_TAB_POLICY,
  type InjectionPolicy,
  type SessionPolicy,
} from '../../src/injection/policy.ts';
import { PRODUCTION } from '../../src/inventorum/environment.ts';
import { type Cell, carriesToken, expectedIn, STATES, type State } from '../e2e/matrix/cell.ts';
import { nameOf } from '../e2e/matrix/name-of.ts';
import { ROWS, type Row } from '../e2e/matrix/rows.ts';
import { ADDED, API, PAGE_SOURCES, REDIRECTS, TARGETS } from '../e2e/matrix/sources.ts';
import { WAYS } from '../e2e/matrix/ways.ts';
import { holding } from '../fakes/browser-facts.ts';

const PORTS = { httpPort: 8080, httpsPort: 8443 };
const ALL_STATES = Object.keys(STATES) as State[];

const ALLOWING: InjectionPolicy = {
  ...DEFAULT_POLICY,
  defaultTokenSets: { production: 'default' },
  allowedOrigins: [API, ADDED].map((origin) => ({ origin, readsAnswers: false })),
};

const FAULT: TabFault = {
  ...{ environmentId: PRODUCTION.id, path: '/api/products/', calls: 'every', since: 0 },
  way: { as: 'no token' },
};

/** The policy of each state, written independently of the commands that set it in the browser. */
function viewOf(state: State): InjectionView {
  const policies: Readonly<Partial<Record<State, InjectionPolicy>>> = {
    fresh: { ...ALLOWING, allowedOrigins: [] },
    strict: { ...ALLOWING, strict: true },
    guarded: { ...ALLOWING, writeGuards: { default: { writesUntil: null } } },
    paused: { ...ALLOWING, pausedUntil: 1 },
  };
  const tabs: Readonly<Partial<Record<State, SessionPolicy['tabs']>>> = {
    pinned: { '1': { ...DEFAULT_TAB_POLICY, pin: { tokenSetId: 'pinned' } } },
    failing: { '1': { ...DEFAULT_TAB_POLICY, fault: FAULT } },
  };
  return {
    now: 0,
    policy: policies[state] ?? ALLOWING,
    session: { pausedUntilRestart: false, tabs: tabs[state] ?? {} },
    environments: [PRODUCTION],
    tokenSets: ['default', 'pinned'].map((id) => ({
      id,
      appId: 'app',
      environmentId: 'production',
      hasAccessToken: true,
      expiresAt: null,
    })),
    browser: { ...(state === 'withdrawn' ? NOTHING_HELD : holding(API, ADDED)), openTabs: [1, 2] },
    lock: 'open',
  };
}

function requestOf({ from, way, to }: Row): RequestFacts {
  const { method, type } = WAYS[way];
  const url = REDIRECTS[to]?.('x') ?? TARGETS[to]('x', PORTS);
  return { url, method, type, initiator: initiatorOf(from), tabId: from === 'other tab' ? 2 : 1 };
}

function initiatorOf(from: Row['from']): string | null {
  if (from === 'extension') return 'chrome-extension://extension-host';
  return from === 'address bar' || from === 'other tab' ? null : PAGE_SOURCES[from].origin(PORTS);
}

const cells = ROWS.flatMap((row) =>
  ALL_STATES.map((state): [string, Row, State, Cell] => [
    `${STATES[state]}: ${nameOf(row)}`,
    row,
    state,
    row.cells[state],
  ]),
);

describe('the extension explains each cell as the matrix has it', () => {
  const known = cells.filter(([, row]) => row.unexplained === undefined);

  test.each(known)('%s', (_name, row, state, cell) => {
    const expected = expectedIn('chrome', cell);
    const explanation = explain(viewOf(state), requestOf(row));
    expect(explanation.sends ? explanation.tokenSetId : null).toBe(carriesToken(expected) ? expected : null);
  });
});

describe('the matrix itself', () => {
  const writes = cells.filter(([, { way }]) => ['POST', 'PUT'].includes(WAYS[way].method));
  const carrying = (browser: 'chrome' | 'firefox') =>
    writes.filter(([, , , cell]) => carriesToken(expectedIn(browser, cell)));
  const isAllowed = ({ from }: Row) => from === 'api' || from === 'added';

  test.each(['chrome', 'firefox'] as const)(
    'has no write of a page that is not allowed with our token, in %s',
    (browser) => {
      expect(carrying(browser).length).toBeGreaterThan(0);
      expect(carrying(browser).filter(([, row]) => !isAllowed(row))).toEqual([]);
    },
  );

  test('has no form and no frame with our token that writes, in any state', () => {
    const navigations = [...carrying('chrome'), ...carrying('firefox')].filter(
      ([, { way }]) => WAYS[way].type !== 'sub-resource',
    );
    expect(navigations).toEqual([]);
  });

  test('has no token over plain http, at another port, host or the token endpoint', () => {
    const elsewhere = cells.filter(
      ([, { to, unexplained }]) =>
        ['token', 'subdomain', 'port', 'http', 'socket', 'redirect out'].includes(to) &&
        unexplained === undefined,
    );
    const outcomes = elsewhere.flatMap(([, , , cell]) => [
      expectedIn('chrome', cell),
      expectedIn('firefox', cell),
    ]);
    expect(outcomes.filter(carriesToken)).toEqual([]);
  });
});
