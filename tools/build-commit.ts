import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import type { BrowserName } from '../tests/browsers/browser.ts';
import { OUT, ROOT } from './project.ts';
import { type ProgramResult, runProgram } from './run-program.ts';

/** Builds the extension of another commit in a separate folder, once. Returns the extension's folder. */
export async function buildCommit(commit: string, browser: BrowserName): Promise<string> {
  const { stdout } = expectSuccess(await runProgram('git', ['rev-parse', '--verify', `${commit}^{commit}`]));
  const id = stdout.trim();
  const folder = path.join(OUT, 'commits', `${id}-${browser}`);
  const built = path.join(folder, 'dist', browser);
  if (existsSync(path.join(built, 'manifest.json'))) return built;
  console.error(`Building ${id.slice(0, 7)} …`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const archive = path.join(folder, 'commit.tar');
  expectSuccess(await runProgram('git', ['archive', '--output', archive, id]));
  expectSuccess(await runProgram('tar', ['-xf', archive, '-C', folder]));
  await provideModules(folder);
  const mode = browser === 'firefox' ? ['--mode', 'firefox'] : [];
  const vite = path.join(folder, 'node_modules', 'vite', 'bin', 'vite.js');
  expectSuccess(
    await runProgram(process.execPath, [vite, 'build', '--logLevel', 'warn', ...mode], { folder }),
  );
  return built;
}

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

/** Uses our packages if they cover the commit's, else installs its own. */
async function provideModules(folder: string): Promise<void> {
  const [ours = '', theirs = ''] = await Promise.all(
    [ROOT, folder].map((each) => readFile(path.join(each, 'package-lock.json'), 'utf8')),
  );
  if (hasAllOf(ours, theirs)) {
    await symlink(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'), 'dir');
    return;
  }
  expectSuccess(await runProgram('npm', ['ci'], { folder }));
}

function expectSuccess(result: ProgramResult): ProgramResult {
  if (result.code !== 0) throw new Error(`The other commit cannot be built:\n${result.output}`);
  return result;
}
