import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { buildCommand } from '../../tools/build/build-command.ts';
import { installPackages } from '../../tools/install-packages.ts';
import { type Interval, medianInterval } from '../paired.ts';
import { median, report } from '../report.ts';
import { KINDS } from './addresses.ts';
import type { Load, Measure } from './loads.ts';
import { residentMegabytes } from './process-facts.ts';
import type { ServerProcess } from './server-process.ts';
import type { OurSandbox } from './subjects.ts';

const CONNECTIONS = [1, 50] as const;
const ROUNDS = 9;
const SECONDS = 2;
/** Reads before memory is read a first and a second time. */
const READS = { few: 1_000, many: 100_000 } as const;
/** The most that memory may grow between them, and that a read may cost of Prism's processor time. */
const MOST = { memory: 1.1, processorTime: 0.6 } as const;

interface Contest {
  readonly name: string;
  readonly ours: (load: Load) => Promise<Measure>;
  readonly theirs: (load: Load) => Promise<Measure>;
  /** by number of connections: how many times as many requests are answered */
  readonly least: Readonly<Record<(typeof CONNECTIONS)[number], number>>;
  /** whether the processor time of a request is judged, too */
  readonly isReading: boolean;
}

/**
 * The token endpoint compared with oauth2-mock-server, reads with Prism, in paired rounds. `names`: `refresh`, `read`,
 * `memory`, or none for all
 */
export async function benchSandbox(names: readonly string[]): Promise<void> {
  installPackages(fileURLToPath(new URL('..', import.meta.url)));
  await buildCommand();
  // only now, because the line above installs them
  const { startMockServer, startOurs, startPrism } = await import('./subjects.ts');
  const folder = await mkdtemp(join(tmpdir(), 'bench-sandbox-'));
  const started: ServerProcess[] = [];
  const keep = <T extends ServerProcess>(server: T): T => {
    started.push(server);
    return server;
  };
  const isAsked = (name: string) => names.length === 0 || names.includes(name);
  try {
    const ours = keep(await startOurs(folder));
    console.log('Our sandbox runs with its rate limit off; its data file, token checks and log are on.');
    const rows: Record<string, string>[] = [];
    const raw: unknown[] = [];
    // first, because every other load fills memory, too
    if (isAsked('memory')) rows.push(await measureMemory(ours));
    const { readMany, refreshAtMock, refreshAtOurs } = await import('./loads.ts');
    if (isAsked('refresh')) {
      const mock = keep(await startMockServer());
      await run(
        {
          name: 'refresh, beside oauth2-mock-server 8.2.3',
          ours: (load) => refreshAtOurs(ours, load),
          theirs: (load) => refreshAtMock(mock, load),
          least: { 1: 6, 50: 5 },
          isReading: false,
        },
        { rows, raw },
      );
    }
    if (isAsked('read')) {
      const prism = keep(await startPrism(await examplesOf(ours), folder));
      // the refreshes above rotate other token sets: this token stays valid
      const token = tokenOf(ours);
      await run(
        {
          name: 'read, beside Prism 5.14.2',
          ours: (load) => readMany(ours, `${ours.http}/api/`, token, load),
          theirs: (load) => readMany(prism, prism.url, token, load),
          least: { 1: 1.5, 50: 1.5 },
          isReading: true,
        },
        { rows, raw },
      );
    }
    report('sandbox', rows, raw);
  } finally {
    await Promise.all(started.map((server) => server.stop()));
    await rm(folder, { recursive: true });
  }
}

interface Output {
  readonly rows: Record<string, string>[];
  readonly raw: unknown[];
}

async function run({ name, ours, theirs, least, isReading }: Contest, { rows, raw }: Output): Promise<void> {
  for (const connections of CONNECTIONS) {
    // a first pair as a warm-up for both, discarded
    await ours({ connections, duration: 1 });
    await theirs({ connections, duration: 1 });
    const rounds: { ours: Measure; theirs: Measure }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const load = { connections, duration: SECONDS };
      rounds.push({ ours: await ours(load), theirs: await theirs(load) });
    }
    const ratio = intervalOf(rounds, ({ requestsPerSecond }) => requestsPerSecond);
    rows.push({
      'what, connections': `${name}, ${connections}`,
      ...rowOf(ratio, `at least ${least[connections]}`, ratio.low >= least[connections]),
      'here: ours / theirs': medians(rounds, ({ requestsPerSecond }) => requestsPerSecond, 'requests/s'),
      'p99 here': medians(rounds, ({ p99 }) => p99, 'ms'),
    });
    const cost = intervalOf(rounds, ({ processorTime }) => processorTime);
    rows.push({
      'what, connections': `processor time of a ${isReading ? 'read' : 'refresh'}, ${connections}`,
      ...(isReading
        ? rowOf(cost, `at most ${MOST.processorTime}`, cost.high <= MOST.processorTime)
        : rowOf(cost)),
      'here: ours / theirs': medians(rounds, ({ processorTime }) => processorTime, 'µs'),
      'p99 here': '',
    });
    raw.push({ name, connections, rounds });
  }
}

function rowOf({ low, median: middle, high }: Interval, limit = '-', isKept?: boolean) {
  return {
    'ours / theirs': `${middle.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`,
    limit,
    kept: isKept === undefined ? 'not judged' : isKept ? 'yes' : 'no',
  };
}

type Pair = { readonly ours: Measure; readonly theirs: Measure };
type Fact = (measure: Measure) => number;

function intervalOf(rounds: readonly Pair[], fact: Fact): Interval {
  return medianInterval(rounds.map(({ ours, theirs }) => fact(ours) / fact(theirs)));
}

function medians(rounds: readonly Pair[], fact: Fact, unit: string): string {
  const of = (side: keyof Pair) => median(rounds.map((round) => fact(round[side]))).toFixed(0);
  return `${of('ours')} / ${of('theirs')} ${unit}`;
}

/** Until the engine has given back what a load filled only for a while, ms. */
const REST = 35_000;

/** Resident memory after many reads, compared with that after a few, both at rest. */
async function measureMemory(ours: OurSandbox): Promise<Record<string, string>> {
  const { readMany } = await import('./loads.ts');
  const read = async (amount: number) => {
    await readMany(ours, `${ours.http}/api/`, tokenOf(ours), { connections: 50, amount });
    await sleep(REST);
    return residentMegabytes(ours.child.pid);
  };
  const few = await read(READS.few);
  const many = await read(READS.many - READS.few);
  const ratio = many / few;
  return {
    'what, connections': `memory after ${READS.many} reads / after ${READS.few}, 50`,
    'ours / theirs': ratio.toFixed(2),
    limit: `at most ${MOST.memory}`,
    kept: ratio <= MOST.memory ? 'yes' : 'no',
    'here: ours / theirs': `${many.toFixed(0)} / ${few.toFixed(0)} MB`,
    'p99 here': '',
  };
}

/** By template: one answer of ours, so that Prism's are as long. */
async function examplesOf(ours: OurSandbox): Promise<ReadonlyMap<string, unknown>> {
  const headers = { Authorization: `Bearer ${tokenOf(ours)}` };
  const examples = KINDS.map(async ({ template, count, path }) => {
    const answer = await fetch(`${ours.http}/api${path(Math.floor(count / 2))}`, { headers });
    if (!answer.ok) throw new Error(`${template} answered ${answer.status}.`);
    return [template, (await answer.json()) as unknown] as const;
  });
  return new Map(await Promise.all(examples));
}

/** Of the legacy app: its scope reads and writes everything that is asked for. */
function tokenOf({ accounts }: OurSandbox): string {
  const sets = accounts.flatMap(({ apps }) => apps.filter(({ kind }) => kind === 'legacy'));
  return sets[0]?.tokenSets[0]?.accessToken ?? '';
}
