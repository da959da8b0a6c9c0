import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import manifest from '../../manifest.json' with { type: 'json' };

const POLYFILL = createRequire(import.meta.url).resolve('webextension-polyfill/dist/browser-polyfill.min.js');

/** The scripts of the smallest workers that ours is compared with. */
const WORKERS = {
  empty: '',
  echo: 'chrome.runtime.onMessage.addListener((message, sender, answer) => answer({ ok: true }));\n',
  'polyfill only': "importScripts('polyfill.js');\n",
} as const;

export type BareName = keyof typeof WORKERS;

/** Writes a bare extension into a new folder, with our key, so that the driver knows its id, and our permissions. */
export async function writeBare(name: BareName, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const bare = {
    manifest_version: 3,
    name: 'Bare',
    version: '1',
    key: manifest.key,
    permissions: manifest.permissions,
    host_permissions: manifest.host_permissions.map((pattern) => pattern.replace('/*', ':443/*')),
    background: { service_worker: 'worker.js' },
  };
  await writeFile(path.join(folder, 'manifest.json'), JSON.stringify(bare));
  await writeFile(path.join(folder, 'worker.js'), WORKERS[name]);
  if (name === 'polyfill only') await copyFile(POLYFILL, path.join(folder, 'polyfill.js'));
  return folder;
}
