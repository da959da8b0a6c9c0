import type { FaultWay, TabFault } from '../../../src/injection/fault.ts';
import { DEFAULT_POLICY, type InjectionPolicy } from '../../../src/injection/policy.ts';
import { tokenInvalidBody } from '../../../src/inventorum/api-error.ts';
import type { FinishedRequest } from '../../../src/platform/devtools.ts';
import { NOW } from '../../../src/ui/fixtures/status.ts';
import { type GalleryState, type GalleryStates, testId } from './gallery-state.ts';
import { CARD, opened, PANEL_STATES, ROW, SEVERAL, state, tab, VERDICTS, view } from './panel-states.tsx';
import { playedRequest } from './played-request.ts';

const FILTERS = JSON.stringify({
  filters: [
    { name: 'Refused writes', text: 'status:401' },
    { name: 'Slow', text: 'larger-than:1M' },
  ],
});

function faultOf(way: FaultWay): TabFault {
  return { environmentId: 'production', path: '/api/products/', calls: 'every', since: NOW - 1000, way };
}

const ALLOWING: InjectionPolicy = {
  ...DEFAULT_POLICY,
  defaultTokenSets: { production: 'warehouse' },
  allowedOrigins: [{ origin: 'https://app.inventorum.com', readsAnswers: false }],
};

/** A call that was made to fail. */
function failed(way: FaultWay, call: FinishedRequest): GalleryState {
  return state({ past: [call], fault: faultOf(way), policy: ALLOWING }, ROW, CARD, {
    wait: testId('on-purpose'),
  });
}

/** Failing on purpose, saved filters and sessions. */
const FINDING: GalleryStates = {
  'filters to add, names taken': state(
    { past: SEVERAL, namedFilters: [{ name: 'Refused writes', text: 'status:403' }] },
    { click: testId('named-filters') },
    { wait: testId('use-filter') },
    { choose: testId('import-filters'), text: FILTERS },
    { wait: testId('import-replace') },
  ),
  'make it fail': opened(VERDICTS.ok, ...tab('fault')),
  'make it fail, another token': opened(
    VERDICTS.ok,
    ...tab('fault'),
    { click: testId('fault-other-token-set') },
    { wait: testId('fault-other') },
  ),
  'make it fail, by the sandbox': state(
    {
      past: [playedRequest({ headers: { 'X-Sandbox': 'as-usual' } })],
      fault: faultOf({ as: 'sandbox', answer: 'cut-body' }),
      policy: ALLOWING,
    },
    ROW,
    ...tab('fault'),
    { wait: testId('fault-slow') },
  ),
  'made to fail: by the sandbox': failed(
    { as: 'sandbox', answer: 'rate-limit' },
    playedRequest({ status: 429, headers: { 'X-Sandbox': 'rate-limit', 'Retry-After': '5' } }),
  ),
  'made to fail: no token': failed(
    { as: 'no token' },
    playedRequest({ status: 401, authorization: null, body: tokenInvalidBody() }),
  ),
  'made to fail: broken token': failed(
    { as: 'broken token' },
    playedRequest({ status: 401, authorization: 'Bearer broken-on-purpose', body: tokenInvalidBody() }),
  ),
  'made to fail: no answer': failed(
    { as: 'no answer' },
    playedRequest({ status: 0, error: 'net::ERR_BLOCKED_BY_CLIENT' }),
  ),
  sessions: view('sessions', { past: SEVERAL }, { wait: testId('session-name') }),
};

export const ALL_PANEL_STATES: GalleryStates = { ...PANEL_STATES, ...FINDING };
