import { describe, expect, test } from 'vitest';
import { MESSAGES } from '../../src/messages/messages.ts';
import { tokenClaim } from '../e2e/tells/claims.ts';
import { type Compared, contradictions } from '../e2e/tells/contradictions.ts';
import type { Arrived, PlayedState } from '../e2e/tells/play-state.ts';
import type { Said } from '../e2e/tells/read-panel.ts';
import type { ToldEntry } from '../e2e/tells/recorder.ts';
import { type Told, toldIn } from '../e2e/tells/told.ts';

const OURS = 'Tea …cd12, Till, since 04:10';

const SAID: Said = {
  cell: 'own-1',
  method: 'GET',
  status: 200,
  verdict: 'ok',
  title: MESSAGES.titleOk.en,
  sentWith: OURS,
  texts: '',
};

const ARRIVED: Arrived = { cell: 'own-1', method: 'GET', token: 'Tea', body: '', status: 200, headers: {} };

/** A call that the panel describes as it was. */
function compared(
  said: Partial<Said> = {},
  arrived: Partial<Arrived> = {},
  more: Partial<Compared> = {},
): Compared {
  return {
    said: [{ ...SAID, ...said }],
    arrived: [{ ...ARRIVED, ...arrived }],
    outcome: 'whole',
    labels: ['Tea', 'Tea, too'],
    listed: 'yes',
    ...more,
  };
}

const { en: NOT_TOLD } = MESSAGES.sentWithNotTold;
const { en: NOTHING } = MESSAGES.sentWithNothing;
const BY_RULES = MESSAGES.sentWithNotToldRules.en.replace('{tokenSet}', 'Tea');
const NEVER = { arrived: [] } as const;

describe('nothing is contradicted', () => {
  test.each<[string, Compared]>([
    ['the token that arrived', compared()],
    ['no token, and none arrived', compared({ sentWith: NOTHING }, { token: null })],
    ['a token that is not told', compared({ sentWith: NOT_TOLD }, { token: null })],
    ['what the rules sent', compared({ sentWith: BY_RULES })],
    [
      'an answer of the cache, without a request',
      compared({ title: MESSAGES.titleOkCache.en, sentWith: NOT_TOLD }, {}, NEVER),
    ],
    ['a renewed answer', compared({ status: 200 }, { status: 304 })],
    [
      'a cut answer, whose status the server does not note',
      compared({ title: MESSAGES.titleBrokeOff.en }, { status: null }, { outcome: 'cut' }),
    ],
    [
      'an answer that the page was not shown',
      compared({ title: MESSAGES.titleHidden.en, verdict: 'hidden' }, {}, { outcome: 'failed' }),
    ],
    [
      'an answer that no page can read',
      compared({ title: MESSAGES.titleOkOpaque.en }, {}, { outcome: 'failed' }),
    ],
    ['a call that no browser lists', compared({}, {}, { said: [], listed: 'no' })],
  ])('%s', (_what, call) => {
    expect(contradictions(call)).toEqual([]);
  });
});

describe('a contradiction is found', () => {
  test.each<[string, Compared, RegExp]>([
    ['another token', compared({}, { token: 'Tea, too' }), /saw Tea, too/],
    ['a token where none arrived', compared({}, { token: null }), /saw no token/],
    ['no token where one arrived', compared({ sentWith: NOTHING }), /saw Tea/],
    [
      'no token of a call that never arrived',
      compared({ sentWith: NOTHING, status: 0 }, {}, NEVER),
      /never saw/,
    ],
    ['another token by the rules', compared({ sentWith: BY_RULES }, { token: null }), /saw no token/],
    ['answered, though the page failed', compared({}, {}, { outcome: 'failed' }), /got no answer/],
    ['answered, though it was cut', compared({}, { status: null }, { outcome: 'cut' }), /got no answer/],
    ['answered, though it never arrived', compared({}, {}, NEVER), /never saw/],
    ['hidden, though the page read it', compared({ title: MESSAGES.titleHidden.en }), /got all of it/],
    ['unreadable, though the page read it', compared({ title: MESSAGES.titleOkOpaque.en }), /page read it/],
    [
      'unreadable, though it never arrived',
      compared({ title: MESSAGES.titleOkOpaque.en }, {}, NEVER),
      /never saw/,
    ],
    [
      'never sent, though it arrived',
      compared({ title: MESSAGES.titlePreflight.en, status: 0 }),
      /server saw it/,
    ],
    ['another status', compared({ status: 404 }), /status 404, the server gave 200/],
    ['two calls in the place of one', { ...compared(), said: [SAID, SAID] }, /which received 1/],
    ['a call that is not listed', compared({}, {}, { said: [] }), /not listed/],
  ])('%s', (_what, call, found) => {
    expect(contradictions(call).join('\n')).toMatch(found);
  });
});

describe('what the panel says of a token', () => {
  test.each([
    [OURS, { kind: 'sent', label: 'Tea' }],
    [NOTHING, { kind: 'none' }],
    [NOT_TOLD, { kind: 'not told', byRules: undefined }],
    [BY_RULES, { kind: 'not told', byRules: 'Tea' }],
    [MESSAGES.sentWithNotToldNone.en, { kind: 'not told', byRules: null }],
    [MESSAGES.sentWithNotOurs.en.replace('{tail}', '…cd12'), { kind: 'foreign' }],
  ])('%s', (sentWith, claim) => {
    expect(tokenClaim({ sentWith }, ['Tea'])).toEqual(claim);
  });

  test('a new sentence is not taken for another one', () => {
    expect(() => tokenClaim({ sentWith: 'perhaps' }, ['Tea'])).toThrow('perhaps');
  });
});

const ENTRY: ToldEntry = {
  cell: 'own-1',
  method: 'GET',
  headers: [
    ['Host', 'app.inventorum.com'],
    ['Authorization', 'Bearer x'],
    ['Sec-Fetch-Site', 'same-origin'],
  ],
  sent: null,
  status: 200,
  length: 5,
  fromCache: false,
  fromWorker: false,
  hasStack: true,
};

/** A state in which one way was asked. */
function played(entries: readonly ToldEntry[], more: Partial<PlayedState> = {}): PlayedState {
  return {
    state: 'own',
    ways: new Map([['own-1', 'fetch']]),
    outcomes: new Map(),
    arrived: [{ ...ARRIVED, headers: { authorization: 'Bearer x' } }],
    entries,
    tabs: [{ cell: 'own-1', method: 'GET', tabId: 3 }],
    har: [],
    said: [],
    ...more,
  };
}

describe('what a browser told', () => {
  test.each<[string, readonly PlayedState[], Partial<Told>]>([
    [
      'everything',
      [played([ENTRY])],
      {
        listed: ['yes'],
        headers: ['as sent'],
        'body received': ['yes'],
        initiator: ['its page'],
        tab: ['yes'],
      },
    ],
    [
      'none of its own headers',
      [played([{ ...ENTRY, headers: [] }])],
      { headers: ['only what the page set'] },
    ],
    [
      'headers without the token',
      [played([{ ...ENTRY, headers: [['Host', 'x']] }])],
      { headers: ['without the token'] },
    ],
    [
      'headers of what was not sent',
      [played([ENTRY], { arrived: [] })],
      { headers: ['some, none were sent'] },
    ],
    ['nothing', [played([], { tabs: [] })], { listed: ['no'], headers: ['–'], tab: ['no'] }],
    ['only the HAR', [played([], { har: ['GET own-1'] })], { listed: ['only in the HAR'] }],
    ['nothing was sent', [played([], { arrived: [], tabs: [] })], { listed: ['–'], tab: ['–'] }],
    ['now this, now that', [played([ENTRY]), played([])], { listed: ['no', 'yes'] }],
    [
      'a body that it had discarded once',
      [played([ENTRY]), played([{ ...ENTRY, length: null }])],
      { 'body received': ['yes'] },
    ],
    ['no body at all', [played([{ ...ENTRY, length: null }])], { 'body received': ['no'] }],
  ])('%s', (_what, states, told) => {
    expect(toldIn(states)['own host: fetch']).toMatchObject(told);
  });
});
