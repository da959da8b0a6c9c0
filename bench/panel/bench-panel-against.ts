import { buildCommit } from '../../tools/build/build-commit.ts';
import { playRounds, type Round, rowsOfRounds } from '../paired.ts';
import { report } from '../report.ts';
import { rotated } from '../requests/slices.ts';
import { type Summary, summaryOf } from './figures.ts';
import { measure } from './measure.ts';
import { type SubjectSetup, startSubject } from './subjects.ts';

/** Calls per second while the panel is used: a round must be short enough for several in ten minutes. */
const RATE = 600;

const MEASURES: Readonly<Record<string, (summary: Summary) => number>> = {
  // Of a processor: what other programs take meanwhile would double a round.
  'work in a frame, p95': ({ cpu }) => cpu.p95,
  'frames that came late': ({ missed }) => missed,
  'first row after opening': ({ firstRow }) => firstRow ?? Number.NaN,
  'heap with 10,000 listed': ({ heap }) => heap.after,
};

/** The upper end of the interval. */
const LIMIT = 1.05;

/** Compares the panels of two builds, round by round in turn. */
export async function benchPanelAgainst(setup: SubjectSetup, commit: string): Promise<void> {
  const folders = { ours: setup.folders.ours, theirs: await buildCommit(commit, 'chrome') };
  const rounds = await playRounds(async (round) => {
    const summaries: Partial<Record<keyof typeof folders, Summary>> = {};
    for (const side of rotated(['ours', 'theirs'] as const, round)) {
      const at = { ...setup, folders: { ...setup.folders, ours: folders[side] } };
      summaries[side] = await measureIn(at);
    }
    return ratiosOf(summaries);
  });
  const limits = Object.fromEntries(Object.keys(MEASURES).map((name) => [name, LIMIT]));
  report('panel-against', rowsOfRounds(rounds, limits), { commit, rounds });
}

async function measureIn(setup: SubjectSetup): Promise<Summary> {
  const subject = await startSubject('ours', setup);
  try {
    return summaryOf(await measure('ours', subject, RATE));
  } finally {
    await subject.close();
  }
}

function ratiosOf({ ours, theirs }: Partial<Record<'ours' | 'theirs', Summary>>): Round {
  if (!ours || !theirs) throw new Error('A round needs both sides.');
  return Object.fromEntries(Object.entries(MEASURES).map(([name, of]) => [name, of(ours) / of(theirs)]));
}
