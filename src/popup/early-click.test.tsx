import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { callRecorder } from '../ui/fixtures/call-recorder.ts';
import { ENGLISH } from '../ui/fixtures/languages.ts';
import { NOW } from '../ui/fixtures/status.ts';
import { LanguageContext } from '../ui/language/language.ts';
import { popupCommands } from './fixtures/popup-commands.ts';
import { popupFacts } from './fixtures/popup-facts.ts';
import { Popup } from './popup.tsx';

// Nothing is loaded in advance here, as in a popup that was painted a moment ago.

afterEach(cleanup);

function draw(background = callRecorder()) {
  const facts = popupFacts({ policy: { ...popupFacts().policy, pausedUntil: null } });
  render(
    <LanguageContext.Provider value={ENGLISH}>
      <Popup facts={facts} commands={popupCommands({ call: background.call })} clock={() => NOW} />
    </LanguageContext.Provider>,
  );
  return background;
}

test('a menu that is clicked before its list is loaded opens once it is there, with the focus in it', async () => {
  draw();
  screen.getByTestId('tab-pin').focus();
  fireEvent.click(screen.getByTestId('tab-pin'));
  const usual = await screen.findByRole('menuitemradio', { name: /^The usual token/ });
  expect(document.activeElement).toBe(usual);
});

test('a click that closes the menu before its list is loaded leaves it closed', async () => {
  draw();
  fireEvent.click(screen.getByTestId('pause'));
  fireEvent.click(screen.getByTestId('pause'));
  await import('./footer/pause-menu.tsx');
  expect(screen.queryByRole('menu')).toBeNull();
});

test('an action that is clicked before its code is loaded is carried out', async () => {
  const background = draw();
  fireEvent.click(screen.getByTestId('pause'));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'In this tab' }));
  await waitFor(() =>
    expect(background.sent).toEqual([{ command: 'injection.pause', input: { for: 'one tab', tabId: 7 } }]),
  );
});
