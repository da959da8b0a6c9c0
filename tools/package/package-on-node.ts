import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { OUT, ROOT } from '../project.ts';
import { expectSuccess, runProgram } from '../run-program.ts';

/**
 * Packages a commit in a fresh clone with its own packages, on another Node of the npm registry. Returns SHA256SUMS; throws
 * with the output of what failed.
 * @param major '22'
 */
export async function packageOnNode(major: string, commit: string): Promise<string> {
  const bin = await provideNode(major);
  const env = { PATH: `${bin}${path.delimiter}${process.env['PATH'] ?? ''}`, NODE_OPTIONS: '' };
  const clone = await mkdtemp(path.join(tmpdir(), `Node ${major} `));
  try {
    expectSuccess(
      'A package on another Node cannot be made',
      await runProgram('git', ['clone', '--quiet', '--no-local', ROOT, clone]),
    );
    expectSuccess(
      'A package on another Node cannot be made',
      await runProgram('git', ['checkout', '--quiet', commit], { folder: clone }),
    );
    expectSuccess(
      'A package on another Node cannot be made',
      await runProgram('npm', ['run', 'package'], { folder: clone, env }),
    );
    return await readFile(path.join(clone, 'out', 'packages', 'SHA256SUMS'), 'utf8');
  } finally {
    await rm(clone, { recursive: true, force: true });
  }
}

/** The package `node` fetches the program for this machine by its install script, the only one that we let run. */
export async function provideNode(major: string): Promise<string> {
  const folder = path.join(OUT, 'nodes', major);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'package.json'), '{ "private": true }');
  const args = ['install', '--no-save', '--ignore-scripts=false', `node@${major}`];
  expectSuccess('A package on another Node cannot be made', await runProgram('npm', args, { folder }));
  return path.join(folder, 'node_modules', 'node', 'bin');
}
