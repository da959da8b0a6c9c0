import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { useRef, useState } from 'preact/hooks';
import { afterEach, describe, expect, test } from 'vitest';
import { diagnose } from '../../../diagnosis/diagnose.ts';
import type { Credential } from '../../../diagnosis/exchange/exchange.ts';
import { knowledge } from '../../../diagnosis/fixtures/cases.ts';
import { redactByNames } from '../../../diagnosis/redaction/redact-by-names.ts';
import { ENGLISH } from '../../../ui/fixtures/languages.ts';
import { NOW } from '../../../ui/fixtures/status.ts';
import { LanguageContext } from '../../../ui/language/language.ts';
import type { CallBody } from '../calls/body-store.ts';
import type { DiagnosedCall } from '../calls/call.ts';
import { exchange } from '../fixtures/exchange.ts';
import { panelState } from '../fixtures/panel-state.ts';
import { PanelContext, type PanelState } from '../panel-context.ts';
import { CompareTab } from './compare-tab.tsx';

afterEach(cleanup);

interface Facts {
  readonly status?: number;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly answers?: Readonly<Record<string, string>>;
  readonly credential?: Credential;
  readonly sends?: string;
}

function call(key: string, facts: Facts): DiagnosedCall {
  const { status = 200, path = '/api/products/', headers = {}, answers = {}, sends } = facts;
  const url = new URL(`https://app.inventorum.com${path}`);
  const shown = exchange({
    ...{ status, pathname: url.pathname, search: url.search },
    ...(facts.credential && { credential: facts.credential }),
    asked: { ...exchange().asked, url: url.href },
  });
  return {
    ...{ key, source: 'page', size: null, exchange: shown },
    explanation: { sends: false, because: 'origin not allowed' },
    diagnosis: diagnose(shown, knowledge()),
    entry: {
      startedDateTime: new Date(NOW).toISOString(),
      time: 84,
      timings: { blocked: -1, dns: -1, connect: -1, ssl: -1, send: 1, wait: key.length, receive: 7 },
      request: {
        method: 'GET',
        url: url.href,
        headers: pairs(headers),
        ...(sends !== undefined && { postData: { mimeType: 'application/json', text: sends } }),
      },
      response: {
        status,
        statusText: 'OK',
        headers: pairs(answers),
        content: { mimeType: 'application/json' },
      },
    },
  };
}

function pairs(headers: Readonly<Record<string, string>>) {
  return Object.entries(headers).map(([name, value]) => ({ name, value }));
}

interface Drawing extends Partial<Omit<PanelState, 'on'>> {
  readonly texts?: Readonly<Record<string, CallBody | string>>;
}

/** The tab "Compare" of the second call, the first one being marked. */
function Drawn({
  before,
  after,
  drawing,
}: {
  before: DiagnosedCall;
  after: DiagnosedCall;
  drawing: Drawing;
}) {
  const { texts = {}, ...changes } = drawing;
  const base = panelState();
  const [detail, setDetail] = useState(base.detail);
  const tabContent = useRef<HTMLDivElement>(null);
  const state = panelState({
    ...{ calls: [before, after], markedKey: before.key, detail },
    redact: async (entries) => redactByNames(entries, 'keep'),
    elements: { ...base.elements, tabContent },
    bodies: {
      read: async (key) => {
        const text = texts[key] ?? '';
        return typeof text === 'string' ? { kind: 'text', text } : text;
      },
    },
    ...changes,
    on: { detail: (chosen) => setDetail((known) => ({ ...known, ...chosen })) },
  });
  return (
    <LanguageContext.Provider value={ENGLISH}>
      <PanelContext.Provider value={state}>
        <div ref={tabContent} role="tabpanel" aria-label="test" tabIndex={0} data-testid="pane">
          <CompareTab call={after} />
        </div>
      </PanelContext.Provider>
    </LanguageContext.Provider>
  );
}

async function draw(before: Facts, after: Facts, drawing: Drawing = {}) {
  render(<Drawn before={call('before', before)} after={call('after', after)} drawing={drawing} />);
  await waitFor(() => expect(screen.getByTestId('difference-count')).toBeTruthy());
}

function lines(heading: string): readonly string[] {
  const section = screen
    .queryAllByTestId('compared-section')
    .find((each) => each.dataset['heading'] === heading);
  const rows = section ? within(section).queryAllByTestId('compared-row') : [];
  return rows.map((row) => (row.textContent ?? '').replaceAll(/\s+/g, ' ').trim());
}

const BEARER = { kind: 'bearer', tail: 'f3Qa' } as const;

describe('the comparison of two calls', () => {
  test('tells status, query, headers and body of both by name, and the time without counting it', async () => {
    await draw(
      {
        ...{ path: '/api/products/?limit=1&page=2', status: 403, answers: { ETag: 'a', Same: '1' } },
        headers: { 'X-Api-Version': '12' },
      },
      {
        ...{ path: '/api/products/?page=3&limit=1', answers: { etag: 'b', same: '1' } },
        headers: { 'x-api-version': '13' },
      },
      { texts: { before: '{"data":[{"id":1,"n":1.0}]}', after: '{"data":[{"id":2},{"n":1,"id":1}]}' } },
    );
    expect(screen.getByTestId('difference-count').textContent).toBe('7 differences');
    expect(lines('comparedCall')[0]).toBe('changed Status first call: 403 OK second call: 200 OK');
    expect(lines('query')).toEqual(['changed page first call: 2 second call: 3']);
    expect(lines('comparedSentHeaders')).toEqual(['changed x-api-version first call: 12 second call: 13']);
    expect(lines('comparedReceivedHeaders')).toEqual(['changed etag first call: a second call: b']);
    expect(lines('comparedReceivedBody')).toEqual([
      'added $.data[?@.id==2] second call: {"id":2}',
      'changed $.data[?@.id==1].n first call: 1.0 second call: 1',
    ]);
    expect(lines('tabTiming')[0]).toMatch(/^changed/);
  });

  test('shows no secret, but that two differ', async () => {
    const secret = (value: string) => `{"password":"${value}-secret","same":{"token":"always-this-secret"}}`;
    await draw(
      {
        headers: { Authorization: 'Bearer one', Cookie: 'sid=first' },
        credential: { ...BEARER, fingerprint: '1' },
      },
      {
        headers: { Authorization: 'Bearer two', Cookie: 'sid=second' },
        credential: { ...BEARER, fingerprint: '2' },
      },
      { texts: { before: secret('first'), after: secret('second') } },
    );
    expect(lines('comparedSentHeaders')).toEqual([
      'changed authorization first call: Bearer …f3Qa second call: Bearer …f3Qa',
      expect.stringMatching(/^changed cookie first call: .*\[cookie 1\] second call: .*\[cookie 2\]$/),
    ]);
    expect(lines('comparedReceivedBody')).toEqual([
      expect.stringMatching(
        /^changed \$\.password first call: "\[password 1\]" second call: "\[password 2\]"$/,
      ),
    ]);
    expect(document.body.innerHTML).not.toMatch(
      /first-secret|second-secret|always-this|Bearer (?:one|two)|sid=(?:first|second)/,
    );
  });

  test('shows what is the same if it is asked to', async () => {
    await draw({ status: 200 }, { status: 200 }, { texts: { before: '[1, 2]', after: '[1,3]' } });
    expect(lines('comparedReceivedBody')).toEqual(['changed $[1] first call: 2 second call: 3']);
    fireEvent.click(screen.getByTestId('compared-all'));
    await waitFor(() => expect(lines('comparedReceivedBody')).toContain('same $[0] 1'));
    expect(lines('comparedCall')).toContain('same Method GET');
  });

  test('says that nothing differs, and compares nothing that is not here', async () => {
    await draw({}, {}, { texts: { before: { kind: 'gone' }, after: { kind: 'gone' } } });
    expect(screen.getByTestId('difference-count').textContent).toBe('No differences');
    expect(screen.getByTestId('compared-note').textContent).toMatch(/no longer/);
  });

  test('goes to the next and the previous difference by key, beyond the rendered rows', async () => {
    const list = (by: number) =>
      JSON.stringify(Array.from({ length: 450 }, (_, i) => ({ id: i, n: i + by })));
    await draw({}, {}, { texts: { before: list(0), after: list(1) } });
    const pane = screen.getByTestId('pane');
    const focused = () => document.activeElement?.getAttribute('data-name');
    const press = (key: string) => fireEvent.keyDown(document.activeElement ?? pane, { key });
    expect(screen.getAllByTestId('compared-row').length).toBeLessThanOrEqual(200);
    pane.focus();
    press('n');
    expect(focused()).toBe('$[?@.id==0].n');
    press('p');
    expect(focused()).not.toBe('$[?@.id==0].n');
    screen
      .getAllByTestId('compared-row')
      .findLast((row) => row.dataset['differs'])
      ?.focus();
    const last = focused();
    press('n');
    await waitFor(() => expect(focused()).not.toBe(last));
    expect(screen.getAllByTestId('compared-row').length).toBeGreaterThan(200);
    fireEvent.keyDown(screen.getByTestId('compare-with'), { key: 'n' });
    expect(focused()).not.toBe(last);
  });

  test('is copied as a text', async () => {
    await draw({ status: 403 }, { status: 200 }, { texts: { before: '[1]', after: '[1,2]' } });
    let copied = '';
    const execCommand = () => {
      const event = new Event('copy') as Event & { clipboardData: unknown };
      event.clipboardData = { setData: (_type: string, text: string) => (copied = text) };
      return window.dispatchEvent(event) || true;
    };
    Object.defineProperty(document, 'execCommand', { value: execCommand, configurable: true });
    fireEvent.click(screen.getByTestId('copy-comparison'));
    expect(copied).toMatch(/^1: 403 GET https:\/\/app\.inventorum\.com\/api\/products\/ .*\n2: 200 GET/);
    expect(copied).toContain('Response body\n+ $[1]: 2\n');
    expect(copied).toContain('~ Status: 403 OK → 200 OK');
    Reflect.deleteProperty(document, 'execCommand');
  });

  test('says what to do where there is nothing to compare with', () => {
    const alone = call('after', { status: 403 });
    render(<Drawn before={alone} after={alone} drawing={{ calls: [alone], markedKey: null }} />);
    expect(screen.getByTestId('compare-nothing').textContent).toMatch(/key M/);
    expect(screen.getByTestId('mark-call').textContent).toBe('Mark this call');
  });

  test('tells where secrets could not be removed, and shows nothing', async () => {
    render(
      <Drawn before={call('before', {})} after={call('after', {})} drawing={{ redact: async () => null }} />,
    );
    await waitFor(() => expect(screen.getByTestId('comparison-not-shown')).toBeTruthy());
  });
});
