import { provideBrowser } from '../../tools/browsers/provide-browser.ts';
import { build } from '../../tools/stages/build.ts';
import { commitOf } from '../commit-of.ts';
import { report } from '../report.ts';
import { benchRequestsAgainst } from './bench-requests-against.ts';
import {
  type Figure,
  figureOf,
  LOADS,
  type LoadName,
  type RequestSubjectName,
  rowsOf,
  SUBJECTS,
} from './figures.ts';
import { type QuickServer, startQuickServer } from './quick-server.ts';
import { checkCounts, fetchMany, rotated } from './slices.ts';
import { type Ours, type RequestSubject, startBare, startNone, startOurs } from './subjects.ts';

const ROUNDS = 20;
const SLICES = 4;

type Subjects = Readonly<Record<RequestSubjectName, RequestSubject>> & { readonly ours: Ours };

/**
 * The cost of our rules for a request in Chromium: 2,000 requests of each load in every browser, round by round in
 * turn, so that a slow round slows all of them. The goal: within the spread of the bare extension's own rounds.
 */
export async function benchRequests(args: readonly string[]): Promise<void> {
  const commit = commitOf(args);
  if (commit !== null) return await benchRequestsAgainst(commit);
  const built = await build();
  if (built.failed > 0) throw new Error(built.output);
  const server = await startQuickServer();
  const setup = { executable: await provideBrowser('chrome'), server };
  const started: RequestSubject[] = [];
  const keep = async <T extends RequestSubject>(starting: Promise<T>): Promise<T> => {
    const subject = await starting;
    started.push(subject);
    return subject;
  };
  try {
    const subjects: Subjects = {
      ours: await keep(startOurs(setup)),
      'one rule': await keep(startBare(setup, { rule: true, listeners: false })),
      'one rule and listeners': await keep(startBare(setup, { rule: true, listeners: true })),
      'permission only': await keep(startBare(setup, { rule: false, listeners: false })),
      nothing: await keep(startNone(setup)),
    };
    await compare(subjects, server);
  } finally {
    await Promise.all(started.map((subject) => subject.close()));
    await server.close();
  }
}

async function compare(subjects: Subjects, server: QuickServer): Promise<void> {
  const figures: Figure[] = [];
  // The first round is a warm-up, whose result is discarded.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const load of LOADS) {
      const measured = await measureRound({ subjects, server, load, round });
      if (round > 0) figures.push(...measured);
    }
    console.error(`round ${round} of ${ROUNDS}`);
  }
  report('requests', rowsOf(figures), figures);
}

interface Round {
  readonly subjects: Subjects;
  readonly server: QuickServer;
  readonly load: LoadName;
  readonly round: number;
}

/** Every subject under one load, in short slices by turns. */
async function measureRound({ subjects, server, load, round }: Round): Promise<readonly Figure[]> {
  const times = new Map<RequestSubjectName, readonly number[]>();
  if (load === 'paused') await subjects.ours.pause(true);
  for (let slice = 0; slice < SLICES; slice += 1) {
    // The order rotates, so that no subject always has the quiet or the busy moment.
    for (const name of rotated(SUBJECTS, round + slice)) {
      const { api, other } = subjects[name];
      const measured = await fetchMany(load === 'another host' ? other : api);
      checkCounts(server, isDecorated(name, load), `${name}, ${load}`);
      times.set(name, [...(times.get(name) ?? []), ...measured]);
    }
  }
  if (load === 'paused') await subjects.ours.pause(false);
  return [...times].map(([name, each]) => figureOf(load, name, each));
}

function isDecorated(name: RequestSubjectName, load: LoadName): boolean {
  return name === 'ours' ? load === 'decorated' : name.startsWith('one rule') && load !== 'another host';
}
