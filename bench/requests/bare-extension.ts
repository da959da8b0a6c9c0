import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import manifest from '../../manifest.json' with { type: 'json' };
import { API_HOST } from './quick-server.ts';

/** The parts of a bare extension besides the permission to change headers of the API's host. */
export interface BareParts {
  /** one rule that sets `Authorization` on every request to the API */
  readonly rule: boolean;
  /** our two listeners: for 401 answers, and for a page's own `Authorization` */
  readonly listeners: boolean;
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

const LISTENERS = `
  const filter = { urls: ['https://*/api/*', 'http://*/api/*'] };
  chrome.webRequest.onCompleted.addListener(({ statusCode }) => statusCode === 401 && console.log('401'), filter);
  chrome.webRequest.onBeforeSendHeaders.addListener(
    ({ requestHeaders }) => void requestHeaders.some(({ name }) => name.toLowerCase() === 'authorization'),
    filter,
    ['requestHeaders', 'extraHeaders'],
  );`;

/**
 * Writes the smallest extension with these parts into a new folder. It has our key, so that the driver knows its id.
 */
export async function writeBareExtension(folder: string, { rule, listeners }: BareParts): Promise<string> {
  await mkdir(folder, { recursive: true });
  const bare = {
    manifest_version: 3,
    name: 'Bare',
    version: '1',
    key: manifest.key,
    permissions: ['declarativeNetRequestWithHostAccess', 'webRequest'],
    host_permissions: [`https://${API_HOST}:443/*`],
    background: { service_worker: 'worker.js' },
  };
  const change = { removeRuleIds: [1], addRules: rule ? [RULE] : [] };
  const worker = `
  chrome.declarativeNetRequest.updateSessionRules(${JSON.stringify(change)});${listeners ? LISTENERS : ''}
  `;
  await writeFile(path.join(folder, 'manifest.json'), JSON.stringify(bare));
  await writeFile(path.join(folder, 'worker.js'), worker);
  return folder;
}
