import { existsSync } from 'node:fs';
import { chmod, chown, cp, mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { BROWSERS, OUT } from '../project.ts';
import { expectSuccess, runProgram } from '../run-program.ts';
import { findDifferences } from '../verify/find-differences.ts';
import { provideNode } from './package-on-node.ts';
import { readFolder } from './read-folder.ts';
import { unzipFiles } from './unzip-files.ts';
import { writeFolder } from './write-folder.ts';
import type { WrittenPackage } from './write-packages.ts';

/** What the reviewers of addons.mozilla.org have by their policy, except that they use Ubuntu, not Debian. */
const REVIEWERS = { node: '24', npm: '11', system: 'bookworm' } as const;

/** A user that exists nowhere else. */
const BUILDER = 4711;

/**
 * Builds the source package like a reviewer who has nothing else: an empty Debian without git or a compiler, another user, Node
 * and npm of the registry, and the two commands of README.md. Returns what differs from the other packages, a sentence
 * each. Needs Linux, root and debootstrap.
 */
export async function differencesInEmptyRoot(
  packages: readonly WrittenPackage[],
): Promise<readonly string[]> {
  const root = await provideRoot();
  const home = path.join(root, 'home', 'builder');
  await rm(home, { recursive: true, force: true });
  await writeFolder(path.join(home, 'source'), unzipFiles(bytesOf(packages, '-source.zip')));
  await own(home);
  const commands = 'cd ~/source && npm ci && npm run build';
  const { stdout: registry } = await runProgram('npm', ['config', 'get', 'registry']);
  const variables = [
    'HOME=/home/builder',
    'PATH=/opt/bin:/usr/bin:/bin',
    `npm_config_registry=${registry.trim()}`,
  ];
  const certificates = 'NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt';
  const inside = [
    'chroot',
    `--userspec=${BUILDER}:${BUILDER}`,
    root,
    '/usr/bin/env',
    '-i',
    ...variables,
    certificates,
  ];
  // The view of the disk ends with the build.
  const mounted = `mount -t proc proc "$1/proc" && shift && exec "$@"`;
  const view = ['--mount', 'sh', '-c', mounted, 'sh', root];
  expectSuccess(
    'The source cannot be built in an empty root',
    await runProgram('unshare', [...view, ...inside, 'sh', '-c', commands]),
  );
  const found = BROWSERS.map(async (browser) => {
    const built = await readFolder(path.join(home, 'source', 'dist', browser));
    const files = unzipFiles(bytesOf(packages, `-${browser}.zip`));
    return findDifferences({ browser, files }, built).found;
  });
  return (await Promise.all(found)).flat();
}

function bytesOf(packages: readonly WrittenPackage[], ending: string): Uint8Array {
  const found = packages.find(({ name }) => name.endsWith(ending));
  if (!found) throw new Error(`There is no package ${ending}`);
  return found.bytes;
}

/** The system is kept for the next time; Node and npm are as new as the registry's. */
async function provideRoot(): Promise<string> {
  const root = path.join(OUT, 'roots', REVIEWERS.system);
  if (!existsSync(path.join(root, 'usr', 'bin', 'env'))) {
    await rm(root, { recursive: true, force: true });
    await mkdir(root, { recursive: true });
    const args = ['--variant=minbase', REVIEWERS.system, root, ...(await mirrors())];
    expectSuccess('The source cannot be built in an empty root', await runProgram('debootstrap', args));
  }
  for (const file of ['etc/resolv.conf', 'etc/hosts', 'etc/ssl/certs/ca-certificates.crt']) {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await cp(path.join('/', file), path.join(root, file), { dereference: true });
  }
  const [bin, npm] = [path.join(root, 'opt', 'bin'), path.join(root, 'opt', 'npm')];
  for (const each of [bin, npm]) await rm(each, { recursive: true, force: true });
  await mkdir(bin, { recursive: true });
  await cp(path.join(await provideNode(REVIEWERS.node), 'node'), path.join(bin, 'node'));
  expectSuccess(
    'The source cannot be built in an empty root',
    await runProgram('npm', ['install', '--global', `--prefix=${npm}`, `npm@${REVIEWERS.npm}`]),
  );
  await chmod(path.join(bin, 'node'), 0o755);
  const script = '#!/bin/sh\nexec /opt/bin/node /opt/npm/lib/node_modules/npm/bin/npm-cli.js "$@"\n';
  await writeFolder(bin, new Map([['npm', Buffer.from(script)]]));
  await chmod(path.join(bin, 'npm'), 0o755);
  return root;
}

/** The mirror that this machine uses; none: debootstrap's own. */
async function mirrors(): Promise<readonly string[]> {
  const { stdout } = await runProgram('apt-get', ['indextargets', '--format', '$(SITE)']);
  const [first = ''] = stdout.split('\n').filter((line) => !line.includes('security'));
  return first === '' ? [] : [first];
}

async function own(folder: string): Promise<void> {
  await chown(folder, BUILDER, BUILDER);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const { parentPath, name } of entries) await chown(path.join(parentPath, name), BUILDER, BUILDER);
}
