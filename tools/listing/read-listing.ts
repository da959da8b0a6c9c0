import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { MESSAGES } from '../../src/messages/messages.ts';
import { BROWSERS, extensionFolder, ROOT } from '../project.ts';
import type { ListingSources } from './listing-text.ts';

interface Manifest {
  readonly permissions: readonly string[];
  readonly host_permissions: readonly string[];
  readonly optional_permissions?: readonly string[];
  readonly optional_host_permissions: readonly string[];
}

/** The sources of the listing in a language; the extension is built. */
export async function readListing(locale: 'en' | 'de'): Promise<ListingSources> {
  const manifests = await Promise.all(BROWSERS.map(readManifest));
  const permissions = manifests.flatMap((each) => [
    ...each.permissions,
    ...each.host_permissions,
    ...(each.optional_permissions ?? []),
    ...each.optional_host_permissions,
  ]);
  const read = (file: string): Promise<string> => readFile(path.join(ROOT, file), 'utf8');
  return {
    permissions: [...new Set(permissions)],
    name: MESSAGES.extensionName[locale],
    summary: MESSAGES.extensionDescription[locale],
    listing: await read('docs/listing.md'),
    reasons: await read('docs/permissions.md'),
    privacy: await read('docs/privacy.md'),
    changes: await read('CHANGELOG.md'),
  };
}

async function readManifest(browser: (typeof BROWSERS)[number]): Promise<Manifest> {
  return JSON.parse(await readFile(path.join(extensionFolder(browser), 'manifest.json'), 'utf8'));
}
