import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createSandboxHandler, type SandboxHandler } from '../sandbox/create-sandbox-handler.ts';
import { SEED_SIZES, type SeedSize } from '../sandbox/seed/seed-size.ts';
import { formatRatio, median, ratioOf, report } from './report.ts';

const ROUNDS = 15;
const REQUESTS = 40;
const STARTS = 5;

interface Subject {
  readonly size: SeedSize;
  readonly file: string;
}

/**
 * How the length of a list affects the sandbox: first and last pages, and the start, with 1,000 and with 100,000
 * products.
 */
export async function benchSandboxPages(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-sandbox-pages-'));
  try {
    const few: Subject = { size: 'shop', file: path.join(folder, 'shop.db') };
    const many: Subject = { size: 'large', file: path.join(folder, 'large.db') };
    const made = [few, many].map((subject) => start(subject));
    const starts = { few: [] as number[], many: [] as number[] };
    for (let i = 0; i < STARTS; i += 1) {
      starts.few.push(start(few));
      starts.many.push(start(many));
    }
    const rows = [
      { measured: 'making the file, ms', few: ms(made[0]), many: ms(made[1]), ratio: '' },
      {
        measured: 'starting from it, ms',
        few: ms(median(starts.few)),
        many: ms(median(starts.many)),
        ratio: '',
      },
      ...(await measurePages(few, many)),
    ];
    report('sandbox-pages', rows, { starts, made });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function open({ size, file }: Subject): SandboxHandler {
  return createSandboxHandler({ size, dataFile: file, settings: { rateLimit: 'off' } });
}

/** ms to open; the first call creates the file. */
function start(subject: Subject): number {
  const from = performance.now();
  const sandbox = open(subject);
  const took = performance.now() - from;
  sandbox.close();
  return took;
}

async function measurePages(few: Subject, many: Subject) {
  const lists = [
    { list: 'products', limit: 40, of: 'products' },
    { list: 'orders', limit: 40, of: 'orders' },
    { list: 'customers', limit: 100, of: 'customers' },
    { list: 'orders/delta', limit: 100, of: 'orders' },
  ] as const;
  const [small, large] = [open(few), open(many)];
  try {
    const rows = [];
    for (const { list, limit, of } of lists) {
      const last = (size: SeedSize) =>
        `?page=${Math.max(1, Math.floor(SEED_SIZES[size][of] / limit) - 1)}&limit=${limit}`;
      const first = `?limit=${limit}`;
      rows.push(
        await compare(`first page of ${list}`, [small, `${list}/${first}`], [large, `${list}/${first}`]),
      );
      rows.push(
        await compare(
          `last page of ${list}`,
          [small, `${list}/${last('shop')}`],
          [large, `${list}/${last('large')}`],
        ),
      );
    }
    return rows;
  } finally {
    small.close();
    large.close();
  }
}

type Side = readonly [sandbox: SandboxHandler, path: string];

/** Round by round: ms per request, and the ratio of the two. */
async function compare(measured: string, few: Side, many: Side) {
  const times = { few: [] as number[], many: [] as number[] };
  for (let i = 0; i < ROUNDS; i += 1) {
    times.few.push(await timeOf(few));
    times.many.push(await timeOf(many));
  }
  return {
    measured: `${measured}, ms`,
    few: ms(median(times.few)),
    many: ms(median(times.many)),
    ratio: formatRatio(ratioOf(times.many, times.few)),
  };
}

async function timeOf([sandbox, list]: Side): Promise<number> {
  sandbox.grant('Warehouse sync', 'products:read orders:read customers:read');
  const token = sandbox.accounts[0]?.apps[0]?.tokenSets[0]?.accessToken ?? '';
  const headers = { Authorization: `Bearer ${token}` };
  const from = performance.now();
  for (let i = 0; i < REQUESTS; i += 1) {
    const answer = await sandbox.fetch(new Request(`http://localhost/api/${list}`, { headers }));
    if (answer.status !== 200) throw new Error(`${list} answers ${answer.status}`);
    await answer.text();
  }
  return (performance.now() - from) / REQUESTS;
}

function ms(value: number | undefined): string {
  return (value ?? Number.NaN).toFixed(2);
}
