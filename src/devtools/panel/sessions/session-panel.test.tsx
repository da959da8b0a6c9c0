import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { ENGLISH, GERMAN } from '../../../ui/fixtures/languages.ts';
import { LanguageContext } from '../../../ui/language/language.ts';
import { nothingKept } from '../fixtures/nothing-kept.ts';
import { panelState } from '../fixtures/panel-state.ts';
import { harFile, harText, RECORDED, recordedEntry } from '../fixtures/recorded-har.ts';
import { sessionWorker } from '../fixtures/session-worker.ts';
import { SessionPanel } from './session-panel.tsx';

beforeAll(() => {
  // happy-dom has no layout: the list needs a height to render rows.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
});
afterAll(() => vi.restoreAllMocks());
afterEach(cleanup);

const PARTS = { startWorker: sessionWorker, prepare: () => {}, redactValues: nothingKept };

function draw(file = harFile(), language = ENGLISH) {
  const closed = vi.fn();
  render(
    <LanguageContext.Provider value={language}>
      <SessionPanel
        live={panelState({ on: { open: closed } })}
        source={{ name: file.name, file }}
        parts={PARTS}
      />
    </LanguageContext.Provider>,
  );
  return { closed };
}

async function rows(amount: number) {
  await waitFor(() => expect(screen.getAllByTestId('call')).toHaveLength(amount));
  return screen.getAllByTestId('call');
}

describe('an opened session', () => {
  test('lists its calls with their verdicts, has the focus in the list, and leads back', async () => {
    const { closed } = draw(harFile(harText([...RECORDED, recordedEntry({ url: 'https://cdn.example/x' })])));
    const [first, second] = await rows(2);
    expect([first?.dataset['verdict'], second?.dataset['verdict']]).toEqual(['ok', 'scope.wrong']);
    await waitFor(() =>
      expect(screen.getByTestId('session-strip').textContent).toMatch(
        /shop\.har.*Read-only.*WebInspector.*1 other request is left out/,
      ),
    );
    expect(document.activeElement).toBe(screen.getByRole('grid'));
    fireEvent.click(screen.getByTestId('session-close'));
    expect(closed).toHaveBeenCalledWith(null);
  });

  test('says what was refused and why, and offers nothing that the extension would do', async () => {
    draw();
    const row = (await rows(2))[1];
    if (row) fireEvent.click(row);
    const card = screen.getByTestId('detail');
    expect(screen.getByTestId('verdict-title').textContent).toBe('This token may not create products');
    expect(screen.getByTestId('sent-with').textContent).toContain('…9xYz');
    expect(card.querySelector('[data-testid="next-steps"] button')).toBeNull();
    const tabs = screen.getAllByRole('tab').map((tab) => tab.textContent);
    expect(tabs).toEqual(['Verdict', 'Request', 'Response', 'Timing', 'Code', 'Compare']);
    expect(screen.queryByTestId('record')).toBeNull();
  });

  test('gives advice for each token by itself', async () => {
    draw(harFile(harText([...RECORDED, recordedEntry({ token: 'a-token-of-another-app-7aBc', at: 2000 })])));
    await rows(3);
    fireEvent.click(screen.getByTestId('view-advice'));
    const heads = screen.getAllByTestId('advice').map((each) => each.querySelector('h3')?.textContent);
    expect(heads.map((head) => head?.slice(-5).trim())).toEqual(['9xYz', '7aBc']);
  });

  test('has a filter of its own', async () => {
    draw();
    await rows(2);
    fireEvent.input(screen.getByTestId('filter'), { target: { value: 'status:403' } });
    expect((await rows(1))[0]?.dataset['status']).toBe('403');
  });

  test.each([
    ['{', /not complete JSON/],
    ['{}', /no HAR/],
    [harText([]), /holds no calls of the API/],
  ])('says what is wrong with %s', async (text, words) => {
    draw(harFile(text));
    await waitFor(() => expect(screen.getByTestId('session-problem').textContent).toMatch(words));
  });

  test('speaks German', async () => {
    draw(harFile('{}'), GERMAN);
    await waitFor(() => expect(screen.getByTestId('session-problem').textContent).toContain('kein HAR'));
    expect(screen.getByTestId('session-close').textContent).toBe('Zurück zur aktuellen Liste');
  });
});
