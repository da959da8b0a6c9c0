import { execFile, spawn } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { waitUntil } from '../../tests/browsers/wait-until.ts';
import { readFolder } from '../package/read-folder.ts';
import { readDelivered } from './delivered.ts';
import { findDifferences } from './find-differences.ts';

/** Where Debian's Chromium looks for extensions of the system. */
const EXTERNAL = '/usr/share/chromium/extensions';

/** Only in this process's own view of the disk; what it starts ends with it. */
const INSTALL = `mount -t tmpfs tmpfs ${EXTERNAL} && printf %s "$2" > "${EXTERNAL}/$1.json" && shift 2 && exec "$@"`;

const HEADLESS = ['--no-sandbox', '--headless=new', '--disable-gpu', '--no-first-run'];

/**
 * Packs a build as .crx with a new key, lets Chromium install it for good as an extension of the system, and compares the
 * copy in the profile with the build. Returns the differences. Needs Linux, root and Debian's Chromium.
 */
export async function differencesWhenInstalled(
  executable: string,
  build: string,
): Promise<readonly string[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'installed-'));
  try {
    const { id, key, pem } = newKey();
    const extension = path.join(folder, 'extension');
    await cp(build, extension, { recursive: true });
    const manifest = JSON.parse(await readFile(path.join(build, 'manifest.json'), 'utf8'));
    await writeFile(path.join(extension, 'manifest.json'), JSON.stringify({ ...manifest, key }));
    await writeFile(path.join(folder, 'key.pem'), pem);
    const profile = path.join(folder, 'profile');
    const pack = [`--pack-extension=${extension}`, `--pack-extension-key=${path.join(folder, 'key.pem')}`];
    await promisify(execFile)(executable, [...HEADLESS, `--user-data-dir=${profile}`, ...pack]);
    const place = { external_crx: `${extension}.crx`, external_version: manifest.version };
    const start = [executable, ...HEADLESS, `--user-data-dir=${profile}`, 'about:blank'];
    const arguments_ = ['--mount', 'sh', '-c', INSTALL, 'sh', id, JSON.stringify(place), ...start];
    const chromium = spawn('unshare', arguments_, { stdio: 'ignore' });
    const copy = path.join(profile, 'Default', 'Extensions', id, `${manifest.version}_0`);
    // Chromium unpacks elsewhere, and moves the whole folder.
    await waitUntil('Chromium has installed it', () => existsSync(copy), 120_000).finally(() =>
      chromium.kill(),
    );
    const [delivered] = await readDelivered(copy);
    if (delivered === undefined) throw new Error(`Nothing was installed in ${copy}`);
    return findDifferences(delivered, await readFolder(extension)).found;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

/** The id that Chromium derives from the public key: the first 16 bytes of its hash, 0-f written as a-p. */
function newKey(): { readonly id: string; readonly key: string; readonly pem: string } {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const der = publicKey.export({ type: 'spki', format: 'der' });
  const hash = createHash('sha256').update(der).digest('hex').slice(0, 32);
  const letter = (digit: string): string => String.fromCharCode(97 + Number.parseInt(digit, 16));
  return {
    id: hash.replace(/./g, letter),
    key: der.toString('base64'),
    pem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}
