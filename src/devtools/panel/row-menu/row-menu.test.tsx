import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { diagnose } from '../../../diagnosis/diagnose.ts';
import { knowledge } from '../../../diagnosis/fixtures/cases.ts';
import { DEFAULT_PANEL_SETTINGS } from '../../../storage/public/panel-settings.ts';
import { ENGLISH } from '../../../ui/fixtures/languages.ts';
import { LanguageContext } from '../../../ui/language/language.ts';
import type { DiagnosedCall } from '../calls/call.ts';
import { exchange } from '../fixtures/exchange.ts';
import { finishedRequest } from '../fixtures/finished-request.ts';
import { panelState } from '../fixtures/panel-state.ts';
import { PanelContext, type PanelState } from '../panel-context.ts';
import { RowMenu } from './row-menu.tsx';

let copied: string[] = [];

// happy-dom has neither popovers nor copy commands.
beforeEach(() => {
  copied = [];
  HTMLElement.prototype.showPopover = () => undefined;
  HTMLElement.prototype.hidePopover = () => undefined;
  vi.stubGlobal('navigator', {
    ...navigator,
    clipboard: { writeText: async (text: string) => void copied.push(text) },
  });
  document.execCommand = () => false;
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function callOf(source: DiagnosedCall['source'] = 'page'): DiagnosedCall {
  const own = exchange({ status: 403 });
  const known = knowledge();
  const { entry } = finishedRequest({ status: 403, token: 'warehouse-token-f3Qa' });
  return {
    ...{ key: 'a', source, exchange: own, explanation: known.explanation, size: 10 },
    entry: source === 'own' ? null : entry,
    diagnosis: diagnose(own, known),
  };
}

function draw(call: DiagnosedCall, changes: Parameters<typeof panelState>[0] = {}) {
  const outcomes: string[] = [];
  const commands: string[] = [];
  const panel: PanelState = panelState(changes);
  render(
    <LanguageContext.Provider value={ENGLISH}>
      <PanelContext.Provider value={panel}>
        <RowMenu
          call={call}
          at={{ x: 10, y: 10 }}
          onCommand={(command, { key }) => void commands.push(`${command} ${key}`)}
          onCopied={(outcome) => void outcomes.push(outcome)}
          onClose={() => undefined}
        />
      </PanelContext.Provider>
    </LanguageContext.Provider>,
  );
  return { outcomes, commands };
}

test.each([
  ['curl', 'curl '],
  ['fetch', 'fetch('],
  ['httpie', 'http '],
  ['powershell', 'Invoke-'],
  ['python', 'requests'],
  ['http', 'GET https://'],
])('copies a call as %s, with a variable for its token', async (form, part) => {
  const { outcomes } = draw(callOf());
  fireEvent.click(screen.getByTestId(`menu-copy-${form}`));
  await waitFor(() => expect(outcomes).toEqual(['copied']));
  expect(copied[0]).toContain(part);
  expect(copied[0]).toContain('INVENTORUM_ACCESS_TOKEN');
  expect(copied[0]).not.toContain('warehouse-token');
});

test('copies the address at once, and the response as it is shown', async () => {
  const bodies = { read: async () => ({ kind: 'text', text: '{"a":1}' }) as const };
  const { outcomes } = draw(callOf(), { bodies });
  fireEvent.click(screen.getByTestId('menu-copy-address'));
  fireEvent.click(screen.getByTestId('menu-copy-response'));
  await waitFor(() => expect(outcomes).toHaveLength(2));
  expect(copied).toEqual(['https://app.inventorum.com/api/products/', '{"a":1}']);
});

test('says that a response has no text, and that nothing was shown without the background', async () => {
  const { outcomes } = draw(callOf());
  fireEvent.click(screen.getByTestId('menu-copy-response'));
  await waitFor(() => expect(outcomes).toEqual(['copyNoText']));
  cleanup();
  const silent = draw(callOf(), { redact: async () => null });
  fireEvent.click(screen.getByTestId('menu-copy-curl'));
  await waitFor(() => expect(silent.outcomes).toEqual(['copyNotShown']));
  expect(copied).toEqual([]);
});

test('of an own call only the address can be copied, and it is not sent again', () => {
  draw(callOf('own'));
  const off = screen.getAllByRole('menuitem').filter((item) => item.matches(':disabled'));
  expect(off.map(({ dataset }) => dataset['testid'])).toEqual([
    ...['curl', 'fetch', 'httpie', 'powershell', 'python', 'http', 'response'].map(
      (form) => `menu-copy-${form}`,
    ),
    'menu-pin',
    'menu-replay',
  ]);
});

test('narrows the filter by what the call is like', () => {
  const changes: unknown[] = [];
  draw(callOf(), {
    settings: { ...DEFAULT_PANEL_SETTINGS, filter: 'tea OR mug' },
    on: { settings: (change) => void changes.push(change) },
  });
  fireEvent.click(screen.getByTestId('menu-unlike-status'));
  expect(changes).toEqual([{ filter: 'tea -status:403 OR mug -status:403' }]);
});

test('arrows and letters move in it, and a command gets the call', () => {
  const { commands } = draw(callOf());
  const menu = screen.getByTestId('row-menu');
  expect(document.activeElement).toBe(screen.getByTestId('menu-copy-address'));
  fireEvent.keyDown(menu, { key: 'ArrowUp' });
  expect(document.activeElement).toBe(screen.getByTestId('menu-hide'));
  fireEvent.keyDown(menu, { key: 'h' });
  expect(document.activeElement).toBe(screen.getByTestId('menu-copy-httpie'));
  fireEvent.click(screen.getByTestId('menu-hide'));
  expect(commands).toEqual(['hide a']);
});
