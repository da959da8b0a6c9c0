import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages } from '../../tools/install-packages.ts';
import { formatRatio, median, ratioOf, report } from '../report.ts';
import type { Load, Measure } from './loads.ts';
import type { ServerProcess } from './server-process.ts';
import type { OurSandbox } from './subjects.ts';

const CONNECTIONS = [1, 50] as const;
const ROUNDS = 5;
const SECONDS = 2;
const PATH = '/api/products/?limit=5';

interface Contest {
  readonly name: string;
  readonly ours: (load: Load) => Promise<Measure>;
  readonly theirs: (load: Load) => Promise<Measure>;
}

/** The token endpoint compared with oauth2-mock-server, reads with Prism: ratios, each round against its own rival. */
export async function benchSandbox(): Promise<void> {
  installPackages(fileURLToPath(new URL('..', import.meta.url)));
  // only now, because the line above installs them
  const { startMockServer, startOurs, startPrism } = await import('./subjects.ts');
  const folder = await mkdtemp(join(tmpdir(), 'bench-sandbox-'));
  const started: ServerProcess[] = [];
  const keep = <T extends ServerProcess>(server: T): T => {
    started.push(server);
    return server;
  };
  try {
    const ours = keep(await startOurs());
    const mock = keep(await startMockServer());
    const prism = keep(await startPrism(await firstPage(ours), folder));
    console.log('Our sandbox runs with its rate limit off; its database, token checks and log are on.');
    await run(await contests(ours, mock.url, prism.url));
  } finally {
    await Promise.all(started.map((server) => server.stop()));
    await rm(folder, { recursive: true });
  }
}

async function contests(ours: OurSandbox, mockUrl: string, prismUrl: string): Promise<readonly Contest[]> {
  const { readProducts, refreshAtMock, refreshAtOurs } = await import('./loads.ts');
  const token = accessToken(ours);
  return [
    {
      name: 'refresh, beside oauth2-mock-server 8.2.3',
      ours: (load) => refreshAtOurs(ours, load),
      theirs: (load) => refreshAtMock(mockUrl, load),
    },
    {
      name: 'read, beside Prism 5.14.2',
      // the refreshes above rotate other token sets: this token stays valid
      ours: (load) => readProducts(ours.http + PATH, token, load),
      theirs: (load) => readProducts(prismUrl, token, load),
    },
  ];
}

async function run(all: readonly Contest[]): Promise<void> {
  const rows: Record<string, string>[] = [];
  const raw: unknown[] = [];
  for (const { name, ours, theirs } of all) {
    for (const connections of CONNECTIONS) {
      // a first pair as a warm-up for both, discarded
      await ours({ connections, duration: 1 });
      await theirs({ connections, duration: 1 });
      const rounds: { ours: Measure; theirs: Measure }[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const load = { connections, duration: SECONDS };
        rounds.push({ ours: await ours(load), theirs: await theirs(load) });
      }
      rows.push(rowOf(`${name}, ${connections}`, rounds));
      raw.push({ name, connections, rounds });
    }
  }
  report('sandbox', rows, raw);
}

function rowOf(name: string, rounds: readonly { ours: Measure; theirs: Measure }[]): Record<string, string> {
  const [ours, theirs] = [rounds.map((round) => round.ours), rounds.map((round) => round.theirs)];
  const rates = (list: readonly Measure[]) => list.map(({ requestsPerSecond }) => requestsPerSecond);
  // below a millisecond the load generator reports 0: one is the minimum on both sides
  const tails = (list: readonly Measure[]) => list.map(({ p99 }) => Math.max(1, p99));
  return {
    'what, connections': name,
    'requests/s: ours / theirs': formatRatio(ratioOf(rates(ours), rates(theirs))),
    'p99: ours / theirs': formatRatio(ratioOf(tails(ours), tails(theirs))),
    'requests/s here': `${median(rates(ours)).toFixed(0)} / ${median(rates(theirs)).toFixed(0)}`,
    'p99 here, ms': `${median(tails(ours))} / ${median(tails(theirs))}`,
  };
}

async function firstPage(ours: OurSandbox): Promise<unknown> {
  const headers = { Authorization: `Bearer ${accessToken(ours)}` };
  return (await fetch(ours.http + PATH, { headers })).json();
}

function accessToken({ accounts }: OurSandbox): string {
  return accounts[0]?.apps[0]?.tokenSets[0]?.accessToken ?? '';
}
