import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import manifest from '../../manifest.json' with { type: 'json' };
import { POPUP_PATH } from '../../tests/browsers/extension-identity.ts';

const PAGE = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><title>Empty</title></head>
  <body><p>Empty</p></body>
</html>
`;

/** Writes an extension with our key and permissions, whose popup is one paragraph without script and style. */
export async function writeEmptyExtension(folder: string): Promise<string> {
  const page = path.join(folder, POPUP_PATH);
  await mkdir(path.dirname(page), { recursive: true });
  const empty = {
    manifest_version: 3,
    name: 'Empty',
    version: '1',
    key: manifest.key,
    permissions: manifest.permissions,
    host_permissions: manifest.host_permissions.map((pattern) => pattern.replace('/*', ':443/*')),
    background: { service_worker: 'worker.js' },
    action: { default_popup: POPUP_PATH.slice(1) },
  };
  await writeFile(path.join(folder, 'manifest.json'), JSON.stringify(empty));
  await writeFile(path.join(folder, 'worker.js'), '');
  await writeFile(page, PAGE);
  return folder;
}
