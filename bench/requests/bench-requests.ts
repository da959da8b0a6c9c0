import { provideBrowser } from '../../tools/browsers/provide-browser.ts';
import { buildCommit } from '../../tools/build/build-commit.ts';
import { build } from '../../tools/stages/build.ts';
import { commitOf } from '../commit-of.ts';
import { playRounds, type Round, rowsOfRounds } from '../paired.ts';
import { report } from '../report.ts';
import { LOADS, limitsOf, PANEL_LOAD, type RequestLoad, ratiosOf, type Times } from './figures.ts';
import { type QuickServer, startQuickServer } from './quick-server.ts';
import { checkCounts, fetchMany, rotated } from './slices.ts';
import {
  type Ours,
  type RequestSetup,
  type RequestSubject,
  startBare,
  startNone,
  startOurs,
} from './subjects.ts';

const SLICES = 4;

/** Every browser of the comparison, by what is in it. */
type Subjects = ReadonlyMap<string, RequestSubject>;

/**
 * The cost of our rules for a request in Chromium, beside bare extensions: many short slices by turns, so that a slow
 * moment slows all of them. With the word "panel" our panel is open in the requesting tab, and an empty panel in that of
 * the bare extension. With `--against COMMIT` that commit is judged, too, by the same limits.
 */
export async function benchRequests(args: readonly string[]): Promise<void> {
  const commit = commitOf(args);
  const loads: readonly RequestLoad[] = args.includes('panel') ? [PANEL_LOAD] : LOADS;
  const built = await build();
  if (built.failed > 0) throw new Error(built.output);
  const server = await startQuickServer();
  const subjects = new Map<string, RequestSubject>();
  const measured: Measured = { subjects, server, loads, ours: [] };
  try {
    await startAll({ executable: await provideBrowser('chrome'), server }, commit, measured);
    // A warm-up, whose result is discarded.
    await playRound(measured, 0);
    const rounds = await playRounds((round) => playRound(measured, round));
    const name = args.includes('panel') ? 'requests-with-panel' : 'requests';
    report(name, rowsOfRounds(rounds, limitsOf(loads, commit !== null)), { commit, rounds });
  } finally {
    await Promise.all([...subjects.values()].map((subject) => subject.close()));
    await server.close();
  }
}

interface Measured {
  readonly subjects: Map<string, RequestSubject>;
  readonly server: QuickServer;
  readonly loads: readonly RequestLoad[];
  /** those that can be paused */
  readonly ours: Ours[];
}

async function startAll(
  setup: RequestSetup,
  commit: string | null,
  { subjects, loads, ours }: Measured,
): Promise<void> {
  const withPanel = loads.includes(PANEL_LOAD);
  const keep = (name: string, subject: RequestSubject) => subjects.set(name, subject);
  const builds: [string, string?][] = [['ours']];
  if (commit !== null) builds.push(['other commit', await buildCommit(commit, 'chrome')]);
  for (const [name, folder] of builds) {
    const subject = await startOurs(setup, folder);
    keep(name, subject);
    ours.push(subject);
  }
  keep('one rule', await startBare(setup, { rule: true }));
  if (withPanel) {
    for (const subject of subjects.values()) await subject.openPanel();
    return;
  }
  keep('permission only', await startBare(setup, { rule: false }));
  keep('nothing', await startNone(setup));
}

async function playRound(measured: Measured, round: number): Promise<Round> {
  const ratios: Record<string, number> = {};
  for (const load of measured.loads) {
    const pausing = load === 'paused';
    if (pausing) await Promise.all(measured.ours.map((subject) => subject.pause(true)));
    Object.assign(ratios, ratiosOf(load, await timesUnder(load, measured, round)));
    if (pausing) await Promise.all(measured.ours.map((subject) => subject.pause(false)));
  }
  return ratios;
}

/** Every subject under one load, in short slices by turns. */
async function timesUnder(
  load: RequestLoad,
  { subjects, server }: { readonly subjects: Subjects; readonly server: QuickServer },
  round: number,
): Promise<Times> {
  const times = new Map<string, readonly number[]>();
  for (let slice = 0; slice < SLICES; slice += 1) {
    // The order rotates, so that no subject always has the quiet or the busy moment.
    for (const [name, { api, other }] of rotated([...subjects], round + slice)) {
      const measured = await fetchMany(load === 'another host' ? other : api);
      checkCounts(server, isDecorated(name, load), `${name}, ${load}`);
      times.set(name, [...(times.get(name) ?? []), ...measured]);
    }
  }
  return times;
}

function isDecorated(name: string, load: RequestLoad): boolean {
  if (name === 'one rule') return load !== 'another host';
  const isOurs = name === 'ours' || name === 'other commit';
  return isOurs && load !== 'another host' && load !== 'paused';
}
