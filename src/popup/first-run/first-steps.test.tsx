import { cleanup, render, screen, within } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import packageFile from '../../../package.json' with { type: 'json' };
import { SHORE_APPS_PAGE } from '../../inventorum/contacts.ts';
import { ENGLISH, GERMAN } from '../../ui/fixtures/languages.ts';
import { LanguageContext } from '../../ui/language/language.ts';
import { FirstSteps } from './first-steps.tsx';

afterEach(cleanup);

function draw(language = ENGLISH): void {
  render(
    <LanguageContext.Provider value={language}>
      <FirstSteps />
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
