import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type CallRecorder, callRecorder } from '../../ui/fixtures/call-recorder.ts';
import { ENGLISH } from '../../ui/fixtures/languages.ts';
import { NOW, STATUS } from '../../ui/fixtures/status.ts';
import { LanguageContext } from '../../ui/language/language.ts';
import { draftOutline, draftsPort } from '../fixtures/drafts.ts';
import { popupCommands } from '../fixtures/popup-commands.ts';
import { popupFacts } from '../fixtures/popup-facts.ts';
import { loadForms } from '../forms.ts';
import { Popup } from '../popup.tsx';
import type { PopupFacts } from '../popup-props.ts';
import type { DraftsPort } from './drafts-port.ts';

beforeAll(loadForms);
afterEach(cleanup);

function draw(
  port: DraftsPort | Error,
  answers: Parameters<typeof callRecorder>[0] = {},
  changes: Partial<PopupFacts> = {},
): CallRecorder {
  const background = callRecorder(answers);
  const drafts = () => (port instanceof Error ? Promise.reject(port) : Promise.resolve(port));
  const commands = popupCommands({ call: background.call, drafts });
  render(
    <LanguageContext.Provider value={ENGLISH}>
      <Popup facts={popupFacts(changes)} commands={commands} clock={() => NOW} />
    </LanguageContext.Provider>,
  );
  return background;
}

async function value(name: string): Promise<string> {
  const form = await screen.findByTestId('form');
  return form.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value ?? 'no field';
}

const DRAFT = draftOutline({ values: { label: 'Shop' } });

describe('the popup opens', () => {
  test('on the form that was open when it closed', async () => {
    draw(draftsPort(DRAFT, { toOpen: () => ({ form: 'add app' }) }));
    expect(await value('label')).toBe('Shop');
  });

  test('on its list where no form was open, and the draft is in the form', async () => {
    draw(draftsPort(DRAFT));
    await new Promise((resolve) => setTimeout(resolve));
    expect(screen.queryByTestId('form')).toBeNull();
    fireEvent.click(screen.getByTestId('add'));
    expect(await value('label')).toBe('Shop');
  });

  test('on its list where no draft can be read, and the form opens without one', async () => {
    draw(new Error('The browser does not answer.'));
    await new Promise((resolve) => setTimeout(resolve));
    fireEvent.click(screen.getByTestId('add'));
    expect(await value('label')).toBe('');
  });

  test('on a text that was selected on a page, in one line as Chromium gives it', async () => {
    const text = 'App: Warehouse Client ID: ci-1 Client Secret: cs-1 Refresh Token: rt-1';
    const port = draftsPort(null, { hasSelection: true });
    const { sent } = draw(port, { 'selection.take': { ok: true, value: { text } } });
    // The readers are loaded now.
    await waitFor(async () => expect(await value('refreshToken')).toBe('rt-1'), { timeout: 60_000 });
    expect([await value('clientId'), await value('clientSecret')]).toEqual(['ci-1', 'cs-1']);
    expect(sent[0]).toEqual({ command: 'selection.take', input: {} });
    expect(screen.getByTestId('form').textContent).not.toContain('16,384');
  });

  test('and says so where Firefox has cut the text', async () => {
    const text = `Client ID: ci-1 ${'x'.repeat(20_000)}`.slice(0, 16_384);
    const port = draftsPort(null, { hasSelection: true });
    draw(port, { 'selection.take': { ok: true, value: { text } } });
    expect((await screen.findByTestId('form')).textContent).toContain('the first 16,384 characters');
  });
});

describe('after the first save', () => {
  async function save(changes: Partial<PopupFacts>): Promise<void> {
    const kept = { clientSecret: { length: 6, tail: '' }, refreshToken: { length: 6, tail: '' } };
    const values = { label: 'Shop', clientId: 'ci-1', tokenSetLabel: 'Main' };
    draw(draftsPort(draftOutline({ values, secrets: kept })), {}, changes);
    await new Promise((resolve) => setTimeout(resolve));
    fireEvent.click(screen.getByTestId('add'));
    fireEvent.click(await screen.findByTestId('save'));
    await waitFor(() => expect(screen.queryByTestId('form')).toBeNull());
  }

  test('the popup says what happens now, and names an address to open', async () => {
    await save({ status: { ...STATUS, apps: [] } });
    expect(screen.getByTestId('first-saved').textContent).toContain('The token refreshes by itself');
    expect(screen.getByTestId('first-saved').textContent).toContain(
      'https://app.inventorum.com/api/products/?page=1',
    );
    fireEvent.click(screen.getByTestId('dismiss-first-saved'));
    expect(screen.queryByTestId('first-saved')).toBeNull();
  });

  test('and not after a later one', async () => {
    await save({});
    expect(screen.queryByTestId('first-saved')).toBeNull();
  });
});
