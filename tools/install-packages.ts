import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Installs the packages of a folder with its own lock file if they are missing or outdated. Runs none of their install
 * scripts. Throws with the command to run.
 * @param folder absolute
 */
export function installPackages(folder: string): void {
  if (isCurrent(folder)) return;
  const command = `npm ci --ignore-scripts --prefix "${folder}"`;
  console.error(`Installing packages: ${command} …`);
  const { status } = spawnSync('npm ci --ignore-scripts', {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: true,
  });
  if (status !== 0) throw new Error(`The packages in ${folder} are missing. Run: ${command}`);
}

function isCurrent(folder: string): boolean {
  const installed = path.join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  const have = packagesOf(installed);
  return Object.entries(packagesOf(path.join(folder, 'package-lock.json'))).every(
    ([name, { version, optional }]) => name === '' || optional === true || have[name]?.version === version,
  );
}

type Packages = Readonly<Record<string, { readonly version?: string; readonly optional?: boolean }>>;

function packagesOf(file: string): Packages {
  return (JSON.parse(readFileSync(file, 'utf8')) as { packages: Packages }).packages;
}
