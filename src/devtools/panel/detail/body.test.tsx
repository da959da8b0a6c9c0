import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { ENGLISH } from '../../../ui/fixtures/languages.ts';
import { LanguageContext } from '../../../ui/language/language.ts';
import { panelState } from '../fixtures/panel-state.ts';
import { PanelContext } from '../panel-context.ts';
import { BodySection } from './body.tsx';

afterEach(cleanup);

const TEXT = JSON.stringify({ rows: ['tea', 'tea', 'tea'] });

/** Rendered like in the tabs: with a new object each time. */
function drawn() {
  return (
    <LanguageContext.Provider value={ENGLISH}>
      <PanelContext.Provider value={panelState()}>
        <BodySection body={{ kind: 'text', text: TEXT }} mimeType="application/json" size={null} />
      </PanelContext.Provider>
    </LanguageContext.Provider>
  );
}

test('a body that is drawn anew keeps its search and what is open', async () => {
  const { rerender } = render(drawn());
  const field = screen.getByTestId('json-search');
  fireEvent.input(field, { target: { value: 'tea' } });
  await waitFor(() => expect(screen.getByTestId('json-matches').textContent).toBe('1 of 3'));
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(screen.getByTestId('json-matches').textContent).toBe('2 of 3');
  rerender(drawn());
  expect(screen.getByTestId('json-matches').textContent).toBe('2 of 3');
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(screen.getByTestId('json-matches').textContent).toBe('3 of 3');
});
