import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, describe, expect, test } from 'vitest';
import { diagnose } from '../../../diagnosis/diagnose.ts';
import { knowledge } from '../../../diagnosis/fixtures/cases.ts';
import { harEntry } from '../../../diagnosis/har/har-entry.ts';
import { redactByNames } from '../../../diagnosis/redaction/redact-by-names.ts';
import { PRODUCTION } from '../../../inventorum/environment.ts';
import type { Call } from '../../../messaging/carry-out.ts';
import type { Problem, ReplayResult, Reply } from '../../../messaging/protocol.ts';
import { type CallRecorder, callRecorder } from '../../../ui/fixtures/call-recorder.ts';
import { ENGLISH } from '../../../ui/fixtures/languages.ts';
import { NOW } from '../../../ui/fixtures/status.ts';
import { LanguageContext } from '../../../ui/language/language.ts';
import { createBodyStore } from '../calls/body-store.ts';
import type { DiagnosedCall, RecordedCall } from '../calls/call.ts';
import { createRedactExchange } from '../calls/redact-exchange.ts';
import { exchange } from '../fixtures/exchange.ts';
import { nothingKept } from '../fixtures/nothing-kept.ts';
import { panelState } from '../fixtures/panel-state.ts';
import { PanelContext } from '../panel-context.ts';
import type { Redact } from '../redaction/redact.ts';
import type { ReplayForm } from './replay-form.ts';
import { ReplayTab } from './replay-tab.tsx';
import { useReplays } from './use-replays.ts';

afterEach(cleanup);

const URL_OF_CALL = 'https://app.inventorum.com/api/products/';

function call(method: string, { url = URL_OF_CALL, text = '' } = {}): RecordedCall {
  const { pathname, search } = new URL(url);
  return {
    ...{ key: 'original', source: 'page', size: 2 },
    explanation: { sends: false, because: 'origin not allowed' },
    exchange: exchange({ method, pathname, search, asked: { ...exchange().asked, url, method } }),
    entry: {
      startedDateTime: new Date(NOW).toISOString(),
      request: { method, url, headers: [], postData: { mimeType: 'application/json', text } },
      response: { status: 200, headers: [] },
    },
  };
}

function diagnosedCall(recorded: RecordedCall): DiagnosedCall {
  return { ...recorded, diagnosis: diagnose(recorded.exchange, knowledge()) };
}

const redact: Redact = async (entries) => redactByNames(entries, 'keep');

/** A panel with one call, whose tab "Replay" is open. */
function Panel({ recorded, send }: { recorded: RecordedCall; send: Call }) {
  const [bodies] = useState(() => {
    const store = createBodyStore();
    store.keep('original', { fetch: async () => ({ text: '{"total":2}', base64: false }), size: 11 });
    return store;
  });
  const [all, setAll] = useState([diagnosedCall(recorded)]);
  const [forms, setForms] = useState(new Map<string, ReplayForm>());
  const base = panelState();
  const replays = useReplays({
    call: send,
    reading: {
      environments: [PRODUCTION],
      tabId: 7,
      fingerprint: async () => '',
      bodies,
      redactExchange: createRedactExchange(nothingKept),
    },
    facts: base.facts,
    clock: () => NOW,
    add: (added) => setAll((before) => [...before, diagnosedCall(added)]),
  });
  return (
    <LanguageContext.Provider value={ENGLISH}>
      <PanelContext.Provider
        value={{
          ...{ ...base, bodies, replays, forms, redact, calls: all },
          on: {
            ...base.on,
            edit: (key, form) => setForms(form ? new Map([[key, form]]) : new Map()),
          },
        }}
      >
        <ReplayTab call={diagnosedCall(recorded)} />
      </PanelContext.Provider>
    </LanguageContext.Provider>
  );
}

function result(changes: Partial<ReplayResult>, status = 200, text = '{"total":1}'): ReplayResult {
  const entry = harEntry(
    {
      startedDateTime: new Date(NOW + 1000).toISOString(),
      request: { method: 'GET', url: URL_OF_CALL },
      response: { status },
    },
    { kind: 'text', text },
  );
  if (!entry) throw new Error('no entry');
  return {
    outcome: 'answered',
    entry,
    cut: false,
    accessToken: { fingerprint: 'x', tail: 'f3Qa' },
    ...changes,
  };
}

function answering(value: ReplayResult): CallRecorder {
  return callRecorder({ 'exchange.replay': { ok: true, value } as Reply<'exchange.replay'> });
}

async function draw(recorded: RecordedCall, background: CallRecorder = answering(result({}))) {
  render(<Panel recorded={recorded} send={background.call} />);
  await waitFor(() => expect(screen.getByTestId('replay-form')).toBeTruthy());
  return background;
}

function send(): void {
  fireEvent.submit(screen.getByTestId('replay-form'));
}

async function said(words: RegExp): Promise<void> {
  await waitFor(() => expect(screen.getByTestId('attempt').textContent).toMatch(words));
}

describe('the tab "Replay"', () => {
  test('sends a read at once, as it was, with the token set that the tab would send', async () => {
    const { sent } = await draw(call('GET', { url: `${URL_OF_CALL}?page=2&token=abc` }));
    expect(screen.getByTestId('left-out').textContent).toContain('token');
    send();
    await said(/answered with 200/);
    expect(sent).toEqual([
      {
        command: 'exchange.replay',
        input: {
          ...{ tokenSetId: 'warehouse', method: 'GET', path: '/api/products/?page=2', body: null },
          ...{ apiVersion: '12', writeAgreed: false },
        },
      },
    ]);
    expect(screen.getByTestId('side-replay').dataset['status']).toBe('200');
    await waitFor(() => expect(screen.getByTestId('differences').textContent).toMatch(/\$\.total.*2.*1/));
  });

  test('asks before a write, and sends nothing where the answer is no', async () => {
    const { sent } = await draw(call('POST', { text: '{"name":"Tea"}' }));
    send();
    expect(screen.getByTestId('ask-write').textContent).toMatch(
      /POST \/api\/products\/.*Production.*Warehouse sync/,
    );
    fireEvent.click(screen.getByTestId('ask-cancel'));
    expect(screen.queryByTestId('ask-write')).toBeNull();
    expect(sent).toEqual([]);
    send();
    fireEvent.click(screen.getByTestId('ask-send'));
    await said(/answered/);
    expect(sent).toMatchObject([
      { input: { writeAgreed: true, body: { mimeType: 'application/json', text: '{"name":"Tea"}' } } },
    ]);
  });

  test('sends what was edited, and says where a body stops being JSON', async () => {
    const { sent } = await draw(call('POST', { text: '{"name":"Tea"}' }));
    const body = screen.getByTestId('replay-body');
    expect(Reflect.get(body, 'value')).toBe('{\n  "name": "Tea"\n}');
    fireEvent.input(body, { target: { value: '{"name":\n"Tea",}' } });
    expect(screen.getByTestId('json-problem').textContent).toContain('line 2, column 7');
    fireEvent.input(body, { target: { value: '{"name":"Mug"}' } });
    expect(screen.getByTestId('json-problem').textContent).toBe('');
    fireEvent.input(screen.getByTestId('replay-path'), { target: { value: '/elsewhere/' } });
    send();
    expect(screen.queryByTestId('ask-write')).toBeNull();
    fireEvent.input(screen.getByTestId('replay-path'), { target: { value: '/api/products/7/' } });
    send();
    fireEvent.click(screen.getByTestId('ask-send'));
    await said(/answered/);
    expect(sent).toMatchObject([{ input: { path: '/api/products/7/', body: { text: '{"name":"Mug"}' } } }]);
  });

  test('keeps a body with secrets from the page, and sends it as it was', async () => {
    const text = '{"password":"hunter2-hunter2"}';
    const { sent } = await draw(call('POST', { text }));
    expect(screen.getByTestId('body-hidden')).toBeTruthy();
    expect(document.body.innerHTML).not.toContain('hunter2');
    send();
    fireEvent.click(screen.getByTestId('ask-send'));
    await said(/answered/);
    expect(sent).toMatchObject([{ input: { body: { text } } }]);
    fireEvent.click(screen.getByTestId('new-body'));
    expect(Reflect.get(screen.getByTestId('replay-body'), 'value')).toBe('');
  });

  test('sends one call however often it is asked while that is on its way', async () => {
    let answer: (reply: Reply<'exchange.replay'>) => void = () => undefined;
    const asked: unknown[] = [];
    const pending = ((_command: string, input: unknown) => {
      asked.push(input);
      return new Promise((resolve) => {
        answer = resolve;
      });
    }) as Call;
    await draw(call('GET'), { call: pending, sent: [] });
    send();
    send();
    await waitFor(() => expect(screen.getByTestId('attempt').dataset['state']).toBe('pending'));
    send();
    expect(asked).toHaveLength(1);
    answer({ ok: true, value: result({}) });
    await said(/answered/);
  });

  test.each<[ReplayResult['outcome'], RegExp, string]>([
    ['redirected', /redirects this call/, 'The server redirects this call'],
    ['network', /No answer came/, 'No answer reached the page'],
    ['timeout', /within 25 seconds/, 'No answer reached the page'],
  ])('says of a call that was %s what that means', async (outcome, words, title) => {
    await draw(call('GET'), answering(result({ outcome }, 0, '')));
    send();
    await said(words);
    expect(screen.getByTestId('side-replay').textContent).toContain(title);
  });

  test('says that only the beginning of an answer was read', async () => {
    await draw(call('GET'), answering(result({ cut: true })));
    send();
    await said(/first 5 MB/);
  });

  test.each<[Problem['code'], RegExp]>([
    ['not the API', /only to paths under \/api\//],
    ['no access token', /no access token/],
    ['write guard', /Writes with this token are off/],
    ['locked', /Locked/],
    ['refused', /did not accept/],
    ['no permission', /does not allow this extension access/],
    ['not found', /deleted in the meantime/],
  ])('says why nothing was sent: %s', async (code, words) => {
    await draw(call('GET'), callRecorder({ 'exchange.replay': { ok: false, problem: { code } } }));
    send();
    await said(words);
    expect(screen.queryByTestId('comparison')).toBeNull();
  });

  test('says that a call may have been sent where the extension did not answer', async () => {
    const silent = { call: () => Promise.reject(new Error('asleep')), sent: [] };
    await draw(call('GET'), silent);
    send();
    await said(/may have been sent/);
  });

  test('has nothing to send again of a token request', () => {
    const recorded = call('POST', { url: 'https://app.inventorum.com/api/auth/token/' });
    render(<Panel recorded={recorded} send={callRecorder().call} />);
    expect(screen.getByTestId('repeat-problem').textContent).toMatch(/token endpoint/);
  });
});
