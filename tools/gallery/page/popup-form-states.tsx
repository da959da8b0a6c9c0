import { useState } from 'preact/hooks';
import { PRODUCTION } from '../../../src/inventorum/environment.ts';
import type { Command, Reply } from '../../../src/messaging/protocol.ts';
import { draftOutline, draftsPort } from '../../../src/popup/fixtures/drafts.ts';
import { popupCommands } from '../../../src/popup/fixtures/popup-commands.ts';
import { popupFacts } from '../../../src/popup/fixtures/popup-facts.ts';
import { Popup } from '../../../src/popup/popup.tsx';
import type { PopupFacts } from '../../../src/popup/popup-props.ts';
import { callRecorder } from '../../../src/ui/fixtures/call-recorder.ts';
import { appStatus, NOW, STATUS, tokenSetStatus } from '../../../src/ui/fixtures/status.ts';
import { PRODUCTION_HELD } from '../../../tests/fakes/browser-facts.ts';
import { type GalleryState, type GalleryStates, type GalleryStep, testId } from './gallery-state.ts';

type Answers = Partial<Record<Command, Reply<Command>>>;

/** The popup with these facts, after the steps. */
export function state(
  changes: Partial<PopupFacts>,
  steps: readonly GalleryStep[] = [],
  answers: Answers = {},
): GalleryState {
  const commands = popupCommands({ call: callRecorder(answers).call });
  return {
    draw: () => <Popup facts={popupFacts(changes)} commands={commands} clock={() => NOW} />,
    steps,
  };
}

export const SANDBOX = { id: 'sandbox', name: 'Sandbox', origin: 'http://localhost:8000' };
/** A tab whose address the browser hides. */
export const HIDDEN: Partial<PopupFacts> = { tab: { id: 7, url: null }, browser: PRODUCTION_HELD };
const ADD: GalleryStep = { click: testId('add') };
const FORM: GalleryStep = { wait: testId('form') };

/** More than fit: those of two environments, and two favourites. */
export const MANY = {
  environments: [PRODUCTION, SANDBOX],
  status: {
    ...STATUS,
    apps: ['production', 'production', 'sandbox'].map((environmentId, app) =>
      appStatus({
        id: `app-${app}`,
        label: `Connector ${app + 1}`,
        environmentId,
        tokenSets: Array.from({ length: 5 }, (_, index) =>
          tokenSetStatus({
            id: `set-${app}-${index}`,
            label: `Warehouse ${index + 1}`,
            ...(index === 0 && { favourite: true as const }),
          }),
        ),
      }),
    ),
  },
} satisfies Partial<PopupFacts>;

/** A long list. */
export const MANY_APPS: GalleryStates = {
  'many apps': state(MANY, [{ wait: testId('search') }]),
  'many apps, found': state(MANY, [
    { type: testId('search'), text: 'warehouse 2' },
    { wait: testId('found-group') },
  ]),
  'many apps, nothing found': state(MANY, [
    { type: testId('search'), text: 'shop' },
    { wait: testId('found') },
  ]),
  'many apps, arranged': state(MANY, [{ click: testId('arrange') }, { wait: testId('arrange-view') }]),
};

const KEPT = draftOutline({
  values: { label: 'Locamo.de connector', clientId: 'ci-4711', tokenSetLabel: 'Warehouse' },
  secrets: { clientSecret: { length: 40, tail: 'wxyz' }, refreshToken: { length: 9, tail: '' } },
});

/** The popup with a draft of a new app, on which it opens. */
function kept(steps: readonly GalleryStep[], changes: Partial<PopupFacts> = {}): GalleryState {
  const drafts = draftsPort(KEPT, { toOpen: () => ({ form: 'add app' }) });
  const commands = popupCommands({ call: callRecorder().call, drafts: async () => drafts });
  return {
    draw: () => <Popup facts={popupFacts(changes)} commands={commands} clock={() => NOW} />,
    steps,
  };
}

/** The popup with a draft of the first app: what it saves is in the next status, as from a background. */
function SavesFirst() {
  const [apps, setApps] = useState<typeof STATUS.apps>([]);
  const [commands] = useState(() => {
    const { call } = callRecorder();
    return popupCommands({
      call: (command, input, form) => {
        if (command === 'app.add') setApps([appStatus({ tokenSets: [tokenSetStatus()] })]);
        return call(command, input, form);
      },
      drafts: async () => draftsPort(KEPT, { toOpen: () => ({ form: 'add app' }) }),
    });
  });
  return <Popup facts={popupFacts({ status: { ...STATUS, apps } })} commands={commands} clock={() => NOW} />;
}

const TWO_APPS = ['one', 'two']
  .map(
    (name) =>
      `App: Shop ${name}\nClient ID: ci-${name}\nClient Secret: cs-${name}\nRefresh Token: rt-${name}`,
  )
  .join('\n\n');

/** The open forms. */
export const FORMS: GalleryStates = {
  'form: several apps': state({}, [ADD, FORM, { paste: TWO_APPS }, { wait: testId('several') }], {
    'refresh-token.known': { ok: true, value: [false, true] },
  }),
  'form: two secrets': state({}, [
    ADD,
    FORM,
    {
      paste:
        'Client ID: ci-1\nClient Secret: 0123456789-wxyz\nClient Secret: 0123456789-abcd\nRefresh Token: rt-1',
    },
    { wait: '[data-testid^="ask-"]' },
  ]),
  'form: unknown host': state({}, [
    ADD,
    FORM,
    {
      paste:
        "curl -u ci-1:cs-1 https://app.example.test/api/auth/token/ -d 'grant_type=refresh_token&refresh_token=rt-1'",
    },
    { wait: testId('ask-host') },
  ]),
  'form: other app': kept([
    FORM,
    { wait: testId('forget-clientSecret') },
    { paste: 'App: Other\nClient ID: ci-2\nClient Secret: cs-2\nRefresh Token: rt-2' },
    { wait: testId('paste-anew') },
  ]),
  'form: name taken': state({}, [
    { click: testId('app-add-token') },
    FORM,
    { type: '[name="tokenSetLabel"]', text: 'Warehouse sync' },
    { type: '[name="refreshToken"]', text: 'rt-1' },
    { click: testId('save') },
    { wait: testId('error-tokenSetLabel') },
  ]),
  'form: kept': kept([FORM, { wait: testId('forget-clientSecret') }]),
  'first saved': {
    draw: () => <SavesFirst />,
    steps: [FORM, { click: testId('save') }, { wait: testId('first-saved') }],
  },
  'page form': state(HIDDEN, [{ click: testId('tab-action') }, { wait: testId('page-form') }]),
  'page form, problem': state(HIDDEN, [
    { click: testId('tab-action') },
    { type: '[name="pageAddress"]', text: 'about:blank' },
    { click: testId('use-page') },
    { wait: testId('error-pageAddress') },
  ]),
  'form: add app': state({}, [ADD, FORM]),
  'form: before 2019': state({}, [
    ADD,
    { click: '[name="kind"][value="legacy"]' },
    { wait: '[name="password"]' },
  ]),
  'form: problems': state({}, [ADD, { click: testId('save') }, { wait: testId('error-label') }]),
  'form: add token': state({}, [{ click: testId('app-add-token') }, FORM]),
  'form: edit app': state({}, [{ click: testId('app-edit') }, FORM]),
  'form: edit token': state({}, [{ click: testId('token-set-edit') }, FORM]),
  'form: token shown': state(
    {},
    [
      { click: testId('token-set-edit') },
      FORM,
      { click: testId('take-along') },
      { click: testId('reveal') },
      { wait: testId('revealed') },
    ],
    { 'secret.reveal': { ok: true, value: { value: 'rt-made-up-for-the-gallery-0123456789' } } },
  ),
  'form: log in again': state({}, [{ click: testId('log-in-again') }, FORM]),
};
