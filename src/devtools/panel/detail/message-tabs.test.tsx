import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, describe, expect, test } from 'vitest';
import { HOSTILE_TEXTS } from '../../../../tests/unit/bodies/bodies.ts';
import { diagnose } from '../../../diagnosis/diagnose.ts';
import { exchange, knowledge } from '../../../diagnosis/fixtures/cases.ts';
import { redactByNames } from '../../../diagnosis/redaction/redact-by-names.ts';
import { ENGLISH } from '../../../ui/fixtures/languages.ts';
import { LanguageContext } from '../../../ui/language/language.ts';
import type { CallBody } from '../calls/body-store.ts';
import { asShown } from '../calls/redact-exchange.ts';
import { panelState } from '../fixtures/panel-state.ts';
import { PanelContext } from '../panel-context.ts';
import type { Redact } from '../redaction/redact.ts';
import { RequestTab, ResponseTab } from './message-tabs.tsx';

afterEach(cleanup);

const TOKEN = 'a-token-that-nobody-may-see-f3Qa';

const byNames: Redact = async (entries, { personal }) => redactByNames(entries, personal);

interface Message {
  readonly headers?: readonly (readonly [string, string])[];
  readonly query?: string;
  readonly sent?: string;
  readonly body?: CallBody;
  readonly bodies?: () => Promise<CallBody>;
  readonly type?: string;
  readonly status?: number;
  readonly redact?: Redact;
}

function draw(Tab: typeof RequestTab | typeof ResponseTab, message: Message): void {
  const { headers = [], query = '', sent, body = { kind: 'none' }, type = 'application/json' } = message;
  const pairs = headers.map(([name, value]) => ({ name, value }));
  const entry = {
    request: {
      method: 'POST',
      url: `https://app.inventorum.com/api/products/${query}`,
      headers: pairs,
      ...(sent !== undefined && { postData: { mimeType: 'application/json', text: sent } }),
    },
    response: { status: message.status ?? 200, headers: pairs, content: { size: 2, mimeType: type } },
  };
  const own = exchange({ credential: { kind: 'bearer', fingerprint: 'f', tail: 'f3Qa' } });
  const known = knowledge();
  const call = {
    ...({ key: 'one', source: 'page', size: 2000, entry } as const),
    ...{ exchange: asShown(own), explanation: known.explanation, diagnosis: diagnose(own, known) },
  };
  const bodies = { read: message.bodies ?? (async () => body) };
  function Example() {
    const [detail, setDetail] = useState(panelState().detail);
    const on = { detail: (changes: Partial<typeof detail>) => setDetail({ ...detail, ...changes }) };
    const { redact = byNames } = message;
    return (
      <PanelContext.Provider value={panelState({ bodies, redact, detail, on })}>
        <Tab call={call} />
      </PanelContext.Provider>
    );
  }
  render(
    <LanguageContext.Provider value={ENGLISH}>
      <Example />
    </LanguageContext.Provider>,
  );
}

const text = (json: unknown): CallBody => ({ kind: 'text', text: JSON.stringify(json) });

describe('the request', () => {
  test('is shown with its address, query, headers and body, and of the token only its end', async () => {
    draw(RequestTab, {
      headers: [
        ['Authorization', `Bearer ${TOKEN}`],
        ['Cookie', 'sessionid=abcdef0123456789'],
        ['X-Api-Version', '12'],
      ],
      query: '?page=2',
      sent: JSON.stringify({ name: 'Tea', password: 'hunter2!' }),
    });
    expect((await screen.findByTestId('general')).textContent).toMatch(
      /^POST https:\/\/app\.inventorum\.com\/api\/products\/\?page=2/,
    );
    expect(screen.getByTestId('query').textContent).toBe('Query parameterspage2');
    const headers = screen.getByTestId('sent-headers');
    expect(headers.textContent).toContain('AuthorizationBearer …f3Qa');
    expect(headers.textContent).toContain('Cookiesessionid=[cookie 1]');
    expect(headers.textContent).toContain('X-Api-Version12');
    expect(screen.getByTestId('json-tree').textContent).toContain('password: "[password 1]"');
    expect(document.body.innerHTML).not.toMatch(/nobody|abcdef0123456789|hunter2/);
  });

  test('shows nothing, and says why, where the background does not answer; asked again, it shows all', async () => {
    let answers = false;
    const redact: Redact = async (entries, options) => (answers ? byNames(entries, options) : null);
    draw(RequestTab, { headers: [['X-Echo', TOKEN]], sent: '{"echo":"innocent"}', redact });
    await screen.findByTestId('not-shown');
    expect(document.body.textContent).not.toMatch(/nobody|innocent|X-Echo/);
    answers = true;
    fireEvent.click(screen.getByTestId('show-again'));
    expect((await screen.findByTestId('json-tree')).textContent).toContain('innocent');
  });
});

describe('the response', () => {
  test('that echoes the token shows it nowhere', async () => {
    draw(ResponseTab, {
      headers: [
        ['Authorization', `Bearer ${TOKEN}`],
        ['X-Echo', TOKEN],
      ],
      body: text({ innocent: TOKEN, nested: { in: `https://x.test/?a=${encodeURIComponent(TOKEN)}` } }),
    });
    expect((await screen.findByTestId('json-tree')).textContent).toContain(
      'innocent: "[other access token 1]"',
    );
    fireEvent.click(screen.getByTestId('body-raw'));
    expect(screen.getByTestId('raw').textContent).toContain('[other access token 1]');
    expect(document.body.innerHTML).not.toContain('nobody');
  });

  test.each([
    [{ kind: 'none' }, 'application/json', 'There is none.'],
    [{ kind: 'gone' }, 'application/json', 'The browser no longer has it'],
    [{ kind: 'dropped' }, 'application/json', 'discarded to make room'],
    [{ kind: 'base64', text: 'AAEC' }, 'application/pdf', '2 kB of application/pdf'],
  ] as const)('with the body %j says so in words', async (body, type, expected) => {
    draw(ResponseTab, { body, type });
    expect((await screen.findByTestId('body-words')).textContent).toContain(expected);
  });

  test('that was cut shows its beginning as text, and says how much is missing', async () => {
    const cut = { kept: 1_040_000, missing: 2_160_000 };
    draw(ResponseTab, { body: { kind: 'text', text: '[{"name":"Tea"},', cut } });
    expect((await screen.findByTestId('raw')).textContent).toBe('[{"name":"Tea"},');
    expect(screen.getByTestId('body-cut').textContent).toBe(
      'The browser kept only its first 1,040,000 bytes; 2,160,000 bytes are missing.',
    );
    expect(screen.queryByTestId('json-tree')).toBeNull();
  });

  test('that was gone is asked for again, by a button that keeps the focus', async () => {
    const asked: ((body: CallBody) => void)[] = [];
    draw(ResponseTab, { bodies: () => new Promise((resolve) => asked.push(resolve)) });
    const answer = async (body: CallBody) => {
      await waitFor(() => expect(asked).toHaveLength(1));
      asked.pop()?.(body);
    };
    await answer({ kind: 'gone' });
    const button = await screen.findByTestId('body-again');
    button.focus();
    fireEvent.click(button);
    await waitFor(() => expect(button.textContent).toBe('Reading…'));
    expect(document.activeElement).toBe(button);
    await answer({ kind: 'gone' });
    await waitFor(() => expect(button.textContent).toBe('Ask the browser again'));
    fireEvent.click(button);
    await answer(text({ name: 'Tea' }));
    expect((await screen.findByTestId('json-tree')).textContent).toContain('Tea');
  });

  test('that never came is said so', async () => {
    draw(ResponseTab, { status: 0 });
    expect(await screen.findByTestId('no-response')).toBeTruthy();
  });

  test('draws a picture from its own bytes', async () => {
    draw(ResponseTab, { body: { kind: 'base64', text: 'iVBORw0KGgo=' }, type: 'image/png' });
    expect((await screen.findByTestId('picture')).getAttribute('src')).toBe(
      'data:image/png;base64,iVBORw0KGgo=',
    );
  });

  test('draws no SVG: it is text, and may hold scripts', async () => {
    draw(ResponseTab, { body: { kind: 'text', text: '<svg onload="x()">' }, type: 'image/svg+xml' });
    expect((await screen.findByTestId('raw')).textContent).toBe('<svg onload="x()">');
    expect(document.querySelector('.detail img, .detail svg')).toBeNull();
  });

  test('is text, whatever is in it', async () => {
    for (const hostile of HOSTILE_TEXTS) {
      draw(ResponseTab, { body: text({ [hostile]: hostile, list: [hostile] }) });
      const tree = await screen.findByTestId('json-tree');
      fireEvent.click(screen.getByTestId('body-raw'));
      const shown = `${tree.textContent}${screen.getByTestId('raw').textContent}`;
      expect(shown).not.toMatch(/[^\P{Cc}\n\t]|\p{Cs}|\p{Bidi_Control}/u);
      expect(document.querySelector('img, script, iframe, [onerror]')).toBeNull();
      cleanup();
    }
  });

  test('of a megabyte is shown in parts', async () => {
    draw(ResponseTab, { body: { kind: 'text', text: 'word '.repeat(200_000) }, type: 'text/plain' });
    expect((await screen.findByTestId('raw')).textContent).toHaveLength(100_000);
    fireEvent.click(screen.getByTestId('raw-more'));
    expect(screen.getByTestId('raw').textContent).toHaveLength(200_000);
  });
});

describe('the tree', () => {
  const BODY = {
    data: [
      { id: 1, name: 'Tea mug' },
      { id: 2, name: 'Green tea' },
    ],
    total: 2,
  };
  const lines = () => screen.getAllByRole('treeitem');
  const focused = () => document.activeElement?.querySelector(':scope > div')?.textContent;
  const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });

  test('is walked, opened and closed by keys', async () => {
    draw(ResponseTab, { body: text(BODY) });
    await screen.findByTestId('json-tree');
    lines()[0]?.focus();
    expect(lines()).toHaveLength(9);
    press('ArrowDown');
    expect(focused()).toBe('▾data: [2]');
    press('ArrowLeft');
    expect(lines()).toHaveLength(3);
    press('ArrowRight');
    press('ArrowRight');
    expect(focused()).toBe('▾0: { }');
    press('End');
    expect(focused()).toBe('total: 2');
    press('ArrowLeft');
    expect(focused()).toBe('▾{ }');
    press('Enter');
    expect(lines()).toHaveLength(1);
    expect(focused()).toBe('▸{ data: [2], total: 2 }');
  });

  test('is searched: every place is marked, the next one is gone to, its way is opened', async () => {
    draw(ResponseTab, { body: text({ ...BODY, long: Array.from({ length: 500 }, (_, i) => `cup ${i}`) }) });
    const field = await screen.findByTestId('json-search');
    fireEvent.input(field, { target: { value: 'TEA' } });
    await waitFor(() => expect(screen.getByTestId('json-matches').textContent).toBe('1 of 2'));
    expect([...document.querySelectorAll('mark')].map(({ textContent }) => textContent)).toEqual([
      'Tea',
      'tea',
    ]);
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(screen.getByTestId('json-matches').textContent).toBe('2 of 2');
    expect(document.querySelector('[data-testid="json-found"]')?.textContent).toContain('Green tea');
    fireEvent.keyDown(field, { key: 'Enter', shiftKey: true });
    expect(screen.getByTestId('json-matches').textContent).toBe('1 of 2');
    fireEvent.input(field, { target: { value: 'cup 437' } });
    await waitFor(() =>
      expect(document.querySelector('[data-testid="json-found"]')?.textContent).toContain('437: "cup 437"'),
    );
    fireEvent.keyDown(field, { key: 'Escape' });
    expect(screen.getByTestId('json-matches').textContent).toBe('');
  });

  test('draws few lines of a hundred thousand values, and soon', async () => {
    const rows = Array.from({ length: 100_000 }, (_, id) => ({ id, name: `Tea ${id}` }));
    draw(ResponseTab, { body: text({ rows }), redact: async (value) => ({ value, counts: {} }) });
    await screen.findByTestId('json-tree');
    expect(lines().length).toBeLessThan(120);
    fireEvent.input(screen.getByTestId('json-search'), { target: { value: 'tea 99999' } });
    await waitFor(() => expect(screen.getByTestId('json-matches').textContent).toBe('1 of 1'), {
      timeout: 30_000,
    });
    expect(document.querySelector('[data-testid="json-found"]')?.textContent).toContain('"Tea 99999"');
    expect(lines().length).toBeLessThan(500);
  });
});
