import { DEFAULT_POLICY, type InjectionPolicy } from '../../../src/injection/policy.ts';
import { PRODUCTION } from '../../../src/inventorum/environment.ts';
import type { Command, Reply } from '../../../src/messaging/protocol.ts';
import { optionsFacts } from '../../../src/options/fixtures/options-facts.ts';
import { Options } from '../../../src/options/options.tsx';
import type { OptionsCommands, OptionsFacts } from '../../../src/options/options-props.ts';
import type { History, HistoryEntry } from '../../../src/storage/public/history.ts';
import { callRecorder } from '../../../src/ui/fixtures/call-recorder.ts';
import { NOW, STATUS } from '../../../src/ui/fixtures/status.ts';
import { type GalleryState, type GalleryStates, type GalleryStep, testId } from './gallery-state.ts';
import { MANY } from './popup-form-states.tsx';

const SHOP = 'http://localhost:5173';
const SANDBOX = { id: 'sandbox', name: 'Sandbox', origin: 'http://localhost:8000' };
const HOUR = 3_600_000;

const STATUS_OF: Readonly<Record<HistoryEntry['outcome'], number | null>> = {
  renewed: 200,
  'renewed without access token': 200,
  rejected: 400,
  'wrong client': 401,
  later: 503,
  'timed out': null,
  'network failed': null,
};

const HISTORY: History = Object.entries(STATUS_OF).map(([outcome, status], i) => ({
  outcome: outcome as HistoryEntry['outcome'],
  at: NOW - i * 7 * HOUR,
  durationMs: 84,
  status,
  fingerprint: '0123456789abcdef',
  ...(status === 200 ? { remarks: ['narrower scope', 'lifetime assumed'] as const } : {}),
}));

interface Drawing {
  readonly steps?: readonly GalleryStep[];
  readonly history?: History;
  readonly answers?: Partial<Record<Command, Reply<Command>>>;
}

function state(changes: Partial<OptionsFacts>, drawing: Drawing = {}): GalleryState {
  const { steps = [], history = HISTORY, answers = {} } = drawing;
  const commands = {
    call: callRecorder(answers).call,
    allow: async () => 'no permission' as const,
    seeTabs: async () => true,
    notify: async () => true,
    requestOrigin: async () => false,
    historyOf: () => ({ get: async () => history, onChanged: () => undefined }),
    diagnose,
  };
  return {
    draw: () => <Options facts={optionsFacts(changes)} commands={commands} clock={() => NOW} />,
    steps,
  };
}

const diagnose: OptionsCommands['diagnose'] = async () => ({
  version: '0.1.0',
  browser: 'Firefox 153',
  trace: [],
  histories: { warehouse: HISTORY },
});

function withPolicy(changes: Partial<InjectionPolicy>): Partial<OptionsFacts> {
  return { policy: { ...DEFAULT_POLICY, ...changes } };
}

const ALLOWING = withPolicy({ allowedOrigins: [{ origin: SHOP, readsAnswers: true }] });
const OPEN: GalleryStep = { open: testId('history') };
const ADD: GalleryStep = { click: testId('environment-add') };
const IN_USE = { ok: false, problem: { code: 'in use' } } as const;

export const OPTIONS_STATES: GalleryStates = {
  'as installed': state({ status: { ...STATUS, apps: [] } }),
  'two apps': state({}),
  'many apps, found': state(MANY, {
    steps: [
      { wait: testId('search') },
      { type: testId('search'), text: 'warehouse 2' },
      { wait: testId('found') },
    ],
  }),
  history: state({}, { steps: [OPEN, { wait: testId('history-entry') }] }),
  'no history': state({}, { steps: [OPEN, { wait: `${testId('history')} p` }], history: [] }),
  'in use': state({
    ...withPolicy({
      allowedOrigins: [
        { origin: SHOP, readsAnswers: true },
        { origin: PRODUCTION.origin, readsAnswers: false },
      ],
      apiVersions: { locamo: 12 },
      writeGuards: { warehouse: { writesUntil: null } },
      strict: true,
    }),
    environments: [PRODUCTION, SANDBOX],
    tabs: 'held',
  }),
  withheld: state({ ...ALLOWING, withheld: [SHOP, PRODUCTION.origin] }),
  'in Firefox': state({ ...ALLOWING, exactBy: 'listener', tabs: 'not needed', firefox: true }),
  'origin declined': state(
    {},
    {
      steps: [
        { type: '[name="pageAddress"]', text: SHOP },
        { click: testId('origin-add') },
        { wait: testId('error-pageAddress') },
      ],
    },
  ),
  'environment, problems': state({}, { steps: [ADD, { wait: testId('error-origin') }] }),
  'environment in use': state(
    { environments: [PRODUCTION, SANDBOX] },
    {
      steps: [{ click: testId('environment-remove') }, { wait: testId('notice') }],
      answers: { 'environment.remove': IN_USE },
    },
  ),
  diagnostics: state(
    {},
    { steps: [{ click: testId('show-diagnostics') }, { wait: testId('diagnostics-text') }] },
  ),
  'environment that cannot be reached': state({
    environments: [PRODUCTION, { ...SANDBOX, origin: 'http://[::1]:8080' }],
  }),
  'remove everything': state(
    {},
    { steps: [{ click: testId('remove-ask') }, { type: testId('remove-word'), text: 'remove' }] },
  ),
  'everything is being removed': state({ removing: true }, { steps: [{ wait: testId('remove-undo') }] }),
};
