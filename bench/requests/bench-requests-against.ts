import { provideBrowser } from '../../tools/browsers/provide-browser.ts';
import { buildCommit } from '../../tools/build-commit.ts';
import { extensionFolder } from '../../tools/project.ts';
import { build } from '../../tools/stages/build.ts';
import { playRounds, type Round, rowsOfRounds } from '../paired.ts';
import { median, report } from '../report.ts';
import { LOADS, type LoadName } from './figures.ts';
import { type QuickServer, startQuickServer } from './quick-server.ts';
import { checkCounts, fetchMany, rotated } from './slices.ts';
import { type Ours, startOurs } from './subjects.ts';

/** The limit for a request compared with the other commit: the upper end of the interval. */
const LIMITS: Readonly<Record<LoadName, number>> = { decorated: 1.08, 'another host': 1.05, paused: 1.05 };
const SLICES = 8;

/** Two builds of the extension in two browsers, slice by slice in turn. */
export async function benchRequestsAgainst(commit: string): Promise<void> {
  const built = await build();
  if (built.failed > 0) throw new Error(built.output);
  const folders = [extensionFolder('chrome'), await buildCommit(commit, 'chrome')];
  const server = await startQuickServer();
  const setup = { executable: await provideBrowser('chrome'), server };
  const started: Ours[] = [];
  try {
    for (const folder of folders) started.push(await startOurs(setup, folder));
    // A warm-up, whose result is discarded.
    await playRound(started, server, 0);
    const rounds = await playRounds((round) => playRound(started, server, round));
    report('requests-against', rowsOfRounds(rounds, LIMITS), { commit, rounds });
  } finally {
    await Promise.all(started.map((subject) => subject.close()));
    await server.close();
  }
}

async function playRound(subjects: readonly Ours[], server: QuickServer, round: number): Promise<Round> {
  const ratios: [LoadName, number][] = [];
  for (const load of LOADS) {
    await Promise.all(subjects.map((subject) => load === 'paused' && subject.pause(true)));
    ratios.push([load, await ratioUnder(load, { subjects, server, round })]);
    await Promise.all(subjects.map((subject) => load === 'paused' && subject.pause(false)));
  }
  return Object.fromEntries(ratios);
}

interface Measured {
  readonly subjects: readonly Ours[];
  readonly server: QuickServer;
  readonly round: number;
}

async function ratioUnder(load: LoadName, { subjects, server, round }: Measured): Promise<number> {
  const times = subjects.map((): number[] => []);
  for (let slice = 0; slice < SLICES; slice += 1) {
    for (const [side, subject] of rotated([...subjects.entries()], round + slice)) {
      const measured = await fetchMany(load === 'another host' ? subject.other : subject.api);
      checkCounts(server, load === 'decorated', `side ${side}, ${load}`);
      times[side]?.push(...measured);
    }
  }
  const [ours = [], theirs = []] = times;
  return median(ours) / median(theirs);
}
