import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ROOT } from '../project.ts';
import type { PackedFiles } from './zip-files.ts';

export interface Commit {
  /** 40 hex digits */
  readonly id: string;
  /** when it was committed, ms since the epoch */
  readonly committedAt: number;
  readonly files: PackedFiles;
  /** names of the files that may be executed */
  readonly programs: ReadonlySet<string>;
}

/** More than the whole repository. */
const MOST_BYTES = 2 ** 28;

/**
 * The files of a commit as git keeps them: `git archive` would apply the line ends, the umask and the time zone of this
 * machine. Throws if git does not know the commit.
 */
export async function readCommit(commit: string): Promise<Commit> {
  const id = (await git(['rev-parse', '--verify', `${commit}^{commit}`])).toString().trim();
  const seconds = (await git(['show', '--no-patch', '--format=%ct', id])).toString();
  const entries = (await git(['ls-tree', '-r', '-z', '--full-tree', id]))
    .toString()
    .split('\0')
    .filter((line) => line !== '')
    .map(parseEntry);
  const batch = await git(['cat-file', '--batch'], entries.map(({ blob }) => `${blob}\n`).join(''));
  const blobs = splitBatch(batch);
  return {
    id,
    committedAt: Number(seconds) * 1000,
    files: new Map(entries.map(({ name }, index) => [name, blobs[index] ?? new Uint8Array()])),
    programs: new Set(entries.flatMap(({ name, isProgram }) => (isProgram ? [name] : []))),
  };
}

/** `100644 blob 0123… TAB name` */
function parseEntry(line: string) {
  const [, mode = '', blob = '', name = ''] = /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
  if (mode !== '100644' && mode !== '100755')
    throw new Error(`${name} is neither a file nor a program (${mode})`);
  return { name, blob, isProgram: mode === '100755' };
}

/** `0123… blob 5 NEWLINE 12345 NEWLINE`, for each. */
function splitBatch(batch: Buffer): readonly Uint8Array[] {
  const blobs: Uint8Array[] = [];
  for (let at = 0; at < batch.length; ) {
    const start = batch.indexOf('\n', at) + 1;
    const end = start + Number(batch.toString('latin1', at, start).split(' ')[2]);
    blobs.push(batch.subarray(start, end));
    at = end + 1;
  }
  return blobs;
}

async function git(args: readonly string[], input = ''): Promise<Buffer> {
  const run = promisify(execFile)('git', [...args], {
    cwd: ROOT,
    encoding: 'buffer',
    maxBuffer: MOST_BYTES,
  });
  // Most of these commands end without reading their input.
  run.child.stdin?.on('error', () => undefined).end(input);
  return (await run).stdout;
}
