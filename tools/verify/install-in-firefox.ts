import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { GECKO_ID } from '../../tests/browsers/extension-identity.ts';
import { endFirefox, startFirefox } from '../../tests/browsers/firefox/start-firefox.ts';
import { waitUntil } from '../../tests/browsers/wait-until.ts';
import { provideBrowser } from '../browsers/provide-browser.ts';

/** It visits no page. */
const NOWHERE = { hosts: [], server: { certificate: '', spki: '', httpsPort: 9 } } as const;

/**
 * Lets Firefox install an .xpi for good in a new profile, with signatures off, and ends it. Resolves when the profile has its
 * copy.
 * @param profile a folder that is made
 */
export async function installInFirefox(xpi: string, profile: string): Promise<void> {
  await mkdir(profile);
  const executable = await provideBrowser('firefox');
  const firefox = await startFirefox({ ...NOWHERE, executable, extension: xpi }, profile);
  try {
    const extensionData = { type: 'archivePath', path: xpi };
    await firefox.bidi.send('webExtension.install', { extensionData, 'moz:permanent': true });
    const copy = path.join(profile, 'extensions', `${GECKO_ID}.xpi`);
    await waitUntil('Firefox has installed it', () => existsSync(copy), 60_000);
  } finally {
    await endFirefox(firefox);
  }
}
