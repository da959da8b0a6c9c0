import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import packageFile from '../../../package.json' with { type: 'json' };
import { SHORE_APPS_PAGE } from '../../inventorum/contacts.ts';
import { PRODUCTION } from '../../inventorum/environment.ts';
import { ENGLISH, GERMAN } from '../../ui/fixtures/languages.ts';
import { LanguageContext } from '../../ui/language/language.ts';
import { FirstSteps } from './first-steps.tsx';

afterEach(cleanup);

function draw(language = ENGLISH, readScopes = async (): Promise<readonly string[]> => []): void {
  render(
    <LanguageContext.Provider value={language}>
      <FirstSteps
        readScopes={readScopes}
        environment={PRODUCTION}
        commands={{ isFirefox: false }}
        onOpen={() => undefined}
      />
    </LanguageContext.Provider>,
  );
}

function stepsOf(testId: string): readonly string[] {
  return within(screen.getByTestId(testId))
    .getAllByRole('listitem')
    .map((item) => item.textContent ?? '');
}

test.each([
  ['English', ENGLISH, ['password and PIN', '“My Apps”', 'scopes', 'Copy client id']],
  ['German', GERMAN, ['Passwort und PIN', '„Meine Anwendungen“', 'Scopes', 'Client-ID']],
])('the way through the dashboard has the steps of the documentation, in %s', (_name, language, words) => {
  draw(language);
  const steps = stepsOf('need-credentials');
  expect(steps).toHaveLength(4);
  for (const [index, word] of words.entries()) expect(steps[index]).toContain(word);
  expect(screen.getByRole('link').getAttribute('href')).toBe(SHORE_APPS_PAGE);
});

test('the way with a sandbox names a command that exists', () => {
  draw();
  const [first] = stepsOf('try-sandbox');
  const [, command = ''] = /npm run (\S+)/.exec(first ?? '') ?? [];
  expect(Object.keys(packageFile.scripts)).toContain(command);
});

function open(): void {
  const steps = screen.getByTestId<HTMLDetailsElement>('need-credentials');
  steps.open = true;
  fireEvent(steps, new Event('toggle'));
}

test.each([
  ['English', ENGLISH, 'The calls that the panel has seen need: orders:read products:read'],
  ['German', GERMAN, 'Die Aufrufe, die das Panel gesehen hat, benötigen: orders:read products:read'],
])(
  'the step that chooses scopes names those of the calls that a panel has seen, in %s',
  async (_name, language, text) => {
    draw(language, async () => ['orders:read', 'products:read']);
    expect(screen.queryByTestId('scopes-of-calls')).toBeNull();
    open();
    expect((await screen.findByTestId('scopes-of-calls')).textContent).toBe(text);
  },
);

test('it names none where no panel has seen a call', async () => {
  const read = vi.fn(async () => []);
  draw(ENGLISH, read);
  open();
  await vi.waitFor(() => expect(read).toHaveBeenCalled());
  expect(screen.queryByTestId('scopes-of-calls')).toBeNull();
});
