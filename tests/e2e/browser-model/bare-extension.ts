import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserName } from '../../browsers/browser.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** What a listener of the bare extension adds to a request that Firefox shows it. */
export const LISTENED = 'x-listened';

/** Of our manifest: who the extension is, and which hosts it may ask for. */
const KEPT = [
  'manifest_version',
  'version',
  'key',
  'browser_specific_settings',
  'minimum_chrome_version',
  'host_permissions',
  'optional_host_permissions',
];

/** As the real one listens: for what pages ask of the API, no navigations. */
const LISTENER = `
browser.webRequest.onBeforeSendHeaders.addListener(
  ({ requestHeaders }) => ({ requestHeaders: [...requestHeaders, { name: '${LISTENED}', value: 'yes' }] }),
  { urls: ['https://app.inventorum.com/api/*'], types: ['xmlhttprequest', 'image', 'imageset', 'beacon', 'ping'] },
  ['blocking', 'requestHeaders'],
);
`;

/**
 * Writes an extension with the identity and the hosts of ours and nothing of its code, and gives its folder: it holds
 * the permissions that a test grants, and gives none back.
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
