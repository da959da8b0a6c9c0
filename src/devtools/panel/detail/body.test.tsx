import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { ENGLISH } from '../../../ui/fixtures/languages.ts';
import { LanguageContext } from '../../../ui/language/language.ts';
import { BodySection } from './body.tsx';
import { FIRST_VIEW } from './detail-props.ts';

afterEach(cleanup);

const TEXT = JSON.stringify({ rows: ['tea', 'tea', 'tea'] });

/** Drawn as the tabs do it: with an object of its own each time. */
function drawn() {
  return (
    <LanguageContext.Provider value={ENGLISH}>
      <BodySection
        body={{ kind: 'text', text: TEXT }}
        mimeType="application/json"
        size={null}
        view={FIRST_VIEW}
        onView={() => {}}
      />
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
