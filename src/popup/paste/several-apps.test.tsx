import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { PRODUCTION } from '../../inventorum/environment.ts';
import { type CallRecorder, callRecorder } from '../../ui/fixtures/call-recorder.ts';
import { ENGLISH, GERMAN } from '../../ui/fixtures/languages.ts';
import { appStatus, NOW, STATUS } from '../../ui/fixtures/status.ts';
import { LanguageContext } from '../../ui/language/language.ts';
import { popupCommands } from '../fixtures/popup-commands.ts';
import { popupFacts } from '../fixtures/popup-facts.ts';
import { loadForms } from '../forms.ts';
import { Popup } from '../popup.tsx';

beforeAll(async () => {
  await loadForms();
  await import('../../import/read-paste.ts');
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const SANDBOX = { id: 'sandbox', name: 'Sandbox', origin: 'http://localhost:8000' };

function block(name: string, refreshToken: string | null, more = ''): string {
  const lines = [`App: ${name}`, `Client ID: id-${name}`, `Client Secret: cs-${name}`];
  return [...lines, ...(refreshToken === null ? [] : [`Refresh Token: ${refreshToken}`]), more].join('\n');
}

const TEXT = [
  block('one', 'rt-of-one-0001'),
  block('two', 'rt-of-two-0002'),
  block('saved', 'rt-of-it-0003'),
  block('half', null),
].join('\n\n');

const ADDED = { ok: true, value: { ids: ['app-9'], added: 2, known: 0 } } as const;

/** The popup after that text was pasted into it. */
async function pasted(
  text = TEXT,
  answers: Parameters<typeof callRecorder>[0] = {},
  language = ENGLISH,
): Promise<CallRecorder> {
  const background = callRecorder({
    'refresh-token.known': { ok: true, value: [false, false, true, false] },
    'app.add-several': ADDED,
    'app.undo-several': { ok: true, value: { undone: true } },
    ...answers,
  });
  const status = { ...STATUS, apps: [appStatus({ clientId: 'id-two' })] };
  render(
    <LanguageContext.Provider value={language}>
      <Popup
        facts={popupFacts({ status, environments: [PRODUCTION, SANDBOX] })}
        commands={popupCommands({ call: background.call })}
        clock={() => NOW}
      />
    </LanguageContext.Provider>,
  );
  fireEvent.paste(document.body, { clipboardData: { getData: () => text } });
  await waitFor(() => screen.getAllByTestId('several-row'), { timeout: 20_000 });
  return background;
}

function boxes(): readonly HTMLInputElement[] {
  return screen
    .getAllByTestId('several-row')
    .map((row) => within(row).getByRole<HTMLInputElement>('checkbox'));
}

function sent({ sent: all }: CallRecorder, command: string): unknown {
  return all.find((each) => each.command === command)?.input;
}

describe('a text with several apps', () => {
  test('is a list in which what can be saved is chosen, and what is saved is marked', async () => {
    await pasted();
    const rows = screen.getAllByTestId('several-row');
    expect(rows.map((row) => row.dataset['state'])).toEqual(['new', 'new token', 'saved', 'not whole']);
    expect(boxes().map(({ checked, disabled }) => [checked, disabled])).toEqual([
      [true, false],
      [true, false],
      [false, true],
      [false, true],
    ]);
    expect(rows[1]?.textContent).toBe(
      'two Production · refresh token …0002 · app is saved, its token is new',
    );
    expect(document.activeElement).toBe(boxes()[0]);
  });

  test('is saved by one command, without what was left out', async () => {
    const background = await pasted();
    expect(screen.getByTestId('save').textContent).toBe('Save 2 tokens');
    fireEvent.click(boxes()[1] ?? document.body);
    fireEvent.click(screen.getByTestId('save'));
    await waitFor(() => screen.getByTestId('added'));
    expect(sent(background, 'app.add-several')).toEqual({
      items: [
        {
          app: {
            label: 'one',
            kind: 'internal',
            environmentId: 'production',
            clientId: 'id-one',
            clientSecret: 'cs-one',
          },
          tokenSet: { label: 'Token 1', refreshToken: 'rt-of-one-0001', accessToken: '' },
        },
      ],
    });
  });

  test('is undone in one step, for ten seconds', async () => {
    const background = await pasted();
    vi.useFakeTimers();
    fireEvent.click(screen.getByTestId('save'));
    await vi.advanceTimersByTimeAsync(9_900);
    fireEvent.click(screen.getByTestId('undo-several'));
    await vi.advanceTimersByTimeAsync(0);
    expect(sent(background, 'app.undo-several')).toEqual({ ids: ['app-9'] });
    expect(screen.queryByTestId('added')).toBeNull();
  });

  test('is not undone later, and says why where it was too late', async () => {
    await pasted(TEXT, { 'app.undo-several': { ok: true, value: { undone: false } } });
    vi.useFakeTimers();
    fireEvent.click(screen.getByTestId('save'));
    await vi.advanceTimersByTimeAsync(1000);
    fireEvent.click(screen.getByTestId('undo-several'));
    await vi.advanceTimersByTimeAsync(9100);
    expect(screen.getByTestId('added-error').textContent).toContain('Too late to undo');
    expect(screen.getByTestId<HTMLButtonElement>('undo-several').disabled).toBe(true);
  });

  test('does not choose what is for another environment, and not at all another host', async () => {
    const text = [SANDBOX.origin, 'https://other.example.com']
      .map(
        (origin, at) =>
          `curl -u id-${at}:cs-${at} -d refresh_token=rt-of-app-000${at} ${origin}/api/auth/token/`,
      )
      .join('\n');
    await pasted(text, { 'refresh-token.known': { ok: true, value: [] } });
    const rows = screen.getAllByTestId('several-row');
    expect(rows.map((row) => row.dataset['state'])).toEqual(['new', 'not whole']);
    expect(boxes().map(({ checked, disabled }) => [checked, disabled])).toEqual([
      [false, false],
      [false, true],
    ]);
    expect(rows[0]?.textContent).toContain('Sandbox');
    expect(screen.getByTestId<HTMLButtonElement>('save').disabled).toBe(true);
  });

  test('goes on in the form with one that lacks something, and is refused by storage with a reason', async () => {
    await pasted(TEXT, { 'app.add-several': { ok: false, problem: { code: 'not saved' } } }, GERMAN);
    fireEvent.click(screen.getByTestId('save'));
    await waitFor(() => expect(screen.getByRole('alert', { hidden: false }).textContent).not.toBe(''));
    fireEvent.click(screen.getByTestId('several-open'));
    await waitFor(() => screen.getByTestId('form'));
    const value = (name: string) => document.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value;
    expect([value('label'), value('clientId'), value('refreshToken')]).toEqual(['half', 'id-half', '']);
  });
});
