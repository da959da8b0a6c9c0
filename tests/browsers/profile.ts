import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Inside the project instead of /tmp: browsers installed as snaps see only the home folder. */
const PROFILES = fileURLToPath(new URL('../../out/profiles/', import.meta.url));

/** A new, empty profile folder. */
export async function makeProfile(prefix: string): Promise<string> {
  await mkdir(PROFILES, { recursive: true });
  return mkdtemp(path.join(PROFILES, `${prefix}-`));
}

/** A browser that has just ended may still be writing: Node retries for a while. */
export async function removeProfile(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}
