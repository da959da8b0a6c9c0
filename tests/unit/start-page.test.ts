import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { SandboxAccount } from '../../sandbox/accounts/account.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { readPaste } from '../../src/import/read-paste.ts';
import { serveStartPage } from '../../tools/start/serve-start-page.ts';
import { startPage } from '../../tools/start/start-page.ts';

const ACCOUNT: SandboxAccount = {
  name: 'Shop',
  users: [],
  apps: [
    {
      label: 'A <b>bold</b> app',
      kind: 'legacy',
      clientId: 'ci-4711',
      clientSecret: 'cs-4711',
      tokenSets: [
        {
          label: 'Set',
          scope: 'products',
          accessToken: 'at-4711',
          refreshToken: 'rt-4711',
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

test('one button of each token copies all that the form asks for', async () => {
  const [, text = ''] = /<textarea id="all-Set-ci-4711"[^>]*>([^<]*)</.exec(startPage([ACCOUNT], 'en')) ?? [];
  expect(startPage([ACCOUNT], 'en')).toContain('data-copy="all-Set-ci-4711"');
  const { drafts } = await readPaste([
    { text: text.replaceAll('&lt;', '<').replaceAll('&gt;', '>'), name: null },
  ]);
  expect(drafts).toMatchObject([
    {
      clientId: 'ci-4711',
      clientSecret: 'cs-4711',
      refreshToken: 'rt-4711',
      missing: [],
    },
  ]);
});

test('the script of the first tab is the one that its policy allows', async () => {
  const sandbox = { accounts: [ACCOUNT] } as Partial<Sandbox> as Sandbox;
  const page = await serveStartPage(sandbox);
  try {
    const response = await fetch(page.url);
    const [, script = ''] = /<script>([\s\S]*?)<\/script>/.exec(await response.text()) ?? [];
    const hash = createHash('sha256').update(script).digest('base64');
    expect(response.headers.get('content-security-policy')).toContain(`script-src 'sha256-${hash}'`);
  } finally {
    page.close();
  }
});

test('the first tab shows what the popup asks for, and draws names as text', () => {
  const page = startPage([ACCOUNT], 'en');
  for (const value of ['ci-4711', 'cs-4711', 'rt-4711']) expect(page).toContain(value);
  expect(page).not.toContain('<b>bold</b>');
});
