import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { diagnose } from '../../../diagnosis/diagnose.ts';
import { exchange, knowledge } from '../../../diagnosis/fixtures/cases.ts';
import { redactByNames } from '../../../diagnosis/redaction/redact-by-names.ts';
import { ENGLISH } from '../../../ui/fixtures/languages.ts';
import { LanguageContext } from '../../../ui/language/language.ts';
import { asShown } from '../calls/redact-exchange.ts';
import { panelState } from '../fixtures/panel-state.ts';
import { PanelContext } from '../panel-context.ts';
import type { Redact } from '../redaction/redact.ts';
import { CodeTab } from './code-tab.tsx';

const TOKEN = 'a-token-that-nobody-may-see-f3Qa';
let copied: string[] = [];

beforeEach(() => {
  copied = [];
  vi.stubGlobal('navigator', { clipboard: { writeText: async (text: string) => copied.push(text) } });
  // happy-dom has no copy command, like a browser that refuses it.
  document.execCommand = () => false;
});
afterEach(() => {
  vi.unstubAllGlobals();
  cleanup();
});

const byNames: Redact = async (entries, { personal }) => redactByNames(entries, personal);
const bodies = { read: async () => ({ kind: 'gone' }) as const };

interface Sent {
  readonly redact?: Redact;
  readonly authorization?: boolean;
  readonly headers?: readonly { readonly name: string; readonly value: string }[];
}

function draw({ redact = byNames, authorization = true, headers: others = [] }: Sent = {}): void {
  const headers = [
    ...(authorization ? [{ name: 'Authorization', value: `Bearer ${TOKEN}` }] : []),
    { name: 'Content-Type', value: 'application/json' },
    ...others,
  ];
  const postData = { mimeType: 'application/json', text: '{"name":"Tea","password":"hunter2!"}' };
  const url = 'https://app.inventorum.com/api/products/';
  const own = exchange({ credential: { kind: 'bearer', fingerprint: 'f', tail: 'f3Qa' } });
  const known = knowledge();
  const call = {
    ...({
      key: 'one',
      source: 'page',
      size: 2,
      entry: { request: { method: 'POST', url, headers, postData } },
    } as const),
    ...{ exchange: asShown(own), explanation: known.explanation, diagnosis: diagnose(own, known) },
  };
  function Example() {
    const [detail, setDetail] = useState(panelState().detail);
    const on = { detail: (changes: Partial<typeof detail>) => setDetail({ ...detail, ...changes }) };
    return (
      <PanelContext.Provider value={panelState({ bodies, redact, detail, on })}>
        <CodeTab call={call} />
      </PanelContext.Provider>
    );
  }
  render(
    <LanguageContext.Provider value={ENGLISH}>
      <Example />
    </LanguageContext.Provider>,
  );
}

test('the code names a variable in the place of the token, and holds no other secret', async () => {
  draw();
  const code = await screen.findByTestId('code');
  expect(code.textContent).toContain('"Authorization: Bearer $INVENTORUM_ACCESS_TOKEN"');
  expect(code.textContent).toContain(`'{"name":"Tea","password":"[password 1]"}'`);
  fireEvent.click(screen.getByTestId('copy-code'));
  await screen.findByText('Copied.');
  expect(copied).toEqual([code.textContent]);
  fireEvent.click(screen.getByTestId('code-fetch'));
  fireEvent.click(screen.getByTestId('copy-code'));
  await vi.waitFor(() => expect(copied).toHaveLength(2));
  expect(copied[1]).toMatch(/\nconst response = await fetch\(.*process\.env\.INVENTORUM_ACCESS_TOKEN/s);
  expect(`${copied.join()}${document.body.innerHTML}`).not.toMatch(/nobody|hunter2/);
});

test('the real token is copied by a choice of its own, which says what that means; the page never holds it', async () => {
  draw();
  const button = await screen.findByTestId('copy-with-token');
  const means = document.getElementById(button.getAttribute('aria-describedby') ?? '');
  expect(means?.textContent).toMatch(/…f3Qa on the clipboard in plain text/);
  fireEvent.click(button);
  await screen.findByText('Copied, with the token.');
  expect(copied[0]).toContain(`'Authorization: Bearer ${TOKEN}'`);
  expect(copied[0]).not.toContain('hunter2');
  expect(document.body.innerHTML).not.toContain('nobody');
});

test('there is nothing to copy where the background does not answer', async () => {
  draw({ redact: async () => null });
  await screen.findByTestId('not-shown');
  expect(screen.queryByTestId('copy-with-token')).toBeNull();
});

test('a replay, whose token never came to the panel, has code that carries one, and no second choice', async () => {
  draw({ authorization: false });
  expect((await screen.findByTestId('code')).textContent).toContain('Bearer $INVENTORUM_ACCESS_TOKEN');
  expect(screen.queryByTestId('copy-with-token')).toBeNull();
});

const COOKIE = { name: 'Cookie', value: 'sn=cookie-nobody-may-see' };

test('cookies are left out, and said to be; by choice they are in the copy, and never in the page', async () => {
  draw({ headers: [COOKIE] });
  const code = await screen.findByTestId('code');
  expect(code.textContent).toContain('Left out: Cookie, which is a secret.');
  const choice = screen.getByTestId<HTMLInputElement>('code-cookies');
  expect(document.getElementById(choice.getAttribute('aria-describedby') ?? '')?.textContent).toMatch(
    /secret/,
  );
  fireEvent.click(choice);
  await vi.waitFor(() => expect(code.textContent).toContain("-H 'Cookie: sn=[cookie 1]'"));
  fireEvent.click(screen.getByTestId('copy-code'));
  await screen.findByText('Copied.');
  fireEvent.click(screen.getByTestId('copy-with-token'));
  await screen.findByText('Copied, with the token.');
  for (const text of copied) expect(text).toContain("-H 'Cookie: sn=cookie-nobody-may-see'");
  expect(copied.map((text) => text.includes(TOKEN))).toEqual([false, true]);
  expect(document.body.innerHTML).not.toContain('nobody');
});

test('there is no choice where there are no cookies', async () => {
  draw();
  await screen.findByTestId('code');
  expect(screen.queryByTestId('code-cookies')).toBeNull();
});

test('a body that is not shown whole is not copied in part, and both copy and tab say why', async () => {
  draw({ headers: [{ name: 'Content-Length', value: '5000' }] });
  expect((await screen.findByTestId('code-body-missing')).textContent).toMatch(
    /^The browser shows only a part .* file request-body first\.$/,
  );
  const code = screen.getByTestId('code').textContent ?? '';
  expect(code).toContain('The body cannot be copied whole, because the browser shows only a part of it.');
  expect(code).not.toContain('Tea');
});
