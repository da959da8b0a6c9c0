import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { diagnose } from '../../../diagnosis/diagnose.ts';
import { exchange, knowledge } from '../../../diagnosis/fixtures/cases.ts';
import { redactByNames } from '../../../diagnosis/redaction/redact-by-names.ts';
import { MOST_SAVED } from '../../../storage/public/saved-sessions.ts';
import { ENGLISH } from '../../../ui/fixtures/languages.ts';
import { LanguageContext } from '../../../ui/language/language.ts';
import type { DiagnosedCall } from '../calls/call.ts';
import { asShown } from '../calls/redact-exchange.ts';
import { nothingKept, sessionsInMemory } from '../fixtures/nothing-kept.ts';
import { panelState } from '../fixtures/panel-state.ts';
import { recordedEntry } from '../fixtures/recorded-har.ts';
import { sessionWorker } from '../fixtures/session-worker.ts';
import { PanelContext, type PanelState } from '../panel-context.ts';
import type { Redact } from '../redaction/redact.ts';
import { SessionPanel } from './session-panel.tsx';
import { SessionsView } from './sessions-view.tsx';

afterEach(cleanup);

const byNames: Redact = async (entries, { personal }) => redactByNames(entries, personal);

function listed(key: string, method: string): DiagnosedCall {
  const own = exchange({ method });
  const known = knowledge();
  const postData = {
    mimeType: 'application/json',
    text: '{"email":"erika@example.test","password":"hunter22"}',
  };
  const entry = recordedEntry({ method });
  return {
    ...{ key, source: 'page', size: 7, entry: { ...entry, request: { ...entry.request, postData } } },
    exchange: asShown(own),
    explanation: known.explanation,
    diagnosis: diagnose(own, known),
  };
}

function draw(changes: Partial<PanelState> = {}) {
  const saved = changes.saved ?? sessionsInMemory();
  const open = vi.fn();
  const calls = [listed('1', 'GET'), listed('2', 'POST')];
  const state = panelState({ calls, selectedKey: '2', redact: byNames, ...changes, saved, on: { open } });
  render(
    <LanguageContext.Provider value={ENGLISH}>
      <PanelContext.Provider value={{ ...state, settings: { ...state.settings, filter: 'method:POST' } }}>
        <SessionsView />
      </PanelContext.Provider>
    </LanguageContext.Provider>,
  );
  return { saved, open };
}

async function save(name: string): Promise<void> {
  fireEvent.input(screen.getByTestId('session-name'), { target: { value: name } });
  fireEvent.click(screen.getByTestId('session-save'));
  await waitFor(() => expect(screen.getByTestId('session-outcome').textContent).not.toMatch(/^$|…/));
}

describe('a saved session', () => {
  test('holds no secret and no personal data, and opens with filter and selection', async () => {
    const { open } = draw();
    await save('Checkout');
    expect(screen.getByTestId('session-outcome').textContent).toBe('Saved.');
    fireEvent.click(await screen.findByTestId('session-open'));
    await waitFor(() => expect(open).toHaveBeenCalled());
    const [source] = open.mock.calls[0] ?? [];
    const text = await source.file.text();
    expect(text).not.toMatch(/erika|hunter22|9xYz/);
    cleanup();
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
    render(
      <LanguageContext.Provider value={ENGLISH}>
        <SessionPanel
          live={panelState()}
          source={source}
          parts={{ startWorker: sessionWorker, prepare: () => {}, redactValues: nothingKept }}
        />
      </LanguageContext.Provider>,
    );
    await waitFor(() => expect(screen.getAllByTestId('call')).toHaveLength(1));
    expect(screen.getByTestId('call').getAttribute('aria-selected')).toBe('true');
    expect(screen.getByTestId<HTMLInputElement>('filter').value).toBe('method:POST');
    vi.restoreAllMocks();
  });

  test('keeps personal data where that is chosen, which the list says', async () => {
    const { open } = draw();
    fireEvent.click(screen.getByTestId('session-personal'));
    await save('Checkout');
    await waitFor(() =>
      expect(screen.getByTestId('saved-session').textContent).toContain('with personal data'),
    );
    fireEvent.click(screen.getByTestId('session-open'));
    await waitFor(() => expect(open).toHaveBeenCalled());
    expect(await open.mock.calls[0]?.[0].file.text()).toContain('erika@example.test');
  });

  test('is deleted, and comes back by undo', async () => {
    draw();
    await save('Checkout');
    fireEvent.click(await screen.findByTestId('session-delete'));
    fireEvent.click(await screen.findByTestId('session-undo'));
    expect(await screen.findByTestId('session-open')).toBeTruthy();
  });

  test('is not saved where the background does not answer, or without room, and both are said', async () => {
    draw({ redact: async () => null });
    await save('Checkout');
    expect(screen.getByTestId('session-outcome').textContent).toContain('background');
    cleanup();
    const saved = sessionsInMemory();
    await saved.save({ name: 'All', calls: 1, personal: false }, { size: MOST_SAVED } as Blob);
    draw({ saved });
    await save('One more');
    expect(screen.getByTestId('session-outcome').textContent).toContain('200 MB');
    expect(await saved.list()).toHaveLength(1);
  });
});
