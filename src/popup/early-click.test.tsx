import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { callRecorder } from '../ui/fixtures/call-recorder.ts';
import { ENGLISH } from '../ui/fixtures/languages.ts';
import { NOW, STATUS } from '../ui/fixtures/status.ts';
import { popupCommands } from './fixtures/popup-commands.ts';
import { popupFacts } from './fixtures/popup-facts.ts';
import type { PopupFacts } from './popup-props.ts';

// Nothing is loaded in advance here, as in a popup that was painted a moment ago. A busy machine loads it slowly.

configure({ asyncUtilTimeout: 30_000 });

const FORM = './form/open-form.tsx';
const LISTENER = './list/below-list.tsx';
const MAIL = 'App: Warehouse\nClient ID: ci-1\nClient Secret: cs-1\nRefresh Token: rt-1';

// Other files of the same process have loaded them already.
beforeEach(() => {
  vi.resetModules();
});

afterEach(() => {
  cleanup();
  for (const file of [FORM, LISTENER]) vi.doUnmock(file);
});

/** Holds back the code of a file until the returned function is called. */
function heldBack(file: string): () => void {
  let arrive = (): void => undefined;
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  vi.doMock(file, async (load) => {
    await arrived;
    return load();
  });
  return arrive;
}

/** Long enough for all that is not held back. */
function aMoment(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 300));
}

async function draw(background = callRecorder(), changes: Partial<PopupFacts> = {}) {
  const { Popup } = await import('./popup.tsx');
  const { LanguageContext } = await import('../ui/language/language.ts');
  const facts = popupFacts({ ...changes, policy: { ...popupFacts().policy, pausedUntil: null } });
  render(
    <LanguageContext.Provider value={ENGLISH}>
      <Popup facts={facts} commands={popupCommands({ call: background.call })} clock={() => NOW} />
    </LanguageContext.Provider>,
  );
  return background;
}

test('a menu that is clicked before its list is loaded opens once it is there, with the focus in it', async () => {
  await draw();
  screen.getByTestId('tab-pin').focus();
  fireEvent.click(screen.getByTestId('tab-pin'));
  const usual = await screen.findByRole('menuitemradio', { name: /^The usual token/ });
  expect(document.activeElement).toBe(usual);
});

test('a click that closes the menu before its list is loaded leaves it closed', async () => {
  await draw();
  fireEvent.click(screen.getByTestId('pause'));
  fireEvent.click(screen.getByTestId('pause'));
  await import('./footer/pause-menu.tsx');
  expect(screen.queryByRole('menu')).toBeNull();
});

test('an action that is clicked before its code is loaded is carried out', async () => {
  const background = await draw();
  fireEvent.click(screen.getByTestId('pause'));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'In this tab' }));
  await waitFor(() =>
    expect(background.sent).toEqual([{ command: 'injection.pause', input: { for: 'one tab', tabId: 7 } }]),
  );
});

test('a click that adds credentials before the form is loaded opens it once it is there, with the focus in it', async () => {
  const arrive = heldBack(FORM);
  await draw();
  fireEvent.click(screen.getByTestId('add'));
  await aMoment();
  expect(screen.queryByTestId('form')).toBeNull();

  arrive();
  const opened = await screen.findByTestId('form');
  await waitFor(() => expect(opened.contains(document.activeElement)).toBe(true));
});

function label(): string | null {
  const form = screen.queryByTestId('form');
  return form?.querySelector<HTMLInputElement>('[name="label"]')?.value ?? null;
}

/** The first paste loads the readers. */
const READ = { timeout: 60_000 };

test('text that is pasted before anything takes it opens the filled form, once, unless a field took it', async () => {
  const arrive = heldBack(LISTENER);
  await draw();
  fireEvent.paste(document.body, { clipboardData: { getData: () => MAIL } });
  const field = document.body.appendChild(document.createElement('input'));
  fireEvent.paste(field, { clipboardData: { getData: () => 'App: Of the field' } });
  field.remove();
  await aMoment();
  expect(label()).toBeNull();

  arrive();
  await waitFor(() => expect(label()).toBe('Warehouse'), READ);
  fireEvent.click(screen.getByTestId('cancel'));
  await aMoment();
  expect(label()).toBeNull();
});

test('the first credentials are followed by what happens now, also in a form that was asked for before it was loaded', async () => {
  const arrive = heldBack(FORM);
  await draw(callRecorder(), { status: { ...STATUS, apps: [] } });
  fireEvent.paste(document.body, { clipboardData: { getData: () => MAIL } });
  await aMoment();
  arrive();
  await waitFor(() => expect(label()).toBe('Warehouse'), READ);
  fireEvent.click(screen.getByTestId('save'));
  await screen.findByTestId('first-saved');
});
