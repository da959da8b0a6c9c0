import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));

/** Installs what the benches measure against, which nothing else needs, when it is missing or out of date. */
export function installComparators(): void {
  if (isCurrent()) return;
  console.error('Installing the comparators of the benches (npm ci in bench/) …');
  const { status } = spawnSync('npm ci', {
    cwd: FOLDER,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: true,
  });
  if (status !== 0) throw new Error('npm ci in bench/ failed; its output stands above.');
}

function isCurrent(): boolean {
  const installed = `${FOLDER}node_modules/.package-lock.json`;
  if (!existsSync(installed)) return false;
  const have = packagesOf(installed);
  return Object.entries(packagesOf(`${FOLDER}package-lock.json`)).every(
    ([path, { version, optional }]) => path === '' || optional === true || have[path]?.version === version,
  );
}

type Packages = Readonly<Record<string, { readonly version?: string; readonly optional?: boolean }>>;

function packagesOf(file: string): Packages {
  return (JSON.parse(readFileSync(file, 'utf8')) as { packages: Packages }).packages;
}
