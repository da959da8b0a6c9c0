import { expect, test } from 'vitest';
import { firstPartOf } from '../background/status/first-part.ts';
import { DEFAULT_POLICY, DEFAULT_SESSION_POLICY, DEFAULT_TAB_POLICY } from '../injection/policy.ts';
import { STATUS } from '../ui/fixtures/status.ts';
import { showsAll } from './shows-all.ts';

const TAB = 7;

const STORED = {
  statusOnDisk: firstPartOf(STATUS, ['default', 'pinned', 'gone']),
  statusStandIn: null,
  policy: { ...DEFAULT_POLICY, defaultTokenSets: { production: 'default', sandbox: 'gone' } },
  session: DEFAULT_SESSION_POLICY,
};

function pinnedIn(tabId: number, tokenSetId: string | null) {
  const tab = { ...DEFAULT_TAB_POLICY, pin: { tokenSetId } };
  return { ...STORED, session: { ...DEFAULT_SESSION_POLICY, tabs: { [tabId]: tab } } };
}

test.each([
  ['the defaults, one of which does not exist any more', STORED, true],
  ['no choice', { ...STORED, policy: undefined, session: undefined }, true],
  ['the pinned one', pinnedIn(TAB, 'pinned'), true],
  ['a pin to none', pinnedIn(TAB, null), true],
  ['one that was pinned since', pinnedIn(TAB, 'other'), false],
  ['one that is pinned in another tab', pinnedIn(8, 'other'), true],
  [
    'a default that was chosen since',
    { ...STORED, policy: { ...DEFAULT_POLICY, defaultTokenSets: { production: 'other' } } },
    false,
  ],
  ['no first part', { ...STORED, statusOnDisk: null }, false],
  ['none, as a start of the browser leaves it', { ...STORED, statusOnDisk: undefined }, false],
  ['a status that the disk refused', { ...STORED, statusStandIn: STATUS }, false],
])('the first view is drawn from the first part only if that is enough: %s', (_what, stored, isEnough) => {
  expect(showsAll(stored, TAB)).toBe(isEnough);
});
