import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { provideBrowser } from '../../tools/browsers/provide-browser.ts';
import { buildCommit } from '../../tools/build/build-commit.ts';
import { extensionFolder } from '../../tools/project.ts';
import { build } from '../../tools/stages/build.ts';
import { commitOf } from '../commit-of.ts';
import { LIMITS } from '../limits.ts';
import { playRounds, type Round, rowsOfRounds } from '../paired.ts';
import { median, report } from '../report.ts';
import { startQuickServer } from '../requests/quick-server.ts';
import { rotated } from '../requests/slices.ts';
import { type BareName, writeBare } from './bare-extensions.ts';
import { printMemory } from './print-memory.ts';
import { startSubject, type WorkerSetup, type WorkerSubject } from './subjects.ts';

const BARE: readonly BareName[] = ['empty', 'echo', 'polyfill only'];

/** Starts of each worker in a round, for each measure. */
const STARTS = 4;

type Subjects = ReadonlyMap<string, WorkerSubject>;

/**
 * Starts of the sleeping worker in Chromium, ours and bare ones in turn: until its script has run, and until it has
 * answered a page's first message. With `--against COMMIT` that commit's worker is judged, too, by the same limits.
 */
export async function benchWorker(args: readonly string[]): Promise<void> {
  const commit = commitOf(args);
  const built = await build();
  if (built.failed > 0) throw new Error(built.output);
  const other = commit === null ? null : await buildCommit(commit, 'chrome');
  const server = await startQuickServer();
  const scratch = await mkdtemp(path.join(tmpdir(), 'bare-extensions-'));
  const subjects = new Map<string, WorkerSubject>();
  try {
    const setup = { executable: await provideBrowser('chrome'), server };
    await startAll(setup, { scratch, other }, subjects);
    // A warm-up, whose result is discarded: a browser keeps compiled code after the first starts.
    await playRound(subjects, 0);
    const rounds = await playRounds((round) => playRound(subjects, round));
    report('worker', rowsOf(rounds, commit), { commit, rounds });
    await printMemory(subjects, server);
  } finally {
    await Promise.all([...subjects.values()].map((subject) => subject.close()));
    await server.close();
    await rm(scratch, { recursive: true });
  }
}

async function startAll(
  setup: WorkerSetup,
  { scratch, other }: { readonly scratch: string; readonly other: string | null },
  subjects: Map<string, WorkerSubject>,
): Promise<void> {
  const builds = { ours: extensionFolder('chrome'), ...(other === null ? {} : { 'other commit': other }) };
  for (const [name, extension] of Object.entries(builds)) {
    subjects.set(name, await startSubject(setup, { extension, isOurs: true }));
  }
  for (const name of BARE) {
    const extension = await writeBare(name, path.join(scratch, name.replace(' ', '-')));
    subjects.set(name, await startSubject(setup, { extension, isOurs: false }));
  }
}

/** Every worker by turns, so that a slow moment slows all of them. */
async function playRound(subjects: Subjects, round: number): Promise<Round> {
  const times = new Map<string, number[]>();
  const note = (what: string, ms: number) => times.set(what, [...(times.get(what) ?? []), ms]);
  for (let start = 0; start < STARTS; start += 1) {
    for (const [name, subject] of rotated([...subjects], round + start)) {
      note(`${name} cold`, await subject.cold());
      if (name !== 'empty' && name !== 'polyfill only') note(`${name} answer`, await subject.firstAnswer());
    }
  }
  const of = (what: string) => median(times.get(what) ?? []);
  const ratios: Record<string, number> = {
    'cold / empty': of('ours cold') / of('empty cold'),
    'first answer / echo': of('ours answer') / of('echo answer'),
    'polyfill only cold / empty': of('polyfill only cold') / of('empty cold'),
  };
  if (!subjects.has('other commit')) return ratios;
  return {
    ...ratios,
    'cold / other commit': of('ours cold') / of('other commit cold'),
    'first answer / other commit': of('ours answer') / of('other commit answer'),
    'other commit cold / empty': of('other commit cold') / of('empty cold'),
    'other commit first answer / echo': of('other commit answer') / of('echo answer'),
  };
}

function rowsOf(rounds: readonly Round[], commit: string | null) {
  const { worker, workerAgainst } = LIMITS;
  const printed = { 'polyfill only cold / empty': null };
  if (commit === null) return rowsOfRounds(rounds, { ...worker, ...printed });
  const ofOther = Object.entries(worker).map(([name, limit]) => [`other commit ${name}`, limit]);
  return rowsOfRounds(rounds, { ...worker, ...workerAgainst, ...Object.fromEntries(ofOther), ...printed });
}
