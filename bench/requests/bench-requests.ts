import type { Page } from '../../tests/browsers/browser.ts';
import { provideBrowser } from '../../tools/browsers/provide-browser.ts';
import { build } from '../../tools/stages/build.ts';
import { report } from '../report.ts';
import {
  type Figure,
  figureOf,
  LOADS,
  type LoadName,
  rowsOf,
  SUBJECTS,
  type SubjectName,
} from './figures.ts';
import { type QuickServer, startQuickServer } from './quick-server.ts';
import { type Ours, type Subject, startBare, startNone, startOurs } from './subjects.ts';

const ROUNDS = 20;
const SLICES = 4;
const REQUESTS_A_SLICE = 25;

type Subjects = Readonly<Record<SubjectName, Subject>> & { readonly ours: Ours };

/**
 * What our rules cost a request in Chromium: 2,000 requests of each load in every browser, round by round in turn, so
 * that what slows a round slows all of them. The goal: within the spread of the bare extension's own rounds.
 */
export async function benchRequests(): Promise<void> {
  const built = await build();
  if (built.failed > 0) throw new Error(built.output);
  const server = await startQuickServer();
  const place = { executable: await provideBrowser('chrome'), server };
  const started: Subject[] = [];
  const keep = async <T extends Subject>(starting: Promise<T>): Promise<T> => {
    const subject = await starting;
    started.push(subject);
    return subject;
  };
  try {
    const subjects: Subjects = {
      ours: await keep(startOurs(place)),
      'one rule': await keep(startBare(place, { rule: true, listeners: false })),
      'one rule and listeners': await keep(startBare(place, { rule: true, listeners: true })),
      'permission only': await keep(startBare(place, { rule: false, listeners: false })),
      nothing: await keep(startNone(place)),
    };
    await compare(subjects, server);
  } finally {
    await Promise.all(started.map((subject) => subject.close()));
    await server.close();
  }
}

async function compare(subjects: Subjects, server: QuickServer): Promise<void> {
  const figures: Figure[] = [];
  // The first round warms everything up and is thrown away.
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
  const times = new Map<SubjectName, readonly number[]>();
  if (load === 'paused') await subjects.ours.pause(true);
  for (let slice = 0; slice < SLICES; slice += 1) {
    // Another one begins each time: nobody always has the quiet or the busy moment.
    for (const name of rotated(SUBJECTS, round + slice)) {
      const { api, other } = subjects[name];
      const measured = await fetchMany(load === 'another host' ? other : api);
      check(server, name, load);
      times.set(name, [...(times.get(name) ?? []), ...measured]);
    }
  }
  if (load === 'paused') await subjects.ours.pause(false);
  return [...times].map(([name, each]) => figureOf(load, name, each));
}

function rotated<T>(list: readonly T[], by: number): readonly T[] {
  const start = by % list.length;
  return [...list.slice(start), ...list.slice(0, start)];
}

/** Milliseconds of each request, one after the other. */
async function fetchMany(page: Page): Promise<readonly number[]> {
  await page.activate();
  return page.evaluate(async (count) => {
    const times: number[] = [];
    for (let i = 0; i < count; i += 1) {
      const start = performance.now();
      await fetch(`/api/products/?n=${i}`).then((answer) => answer.text());
      times.push(performance.now() - start);
    }
    return times;
  }, REQUESTS_A_SLICE);
}

/** A figure counts only where the requests carried what they should. */
function check(server: QuickServer, name: SubjectName, load: LoadName): void {
  const { decorated, all } = server.takeCounts();
  const hasRule =
    name === 'ours' ? load === 'decorated' : name.startsWith('one rule') && load !== 'another host';
  if (all !== REQUESTS_A_SLICE || decorated !== (hasRule ? REQUESTS_A_SLICE : 0)) {
    throw new Error(`${name}, ${load}: ${decorated} of ${all} requests carried a token`);
  }
}
