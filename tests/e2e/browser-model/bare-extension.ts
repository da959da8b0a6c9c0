import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserName } from '../../browsers/browser.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** The header that the bare extension's listener adds to a request in Firefox. */
export const LISTENED = 'x-listened';

/** The kept parts of our manifest: the identity, and the hosts that may be requested. */
const KEPT = [
  'manifest_version',
  'version',
  'key',
  'browser_specific_settings',
  'minimum_chrome_version',
  'host_permissions',
  'optional_host_permissions',
];

/** Listens like the real one: to API requests of pages, but no navigations. */
const LISTENER = `
browser.webRequest.onBeforeSendHeaders.addListener(
  ({ requestHeaders }) => ({ requestHeaders: [...requestHeaders, { name: '${LISTENED}', value: 'yes' }] }),
  { urls: ['https://app.inventorum.com/api/*'], types: ['xmlhttprequest', 'image', 'imageset', 'beacon', 'ping'] },
  ['blocking', 'requestHeaders'],
);
`;

/**
 * Writes an extension with our identity and hosts and none of our code, and returns its folder. It keeps the
 * permissions that a test grants.
 */
export async function bareExtension(browser: BrowserName): Promise<string> {
  const built = JSON.parse(await readFile(path.join(ROOT, 'dist', browser, 'manifest.json'), 'utf8'));
  const inFirefox = browser === 'firefox';
  const manifest = {
    ...Object.fromEntries(Object.entries(built).filter(([key]) => KEPT.includes(key))),
    name: 'Bare',
    permissions: [
      'declarativeNetRequestWithHostAccess',
      'webRequest',
      // The driver knows by `storage`, which no request touches, that a page has its API.
      'storage',
      ...(inFirefox ? ['webRequestBlocking'] : []),
    ],
    background: inFirefox ? { scripts: ['background.js'] } : { service_worker: 'background.js' },
  };
  const folder = path.join(ROOT, 'out', 'bare', browser);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(path.join(folder, 'background.js'), inFirefox ? LISTENER : '');
  return folder;
}
