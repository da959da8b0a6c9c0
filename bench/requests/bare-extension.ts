import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import manifest from '../../manifest.json' with { type: 'json' };
import { PANEL_PATH, PANEL_TITLE } from '../../tests/browsers/extension-identity.ts';
import { API_HOST } from './quick-server.ts';

/** The parts of a bare extension besides the permission to change headers of the API's host. */
export interface BareParts {
  /** one rule that sets `Authorization` on every request to the API */
  readonly rule: boolean;
}

const RULE = {
  id: 1,
  action: {
    type: 'modifyHeaders',
    requestHeaders: [{ header: 'authorization', operation: 'set', value: 'Bearer access-of-the-bench' }],
  },
  condition: {
    urlFilter: `|https://${API_HOST}/api/`,
    resourceTypes: ['main_frame', 'sub_frame', 'xmlhttprequest', 'image', 'ping'],
  },
};

/** An empty panel where ours would be. */
const PANEL: Readonly<Record<string, string>> = {
  'devtools.html': '<!doctype html><script src="devtools.js"></script>',
  'devtools.js': `chrome.devtools.panels.create('${PANEL_TITLE}', '', '${PANEL_PATH}');`,
  [PANEL_PATH]: '<!doctype html><p>bare',
};

/**
 * Writes the smallest extension with these parts into a new folder. It has our key, so that the driver knows its id.
 */
export async function writeBareExtension(folder: string, { rule }: BareParts): Promise<string> {
  const bare = {
    manifest_version: 3,
    name: 'Bare',
    version: '1',
    key: manifest.key,
    // The driver knows by `storage`, which no request touches, that a page has its API.
    permissions: ['declarativeNetRequestWithHostAccess', 'storage', 'webRequest'],
    host_permissions: [`https://${API_HOST}:443/*`],
    background: { service_worker: 'worker.js' },
    devtools_page: 'devtools.html',
  };
  const change = { removeRuleIds: [1], addRules: rule ? [RULE] : [] };
  const files = {
    ...PANEL,
    'manifest.json': JSON.stringify(bare),
    'worker.js': `chrome.declarativeNetRequest.updateSessionRules(${JSON.stringify(change)});`,
  };
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return folder;
}
