import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, expect, test } from 'vitest';
import type { NamedFilters } from '../../../storage/public/named-filters.ts';
import { DEFAULT_PANEL_SETTINGS } from '../../../storage/public/panel-settings.ts';
import { ENGLISH } from '../../../ui/fixtures/languages.ts';
import { LanguageContext } from '../../../ui/language/language.ts';
import { panelState } from '../fixtures/panel-state.ts';
import { PanelContext } from '../panel-context.ts';
import { namingProblem } from './named-filters.ts';
import { NamedFiltersButton } from './named-filters-button.tsx';

afterEach(cleanup);

const FIRST: NamedFilters = [
  { name: 'Refused', text: 'status:403' },
  { name: 'Slow', text: 'larger-than:1M' },
];

function draw({ filter = 'status:404', stores = true } = {}) {
  const applied: unknown[] = [];
  let stored = FIRST;
  function Drawn() {
    const [namedFilters, set] = useState(FIRST);
    const panel = panelState({
      namedFilters,
      settings: { ...DEFAULT_PANEL_SETTINGS, filter },
      on: {
        settings: (change) => void applied.push(change.filter),
        nameFilters: async (next) => {
          if (!stores) return false;
          stored = next(stored);
          set(stored);
          return true;
        },
      },
    });
    return (
      <LanguageContext.Provider value={ENGLISH}>
        <PanelContext.Provider value={panel}>
          <NamedFiltersButton />
        </PanelContext.Provider>
      </LanguageContext.Provider>
    );
  }
  render(<Drawn />);
  return { applied, stored: () => stored };
}

async function save(name: string): Promise<void> {
  fireEvent.click(screen.getByTestId('named-filters'));
  fireEvent.input(await screen.findByTestId('filter-name'), { target: { value: name } });
  fireEvent.click(screen.getByTestId('save-filter'));
}

function said(): string | null {
  return screen.getByTestId('filter-not-saved').textContent;
}

test('keys apply saved filters, but not while somebody types', () => {
  const { applied } = draw();
  fireEvent.keyDown(document.body, { key: '2' });
  fireEvent.keyDown(document.body, { key: '3' });
  fireEvent.keyDown(document.body, { key: '1', ctrlKey: true });
  expect(applied).toEqual(['larger-than:1M']);
});

test('saves the current filter, and empties the field', async () => {
  const { stored } = draw();
  await save(' Missing ');
  await waitFor(() => expect(stored()).toEqual([...FIRST, { name: 'Missing', text: 'status:404' }]));
  expect(screen.getAllByTestId('use-filter')).toHaveLength(3);
});

test('a used name asks before it is replaced', async () => {
  const { stored } = draw();
  await save('Refused');
  await waitFor(() => expect(said()).toMatch(/has this name already/));
  expect(stored()).toEqual(FIRST);
  fireEvent.click(screen.getByTestId('replace-filter'));
  await waitFor(() => expect(stored()[0]).toEqual({ name: 'Refused', text: 'status:404' }));
  expect(stored()).toHaveLength(2);
});

test('says that storage refused it, and keeps the name', async () => {
  draw({ stores: false });
  await save('Missing');
  await waitFor(() => expect(said()).toMatch(/could not write/));
  expect(screen.getByTestId<HTMLInputElement>('filter-name').value).toBe('Missing');
});

async function choose(filters: unknown): Promise<void> {
  fireEvent.click(screen.getByTestId('named-filters'));
  const file = new File([JSON.stringify({ filters })], 'inventorum-filters.json');
  const field = await screen.findByTestId('import-filters');
  Object.defineProperty(field, 'files', { value: [file], configurable: true });
  fireEvent.change(field);
}

test.each([
  ['import-replace', 'status:401'],
  ['import-keep', 'status:403'],
])('a file with a taken name asks; %s', async (answer, text) => {
  const { stored } = draw();
  await choose([
    { name: 'Refused', text: 'status:401' },
    { name: 'Missing', text: 'status:404' },
  ]);
  const button = await screen.findByTestId(answer);
  expect(stored()).toEqual(FIRST);
  fireEvent.click(button);
  await waitFor(() => expect(stored()).toHaveLength(3));
  expect(stored()[0]).toEqual({ name: 'Refused', text });
  expect(stored()[2]).toEqual({ name: 'Missing', text: 'status:404' });
});

test('a file without filters is refused with what to do', async () => {
  const { stored } = draw();
  await choose({});
  await waitFor(() => expect(screen.getByTestId('filters-imported').textContent).toMatch(/holds no filters/));
  expect(stored()).toEqual(FIRST);
});

test('removes one', async () => {
  const { stored } = draw();
  fireEvent.click(screen.getByTestId('named-filters'));
  const [first] = await screen.findAllByTestId('remove-filter');
  if (first) fireEvent.click(first);
  await waitFor(() => expect(stored()).toEqual(FIRST.slice(1)));
});

test.each([
  ['', 'a', 'no name'],
  ['a', ' ', 'no filter'],
  ['a', 'warehouse-token-warehouse-token-f3Qa', 'may be secret'],
  ['Refused', 'a', 'used'],
  ['a', 'a', null],
])('"%s" for "%s": %s', (name, text, problem) => {
  expect(namingProblem({ name, text }, FIRST)).toBe(problem);
});
