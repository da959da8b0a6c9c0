import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type ListingSources, listingText, sectionOf } from '../../tools/listing/listing-text.ts';
import { readListing } from '../../tools/listing/read-listing.ts';
import { ROOT } from './source-files.ts';

/** Characters. Of the Chrome Web Store (75, 132, 16,000), addons.mozilla.org (50, 250) and Edge (250 to 10,000) the narrowest. */
const LIMITS = { Name: [1, 50], Summary: [1, 132], Description: [250, 10_000] } as const;

function readBuilt(browser: string, file: string) {
  return JSON.parse(readFileSync(path.join(ROOT, 'dist', browser, file), 'utf8'));
}

/** A part of the text that is copied into a store's form. */
function part(text: string, head: string): string {
  return text.split(`# ${head}\n\n`)[1]?.split('\n\n# ')[0]?.trim() ?? '';
}

describe.each(['en', 'de'] as const)('the listing in %s', (locale) => {
  test('says what the built manifests say', async () => {
    const text = listingText(locale, await readListing(locale));
    for (const browser of ['chrome', 'firefox']) {
      const manifest = readBuilt(browser, 'manifest.json');
      const messages = readBuilt(browser, `_locales/${locale}/messages.json`);
      expect([manifest.name, manifest.description]).toEqual([
        '__MSG_extensionName__',
        '__MSG_extensionDescription__',
      ]);
      expect(part(text, 'Name')).toBe(messages.extensionName.message);
      expect(part(text, 'Summary')).toBe(messages.extensionDescription.message);
      const asked: readonly string[] = [...manifest.permissions, ...manifest.host_permissions];
      for (const each of asked)
        expect(part(text, 'Permissions')).toMatch(
          new RegExp(`^- \`${each.replaceAll('*', '\\*')}\`: .{20}`, 'm'),
        );
    }
  });

  test('fits into every store', async () => {
    const text = listingText(locale, await readListing(locale));
    for (const [head, [least, most]] of Object.entries(LIMITS)) {
      const { length } = part(text, head);
      expect([head, length >= least && length <= most]).toEqual([head, true]);
    }
  });

  test('has every part, with something in it', async () => {
    const text = listingText(locale, await readListing(locale));
    const heads = ['Single purpose', 'Permissions', 'Data use', 'Privacy policy', 'Release notes'];
    expect(heads.filter((head) => part(text, head).length < 80)).toEqual([]);
  });
});

test('the answer to Firefox is that of its manifest', () => {
  const { gecko } = readBuilt('firefox', 'manifest.json').browser_specific_settings;
  expect(gecko.data_collection_permissions).toEqual({ required: ['none'] });
  expect(readFileSync(path.join(ROOT, 'docs/listing.md'), 'utf8')).toContain('| `none`: ');
});

describe('a text', () => {
  const SOURCES: ListingSources = {
    permissions: ['storage'],
    name: 'N',
    summary: 'S',
    listing: '## Description (en)\nD\n## Single purpose\nP\n## Data use\nU\n',
    reasons: '| permission | why |\n| `storage` | keeps | all |\n',
    privacy: '# Privacy\nQ\n',
    changes: '# Changes\n\n## [Unreleased]\n- new\n\n## [0.1.0] - 2026-01-01\n- old\n',
  };

  test('is put together', () => {
    const text = listingText('en', SOURCES);
    expect(
      ['Description', 'Permissions', 'Privacy policy', 'Release notes'].map((head) => part(text, head)),
    ).toEqual(['D', '- `storage`: keeps | all', 'Q', '- new']);
  });

  test.each([
    ['a permission without a reason', { permissions: ['tabs'] }, 'no reason for tabs'],
    ['a missing description', { listing: '## Single purpose\nP' }, 'Description (en)'],
  ])('is not made of %s', (_what, change, said) => {
    expect(() => listingText('en', { ...SOURCES, ...change })).toThrow(said);
  });

  test('a section ends at the next one', () => {
    expect(sectionOf('## A\na\n### B\nb\n## C\nc', 'A')).toBe('a\n### B\nb');
  });
});
