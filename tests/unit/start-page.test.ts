import { expect, test } from 'vitest';
import type { SandboxAccount } from '../../sandbox/accounts/account.ts';
import { startPage } from '../../tools/start/start-page.ts';

const ACCOUNT: SandboxAccount = {
  name: 'Shop',
  users: [],
  apps: [
    {
      label: 'A <b>bold</b> app',
      kind: 'legacy',
      clientId: 'the-client-id',
      clientSecret: 'the-client-secret',
      tokenSets: [
        {
          label: 'Set',
          scope: 'products',
          accessToken: 'the-access-token',
          refreshToken: 'the-refresh-token',
        },
      ],
    },
  ],
};

test.each([
  ['de-DE,de;q=0.9,en;q=0.8', 'de', /Bitte keine echten Zugangsdaten/],
  ['en-US,en;q=0.9,de;q=0.8', 'en', /Do not enter real credentials/],
  ['fr-FR,fr;q=0.9', 'en', /Do not enter real credentials/],
  [undefined, 'en', /Do not enter real credentials/],
])('for a browser that asks for %s the first tab speaks %s', (acceptLanguage, tag, warning) => {
  const page = startPage([ACCOUNT], acceptLanguage);
  expect(page).toContain(`<html lang="${tag}">`);
  expect(page).toMatch(warning);
});

test('the first tab shows what the popup asks for, and draws names as text', () => {
  const page = startPage([ACCOUNT], 'en');
  for (const value of ['the-client-id', 'the-client-secret', 'the-refresh-token'])
    expect(page).toContain(value);
  expect(page).not.toContain('<b>bold</b>');
});
