import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { scopeAreas } from '../../inventorum/scopes.ts';
import { ENGLISH, GERMAN } from '../fixtures/languages.ts';
import { type Language, LanguageContext } from '../language/language.ts';
import { ScopeChips } from './scope-chips.tsx';

afterEach(cleanup);

function draw(language: Language, scope: string, missing: string | null = null) {
  render(
    <LanguageContext.Provider value={language}>
      <ScopeChips scope={scopeAreas(scope.split(' '))} missing={missing} />
    </LanguageContext.Provider>,
  );
  return screen.getAllByRole('listitem');
}

test('spells out what the letters mean, for the eye in a tooltip', () => {
  const [chip] = draw(ENGLISH, 'customers:create');
  expect(chip?.querySelector('.visuallyHidden')?.textContent).toBe('customers: create only');
  expect(chip?.querySelector<HTMLElement>('.chip')?.title).toBe('customers: create only');
});

test('says all rights of an area without "only"', () => {
  const [chip] = draw(GERMAN, 'customers:read customers:create customers:update');
  expect(chip?.querySelector('.visuallyHidden')?.textContent).toBe('customers: lesen, anlegen und ändern');
});

test('strikes through what is known and not granted, and marks the missing one', () => {
  const [chip] = draw(ENGLISH, 'products:read products:update', 'products:create');
  expect(chip?.querySelector('[data-state="missing"]')?.textContent).toBe('C');
  expect(chip?.querySelector('s')?.textContent).toBe('D');
  expect(chip?.querySelector('.visuallyHidden')?.textContent).toBe(
    'products: read, update only; missing: create',
  );
});

test('draws legacy and unknown scopes as plain chips', () => {
  const chips = draw(ENGLISH, 'tax_types something:odd');
  expect(chips.map((chip) => chip.textContent)).toEqual(['tax_types', 'something:odd']);
});

test.each([
  ['en', ENGLISH, ['read', 'create', 'update', 'delete']],
  ['de', GERMAN, ['lesen', 'anlegen', 'ändern', 'löschen']],
] as const)('lists rights as Intl writes a list in %s', (tag, language, words) => {
  const list = new Intl.ListFormat(tag, { type: 'unit', style: 'short' });
  for (let many = 1; many <= 4; many += 1) {
    const scope = ['read', 'create', 'update', 'delete'].slice(0, many).map((right) => `products:${right}`);
    const [chip] = draw(language, scope.join(' '));
    expect(chip?.querySelector('.visuallyHidden')?.textContent).toContain(list.format(words.slice(0, many)));
    cleanup();
  }
});
