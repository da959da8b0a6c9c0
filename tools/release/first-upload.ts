import { unzipFiles } from '../package/unzip-files.ts';
import { zipFiles } from '../package/zip-files.ts';

/** The package without `key`, which the Chrome Web Store takes of no new item. */
export function withoutKey(zip: Uint8Array): Uint8Array {
  const files = unzipFiles(zip);
  const { key, ...manifest } = JSON.parse(new TextDecoder().decode(files.get('manifest.json')));
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  return zipFiles(new Map([...files, ['manifest.json', Buffer.from(text)]]));
}
