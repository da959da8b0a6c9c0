import { describe, expect, test } from 'vitest';
import type { RefreshState } from '../../oauth/refresh-state.ts';
import type { HistoryEntry } from '../../storage/public/history.ts';
import type { Trace } from '../../storage/public/trace.ts';
import { withLine } from '../../storage/public/trace.ts';
import { keepTrace, report } from '../../trace.ts';
import { appStatus, NOW, STATUS, tokenSetStatus } from '../../ui/fixtures/status.ts';
import { optionsFacts } from '../fixtures/options-facts.ts';
import type { OptionsFacts } from '../options-props.ts';
import { type DiagnosticsInput, diagnosticsText } from './diagnostics-text.ts';

const INSTALL = '0b5c9d2e-7d5a-4c1f-9d0e-55aa33cc11ee';

function input(changes: Partial<DiagnosticsInput> = {}): DiagnosticsInput {
  return {
    facts: optionsFacts(),
    version: '0.1.0',
    browser: 'Firefox 153',
    language: 'de',
    trace: [],
    histories: {},
    now: NOW,
    ...changes,
  };
}

const ATTEMPT = {
  startedAt: NOW,
  fingerprint: '0123456789abcdef',
  generation: 3,
  resent: true,
  doubt: true,
  failures: 2,
};

const STATES: readonly RefreshState[] = [
  { state: 'idle', dueAt: NOW },
  { state: 'in flight', attempt: ATTEMPT },
  { state: 'unknown outcome', attempt: ATTEMPT },
  {
    state: 'backing off',
    until: NOW,
    failures: 2,
    doubt: true,
    cause: { kind: 'unexpected answer', status: 418, code: 'planted', stored: true },
  },
  { state: 'backing off', until: NOW, failures: 1, doubt: false, cause: { kind: 'network' } },
  { state: 'rejected', code: 'planted', at: NOW, afterLostAnswer: true },
  { state: 'wrong client', at: NOW, doubt: true },
];

const ENTRY: HistoryEntry = {
  at: NOW,
  durationMs: 312.4,
  outcome: 'rejected',
  status: 400,
  remarks: ['narrower scope'],
  fingerprint: '0123456789abcdef',
};

/** Facts with a planted text for everything that is not one of our own words, including keys of records. */
const OWN_WORDS = new Set(['state', 'kind', 'outcome', 'remarks', 'flaws', 'lock', 'tabs', 'exactBy']);

function planted<T>(value: T, key = ''): T {
  if (OWN_WORDS.has(key) && typeof value !== 'object') return value;
  if (typeof value === 'string') return 'PLANTED-secret.example' as T;
  if (Array.isArray(value)) return value.map((each) => planted(each, key)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      isOurs(name) ? name : `PLANTED-${name}`,
      planted(each, name),
    ]),
  ) as T;
}

/** Names of fields; ids and tab ids, which are keys of records, are not. */
function isOurs(name: string): boolean {
  return !/^(?:env|app|set)-|^\d+$/.test(name);
}

function factsOf(refresh: RefreshState): OptionsFacts {
  const saved = { state: 'not yet', error: 'QUOTA at https://x.example/' } as const;
  return optionsFacts({
    status: {
      ...STATUS,
      apps: [appStatus({ tokenSets: [tokenSetStatus({ refresh, saved, flaws: ['client'] })] })],
      pendingDeletions: [{ id: 'x', kind: 'app', label: 'Old', until: NOW }],
    },
    policy: {
      on: true,
      pausedUntil: NOW,
      defaultTokenSets: { 'env-1': 'set-1' },
      allowedOrigins: [{ origin: 'https://shop.example', readsAnswers: true }],
      strict: true,
      apiVersions: { 'app-1': 12 },
      writeGuards: { 'set-1': { writesUntil: null } },
    },
    session: {
      pausedUntilRestart: false,
      tabs: {
        7: {
          allowedOrigins: [{ origin: 'https://shop.example', readsAnswers: true }],
          pin: { tokenSetId: 'set-1' },
          paused: true,
        },
      },
    },
    withheld: ['https://shop.example'],
  });
}

describe('no text of a user, a server or a browser is in it', () => {
  test.each(STATES)('while a refresh is $state', (refresh) => {
    const facts = planted(factsOf(refresh));
    const [first] = facts.status.apps[0]?.tokenSets ?? [];
    const text = diagnosticsText(input({ facts, histories: { [first?.id ?? '']: [planted(ENTRY)] } }));
    expect(text).not.toMatch(/PLANTED|secret|example|0123456789abcdef/i);
    expect(text).toContain(refresh.state);
    expect(text).toContain('rejected, status 400, 312 ms (narrower scope)');
  });

  test('nor of an error', () => {
    let trace: Trace = [];
    keepTrace((caught) => {
      trace = withLine(trace, { ...caught, at: NOW, times: 1 });
    });
    const message = 'PLANTED https://shop.example/?token=PLANTED';
    const stack = `f@moz-extension://${INSTALL}/assets/a.js:1:77\ng@https://shop.example/PLANTED.js:1:1`;
    report('copy write', Object.assign(new TypeError(message), { stack }));
    report('reconcile', Object.assign(new Error(message), { name: 'PLANTED' }));
    report('uncaught', message);

    const text = diagnosticsText(input({ trace }));

    expect(text).not.toMatch(/PLANTED|example/);
    expect(text).not.toContain(INSTALL);
    expect(text.split('\n').slice(-4)).toEqual([
      'unexpected errors: 3',
      expect.stringMatching(/Z uncaught: no error$/),
      expect.stringMatching(/Z reconcile: other/),
      expect.stringMatching(/Z copy write: TypeError at assets\/a\.js:1:77$/),
    ]);
  });
});

test('codes that say the same to everybody are told', () => {
  const refresh: RefreshState = { state: 'rejected', code: 'invalid_grant', at: NOW, afterLostAnswer: false };
  expect(diagnosticsText(input({ facts: factsOf(refresh) }))).toContain('code: invalid_grant');
});

test('a fresh install has as little to tell', () => {
  const facts = optionsFacts({ status: { ...STATUS, apps: [], writtenAt: Number.NaN } });
  const text = diagnosticsText(input({ facts }));
  expect(text).toMatch(/^INVENTORUM API Companion 0\.1\.0, Firefox 153, shown in de, 2026-11-24T/);
  expect(text).toContain('apps: none\nstatus written: at an unknown time\n\nunexpected errors: none');
});

test('a trace that cannot be read is not called empty', () => {
  expect(diagnosticsText({ ...input({}), trace: null })).toContain('unexpected errors: could not be read');
});
