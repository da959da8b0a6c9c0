import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { diagnose } from '../../../../diagnosis/diagnose.ts';
import { exchange, knowledge, NOW } from '../../../../diagnosis/fixtures/cases.ts';
import { redactByNames } from '../../../../diagnosis/redaction/redact-by-names.ts';
import { ENGLISH } from '../../../../ui/fixtures/languages.ts';
import { LanguageContext } from '../../../../ui/language/language.ts';
import type { Redact } from '../../redaction/redact.ts';
import { FIRST_VIEW } from '../detail-props.ts';
import { CodeTab } from './code-tab.tsx';

const TOKEN = 'a-token-that-nobody-may-see-f3Qa';
let copied: string[] = [];

beforeEach(() => {
  copied = [];
  vi.stubGlobal('navigator', { clipboard: { writeText: async (text: string) => copied.push(text) } });
  // happy-dom has no copy command, as where a browser refuses it.
  document.execCommand = () => false;
});
afterEach(() => {
  vi.unstubAllGlobals();
  cleanup();
});

const byNames: Redact = async (entries, { personal }) => redactByNames(entries, personal);
const bodies = { read: async () => ({ kind: 'gone' }) as const };

function draw(redact: Redact = byNames, authorization = true): void {
  const headers = [
    ...(authorization ? [{ name: 'Authorization', value: `Bearer ${TOKEN}` }] : []),
    { name: 'Content-Type', value: 'application/json' },
  ];
  const postData = { mimeType: 'application/json', text: '{"name":"Tea","password":"hunter2!"}' };
  const url = 'https://app.inventorum.com/api/products/';
  const seen = exchange({ credential: { kind: 'bearer', fingerprint: 'f', tail: 'f3Qa' } });
  const known = knowledge();
  const listed = {
    ...({
      key: 'one',
      source: 'page',
      size: 2,
      entry: { request: { method: 'POST', url, headers, postData } },
    } as const),
    ...{ exchange: seen, explanation: known.explanation, diagnosis: diagnose(seen, known) },
  };
  function Example() {
    const [view, setView] = useState(FIRST_VIEW);
    return (
      <CodeTab
        {...{ listed, bodies, redact, view }}
        now={NOW}
        act={async () => null}
        onView={(changes) => setView({ ...view, ...changes })}
      />
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
  expect(copied[1]).toMatch(/^const response = await fetch\(.*process\.env\.INVENTORUM_ACCESS_TOKEN/s);
  expect(`${copied.join()}${document.body.innerHTML}`).not.toMatch(/nobody|hunter2/);
});

test('the real token is copied by a choice of its own, which says what that means; the page never holds it', async () => {
  draw();
  const button = await screen.findByTestId('copy-with-token');
  const means = document.getElementById(button.getAttribute('aria-describedby') ?? '');
  expect(means?.textContent).toMatch(/…f3Qa lies on the clipboard in plain text/);
  fireEvent.click(button);
  await screen.findByText('Copied, with the token.');
  expect(copied[0]).toContain(`'Authorization: Bearer ${TOKEN}'`);
  expect(copied[0]).not.toContain('hunter2');
  expect(document.body.innerHTML).not.toContain('nobody');
});

test('there is nothing to copy where the background does not answer', async () => {
  draw(async () => null);
  await screen.findByTestId('not-shown');
  expect(screen.queryByTestId('copy-with-token')).toBeNull();
});

test('a replay, whose token never came to the panel, has code that carries one, and no second choice', async () => {
  draw(byNames, false);
  expect((await screen.findByTestId('code')).textContent).toContain('Bearer $INVENTORUM_ACCESS_TOKEN');
  expect(screen.queryByTestId('copy-with-token')).toBeNull();
});
