import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { diagnose } from '../../../diagnosis/diagnose.ts';
import { exchange, knowledge, NOW } from '../../../diagnosis/fixtures/cases.ts';
import { redactByNames } from '../../../diagnosis/redaction/redact-by-names.ts';
import { ENGLISH } from '../../../ui/fixtures/languages.ts';
import { LanguageContext } from '../../../ui/language/language.ts';
import { type BodySource, createBodyStore } from '../calls/body-store.ts';
import type { DiagnosedCall } from '../calls/call.ts';
import { asShown } from '../calls/redact-exchange.ts';
import { panelState } from '../fixtures/panel-state.ts';
import { PanelContext } from '../panel-context.ts';
import type { Redact } from '../redaction/redact.ts';
import { ExportButton } from './export-dialog.tsx';

const TOKEN = 'a-token-that-nobody-may-see-f3Qa';

let saved: Blob[] = [];

beforeEach(() => {
  saved = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    saved.push(blob as Blob);
    return 'blob:one';
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
  cleanup();
});

const bodies = createBodyStore();
const byNames: Redact = async (entries, { personal }) => redactByNames(entries, personal);

function diagnosedCall(
  key: string,
  body: BodySource['fetch'] | null = null,
  changes: object = {},
): DiagnosedCall {
  const headers = [{ name: 'Authorization', value: `Bearer ${TOKEN}` }];
  const request = { method: 'GET', url: `https://app.inventorum.com/api/customers/?n=${key}`, headers };
  if (body) bodies.keep(key, { fetch: body, size: 10 });
  const { status = 200, ...sent }: { status?: number } = changes;
  const own = exchange({ status });
  const known = knowledge();
  return {
    ...{ key, source: 'page', size: 10 },
    entry: {
      ...{ startedDateTime: new Date(NOW).toISOString(), request: { ...request, ...sent } },
      response: { status, headers: [] },
    },
    exchange: asShown(own),
    explanation: known.explanation,
    diagnosis: diagnose(own, known),
  };
}

const text = (value: unknown) => async () => ({ text: JSON.stringify(value), base64: false });

const CALLS = [
  diagnosedCall('echo', text({ seen: TOKEN, email: 'max@example.test' })),
  diagnosedCall('plain', text({ id: 7 })),
  diagnosedCall('gone'),
];

function draw(redact: Redact = byNames, visibleCalls = CALLS, calls = CALLS) {
  render(
    <LanguageContext.Provider value={ENGLISH}>
      <PanelContext.Provider value={panelState({ bodies, redact, visibleCalls, calls, version: '1.2.3' })}>
        <ExportButton />
      </PanelContext.Provider>
    </LanguageContext.Provider>,
  );
  fireEvent.click(screen.getByTestId('export'));
}

const save = () => screen.getByTestId<HTMLButtonElement>('export-save');
const counts = () => [...document.querySelectorAll('[data-kind]')].map((row) => row.textContent);

describe('the export', () => {
  test('tells what is replaced before anything is saved, and saves just that', async () => {
    draw();
    await waitFor(() => expect(save().disabled).toBe(false));
    expect(saved).toEqual([]);
    expect(counts()).toEqual(['Other access tokens4', 'Personal data1']);
    expect(screen.getByTestId('export-preview').textContent).toContain('1 body is missing');
    fireEvent.click(save());
    const written = (await saved[0]?.text()) ?? '';
    expect(written).not.toMatch(/nobody|max@example/);
    const { log } = JSON.parse(written);
    expect(log.creator).toEqual({ name: 'INVENTORUM API Companion', version: '1.2.3' });
    expect(log.entries.map(({ response }: { response: { content: object } }) => response.content)).toEqual([
      { size: 0, mimeType: '', text: '{"seen":"[other access token 1]","email":"[personal data 1]"}' },
      { size: 0, mimeType: '', text: '{"id":7}' },
      { size: 0, mimeType: '', comment: 'The browser no longer had this body.' },
    ]);
    expect(screen.getByTestId('export-saved').textContent).toMatch(/^Saved as inventorum-\d{4}-.*\.har$/);
  });

  test('writes what the browser kept of a body, and says how much is missing', async () => {
    const cut = { kept: 9, missing: 2_000_000 };
    const calls = [diagnosedCall('cut', async () => ({ text: '[{"id":7}', base64: false, cut }))];
    draw(byNames, calls, calls);
    await waitFor(() => expect(save().disabled).toBe(false));
    fireEvent.click(save());
    const { log } = JSON.parse((await saved[0]?.text()) ?? '');
    expect(log.entries[0].response.content).toMatchObject({
      text: '[{"id":7}',
      comment: 'The browser kept only the first 9 bytes of this body; 2,000,000 bytes are missing.',
    });
  });

  test('keeps personal data where that is chosen', async () => {
    draw();
    fireEvent.click(screen.getByTestId('export-personal'));
    await waitFor(() => expect(counts()).toEqual(['Other access tokens4']));
    fireEvent.click(save());
    expect(await saved[0]?.text()).toContain('max@example.test');
  });

  test('asks which calls where a filter makes a difference', async () => {
    draw(byNames, CALLS.slice(1, 2));
    await waitFor(() => expect(save().textContent).toBe('Save 1 call'));
    fireEvent.click(screen.getByTestId('export-all'));
    await waitFor(() => expect(save().textContent).toBe('Save 3 calls'));
  });

  test('saves nothing where the background does not answer, and asks again', async () => {
    let answers = false;
    draw(async (entries, options) => (answers ? byNames(entries, options) : null));
    const again = await screen.findByTestId('export-again');
    expect(save().disabled).toBe(true);
    answers = true;
    fireEvent.click(again);
    await waitFor(() => expect(save().disabled).toBe(false));
  });

  test('leaves out calls without an answer, unless asked for, and says what a replay does with them', async () => {
    const calls = [...CALLS, diagnosedCall('failed', null, { status: 0 })];
    draw(byNames, calls, calls);
    await waitFor(() => expect(save().textContent).toBe('Save 3 calls'));
    expect(screen.getByTestId('export-dialog').textContent).toContain('The file will hold 3 calls');
    const choice = screen.getByTestId<HTMLInputElement>('export-failed');
    expect(choice.closest('label')?.textContent).toMatch(/^Also 1 call without an answer .*empty answers/);
    fireEvent.click(choice);
    await waitFor(() => expect(save().textContent).toBe('Save 4 calls'));
  });

  test('has nothing to save where no call was answered', async () => {
    const calls = [diagnosedCall('failed only', null, { status: 0 })];
    draw(byNames, calls, calls);
    await waitFor(() => expect(save().textContent).toBe('Save 0 calls'));
    expect(save().disabled).toBe(true);
  });

  test('says of a request body that it is not whole, in the dialog and in the file', async () => {
    const postData = { mimeType: 'application/json', text: '{"size":"T' };
    const of = (key: string, length: number, text = postData.text) =>
      diagnosedCall(key, null, {
        ...{ method: 'POST', headers: [{ name: 'Content-Length', value: `${length}` }] },
        postData: { ...postData, text },
      });
    const calls = [of('whole', 10), of('cut', 900), of('bytes', 2, 'ü!')];
    draw(byNames, calls, calls);
    await waitFor(() => expect(save().disabled).toBe(false));
    expect(screen.getByTestId('export-preview').textContent).toContain('1 request body is not whole');
    fireEvent.click(save());
    const { log } = JSON.parse((await saved[0]?.text()) ?? '');
    expect(log.entries.map(({ request }: { request: { postData: object } }) => request.postData)).toEqual([
      postData,
      { ...postData, comment: 'The browser showed only part of this body.' },
      { ...postData, text: 'ü!', comment: 'Each character of this text is one byte.' },
    ]);
  });

  test('stays with the calls that were there when it was opened, and closes', async () => {
    draw();
    await waitFor(() => expect(save().textContent).toBe('Save 3 calls'));
    fireEvent.click(screen.getByTestId('export-close'));
    await waitFor(() => expect(screen.queryByTestId('export-dialog')).toBeNull());
  });
});
