import { readFile, symlink } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import type { BrowserName } from '../../tests/browsers/browser.ts';
import { ROOT } from '../project.ts';
import { expectSuccess, runProgram } from '../run-program.ts';

/** Builds one browser's extension from the source in a folder. Returns its folder; throws with the output of what failed. */
export async function buildIn(folder: string, browser: BrowserName): Promise<string> {
  await provideModules(folder);
  const vite = path.join(folder, 'node_modules', 'vite', 'bin', 'vite.js');
  const mode = browser === 'firefox' ? ['--mode', 'firefox'] : [];
  const args = [vite, 'build', '--logLevel', 'warn', ...mode];
  expectSuccess(
    'The source in another folder cannot be built',
    await runProgram(process.execPath, args, { folder, env: FOR_PRODUCTION }),
  );
  return path.join(folder, 'dist', browser);
}

/** The same by the source's own `npm run build`. Returns its `dist`. */
export async function buildAllIn(folder: string): Promise<string> {
  await provideModules(folder);
  const args = ['--import', 'tsx', 'tools/build.ts'];
  expectSuccess(
    'The source in another folder cannot be built',
    await runProgram(process.execPath, args, { folder, env: FOR_PRODUCTION }),
  );
  return path.join(folder, 'dist');
}

/** Vite would build for the NODE_ENV of this machine. */
const FOR_PRODUCTION = { NODE_ENV: 'production' };

const Lock = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ packages: v.record(v.string(), v.looseObject({ integrity: v.optional(v.string()) })) }),
);

/**
 * Whether every package of one lock file is also in the other: the same version at the same path. Takes texts of
 * package-lock.json.
 */
export function hasAllOf(lock: string, wanted: string): boolean {
  const there = v.parse(Lock, lock).packages;
  // The first entry is the project itself.
  return Object.entries(v.parse(Lock, wanted).packages).every(
    ([place, { integrity }]) => place === '' || (place in there && there[place]?.integrity === integrity),
  );
}

/** Ours if they cover the source's, else its own. */
async function provideModules(folder: string): Promise<void> {
  const [ours = '', theirs = ''] = await Promise.all(
    [ROOT, folder].map((each) => readFile(path.join(each, 'package-lock.json'), 'utf8')),
  );
  if (hasAllOf(ours, theirs)) {
    await symlink(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'), 'dir');
    return;
  }
  expectSuccess(
    'The source in another folder cannot be built',
    await runProgram('npm', ['ci', '--ignore-scripts', '--include=dev'], { folder }),
  );
}
