import { spawn } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { OUT, ROOT } from '../../tools/project.ts';
import { runProgram } from '../../tools/run-program.ts';
import { commitOf } from '../commit-of.ts';
import { report } from '../report.ts';
import type { CaseName } from './cases.ts';

/** The last commit whose searches restarted at each part of a text. */
const BEFORE = '2e20e6d';

interface Compared {
  readonly name: CaseName;
  /** characters */
  readonly length: number;
  /** required speed-up */
  readonly goal?: number;
}

const RUNS: readonly Compared[] = [
  { name: 'names', length: 99_000 },
  { name: 'names', length: 960_000, goal: 100 },
  { name: 'escapes', length: 980_000 },
  { name: 'escapes', length: 9_800_000 },
  { name: 'json', length: 960_000 },
];

/** The other side is stopped after this multiple of our time, plus its start. */
const LONGEST_RATIO = 150;
const START_MS = 3000;

const SCRIPT = path.join(ROOT, 'bench', 'redaction', 'time-one.ts');

/** The time of redaction for texts that are made to be slow, compared with another commit (`--against`). */
export async function benchRedaction(args: readonly string[]): Promise<void> {
  const before = await sourcesOf(commitOf(args) ?? BEFORE);
  const rows = [];
  for (const run of RUNS) rows.push(await rowOf(run, before));
  report('redaction', rows, rows);
}

async function rowOf({ name, length, goal }: Compared, before: string) {
  const ours = (await timeOf(ROOT, { name, length }, Number.POSITIVE_INFINITY)) ?? Number.NaN;
  const timeLimit = ours * LONGEST_RATIO + START_MS;
  const theirs = await timeOf(before, { name, length }, timeLimit);
  const ratio = (theirs ?? ours * LONGEST_RATIO) / ours;
  return {
    text: `${name}, ${length} characters`,
    'ours, ms': ours.toFixed(0),
    'before, ms': theirs?.toFixed(0) ?? `not within ${timeLimit.toFixed(0)}`,
    'before / ours': `${theirs === null ? '> ' : ''}${ratio.toFixed(1)}`,
    goal: goal === undefined ? '' : `${ratio >= goal ? 'kept' : 'MISSED'} (${goal})`,
  };
}

/** The sources of another commit in a separate folder. */
async function sourcesOf(commit: string): Promise<string> {
  const folder = path.join(OUT, 'bench-commits', `sources-${commit}`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const archive = path.join(folder, 'sources.tar');
  const steps = [
    ['git', ['archive', '--output', archive, commit, 'src', 'package.json']],
    ['tar', ['-xf', archive, '-C', folder]],
  ] as const;
  for (const [program, programArgs] of steps) {
    const { code, output } = await runProgram(program, programArgs);
    if (code !== 0) throw new Error(`The sources of ${commit} cannot be had:\n${output}`);
  }
  return folder;
}

/** CPU time in ms, in a separate process; null: not within `timeLimit` (ms). */
function timeOf(
  folder: string,
  { name, length }: { readonly name: CaseName; readonly length: number },
  timeLimit: number,
): Promise<number | null> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', SCRIPT, folder, name, String(length)], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const timer = Number.isFinite(timeLimit) ? setTimeout(() => child.kill('SIGKILL'), timeLimit) : undefined;
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.on('exit', () => {
      clearTimeout(timer);
      resolve(output.trim() === '' ? null : Number(output));
    });
  });
}
